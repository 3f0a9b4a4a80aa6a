import type { DocumentAnswer, DocumentQuestion, FacetValue, Reading } from "../question.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { evaluate, mostFound } from "./evaluate.ts";
import { explain } from "./explain.ts";
import { narrow } from "./narrow.ts";
import { ordered, type OutsideCounts } from "./order.ts";
import { planOf, type Plan } from "./plan.ts";
import { conceptSign, joinedSign, type Segment } from "./segment.ts";

/** An answer but for what the searcher adds: the size of its page, its day, whether the index is behind. */
export type Found<F extends string> = Omit<DocumentAnswer<F>, "pageSize" | "following" | "on">;

/** Answers a question from these segments; of a record that two hold, the older form is marked dead in its segment. */
export function searchSegments<F extends string, S extends string>(facets: readonly F[], segments: readonly Segment<F>[], vocabulary: Vocabulary, question: DocumentQuestion<F, S>, pageSize: number, outside: OutsideCounts, counting = true): Found<F> {
  const text = (question.text ?? "").trimStart();
  const { docs, plan, reading } = text === "" ? everything(segments) : answering(segments, vocabulary, text);
  const filters: NonNullable<DocumentQuestion<F>["filters"]> = question.filters ?? {};
  const narrowed = segments.map((segment, at) => narrow(segment, docs[at] ?? new Uint32Array(0), filters, counting));
  const total = narrowed.reduce((sum, one) => sum + one.docs.length, 0);
  const page = Math.max(1, Math.min(question.page ?? 1, Math.ceil(total / pageSize)));
  const rows = ordered(segments, narrowed.map((one) => one.docs), sortOf(question), page * pageSize, outside).slice((page - 1) * pageSize);
  return {
    total,
    totalWithoutFilters: docs.reduce((sum, list) => sum + list.length, 0),
    page,
    hits: rows.flatMap(({ segment: at, doc }) => {
      const segment = segments[at];
      return segment === undefined ? [] : [{ code: segment.codes[doc] ?? "", explanation: plan === null ? null : explain(segment, at, doc, plan, vocabulary) }];
    }),
    facets: Object.fromEntries(facets.map((code) => [code, counting ? facetValues(segments, code, narrowed.map(({ counts }) => counts[code]), filters[code] ?? []) : []])) as unknown as Found<F>["facets"],
    reading,
    suggestion: plan?.suggestion ?? null,
    concepts: plan?.concepts ?? [],
    marks: plan === null ? new Set() : marksOf(segments, plan),
  };
}

/** What the order is where none is asked, and where relevance is asked of nothing. */
export function sortOf<F extends string, S extends string>(question: DocumentQuestion<F, S>): S | "relevance" | "newest" {
  const worded = (question.text ?? "").trim() !== "";
  const { sort } = question;
  return sort === undefined || (sort === "relevance" && !worded) ? (worded ? "relevance" : "newest") : sort;
}

interface Answering {
  readonly docs: readonly Uint32Array[];
  readonly plan: Plan | null;
  readonly reading: Reading;
}

function everything(segments: readonly Segment[]): Answering {
  return { docs: segments.map(({ everything: all, dead }) => (dead.includes(1) ? all.filter((doc) => dead[doc] === 0) : all)), plan: null, reading: "every" };
}

/** In turn, until something answers: all words as they are; all words, near spellings too; as many of them as one record has. */
function answering(segments: readonly Segment[], vocabulary: Vocabulary, text: string): Answering {
  const plan = planOf(text, segments, vocabulary);
  const all = (of: Plan): Uint32Array[] => segments.map((segment, at) => evaluate(segment, at, of, text, Math.max(1, of.slots.length)));
  const docs = all(plan);
  if (docs.some((list) => list.length > 0)) return { docs, plan, reading: plan.near ? "near" : "words" };
  const wide = planOf(text, segments, vocabulary, "everywhere");
  const near = all(wide);
  if (near.some((list) => list.length > 0)) return { docs: near, plan: wide, reading: "near" };
  const some = segments.map((segment, at) => evaluate(segment, at, wide, text, 1));
  const most = Math.max(0, ...segments.map(mostFound));
  // One common word out of many is no answer: half of them are wanted.
  const needed = Math.max(1, Math.min(most, Math.ceil(wide.slots.length / 2)));
  return { docs: needed === 1 ? some : segments.map((segment, at) => evaluate(segment, at, wide, text, needed)), plan: wide, reading: "some" };
}

const mostValues = 60;

function facetValues<F extends string>(segments: readonly Segment<F>[], code: F, counts: readonly Uint32Array[], chosen: readonly string[]): FacetValue[] {
  const sums = new Map<string, number>(chosen.map((value) => [value, 0]));
  segments.forEach(({ columns }, at) => {
    const { values } = columns[code];
    counts[at]?.forEach((count, number) => {
      const value = values[number];
      if (count > 0 && value !== undefined) sums.set(value, (sums.get(value) ?? 0) + count);
    });
  });
  const picked = new Set(chosen);
  const rows = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return rows.filter(([value], place) => place < mostValues || picked.has(value)).map(([value, count]) => ({ value, label: labelOf(segments, code, value), count, chosen: picked.has(value) }));
}

function labelOf<F extends string>(segments: readonly Segment<F>[], code: F, value: string): string | null {
  for (const segment of segments.toReversed()) {
    const name = segment.valueNames.get(code)?.get(value);
    if (name !== undefined) return name;
  }
  return null;
}

/** The stems that stand for the words asked: what is marked in titles and descriptions. Concepts bring those of their names. */
function marksOf(segments: readonly Segment[], plan: Plan): ReadonlySet<string> {
  const marks = new Set<string>();
  for (const slot of plan.slots) {
    marks.add(slot.stem);
    segments.forEach(({ postings }, at) => {
      for (const { number } of slot.candidates[at] ?? []) {
        const word = postings.words[number] ?? "";
        if (!word.startsWith(conceptSign) && !word.startsWith(joinedSign)) marks.add(word);
      }
    });
  }
  return marks;
}
