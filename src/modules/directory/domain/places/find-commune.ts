import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { countryIn } from "./abroad.ts";
import { codeOn } from "./commune-changes.ts";
import { communes, type Commune } from "./communes.ts";
import { foldLoosely, foldPlace, within } from "./fold.ts";
import { departmentOf } from "./regions.ts";
import { departmentsOfPostalCode, readPlace, type WrittenPlace } from "./written-place.ts";

export interface PlaceQuestion {
  readonly municipality: string | null;
  readonly postalCode: string | null;
  /** The code in force on this day; absent: the current one. Changes are dated from 2019 on. */
  readonly on?: Day;
}

/** By what the commune was told, from the surest down. */
export type PlaceEvidence =
  | "name-and-postal-code" | "arrondissement" | "name-and-department" | "former-name" | "similar-name" | "postal-code" | "name-alone";

const confidences: Readonly<Record<PlaceEvidence, number>> = {
  "name-and-postal-code": 1, arrondissement: 1, "name-and-department": 0.95, "former-name": 0.9, "similar-name": 0.8, "name-alone": 0.7, "postal-code": 0.5,
};

export interface CommuneMatch {
  /** INSEE code; of the arrondissement where it is known. */
  readonly communeCode: string;
  readonly name: string;
  readonly departmentCode: string;
  readonly regionCode: string;
  /** Was it written with CEDEX (a distribution office of the post, not a commune)? */
  readonly cedex: boolean;
  readonly how: PlaceEvidence;
  /** 0 to 1. */
  readonly confidence: number;
  /** The commune as written, when it is now part of another. */
  readonly former: { readonly code: string; readonly name: string } | null;
}

export interface PlaceAnswer {
  readonly commune: CommuneMatch | null;
  /** Known even without commune when the postal code is French. */
  readonly departmentCode: string | null;
  readonly regionCode: string | null;
  /** Two letters (ISO 3166-1); overseas France is FR; null when nothing tells. */
  readonly country: string | null;
  /** Why there is no commune; null when there is one. */
  readonly reason: Bilingual | null;
}

/**
 * Which commune does this address name? Reads the CEDEX forms of the post (never as a commune), arrondissements,
 * abbreviations, former communes and slips of the pen; Monaco and foreign towns have no commune and say their country.
 */
export function locate(question: PlaceQuestion): PlaceAnswer {
  const written = readPlace(question.municipality ?? "", question.postalCode ?? "");
  const postal = written.postalCode;
  const candidates = postal === null ? [] : departmentsOfPostalCode(postal).filter((code) => departmentOf(code) !== null);
  const found = inDepartments(written, candidates);
  if (found !== null) return answer(found.commune, found.how, written, found.named, question.on);
  const country = postal === "98000" || written.names.includes("MONACO") ? "MC" : written.names.map(countryIn).find((code) => code !== null) ?? null;
  const french = postal !== null && candidates.length > 0 && country === null;
  const elsewhere = country === null ? byNameAlone(written, french) : null;
  if (elsewhere !== null) return answer(elsewhere, "name-alone", written, elsewhere, question.on);
  const byPostal = french ? byPostalCode(written) : null;
  if (byPostal !== null) return answer(byPostal, "postal-code", written, byPostal, question.on);
  if (country !== null) return none(null, country, { fr: "L’adresse est à l’étranger.", en: "The address is abroad." });
  if (written.names.length === 0 && postal === null) return none(null, null, { fr: "Ni commune ni code postal.", en: "Neither municipality nor postal code." });
  return french && written.names.length === 0
    ? none(candidates[0] ?? null, "FR", { fr: "Le code postal seul ne dit pas la commune.", en: "The postal code alone does not tell the municipality." })
    : none(null, null, { fr: "Aucune commune française ne porte ce nom à cet endroit.", en: "No French municipality has this name in that place." });
}

/** The commune alone; null as `locate` explains. */
export function findCommune(question: PlaceQuestion): CommuneMatch | null {
  return locate(question).commune;
}

interface Found { readonly commune: Commune; readonly how: PlaceEvidence; readonly named: Commune }

function inDepartments(written: WrittenPlace, departments: readonly string[]): Found | null {
  const here = (list: readonly Commune[] | undefined): readonly Commune[] => (list ?? []).filter((one) => departments.includes(one.department));
  for (const name of written.names) {
    const exact = here(communes().byName.get(name));
    const same = exact.length > 0 ? exact : here(communes().byLooseName.get(foldLoosely(name)));
    const best = same.find((one) => written.postalCode !== null && one.postalCodes.includes(written.postalCode)) ?? same[0];
    if (best !== undefined) return settle(best, written);
  }
  for (const name of written.names) {
    const similar = mostSimilar(name, departments);
    if (similar !== null) return { ...settle(similar, written), how: "similar-name" };
  }
  return null;
}

/** Arrondissement of a city that has them, successor of a former commune, or the commune itself. */
function settle(commune: Commune, written: WrittenPlace): Found {
  const arrondissement = arrondissementOf(commune.code, written);
  if (arrondissement !== null) return { commune: arrondissement, how: "arrondissement", named: arrondissement };
  if (commune.kind === "former") {
    const successor = communes().byCode.get(commune.partOf);
    return { commune: successor ?? commune, how: "former-name", named: commune };
  }
  const postal = written.postalCode !== null && commune.postalCodes.includes(written.postalCode);
  return { commune, how: postal ? "name-and-postal-code" : "name-and-department", named: commune };
}

