import type { LocalisedText } from "./content.ts";
import { precisionOf } from "./partial-date.ts";
import type { PartialDate } from "./parts.ts";

/** When sharing is promised for, as words say it without any doubt: so many months after completion, or a date. */
export type WordedTime = { readonly kind: "months"; readonly months: number } | { readonly kind: "date"; readonly date: PartialDate };

const numbers: Readonly<Record<string, number>> = {
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, neuf: 9, dix: 10, douze: 12, "dix-huit": 18, "vingt-quatre": 24,
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, nine: 9, ten: 10, twelve: 12, eighteen: 18, "twenty-four": 24,
};
const units: Readonly<Record<string, number>> = { mois: 1, an: 12, ans: 12, annee: 12, annees: 12, month: 1, months: 1, year: 12, years: 12 };

const amountAndUnit = String.raw`(\d{1,3}|[a-z]+(?:-[a-z]+)?) (mois|ans?|annees?|months?|years?)`;
const endFr = String.raw`(?:apres|suivant|a compter de|a partir de) (?:la )?(?:fin|cloture|terminaison|achevement) (?:complete |definitive )?(?:de (?:l.etude|l.essai|la recherche|l.etude clinique|l.essai clinique)|du suivi)`;
const endEn = String.raw`(?:after|following|from|of) (?:the )?(?:(?:completion|end|conclusion) of (?:the )?(?:study|trial)|(?:study|trial) (?:completion|end)|completion)`;
const afterEnd = [new RegExp(String.raw`\b${amountAndUnit} ${endFr}\b`, "g"), new RegExp(String.raw`\b${amountAndUnit} ${endEn}\b`, "g")];

const monthNames = ["janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june", "juillet july", "aout august", "septembre september", "octobre october", "novembre november", "decembre december"].map((both) => both.split(" "));
const monthName = monthNames.flat().join("|");
const datePart = String.raw`(\d{4}-\d{2}(?:-\d{2})?|(?:1er |\d{1,2} )?(?:${monthName}) \d{4}|(?:${monthName}) \d{1,2} \d{4}|\d{4})`;
const fromDate = [new RegExp(String.raw`\b(?:a partir de|a partir du|a compter de|a compter du|des le|des|au plus tard le|au plus tard en) (?:l.annee )?${datePart}\b`, "g"), new RegExp(String.raw`\b(?:from|starting|as of|no later than|by) (?:the year )?${datePart}\b`, "g")];

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\u202f\u00a0\s]+/gu, " ").replace(/(\d)(?:st|nd|rd|th)\b/g, "$1").replace(/[,()]/g, "").trim();
}

/** A date of words or ISO; null where it is not one of the calendar. */
function dateIn(text: string): PartialDate | null {
  if (/^\d{4}/.test(text)) return precisionOf(text) === null ? null : text;
  const year = /\d{4}$/.exec(text)?.[0] ?? "";
  const month = monthNames.findIndex((names) => names.some((name) => text.includes(name))) + 1;
  const dayOfMonth = /(?:^| )(\d{1,2})(?:er)?(?: |$)/.exec(text.slice(0, -5))?.[1];
  const date = `${year}-${String(month).padStart(2, "0")}${dayOfMonth === undefined ? "" : `-${dayOfMonth.padStart(2, "0")}`}`;
  return precisionOf(date) === null ? null : date;
}

function timesIn(text: string): WordedTime[] {
  const words = folded(text);
  const months = afterEnd.flatMap((pattern) => [...words.matchAll(pattern)]).flatMap(([, amount = "", unit = ""]): WordedTime[] => {
    const number = /^\d+$/.test(amount) ? Number(amount) : numbers[amount];
    return number === undefined ? [] : [{ kind: "months", months: number * (units[unit] ?? 0) }];
  });
  const dates = fromDate.flatMap((pattern) => [...words.matchAll(pattern)]).flatMap(([, found = ""]): WordedTime[] => {
    const date = dateIn(found);
    return date === null ? [] : [{ kind: "date", date }];
  });
  return [...months, ...dates];
}

const same = (a: WordedTime, b: WordedTime): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The time that words give ("12 mois après la fin de l’étude", "within one year of study completion", "à partir de juin 2026"), where
 * they can be read in one way only; null where they give none, or more than one, or not the same in each language. Times after a
 * publication are none: nothing here tells its day for sure.
 */
export function timeInWords(text: LocalisedText): WordedTime | null {
  const found = [text.fr ?? "", text.en ?? ""].flatMap(timesIn);
  const [first] = found;
  return first !== undefined && found.every((one) => same(one, first)) ? first : null;
}
