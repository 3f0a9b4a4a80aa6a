import { randomInt } from "node:crypto";
import type { Bilingual, Language } from "../i18n/language.ts";
import { withoutAccents } from "../text/fold.ts";

/** A question anybody can answer by reading it, and what is right; `answer` is in the form that `plainAnswer` gives. */
export interface Question {
  readonly text: string;
  readonly answer: string;
}

const small: Readonly<Record<Language, readonly string[]>> = {
  fr: ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"],
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
};

const ordinals: Readonly<Record<Language, readonly string[]>> = {
  fr: ["premier", "deuxième", "troisième", "quatrième", "cinquième"],
  en: ["first", "second", "third", "fourth", "fifth"],
};

/** Everyday words, short, spelled in one way, far from each other. */
const words: readonly Bilingual[] = [
  ["arbre", "tree"], ["avion", "plane"], ["bateau", "boat"], ["bouton", "button"], ["cahier", "notebook"], ["camion", "lorry"], ["carotte", "carrot"], ["chaise", "chair"], ["cheval", "horse"], ["citron", "lemon"],
  ["coussin", "cushion"], ["cuisine", "kitchen"], ["domino", "domino"], ["fenêtre", "window"], ["fleur", "flower"], ["forêt", "forest"], ["fourmi", "ant"], ["girafe", "giraffe"], ["guitare", "guitar"], ["horloge", "clock"],
  ["jardin", "garden"], ["lampe", "lamp"], ["lapin", "rabbit"], ["livre", "book"], ["maison", "house"], ["marteau", "hammer"], ["miroir", "mirror"], ["montagne", "mountain"], ["nuage", "cloud"], ["orange", "orange"],
  ["panier", "basket"], ["papier", "paper"], ["piano", "piano"], ["plage", "beach"], ["pomme", "apple"], ["poisson", "fish"], ["renard", "fox"], ["rivière", "river"], ["robot", "robot"], ["sapin", "pine"],
  ["savon", "soap"], ["soleil", "sun"], ["tambour", "drum"], ["tigre", "tiger"], ["tomate", "tomato"], ["train", "train"], ["valise", "suitcase"], ["vélo", "bicycle"], ["violon", "violin"], ["voiture", "car"],
].map(([fr = "", en = ""]) => ({ fr, en }));

type Draw = (below: number) => number;

/** Answers are compared without case, accents, signs around them, article; a number in words is the number. */
export function plainAnswer(text: string): string {
  const plain = withoutAccents(text.slice(0, 200)).replace(/[^a-z0-9]+/g, " ").trim().replace(/^(?:(?:c|est|it|s|is|le|la|les|l|un|une|the|a|an|mot|word) )+(?=.)/, "");
  for (const language of ["fr", "en"] as const) {
    const number = small[language].findIndex((name) => withoutAccents(name).replace(/[^a-z]+/g, " ") === plain);
    if (number >= 0) return String(number);
  }
  return plain;
}

/**
 * A plain question in words, drawn among more than a thousand million, that needs neither picture nor sound: a small sum, the word at
 * a place, or the word to be copied.
 */
export function drawQuestion(language: Language, draw: Draw = (below) => randomInt(below)): Question {
  const fr = language === "fr";
  if (draw(3) === 0) {
    const [one, other] = [1 + draw(10), 1 + draw(10)];
    const [a, b] = [small[language][one] ?? "", small[language][other] ?? ""];
    return { text: fr ? `Combien font ${a} plus ${b}\u202f?` : `How much is ${a} plus ${b}?`, answer: String(one + other) };
  }
  const chosen: Bilingual[] = [];
  while (chosen.length < 5) {
    const word = words[draw(words.length)];
    if (word !== undefined && !chosen.includes(word)) chosen.push(word);
  }
  const at = draw(5);
  const list = chosen.map((word) => word[language]).join(", ");
  return {
    text: fr ? `Quel est le ${ordinals.fr[at] ?? ""} mot de cette liste\u202f: ${list}\u202f?` : `What is the ${ordinals.en[at] ?? ""} word of this list: ${list}?`,
    answer: plainAnswer(chosen[at]?.[language] ?? ""),
  };
}
