import type { Day } from "../../../kernel/time/day.ts";

/** Releases of HealthDCAT-AP that can be written: 5 is the newest whose shapes are published, 7 the one that portals prepare for. */
export type HealthRelease = 5 | 7;

/** What the standards are told besides the record: the house that publishes it. */
export interface ExchangeContext {
  /** Where the world reaches this site, without a slash at its end. */
  readonly siteUrl: string;
  readonly today: Day;
  readonly institute: { readonly name: string; readonly otherNames?: readonly string[]; readonly ror: string | null; readonly homepage: string | null };
  /** Of the portal itself; null: its pages are the way. */
  readonly contactEmail: string | null;
  readonly healthRelease: HealthRelease;
}

export const portalTitle = { fr: "InsermData, portail des données de recherche", en: "InsermData, research data portal" } as const;
export const portalDescription = {
  fr: "Jeux de données produits par les unités de l’institut\u202f: données ouvertes à télécharger, et données décrites dont l’accès se demande.",
  en: "Datasets produced by the units of the institute: open data to be downloaded, and data described here whose access can be requested.",
} as const;

/** Said of every made-up record, so that nobody takes it for data that exist. */
export const demonstrationNotice = { fr: "Jeu de données de démonstration, fictif.", en: "Made-up dataset, for demonstration only." } as const;
