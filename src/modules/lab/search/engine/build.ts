import { always, ColumnBuilder, createSpelling, dayNumber, PostingsBuilder, type DatedValue } from "../../../../kernel/search/index.ts";
import type { FacetCode } from "../domain/question.ts";
import type { SearchEntry } from "../domain/entry.ts";
import { fold } from "../domain/words.ts";
import { kindNumber, otherKind, type SearchIndex } from "./search-index.ts";
import { wordsOfEntry, type Surroundings } from "./weigh.ts";

/** Lets others work between two stretches of a long build. */
export type Breathe = () => Promise<void>;

const stretch = 2000;

/**
 * The index of these entries, in any order. `institute` is the entity whose own structures come slightly first, null
 * where it is not known. `regionNames` gives the names of a region, by its code.
 */
export async function buildIndex(
  entries: readonly SearchEntry[],
  options: { readonly revision: number; readonly institute: string | null; readonly regionNames: (code: string) => readonly string[]; readonly breathe?: Breathe },
): Promise<SearchIndex> {
  const breathe = options.breathe ?? (() => Promise.resolve());
  const keyed = entries.map((entry) => ({ entry, key: `${entry.stub ? "\uffff" : ""}${fold(entry.name)}\u0001${entry.code}` }));
  await breathe();
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const sorted = keyed.map(({ entry }) => entry);
  const numberOf = new Map(sorted.map((entry, doc) => [entry.entity, doc]));
  const namedBy = peopleOf(sorted, numberOf);
  const around: Surroundings = { sorted, numberOf, namedBy, regionNames: options.regionNames, lent: new Map() };
  const postings = new PostingsBuilder();
  const columns = newColumns();
  const solid = new Set<string>();
  const written = new Map<string, string>();
  const structuresOf = countByParent(sorted);
  const prior = new Int16Array(sorted.length);
  for (const [doc, entry] of sorted.entries()) {
    if (doc % stretch === 0) await breathe();
    postings.add(wordsOfEntry(entry, doc, around, solid, written));
    addFacets(columns, entry, doc, around);
    prior[doc] = priorOf(entry, options.institute, structuresOf.get(entry.entity) ?? 0);
  }
  await breathe();
  const words = postings.finish();
  await breathe();
  // What is known by its number only is not known to be open.
  const opened = Int32Array.from(sorted, ({ opened_day, stub }) => (stub ? always.until : opened_day === null ? 0 : dayNumber(opened_day)));
  const rank = (doc: number): number => (opened[doc] === 0 ? always.until : (opened[doc] ?? 0));
  return {
    revision: options.revision,
    size: sorted.length,
    ordered: sorted.filter(({ stub }) => !stub).length,
    ids: sorted.map(({ entity }) => entity),
    codes: sorted.map(({ code }) => code),
    names: sorted.map(({ name }) => name),
    acronyms: sorted.map(({ acronym }) => acronym),
    kinds: Uint8Array.from(sorted, ({ kind }) => (kind === "structure" || kind === "organisation" || kind === "person" ? kindNumber[kind] : otherKind)),
    opened,
    closed: Int32Array.from(sorted, ({ closed_day }) => (closed_day === null ? always.until : dayNumber(closed_day))),
    prior,
    facets: Object.fromEntries(Object.entries(columns).map(([code, column]) => [code, column.finish()])) as SearchIndex["facets"],
    valueNames: {
      site: new Map(sorted.flatMap(({ site_code, site_name }) => (site_code === null || site_name === null ? [] : [[site_code, site_name] as const]))),
      domain: new Map(sorted.flatMap(({ domains }) => domains.map(({ code, label }) => [code, label] as const))),
    },
    postings: words,
    spelling: createSpelling(words.words),
    solid,
    solidWords: Uint8Array.from(words.words, (word) => (solid.has(word) ? 1 : 0)),
    written,
    byOpening: Uint32Array.from(sorted, (_, doc) => doc).sort((a, b) => rank(a) - rank(b) || a - b),
    numberOf,
    named: namesOf(sorted),
    namedBy,
    everything: Uint32Array.from(sorted, (_, doc) => doc),
    scratch: { hits: new Uint8Array(sorted.length), scores: new Int32Array(sorted.length), best: new Int32Array(sorted.length) },
  };
}

