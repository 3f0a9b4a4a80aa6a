import { withoutAccents } from "../../../../kernel/text/fold.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";

export type ImportField = "site" | "name" | "communes" | "partners" | "wave" | "startsOn" | "titleFr" | "titleEn" | "textFr" | "textEn" | "concerned" | "contractCodes" | "decidedOn" | "demonstration";

interface ImportColumn {
  readonly field: ImportField;
  readonly label: Bilingual;
  readonly aliases: readonly string[];
  readonly help: Bilingual;
}

/** The columns of a file of sites: one line per commitment; a line without title tells of the site and its wave alone. */
export const importColumns: readonly ImportColumn[] = [
  { field: "site", label: both("Site", "Site"), aliases: ["site", "code", "code_site", "code_insee", "site_code"], help: both("code INSEE de la commune principale (69123), ou code choisi\u202f; obligatoire", "INSEE code of the main town (69123), or a chosen code; required") },
  { field: "name", label: both("Nom du site", "Name of the site"), aliases: ["nom_du_site", "nom", "name", "name_of_the_site"], help: both("obligatoire pour un site qui n’est pas encore ouvert", "required for a site that is not open yet") },
  { field: "communes", label: both("Communes", "Communes"), aliases: ["communes", "communes_couvertes"], help: both("codes INSEE séparés par des points-virgules\u202f; le code du site si rien n’est écrit", "INSEE codes parted by semicolons; the code of the site where nothing is written") },
  { field: "partners", label: both("Partenaires du site", "Partners of the site"), aliases: ["partenaires_du_site", "partenaires", "partners", "partners_of_the_site"], help: both("organisations séparées par des points-virgules, avec leur code public entre parenthèses s’il est connu", "organisations parted by semicolons, with their public code in brackets where it is known") },
  { field: "wave", label: both("Vague", "Wave"), aliases: ["vague", "wave"], help: both("une lettre, de A à Z", "one letter, A to Z") },
  { field: "startsOn", label: both("Début de la vague", "Start of the wave"), aliases: ["debut_de_la_vague", "debut", "start", "start_of_the_wave"], help: both("premier jour, 2023-01-01 ou 01/01/2023", "first day, 2023-01-01 or 01/01/2023") },
  { field: "titleFr", label: both("Engagement", "Commitment in French"), aliases: ["engagement", "intitule", "commitment", "commitment_in_french", "engagement_en_francais"], help: both("intitulé en français\u202f; vide pour une ligne qui ne dit que le site", "title in French; empty for a line that tells of the site alone") },
  { field: "titleEn", label: both("Engagement en anglais", "Commitment in English"), aliases: ["engagement_en_anglais", "commitment_in_english"], help: both("facultatif", "optional") },
  { field: "textFr", label: both("Texte", "Text in French"), aliases: ["texte", "text", "texte_en_francais", "text_in_french"], help: both("ce qui a été décidé, en français\u202f; obligatoire avec un engagement", "what was decided, in French; required with a commitment") },
  { field: "textEn", label: both("Texte en anglais", "Text in English"), aliases: ["texte_en_anglais", "text_in_english"], help: both("facultatif", "optional") },
  { field: "concerned", label: both("Partenaires concernés", "Partners concerned"), aliases: ["partenaires_concernes", "partners_concerned"], help: both("parmi ceux du site, séparés par des points-virgules", "among those of the site, parted by semicolons") },
  { field: "contractCodes", label: both("Codes du contrat", "Contract codes"), aliases: ["codes_du_contrat", "contract_codes", "objectifs", "objectives"], help: both("objectifs, priorités ou actions servis, par exemple 3\u202f; action-15", "objectives, priorities or actions served, for example 3; action-15") },
  { field: "decidedOn", label: both("Décidé le", "Decided on"), aliases: ["decide_le", "decided_on", "date"], help: both("obligatoire avec un engagement", "required with a commitment") },
  { field: "demonstration", label: both("Données de démonstration", "Demonstration data"), aliases: ["donnees_de_demonstration", "demonstration_data"], help: both("marque des exports de faits fictifs, que l’import refuse", "mark of exports of fictitious facts, which the import refuses") },
];

const fieldOfAlias = new Map(importColumns.flatMap(({ field, aliases }) => aliases.map((alias) => [alias, field] as const)));

/** The column that a title names, without regard to accents, capitals and signs; null where it is none. */
export function fieldOfTitle(title: string): ImportField | null {
  return fieldOfAlias.get(withoutAccents(title).toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "")) ?? null;
}

export function isSiteImportHeader(titles: readonly string[]): boolean {
  const fields = new Set(titles.map(fieldOfTitle).filter((field) => field !== null));
  return fields.size >= 2 && fields.has("site");
}

export function labelOf(field: ImportField): Bilingual {
  return importColumns.find((column) => column.field === field)?.label ?? both(field, field);
}

/** An empty file to fill in, with one line that shows how. */
export function siteImportTemplate(): Table {
  const columns = importColumns.filter(({ field }) => field !== "demonstration");
  const example: Partial<Record<ImportField, string>> = {
    site: "69123", name: "Lyon", communes: "69123; 69266", partners: "Université d’exemple; Hôpital d’exemple", wave: "A", startsOn: "2021-01-01",
    titleFr: "Plateforme commune d’imagerie", titleEn: "Shared imaging platform", textFr: "Ouvrir la plateforme à toutes les unités du site.", textEn: "Open the platform to every unit of the site.",
    concerned: "Université d’exemple", contractCodes: "3; action-17", decidedOn: "2021-03-15",
  };
  return {
    name: "site-template", title: both("Modèle de fichier des sites et de leurs engagements", "Template for a file of sites and their commitments"),
    columns: columns.map(({ field, label }) => ({ key: field, label })),
    rows: [columns.map(({ field }) => example[field] ?? null)],
  };
}
