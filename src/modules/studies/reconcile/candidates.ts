import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { StudyContent } from "../domain/content.ts";
import { foldedName, titleKeys, titleLikeness, titleWords, worldNumber } from "./likeness.ts";

/** What of a study is compared with others. Numbers and words are folded already. */
export interface Comparable {
  readonly code: string;
  readonly numbers: readonly string[];
  /** `sponsor|number`. */
  readonly sponsorNumbers: readonly string[];
  readonly nct: readonly string[];
  readonly acronym: string | null;
  readonly sponsors: readonly string[];
  /** Words of scientific and public titles, by language. */
  readonly titles: { readonly fr: readonly (readonly string[])[]; readonly en: readonly (readonly string[])[] };
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly startedOn: string | null;
  readonly size: number | null;
}

export interface DuplicateCandidate {
  readonly left: string;
  readonly right: string;
  /** 0 to 1: not a probability; from `askFrom` on somebody is asked. */
  readonly score: number;
  /** They bear the same number of a register: the same study unless one of the numbers is wrong. */
  readonly certain: boolean;
  readonly reasons: readonly Bilingual[];
}

/** From this score on two records are shown to a curator. */
export const askFrom = 0.6;
/** Keys that more records share say nothing: those pairs are left to their other keys. */
export const crowd = 100;

export function comparable(code: string, content: Partial<StudyContent>): Comparable {
  const sponsors = [...new Set((content.sponsors ?? []).map(({ name, ror }) => ror ?? foldedName(name)).filter((name) => name !== ""))];
  const numbers = content.registryNumbers ?? [];
  const world = [...new Set(numbers.flatMap((one) => worldNumber(one) ?? []))];
  const own = numbers.filter(({ scheme }) => scheme === "sponsor").map(({ number }) => foldedName(number)).filter((number) => number.length > 3);
  const titles = (language: "fr" | "en"): readonly (readonly string[])[] => [content.title?.[language], content.publicTitle?.[language]].map((title) => titleWords(title ?? "")).filter((words) => words.length > 0);
  const acronym = foldedName(content.acronym ?? "");
  return {
    code, numbers: world, nct: world.filter((number) => /^NCT\d{8}$/u.test(number)), sponsors, titles: { fr: titles("fr"), en: titles("en") },
    sponsorNumbers: sponsors.flatMap((sponsor) => own.map((number) => `${sponsor}|${number}`)),
    acronym: acronym.length > 1 ? acronym : null, startedOn: content.startedOn?.date ?? null, size: content.actualSize ?? content.plannedSize ?? null,
  };
}

/** Records that share none of these keys are not compared: this keeps 50,000 studies within reach. */
export function blockingKeys(study: Comparable): readonly string[] {
  return [...new Set([
    ...study.numbers.map((number) => `n:${number}`), ...study.sponsorNumbers.map((number) => `s:${number}`),
    ...(study.acronym === null ? [] : study.sponsors.map((sponsor) => `a:${study.acronym ?? ""}|${sponsor}`)),
    ...(["fr", "en"] as const).flatMap((language) => study.titles[language].flatMap((words) => titleKeys(words).map((key) => `${language}:${key}`))),
  ])];
}

