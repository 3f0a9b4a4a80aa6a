import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { FieldName } from "../content.ts";
import { dataFields } from "./data-fields.ts";
import { designFields } from "./design-fields.ts";
import type { Field, SectionCode } from "./field.ts";
import { firstFields } from "./first-fields.ts";

export { fieldKinds, sectionCodes } from "./field.ts";
export type { Field, FieldKind, SectionCode } from "./field.ts";

/** Every field of a study, in the order of form and page. */
export const fields: readonly Field[] = [...firstFields, ...designFields, ...dataFields];

const byName = new Map<string, Field>(fields.map((one) => [one.name, one]));

export function fieldOf(name: string): Field | null {
  return byName.get(name) ?? null;
}

export const fieldNames: readonly FieldName[] = fields.map(({ name }) => name);

export const sectionNames: Readonly<Record<SectionCode, Bilingual>> = {
  identity: { fr: "Identité", en: "Identity" },
  subject: { fr: "Sujet", en: "Subject" },
  responsibility: { fr: "Responsables", en: "Who answers for it" },
  rules: { fr: "Cadre et autorisations", en: "Rules and authorisations" },
  design: { fr: "Méthode", en: "Design" },
  population: { fr: "Population et lieux", en: "Population and places" },
  progress: { fr: "Avancement", en: "Progress" },
  collection: { fr: "Données recueillies", en: "Data collected" },
  access: { fr: "Accès et partage", en: "Access and sharing" },
  results: { fr: "Résultats et liens", en: "Results and links" },
};
