import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** One way to read what the contract says. */
export interface Reading {
  readonly code: string;
  readonly series: "6.a" | "6.b";
  readonly name: Bilingual;
  readonly definition: Bilingual;
}

/** The contract says neither what the delay runs from and to, nor whether certificates that nobody could link count: all readings are worked out. */
export const readings: readonly Reading[] = [
  { series: "6.a", code: "final-release", name: both("Jusqu’aux tables définitives", "Until the final tables"), definition: both("Du 31 décembre de l’année de décès au jour où ses premières tables définitives sont parues.", "From 31 December of the year of death to the day on which its first final tables were released.") },
  { series: "6.a", code: "first-release", name: both("Jusqu’aux premières tables", "Until the first tables"), definition: both("Du 31 décembre de l’année de décès au jour où ses premières tables sont parues, provisoires comprises.", "From 31 December of the year of death to the day on which its first tables were released, provisional ones included.") },
  { series: "6.a", code: "eurostat", name: both("Jusqu’à Eurostat", "Until Eurostat"), definition: both("Du 31 décembre de l’année de décès au jour de l’envoi à Eurostat (règlement (UE) nº\u00a0328/2011\u202f: 24 mois au plus).", "From 31 December of the year of death to the day of transmission to Eurostat (Regulation (EU) No 328/2011: 24 months at most).") },
  { series: "6.a", code: "national-health-data", name: both("Jusqu’au SNDS", "Until the national health data"), definition: both("Du 31 décembre de l’année de décès au jour du versement au système national des données de santé.", "From 31 December of the year of death to the day on which the national health data system was given them.") },
  { series: "6.b", code: "all-certificates", name: both("Tous les certificats", "All certificates"), definition: both("Certificats de l’année sans lien, sur tous ceux que l’appariement a reçus. C’est ce que dit l’indicateur «\u202fdcd_idt_top\u202f» à 0 dans le SNDS.", "Certificates of the year without a link, over all that the linkage was given. This is what “dcd_idt_top” at 0 says in the national health data.") },
  { series: "6.b", code: "avoidable", name: both("Échecs évitables", "Avoidable failures"), definition: both("Les mêmes, sans ceux qu’aucun appariement ne peut trouver (décès hors de France, personnes non assurées), ôtés en haut et en bas.", "The same without those that no linkage can find (deaths abroad, people not insured), taken away above and below.") },
];

export const defaultReading: Readonly<Record<"6.a" | "6.b", string>> = { "6.a": "final-release", "6.b": "all-certificates" };

export function readingNamed(series: string, code: string): Reading | null {
  return readings.find((one) => one.series === series && one.code === code) ?? null;
}
