import type { CheckContext } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";
import type { ItemKind } from "../text/sections.ts";
import { likeness, plain, sameTitle } from "../text/words.ts";

interface Numbered {
  readonly code: string;
  readonly title: string;
  readonly parent: string | null;
  readonly lines: readonly number[];
}

type NumberedKind = ItemKind | "part";

const names: Readonly<Record<NumberedKind, { fr: string; fem: boolean; en: string }>> = {
  priority: { fr: "priorité", fem: true, en: "priority" },
  objective: { fr: "objectif", fem: false, en: "objective" },
  action: { fr: "action", fem: true, en: "action" },
  indicator: { fr: "indicateur", fem: false, en: "indicator" },
  part: { fr: "partie d’indicateur", fem: true, en: "indicator part" },
};

/** Gaps, repetitions and misplaced codes in the numbering of priorities, objectives, actions, indicators and parts. */
export function checkNumbering(context: CheckContext): Contradiction[] {
  const { priorities, indicators } = context.register;
  const objectives = priorities.flatMap((one) => one.objectives.map((item) => numbered(item, one.code)));
  const actions = priorities.flatMap((one) => one.objectives).flatMap((one) => one.actions.map((item) => numbered(item, one.code)));
  const parts = indicators.flatMap((one) =>
    one.parts.filter((part) => part.code !== one.code).map((part) => ({ code: part.code, title: "", parent: one.code, lines: part.lines })),
  );
  return [
    ...checkKind("priority", priorities.map((one) => numbered(one, null))),
    ...checkKind("objective", objectives),
    ...checkKind("action", actions),
    ...checkKind("indicator", indicators.map((one) => numbered(one, null))),
    ...checkKind("part", parts),
    ...repeatedHeadings(context),
    ...renumberedHeadings(context),
  ];
}

function numbered(item: { code: string; title: { fr: string }; lines: readonly number[] }, parent: string | null): Numbered {
  return { code: item.code, title: item.title.fr, parent, lines: item.lines };
}

/** "2.1.3" is [ "2.1", 3 ]; "48" is [ "", 48 ]; "4.c" is [ "4", 3 ]. Null where the last piece is not a place in a row. */
function split(code: string): { stem: string; place: number } | null {
  const cut = code.lastIndexOf(".");
  const last = code.slice(cut + 1).toLowerCase();
  const place = /^\d+$/u.test(last) ? Number(last) : /^[a-z]$/u.test(last) ? last.charCodeAt(0) - 96 : null;
  return place === null ? null : { stem: cut < 0 ? "" : code.slice(0, cut), place };
}

function checkKind(kind: NumberedKind, items: readonly Numbered[]): Contradiction[] {
  const rows = new Map<string, Numbered[]>();
  const restarts = startsAgain(items);
  for (const item of items) {
    const pieces = split(item.code);
    if (pieces === null) continue;
    const row = pieces.stem === "" && restarts ? (item.parent ?? "") : pieces.stem;
    rows.set(row, [...(rows.get(row) ?? []), item]);
  }
  const found = [...rows.values()].flatMap((row) => [...gaps(kind, row), ...repetitions(kind, row)]);
  return kind === "part" ? found : [...found, ...misplaced(kind, items)];
}

/** Numbering that begins again at 1 under each parent (objective 1: actions 1 to 4, objective 2: actions 1 to 6). */
function startsAgain(items: readonly Numbered[]): boolean {
  const firsts = new Map<string, string>();
  for (const item of items) if (item.parent !== null && !firsts.has(item.parent)) firsts.set(item.parent, item.code);
  return firsts.size > 1 && [...firsts.values()].every((code) => code === "1");
}

/** A numbering that begins this far is one of its own ("action 101"), not one with a hundred items missing. */
const startsLate = 20;

/** Each run of missing numbers is one finding. */
function gaps(kind: NumberedKind, row: readonly Numbered[]): Contradiction[] {
  const placed = row.map((item) => ({ item, place: split(item.code)?.place ?? 0 })).sort((a, b) => a.place - b.place);
  const stem = split(row[0]?.code ?? "")?.stem ?? "";
  const codeAt = (place: number): string => `${stem === "" ? "" : `${stem}.`}${kind === "part" ? String.fromCharCode(96 + place) : place}`;
  const found: Contradiction[] = [];
  let before: (typeof placed)[number] | undefined;
  for (const after of placed) {
    const first = (before?.place ?? 0) + 1;
    const last = after.place - 1;
    if (last >= first && !(before === undefined && last >= startsLate)) found.push(gap(kind, first === last ? [codeAt(first)] : [codeAt(first), codeAt(last)], before?.item, after.item));
    before = after;
  }
  return found;
}

