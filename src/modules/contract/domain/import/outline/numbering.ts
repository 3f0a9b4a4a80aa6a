import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import type { ProblemList } from "../reading.ts";

export interface Numbered {
  readonly code: string;
  readonly lines: readonly number[];
}

/** The name of a level in sentences: singular, plural, agreement of "found". */
export interface LevelName {
  readonly one: Bilingual;
  readonly many: Bilingual;
  readonly feminine: boolean;
}

function components(code: string): readonly number[] | null {
  const parts = code.split(".").map(Number);
  return parts.every(Number.isInteger) ? parts : null;
}

/**
 * Tells every number that a run of items should have and has not: "action 23 expected after 22, not found". Codes with
 * several levels ("2.1.3") are checked within their parent. Items whose code is not a number are not checked.
 */
export function reportGaps(items: readonly Numbered[], name: LevelName, code: string, problems: ProblemList): void {
  const groups = new Map<string, { number: number; lines: readonly number[] }[]>();
  for (const item of items) {
    const parts = components(item.code);
    const last = parts?.at(-1);
    if (parts === null || last === undefined) continue;
    const parent = parts.slice(0, -1).join(".");
    groups.set(parent, [...(groups.get(parent) ?? []), { number: last, lines: item.lines.slice(0, 1) }]);
  }
  for (const [parent, members] of groups) {
    const sorted = [...members].sort((a, b) => a.number - b.number);
    const prefix = parent === "" ? "" : `${parent}.`;
    let before: { number: number; lines: readonly number[] } = { number: 0, lines: [] };
    for (const member of sorted) {
      const first = before.number + 1;
      if (member.number > first) reportGap({ first, last: member.number - 1, prefix, before, after: member }, name, code, problems);
      before = member;
    }
  }
}

interface Gap {
  readonly first: number;
  readonly last: number;
  readonly prefix: string;
  readonly before: { readonly number: number; readonly lines: readonly number[] };
  readonly after: { readonly number: number; readonly lines: readonly number[] };
}

function reportGap(gap: Gap, name: LevelName, code: string, problems: ProblemList): void {
  const lines = [...gap.before.lines, ...gap.after.lines];
  const { first, last, prefix } = gap;
  const next = `${prefix}${gap.after.number}`;
  const e = name.feminine ? "e" : "";
  if (gap.before.number === 0 && last - first >= 20) {
    problems.note(`${code}.starts-late`, `La numérotation (${name.many.fr}) commence à ${next}.`, `The numbering of ${name.many.en} starts at ${next}.`, lines);
    return;
  }
  const where: Bilingual = gap.before.number === 0
    ? { fr: `avant ${next}`, en: `before ${next}` }
    : { fr: `après ${prefix}${gap.before.number}`, en: `after ${prefix}${gap.before.number}` };
  if (first === last) {
    problems.error(`${code}.missing`, `${name.one.fr} ${prefix}${first} attendu${e} ${where.fr}, introuvable.`, `${name.one.en} ${prefix}${first} expected ${where.en}, not found.`, lines);
  } else {
    problems.error(`${code}.missing`, `${name.many.fr} ${prefix}${first} à ${prefix}${last} attendu${e}s ${where.fr}, introuvables.`, `${name.many.en} ${prefix}${first} to ${prefix}${last} expected ${where.en}, not found.`, lines);
  }
}

const roman: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10, XI: 11, XII: 12 };

/** Roman numbers of a whole level become digits, so that gaps show; anything else stays as written. */
export function digitsOfRoman(codes: readonly string[]): ReadonlyMap<string, string> {
  const all = codes.every((code) => roman[code] !== undefined || /^\d+$/.test(code)) && codes.some((code) => code === "I" || (roman[code] !== undefined && code.length > 1));
  return new Map(codes.map((code) => [code, all ? String(roman[code] ?? code) : code]));
}
