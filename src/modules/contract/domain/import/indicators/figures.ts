import { plainSpaces, readNumber, type WrittenUnit } from "../../../../../kernel/text/french-number.ts";
import type { Comparator } from "../../../../indicators/index.ts";
import { fold } from "../words.ts";

/** A number in a sentence with everything around it that tells how to read it. */
export interface Figure {
  readonly value: number;
  /** For "entre 10 et 15". */
  readonly upper: number | null;
  readonly unit: WrittenUnit | null;
  /** What a sign or a word says; null where nothing does. */
  readonly comparator: Comparator | null;
  readonly approximate: boolean;
  readonly ordinal: boolean;
  readonly before: string;
  readonly after: string;
}

const before: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:maintenir|maintien|rester|conserver|demeurer|garder)[^0-9]{0,60}(?:au moins a|au-dessus de|superieure?s? a|>|≥)\s*$/, "keep-at-or-above"],
  [/(?:≥|>=|⩾|au moins|au minimum|minimum|superieure?s? ou ega(?:l|le|ux|les) a|a partir de|at least|no fewer than)\s*$/, "at-least"],
  [/(?:≤|<=|⩽|au plus|au maximum|maximum|inferieure?s? ou ega(?:l|le|ux|les) a|jusqu'a|ne pas depasser|sans depasser|at most)\s*$/, "at-most"],
  [/(?:>|superieure?s? a|plus de|au-dessus de|au-dela de|depasser|exceder|more than|above|over)\s*$/, "more-than"],
  [/(?:<|inferieure?s? a|moins de|au-dessous de|en dessous de|en-dessous de|less than|under|below)\s*$/, "less-than"],
  [/(?:maintenir|maintien|maintenu|conserver)[^0-9]{0,60}\s*$/, "keep-at-or-above"],
];
const after: readonly (readonly [RegExp, Comparator])[] = [
  [/^\s*(?:au )?(?:maximum|au plus|max\.?|ou moins)(?![\p{L}])/u, "at-most"],
  [/^\s*(?:au )?(?:minimum|au moins|min\.?|ou plus)(?![\p{L}])/u, "at-least"],
];
const approximately = /(?:environ|de l'ordre de|pres de|autour de|approximativement|quelque|~|≈|about|around)\s*$/;

function isIdentifier(text: string, at: number): boolean {
  const previous = text.slice(Math.max(0, at - 12), at);
  return /[\p{L}\d]$/u.test(previous) || /[\p{L}\d][.,\-’']$/u.test(previous) && !/[ldn]['’]$/i.test(previous) || /(?:top|n[°º]|article|programme|horizon|axe|p\.)\s?$/i.test(previous);
}

function isYear(value: number, written: string, previous: string): boolean {
  if (!/^(?:19|20)\d\d(?!\d)/.test(written) || !Number.isInteger(value)) return false;
  return /(?:en|de|a|periode|fin|depuis|annees?|des|d'ici|horizon|avant|apres|jusqu'en|mi-?|\(|entre|\d{4} ?[-–/])\s*$/.test(previous) || (previous.trim() === "" && /^(?:19|20)\d\d$/.test(written.trim())) || yearRange.test(written);
}

const yearRange = /^(?:19|20)\d\d ?[-–/à] ?(?:19|20)?\d\d(?!\d)/;

/** "après 3 ans", "tous les 2 ans", "sur 5 ans" say when, not how much. */
function isDelay(previous: string): boolean {
  return /(?:apres|tous les|toutes les|sur|d'ici|pendant|durant|depuis)\s*$/.test(previous);
}

/** All numbers of a text that count something: no year, page, programme number or "Top 10". Linear in the text. */
export function readFigures(source: string): readonly Figure[] {
  const text = plainSpaces(source).slice(0, 4000);
  const found: Figure[] = [];
  const starts = /\d/g;
  let previousEnd = 0;
  for (let hit = starts.exec(text); hit !== null; hit = starts.exec(text)) {
    const at = hit.index;
    const number = readNumber(text.slice(at, at + 80));
    if (number === null) continue;
    const tail = text.slice(at, at + 80);
    const length = tail.length - number.rest.length;
    const end = at + length;
    starts.lastIndex = Math.max(end, at + 1);
    const lead = fold(text.slice(Math.max(previousEnd, at - 90), at)).replace(/[-+−–]\s?$/, "");
    const ordinal = /^(?:er|re|ere|e|eme|nd|nde|st|th)(?![\p{L}])/u.test(fold(text.slice(end, end + 6))) && number.unit === null || /^ (?:premiere?s|meilleure?s)(?![\p{L}])/u.test(fold(text.slice(end, end + 14)));
    const skip = isIdentifier(text, at) || isYear(number.value, tail, lead) || (isDelay(lead) && /^(?:year|month|day)$/.test(number.unit ?? ""));
    if (skip) {
      previousEnd = at + Math.max(length, yearRange.exec(tail)?.[0].length ?? 0);
      starts.lastIndex = previousEnd;
      continue;
    }
    const range = rangeEnd(text, end, lead);
    const stop = range?.end ?? end;
    const unit = number.unit ?? range?.unit ?? null;
    const negative = /[-−]\s?$/.test(text.slice(Math.max(0, at - 2), at)) && /(?:^|[\s:=(<>])[-−]$/.test(text.slice(Math.max(0, at - 2), at));
    found.push({
      value: negative && number.value !== 0 ? -number.value : number.value,
      upper: range?.value ?? null,
      unit,
      comparator: range === null ? comparatorOf(lead.replace(approximately, ""), fold(text.slice(stop, stop + 30))) : "between",
      approximate: approximately.test(lead),
      ordinal,
      before: text.slice(previousEnd, at),
      after: text.slice(stop),
    });
    starts.lastIndex = Math.max(stop, at + 1);
    previousEnd = stop;
  }
  return found.map((figure, index) => ({ ...figure, after: cutAt(figure.after, found[index + 1]) }));
}

function cutAt(text: string, next: Figure | undefined): string {
  return next === undefined ? text : text.slice(0, Math.min(text.length, next.before.length));
}

function rangeEnd(text: string, end: number, lead: string): { value: number; unit: WrittenUnit | null; end: number } | null {
  const link = (/entre\s*$/.test(lead) ? /^\s*et\s+(?=\d)/ : /^\s*(?:à|a)\s+(?=\d)|^\s?[-–]\s?(?=\d)/).exec(text.slice(end, end + 12));
  if (link === null) return null;
  const from = end + link[0].length;
  const tail = text.slice(from, from + 80);
  const second = readNumber(tail);
  return second === null ? null : { value: second.value, unit: second.unit, end: from + tail.length - second.rest.length };
}

function comparatorOf(lead: string, tail: string): Comparator | null {
  for (const [form, comparator] of after) if (form.test(tail)) return comparator;
  for (const [form, comparator] of before) if (form.test(lead)) return comparator;
  return null;
}

/** The words before a number without signs, comparators and marks of equality: a name of what is counted, or nothing. */
export function labelBefore(figure: Figure): string {
  return figure.before
    .replace(/(?:≥|>=|≤|<=|>|<|=|:|~|≈)\s*$/g, "")
    .replace(/(?:environ|de l'ordre de|près de|autour de|au moins|au plus|au maximum|au minimum|supérieure?s? (?:ou éga\p{L}+ )?à|inférieure?s? (?:ou éga\p{L}+ )?à|plus de|moins de|soit|entre|maintenir (?:à|au-dessus de)|maintenir)\s*$/giu, "")
    .replace(/(?:≥|>=|≤|<=|>|<|=|:|[-–])\s*$/g, "")
    .replace(/^[\s,;/–-]*(?:soit\s+)?/, "")
    .trim();
}

/** The words after a number, up to where they say for which period or under which condition. */
export function labelAfter(figure: Figure): string {
  return figure.after
    .replace(/^\s*(?:\/|par )\s?(?:an|année|mois)(?![\p{L}])/u, "")
    .replace(/(?:,|(?:sur|pendant|durant) (?:la |toute la )?(?:période|durée)|en cumulé|cumulée?s|au total|en moyenne|en stock|maximum|minimum|au plus|au moins)(?![\p{L}])[\s\S]*$/iu, "")
    .replace(/^\s*(?:d'|du |de la |de l'|des |de |en )/, "")
    .replace(/^nombre (?:d'|du |de |des )/, "")
    .replace(/[\s.;,:]+$/, "")
    .trim();
}
