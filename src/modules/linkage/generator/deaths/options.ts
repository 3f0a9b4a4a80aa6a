import { AppError } from "../../../../kernel/errors/app-error.ts";

/** Insurance schemes, their share of deaths and how often their people lack a death date in the national health data. */
export const regimes = [
  { code: "general", share: 0.74, deathDateMissing: 0.015 },
  { code: "agricultural", share: 0.12, deathDateMissing: 0.63 },
  { code: "self-employed", share: 0.05, deathDateMissing: 0.68 },
  { code: "civil-service", share: 0.05, deathDateMissing: 0.73 },
  { code: "special", share: 0.04, deathDateMissing: 0.82 },
] as const;

/** Rates of what goes wrong, each a share of the rows where it can. `docs/linkage-generator.md` gives what each follows. */
export const deathRates = {
  "death-date-wrong": 0.006, "hospital-stay-missing": 0.15, "residence-moved-nursing-home": 0.38, "residence-moved": 0.105, "residence-far": 0.22, "residence-borough-lost": 0.4, "residence-borough-wrong": 0.2,
  "residence-old-code": 0.3, "residence-unknown": 0.012, "residence-corsica": 0.4, "residence-overseas": 0.35, "birth-month-unknown": 0.12, "birth-month-wrong": 0.004, "second-identity": 0.012,
  "certificate-birth-date-partial": 0.006, "certificate-birth-date-wrong": 0.008, "certificate-sex-wrong": 0.0015, "certificate-death-date-wrong": 0.004, "certificate-residence-missing": 0.008, "act-number-missing": 0.03, "act-number-wrong": 0.01,
} as const;
export type DeathErrorCode = keyof typeof deathRates | "death-date-missing" | "twin";

export interface DeathsOptions {
  /** Certificates a year. */
  readonly deaths: number;
  /** First and last year of death. */
  readonly years?: readonly [first: number, last: number];
  readonly seed?: string;
  /** Certificates whose person the national health data cannot hold: not insured, living abroad, newborns without a number. */
  readonly notInsured?: number;
  readonly foreignResidents?: number;
  readonly newborns?: number;
  /** Beside the certificates, as shares of their number: residents who died abroad, people of whom nothing is heard any more. */
  readonly diedAbroad?: number;
  readonly silent?: number;
  /** Share of the dead who had a twin, alive and in the data. */
  readonly twins?: number;
  readonly foreignBorn?: number;
  /** Share of deaths that the register of persons (RNIPP) identified, with act number and commune of death. */
  readonly register?: number;
  /** Share of electronic certificates in the first year and how much it grows a year. */
  readonly electronic?: number;
  readonly electronicGrowth?: number;
  /** Times every rate of error. */
  readonly errors?: number;
  readonly rates?: Readonly<Partial<Record<keyof typeof deathRates, number>>>;
}

export interface DeathsPlan extends Required<Omit<DeathsOptions, "rates">> {
  readonly rates: Readonly<Record<keyof typeof deathRates, number>>;
  readonly yearCount: number;
  readonly certificates: number;
  /** Persons in all: of certificates first, then those of the health data alone. */
  readonly abroadCount: number;
  readonly silentCount: number;
  readonly persons: number;
}

const defaults = { years: [2022, 2022], seed: "1", notInsured: 0.012, foreignResidents: 0.008, newborns: 0.003, diedAbroad: 0.01, silent: 0.1, twins: 0.01, foreignBorn: 0.12, register: 0.15, electronic: 0.35, electronicGrowth: 0.05, errors: 1 } as const;

/** Options with what was left open. Throws `linkage.generator-options`. */
export function deathsPlan(options: DeathsOptions): DeathsPlan {
  const given = { ...defaults, ...options };
  const faults: string[] = [];
  if (!Number.isSafeInteger(given.deaths) || given.deaths < 10 || given.deaths > 5_000_000) faults.push("deaths");
  if (!(given.years[0] >= 1990 && given.years[1] <= 2030 && given.years[0] <= given.years[1])) faults.push("years");
  for (const name of ["notInsured", "foreignResidents", "newborns", "diedAbroad", "silent", "twins", "foreignBorn", "register", "electronic"] as const) if (!(given[name] >= 0 && given[name] <= 1)) faults.push(name);
  if (!(given.errors >= 0 && given.errors <= 100)) faults.push("errors");
  const unknown = Object.keys(options.rates ?? {}).filter((code) => !(code in deathRates));
  faults.push(...unknown.map((code) => `rates.${code}`));
  if (faults.length > 0) {
    throw new AppError("linkage.generator-options", { fr: `Ces options du générateur ne peuvent être suivies\u202f: ${faults.join(", ")}.`, en: `These options of the generator cannot be followed: ${faults.join(", ")}.` });
  }
  const rates = Object.fromEntries(Object.entries(deathRates).map(([code, rate]) => [code, Math.min(1, options.rates?.[code as keyof typeof deathRates] ?? rate * given.errors)])) as Record<keyof typeof deathRates, number>;
  const yearCount = given.years[1] - given.years[0] + 1;
  const certificates = given.deaths * yearCount;
  const [abroadCount, silentCount] = [Math.round(certificates * given.diedAbroad), Math.round(certificates * given.silent)];
  return { ...given, rates, yearCount, certificates, abroadCount, silentCount, persons: certificates + abroadCount + silentCount };
}
