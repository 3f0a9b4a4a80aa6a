import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** Themes of key figures, in the order in which a page shows them. */
export const figureThemes = ["anniversary", "national-steering", "international", "programmes", "responsible-research", "society", "other"] as const;
export type FigureTheme = (typeof figureThemes)[number];

export const figureThemeNames: Readonly<Record<FigureTheme, Bilingual>> = {
  anniversary: { fr: "Un anniversaire", en: "An anniversary" },
  "national-steering": { fr: "Piloter la recherche du pays", en: "Steering the country’s research" },
  international: { fr: "Avec le reste du monde", en: "With the rest of the world" },
  programmes: { fr: "Des programmes qui rassemblent", en: "Programmes that bring together" },
  "responsible-research": { fr: "Une recherche qui rend des comptes", en: "Research that answers for itself" },
  society: { fr: "Au service de la société", en: "At the service of society" },
  other: { fr: "Autres chiffres", en: "Other figures" },
};

/** A share is 0 to 1 inside; euros are whole euros. */
export const figureUnits = ["count", "share", "euros"] as const;
export type FigureUnit = (typeof figureUnits)[number];

export const figureUnitNames: Readonly<Record<FigureUnit, Bilingual>> = {
  count: { fr: "Nombre", en: "Number" },
  share: { fr: "Part (%)", en: "Share (%)" },
  euros: { fr: "Euros", en: "Euros" },
};

/** How near the truth the publication says to be: "more than 200" is at least, "about 50" is about. */
export const figureBounds = ["exact", "at-least", "about", "at-most"] as const;
export type FigureBound = (typeof figureBounds)[number];

export const figureBoundNames: Readonly<Record<FigureBound, Bilingual>> = {
  exact: { fr: "Exact", en: "Exact" },
  "at-least": { fr: "Plus de", en: "More than" },
  about: { fr: "Environ", en: "About" },
  "at-most": { fr: "Au plus", en: "At most" },
};

/** What happened within the year, or what there was at its end. */
export const figureBases = ["year", "stock"] as const;
export type FigureBasis = (typeof figureBases)[number];

export const figureBasisNames: Readonly<Record<FigureBasis, Bilingual>> = {
  year: { fr: "Dans l’année", en: "Within the year" },
  stock: { fr: "À la fin de l’année", en: "At the end of the year" },
};

/**
 * `published`: the source gives the figure. `withdrawn`: a later edition of the source gives it no more, or an entry by hand takes
 * it away. `as-published`: an entry by hand gives way to what the publication says.
 */
export const figureStandings = ["published", "withdrawn", "as-published"] as const;
export type FigureStanding = (typeof figureStandings)[number];

export const figureStandingNames: Readonly<Record<FigureStanding, Bilingual>> = {
  published: { fr: "Publié", en: "Published" },
  withdrawn: { fr: "Retiré", en: "Withdrawn" },
  "as-published": { fr: "Comme publié", en: "As published" },
};
