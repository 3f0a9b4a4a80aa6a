import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** The rules by which a text is not published, or is masked. They are public, and whoever is refused is told which one. */
export const charter: readonly { readonly code: string; readonly rule: Bilingual; readonly why: Bilingual }[] = [
  { code: "off-topic", rule: { fr: "Hors sujet", en: "Off topic" }, why: { fr: "Le texte ne porte pas sur ce qui est mis en consultation.", en: "The text is not about what is being consulted on." } },
  { code: "personal-data", rule: { fr: "Données personnelles", en: "Personal data" }, why: { fr: "Le texte nomme ou permet de reconnaître une personne, ou donne de quoi la joindre.", en: "The text names somebody, lets them be recognised, or tells how to reach them." } },
  { code: "insulting", rule: { fr: "Propos blessants", en: "Hurtful words" }, why: { fr: "Le texte insulte, menace ou rabaisse une personne ou un groupe.", en: "The text insults, threatens or belittles a person or a group." } },
  { code: "unlawful", rule: { fr: "Propos contraires à la loi", en: "Against the law" }, why: { fr: "Le texte diffame, incite à la haine, ou révèle un secret protégé par la loi.", en: "The text defames, stirs up hatred, or reveals a secret that the law protects." } },
  { code: "advertising", rule: { fr: "Publicité", en: "Advertising" }, why: { fr: "Le texte sert d’abord à vendre ou à faire connaître un produit, un service ou un site.", en: "The text mainly sells or promotes a product, a service or a site." } },
  { code: "duplicate", rule: { fr: "Déjà publié", en: "Published already" }, why: { fr: "Le même texte est déjà publié dans cette consultation.", en: "The same text is already published in this consultation." } },
  { code: "unreadable", rule: { fr: "Illisible", en: "Unreadable" }, why: { fr: "Le texte n’a pas de sens qu’un lecteur puisse saisir.", en: "The text has no meaning that a reader could grasp." } },
];

export function ruleOf(code: string): Bilingual | null {
  return charter.find((one) => one.code === code)?.rule ?? null;
}