const cities: Readonly<Record<string, { readonly first: number; readonly count: number; readonly postal: string }>> = {
  "75056": { first: 75100, count: 20, postal: "750" },
  "69123": { first: 69380, count: 9, postal: "690" },
  "13055": { first: 13200, count: 16, postal: "130" },
};

function arrondissementOf(code: string, written: WrittenPlace): Commune | null {
  const city = cities[code];
  if (city === undefined) return null;
  const postal = written.postalCode === "75116" ? "75016" : (written.postalCode ?? "");
  const byPostal = postal.startsWith(city.postal) ? Number(postal.slice(3)) : 0;
  const number = byPostal >= 1 && byPostal <= city.count ? byPostal : (written.number ?? 0);
  return number >= 1 && number <= city.count ? (communes().byCode.get(String(city.first + number)) ?? null) : null;
}

/** One name is the beginning of the other by whole words, or they differ by a letter or two: only if one commune alone answers. */
function mostSimilar(name: string, departments: readonly string[]): Commune | null {
  if (name.length < 4) return null;
  const all = departments.flatMap((department) => communes().byDepartment.get(department) ?? []);
  const folded = all.map((one) => ({ one, loose: foldLoosely(foldPlace(one.name)) }));
  const sought = foldLoosely(name);
  const begins = folded.filter(({ loose }) => loose.startsWith(`${sought} `) || (sought.startsWith(`${loose} `) && loose.length > 3));
  const distinct = new Map(begins.map(({ one, loose }) => [one.partOf, { one, loose }]));
  if (distinct.size >= 1) {
    // "CASTANET TOLOSAN AUZEVILLE…" begins with several: the longest; "BOULOGNE" begins several: the greatest.
    const best = begins.toSorted((a, b) => Number(sought.startsWith(b.loose)) - Number(sought.startsWith(a.loose)) || b.one.population - a.one.population)[0];
    return best?.one ?? null;
  }
  const slips = sought.length >= 10 ? 2 : sought.length >= 6 ? 1 : 0;
  const near = slips === 0 ? [] : folded.filter(({ loose }) => within(sought.replaceAll(" ", ""), loose.replaceAll(" ", ""), slips));
  return near.toSorted((a, b) => b.one.population - a.one.population)[0]?.one ?? null;
}

/** With a postal code that names no such place, or none at all: a name borne by one commune, or by one far greater than the others. */
function byNameAlone(written: WrittenPlace, hasPostalCode: boolean): Commune | null {
  for (const name of written.names) {
    const same = (communes().byName.get(name) ?? []).filter((one) => one.kind === "commune");
    const [first, second] = same;
    if (first === undefined || first.population < 1000) continue;
    if (second === undefined || (!hasPostalCode && first.population >= 10 * second.population)) return arrondissementOf(first.code, written) ?? first;
  }
  return hasPostalCode ? null : misspelt(written.names.find((name) => name.length >= 12) ?? "");
}

/** A long name with a slip or two, when one commune of France alone is so near. */
function misspelt(name: string): Commune | null {
  if (name === "") return null;
  const near = [...communes().byName].filter(([other]) => other[0] === name[0] && within(name, other, 2)).flatMap(([, list]) => list.filter((one) => one.kind === "commune"));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/**
 * Where no name can be read, the postal code: its only commune, or the greatest where the code is no CEDEX; for a CEDEX
 * code, the only commune of the code from which the post derives it (last digit zero). All of 75 is Paris.
 */
function byPostalCode(written: WrittenPlace): Commune | null {
  const code = written.postalCode ?? "";
  if (code.startsWith("75")) return arrondissementOf("75056", written) ?? communes().byCode.get("75056") ?? null;
  if (written.names.length > 0) return null;
  const own = communes().byPostalCode.get(code);
  if (own !== undefined) return own.find((one) => one.kind === "arrondissement") ?? own[0] ?? null;
  const derived = communes().byPostalCode.get(`${code.slice(0, 4)}0`) ?? [];
  return derived.length === 1 ? (derived[0] ?? null) : null;
}

function answer(current: Commune, how: PlaceEvidence, written: WrittenPlace, named: Commune, on: Day | undefined): PlaceAnswer {
  const then = on === undefined ? null : codeOn(named.code, on);
  const commune = then === null ? current : (communes().byCode.get(then) ?? current);
  const former = named.code === commune.code && named.name === commune.name ? null : { code: named.code, name: named.name };
  const match: CommuneMatch = {
    communeCode: commune.code, name: commune.name, departmentCode: commune.department, regionCode: commune.region,
    cedex: written.cedex, how, confidence: confidences[how], former,
  };
  return { commune: match, departmentCode: commune.department, regionCode: commune.region, country: "FR", reason: null };
}

function none(departmentCode: string | null, country: string | null, reason: Bilingual): PlaceAnswer {
  return { commune: null, departmentCode, regionCode: departmentCode === null ? null : (departmentOf(departmentCode)?.regionCode ?? null), country, reason };
}
