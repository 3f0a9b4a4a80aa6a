import { fields } from "./fields.ts";

const roles = ["Role", "Loss", "Activation", "Inhibition", "Dynamics", "Imaging", "Origin", "Heterogeneity", "Timing", "Remodelling", "Trajectories", "Predictors"];
const matters = ["CALYX-2", "the TERN pathway", "resident macrophages", "microglial priming", "mitochondrial transfer", "platelet adhesion", "retinal ganglion cells", "bone marrow niches", "regulatory T cells", "hepatic stellate cells", "early-life exposures", "the ARGO complex", "circadian gating", "arboviral entry", "muscle precursors", "stress granules", "long-term care use", "sickle erythrocytes"];
const settings = ["in chronic pain", "after liver injury", "during sleep deprivation", "in acute leukaemia", "in ageing adults", "in island populations", "under hypoxia", "in severe asthma", "after kidney transplantation", "in early pregnancy", "in type 2 diabetes", "in retinal degeneration", "during viral infection", "in heart failure", "in rare bone disease", "after spinal cord lesion"];
const designs = ["a multicentre cohort study", "a randomised trial", "insights from a mouse model", "a nationwide register study", "a single-cell atlas", "evidence from twins", "a cross-sectional survey", "results of a phase 2 trial", "a longitudinal imaging study"];
const frenchRoles = ["Rôle", "Dynamique", "Imagerie", "Remodelage", "Trajectoires"];

const article = (type: string): boolean => type === "article" || type === "preprint" || type === "conference-paper";
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("an empty list of words");
  return found;
};

/** A title that no other paper bears: the number of the paper picks its words, and no two numbers pick the same. */
export function titleOf(number: number, type: string): string {
  const role = at(roles, number * 5);
  const matter = at(matters, Math.floor(number / roles.length) + number * 7);
  const setting = at(settings, number * 3 + Math.floor(number / 37));
  const design = at(designs, number + Math.floor(number / 16));
  const mark = number % 40 === 0 ? `<i>${matter}</i>` : matter;
  if (type === "thesis") return `${at(frenchRoles, number)} de ${matter} : approches expérimentales et cliniques, étude ${number}`;
  if (type === "review") return `${role} of ${mark} ${setting}: a critical review of ${20 + (number % 170)} studies`;
  if (type === "letter") return `Comment on the ${role.toLowerCase()} of ${mark} ${setting}, case ${number}`;
  if (type === "editorial") return `Where next for the ${role.toLowerCase()} of ${mark}? Editorial ${number}`;
  return `${role} of ${mark} ${setting}: ${article(type) ? design : "a report"} (series ${number})`;
}

export function abstractOf(number: number, field: string): string {
  const label = fields.find((one) => one.code === field)?.label ?? field;
  return `Made-up abstract number ${number} in ${label.toLowerCase()}, for demonstration. We followed ${120 + (number * 37) % 4000} invented participants over ${1 + (number % 9)} years and report what would have been found.`;
}

const givenNames = ["Adèle", "Bastien", "Clémence", "Damien", "Élise", "Fabrice", "Gwendal", "Hortense", "Ismaël", "Jade", "Karim", "Lucile", "Mathis", "Nour", "Ondine", "Paul-Henri", "Rania", "Sylvain", "Tiphaine", "Yasmine"];
const familyNames = ["Aubrespin", "Bellerive-Caron", "Coëtmeur", "Dargonne", "Escoubas-Rey", "Ferlandais", "Grisolle", "Houdremont", "Isambourg", "Jaffrelou", "Kermadio", "Lespinard", "Malvezin", "Noirclair", "Ouvrardin", "Plessiac", "Quintrec", "Rastouble", "Saint-Ybars", "Trévarez", "Vaucelard", "Wassily-Brun"];
const foreignGiven = ["Anna", "Björn", "Chiara", "David", "Elena", "Finn", "Giulia", "Hiro", "Ingrid", "Jan", "Kofi", "Lars", "Mei", "Nils", "Olivia", "Pedro", "Rosa", "Sven", "Tariq", "Wen"];
const foreignFamily = ["Ashgrove", "Brennfeld", "Castellmora", "Dunmarrow", "Eskilander", "Fernhollow", "Grünwaldt", "Hoshizora", "Ivarsdal", "Jankowiec", "Kestrelwood", "Lindqvall", "Montefalce", "Norrbacka", "Oakenshaw", "Pellegrotti", "Ravensmoor", "Steenhoek", "Tamworthy", "Vanderlinde"];

export function frenchName(number: number): { readonly given: string; readonly family: string } {
  return { given: at(givenNames, number * 7 + Math.floor(number / 22)), family: at(familyNames, number * 13) };
}

export function foreignName(number: number): { readonly given: string; readonly family: string } {
  return { given: at(foreignGiven, number * 3 + Math.floor(number / 20)), family: at(foreignFamily, number * 11 + Math.floor(number / 7)) };
}
