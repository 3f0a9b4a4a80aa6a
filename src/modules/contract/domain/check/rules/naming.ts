import type { CheckContext } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";
import { sameLongName, type ShortName } from "../text/names.ts";
import { lettersOf, likeness, plain, sameTitle, stems } from "../text/words.ts";
import { differentTitles } from "./numbering.ts";

/** Titles and names that the contract writes in two ways. */
export function checkNaming(context: CheckContext): Contradiction[] {
  return [...titlesThatDiffer(context), ...shortNamesThatDiffer(context), ...longNamesThatDiffer(context), ...mistypedNames(context)];
}

const kindNames = {
  priority: { fr: "La priorité", en: "Priority" },
  objective: { fr: "L’objectif", en: "Objective" },
  action: { fr: "L’action", en: "Action" },
  indicator: { fr: "L’indicateur", en: "Indicator" },
} as const;

function titlesThatDiffer(context: CheckContext): Contradiction[] {
  const byItem = new Map<string, (typeof context.headings)[number][]>();
  for (const one of context.headings) byItem.set(`${one.kind} ${one.code}`, [...(byItem.get(`${one.kind} ${one.code}`) ?? []), one]);
  const found: Contradiction[] = [];
  for (const [item, ones] of byItem) {
    const first = ones[0];
    if (first === undefined) continue;
    const other = ones.find((one) => !sameTitle(one.title, first.title) && likeness(one.title, first.title) >= differentTitles);
    if (other === undefined) continue;
    const here = onlyIn(first.title, other.title);
    const there = onlyIn(other.title, first.title);
    const name = kindNames[first.kind];
    const added = [here, there].filter((one) => one !== "");
    found.push(
      contradiction(
        "title-differs",
        "remark",
        {
          fr: `${name.fr} ${first.code} n’a pas le même titre partout ; ce qui change : ${added.map((one) => `« ${one} »`).join(" / ")}.`,
          en: `${name.en} ${first.code} does not have the same title everywhere; what changes: ${added.map((one) => `“${one}”`).join(" / ")}.`,
        },
        ones.map((one) => one.line),
        [item],
      ),
    );
  }
  return found;
}

/** The words of one title that the other does not have: what is left without the beginning and the end that they share. */
function onlyIn(title: string, other: string): string {
  const [mine, theirs] = [title.split(/\s+/u), other.split(/\s+/u)];
  let start = 0;
  while (sameWord(mine[start], theirs[start])) start += 1;
  let end = 0;
  while (end < Math.min(mine.length, theirs.length) - start && sameWord(mine.at(-1 - end), theirs.at(-1 - end))) end += 1;
  return mine.slice(start, mine.length - end).join(" ");
}

function sameWord(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && lettersOf(left) === lettersOf(right);
}

/** One long name with two short ones. */
function shortNamesThatDiffer(context: CheckContext): Contradiction[] {
  return pairs(context.shortNames, (one, other) => one.short.toLowerCase() !== other.short.toLowerCase() && sameLongName(one.long, other.long)).map(([one, other]) =>
    spelledDifferently(one.short, other.short, one.long, [one.line, other.line]),
  );
}

/** One short name with two long ones that begin alike or end alike: one word was taken for another. */
function longNamesThatDiffer(context: CheckContext): Contradiction[] {
  return pairs(context.shortNames, (one, other) => one.short === other.short && !sameLongName(one.long, other.long) && likeness(one.long, other.long) >= differentTitles).map(
    ([one, other]) => spelledDifferently(one.long, other.long, one.short, [one.line, other.line]),
  );
}

function pairs(names: readonly ShortName[], test: (one: ShortName, other: ShortName) => boolean): [ShortName, ShortName][] {
  const found = new Map<string, [ShortName, ShortName]>();
  const different = [...new Map(names.toReversed().map((one) => [`${one.short} ${one.long}`, one])).values()].sort((a, b) => a.line - b.line);
  for (const [index, one] of different.entries()) {
    for (const other of different.slice(index + 1)) {
      if (!test(one, other)) continue;
      const key = [plain(`${one.short} ${one.long}`), plain(`${other.short} ${other.long}`)].map((text) => stems(text).join(" ") + text.split(" ")[0]).sort().join("|");
      if (!found.has(key)) found.set(key, [one, other]);
    }
  }
  return [...found.values()];
}

/** A name with capitals inside ("CépiDc") that is met once with one letter changed, and often as it should be. */
function mistypedNames(context: CheckContext): Contradiction[] {
  if (context.document === null) return [];
  const places = new Map<string, number[]>();
  for (const [index, text] of context.document.lines.entries()) {
    for (const [word] of text.matchAll(/(?<!\p{L})\p{Lu}\p{Ll}+\p{Lu}[\p{L}]+(?!\p{L})/gu)) {
      places.set(word, [...(places.get(word) ?? []), index + 1]);
    }
  }
  const found: Contradiction[] = [];
  for (const [rare, rareLines] of places) {
    for (const [usual, usualLines] of places) {
      if (rareLines.length > 1 || usualLines.length < 3 || rare.length < 5 || !oneLetterChanged(rare, usual)) continue;
      found.push(spelledDifferently(usual, rare, null, [usualLines[0] ?? 0, ...rareLines]));
    }
  }
  return found;
}

function oneLetterChanged(left: string, right: string): boolean {
  const [one, other] = [[...left], [...right]];
  return one.length === other.length && one.filter((letter, index) => letter !== other[index]).length === 1;
}

function spelledDifferently(one: string, other: string, of: string | null, lines: readonly number[]): Contradiction {
  const about = of === null ? { fr: "", en: "" } : { fr: ` (${of})`, en: ` (${of})` };
  return contradiction(
    "name-spelled-differently",
    "remark",
    {
      fr: `Un même nom est écrit de deux façons : « ${one} » et « ${other} »${about.fr}.`,
      en: `One name is written in two ways: “${one}” and “${other}”${about.en}.`,
    },
    lines,
    [],
  );
}
