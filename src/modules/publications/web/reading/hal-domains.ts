import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** Domains of HAL (https://api.archives-ouvertes.fr/ref/domain) that a health-research institute meets, by code. */
const names: Readonly<Record<string, Bilingual>> = {
  sdv: both("Sciences du vivant", "Life sciences"),
  "sdv.aen": both("Alimentation et nutrition", "Food and nutrition"),
  "sdv.ba": both("Biologie animale", "Animal biology"),
  "sdv.bbm": both("Biochimie, biologie moléculaire", "Biochemistry, molecular biology"),
  "sdv.bc": both("Biologie cellulaire", "Cellular biology"),
  "sdv.bdd": both("Biologie du développement", "Development biology"),
  "sdv.bdlr": both("Biologie de la reproduction", "Reproductive biology"),
  "sdv.bibs": both("Bio-informatique et méthodes quantitatives", "Quantitative methods"),
  "sdv.bio": both("Biotechnologies", "Biotechnology"),
  "sdv.can": both("Cancer", "Cancer"),
  "sdv.eth": both("Éthique", "Ethics"),
  "sdv.gen": both("Génétique", "Genetics"),
  "sdv.ib": both("Ingénierie biomédicale", "Bioengineering"),
  "sdv.ib.ima": both("Imagerie", "Imaging"),
  "sdv.imm": both("Immunologie", "Immunology"),
  "sdv.mhep": both("Médecine humaine et pathologie", "Human health and pathology"),
  "sdv.mhep.csc": both("Cardiologie et système cardiovasculaire", "Cardiology and cardiovascular system"),
  "sdv.mhep.em": both("Endocrinologie et métabolisme", "Endocrinology and metabolism"),
  "sdv.mhep.geo": both("Gynécologie et obstétrique", "Gynaecology and obstetrics"),
  "sdv.mhep.heg": both("Hépatologie et gastro-entérologie", "Hepatology and gastroenterology"),
  "sdv.mhep.hem": both("Hématologie", "Haematology"),
  "sdv.mhep.mi": both("Maladies infectieuses", "Infectious diseases"),
  "sdv.mhep.ped": both("Pédiatrie", "Paediatrics"),
  "sdv.mhep.psm": both("Psychiatrie et santé mentale", "Psychiatry and mental health"),
  "sdv.mhep.psr": both("Pneumologie et système respiratoire", "Pulmonology and respiratory tract"),
  "sdv.mp": both("Microbiologie et parasitologie", "Microbiology and parasitology"),
  "sdv.neu": both("Neurosciences", "Neuroscience"),
  "sdv.sp": both("Sciences pharmaceutiques", "Pharmaceutical sciences"),
  "sdv.spee": both("Santé publique et épidémiologie", "Public health and epidemiology"),
  "sdv.tox": both("Toxicologie", "Toxicology"),
  info: both("Informatique", "Computer science"),
  phys: both("Physique", "Physics"),
  chim: both("Chimie", "Chemistry"),
  shs: both("Sciences de l’homme et de la société", "Humanities and social sciences"),
  stat: both("Statistiques", "Statistics"),
};

/** "Hématologie"; of a domain without a name here, the nearest one above it with the code; the code where there is none. */
export function halDomainName(code: string): Bilingual {
  const found = names[code];
  if (found !== undefined) return found;
  for (let above = code; above.includes(".");) {
    above = above.slice(0, above.lastIndexOf("."));
    const name = names[above];
    if (name !== undefined) return both(`${name.fr} (${code})`, `${name.en} (${code})`);
  }
  return both(code, code);
}
