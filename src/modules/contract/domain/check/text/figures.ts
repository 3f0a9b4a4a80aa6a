import { plain } from "./words.ts";

export type Bound = "at-least" | "more-than" | "at-most" | "less-than";

/** A number of a running text with its unit. Shares 0 to 1, money in euros, durations in years. */
export interface Figure {
  readonly value: number;
  readonly kind: "share" | "eur" | "year" | "count";
  /** The number and unit as written, for messages. */
  readonly written: string;
  /** What the text says around the number: "plus de" is more-than, "maximum" is at-most; null where it says nothing. */
  readonly bound: Bound | null;
  /** "environ", "près de", "de l'ordre de", "une vingtaine". */
  readonly approximate: boolean;
  /** For counts and durations, the words that follow in the same clause, without accents: "vues annuelles". */
  readonly noun: string;
  /** Place of the number in the plain text that `readFigures` was given. */
  readonly start: number;
  readonly end: number;
}

const units: Readonly<Record<string, number>> = {
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12,
  treize: 13, quatorze: 14, quinze: 15, seize: 16, vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60,
};
const abouts: Readonly<Record<string, number>> = {
  dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30, quarantaine: 40, cinquantaine: 50,
  soixantaine: 60, centaine: 100, millier: 1000,
};
const scales: Readonly<Record<string, number>> = { cent: 100, cents: 100, mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 };

const digits = String.raw`\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const spoken = `(?:${Object.keys(units).join("|")})`;
const scale = `(?:${Object.keys(scales).join("|")})`;
const number = new RegExp(
  String.raw`(?<![\w.,/-])(?:(?<digits>${digits})(?<scale>(?: ${scale})*)|(?<about>une? (?:${Object.keys(abouts).join("|")}))|(?<spoken>${spoken}(?:[ -]${spoken})?)(?<spokenScale>(?: ${scale})*)|(?<bare>(?:cent|mille)\b))(?![\w,]\d|[\w/])`,
  "gu",
);

function multiplier(words: string | undefined): number {
  return (words ?? "").split(" ").reduce((product, word) => product * (scales[word] ?? 1), 1);
}

function boundOf(before: string, after: string): Bound | null {
  if (/(?:plus de|superieure?s? a|depasser|au-dela de|> ?)$/u.test(before)) return "more-than";
  if (/(?:moins de|inferieure?s? a|< ?)$/u.test(before)) return "less-than";
  if (/(?:au moins|au minimum|minimum de|minimale? de)$/u.test(before) || /^ (?:\S+ )?(?:minimum|au moins|au minimum)\b/u.test(after)) return "at-least";
  if (/(?:au plus|au maximum|maximum de|maximale? de|jusqu'a)$/u.test(before) || /^ (?:\S+ )?(?:maximum|au plus|au maximum)\b/u.test(after)) return "at-most";
  return null;
}

const notCounted = /^(?:en|d'ici|sur|au|a|fin|par|pour|contre|des?|d'ici a|et|puis|apres|avant)(?: |$)/u;

/** "le nombre de cohortes hébergées atteindra" before a bare number says what it counts: "cohortes hébergées atteindra". */
function subjectOf(before: string): string | null {
  const clause = before.split(/[.;:]/u).at(-1) ?? "";
  const found = /nombre (?:total |annuel |moyen |cumule )*(?:de |d'|des )([a-z][^0-9]*)$/u.exec(clause)?.[1];
  return found !== undefined && /(?:attein|port|pass|depass|s'elev|ser[ao]|viser|augment|monter|etablir|amene|fix)[a-z]* ?(?:a|de|ainsi)?(?: (?:plus|moins|au|environ|pres|superieur|inferieur)[a-z ]*)? ?$/u.test(found.trim()) ? found.trim() : null;
}

/**
 * Every number of a text that stands with a unit or a noun, in order. The text is made plain first (`plain`), and
 * `start` and `end` are places in that plain text. Years (2025), ordinals and references ("action 12") are left out.
 */
export function readFigures(text: string): Figure[] {
  const source = plain(text).replace(/[\u202F\u00A0]/gu, " ");
  const found: Figure[] = [];
  for (const match of source.matchAll(number)) {
    const groups = match.groups ?? {};
    const before = source.slice(Math.max(0, match.index - 30), match.index).trimEnd();
    const after = source.slice(match.index + match[0].length);
    const read = readValue(groups);
    if (read === null || /(?:actions?|indicateurs?|objectifs?|priorites?|axes?|article|annee|phase|programme|n°)$/u.test(before)) continue;
    const unit = /^ ?(?<unit>m€|md€|€|%|d'euros|euros?\b|ans?\b|mois\b|semaines?\b|jours?\b)/u.exec(after)?.groups?.["unit"] ?? "";
    if (unit === "" && groups["digits"] !== undefined && /^(?:19|20)\d\d$/u.test(groups["digits"])) continue;
    const tail = after.slice(unit === "" ? 0 : after.indexOf(unit) + unit.length);
    const behind = /^ (?:de |d')?([a-z' -]+)/u.exec(tail)?.[1]?.trim() ?? "";
    const noun = unit === "" && (behind === "" || notCounted.test(behind)) ? (subjectOf(source.slice(0, match.index)) ?? behind) : behind;
    if (unit === "" && noun === "") continue;
    found.push({
      ...inUnit(read.value, unit),
      written: `${match[0]}${unit === "" ? "" : ` ${unit.replace(/^m€$/u, "M€").replace(/^md€$/u, "Md€")}`}`,
      bound: boundOf(before, `${tail}`),
      approximate: read.approximate || /(?:environ|pres de|de l'ordre de|autour de|quelque)$/u.test(before),
      noun,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

function readValue(groups: Readonly<Record<string, string | undefined>>): { value: number; approximate: boolean } | null {
  if (groups["digits"] !== undefined) {
    return { value: Number(groups["digits"].replace(/ /gu, "").replace(",", ".")) * multiplier(groups["scale"]?.trim()), approximate: false };
  }
  if (groups["about"] !== undefined) return { value: abouts[groups["about"].split(" ")[1] ?? ""] ?? 0, approximate: true };
  if (groups["spoken"] !== undefined) {
    // "un" and "une" alone are articles; with a scale ("un million") they count.
    const scaleWords = groups["spokenScale"]?.trim() ?? "";
    if (/^une?$/u.test(groups["spoken"]) && scaleWords === "") return null;
    const base = groups["spoken"].split(/[ -]/u).reduce((sum, word) => sum + (units[word] ?? 0), 0);
    return { value: base * multiplier(scaleWords), approximate: false };
  }
  return groups["bare"] === undefined ? null : { value: scales[groups["bare"]] ?? 0, approximate: false };
}

function inUnit(value: number, unit: string): { value: number; kind: Figure["kind"] } {
  if (unit === "%") return { value: value / 100, kind: "share" };
  if (unit === "m€") return { value: value * 1e6, kind: "eur" };
  if (unit === "md€") return { value: value * 1e9, kind: "eur" };
  if (unit === "€" || unit.endsWith("euros") || unit === "euro") return { value, kind: "eur" };
  if (unit.startsWith("an")) return { value, kind: "year" };
  if (unit === "mois") return { value: value / 12, kind: "year" };
  if (unit.startsWith("semaine")) return { value: (value * 7) / 365, kind: "year" };
  if (unit.startsWith("jour")) return { value: value / 365, kind: "year" };
  return { value, kind: "count" };
}