const personFields = new Set(["director", "member"]);

function peopleOf(sorted: readonly SearchEntry[], numberOf: ReadonlyMap<string, number>): SearchIndex["namedBy"] {
  const found = new Map<number, { doc: number; field: string; from: number; until: number }[]>();
  sorted.forEach((entry, doc) => {
    for (const relation of entry.relations) {
      if (!personFields.has(relation.field)) continue;
      const person = numberOf.get(relation.object);
      if (person === undefined) continue;
      const list = found.get(person) ?? [];
      list.push({ doc, field: relation.field, ...bounds(relation) });
      found.set(person, list);
    }
  });
  return found;
}

function bounds(relation: { readonly from: string | null; readonly until: string | null }): { from: number; until: number } {
  return { from: relation.from === null ? always.from : dayNumber(relation.from), until: relation.until === null ? always.until : dayNumber(relation.until) };
}

const dated: ReadonlySet<FacetCode> = new Set(["parent", "participant", "theme"]);

function newColumns(): Record<FacetCode, ColumnBuilder> {
  const column = (code: FacetCode): ColumnBuilder => new ColumnBuilder(dated.has(code));
  return {
    region: column("region"), site: column("site"), parent: column("parent"), participant: column("participant"),
    type: column("type"), form: column("form"), domain: column("domain"), theme: column("theme"),
  };
}

const facetOfField: Readonly<Record<string, FacetCode>> = { "co-supervision": "parent", participation: "participant", "thematic-institute": "theme" };

function addFacets(columns: Record<FacetCode, ColumnBuilder>, entry: SearchEntry, doc: number, { sorted, namedBy }: Surroundings): void {
  // A person is found where the structures that name it are.
  const places = entry.kind === "person" ? (namedBy.get(doc) ?? []).flatMap(({ doc: at }) => sorted[at] ?? []) : [entry];
  const plain = (values: readonly (string | null)[]): DatedValue[] => values.flatMap((value) => (value === null ? [] : [{ value, ...always }]));
  columns.region.add(plain(places.map(({ region_code }) => region_code)));
  columns.site.add(plain(places.map(({ site_code }) => site_code)));
  columns.type.add(plain([entry.type]));
  columns.form.add(plain([entry.legal_form]));
  columns.domain.add(plain(entry.domains.map(({ code }) => code)));
  const related: Record<"parent" | "participant" | "theme", DatedValue[]> = { parent: [], participant: [], theme: [] };
  for (const relation of places.flatMap(({ relations }) => relations)) {
    const facet = facetOfField[relation.field];
    if (facet === "parent" || facet === "participant" || facet === "theme") related[facet].push({ value: relation.object, ...bounds(relation) });
  }
  columns.parent.add(related.parent);
  columns.participant.add(related.participant);
  columns.theme.add(related.theme);
}

function countByParent(sorted: readonly SearchEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parents } of sorted) for (const parent of parents) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

/** Small beside a word found in a name (200): the institute's own, and organisations with many structures, first among equals. */
function priorOf(entry: SearchEntry, institute: string | null, structures: number): number {
  const own = institute !== null && entry.parents.includes(institute) ? 30 : 0;
  const known = entry.kind === "organisation" ? Math.round(6 * Math.log2(1 + structures)) : 0;
  // Of two names that hold the word, the shorter is more about it.
  const short = Math.max(0, 24 - Math.floor(entry.name.length / 4));
  return own + known + short - (entry.closed_day === null ? 0 : 60) - (entry.stub ? 80 : 0);
}

function namesOf(sorted: readonly SearchEntry[]): Map<string, string> {
  const named = new Map<string, string>();
  // By their own code first: an identifier that another entity bears too must not hide it.
  for (const { kind, code, entity } of sorted) if (kind !== "person") named.set(code, entity);
  for (const { kind, identifiers, entity } of sorted) if (kind !== "person") for (const one of identifiers) if (!named.has(one)) named.set(one, entity);
  return named;
}
