import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Term } from "./term.ts";
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
  open: { fr: "Ouvert", en: "Open" }, embargoed: { fr: "Ouvert plus tard", en: "Open later" }, restricted: { fr: "Sur demande", en: "On request" }, closed: { fr: "Fermé", en: "Closed" },
};
export const subjectKindNames: Readonly<Record<SubjectKind, Bilingual>> = {
  human: { fr: "Données sur des personnes", en: "Data about people" }, "non-human": { fr: "Données qui ne portent pas sur des personnes", en: "Data that are not about people" },
};
/** Opinions and approvals that data about people rest on. */
export const approvalKinds: readonly Term[] = [
  { code: "ethics-committee", name: { fr: "Avis d’un comité d’éthique", en: "Opinion of an ethics committee" } },
  { code: "cpp", name: { fr: "Avis d’un comité de protection des personnes (CPP)", en: "Opinion of a committee for the protection of persons (CPP)" } },
  { code: "cnil", name: { fr: "Autorisation ou déclaration CNIL", en: "CNIL approval or declaration" } },
  { code: "reference-methodology", name: { fr: "Engagement de conformité (MR-001 à MR-006)", en: "Commitment to a reference methodology (MR-001 to MR-006)" } },
  { code: "processing-register", name: { fr: "Registre des traitements", en: "Register of processing" } },
  { code: "other", name: { fr: "Autre", en: "Other" } },
];
export const approvalOf = (code: string): Term | null => approvalKinds.find((term) => term.code === code) ?? null;
export const anonymityNames: Readonly<Record<AnonymityState, Bilingual>> = {
  identifying: { fr: "Identifiantes", en: "Identifying" }, pseudonymised: { fr: "Pseudonymisées", en: "Pseudonymised" }, anonymous: { fr: "Anonymes", en: "Anonymous" },
};
