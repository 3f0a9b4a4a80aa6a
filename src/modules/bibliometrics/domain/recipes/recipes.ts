import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { europeLists } from "../europe/lists.ts";
import { isEuropeanCopublication } from "../europe/copublication.ts";
import { fractionAsNumber } from "../readings/fraction.ts";
import { accessFactsOn, countsUnder, openAccessReadings } from "../readings/open-access.ts";
import { totalIn } from "../readings/shares.ts";
import { documentTypesOf, type SettingKey } from "../settings.ts";
import type { PaperScore } from "../engine.ts";
import { reading, type Candidate, type Cooked, type Given, type Kitchen, type LeftOutReason } from "./kitchen.ts";

export const bibliometricSeries = ["1.articles", "1.france", "1.monde", "1.top-10", "1.europe", "2", "4.c", "13"] as const;
export type BibliometricSeries = (typeof bibliometricSeries)[number];

/** How a number of the contract is made of papers. A change of rule is a new version. */
export interface BibliometricRecipe {
  readonly series: BibliometricSeries;
  readonly code: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly sentence: Bilingual;
  /** The setting that says which reading is the contract’s; null where there is one reading. */
  readonly readingKey: SettingKey | null;
  readonly typesKey: SettingKey;
  readonly unit: "count" | "share" | "index";
  readonly usesCitations: boolean;
  readonly usesReference: boolean;
  readonly cook: (kitchen: Kitchen) => Cooked;
}

const mean = { kind: "mean" } as const;
const sum = { kind: "sum" } as const;
const once = (score: number): Given => ({ score, weight: 1 });
const yes = (holds: boolean): Given => once(holds ? 1 : 0);
const instituteWeight = ({ paper }: Candidate): number => fractionAsNumber(paper.instituteFractional);
const oneReading = both("Compte entier, même compte au numérateur et au dénominateur.", "Full counting, the same above and below the line.");

function cooked(kitchen: Kitchen, typesKey: SettingKey, readings: (types: ReturnType<typeof documentTypesOf>) => Extract<Cooked, { kind: "cooked" }>["readings"] | null): Cooked {
  const documentTypes = documentTypesOf(kitchen.choices[typesKey]);
  const made = readings(documentTypes);
  return made === null ? { kind: "missing" } : { kind: "cooked", readings: made, documentTypes };
}

/** A paper scored against the world, or why it is not. */
function scored({ scores, withoutCell }: Kitchen, candidate: Candidate, give: (score: PaperScore) => Given | LeftOutReason): Given | LeftOutReason {
  if (typeof candidate.citations !== "number") return candidate.citations;
  if (withoutCell.has(candidate.paper.code)) return "no-cell";
  const score = scores.get(candidate.paper.code);
  return score === undefined ? "no-field" : give(score);
}

function nationalShare(series: "1.france" | "1.monde", country: "FR" | "*", code: string, name: Bilingual, sentence: Bilingual): BibliometricRecipe {
  return {
    series, code, version: 1, name, sentence: both(`${sentence.fr} ${oneReading.fr}`, `${sentence.en} ${oneReading.en}`), readingKey: null, typesKey: "types.1", unit: "share", usesCitations: false, usesReference: true,
    cook: (kitchen) => cooked(kitchen, "types.1", (types) => {
      const { reference } = kitchen;
      const total = reference === null ? null : totalIn(reference, kitchen.year, types, country);
      if (reference === null || total === null || total === 0) return null;
      const ofWorld = (field: string): number | null => {
        const found = reference.cells.filter((cell) => cell.kind === "field" && cell.code === field && cell.year === kitchen.year && types.some((type) => type === cell.documentType));
        return found.length === 0 ? null : found.reduce((all, cell) => all + cell.classes.reduce((weight, one) => weight + fractionAsNumber(one.weight), 0), 0);
      };
      return [reading(kitchen, types, "full", { kind: "share", total }, () => once(1), country === "*" ? { totalOfField: ofWorld } : {})];
    }),
  };
}

