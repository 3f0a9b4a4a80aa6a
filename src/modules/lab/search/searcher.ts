import { setImmediate as nextTurn } from "node:timers/promises";
import { regionOf, type NodeId } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { facetCodes, type FacetCode, type FacetValue, type SearchAnswer, type SearchItem, type SearchQuestion } from "./domain/question.ts";
import type { SearchEntry } from "./domain/entry.ts";
import { buildIndex } from "./engine/build.ts";
import { dayNumber } from "../../../kernel/search/index.ts";
import { narrow, type Counted, type Narrowing } from "./engine/count.ts";
import { matchText, type Match } from "./engine/match.ts";
import { ordered } from "./engine/order.ts";
import { kindNumber, type SearchIndex } from "./engine/search-index.ts";
import { followGraph } from "./follow.ts";
import { itemsOf } from "./items.ts";
import { allEntries, entriesById, type SearchState } from "./store/entry-store.ts";

/** The search of one house: follows the graph by itself. */
export interface Search {
  /** A page of results with its facets. */
  search(question: SearchQuestion): Promise<SearchAnswer>;
  /** All that match, in the order asked: `page` and `pageSize` are not looked at. */
  matches(question: SearchQuestion): Promise<readonly NodeId[]>;
  /** What lists show of these entities, in the order given; unknown ones are left out. */
  items(ids: readonly NodeId[], question: Pick<SearchQuestion, "on">): Promise<readonly SearchItem[]>;
  /**
   * Takes in what changed in the graph: table `lab.search_entry` for certain, what is in memory too unless a long build
   * has only just ended.
   */
  follow(): Promise<void>;
}

const searches = new WeakMap<LabDeps["db"], Search>();

/** The one search over this database in this process. */
export function searchOf(deps: LabDeps): Search {
  const known = searches.get(deps.db);
  if (known !== undefined) return known;
  const made = createSearch(deps);
  searches.set(deps.db, made);
  return made;
}

/** How long a question waits for a change of the graph to be taken in, before it is answered from what was there. */
const patienceMilliseconds = 2500;
/** From here on a build is long: then three times its length passes before the next. At 13,000 entities it takes less. */
const longBuildMilliseconds = 3000;
const defaultPageSize = 25;

function createSearch(deps: LabDeps): Search {
  const following = follower(deps);
  return {
    search: async (question) => {
      const { index, late } = await following.current();
      return answer(deps, index, question, late);
    },
    matches: async (question) => {
      const { index } = await following.current();
      const { match, counted } = find(index, question, false);
      return Array.from(ordered(index, counted.docs, match.scores, sortOf(question), 0, counted.docs.length), (doc) => index.ids[doc] ?? "");
    },
    items: async (ids, { on }) => {
      const { index } = await following.current();
      return itemsOf(index, await entriesById(deps.db, ids), ids, on);
    },
    follow: () => following.follow(),
  };
}

/** Keeps the index in memory in step with the graph, one piece of work at a time. */
function follower({ db, directory, clock, institute }: LabDeps) {
  let index: SearchIndex | null = null;
  let running: Promise<void> | null = null;
  let known: SearchState | null = null;
  let behind = false;
  let built = { at: 0, took: 0 };
  const work = async (): Promise<void> => {
    known = await followGraph(db, directory, clock.today(), known);
    const { revision } = known;
    if (index?.revision === revision) return;
    const start = performance.now();
    // A large index is not built without end while changes come one by one.
    if (index !== null && built.took > longBuildMilliseconds && start - built.at < 3 * built.took) {
      behind = true;
      return;
    }
    const entries: SearchEntry[] = [];
    for await (const some of allEntries(db)) entries.push(...some);
    const shown = withoutUnnamed(entries);
    const own = shown.find((entry) => entry.kind === "organisation" && (entry.code === institute || entry.identifiers.includes(institute.toLowerCase())))?.entity ?? null;
    index = await buildIndex(shown, {
      revision,
      institute: own,
      regionNames: (code) => { const name = regionOf(code)?.name; return name === undefined ? [] : [name.fr, name.en]; },
      breathe: () => nextTurn(),
    });
    behind = false;
    built = { at: performance.now(), took: performance.now() - start };
  };
  const follow = (): Promise<void> => {
    running ??= work().finally(() => { running = null; });
    return running;
  };
  return {
    follow,
    async current(): Promise<{ index: SearchIndex; late: boolean }> {
      const done = follow();
      const before = index;
      if (before !== null) {
        let timer: NodeJS.Timeout | undefined;
        const enough = new Promise<"late">((resolve) => { timer = setTimeout(() => resolve("late"), patienceMilliseconds); });
        const first = await Promise.race([done, enough]).finally(() => clearTimeout(timer));
        if (first === "late") {
          // A failure then shows with the next question, which waits for a work of its own.
          done.catch(() => undefined);
          return { index: before, late: true };
        }
      }
      await done;
      if (index === null) throw new Error("the search has no index");
      return { index, late: behind };
    },
  };
}

