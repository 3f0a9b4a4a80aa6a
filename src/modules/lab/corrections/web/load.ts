import type { RequestContext } from "../../../../kernel/http/route.ts";
import { inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { EntityRecord, EntityRef, FieldDefinition, NodeId, NodeKey, Relation, ResolvedValue } from "../../../directory/index.ts";
import type { LabDeps } from "../../deps.ts";
import { loadEntityFacts, relationsOf, resolvedOf, type EntityFacts } from "../../pages/entity-facts.ts";
import { unknownEntity } from "../../pages/errors.ts";
import { placeOf, sayIn, type Place } from "../../pages/place.ts";
import { statedPeriod } from "../../pages/standing.ts";
import { valueText } from "../../pages/values/value-text.ts";
import type { HeldValue, Proposed, StructureName } from "../domain/correction.ts";
import { correctableFields, maySpeakFor } from "../domain/routing.ts";
import { notYourStructure } from "../errors.ts";

/** A structure as the corrections of a request see it. */
export interface Subject {
  readonly facts: EntityFacts;
  readonly place: Place;
  readonly structure: StructureName;
  /** Codes under which a perimeter may name it. */
  readonly codes: readonly string[];
  readonly keys: readonly string[];
}

export function codesOf(record: Pick<EntityRecord, "ref" | "mergedCodes">): readonly string[] {
  return [record.ref.code, ...record.mergedCodes];
}

/** The structure of an address, for somebody who may speak for it. Fails with `lab.unknown-structure`, `lab.not-your-structure`. */
export async function loadSubject(deps: LabDeps, context: RequestContext, code: string): Promise<Subject> {
  const subject = await loadAnySubject(deps, context, code);
  if (!maySpeakFor(context.actor, subject.codes)) throw notYourStructure();
  return subject;
}

/** The same for those who answer, whatever their perimeter. */
export async function loadAnySubject(deps: LabDeps, context: RequestContext, code: string): Promise<Subject> {
  const found = await deps.directory.find(code, "structure");
  if (found === null) throw unknownEntity("structure");
  const place = placeOf(context, undefined);
  const [facts, keys] = await Promise.all([loadEntityFacts(deps.directory, found.ref, "structure", place), deps.directory.keysOf(found.ref.id)]);
  const codes = codesOf(facts.record);
  const { code: publicCode, name } = facts.record.ref;
  return { facts, place, structure: { key: keys[0]?.key ?? "", code: publicCode, name }, codes, keys: keys.map(({ key }) => key) };
}

export function fieldOf(deps: LabDeps, code: string): FieldDefinition | null {
  return correctableFields(deps.directory.fields).find((field) => field.code === code) ?? null;
}

/** What the field shows now, relations included. */
export function currentOf({ facts, place }: Pick<Subject, "facts" | "place">, field: FieldDefinition): readonly ResolvedValue[] {
  return resolvedOf(facts, field.code, place)?.current ?? [];
}

export function relationsNow({ facts, place }: Pick<Subject, "facts" | "place">, field: FieldDefinition): readonly Relation[] {
  return field.shape === "relation" ? relationsOf(facts, field.code, place).current : [];
}

/** The current values in words, with who says so and when it was last seen. */
export function heldOf(subject: Pick<Subject, "facts" | "place">, field: FieldDefinition): readonly HeldValue[] {
  const { facts } = subject;
  const names = new Map(facts.statements.map((statement) => [statement.source, statement.sourceName]));
  return currentOf(subject, field).map((value) => ({
    text: inBoth((language) => valueText(field, value, language, facts.refs)), source: names.get(value.source) ?? { fr: value.source, en: value.source }, observedOn: value.attestedUntil,
  }));
}

/** What is proposed, in words, with its dates. */
export function proposedText(field: FieldDefinition, { value, validFrom, validUntil }: Proposed, other: Pick<EntityRef, "name"> | null): Bilingual {
  const refs = new Map<NodeId, Pick<EntityRef, "name">>(other === null ? [] : [["other", other]]);
  return inBoth((language) => {
    const text = valueText(field, { value, object: other === null ? null : "other" }, language, refs);
    const period = statedPeriod({ validFrom, validUntil }, { language, say: sayIn(language) });
    return period === null ? text : `${text} (${period})`;
  });
}

/** An entity that a form names by `kind/code`, with the key of its node; null when there is none. */
export async function namedEntity({ directory }: LabDeps, text: string, kinds: readonly string[]): Promise<{ readonly ref: EntityRef; readonly key: NodeKey } | null> {
  const slash = text.indexOf("/");
  const [kind, code] = [text.slice(0, slash), text.slice(slash + 1)];
  if (slash < 1 || !kinds.includes(kind)) return null;
  const found = await directory.find(code, kind);
  const key = found === null ? undefined : (await directory.keysOf(found.ref.id))[0];
  return found === null || key === undefined ? null : { ref: found.ref, key };
}
