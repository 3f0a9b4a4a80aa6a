/** A field of the made-up science: a real subfield of the classification, and invented journals. Shares are of the papers of a year. */
export interface MadeUpField {
  /** Code of the subfield (`openalex-subfield-2024`). */
  readonly code: string;
  readonly label: string;
  readonly halDomain: string;
  readonly worldShare: number;
  /** Citations of its papers against those of all fields. */
  readonly level: number;
  readonly topic: string;
}

export const fields: readonly MadeUpField[] = [
  { code: "2403", label: "Immunology", halDomain: "sdv.imm", worldShare: 0.07, level: 1.2, topic: "Immune Tolerance and Allergy" },
  { code: "2725", label: "Infectious Diseases", halDomain: "sdv.mhep.mi", worldShare: 0.09, level: 1.1, topic: "Viral Infections and Hosts" },
  { code: "2730", label: "Oncology", halDomain: "sdv.can", worldShare: 0.15, level: 1.15, topic: "Tumour Microenvironment" },
  { code: "2720", label: "Hematology", halDomain: "sdv.mhep.hem", worldShare: 0.05, level: 1.05, topic: "Stem Cells and Clotting" },
  { code: "2705", label: "Cardiology and Cardiovascular Medicine", halDomain: "sdv.mhep.csc", worldShare: 0.09, level: 0.95, topic: "Heart Rhythm and Hypoxia" },
  { code: "2712", label: "Endocrinology, Diabetes and Metabolism", halDomain: "sdv.mhep.em", worldShare: 0.08, level: 1, topic: "Metabolic Inflammation" },
  { code: "2804", label: "Cellular and Molecular Neuroscience", halDomain: "sdv.neu", worldShare: 0.1, level: 1.1, topic: "Sleep, Pain and Perception" },
  { code: "2739", label: "Public Health, Environmental and Occupational Health", halDomain: "sdv.spee", worldShare: 0.13, level: 0.75, topic: "Population Health Trajectories" },
  { code: "1312", label: "Molecular Biology", halDomain: "sdv.bbm", worldShare: 0.11, level: 1.25, topic: "Molecular Clocks" },
  { code: "1311", label: "Genetics", halDomain: "sdv.gen", worldShare: 0.06, level: 1.2, topic: "Epigenome of Rare Diseases" },
  { code: "2741", label: "Radiology, Nuclear Medicine and Imaging", halDomain: "sdv.ib.ima", worldShare: 0.05, level: 0.8, topic: "Quantitative Imaging" },
  { code: "2715", label: "Gastroenterology", halDomain: "sdv.mhep.heg", worldShare: 0.02, level: 0.95, topic: "Liver Disease" },
];

export interface MadeUpJournal {
  readonly title: string;
  readonly issn: string;
  readonly publisher: string;
  readonly field: string;
  /** Of the papers of its field. */
  readonly share: number;
  /** Citations of its papers against those of its field. */
  readonly quality: number;
  readonly access: "diamond" | "gold" | "hybrid" | "closed";
}

const shapes: readonly (readonly [name: (field: string) => string, publisher: string, share: number, quality: number, access: MadeUpJournal["access"]])[] = [
  [(field) => `Meridian ${field}`, "Northmere Press", 0.04, 3, "hybrid"],
  [(field) => `Sextant Journal of ${field}`, "Sextant Society", 0.09, 1.8, "hybrid"],
  [(field) => `${field} Horizons`, "Northmere Press", 0.11, 1.35, "gold"],
  [(field) => `Astrolabe Reports in ${field}`, "Astrolabe Open Science", 0.12, 1.1, "gold"],
  [(field) => `Archives of Applied ${field}`, "Quadrant Publishing", 0.13, 0.95, "hybrid"],
  [(field) => `${field} Quarterly of Northmere`, "Northmere Press", 0.12, 0.85, "closed"],
  [(field) => `Open Notes on ${field}`, "Astrolabe Open Science", 0.12, 0.72, "gold"],
  [(field) => `Acta Borealia: ${field}`, "Boreal Academy", 0.11, 0.58, "closed"],
  [(field) => `Compass Review of ${field}`, "Compass Collective", 0.09, 0.44, "diamond"],
  [(field) => `Bulletin of ${field} of the Isles`, "Quadrant Publishing", 0.07, 0.3, "closed"],
];

/** A number of a block that is not given out, with the check character of ISO 3297. */
function madeUpIssn(index: number): string {
  const digits = String(9_970_000 + index);
  let sum = 0;
  for (let at = 0; at < 7; at += 1) sum += Number(digits[at]) * (8 - at);
  const check = (11 - (sum % 11)) % 11;
  return `${digits.slice(0, 4)}-${digits.slice(4)}${check === 10 ? "X" : check}`;
}

export const journals: readonly MadeUpJournal[] = fields.flatMap((field, fieldIndex) => shapes.map(([name, publisher, share, quality, access], index) => ({
  title: name(field.label.split(",")[0]?.split(" and ")[0] ?? field.label), issn: madeUpIssn(fieldIndex * 20 + index * 2), publisher, field: field.code, share, quality, access,
})));

/** The field in which a made-up unit mostly publishes, and the one next to it. */
export const fieldsOfUnits: Readonly<Record<string, readonly [string, string]>> = {
  "rythmes-1": ["2804", "1312"], "rythmes-2": ["2804", "2739"], "rythmes-3": ["1312", "2804"], foie: ["2715", "2720"], "immunite-a": ["2403", "2739"], "immunite-b": ["2403", "2720"], age: ["2739", "2804"],
  rythmes: ["2804", "1312"], "foie-clinique": ["2715", "2739"], coagulation: ["2720", "2705"], tolerance: ["2403", "2720"], allergies: ["2403", "2739"], autonomie: ["2739", "2804"], neurones: ["2804", "1312"], lesions: ["2804", "1311"], retine: ["2804", "2741"],
  leucemies: ["2720", "2730"], tumeurs: ["2730", "2403"], metabolisme: ["2712", "2705"], coeur: ["2705", "2741"], os: ["1312", "1311"], virus: ["2725", "2403"], "sante-publique": ["2739", "2725"], "cohortes-age": ["2739", "2712"], biomateriaux: ["1312", "2741"],
  parasites: ["2725", "2403"], muscle: ["2712", "1312"], douleur: ["2804", "2741"], imagerie: ["2741", "2715"], epigenome: ["1311", "1312"], addictions: ["2804", "2739"], tropiques: ["2725", "2739"], drepanocytose: ["2720", "1311"], reproduction: ["1312", "2739"],
  essaim: ["1311", "2720"], "sommeil-propre": ["2804", "2712"], "cic-paris": ["2730", "2705"], "cic-lyon": ["2715", "2712"], "cic-rennes": ["2725", "2403"], "cic-nantes": ["2720", "2403"], "cic-iles": ["2725", "2739"],
};
