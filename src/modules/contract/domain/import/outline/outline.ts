import { inCapitals, type Line } from "../lines.ts";
import { assignWords, type Level, type Mention } from "./levels.ts";
import { digitsOfRoman } from "./numbering.ts";
import type { ProblemList } from "../reading.ts";
import { fold, likeness } from "../words.ts";

/** A numbered item with everywhere it is named; `at` is where its text stands. */
export interface Item {
  readonly level: Level;
  readonly code: string;
  readonly title: string;
  readonly at: number;
  readonly lines: readonly number[];
  readonly mentions: readonly Mention[];
  /** Lines of text under it, up to the next item. A title in a table of contents alone has none. */
  readonly extent: number;
}

export interface Outline {
  readonly priorities: readonly Item[];
  readonly objectives: readonly Item[];
  readonly actions: readonly Item[];
  /** Second items with a number already taken by another title. */
  readonly duplicates: readonly Item[];
  /** Headings under which actions stand, and that end an action. */
  readonly groups: readonly Line[];
  readonly indicatorMentions: readonly Mention[];
}

const rank: Readonly<Record<Level, number>> = { priority: 0, objective: 1, action: 2, indicator: 2 };

interface Placed extends Mention {
  readonly level: Level;
}

/** Later headings that repeat the title of an item without its number are places of that item too. */
function titleMentions(lines: readonly Line[], placed: readonly Placed[]): readonly Placed[] {
  const titles = new Map<string, Placed>();
  for (const mention of placed) if (mention.level === "priority" && mention.title.length > 12) titles.set(bare(mention.title), mention);
  const taken = new Set(placed.flatMap((mention) => mention.lines));
  return lines.flatMap((line) => {
    if (line.level === 0 || taken.has(line.number)) return [];
    const named = titles.get(bare(line.text));
    return named === undefined ? [] : [{ ...named, line, lines: [line.number], title: line.text, contents: false }];
  });
}

function bare(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, " ").trim();
}

function sameTitle(one: string, other: string): boolean {
  if (one === "" || other === "") return true;
  return likeness(one, other) >= 0.6;
}

/** How many lines of text follow a mention before another item begins. */
function extentOf(at: number, all: readonly Placed[], lines: readonly Line[]): number {
  const mention = all[at];
  if (mention === undefined) return 0;
  const end = all.slice(at + 1, at + 400).find((next) => rank[next.level] <= rank[mention.level] && !(next.level === mention.level && next.code === mention.code && sameTitle(next.title, mention.title)));
  return filledBetween(lines, (mention.lines.at(-1) ?? mention.line.number) + 1, end?.line.number ?? lines.length + 1);
}

function filledBetween(lines: readonly Line[], from: number, before: number): number {
  let filled = 0;
  for (let number = from; number < before && filled < 400; number += 1) {
    const line = lines[number - 1];
    if (line !== undefined && !line.blank && line.text.length > 3) filled += 1;
  }
  return filled;
}

function itemOf(mentions: readonly Placed[], all: readonly Placed[], places: ReadonlyMap<Placed, number>, lines: readonly Line[], code: string): Item | null {
  let best: Placed | null = null;
  let bestExtent = -1;
  for (const mention of mentions.slice(0, 20)) {
    const extent = mention.contents ? 0 : extentOf(places.get(mention) ?? 0, all, lines);
    if (extent > bestExtent || (extent === bestExtent && best?.title === "")) {
      best = mention;
      bestExtent = extent;
    }
  }
  if (best === null) return null;
  const title = best.title !== "" ? best.title : (mentions.find((mention) => mention.title !== "")?.title ?? "");
  const others = mentions.filter((mention) => mention !== best).flatMap((mention) => mention.lines);
  return { level: best.level, code, title, at: best.line.number, lines: [...new Set([...best.lines, ...others])], mentions, extent: bestExtent };
}

/** The summary may word a title otherwise than the text: the text is taken, the difference told. */
function noteOtherTitles(item: Item, problems: ProblemList): void {
  const title = bare(item.title);
  const others = item.mentions.filter((mention) => mention.title !== "" && !title.startsWith(bare(mention.title)) && !bare(mention.title).startsWith(title));
  const first = others[0];
  if (first === undefined) return;
  const places = others.map((mention) => mention.line.number);
  problems.note(`${item.level}.title-differs`, `${item.level} ${item.code} : « ${item.title.slice(0, 90)} » dans le texte, « ${first.title.slice(0, 90)} » au sommaire ; le texte est retenu.`, `${item.level} ${item.code}: “${item.title.slice(0, 90)}” in the text, “${first.title.slice(0, 90)}” in the summary; the text is taken.`, [item.at, ...places]);
}

