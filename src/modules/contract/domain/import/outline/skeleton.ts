import { untranslated, type Action, type Objective, type Priority } from "../../register.ts";
import type { Line } from "../lines.ts";
import { reportGaps, type LevelName } from "./numbering.ts";
import type { Item, Outline } from "./outline.ts";
import type { ProblemList, ReadItem } from "../reading.ts";

export const levelNames: Readonly<Record<"priority" | "objective" | "action" | "indicator", LevelName>> = {
  priority: { one: { fr: "Priorité", en: "priority" }, many: { fr: "Priorités", en: "priorities" }, feminine: true },
  objective: { one: { fr: "Objectif", en: "objective" }, many: { fr: "Objectifs", en: "objectives" }, feminine: false },
  action: { one: { fr: "Action", en: "action" }, many: { fr: "Actions", en: "actions" }, feminine: true },
  indicator: { one: { fr: "Indicateur", en: "indicator" }, many: { fr: "Indicateurs", en: "indicators" }, feminine: false },
};

/** The parent that a hierarchical code names ("2.1.3" stands under "2.1"), when there is one. */
function namedParent(item: Item, parents: readonly Item[]): Item | undefined {
  const cut = item.code.lastIndexOf(".");
  return cut === -1 ? undefined : parents.find((parent) => parent.code === item.code.slice(0, cut));
}

/** The parent by place: the nearest one before any mention of the item, a summary counting like the text. */
function parentByPlace(item: Item, parents: readonly Item[], summaries: boolean): Item | undefined {
  let nearest: Item | undefined;
  let distance = Number.POSITIVE_INFINITY;
  const places = summaries ? item.mentions.map((mention) => mention.line.number) : [item.at];
  for (const place of places) {
    for (const parent of parents) {
      const spots = summaries ? parent.mentions.map((mention) => mention.line.number) : [parent.at];
      for (const spot of spots) {
        if (spot > place || place - spot >= distance) continue;
        nearest = parent;
        distance = place - spot;
      }
    }
  }
  return nearest;
}

function parentless(item: Item, code: string, lines: readonly number[]): Item {
  return { ...item, code, title: "", at: item.at, lines, mentions: [], extent: 0 };
}

/** Items under their parents. Items without one go under a parent of their own, code "0", and that is told. */
function nest(children: readonly Item[], parents: readonly Item[], level: "objective" | "action", summaries: boolean, problems: ProblemList): Map<Item, Item[]> {
  const nested = new Map<Item, Item[]>(parents.map((parent) => [parent, []]));
  const orphans: Item[] = [];
  for (const child of children) {
    const parent = namedParent(child, parents) ?? parentByPlace(child, parents, summaries);
    if (parent === undefined) orphans.push(child);
    else nested.get(parent)?.push(child);
  }
  const first = orphans[0];
  if (first !== undefined) {
    const lines = orphans.flatMap((orphan) => orphan.lines.slice(0, 1));
    const name = levelNames[level];
    problems.error(`${level}.without-parent`, `${name.many.fr} sans niveau supérieur trouvé : ${orphans.map((orphan) => orphan.code).join(", ")}.`, `${name.many.en} with no level above found: ${orphans.map((orphan) => orphan.code).join(", ")}.`, lines);
    nested.set(parentless(first, "0", first.lines.slice(0, 1)), orphans);
  }
  return nested;
}

function groupOf(action: Item, outline: Outline, lines: readonly Line[]): string | null {
  const limit = Math.max(0, ...[...outline.objectives, ...outline.priorities].map((item) => item.at).filter((at) => at < action.at));
  const group = outline.groups.findLast((heading) => heading.number < action.at && heading.number > limit);
  return group === undefined ? null : (lines[group.number - 1]?.text ?? null);
}

export interface Skeleton {
  readonly priorities: readonly Priority[];
  readonly items: readonly ReadItem[];
}

/** Priorities, objectives and actions in their tree, with everything missing, doubled or out of place told. */
export function buildSkeleton(outline: Outline, lines: readonly Line[], problems: ProblemList): Skeleton {
  const items: ReadItem[] = [];
  const { priorities, objectives, actions } = outline;
  const actionsOf = nest(actions, objectives, "action", false, problems);
  const allObjectives = [...actionsOf.keys()];
  const objectivesOf = nest(allObjectives, priorities, "objective", true, problems);
  const built = [...objectivesOf].map(([priority, members]): Priority => {
    items.push({ kind: "priority", code: priority.code, title: priority.title, lines: priority.lines });
    return {
      code: priority.code,
      title: untranslated(priority.title),
      lines: priority.lines,
      objectives: members.map((objective): Objective => {
        items.push({ kind: "objective", code: objective.code, title: objective.title, lines: objective.lines, within: priority.code });
        return {
          code: objective.code,
          title: untranslated(objective.title),
          lines: objective.lines,
          actions: (actionsOf.get(objective) ?? []).map((action): Action => {
            const group = groupOf(action, outline, lines);
            items.push({ kind: "action", code: action.code, title: action.title, lines: action.lines, within: objective.code });
            return { code: action.code, title: untranslated(action.title), group: group === null ? null : untranslated(group), lines: action.lines };
          }),
        };
      }),
    };
  });
  reportSkeleton(outline, lines, problems);
  for (const duplicate of outline.duplicates) items.push({ kind: duplicate.level, code: duplicate.code, title: duplicate.title, lines: duplicate.lines, reading: "duplicate" });
  return { priorities: built, items };
}

