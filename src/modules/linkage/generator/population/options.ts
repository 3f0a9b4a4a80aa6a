import { AppError } from "../../../../kernel/errors/app-error.ts";
import { kinds, type KindCode } from "./kinds.ts";

export interface PopulationOptions {
  /** Rows over all files, copies included. */
  readonly rows: number;
  readonly seed?: string;
  /** Two files, of which the second holds copies and strangers, or one with copies among its rows. */
  readonly task?: "link" | "dedupe";
  /** Share of rows that are copies: of all rows in one file, the second file over both in two. */
  readonly copyShare?: number;
  /** Of the second file: share of rows whose person is not in the first. */
  readonly strangers?: number;
  readonly birthYears?: readonly [first: number, last: number];
  readonly women?: number;
  /** Shares of persons, or of blocks of five for families. */
  readonly families?: number;
  /** Share of second children who are twins of the first. */
  readonly twins?: number;
  readonly homonyms?: number;
  readonly compounds?: number;
  readonly particles?: number;
  /** Share born abroad, over all. */
  readonly foreign?: number;
  /** Share of births abroad of which the year alone was known: written on the first of January. */
  readonly fictive?: number;
  readonly marriedWomen?: number;
  /** Share of copies that give the first of the first names alone. */
  readonly firstNameAlone?: number;
  /** Share of rows that hold the registration number (NIR), made up. */
  readonly nir?: number;
  /** Times every rate of error. */
  readonly errors?: number;
  /** Rates of some kinds, as shares of the copies where the kind can occur. */
  readonly rates?: Readonly<Partial<Record<KindCode, number>>>;
  /** Folder with the counts of names by INSEE; own lists without it. */
  readonly names?: string;
}

export interface PopulationPlan extends Required<Omit<PopulationOptions, "names" | "rates">> {
  readonly names: string | null;
  readonly rates: Readonly<Record<KindCode, number>>;
  readonly copies: number;
  readonly persons: number;
}

const defaults = {
  seed: "1", task: "link", copyShare: 0.2, strangers: 0.1, birthYears: [1920, 2000], women: 0.51, families: 0.35, twins: 0.03, homonyms: 0.002, compounds: 0.03, particles: 0.025, foreign: 0.13, fictive: 0.06,
  marriedWomen: 0.6, firstNameAlone: 0.5, nir: 0, errors: 1,
} as const;

/** Options with what was left open. Throws `linkage.generator-options` with everything that is wrong. */
export function populationPlan(options: PopulationOptions): PopulationPlan {
  const given = { ...defaults, ...options };
  const faults: string[] = [];
  if (!Number.isSafeInteger(given.rows) || given.rows < 2 || given.rows > 100_000_000) faults.push("rows");
  if (given.birthYears[0] < 1890 || given.birthYears[1] > 2025 || given.birthYears[0] > given.birthYears[1]) faults.push("birthYears");
  for (const name of ["copyShare", "strangers", "women", "families", "twins", "homonyms", "compounds", "particles", "foreign", "fictive", "marriedWomen", "firstNameAlone", "nir"] as const) {
    if (!(given[name] >= 0 && given[name] <= 1)) faults.push(name);
  }
  if (!(given.errors >= 0 && given.errors <= 100)) faults.push("errors");
  const rates = Object.fromEntries(kinds.map(({ code, rate }) => [code, Math.min(1, options.rates?.[code] ?? rate * given.errors)])) as Record<KindCode, number>;
  for (const [code, rate] of Object.entries(rates)) if (!(rate >= 0)) faults.push(`rates.${code}`);
  for (const code of Object.keys(options.rates ?? {})) if (!kinds.some((kind) => kind.code === code)) faults.push(`rates.${code}`);
  if (faults.length > 0) {
    throw new AppError("linkage.generator-options", { fr: `Ces options du générateur ne peuvent être suivies\u202f: ${faults.join(", ")}.`, en: `These options of the generator cannot be followed: ${faults.join(", ")}.` });
  }
  const copies = Math.min(given.rows - 1, Math.round(given.rows * given.copyShare));
  const strangers = given.task === "link" ? Math.round(copies * given.strangers) : 0;
  return { ...given, names: options.names ?? null, rates, copies, persons: given.rows - copies + strangers };
}
