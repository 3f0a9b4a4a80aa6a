import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { byCode, term, type Term } from "./term.ts";

export interface DataUseTerm extends Term {
  readonly shorthand: string;
  /** Primary: what the data may be used for at all; the others narrow it down or ask for something. */
  readonly role: "primary" | "narrowing" | "requirement";
  /** What has to be said with it; null where the code says all. */
  readonly detail: Bilingual | null;
}

type Row = readonly [number: string, shorthand: string, role: DataUseTerm["role"], fr: string, en: string, detail?: readonly [fr: string, en: string]];

/** Data Use Ontology (GA4GH): codes and short names are its own, the sentences are of this house. */
const rows: readonly Row[] = [
  ["0000004", "NRES", "primary", "Tout usage", "Any use"],
  ["0000042", "GRU", "primary", "Toute recherche", "Any research"],
  ["0000006", "HMB", "primary", "Recherche en santé, médecine et biologie (pas l’origine des populations)", "Health, medical and biomedical research (not ancestry)"],
  ["0000007", "DS", "primary", "Recherche sur une maladie précise", "Research on one disease", ["Quelle maladie", "Which disease"]],
  ["0000011", "POA", "primary", "Recherche sur l’origine des populations seulement", "Research on population origins only"],
  ["0000005", "GRU-CC", "primary", "Toute recherche, et les soins", "Any research, and clinical care"],
  ["0000012", "RS", "narrowing", "Un type de recherche seulement", "One type of research only", ["Lequel", "Which one"]],
  ["0000014", "RU", "narrowing", "Recherche seulement, pas les soins", "Research only, not clinical care"],
  ["0000015", "NMDS", "narrowing", "Pas de développement de méthodes en général", "No general methods development"],
  ["0000016", "GSO", "narrowing", "Études génétiques seulement", "Genetic studies only"],
  ["0000043", "CC", "narrowing", "Usage pour les soins permis", "Use in clinical care allowed"],
  ["0000044", "NPOA", "narrowing", "Pas de recherche sur l’origine des populations", "No research on population origins"],
  ["0000045", "NPU", "narrowing", "Organismes sans but lucratif seulement", "Not-for-profit organisations only"],
  ["0000046", "NCU", "narrowing", "Pas d’usage commercial", "No commercial use"],
  ["0000018", "NPUNCU", "narrowing", "Organismes sans but lucratif, sans usage commercial", "Not-for-profit organisations, no commercial use"],
  ["0000019", "PUB", "requirement", "Les résultats sont publiés", "Results are published"],
  ["0000020", "COL", "requirement", "Collaboration avec l’équipe qui a produit les données", "Collaboration with the team that made the data"],
  ["0000021", "IRB", "requirement", "Avis d’un comité d’éthique à fournir", "Opinion of an ethics committee to be shown"],
  ["0000022", "GS", "requirement", "Limite géographique", "Geographical limit", ["Quels pays ou régions", "Which countries or regions"]],
  ["0000024", "MOR", "requirement", "Pas de publication avant un jour donné", "No publication before a given day", ["Quel jour", "Which day"]],
  ["0000025", "TS", "requirement", "Durée d’usage limitée", "Time limit on use", ["Combien de mois", "How many months"]],
  ["0000026", "US", "requirement", "Personnes nommées seulement", "Named users only", ["Lesquelles", "Which ones"]],
  ["0000027", "PS", "requirement", "Un projet donné seulement", "One given project only", ["Lequel", "Which one"]],
  ["0000028", "IS", "requirement", "Établissements désignés seulement", "Named institutions only", ["Lesquels", "Which ones"]],
  ["0000029", "RTN", "requirement", "Les données enrichies reviennent à la source", "Enriched data go back to their source"],
];

export const dataUseTerms: readonly DataUseTerm[] = rows.map(([number, shorthand, role, fr, en, detail]) => ({
  ...term(`DUO:${number}`, fr, en), shorthand, role, detail: detail === undefined ? null : { fr: detail[0], en: detail[1] },
}));

const dataUseByCode = byCode(dataUseTerms);
export function dataUseOf(code: string): DataUseTerm | null {
  return dataUseByCode.get(code) ?? null;
}
