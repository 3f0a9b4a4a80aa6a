import { plainText, type Line } from "../lines.ts";
import type { Mention } from "../outline/levels.ts";
import { findLabels, hasLabel } from "./statements.ts";
import { readHeader } from "../tables/table-cells.ts";

/** The lines of one indicator, cut into its lettered parts (or one part without a letter). */
export interface IndicatorBlock {
  readonly code: string;
  readonly title: string;
  readonly head: readonly number[];
  readonly parts: readonly PartBlock[];
  readonly lines: readonly Line[];
}

export interface PartBlock {
  readonly letter: string | null;
  /** Text right after the letter when no "Définition :" follows it. */
  readonly implicit: string | null;
  readonly lines: readonly Line[];
}

interface Head {
  readonly code: string;
  readonly title: string;
  readonly at: number;
  readonly lines: readonly number[];
}

const numbered = /^(\d{1,3}(?:\.\d{1,3}){0,3}) ?(?:[.):•·–—|-]+ ?)?(\p{Lu}.*)$/u;
const partMark = /^\(?(?:(?:indicateur |partie )?(\d{1,3}(?:[.-]\d{1,3}){0,3})[.\- ]?([a-z])(?: ?[).:•–—-] ?| )|([a-z]) ?[).:•–—-] ?)/i;

/** Is there a label or a first part soon after this line? */
function leadsToValues(lines: readonly Line[], from: number): boolean {
  let filled = 0;
  for (let index = from; index < lines.length && filled < 7; index += 1) {
    const line = lines[index];
    if (line === undefined || line.blank) continue;
    filled += 1;
    if (hasLabel(line)) return true;
    if (filled > 1 && numbered.test(line.text) && line.level > 0) return false;
  }
  return false;
}

function isSectionHeading(line: Line): boolean {
  return line.text.length < 140 && /(?:^|\W)indicateurs?(?:\W|$)/.test(line.folded) && !/[.;,]$/.test(line.text) && /^(?:annexe|tableau|liste|les|[ivx\d.]+ ?[-.–)]? ?|\W*)? ?.{0,40}indicateurs?/.test(line.folded) && !hasLabel(line);
}

/** Numbered headings ("### 3. Diffusion…") after a heading that speaks of indicators, each leading to values. */
function numberedHeads(lines: readonly Line[], mentions: readonly Mention[]): readonly Head[] {
  const start = lines.findIndex((line, index) => !line.blank && isSectionHeading(line) && lines.slice(index + 1, index + 60).some((next) => findLabels(next).some((found) => found.kind !== "definition")));
  if (start === -1) return [];
  const taken = new Set(mentions.map((mention) => mention.line.number));
  const heads: Head[] = [];
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.blank || line.tabular || taken.has(line.number) || line.text.length > 250) continue;
    const found = numbered.exec(line.text);
    if (found === null || hasLabel(line) || !leadsToValues(lines, index + 1)) continue;
    heads.push({ code: found[1] ?? "", title: found[2] ?? "", at: line.number, lines: titleLines(lines, line) });
  }
  return heads;
}

/** A title may go on in the next line. */
function titleLines(lines: readonly Line[], line: Line): readonly number[] {
  const next = lines[line.number];
  const goesOn = next !== undefined && !next.blank && !next.bullet && next.text.length < 160 && /^\p{Ll}/u.test(next.text) && !hasLabel(next) && !partMark.test(next.text);
  return goesOn ? [line.number, next.number] : [line.number];
}

function heads(lines: readonly Line[], mentions: readonly Mention[]): readonly Head[] {
  const named = mentions
    .filter((mention) => !mention.contents && !/[a-z]$/i.test(mention.code) && leadsToValues(lines, mention.line.number))
    .map((mention): Head => ({ code: mention.code, title: mention.title, at: mention.line.number, lines: mention.lines }));
  const byNumber = named.length >= 2 ? [] : numberedHeads(lines, mentions);
  const all = byNumber.length > named.length ? byNumber : named;
  return [...all].sort((a, b) => a.at - b.at).map((head) => ({ ...head, title: head.lines.length > 1 && all === byNumber ? `${head.title} ${lines[(head.lines[1] ?? 1) - 1]?.text ?? ""}` : head.title }));
}

/** Does this line end the list: a heading that is no part and no label, a table, or the title of one? */
function endsBlock(line: Line): boolean {
  if (line.tabular || readHeader(line) !== null) return true;
  if (/^(?:tableaux? (?:des |de )?|annexes?|(?:autres )?ressources |moyens |schema d'emplois?|budget)/.test(line.folded) && /^\p{Lu}/u.test(line.text) && line.text.length < 200 && !line.bullet) return true;
  return line.level > 0 && !hasLabel(line) && !partMark.test(line.text);
}

/** A short line standing alone inside a block is a foot of page when labels go on after it. */
function labelsFollow(lines: readonly Line[], from: number, to: number): boolean {
  return lines.slice(from, Math.min(to, from + 12)).some((line) => !line.blank && hasLabel(line));
}

function partsOf(block: readonly Line[], code: string): readonly PartBlock[] {
  const marks: { index: number; letter: string; implicit: string | null; rest: string }[] = [];
  block.forEach((line, index) => {
    if (line.blank) return;
    const found = partMark.exec(line.text);
    const letter = (found?.[2] ?? found?.[3])?.toLowerCase();
    if (found === null || letter === undefined) return;
    if (found[1] !== undefined && found[1].replace(/-/g, ".") !== code) return;
    const rest = line.text.slice(found[0].length);
    const labelled = findLabels({ ...line, text: rest }).some((label) => label.at === 0);
    const next = String.fromCharCode(97 + marks.length);
    if (labelled || letter === next || found[1] !== undefined) marks.push({ index, letter, implicit: labelled ? null : rest, rest });
  });
  const first = marks[0];
  if (first === undefined) return [{ letter: null, implicit: null, lines: block }];
  return marks.map((mark, order) => {
    const own = block.slice(order === 0 ? 0 : mark.index, marks[order + 1]?.index);
    const lines = own.map((line) => (line === block[mark.index] ? { ...line, text: mark.rest, bullet: false } : line));
    return { letter: mark.letter, implicit: mark.implicit, lines: order === 0 ? [...lines.slice(mark.index), ...lines.slice(0, mark.index)] : lines };
  });
}

/** All indicators of a document with the lines of their parts. */
export function findIndicatorBlocks(lines: readonly Line[], mentions: readonly Mention[]): readonly IndicatorBlock[] {
  const found = heads(lines, mentions);
  return found.map((head, order) => {
    const from = head.lines.at(-1) ?? head.at;
    const limit = Math.min((found[order + 1]?.at ?? lines.length + 1) - 1, from + 200);
    const block: Line[] = [];
    for (let number = from + 1; number <= limit; number += 1) {
      const line = lines[number - 1];
      if (line === undefined || (!line.blank && !line.running && endsBlock(line) && !(line.level === 8 && labelsFollow(lines, number, limit)))) break;
      block.push(line.running ? { ...line, text: "", folded: "", blank: true } : line);
    }
    while (block.at(-1)?.blank === true) block.pop();
    return { code: head.code, title: plainText(head.title), head: head.lines, parts: partsOf(block, head.code), lines: block };
  });
}
