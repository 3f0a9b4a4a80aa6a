/** Columns of the open extract of the national register of research structures (RNSR), in its order. */
export const rnsrColumns = [
  "numero_national_de_structure", "libelle", "sigle", "annee_de_creation", "type_de_structure", "code_de_type_de_structure",
  "code_de_niveau_de_structure", "site_web", "adresse", "code_postal", "commune", "nom_du_responsable", "prenom_du_responsable",
  "titre_du_responsable", "label_numero", "tutelles", "sigles_des_tutelles", "code_de_nature_de_tutelle", "nature_de_tutelle",
  "uai_des_tutelles", "siret_des_tutelles", "code_de_type_de_tutelle", "type_de_tutelle", "numero_de_structure_enfant",
  "numero_de_structure_parent", "numero_de_structure_historique", "type_de_succession", "code_de_type_de_succession",
  "annee_d_effet_historique", "code_domaine_scientifique", "domaine_scientifique", "code_panel_erc", "panel_erc", "fiche_rnsr",
] as const;
export type RnsrColumn = (typeof rnsrColumns)[number];

/** Columns that are never empty. */
export const requiredColumns: readonly RnsrColumn[] = [
  "numero_national_de_structure", "libelle", "annee_de_creation", "code_de_type_de_structure", "code_de_niveau_de_structure", "tutelles", "code_de_type_de_tutelle",
];

/** Lists side by side: the nth item of each speaks of the same thing. The first column of a group leads. */
export const parallelLists: readonly (readonly RnsrColumn[])[] = [
  ["tutelles", "sigles_des_tutelles", "code_de_nature_de_tutelle", "nature_de_tutelle", "uai_des_tutelles", "siret_des_tutelles", "code_de_type_de_tutelle", "type_de_tutelle", "label_numero"],
  ["numero_de_structure_historique", "type_de_succession", "code_de_type_de_succession", "annee_d_effet_historique"],
  ["nom_du_responsable", "prenom_du_responsable", "titre_du_responsable"],
  ["code_domaine_scientifique", "domaine_scientifique"],
];

export const tutelleTypes = { TUTE: "co-supervision", PART: "participation" } as const;
export type ParentRelation = (typeof tutelleTypes)[keyof typeof tutelleTypes];

export const successionCodes = {
  F: "merger", E: "split", EF: "split-merger", R: "renewal", I: "integration", S: "spin-off", SF: "spin-off-merger",
} as const;

/** The register's codes of nature, and the types of organisation of the graph. */
export const natureCodes: Readonly<Record<string, string>> = {
  UNIV: "university", AUT_ETAB: "school", EPST: "research-organisation", EPIC: "industrial-public-body", EPA: "administrative-public-body",
  MEDIC: "hospital", FONDATION: "foundation", AUT_OP_FR: "other-french-operator", PRIVE: "company", SITE: "site",
  UNIV_ETR: "foreign-university", OP_PUB_ETR: "foreign-public-operator",
};

/** Titles of the panels of the European Research Council, 2020 structure: the extract writes them with its own separator inside. */
export const ercPanelTitles: Readonly<Record<string, string>> = {
  LS1: "Molecules of Life: Biological Mechanisms, Structures and Functions",
  LS2: "Integrative Biology: from Genes and Genomes to Systems",
  LS3: "Cellular, Developmental and Regenerative Biology",
  LS4: "Physiology in Health, Disease and Ageing",
  LS5: "Neuroscience and Disorders of the Nervous System",
  LS6: "Immunity, Infection and Immunotherapy",
  LS7: "Prevention, Diagnosis and Treatment of Human Diseases",
  LS8: "Environmental Biology, Ecology and Evolution",
  LS9: "Biotechnology and Biosystems Engineering",
  PE1: "Mathematics", PE2: "Fundamental Constituents of Matter", PE3: "Condensed Matter Physics",
  PE4: "Physical and Analytical Chemical Sciences", PE5: "Synthetic Chemistry and Materials",
  PE6: "Computer Science and Informatics", PE7: "Systems and Communication Engineering",
  PE8: "Products and Processes Engineering", PE9: "Universe Sciences", PE10: "Earth System Science", PE11: "Materials Engineering",
  SH1: "Individuals, Markets and Organisations", SH2: "Institutions, Governance and Legal Systems",
  SH3: "The Social World and Its Diversity", SH4: "The Human Mind and Its Complexity",
  SH5: "Cultures and Cultural Production", SH6: "The Study of the Human Past", SH7: "Human Mobility, Environment, and Space",
};

/** What a table holds under a code that a file writes; what every object inherits (`constructor`) is no entry. */
export function ownEntry<Value>(table: Readonly<Record<string, Value>>, code: string): Value | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

/** An RNSR number: nine digits and a letter. */
export const rnsrNumber = /^\d{9}[A-Z]$/;
