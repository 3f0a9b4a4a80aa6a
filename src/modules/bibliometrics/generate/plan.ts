import { AppError } from "../../../kernel/errors/app-error.ts";

/** What a made-up world of papers should look like; everything but `papers` and `seed` has a default. */
export interface CorpusOptions {
  /** Rows of papers before `duplicates`, planted ones included. */
  readonly papers: number;
  readonly seed: string;
  readonly fields?: number;
  /** First and last publication year, both included. */
  readonly years?: readonly [number, number];
  /** Document types, the most frequent first. */
  readonly types?: readonly string[];
  readonly journals?: number;
  /** Units without known truth, beside those of which it is known. */
  readonly units?: number;
  /** Share of papers that a unit without known truth signs, 0 to 1. */
  readonly unitShare?: number;
  /** Share of papers in two or three fields, 0 to 1. */
  readonly multiFieldShare?: number;
  /** Share of papers without a journal, 0 to 1. */
  readonly withoutJournalShare?: number;
  /** Mean of the logarithm of citations: 1.2 is a mature window, −0.5 a window of one year. */
  readonly citationLogMean?: number;
  /** Planted papers of each citation class, year and document type; 0 plants none. */
  readonly plantedPerClass?: number;
  /** Rows that repeat an earlier paper, word for word, at the end of the papers. */
  readonly duplicates?: number;
}

export type CorpusPlan = Required<CorpusOptions> & {
  readonly plantedPapers: number;
  readonly yearCount: number;
};

/** Citations of planted papers go from 0 to 20, each as often as the others. */
export const plantedClasses = 21;
/** A block is a set of fields and journals that share papers among themselves and with no other. */
export const fieldsPerBlock = 10;
/** One paper in so many bears France. */
export const franceEvery = 25;
/** Countries of the French papers, in turn: 1 of 5 within EU27, 2 with the United Kingdom, 3 in Europe at large. */
export const francePattern = ["FR", "FR;DE", "FR;GB", "FR;US", "FR;CH;US"] as const;

/** Fills in what was left out. Throws `bibliometrics.generator-options`, all faults at once. */
export function corpusPlan(options: CorpusOptions): CorpusPlan {
  const plan = {
    fields: 250, years: [2018, 2023] as const, types: ["article", "review"], journals: 3_000, units: 50, unitShare: 0.1,
    multiFieldShare: 0.25, withoutJournalShare: 0.02, citationLogMean: 1.2, plantedPerClass: 3, duplicates: 0, ...options,
  };
  const yearCount = plan.years[1] - plan.years[0] + 1;
  const plantedPapers = plantedClasses * plan.plantedPerClass * yearCount * plan.types.length;
  const share = (value: number): boolean => value >= 0 && value <= 1;
  const count = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
  const rules: readonly (readonly [boolean, string, string])[] = [
    [count(plan.papers, 1) && plan.papers <= 1_000_000_000, "papers\u202f: un entier de 1 à 10⁹", "papers: a whole number from 1 to 10⁹"],
    [plan.years.every((year) => count(year, 1_000)) && yearCount >= 1, "years\u202f: deux années, la première d’abord", "years: two years, the first one first"],
    [count(plan.fields, 1) && plan.fields <= 9_990, "fields\u202f: un entier de 1 à 9\u202f990", "fields: a whole number from 1 to 9,990"],
    [count(plan.journals, 1), "journals\u202f: un entier d’au moins 1", "journals: a whole number of at least 1"],
    [count(plan.units, 0) && plan.units <= 10_000, "units\u202f: un entier, au plus 10\u202f000", "units: a whole number, at most 10,000"],
    [count(plan.plantedPerClass, 0), "plantedPerClass\u202f: un entier", "plantedPerClass: a whole number"],
    [count(plan.duplicates, 0) && plan.duplicates <= plan.papers, "duplicates\u202f: un entier, au plus papers", "duplicates: a whole number, at most papers"],
    [plan.types.length > 0 && plan.types.every((type) => /^[a-z-]+$/.test(type)), "types\u202f: des mots en minuscules", "types: words in lower case"],
    [[plan.unitShare, plan.multiFieldShare, plan.withoutJournalShare].every(share), "unitShare, multiFieldShare, withoutJournalShare\u202f: de 0 à 1", "unitShare, multiFieldShare, withoutJournalShare: from 0 to 1"],
    [Math.abs(plan.citationLogMean) <= 10, "citationLogMean\u202f: de −10 à 10", "citationLogMean: from −10 to 10"],
    [plan.papers >= plantedPapers, `papers\u202f: au moins ${plantedPapers}, autant que de publications plantées`, `papers: at least ${plantedPapers}, as many as are planted`],
  ];
  const faults = rules.filter(([holds]) => !holds);
  if (faults.length > 0) {
    throw new AppError("bibliometrics.generator-options", {
      fr: `Ce corpus ne peut pas être engendré. ${faults.map(([, fr]) => fr).join("\u202f; ")}.`,
      en: `This corpus cannot be made. ${faults.map(([, , en]) => en).join("; ")}.`,
    });
  }
  return { ...plan, plantedPapers, yearCount };
}
