import type { Directory, EntityRecord, FieldDefinition, NodeId, ProvenStatement, Relation, ResolvedField, ResolvedValue, SourceKind } from "../../directory/index.ts";

/**
 * Sources whose word on a person is public by nature: registers that anyone may read, what the office that keeps
 * the directory has accepted to publish, and published documents of the institute. What management systems say of people (who holds which post) is counted, and never named.
 */
export const publicKinds: ReadonlySet<SourceKind> = new Set(["directory-office", "official-register", "identifier-register", "institute-document", "publications"]);

/** What may be shown to anyone: worked out once a request. */
export interface Visibility {
  /** `subjectKind`: the kind of what the statement is about, where it may be a person. */
  readonly statement: (statement: ProvenStatement, subjectKind?: string) => boolean;
  readonly relation: (relation: Pick<Relation, "field" | "subject" | "object" | "source">) => boolean;
  /** May this source say things of people here? */
  readonly openSource: (source: string) => boolean;
  readonly isRestricted: (field: string) => boolean;
  /** Does the field lead to people? */
  readonly namesPeople: (field: string) => boolean;
}

/**
 * A statement or relation is shown unless its field is restricted, or it names a person and comes from a source that is
 * not public by nature. `personIds`: the people among the objects of the statements.
 */
export function visibilityOf(fields: readonly FieldDefinition[], sources: readonly { readonly id: string; readonly kind: SourceKind }[]): Visibility {
  const restricted = new Set(fields.filter((field) => field.restricted === true).map((field) => field.code));
  const ofPeople = new Set(fields.filter((field) => field.objectKinds?.includes("person") === true).map((field) => field.code));
  const open = new Set(sources.filter((source) => publicKinds.has(source.kind)).map((source) => source.id));
  return {
    statement: ({ field, sourceKind }, subjectKind) => !restricted.has(field) && ((!ofPeople.has(field) && subjectKind !== "person") || publicKinds.has(sourceKind)),
    relation: ({ field, subject, object, source }) =>
      !restricted.has(field) && ((object.kind !== "person" && subject.kind !== "person") || open.has(source)),
    openSource: (source) => open.has(source),
    isRestricted: (field) => restricted.has(field),
    namesPeople: (field) => ofPeople.has(field),
  };
}

/**
 * A record as anyone may see it: without restricted fields, nor people whom only a management system names. Of a
 * person, nothing but what public sources say, the name included: one without a public name bears its code. Where
 * `kindOf` does not know the other end of a relation, it counts as a person if the field may lead to one.
 */
export function publicRecord(record: EntityRecord, visible: Visibility, kindOf?: (id: NodeId) => string | undefined): EntityRecord {
  const isPerson = record.ref.kind === "person";
  const mayShow = (field: string, { object, source }: ResolvedValue): boolean => {
    if (visible.openSource(source)) return true;
    if (isPerson) return false;
    if (object === null) return true;
    const kind = kindOf?.(object);
    return kind === undefined ? !visible.namesPeople(field) : kind !== "person";
  };
  const fields: Record<string, ResolvedField> = {};
  for (const [code, { current, others, contested }] of Object.entries(record.fields)) {
    if (visible.isRestricted(code)) continue;
    const shown = (some: readonly ResolvedValue[]): readonly ResolvedValue[] => some.filter((value) => mayShow(code, value));
    const kept = { current: shown(current), others: shown(others), contested: shown(contested) };
    if (kept.current.length + kept.others.length + kept.contested.length > 0) fields[code] = kept;
  }
  if (!isPerson) return { ...record, fields };
  const held = fields["name"];
  const name = (held?.current[0] ?? held?.contested[0] ?? held?.others.at(-1))?.value;
  return { ...record, ref: { ...record.ref, name: typeof name === "string" ? name : record.ref.code }, acronym: null, fields };
}

const known = new WeakMap<object, { readonly until: number; readonly visibility: Promise<Visibility> }>();
const keptMilliseconds = 30_000;

/** The same for all requests of half a minute: listing the sources counts all they say. A source that came since is not known to be public. */
export function loadVisibility(directory: Pick<Directory, "fields" | "sources">): Promise<Visibility> {
  const held = known.get(directory);
  if (held !== undefined && performance.now() < held.until) return held.visibility;
  const visibility = directory.sources().then((sources) => visibilityOf(directory.fields, sources.map(({ source }) => source)));
  known.set(directory, { until: performance.now() + keptMilliseconds, visibility });
  visibility.catch(() => known.delete(directory));
  return visibility;
}