function gap(kind: NumberedKind, codes: readonly string[], before: Numbered | undefined, after: Numbered): Contradiction {
  const { fr, fem, en } = names[kind];
  const between = [before?.code, after.code].filter((one) => one !== undefined);
  const several = codes.length > 1;
  return contradiction(
    "numbering-gap",
    "contradiction",
    {
      fr: `${fr[0]?.toUpperCase() ?? ""}${fr.slice(1)} ${codes.join(" à ")} : ${fem ? "absente" : "absent"}${several ? "s" : ""} de la numérotation (on trouve ${between.join(" puis ")}).`,
      en: several ? `Numbers ${codes.join(" to ")} (${en}) are missing (found: ${between.join(" then ")}).` : `There is no ${en} ${codes[0]} in the numbering (found: ${between.join(" then ")}).`,
    },
    [before?.lines.at(-1), after.lines[0]].filter((line) => line !== undefined),
    codes.map((code) => (kind === "indicator" || kind === "part" ? code : `${kind} ${code}`)),
  );
}

function repetitions(kind: NumberedKind, row: readonly Numbered[]): Contradiction[] {
  const seen = new Map<string, Numbered[]>();
  for (const item of row) seen.set(item.code, [...(seen.get(item.code) ?? []), item]);
  return [...seen].filter(([, items]) => items.length > 1).map(([code, items]) => repetition(kind, code, items.flatMap((item) => [...item.lines])));
}

function repetition(kind: NumberedKind, code: string, lines: readonly number[]): Contradiction {
  const { fr, en } = names[kind];
  return contradiction(
    "numbering-duplicate",
    "contradiction",
    {
      fr: `Deux éléments différents portent le numéro ${code} (${fr}).`,
      en: `Two different items have the number ${code} (${en}).`,
    },
    lines,
    [kind === "indicator" || kind === "part" ? code : `${kind} ${code}`],
  );
}

/** Hierarchical codes say where they belong: objective 2.1 under axis 2. */
function misplaced(kind: NumberedKind, items: readonly Numbered[]): Contradiction[] {
  const { fr, en } = names[kind];
  return items
    .filter((item) => item.parent !== null && item.code.includes(".") && split(item.code)?.stem !== item.parent)
    .map((item) =>
      contradiction(
        "numbering-outside-parent",
        "contradiction",
        {
          fr: `Le numéro ${item.code} (${fr}) est rangé sous ${item.parent ?? ""}.`,
          en: `Number ${item.code} (${en}) stands under ${item.parent ?? ""}.`,
        },
        item.lines,
        [`${kind} ${item.code}`],
      ),
    );
}

/** Headings of the document with one number and two titles that have little in common, where the register kept only one. */
function repeatedHeadings(context: CheckContext): Contradiction[] {
  const found: Contradiction[] = [];
  for (const kind of ["priority", "objective", "action", "indicator"] as const) {
    const byCode = new Map<string, { title: string; line: number }[]>();
    for (const one of context.headings.filter((heading) => heading.kind === kind)) {
      byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
    }
    for (const [code, ones] of byCode) {
      const first = ones[0];
      const other = ones.find((one) => first !== undefined && !sameTitle(one.title, first.title) && likeness(one.title, first.title) < differentTitles);
      if (first === undefined || other === undefined) continue;
      if (registeredTwice(context, kind, code)) continue;
      found.push(repetition(kind, code, ones.map((one) => one.line)));
    }
  }
  return found;
}

/** One title under two numbers: the summary and the text do not count alike. */
function renumberedHeadings(context: CheckContext): Contradiction[] {
  const found: Contradiction[] = [];
  for (const kind of ["priority", "objective", "action", "indicator"] as const) {
    const byTitle = new Map<string, { code: string; line: number }[]>();
    for (const one of context.headings.filter((heading) => heading.kind === kind && heading.title.length >= 25)) byTitle.set(plain(one.title), [...(byTitle.get(plain(one.title)) ?? []), one]);
    for (const [title, ones] of byTitle) {
      const codes = [...new Set(ones.map((one) => one.code))];
      if (codes.length < 2) continue;
      const { fr, en } = names[kind];
      const said = { fr: codes.join(" et "), en: codes.join(" and ") };
      found.push(
        contradiction(
          "numbering-duplicate",
          "contradiction",
          { fr: `Un même titre (${fr}) porte plusieurs numéros : ${said.fr} (« ${title.slice(0, 60)} »).`, en: `One title (${en}) has several numbers: ${said.en}.` },
          ones.map((one) => one.line),
          codes.map((code) => (kind === "indicator" ? code : `${kind} ${code}`)),
        ),
      );
    }
  }
  return found;
}

/** Two titles of one number that share less than this are two items, those that share more are one item spelled in two ways. */
export const differentTitles = 0.3;

function registeredTwice(context: CheckContext, kind: ItemKind, code: string): boolean {
  const { priorities, indicators } = context.register;
  const objectives = priorities.flatMap((one) => one.objectives);
  const codes = { priority: priorities, objective: objectives, action: objectives.flatMap((one) => one.actions), indicator: indicators }[kind];
  return codes.filter((one) => one.code === code).length > 1;
}
