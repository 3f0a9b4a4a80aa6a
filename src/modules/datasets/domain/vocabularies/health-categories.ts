import { byCode, term, type Term } from "./term.ts";

export interface HealthCategory extends Term {
  /** Code in the health categories published with HealthDCAT-AP, where it is known to be there. */
  readonly euCode: string | null;
}

const category = (letter: string, euCode: string | null, fr: string, en: string): HealthCategory => ({ ...term(`51.${letter}`, fr, en), euCode });

/** Categories of data that article 51(1) of Regulation (EU) 2025/327 (EHDS) opens to secondary use, in short; `51.` and their letter. */
export const healthCategories: readonly HealthCategory[] = [
  category("a", "EHR", "Dossiers médicaux électroniques", "Electronic health records"),
  category("b", null, "Facteurs sociaux, environnementaux et de comportement qui jouent sur la santé", "Social, environmental and behavioural factors of health"),
  category("c", null, "Besoins, moyens, accès, dépenses et financement des soins, agrégés", "Needs, means, access, spending and funding of care, aggregated"),
  category("d", "PATHOGEN", "Agents pathogènes", "Pathogens"),
  category("e", null, "Données administratives des soins, délivrance et remboursement", "Administrative data of care, dispensing and reimbursement"),
  category("f", "GENOMIC", "Génétique et génomes humains", "Human genetics and genomes"),
  category("g", null, "Autres données moléculaires humaines (protéome, métabolome…)", "Other human molecular data (proteome, metabolome…)"),
  category("h", "MEDICAL_DEVICE", "Données que produisent les dispositifs médicaux", "Data that medical devices produce"),
  category("i", null, "Applications de bien-être", "Wellness applications"),
  category("j", null, "Professionnels de santé qui prennent en charge la personne", "Health professionals who treat the person"),
  category("k", "PUBLIC_HEALTH_REG", "Registres de santé publique", "Public health registries"),
  category("l", "MEDICAL_REG", "Registres médicaux et de décès", "Medical and mortality registries"),
  category("m", "CLINICAL_TRIAL", "Essais, études et investigations cliniques", "Clinical trials, studies and investigations"),
  category("n", null, "Autres données de santé issues de dispositifs médicaux", "Other health data from medical devices"),
  category("o", null, "Registres de médicaments et de dispositifs médicaux", "Registries of medicines and medical devices"),
  category("p", null, "Cohortes, questionnaires et enquêtes de recherche", "Research cohorts, questionnaires and surveys"),
  category("q", null, "Biobanques et bases associées", "Biobanks and their databases"),
];

const healthCategoryByCode = byCode(healthCategories);
export function healthCategoryOf(code: string): HealthCategory | null {
  return healthCategoryByCode.get(code) ?? null;
}

/** Codes of the list as drafts of HealthDCAT-AP had it, that other portals still use. */
const earlierCodes: Readonly<Record<string, string>> = { EHRS: "51.a", DIOH: "51.b", IDHP: "51.j", PHDR: "51.k" };

/** The category that another catalogue names by its address or code: of the published list, of an earlier one, or its point of article 51. Null where it is unknown. */
export function healthCategoryNamed(given: string): HealthCategory | null {
  const name = /([\w.-]+)\/?$/.exec(given.trim())?.[1]?.toUpperCase() ?? "";
  const point = /art_51\/par_1\/pnt_([a-q])(?:\/|$)/i.exec(given)?.[1]?.toLowerCase();
  return healthCategoryOf(point === undefined ? (earlierCodes[name] ?? name.toLowerCase()) : `51.${point}`) ?? healthCategories.find(({ euCode }) => euCode === name) ?? null;
}
