export { createDirectory } from "./module.ts";
export type { DirectoryDeps } from "./deps.ts";
export { directoryMigrations } from "./migrations.ts";
export type { Author } from "../../kernel/audit/index.ts";
export type {
  CandidatePair, ChangedEntity, Decision, DecisionDraft, DeliveryDraft, DeliveryReport, Directory, FieldChange, ProvenStatement,
  SourceStanding, StructureAnswer, StructureItem, StructureQuestion,
} from "./domain/directory.ts";
export type { EntityKind, EntityRef, NodeId, NodeKey, StructureType } from "./domain/entity.ts";
export { coreKinds, structureTypes } from "./domain/entity.ts";
export type { AddressValue, FieldDefinition, FieldShape, IdentifierValue, PositionValue, RelationValue, SuccessionType, SuccessionValue } from "./domain/field.ts";
export { successionTypes } from "./domain/field.ts";
export type { EntityRecord, Lineage, LineageMember, Relation, ResolvedField, ResolvedValue, Standing, Succession } from "./domain/record.ts";
export type { Source, SourceKind } from "./domain/source.ts";
export { sourceKinds } from "./domain/source.ts";
export type { JsonValue, SourceRecordDraft, Statement, StatementDraft } from "./domain/statement.ts";
export { dayAfter, firstDayOf, isPartialDate, partialDate, precisionOf } from "./domain/partial-date.ts";
export type { DatePrecision, PartialDate } from "./domain/partial-date.ts";
export { coreFields } from "./domain/catalogue/core-fields.ts";
export { defineField } from "./domain/catalogue/define.ts";
export type { FieldOptions } from "./domain/catalogue/define.ts";
export { agreementTypeNames, legalForms, organisationTypeNames, structureTypeNames, successionTypeNames } from "./domain/catalogue/codes.ts";
