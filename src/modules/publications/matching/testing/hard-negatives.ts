import { dayFor, describe, type LabelledSignature, type Unit } from "./labelled-set.ts";
import type { Chance } from "./seeded-chance.ts";
import { writeLabel, writeTown } from "./spellings.ts";

const inrae = "Institut national de recherche pour l'agriculture, l'alimentation et l'environnement";

const abroad: readonly string[] = [
  "Department of Medicine, University of New Orleans, New Orleans, LA 70112, USA", "Hôtel-Dieu de France, Saint Joseph University, Beirut, Lebanon", "Service d'Hépatologie, Hôpital Erasme, Université Libre de Bruxelles, Brussels, Belgium",
  "UMR 1037, University of Lagos, Lagos, Nigeria", "Unit 1138, Department of Immunology, MD Anderson Cancer Center, Houston, TX 77030, USA", "Institut Pasteur de Tunis, Tunis, Tunisia", "Institut Pasteur de Dakar, Dakar, Senegal",
  "Institut de Recherche en Santé, Ouagadougou, Burkina Faso", "CIC 1408, Hospital Clínico, Madrid, Spain", "Centre for Cancer Research, U 900, University of Melbourne, Melbourne, Victoria 3000, Australia", "University of Paris, Paris, TX 75460, USA",
  "Montpelier, VT 05602, USA", "Department of Biology, Université de Montréal, Montréal, Québec H3C 3J7, Canada", "CHUV, Lausanne, Switzerland", "Université de Liège, GIGA, Liège 4000, Belgium", "Faculty of Medicine, Paris Lodron University, Salzburg, Austria",
];

/** What must not be matched to a unit, or only to what it says: half of the work of a matcher is to hold back. */
export function hardNegatives(chance: Chance, units: readonly Unit[], own: readonly Unit[], numbers: ReadonlySet<string>): LabelledSignature {
  const unit = chance.one(own);
  const town = writeTown(chance, unit);
  const none = (kind: string, raw: string, on = dayFor(chance, 2012)): LabelledSignature => ({ raw, on, structures: [], institutions: [], kind, ofInstitute: false });
  const institute = unit.parents.find(({ acronym }) => acronym === "INSERM");
  const institutions = institute === undefined ? [] : [institute.name];
  switch (chance.below(9)) {
    case 0: return none("negative: abroad", chance.one(abroad));
    case 1: return { ...none("negative: institution alone", `${chance.one(["Inserm", "INSERM"])}, ${town}, France`), institutions };
    case 2: {
      let number = 100 + chance.below(1200);
      while (numbers.has(String(number))) number = 100 + chance.below(1200);
      return { ...none("negative: number nobody bears", `${chance.one(["Inserm U", "INSERM UMR_S ", "Inserm UMR "])}${number}, ${town}, France`), institutions };
    }
    case 3: {
      // Opened long after the paper: whoever signed so was somewhere else, or the date is wrong.
      const young = chance.one(own.filter(({ opened }) => opened >= 2017));
      return { ...none("negative: not yet open", describe(chance, young).text, `${young.opened - 3 - chance.below(3)}-06-15`), institutions: [] };
    }
    case 4: return none("negative: mail address", `Department of Neurology, ${chance.one(["University of Leeds, Leeds, UK", "Karolinska Institutet, Stockholm, Sweden", "Harvard Medical School, Boston, MA 02115, USA"])}. ${chance.one(["jean.dupont@inserm.fr", "u1016@inserm.fr", "contact@univ-lille.fr"])}`);
    case 5: return none("negative: hospital service", `Service de ${chance.one(["Cardiologie", "Réanimation Médicale", "Neurologie", "Pédiatrie"])}, ${chance.one(["Hôpital Saint-Louis", "Hôpital Necker", "Hôpital de la Timone", "Hôpital Edouard Herriot"])}, ${chance.below(200)} rue de l'Université, ${town}, France. Tel: +33 1 40 ${10 + chance.below(80)} 16 ${10 + chance.below(80)}`);
    case 6: {
      // The number of a unit, under an institution that never gave it that label.
      const labelled = unit.parents.find(({ label, acronym }) => acronym === "INSERM" && /^U \d/.test(label));
      const number = /\d+/.exec(labelled?.label ?? "")?.[0];
      const borne = units.some(({ parents }) => parents.some(({ label, acronym }) => acronym === "INRAE" && label.includes(String(number))));
      return number === undefined || borne || unit.parents.some(({ acronym }) => acronym === "INRAE") ? none("negative: abroad", chance.one(abroad)) : { ...none("negative: another institution's number", `INRAE, UMR ${number}, ${chance.one(["Jouy-en-Josas", "Montpellier", "Rennes", "Clermont-Ferrand"])}, France`), institutions: [inrae] };
    }
    case 7: return none("negative: notice of a library", `Access provided by ${describe(chance, unit).text}`);
    default: {
      const label = institute === undefined || !/\d{2,}/.test(institute.label) ? "U1016" : writeLabel(chance, institute, false);
      return none("negative: number in an address", `${label.replace(/\D+/g, "")} avenue de la République, 59${String(chance.below(1000)).padStart(3, "0")} Roubaix, France`);
    }
  }
}
