import { z } from "zod";
import type { Answers, Tally } from "../../domain/answers.ts";
import { tallied, textsOf } from "../../domain/answering/index.ts";
import type { Form } from "../../domain/form.ts";

/** In no code, option, date or number. */
const separator = "\n";

const cell = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

/** What waits beside the ballots themselves, as it is sealed: counters by group, and texts by question. */
export const pendingShape = z.object({
  crossed: z.array(z.tuple([cell, z.number().int()])),
  contributors: z.array(z.tuple([z.string(), z.string(), z.number().int()])),
  texts: z.record(z.string(), z.array(z.string())),
});

/** Counters of one axis, filled one contribution at a time: after each there is no telling which it was. */
export interface Counters {
  add(answers: Answers): void;
  /** Counters in all, sorted. */
  inAll(): readonly Tally[];
  /** Counters by group, those that waited included, sorted. */
  crossed(): readonly Tally[];
  /** How many contributions by group and value. */
  contributors(): ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Texts by question, those that waited included. */
  texts(): ReadonlyMap<string, readonly string[]>;
}

export function createCounters(form: Form, axis: string, waited: unknown): Counters {
  const pending = waited === null ? { crossed: [], contributors: [], texts: {} } : pendingShape.parse(waited);
  const inAll = new Map<string, number>();
  const crossed = new Map(pending.crossed.map(([place, count]) => [place.join(separator), count]));
  const contributors = new Map<string, Map<string, number>>();
  for (const [group, value, count] of pending.contributors) ofGroup(contributors, group).set(value, count);
  const texts = new Map(Object.entries(pending.texts).map(([question, waiting]) => [question, [...waiting]]));
  return {
    add(answers) {
      const groups = new Map<string, string>();
      for (const { question, part, value, group, groupValue } of tallied(form, axis, answers)) {
        const counts = group === "" ? inAll : crossed;
        const place = [question, part, value, group, groupValue].join(separator);
        counts.set(place, (counts.get(place) ?? 0) + 1);
        if (group !== "") groups.set(group, groupValue);
      }
      for (const [group, value] of groups) ofGroup(contributors, group).set(value, (contributors.get(group)?.get(value) ?? 0) + 1);
      for (const { question, text } of textsOf(form, axis, answers)) {
        const waiting = texts.get(question);
        if (waiting === undefined) texts.set(question, [text]);
        else waiting.push(text);
      }
    },
    inAll: () => talliesFrom(inAll),
    crossed: () => talliesFrom(crossed),
    contributors: () => contributors,
    texts: () => texts,
  };
}

/** What is to be sealed again of the counters, with these texts kept back. */
export function pendingOf(counters: Pick<Counters, "crossed" | "contributors">, texts: ReadonlyMap<string, readonly string[]>): z.infer<typeof pendingShape> {
  return {
    crossed: counters.crossed().map(({ question, part, value, group, groupValue, count }) => [[question, part, value, group, groupValue], count]),
    contributors: [...counters.contributors()].flatMap(([group, values]) => [...values].map(([value, count]): [string, string, number] => [group, value, count])),
    texts: Object.fromEntries([...texts].map(([question, kept]) => [question, [...kept]])),
  };
}

function ofGroup(contributors: Map<string, Map<string, number>>, group: string): Map<string, number> {
  const found = contributors.get(group) ?? new Map<string, number>();
  contributors.set(group, found);
  return found;
}

/** Sorted by place, so that the order of the rows is not that in which things came. */
function talliesFrom(counts: ReadonlyMap<string, number>): readonly Tally[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([place, count]) => {
    const [question, part, value, group, groupValue] = cell.parse(place.split(separator));
    return { question, part, value, group, groupValue, count };
  });
}
