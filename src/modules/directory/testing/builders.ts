import type { Author } from "../../../kernel/audit/index.ts";
import { day } from "../../../kernel/time/day.ts";
import type { DeliveryDraft } from "../domain/directory.ts";
import type { NodeKey } from "../domain/entity.ts";
import type { SuccessionType } from "../domain/field.ts";
import { partialDate } from "../domain/partial-date.ts";
import type { Source, SourceKind } from "../domain/source.ts";
import type { JsonValue, SourceRecordDraft, StatementDraft } from "../domain/statement.ts";

/** Made-up drafts for tests. Numbers are invented, save for the shape of an RNSR number. */
export const tester: Author = { accountId: null, name: "test" };

export interface ParentOf {
  /** Key of the organisation: `uai:0755364Y`, `siren:180036048`. */
  readonly key: string;
  readonly kind?: "co-supervision" | "participation";
  readonly label?: string;
  readonly from?: string;
  readonly until?: string;
}

export interface StructureOf {
  readonly rnsr: string;
  readonly name?: string;
  readonly acronym?: string;
  readonly type?: string;
  readonly legalForm?: string;
  readonly opened?: string;
  readonly closed?: string;
  readonly parents?: readonly (string | ParentOf)[];
  /** RNSR numbers of the units it came from. */
  readonly predecessors?: readonly { readonly rnsr: string; readonly type: SuccessionType; readonly from: string }[];
  readonly directors?: readonly string[];
  readonly municipality?: string;
  readonly regionCode?: string;
  /** Further statements about it, word for word. */
  readonly more?: readonly StatementDraft[];
}

export function structureKey(rnsr: string): NodeKey {
  return { kind: "structure", key: `rnsr:${rnsr}` };
}

/** A statement in short: bounds are partial dates, left out when undefined. */
export function statement(subject: NodeKey, field: string, value: JsonValue, options: { slot?: string; object?: NodeKey; from?: string | undefined; until?: string | undefined; confidence?: number; raw?: string } = {}): StatementDraft {
  const { slot, object, from, until, confidence, raw } = options;
  return {
    subject, field, value,
    ...(slot === undefined ? {} : { slot }),
    ...(object === undefined ? {} : { object }),
    ...(from === undefined ? {} : { validFrom: partialDate(from) }),
    ...(until === undefined ? {} : { validUntil: partialDate(until) }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(raw === undefined ? {} : { raw }),
  };
}

/** A structure as the national register tells of it; its key is its RNSR number. */
export function structureRecord(structure: StructureOf): SourceRecordDraft {
  const subject = structureKey(structure.rnsr);
  const texts: readonly (readonly [string, string | undefined])[] = [
    ["name", structure.name ?? `Unit ${structure.rnsr}`], ["acronym", structure.acronym], ["structure-type", structure.type ?? "research-unit"],
    ["legal-form", structure.legalForm], ["opened", structure.opened], ["closed", structure.closed],
  ];
  const statements: StatementDraft[] = texts.flatMap(([field, value]) => (value === undefined ? [] : [statement(subject, field, value)]));
  statements.push(identifierStatement(subject, "rnsr", structure.rnsr));
  for (const given of structure.parents ?? []) {
    const parent: ParentOf = typeof given === "string" ? { key: given } : given;
    statements.push(statement(subject, parent.kind ?? "co-supervision", parent.label === undefined ? {} : { label: parent.label }, {
      object: { kind: "organisation", key: parent.key }, from: parent.from, until: parent.until,
    }));
  }
  for (const { rnsr, type, from } of structure.predecessors ?? []) {
    statements.push(statement(subject, "succession", { type, effectiveFrom: from }, { slot: type, object: structureKey(rnsr) }));
  }
  for (const name of structure.directors ?? []) {
    const person: NodeKey = { kind: "person", key: `rnsr-person:${structure.rnsr}:${name.toLowerCase()}` };
    statements.push(statement(person, "name", name), statement(subject, "director", {}, { object: person }));
  }
  if (structure.municipality !== undefined || structure.regionCode !== undefined) {
    statements.push(statement(subject, "address", {
      lines: "1 rue de l’Essai", postalCode: null, municipality: structure.municipality ?? null, communeCode: null,
      regionCode: structure.regionCode ?? null, departmentCode: null, country: "FR",
    }));
  }
  return { key: structure.rnsr, line: null, raw: { rnsr: structure.rnsr }, statements: [...statements, ...(structure.more ?? [])] };
}

/** An organisation by its key (`uai:…`, `siren:…`), with the identifier that the key holds. */
export function organisationRecord(organisation: { key: string; name: string; acronym?: string; type?: string; siren?: string; more?: readonly StatementDraft[] }): SourceRecordDraft {
  const subject: NodeKey = { kind: "organisation", key: organisation.key };
  const colon = organisation.key.indexOf(":");
  return {
    key: organisation.key, line: null, raw: null,
    statements: [
      statement(subject, "name", organisation.name),
      ...(organisation.acronym === undefined ? [] : [statement(subject, "acronym", organisation.acronym)]),
      ...(organisation.type === undefined ? [] : [statement(subject, "organisation-type", organisation.type)]),
      identifierStatement(subject, organisation.key.slice(0, colon), organisation.key.slice(colon + 1)),
      ...(organisation.siren === undefined ? [] : [identifierStatement(subject, "siren", organisation.siren)]),
      ...(organisation.more ?? []),
    ],
  };
}

export function identifierStatement(subject: NodeKey, scheme: string, value: string, valid = true): StatementDraft {
  return statement(subject, "identifier", { scheme, value, valid }, { slot: `${scheme}:${value}` });
}

export function sourceOf(id: string, kind: SourceKind = "official-register"): Source {
  return { id, kind, name: { fr: `Source ${id}`, en: `Source ${id}` }, home: null, licence: null };
}

export interface DeliveryOf {
  readonly source?: string | Source;
  readonly kind?: SourceKind;
  readonly on: string;
  readonly scope?: string;
  readonly complete?: boolean;
  readonly demonstration?: boolean;
  readonly sha256?: string | null;
}

/** A delivery of these records, complete for the scope `structures` of the source `rnsr` unless told otherwise. */
export function deliveryOf(records: readonly SourceRecordDraft[], { source = "rnsr", kind, on, scope, complete, demonstration, sha256 }: DeliveryOf): DeliveryDraft {
  return {
    source: typeof source === "string" ? sourceOf(source, kind) : source,
    observedOn: day(on),
    scope: scope ?? "structures",
    complete: complete ?? true,
    fileSha256: sha256 ?? null,
    mapping: null,
    demonstration: demonstration ?? false,
    records,
  };
}
