import type { Author } from "../../../kernel/audit/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { FieldDefinition } from "./field.ts";
import type { EntityKind, EntityRef, NodeId, NodeKey } from "./entity.ts";
import type { EntityRecord, Lineage, Relation, Standing } from "./record.ts";
import type { Source } from "./source.ts";
import type { SourceRecordDraft, Statement } from "./statement.ts";

export interface DeliveryDraft {
  readonly source: Source;
  /** The day the source was looked at: that of the extract, not that of the import. */
  readonly observedOn: Day;
  /** Groups the records of one export (`structures`, `staff`); within it a complete delivery ends what it does not hold. */
  readonly scope: string;
  readonly complete: boolean;
  readonly fileSha256: string | null;
  readonly mapping: { readonly name: string; readonly version: number } | null;
  readonly demonstration: boolean;
  readonly records: readonly SourceRecordDraft[];
}

/** What a delivery changed, in words that can be shown: all counts, and the changes one by one. */
export interface DeliveryReport {
  readonly deliveryId: string;
  readonly source: string;
  readonly observedOn: Day;
  readonly previousObservedOn: Day | null;
  readonly records: number;
  readonly statements: number;
  readonly opened: readonly ChangedEntity[];
  readonly closed: readonly ChangedEntity[];
  readonly renamed: readonly FieldChange[];
  readonly changed: readonly FieldChange[];
  readonly unchangedRecords: number;
  readonly counts: Readonly<Record<string, number>>;
  /** What a person should look at: contradictions, suspicious values. */
  readonly remarks: readonly Issue[];
}

export interface ChangedEntity {
  readonly kind: EntityKind;
  readonly code: string;
  readonly name: string;
}

export interface FieldChange extends ChangedEntity {
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export type DecisionDraft =
  | { readonly kind: "same" | "different"; readonly nodeKind: EntityKind; readonly leftKey: string; readonly rightKey: string; readonly reason: string }
  | { readonly kind: "prefer"; readonly nodeKind: EntityKind; readonly key: string; readonly field: string; readonly slot: string; readonly statement: string; readonly reason: string };

export interface Decision {
  readonly id: string;
  readonly kind: "same" | "different" | "prefer";
  readonly nodeKind: EntityKind;
  readonly leftKey: string;
  readonly rightKey: string | null;
  readonly field: string | null;
  readonly slot: string | null;
  readonly statement: string | null;
  readonly reason: string;
  readonly author: string;
  readonly recordedAt: string;
  readonly revoked: { readonly author: string; readonly recordedAt: string; readonly reason: string } | null;
}

/** Two entities that may be one, with what speaks for it. */
export interface CandidatePair {
  readonly left: EntityRef & { readonly key: string };
  readonly right: EntityRef & { readonly key: string };
  readonly evidence: readonly { readonly rule: string; readonly detail: string }[];
  readonly score: number;
}

export interface StructureQuestion {
  /** In force on this day. */
  readonly on: Day;
  /** An organisation or structure at the other end of `relation`; `relations` empty: any relation. */
  readonly related?: { readonly ids: readonly NodeId[]; readonly relations: readonly string[] };
  readonly types?: readonly string[];
  readonly legalForms?: readonly string[];
  readonly regions?: readonly string[];
  /** INSEE codes of communes, arrondissements among them. */
  readonly sites?: readonly string[];
  /** Codes of scientific domains. */
  readonly domains?: readonly string[];
  /** Label numbers, in any spelling. */
  readonly labels?: readonly string[];
  readonly entities?: readonly NodeId[];
  /** `given`: in the order of `entities`. */
  readonly sort?: "name" | "code" | "opened" | "given";
  readonly descending?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
}

export interface StructureAnswer {
  readonly total: number;
  readonly attested: number;
  readonly presumed: number;
  readonly items: readonly StructureItem[];
  /** First and last days on which the official register was looked at; null where it never was. */
  readonly observed: { readonly first: Day; readonly last: Day } | null;
}

export interface StructureItem {
  readonly ref: EntityRef;
  readonly acronym: string | null;
  readonly openedDay: Day | null;
  readonly closedDay: Day | null;
  readonly standing: Standing;
}

export interface SourceStanding {
  readonly source: Source;
  readonly deliveries: number;
  readonly lastObservedOn: Day | null;
  readonly lastRecordedAt: string | null;
  readonly statements: number;
  readonly demonstration: boolean;
}

export interface ProvenStatement extends Statement {
  readonly sourceName: Source["name"];
  readonly sourceKind: Source["kind"];
  /** Key of the node it was said of, before any merge. */
  readonly nodeKey: string;
}

/** The graph: facts in as statements, records and relations out. */
export interface Directory {
  readonly fields: readonly FieldDefinition[];

  /** All or nothing. The same delivery again changes nothing; deliveries may come in any order of their days. */
  deliver(by: Author, delivery: DeliveryDraft, onProgress?: (done: number, total: number) => void): Promise<DeliveryReport>;
  /** What `deliver` would report, nothing kept. */
  rehearse(by: Author, delivery: DeliveryDraft): Promise<DeliveryReport>;
  /** Takes made-up facts away, and nothing else. */
  removeDemonstration(by: Author): Promise<void>;
  hasDemonstration(): Promise<boolean>;
  deliveries(limit: number): Promise<readonly DeliveryReport[]>;
  sources(): Promise<readonly SourceStanding[]>;

  decide(by: Author, decision: DecisionDraft): Promise<Decision>;
  revoke(by: Author, decisionId: string, reason: string): Promise<void>;
  decisions(entity?: NodeId): Promise<readonly Decision[]>;
  candidatePairs(question: { kind?: EntityKind; page: number; pageSize: number }): Promise<{ total: number; items: readonly CandidatePair[] }>;

  /** By public code, UUID or `scheme:value`; null when unknown. `moved` when the text names a node that was merged into another. */
  find(text: string, kind?: EntityKind): Promise<{ readonly ref: EntityRef; readonly moved: boolean } | null>;
  /** Every entity that the text names, best first: several schools share one SIREN. Empty when unknown. */
  findAll(text: string, kind?: EntityKind): Promise<readonly EntityRef[]>;
  refs(ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, EntityRef>>;
  keysOf(id: NodeId): Promise<readonly NodeKey[]>;
  record(id: NodeId, on: Day): Promise<EntityRecord | null>;
  records(ids: readonly NodeId[], on: Day): Promise<readonly EntityRecord[]>;
  /** Every entity of a kind, some hundreds at a time, for indexes and exports. */
  allRecords(kind: EntityKind, on: Day): AsyncIterable<readonly EntityRecord[]>;
  /** Entities touched since a delivery or decision number, for indexes that follow. */
  changesAfter(sequence: number): Promise<{ readonly sequence: number; readonly entities: readonly NodeId[] | "all" }>;
  /** Relations from and to an entity, of any time; `on` keeps those in force. */
  relations(question: { subject?: NodeId; object?: NodeId; fields?: readonly string[]; on?: Day }): Promise<readonly Relation[]>;
  statements(id: NodeId, field?: string): Promise<readonly ProvenStatement[]>;
  statementsById(ids: readonly string[]): Promise<readonly ProvenStatement[]>;
  structures(question: StructureQuestion): Promise<StructureAnswer>;
  lineage(id: NodeId): Promise<Lineage>;
}