/** Groups the mentions of one level into items by code; a code used by two titles gives a duplicate. */
function itemsOf(level: Level, all: readonly Placed[], lines: readonly Line[], problems: ProblemList): { items: Item[]; duplicates: Item[] } {
  const mine = all.filter((mention) => mention.level === level);
  const places = new Map(all.map((mention, place) => [mention, place]));
  const codes = digitsOfRoman([...new Set(mine.map((mention) => mention.code))]);
  const byCode = new Map<string, Placed[][]>();
  for (const mention of mine) {
    const code = codes.get(mention.code) ?? mention.code;
    const sets = byCode.get(code) ?? [];
    const same = sets.find((set) => sameTitle(set[0]?.title ?? "", mention.title));
    if (same === undefined) sets.push([mention]);
    else same.push(mention);
    byCode.set(code, sets);
  }
  const items: Item[] = [];
  const duplicates: Item[] = [];
  for (const [code, sets] of byCode) {
    const read = sets.map((set) => itemOf(set, all, places, lines, code)).filter((item) => item !== null).sort((a, b) => Number(b.extent > 0) - Number(a.extent > 0) || a.at - b.at);
    const [first, ...rest] = read;
    if (first === undefined) continue;
    items.push(first);
    noteOtherTitles(first, problems);
    for (const other of rest) {
      if (other.mentions.every((mention) => mention.contents) || other.extent === 0) {
        problems.note(`${level}.title-differs`, `${level === "action" ? "L’action" : "L’élément"} ${code} porte un autre titre au sommaire.`, `${level} ${code} has another title in the table of contents.`, [...first.lines.slice(0, 1), ...other.lines]);
      } else duplicates.push(other);
    }
  }
  return { items: items.sort((a, b) => a.at - b.at), duplicates };
}

/** Headings without a number under which actions stand: those of the level that most often comes right before an action. */
function groupHeadings(lines: readonly Line[], taken: ReadonlySet<number>, actionLines: ReadonlySet<number>): readonly Line[] {
  const votes = new Map<number, number>();
  let last: Line | null = null;
  for (const line of lines) {
    if (actionLines.has(line.number)) {
      if (last !== null) votes.set(depth(last), (votes.get(depth(last)) ?? 0) + 1);
      last = null;
    } else if (line.level > 0 && !taken.has(line.number) && isGroup(line)) last = line;
  }
  const level = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  return lines.filter((line) => line.level > 0 && depth(line) === level && !taken.has(line.number) && isGroup(line));
}

/** Bold lines and short lines standing alone are headings of one depth in a text without heading marks. */
function depth(line: Line): number {
  return Math.min(line.level, 7);
}

function isGroup(line: Line): boolean {
  return !line.running && !inCapitals(line.text) && !/[:.;]$/.test(line.text) && line.text.length > 5 && /\p{L}{3}/u.test(line.text) && !line.tabular;
}

/** Restarting numbers ("Action 1" under every objective) become codes within their parent. */
function qualified(level: Level, mentions: readonly Placed[]): readonly Placed[] {
  const mine = mentions.filter((mention) => mention.level === level && !mention.contents);
  const titles = new Map<string, string[]>();
  for (const mention of mine) {
    const known = titles.get(mention.code) ?? [];
    if (!known.some((title) => sameTitle(title, mention.title))) titles.set(mention.code, [...known, mention.title]);
  }
  const restarts = [...titles.values()].filter((known) => known.length > 1).length;
  if (restarts < 2 || (titles.get("1")?.length ?? 0) < 2 || [...titles.keys()].some((key) => key.includes("."))) return mentions;
  let parent = "";
  return mentions.map((mention) => {
    if (rank[mention.level] < rank[level] && mention.level !== "indicator") parent = mention.code;
    return mention.level === level && parent !== "" ? { ...mention, code: `${parent}.${mention.code}` } : mention;
  });
}

/** The numbered skeleton of a contract, whatever the words and marks its levels carry. */
export function readOutline(lines: readonly Line[], mentions: readonly Mention[], problems: ProblemList): Outline {
  const words = assignWords(mentions.filter((mention) => !/[a-z]$/.test(mention.code)));
  const placed: Placed[] = [];
  const left = new Map<string, number[]>();
  for (const mention of mentions) {
    const level = words.get(mention.word);
    if (level !== undefined) placed.push({ ...mention, level });
    else left.set(mention.word, [...(left.get(mention.word) ?? []), mention.line.number]);
  }
  for (const [word, at] of left) {
    problems.warning("outline.word-not-placed", `« ${word} » numéroté : ce niveau ne trouve pas sa place dans le contrat et n’est pas repris.`, `Numbered “${word}”: this level has no place in the register and is left out.`, at);
  }
  const all = [...placed, ...titleMentions(lines, placed)].sort((a, b) => a.line.number - b.line.number);
  const coded = qualified("action", qualified("objective", all));
  const tree = coded.filter((mention) => mention.level !== "indicator");
  const priorities = itemsOf("priority", tree, lines, problems);
  const objectives = itemsOf("objective", tree, lines, problems);
  const actions = itemsOf("action", tree, lines, problems);
  const taken = new Set(all.flatMap((mention) => mention.lines));
  return {
    priorities: priorities.items,
    objectives: objectives.items,
    actions: actions.items,
    duplicates: [...priorities.duplicates, ...objectives.duplicates, ...actions.duplicates],
    groups: groupHeadings(lines, taken, new Set(actions.items.map((item) => item.at))),
    indicatorMentions: coded.filter((mention) => mention.level === "indicator"),
  };
}