/** Are these two the same study, and why? Evidence for it adds up, evidence against it takes away. */
export function compareStudies(left: Comparable, right: Comparable): DuplicateCandidate {
  const found: { readonly weight: number; readonly against?: boolean; readonly why: Bilingual }[] = [];
  const number = left.numbers.find((one) => right.numbers.includes(one));
  if (number !== undefined) found.push({ weight: 0.97, why: { fr: `Même numéro de registre ${number}`, en: `Same registry number ${number}` } });
  else if (left.nct.length > 0 && right.nct.length > 0) found.push({ weight: 0.6, against: true, why: { fr: "Deux numéros NCT différents", en: "Two different NCT numbers" } });
  const own = left.sponsorNumbers.find((one) => right.sponsorNumbers.includes(one));
  if (own !== undefined) found.push({ weight: 0.85, why: { fr: `Même numéro chez le promoteur (${own.slice(own.indexOf("|") + 1)})`, en: `Same number at the sponsor (${own.slice(own.indexOf("|") + 1)})` } });

  const sameSponsor = left.sponsors.some((one) => right.sponsors.includes(one));
  if (sameSponsor) found.push({ weight: 0.15, why: { fr: "Même promoteur", en: "Same sponsor" } });
  else if (left.sponsors.length > 0 && right.sponsors.length > 0) found.push({ weight: 0.2, against: true, why: { fr: "Promoteurs différents", en: "Different sponsors" } });
  if (left.acronym !== null && left.acronym === right.acronym) found.push({ weight: sameSponsor ? 0.55 : 0.3, why: { fr: `Même acronyme (${left.acronym.toUpperCase()})`, en: `Same acronym (${left.acronym.toUpperCase()})` } });

  const likeness = bestTitle(left, right);
  if (likeness >= 0.6) {
    const percent = Math.round(likeness * 100);
    found.push({ weight: 0.8 * likeness ** 3, why: percent === 100 ? { fr: "Même titre", en: "Same title" } : { fr: `Titres semblables à ${percent}\u202f%`, en: `Titles ${percent}% alike` } });
  } else if (likeness >= 0 && likeness < 0.25) found.push({ weight: 0.3, against: true, why: { fr: "Titres très différents", en: "Very different titles" } });

  const months = monthsApart(left.startedOn, right.startedOn);
  if (months !== null && months <= 1) found.push({ weight: 0.15, why: { fr: "Début le même mois ou à un mois près", en: "Start in the same month, or one month apart" } });
  else if (months !== null && months > 24) found.push({ weight: 0.35, against: true, why: { fr: `Débuts séparés de ${months} mois`, en: `Starts ${months} months apart` } });
  if (left.size !== null && right.size !== null && left.size > 0 && right.size > 0) {
    const ratio = Math.max(left.size, right.size) / Math.min(left.size, right.size);
    if (ratio === 1) found.push({ weight: 0.12, why: { fr: `Même effectif (${left.size})`, en: `Same size (${left.size})` } });
    else if (ratio > 2) found.push({ weight: 0.2, against: true, why: { fr: `Effectifs très différents (${left.size} et ${right.size})`, en: `Very different sizes (${left.size} and ${right.size})` } });
  }
  const pro = 1 - found.filter(({ against }) => against !== true).reduce((rest, { weight }) => rest * (1 - weight), 1);
  // A shared number outweighs what registers tell differently.
  const contra = number === undefined ? found.filter(({ against }) => against === true).reduce((rest, { weight }) => rest * (1 - weight), 1) : 1;
  return { left: left.code, right: right.code, score: Math.round(pro * contra * 100) / 100, certain: number !== undefined, reasons: found.toSorted((one, other) => Number(one.against === true) - Number(other.against === true) || other.weight - one.weight).map(({ why }) => why) };
}

/** The best of the titles that are in the same language; -1: no language has both. */
function bestTitle(left: Comparable, right: Comparable): number {
  const likenesses = (["fr", "en"] as const).flatMap((language) => left.titles[language].flatMap((ours) => right.titles[language].map((theirs) => titleLikeness(ours, theirs))));
  return likenesses.length === 0 ? -1 : Math.max(...likenesses);
}

/** Whole months between two partial dates; null where one has no month, unless the years differ by more than two. */
function monthsApart(left: string | null, right: string | null): number | null {
  if (left === null || right === null) return null;
  const years = Math.abs(Number(left.slice(0, 4)) - Number(right.slice(0, 4)));
  if (left.length < 7 || right.length < 7) return years > 2 ? years * 12 : null;
  return Math.abs((Number(left.slice(0, 4)) - Number(right.slice(0, 4))) * 12 + Number(left.slice(5, 7)) - Number(right.slice(5, 7)));
}

/** Pairs worth asking about among these records, best first, each once (`left` before `right`). */
export function duplicatePairs(studies: readonly Comparable[], from = askFrom): readonly DuplicateCandidate[] {
  const blocks = new Map<string, number[]>();
  for (const [place, study] of studies.entries()) for (const key of blockingKeys(study)) (blocks.get(key) ?? blocks.set(key, []).get(key))?.push(place);
  const seen = new Set<number>();
  const pairs: DuplicateCandidate[] = [];
  for (const places of blocks.values()) {
    if (places.length > crowd) continue;
    for (const [at, one] of places.entries()) {
      for (const other of places.slice(at + 1)) {
        const pair = one * studies.length + other;
        const [left, right] = [studies[one], studies[other]];
        if (seen.has(pair) || left === undefined || right === undefined) continue;
        seen.add(pair);
        const candidate = left.code < right.code ? compareStudies(left, right) : compareStudies(right, left);
        if (candidate.score >= from) pairs.push(candidate);
      }
    }
  }
  return pairs.toSorted(byScore);
}

export const byScore = (one: DuplicateCandidate, other: DuplicateCandidate): number => other.score - one.score || (one.left + one.right < other.left + other.right ? -1 : 1);