export const bibliometricRecipes: readonly BibliometricRecipe[] = [
  {
    series: "1.articles", code: "articles", version: 1, readingKey: "1.articles", typesKey: "types.1", unit: "count", usesCitations: false, usesReference: false,
    name: both("Articles de l’institut", "Articles of the institute"),
    sentence: both("Les articles originaux de l’année dont au moins une signature est de l’institut ou d’une de ses structures à la date de l’article\u202f; les articles rétractés ne comptent pas.", "Original articles of the year with at least one signature of the institute or of one of its structures at the date of the paper; retracted ones do not count."),
    cook: (kitchen) => cooked(kitchen, "types.1", (types) => [
      reading(kitchen, types, "full", sum, () => once(1)),
      reading(kitchen, types, "fractional", sum, (one) => ({ score: 1, weight: instituteWeight(one) }), { counting: "fractional" }),
    ]),
  },
  nationalShare("1.france", "FR", "share-of-france", both("Part de la France", "Share of France"), both("Articles de l’institut sur ceux de la France, même année, mêmes types.", "Articles of the institute over those of France, same year, same types.")),
  nationalShare("1.monde", "*", "share-of-world", both("Part du monde", "Share of the world"), both("Articles de l’institut sur ceux du monde, même année, mêmes types.", "Articles of the institute over those of the world, same year, same types.")),
  {
    series: "1.top-10", code: "top-10", version: 1, readingKey: "1.top-10", typesKey: "types.1", unit: "share", usesCitations: true, usesReference: true,
    name: both("Articles parmi les 10\u202f% les plus cités", "Articles among the 10% most cited"),
    sentence: both("Part des articles de l’année parmi les 10\u202f% les plus cités du monde dans leur discipline, leur année et leur type\u202f; les ex æquo au seuil comptent pour la part exacte qui fait 10\u202f%.", "Share of the articles of the year among the 10% most cited of the world in their field, year and type; ties at the threshold count for the exact part that makes 10%."),
    cook: (kitchen) => cooked(kitchen, "types.1", (types) => kitchen.reference === null ? null : [
      reading(kitchen, types, "full", mean, (one) => scored(kitchen, one, ({ top }) => once(top["1/10"]))),
      reading(kitchen, types, "fractional", mean, (one) => scored(kitchen, one, ({ top }) => ({ score: top["1/10"], weight: instituteWeight(one) })), { counting: "fractional" }),
    ]),
  },
  {
    series: "1.europe", code: "european-copublications", version: 1, readingKey: "1.europe", typesKey: "types.1", unit: "share", usesCitations: false, usesReference: false,
    name: both("Co-publications européennes", "European co-publications"),
    sentence: both("Part des articles de l’année dont au moins une adresse est dans un autre pays d’Europe\u202f; l’outre-mer français est la France.", "Share of the articles of the year with at least one address in another European country; overseas France is France."),
    cook: (kitchen) => cooked(kitchen, "types.1", (types) => Object.values(europeLists).map((list) =>
      reading(kitchen, types, list.code, mean, ({ paper }) => (paper.countries.length === 0 ? "country-unknown" : yes(isEuropeanCopublication(paper.countries, paper.year, list)))))),
  },
  {
    series: "2", code: "normalised-impact", version: 1, readingKey: "2", typesKey: "types.2", unit: "index", usesCitations: true, usesReference: true,
    name: both("Impact normalisé", "Normalised impact"),
    sentence: both("Moyenne, sur les publications de l’année, de leurs citations rapportées à celles attendues dans la même discipline, la même année et le même type\u202f; 1 est le monde.", "Mean over the publications of the year of their citations held against those expected in the same field, year and type; 1 is the world."),
    cook: (kitchen) => cooked(kitchen, "types.2", (types) => kitchen.reference === null ? null : [
      reading(kitchen, types, "field", mean, (one) => scored(kitchen, one, (score) => once(score.normalisedCitations))),
      reading(kitchen, types, "journal", mean, (one) => scored(kitchen, one, (score) => (score.journalNormalisedCitations === null ? "no-journal" : once(score.journalNormalisedCitations)))),
      reading(kitchen, types, "mean", mean, (one) => scored(kitchen, one, (score) => (score.journalNormalisedCitations === null ? "no-journal" : once((score.normalisedCitations + score.journalNormalisedCitations) / 2)))),
      reading(kitchen, types, "field-fractional", mean, (one) => scored(kitchen, one, (score) => ({ score: score.normalisedCitations, weight: instituteWeight(one) })), { counting: "fractional" }),
    ]),
  },
  {
    series: "4.c", code: "centres-in-top-journals", version: 1, readingKey: "4.c", typesKey: "types.4.c", unit: "share", usesCitations: true, usesReference: true,
    name: both("Publications des CIC dans le premier dixième des revues", "Publications of clinical investigation centres in the top tenth of journals"),
    sentence: both("Part des publications de l’année signées par un centre d’investigation clinique qui sont dans le premier dixième des revues de leur discipline.", "Share of the publications of the year signed by a clinical investigation centre that are in the top tenth of the journals of their field."),
    cook: (kitchen) => cooked(kitchen, "types.4.c", (types) => {
      const { reference, tiers } = kitchen;
      if (reference === null) return null;
      const ofCentre = (give: (candidate: Candidate) => Given | LeftOutReason) => (one: Candidate): Given | LeftOutReason => (one.paper.units.some((unit) => unit.structureType === centreType) ? give(one) : "no-centre");
      const placed = (place: (candidate: Candidate) => number | null) => ofCentre((one) => {
        if (one.paper.journal === null) return "no-journal";
        const share = place(one);
        return share === null ? "no-cell" : once(share);
      });
      return [
        ...(tiers === null ? [] : [reading(kitchen, types, "tier", mean, placed(({ paper }) => tiers.tier(paper))), reading(kitchen, types, "journals", mean, placed(({ paper }) => tiers.journals(paper)))]),
        reading(kitchen, types, "paper", mean, ofCentre((one) => scored(kitchen, one, ({ top }) => once(top["1/10"])))),
      ];
    }),
  },
  {
    series: "13", code: "open-access-and-hal", version: 1, readingKey: "13", typesKey: "types.13", unit: "share", usesCitations: false, usesReference: false,
    name: both("Publications en libre accès et dans HAL", "Publications in open access and in HAL"),
    sentence: both("Part des publications de l’année en libre accès et dans HAL, telles qu’observées au plus tard dans les trois mois qui suivent la fenêtre\u202f; un fichier sous embargo n’est pas ouvert.", "Share of the publications of the year in open access and in HAL, as observed in the three months that follow the window at the latest; a file under embargo is not open."),
    cook: (kitchen) => cooked(kitchen, "types.13", (types) => openAccessReadings.map((code) =>
      reading(kitchen, types, code, mean, (one) => {
        const facts = accessFactsOn(one.access, one.accessOn);
        return facts === null ? "access-never-observed" : yes(countsUnder(code, facts));
      }))),
  },
];

/** How the graph calls a clinical investigation centre. */
export const centreType = "clinical-investigation-centre";

/** The recipes that some codes name: `13`, `1`, `1.europe`, `normalised-impact`; all where none is named. */
export function bibliometricRecipesFor(codes: readonly string[] | undefined): readonly BibliometricRecipe[] {
  if (codes === undefined || codes.length === 0) return bibliometricRecipes;
  return bibliometricRecipes.filter((recipe) => codes.some((code) => matches(recipe, code)));
}

/** Is there a recipe here that this code names? */
export function knowsBibliometricRecipe(code: string): boolean {
  return bibliometricRecipes.some((recipe) => matches(recipe, code));
}

function matches(recipe: BibliometricRecipe, code: string): boolean {
  return recipe.code === code || recipe.series === code || recipe.series.startsWith(`${code}.`);
}
