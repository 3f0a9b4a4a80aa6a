import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { AccessLevel, AnonymityState, DatasetKind, SubjectKind } from "../metadata.ts";

export interface KindTerm {
  readonly name: Bilingual;
  /** General type of resource in DataCite 4.7. */
  readonly dataCiteType: "Dataset" | "Image" | "Text" | "Model" | "Software" | "Collection" | "Other";
}

export const kinds: Readonly<Record<DatasetKind, KindTerm>> = {
  tabular: { name: { fr: "Tableaux", en: "Tables" }, dataCiteType: "Dataset" },
  imaging: { name: { fr: "Images", en: "Images" }, dataCiteType: "Image" },
  sequence: { name: { fr: "Séquences", en: "Sequences" }, dataCiteType: "Dataset" },
  omics: { name: { fr: "Données omiques (expression, protéines, métabolites…)", en: "Omics (expression, proteins, metabolites…)" }, dataCiteType: "Dataset" },
  signal: { name: { fr: "Signaux et mesures continues", en: "Signals and continuous recordings" }, dataCiteType: "Dataset" },
  text: { name: { fr: "Textes", en: "Texts" }, dataCiteType: "Text" },
  survey: { name: { fr: "Enquêtes et questionnaires", en: "Surveys and questionnaires" }, dataCiteType: "Dataset" },
  model: { name: { fr: "Modèles et simulations", en: "Models and simulations" }, dataCiteType: "Model" },
  software: { name: { fr: "Code et logiciels", en: "Code and software" }, dataCiteType: "Software" },
  collection: { name: { fr: "Collection de plusieurs natures", en: "Collection of several kinds" }, dataCiteType: "Collection" },
  other: { name: { fr: "Autre nature", en: "Other kind" }, dataCiteType: "Other" },
};

export const accessLevelNames: Readonly<Record<AccessLevel, Bilingual>> = {
  open: { fr: "Ouvert", en: "Open" }, embargoed: { fr: "Sous embargo", en: "Under embargo" }, restricted: { fr: "Sur demande", en: "On request" }, closed: { fr: "Fermé", en: "Closed" },
};
export const subjectKindNames: Readonly<Record<SubjectKind, Bilingual>> = {
  human: { fr: "Données sur des personnes", en: "Data about people" }, "non-human": { fr: "Données qui ne portent pas sur des personnes", en: "Data that are not about people" },
};
export const anonymityNames: Readonly<Record<AnonymityState, Bilingual>> = {
  identifying: { fr: "Identifiantes", en: "Identifying" }, pseudonymised: { fr: "Pseudonymisées", en: "Pseudonymised" }, anonymous: { fr: "Anonymes", en: "Anonymous" },
};
