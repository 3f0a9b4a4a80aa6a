import type { Bilingual, Language } from "../i18n/language.ts";

const words = {
  textSize: { fr: "Taille du texte", en: "Text size" },
  smallerText: { fr: "Texte plus petit", en: "Smaller text" },
  largerText: { fr: "Texte plus grand", en: "Larger text" },
  skip: { fr: "Aller au contenu", en: "Skip to content" },
  breadcrumbs: { fr: "Fil d’Ariane", en: "Breadcrumb" },
  pages: { fr: "Pages", en: "Pages" },
  previous: { fr: "Page précédente", en: "Previous page" },
  next: { fr: "Page suivante", en: "Next page" },
  of: { fr: "sur", en: "of" },
  page: { fr: "Page", en: "Page" },
  download: { fr: "Télécharger", en: "Download" },
  errors: { fr: "À corriger avant de continuer", en: "To correct before going on" },
  error: { fr: "Erreur\u202f:", en: "Error:" },
  info: { fr: "Information", en: "Information" },
  warn: { fr: "Attention", en: "Warning" },
  optional: { fr: "facultatif", en: "optional" },
  filterRows: { fr: "Filtrer les lignes", en: "Filter the rows" },
  sortBy: { fr: "trier", en: "sort" },
  data: { fr: "Les données de la figure", en: "The data of the figure" },
  source: { fr: "Source\u202f:", en: "Source:" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Word = keyof typeof words;

/** A word of the components themselves, in the language of the page. */
export function word(key: Word, language: Language): string {
  return words[key][language];
}