/** An item whose only place is the summary at the head of the document: the texts of its neighbours stand elsewhere. */
function inSummary(item: Item, members: readonly Item[]): boolean {
  const others = members.filter((member) => member !== item);
  const firstText = Math.min(...others.filter((member) => member.extent > 1).map((member) => member.at));
  const announced = others.flatMap((member) => member.mentions.filter((mention) => mention.line.number < firstText && mention.line.number !== member.at));
  if (item.at >= firstText || announced.length < 2) return false;
  return others.some((member) => isBefore(member.code, item.code)) || announced.some((mention) => mention.line.number > item.at);
}

function reportSkeleton(outline: Outline, lines: readonly Line[], problems: ProblemList): void {
  const last = lines.length === 0 ? [] : [lines.length];
  const levels = [["priority", outline.priorities], ["objective", outline.objectives], ["action", outline.actions]] as const;
  for (const [level, members] of levels) {
    const name = levelNames[level];
    if (members.length === 0) {
      problems.error(`${level}.none`, `${name.many.fr} : aucune trouvée (titres numérotés attendus, par exemple « ${name.one.fr} 1 »).`, `No ${name.one.en} found (numbered headings expected, for example “${name.one.fr} 1”).`, last);
    }
    reportGaps(members, name, level, problems);
    for (const item of members) {
      const e = name.feminine ? "e" : "";
      if (item.title === "") problems.warning(`${level}.no-title`, `${name.one.fr} ${item.code} : aucun titre trouvé.`, `No title found for ${name.one.en} ${item.code}.`, item.lines);
      const announced = item.mentions.every((mention) => mention.contents) || inSummary(item, members) || (level === "objective" && item.extent <= 1 && outline.actions.length > 0);
      if (announced) problems.error(`${level}.no-text`, `${name.one.fr} ${item.code} : annoncé${e} au sommaire, texte introuvable.`, `The text of ${name.one.en} ${item.code}, announced in the summary, was not found.`, item.lines);
    }
    reportOrder(members.filter((item) => !inSummary(item, members)), level, problems);
    reportRepeated(members, level, lines, problems);
  }
  for (const duplicate of outline.duplicates) {
    const name = levelNames[duplicate.level];
    const first = [...outline.priorities, ...outline.objectives, ...outline.actions].find((item) => item.level === duplicate.level && item.code === duplicate.code);
    problems.error(`${duplicate.level}.duplicate`, `${name.one.fr} ${duplicate.code} : ce numéro est porté par deux titres ; seul le premier est repris.`, `${name.one.en} ${duplicate.code}: two titles bear this number; only the first is taken.`, [...(first?.lines.slice(0, 1) ?? []), ...duplicate.lines]);
  }
}

/** Compares codes of numbers level by level: 10.9 comes before 10.10. False where either is no code of numbers. */
function isBefore(one: string, other: string): boolean {
  const [left, right] = [one, other].map((code) => code.split(".").map(Number));
  if (left === undefined || right === undefined || [...left, ...right].some((part) => !Number.isInteger(part))) return false;
  const place = left.findIndex((part, index) => part !== right[index]);
  return place !== -1 && (right[place] ?? -1) > (left[place] ?? 0);
}

function reportOrder(members: readonly Item[], level: "priority" | "objective" | "action", problems: ProblemList): void {
  const name = levelNames[level];
  let before: Item | undefined;
  for (const item of members) {
    if (item.extent > 0 && before !== undefined && isBefore(item.code, before.code)) {
      problems.warning(`${level}.order`, `${name.one.fr} ${item.code} vient après ${before.code}.`, `${name.one.en} ${item.code} comes after ${before.code}.`, [before.at, item.at]);
    }
    if (item.extent > 0) before = item;
  }
}

/** The text of an item that stands twice, word for word: the copy is told, the register has the item once. */
function reportRepeated(members: readonly Item[], level: "priority" | "objective" | "action", lines: readonly Line[], problems: ProblemList): void {
  const name = levelNames[level];
  for (const item of members) {
    const after = item.mentions.map((mention) => ({ at: mention.line.number, text: lines.slice(mention.lines.at(-1) ?? mention.line.number).find((line) => !line.blank && !line.running)?.text ?? "" }));
    const copies = after.filter((one) => one.text.length >= 40 && !/^(?:priorité|axe|objectif|action|orientation) /i.test(one.text) && after.some((other) => other.at !== one.at && other.text === one.text));
    if (copies.length > 1) problems.warning(`${level}.repeated`, `${name.one.fr} ${item.code} : le même texte se trouve ${copies.length} fois dans le document.`, `${name.one.en} ${item.code}: the same text stands ${copies.length} times in the document.`, copies.map((one) => one.at));
  }
}
