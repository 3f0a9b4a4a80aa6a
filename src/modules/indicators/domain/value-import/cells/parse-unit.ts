import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { readNumber, type WrittenUnit } from "../../../../../kernel/text/french-number.ts";
import type { Unit } from "../../target.ts";
import { forgiving } from "./normalise.ts";

/** A unit as written in the unit column or after a number: powers of ten, what they are of, and words that are left. */
export interface ReadUnit {
  readonly places: number;
  readonly unit: WrittenUnit | null;
  readonly words: string;
}

const noUnit: ReadUnit = { places: 0, unit: null, words: "" };

/** "M€" is six places of euros, "%" percent, "essais" words. Empty text is no unit. */
export function readUnit(text: string): ReadUnit {
  const plain = text.trim().replace(/eur$/i, "EUR");
  if (plain === "") return noUnit;
  const read = readNumber(`1 ${plain}`);
  if (read === null || !/^10*$/.test(String(read.value))) return { places: 0, unit: null, words: forgiving(plain) };
  return { places: String(read.value).length - 1, unit: read.unit, words: forgiving(read.rest) };
}

const freeWords: Readonly<Record<string, readonly string[]>> = {
  count: ["nombre", "number", "nb", "count", "unite", "unites", "unit", "units", "n"],
  rank: ["rang", "rank", "place", "e", "er", "eme", "ieme", "st", "nd", "rd", "th"],
  index: ["indice", "index", "ratio", "sans_unite", "no_unit", "sans", "none"],
  none: ["oui_non", "yes_no", "qualitatif", "qualitative", "sans_unite", "no_unit"],
  share: ["taux", "rate"],
};

/** May a value of a series in `unit` be written in `written`? */
export function unitFits(unit: Unit, written: ReadUnit): boolean {
  const wordsFit = written.words === "" || (freeWords[unit.kind] ?? []).includes(written.words);
  if (unit.kind === "share") return (written.unit === "percent" || (written.unit === null && written.places === 0)) && wordsFit;
  if (unit.kind === "eur") return (written.unit === "eur" || written.unit === null) && wordsFit;
  if (unit.kind === "year") return (written.unit === "year" || written.unit === "month" || (written.unit === null && written.places === 0)) && wordsFit;
  if (unit.kind !== "count") return written.unit === null && wordsFit;
  // What is counted may itself be days or years of something ("jours de formation").
  return (written.unit === null && (wordsFit || nounFits(unit.noun, written.words))) || nounFits(unit.noun, wordOf(written));
}

function wordOf(written: ReadUnit): string {
  const units: Readonly<Partial<Record<WrittenUnit, string>>> = { day: "jour_day", month: "mois_month", year: "an_year" };
  return (written.unit === null ? undefined : units[written.unit]) ?? "";
}

/** Any word in common with what is counted, singular or plural; any word at all where the series does not say. */
function nounFits(noun: Bilingual | undefined, words: string): boolean {
  if (words === "") return false;
  if (noun === undefined) return true;
  const known = new Set([...stems(noun.fr), ...stems(noun.en)]);
  return stems(words).some((stem) => known.has(stem));
}

function stems(text: string): readonly string[] {
  return forgiving(text)
    .split("_")
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/[sx]$/, ""));
}

/** How the unit of a series is to be written, for messages. */
export function unitAdvice(unit: Unit): Bilingual {
  switch (unit.kind) {
    case "share":
      return { fr: "un pourcentage de 0 à 100 (%)", en: "a percentage from 0 to 100 (%)" };
    case "eur":
      return { fr: "un montant (€, k€ ou M€)", en: "an amount (€, k€ or M€)" };
    case "year":
      return { fr: "une durée (ans ou mois)", en: "a duration (years or months)" };
    case "count":
      return unit.noun === undefined ? { fr: "un nombre entier", en: "a whole number" } : { fr: `un nombre (${unit.noun.fr})`, en: `a number (${unit.noun.en})` };
    case "rank":
      return { fr: "un rang", en: "a rank" };
    case "index":
      return { fr: "un nombre sans unité", en: "a number without unit" };
    default:
      return { fr: "oui (1) ou non (0)", en: "yes (1) or no (0)" };
  }
}
