export type Language = "fr" | "en";

/** One text in the two languages of the house. The interface is French first. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

export const languages: readonly Language[] = ["fr", "en"];
