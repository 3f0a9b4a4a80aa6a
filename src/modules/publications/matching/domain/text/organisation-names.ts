import { foldWords } from "./signature-text.ts";

/**
 * Names under which people sign for institutions, beside those of the register: in English, former, or short. Each goes
 * with the institution whose folded name begins so; where the graph has none, the names are not sought.
 */
const known: readonly (readonly [opening: string, names: readonly string[]])[] = [
  ["institut national de la sante et de la recherche medicale", ["French National Institute of Health and Medical Research", "French Institute of Health and Medical Research", "National Institute of Health and Medical Research", "National Institute for Health and Medical Research", "French Institute for Health and Medical Research", "Institut National de la Santé et de la Recherche Medicale", "Institut National de la Santé et Recherche Médicale", "Inst Natl Sante Rech Med"]],
  ["centre national de la recherche scientifique", ["French National Centre for Scientific Research", "National Center for Scientific Research", "National Centre for Scientific Research", "French National Center for Scientific Research", "Centre National de Recherche Scientifique"]],
  ["institut national de recherche pour l agriculture l alimentation", ["INRA", "Institut National de la Recherche Agronomique", "French National Institute for Agricultural Research", "National Research Institute for Agriculture, Food and Environment", "French National Research Institute for Agriculture, Food and Environment"]],
  ["institut national de la recherche en informatique", ["Institut national de recherche en sciences et technologies du numérique", "Institut national de recherche en informatique et en automatique"]],
  ["commissariat a l energie atomique", ["French Alternative Energies and Atomic Energy Commission", "Alternative Energies and Atomic Energy Commission", "Atomic Energy Commission"]],
  ["institut de recherche pour le developpement", ["French National Research Institute for Sustainable Development"]],
  ["assistance publique des hopitaux de paris", ["Assistance Publique Hôpitaux de Paris", "AP-HP", "APHP", "Assistance Publique–Hôpitaux de Paris (AP-HP)", "Greater Paris University Hospitals"]],
  ["assistance publique hopitaux de paris", ["AP-HP", "APHP", "Greater Paris University Hospitals"]],
  ["assistance publique hopitaux de marseille", ["AP-HM", "APHM", "Assistance Publique des Hôpitaux de Marseille"]],
  ["hospices civils de lyon", ["HCL", "CHU de Lyon", "Lyon University Hospital"]],
  ["institut pasteur de lille", ["Pasteur Institute of Lille", "Institut Pasteur Lille"]],
  ["institut pasteur", ["Pasteur Institute", "Institut Pasteur Paris"]],
  ["institut curie", ["Institut Curie", "Curie Institute"]],
  ["institut gustave roussy", ["Gustave Roussy", "Gustave Roussy Cancer Campus", "Gustave Roussy Institute"]],
  ["sorbonne universite", ["UPMC", "Université Pierre et Marie Curie", "Pierre and Marie Curie University", "University Pierre et Marie Curie", "Université Paris 6", "Paris 6 University", "UPMC Univ Paris 06", "Université Paris-Sorbonne", "Sorbonne University", "Sorbonne Universités", "Sorbonne Univ"]],
  ["universite de paris", ["Université Paris Cité", "Université de Paris Cité", "Paris Cité University", "Université Paris Descartes", "Paris Descartes University", "Univ Paris Descartes", "University Paris Descartes", "Université René Descartes", "Université Paris 5", "Université Paris Diderot", "Paris Diderot University", "Univ Paris Diderot", "University Paris Diderot", "Université Denis Diderot", "Université Paris 7", "Paris 7 University", "University of Paris", "Sorbonne Paris Cité"]],
  ["universite paris cite", ["Université de Paris", "Université Paris Descartes", "Paris Descartes University", "Univ Paris Descartes", "Université Paris Diderot", "Paris Diderot University", "Univ Paris Diderot", "University of Paris", "Sorbonne Paris Cité", "Paris Cité University"]],
  ["universite paris saclay", ["Université Paris-Sud", "Paris-Sud University", "Univ Paris-Sud", "University Paris-Sud", "Université Paris 11", "Univ Paris-Saclay", "University Paris-Saclay", "Paris-Saclay University", "Université Paris Sud 11"]],
  ["universite paris est creteil", ["UPEC", "Univ Paris Est Créteil", "Université Paris-Est", "Paris-Est University", "University Paris-Est Créteil", "Université Paris 12", "Univ Paris Est Creteil"]],
  ["universite paris nord", ["Université Sorbonne Paris Nord", "Sorbonne Paris Nord University", "Université Paris 13", "Paris 13 University", "Univ Paris 13", "USPN"]],
  ["universite versailles", ["UVSQ", "University of Versailles Saint-Quentin-en-Yvelines", "Université de Versailles", "University of Versailles", "Univ Versailles Saint Quentin en Yvelines"]],
  ["universite grenoble alpes", ["Université Joseph Fourier", "Joseph Fourier University", "Univ Grenoble Alpes", "Univ. Grenoble Alpes", "University Grenoble Alpes", "University of Grenoble", "Université Grenoble 1", "UGA"]],
  ["universite claude bernard lyon", ["Université Lyon 1", "University Lyon 1", "Univ Lyon 1", "University of Lyon 1", "Claude Bernard University", "Université Claude Bernard", "Université de Lyon 1", "Claude Bernard University Lyon 1", "UCBL", "Univ Lyon, Université Claude Bernard Lyon 1"]],
  ["universite aix marseille", ["Aix Marseille Université", "Aix-Marseille University", "Aix Marseille Univ", "Aix-Marseille Univ", "AMU", "Université de la Méditerranée", "Université d'Aix-Marseille"]],
  ["aix marseille universite", ["Aix-Marseille University", "Aix Marseille Univ", "Université d'Aix-Marseille", "AMU"]],
  ["universite toulouse 3", ["Université Paul Sabatier", "Paul Sabatier University", "Université Toulouse III", "Université Toulouse III Paul Sabatier", "University of Toulouse III", "Université de Toulouse III", "Toulouse III University", "UPS Toulouse", "University Toulouse 3"]],
  ["universite de bordeaux", ["Université Bordeaux Segalen", "Bordeaux University", "Univ Bordeaux", "Univ. Bordeaux", "University of Bordeaux", "Université Victor Segalen Bordeaux 2"]],
  ["universite de montpellier", ["Université Montpellier 1", "Université Montpellier 2", "Univ Montpellier", "Montpellier University", "University of Montpellier"]],
  ["universite de lille", ["Université Lille 2", "Univ Lille", "Univ. Lille", "Lille University", "Université Lille 1", "University of Lille", "Université Lille Nord de France"]],
  ["universite strasbourg", ["Université Louis Pasteur", "University of Strasbourg", "Strasbourg University"]],
  ["universite de tours", ["Université François Rabelais", "François Rabelais University", "Université François-Rabelais de Tours"]],
  ["universite de lorraine", ["Université Henri Poincaré", "Univ Lorraine", "Lorraine University", "University of Lorraine"]],
  ["universite clermont auvergne", ["Université d'Auvergne", "Université Blaise Pascal", "Univ Clermont Auvergne", "University Clermont Auvergne", "Clermont Auvergne University"]],
  ["universite cote d azur", ["Université de Nice Sophia Antipolis", "University of Nice Sophia Antipolis", "Univ Nice Sophia Antipolis", "Côte d'Azur University", "University Côte d'Azur"]],
  ["nantes universite", ["Université de Nantes", "University of Nantes", "Nantes University", "Univ Nantes"]],
  ["universite de caen", ["Normandie Univ, UNICAEN", "UNICAEN", "University of Caen", "University of Caen Normandy", "Caen Normandy University"]],
  ["universite rouen", ["UNIROUEN", "University of Rouen", "Rouen University", "Université de Rouen Normandie", "University of Rouen Normandy"]],
  ["universite de brest", ["Université de Bretagne Occidentale", "UBO", "University of Western Brittany", "Univ Brest"]],
  ["universite franche comte", ["Université de Franche-Comté", "University of Franche-Comté"]],
  ["universite bourgogne dijon", ["Université de Bourgogne", "University of Burgundy", "University Bourgogne"]],
  ["universite jean monnet", ["Université Jean Monnet", "Jean Monnet University", "University of Saint-Etienne", "Université de Saint-Etienne"]],
  ["universite picardie", ["Université de Picardie Jules Verne", "UPJV", "University of Picardie Jules Verne", "Jules Verne University of Picardie"]],
  ["universite reims", ["Université de Reims Champagne-Ardenne", "University of Reims Champagne-Ardenne", "URCA", "University of Reims"]],
  ["universite paris sciences et lettres", ["PSL University", "PSL Research University", "Université PSL", "Paris Sciences et Lettres"]],
  ["universite des antilles", ["Université des Antilles et de la Guyane", "University of the French West Indies", "University of Antilles"]],
  ["hopitaux universitaires de strasbourg", ["CHU de Strasbourg", "Strasbourg University Hospital", "Hôpitaux Universitaires de Strasbourg"]],
  ["chu hopitaux de bordeaux", ["CHU de Bordeaux", "Bordeaux University Hospital", "CHU Bordeaux"]],
];

