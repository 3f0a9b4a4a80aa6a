import { byCode, term, type Term } from "./term.ts";

export interface Theme extends Term {
  /** MeSH descriptors (NLM) that stand nearest. */
  readonly mesh: readonly string[];
}

const theme = (code: string, mesh: readonly string[], fr: string, en: string): Theme => ({ ...term(code, fr, en), mesh });

/** Themes of health research, in words of this house; broad enough that a dataset has one to three. */
export const themes: readonly Theme[] = [
  theme("cancer", ["D009369"], "Cancers", "Cancers"),
  theme("heart-vessels", ["D002318"], "Cœur et vaisseaux", "Heart and vessels"),
  theme("brain-nerves", ["D009422", "D009488"], "Cerveau et système nerveux", "Brain and nervous system"),
  theme("mental-health", ["D001523"], "Santé mentale", "Mental health"),
  theme("sleep", ["D012890"], "Sommeil et rythmes biologiques", "Sleep and biological rhythms"),
  theme("pain", ["D010146"], "Douleur", "Pain"),
  theme("addictions", ["D019966"], "Addictions", "Addictions"),
  theme("senses", ["D005128"], "Vision, audition et autres sens", "Sight, hearing and other senses"),
  theme("infections", ["D007239", "D003141"], "Infections et épidémies", "Infections and epidemics"),
  theme("viruses", ["D014777"], "Virus", "Viruses"),
  theme("parasites", ["D010272"], "Parasites", "Parasites"),
  theme("resistance", ["D004352"], "Résistance aux anti-infectieux", "Antimicrobial resistance"),
  theme("vaccines", ["D014612"], "Vaccins", "Vaccines"),
  theme("immunity", ["D007154"], "Immunité, allergies et inflammation", "Immunity, allergies and inflammation"),
  theme("transplantation", ["D014180"], "Greffe et tolérance", "Transplantation and tolerance"),
  theme("metabolism", ["D009750"], "Métabolisme, diabète et obésité", "Metabolism, diabetes and obesity"),
  theme("nutrition", ["D009747"], "Nutrition", "Nutrition"),
  theme("hormones", ["D004700"], "Hormones", "Hormones"),
  theme("digestion", ["D004066"], "Foie et appareil digestif", "Liver and digestive system"),
  theme("kidney", ["D007674"], "Reins et voies urinaires", "Kidneys and urinary tract"),
  theme("lungs", ["D012140"], "Poumons et respiration", "Lungs and respiration"),
  theme("blood", ["D006402"], "Sang", "Blood"),
  theme("bones-muscles", ["D009140"], "Os, muscles et articulations", "Bones, muscles and joints"),
  theme("skin", ["D012871"], "Peau", "Skin"),
  theme("reproduction", ["D012098", "D011247"], "Reproduction, grossesse et naissance", "Reproduction, pregnancy and birth"),
  theme("childhood", ["D002657"], "Enfance et adolescence", "Childhood and adolescence"),
  theme("ageing", ["D000375"], "Vieillissement et autonomie", "Ageing and autonomy"),
  theme("rare-diseases", ["D035583"], "Maladies rares", "Rare diseases"),
  theme("genetics", ["D005823", "D023281"], "Génétique et génomes", "Genetics and genomes"),
  theme("cells", ["D002490"], "Biologie des cellules", "Cell biology"),
  theme("regeneration", ["D044968"], "Cellules souches et régénération", "Stem cells and regeneration"),
  theme("microbiota", ["D064307"], "Microbiotes", "Microbiotas"),
  theme("environment", ["D004781", "D004784"], "Environnement et expositions", "Environment and exposures"),
  theme("public-health", ["D011634", "D004813"], "Santé publique et épidémiologie", "Public health and epidemiology"),
  theme("inequalities", ["D064890"], "Inégalités sociales et territoires", "Social inequalities and territories"),
  theme("health-services", ["D006302"], "Soins et organisation du système de santé", "Care and health services"),
  theme("medicines", ["D010600", "D004358"], "Médicaments", "Medicines"),
  theme("imaging-methods", ["D003952"], "Imagerie médicale", "Medical imaging"),
  theme("technologies", ["D001698", "D001185"], "Technologies pour la santé et intelligence artificielle", "Health technologies and artificial intelligence"),
];

const themeByCode = byCode(themes);
export function themeOf(code: string): Theme | null {
  return themeByCode.get(code) ?? null;
}