/** Without the people to whom no structure leads or whom no public source names: to the portal they do not exist. */
function withoutUnnamed(entries: readonly SearchEntry[]): readonly SearchEntry[] {
  const named = new Set(entries.flatMap(({ kind, relations }) => (kind === "structure" ? relations.flatMap(({ field, object }) => (field === "director" || field === "member" ? [object] : [])) : [])));
  return entries.filter(({ kind, entity, name, code }) => kind !== "person" || (named.has(entity) && name !== code));
}

function find(index: SearchIndex, question: SearchQuestion, counting: boolean): { match: Match; counted: Counted; narrowing: Narrowing } {
  const kind = kindNumber[question.kind];
  const match = matchText(index, question.text ?? "", kind);
  const narrowing: Narrowing = { kind, on: dayNumber(question.on), state: question.state ?? "open", filters: byEntity(index, question.filters ?? {}) };
  const counted = narrow(index, match.docs, narrowing, counting);
  // Who asks for a closed unit by its very number is shown it.
  if (match.reading === "exact" && counted.docs.length === 0 && narrowing.state === "open") {
    const wider: Narrowing = { ...narrowing, state: "all" };
    return { match, counted: narrow(index, match.docs, wider, counting), narrowing: wider };
  }
  return { match, counted, narrowing };
}

const entityFacets: ReadonlySet<FacetCode> = new Set(["parent", "participant", "theme"]);

/** Organisations and institutes by the ids under which the index keeps them; a name that nothing bears stays, and finds nothing. */
function byEntity(index: SearchIndex, filters: NonNullable<SearchQuestion["filters"]>): Narrowing["filters"] {
  return Object.fromEntries(
    facetCodes.flatMap((code) => {
      const values = filters[code];
      if (values === undefined || values.length === 0) return [];
      const named = (value: string): string => index.named.get(value) ?? index.named.get(value.toLowerCase()) ?? index.named.get(value.toUpperCase()) ?? value;
      return [[code, entityFacets.has(code) ? values.map(named) : values]];
    }),
  );
}

function sortOf(question: SearchQuestion): NonNullable<SearchQuestion["sort"]> {
  const worded = (question.text ?? "").trim() !== "";
  return question.sort === undefined || (question.sort === "relevance" && !worded) ? (worded ? "relevance" : "name") : question.sort;
}

async function answer({ db }: LabDeps, index: SearchIndex, question: SearchQuestion, late: boolean): Promise<SearchAnswer> {
  const pageSize = question.pageSize ?? defaultPageSize;
  const { match, counted, narrowing } = find(index, question, true);
  const page = Math.max(1, Math.min(question.page ?? 1, Math.ceil(counted.docs.length / pageSize)));
  const docs = ordered(index, counted.docs, match.scores, sortOf(question), (page - 1) * pageSize, pageSize);
  const ids = Array.from(docs, (doc) => index.ids[doc] ?? "");
  const facets = Object.fromEntries(facetCodes.map((code) => [code, facetValues(index, code, counted, narrowing)])) as unknown as Record<FacetCode, readonly FacetValue[]>;
  const [structure = 0, organisation = 0, person = 0] = counted.kinds;
  return {
    total: counted.docs.length,
    page,
    pageSize,
    items: itemsOf(index, await entriesById(db, ids), ids, question.on),
    facets,
    kinds: { structure, organisation, person },
    states: counted.states,
    state: narrowing.state,
    reading: match.reading,
    suggestion: match.suggestion,
    following: late,
  };
}

/** So many values are offered in a facet; those chosen always are. */
const mostValues = 60;

function facetValues(index: SearchIndex, code: FacetCode, counted: Counted, { filters }: Narrowing): FacetValue[] {
  const { values, numberOf } = index.facets[code];
  const counts = counted.facets[code];
  const chosen = new Set(filters[code] ?? []);
  const offered: number[] = [];
  counts.forEach((count, number) => { if (count > 0) offered.push(number); });
  offered.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const kept = offered.slice(0, mostValues).map((number) => values[number] ?? "");
  const shown = new Set([...kept, ...chosen]);
  const found = [...shown].map((value) => ({ ...shownAs(index, code, value), count: counts[numberOf.get(value) ?? -1] ?? 0, chosen: chosen.has(value) }));
  return found.sort((a, b) => b.count - a.count || ((a.label ?? a.value) < (b.label ?? b.value) ? -1 : 1));
}

function shownAs(index: SearchIndex, code: FacetCode, value: string): { value: string; label: string | null } {
  if (entityFacets.has(code)) {
    const doc = index.numberOf.get(value);
    return doc === undefined ? { value, label: null } : { value: index.codes[doc] ?? value, label: index.names[doc] ?? null };
  }
  return { value, label: index.valueNames[code]?.get(value) ?? null };
}