const university = /^(?:universite|univ)(?: (?:de|d|du|des))? (.+)$/;
const universityLast = /^(.+) universite$/;
const hospital = /^(?:c h u|chu|chru|chr|centre hospitalier(?: (?:regional|et|ou|universitaire))*)(?: (?:de|d|du))? (.+)$/;

/** What an institution is sought by: phrases as folded words, and acronyms apart, since these need capitals. */
export function namesOfOrganisation(names: readonly string[], acronyms: readonly string[], type: string | null): { readonly phrases: readonly (readonly string[])[]; readonly acronyms: readonly string[] } {
  const phrases: string[] = [];
  const short = acronyms.filter((acronym) => !acronym.includes(" ") && /[A-Z]{2}/.test(acronym));
  const folded = names.map((name) => foldWords(name.replace(/\([^)]*\)/g, " ")).join(" "));
  for (const name of folded) {
    phrases.push(name);
    for (const [opening, more] of known) {
      if (name === opening || (name.startsWith(`${opening} `) && !(opening === "institut pasteur"))) {
        phrases.push(...more.filter((one) => !isAcronym(one)).map((one) => foldWords(one).join(" ")));
        short.push(...more.filter(isAcronym));
      }
    }
    const [town, reversed, ward] = [university.exec(name)?.[1], universityLast.exec(name)?.[1], hospital.exec(name)?.[1]];
    const seat = town ?? reversed;
    if (seat !== undefined) phrases.push(...universityNames(seat));
    if (ward !== undefined) phrases.push(...hospitalNames(ward));
  }
  for (const acronym of acronyms) {
    const words = foldWords(acronym).filter((word) => word !== "u" && word !== "univ");
    if (type === "university" && words.length > 0) phrases.push(...universityNames(words.join(" ")));
    if (/^chr?u$/.test(words[0] ?? "") && words.length > 1) phrases.push(...hospitalNames(words.slice(1).filter((word) => word !== "de").join(" ")));
  }
  return { phrases: [...new Set(phrases)].map((phrase) => phrase.split(" ")).filter((words) => words.length > 1 && words.join("").length > 5), acronyms: [...new Set(short)] };
}

const isAcronym = (text: string): boolean => /^[A-Z-]{3,8}$/.test(text);

function universityNames(seat: string): readonly string[] {
  return [`universite ${seat}`, `universite de ${seat}`, `university of ${seat}`, `university ${seat}`, `${seat} university`, `univ ${seat}`, `${seat} univ`, `${seat} universite`];
}

function hospitalNames(town: string): readonly string[] {
  return [`chu ${town}`, `chru ${town}`, `${town} university hospital`, `university hospital ${town}`, `university hospital center ${town}`, `centre hospitalier universitaire ${town}`, `centre hospitalier regional universitaire ${town}`, `hopital universitaire ${town}`, `${town} hospital university`, `university hospitals ${town}`];
}
