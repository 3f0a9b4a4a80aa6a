import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Figures, Grouping } from "../domain/figures.ts";

/** How a figure is written: a count, a share, a number of days. */
export type FigureShape = "count" | "share" | "days";

export interface NamedFigure {
  readonly key: string;
  readonly name: Bilingual;
  readonly shape: FigureShape;
  readonly of: (figures: Figures) => number | null;
}

/** Every figure of the committee, in the order of its table. */
export const namedFigures: readonly NamedFigure[] = [
  { key: "declared", name: both("Jeux de données déclarés", "Datasets declared"), shape: "count", of: ({ declared }) => declared },
  { key: "published", name: both("Publiés", "Published"), shape: "count", of: ({ published }) => published },
  { key: "harvested", name: both("dont moissonnés ailleurs", "of which harvested elsewhere"), shape: "count", of: ({ harvested }) => harvested },
  { key: "open", name: both("dont ouverts à tous", "of which open to all"), shape: "count", of: ({ open }) => open },
  { key: "open_share", name: both("Part ouverte", "Open share"), shape: "share", of: ({ openShare }) => openShare },
  { key: "label_preliminary", name: both("Label préliminaire", "Label preliminary"), shape: "count", of: ({ labels }) => labels.preliminary },
  { key: "label_publishable", name: both("Label publiable", "Label publishable"), shape: "count", of: ({ labels }) => labels.publishable },
  { key: "label_published", name: both("Label publiée dans HAL", "Label published in HAL"), shape: "count", of: ({ labels }) => labels.published },
  { key: "fair_median", name: both("Score FAIR médian", "Median FAIR score"), shape: "share", of: ({ fair }) => fair?.median ?? null },
  { key: "fair_mean", name: both("Score FAIR moyen", "Mean FAIR score"), shape: "share", of: ({ fair }) => fair?.mean ?? null },
  { key: "fair_lower_quartile", name: both("Score FAIR, premier quartile", "FAIR score, lower quartile"), shape: "share", of: ({ fair }) => fair?.lowerQuartile ?? null },
  { key: "fair_upper_quartile", name: both("Score FAIR, troisième quartile", "FAIR score, upper quartile"), shape: "share", of: ({ fair }) => fair?.upperQuartile ?? null },
  { key: "requests", name: both("Demandes d’accès déposées", "Requests handed in"), shape: "count", of: ({ requests }) => requests },
  { key: "decided", name: both("Demandes décidées", "Requests decided"), shape: "count", of: ({ decided }) => decided },
  { key: "approved_share", name: both("Part acceptée", "Share granted"), shape: "share", of: ({ approvedShare }) => approvedShare },
  { key: "waiting", name: both("En attente à la fin", "Waiting at the end"), shape: "count", of: ({ waiting }) => waiting },
  { key: "delay_median", name: both("Délai médian de décision", "Median delay of decision"), shape: "days", of: ({ delayDays }) => delayDays?.median ?? null },
  { key: "delay_upper_quartile", name: both("Délai, troisième quartile", "Delay, upper quartile"), shape: "days", of: ({ delayDays }) => delayDays?.upperQuartile ?? null },
];

export const groupingNames: Readonly<Record<Exclude<Grouping, "all">, Bilingual>> = {
  subject: both("Données sur des personnes ou non", "About people or not"), region: both("Par région", "By region"), unit: both("Par unité", "By unit"), theme: both("Par thème", "By theme"),
};

export const howCounted: readonly Bilingual[] = [
  both("Les nombres sont ceux du dernier jour du semestre, refaits à partir des dates des faits\u202f: ce qui a changé depuis n’y entre pas.", "The numbers are those of the last day of the half-year, made again from the dates of the facts: what has changed since does not enter."),
  both("Déclarés\u202f: fiches ouvertes dans ce portail, brouillons compris\u202f; un brouillon jeté ne compte plus. Publiés\u202f: visibles de tous ce jour-là, moissonnés compris, retirés exclus.", "Declared: records opened in this portal, drafts included; a draft thrown away no longer counts. Published: visible to all on that day, harvested ones included, withdrawn ones not."),
  both("Ouverts\u202f: téléchargeables sans demande ce jour-là. Score et label\u202f: ceux de la version alors en vigueur\u202f; la présence d’une publication dans HAL est celle d’aujourd’hui.", "Open: for download without request on that day. Score and label: those of the version then current; whether a publication stands in HAL is as of today."),
  both("Un jeu de données à plusieurs thèmes compte dans chacun. Délai\u202f: du dépôt de la demande à la décision.", "A dataset of several themes counts in each. Delay: from handing in the request to the decision."),
];
