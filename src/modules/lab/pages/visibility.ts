import type { Directory, FieldDefinition, ProvenStatement, Relation, SourceKind } from "../../directory/index.ts";

/**
 * Sources whose word on a person is public by nature: registers that anyone may read, and published documents of the
 * institute. What management systems say of people (who holds which post) is counted, and never named.
 */
export const publicKinds: ReadonlySet<SourceKind> = new Set(["official-register", "identifier-register", "institute-document", "publications"]);

/** What may be shown to anyone: worked out once a request. */
export interface Visibility {
  readonly statement: (statement: ProvenStatement) => boolean;
  readonly relation: (relation: Pick<Relation, "field" | "subject" | "object" | "source">) => boolean;
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
    statement: ({ field, sourceKind }) => !restricted.has(field) && (!ofPeople.has(field) || publicKinds.has(sourceKind)),
    relation: ({ field, subject, object, source }) =>
      !restricted.has(field) && ((object.kind !== "person" && subject.kind !== "person") || open.has(source)),
  };
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
