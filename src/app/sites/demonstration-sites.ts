import type { Bilingual } from "../../kernel/i18n/language.ts";
import { day, type Day } from "../../kernel/time/day.ts";
import type { ConclusionKind } from "../../modules/sites/index.ts";
import type { UndertakingState } from "../../modules/steering/index.ts";
import { both } from "../../kernel/i18n/format.ts";

export interface MadeUpCommitment {
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly partners: readonly string[];
  readonly codes: readonly string[];
  readonly continues?: number;
  readonly milestones: readonly { readonly title: string; readonly dueOn: Day; readonly reachedOn: Day | null }[];
  readonly reviews: readonly { readonly on: Day; readonly state: UndertakingState; readonly confidenceShare: number; readonly synthesis: string }[];
}

export interface MadeUpWave {
  readonly letter: string;
  readonly startsOn: Day;
  readonly decidedOn: Day;
  readonly projection: Bilingual;
  readonly isValidated: boolean;
  readonly commitments: readonly MadeUpCommitment[];
  readonly reviews: readonly { readonly slot: string; readonly heldOn: Day; readonly text: Bilingual; readonly conclusions: readonly (readonly [ConclusionKind, string])[]; readonly reached: "written" | "with-office" | "validated" }[];
}

export interface MadeUpSite {
  readonly code: string;
  readonly name: string;
  readonly communes: readonly string[];
  readonly partners: readonly string[];
  readonly referentFrom: Day | null;
  readonly waves: readonly MadeUpWave[];
}

type Theme = "imaging" | "data" | "young" | "clinic" | "transfer" | "welcome";

/** What sites commonly agree on, in words of our own: title, text, codes of the contract. */
const themes: Readonly<Record<Theme, { readonly title: Bilingual; readonly text: Bilingual; readonly codes: readonly string[]; readonly milestone: string }>> = {
  imaging: { title: both("Une plateforme d’imagerie ouverte à tout le site", "An imaging platform open to the whole site"), text: both("Réunir les équipements des partenaires sous une seule réservation et un seul tarif.", "Bring the partners’ equipment under one booking and one price."), codes: ["2", "action-17"], milestone: "Réservation commune ouverte" },
  data: { title: both("Un hébergement commun des données de recherche", "Shared hosting of research data"), text: both("Confier les données des unités à un centre labellisé, avec un accompagnement de proximité.", "Entrust the units’ data to a labelled centre, with support close at hand."), codes: ["9"], milestone: "Convention d’hébergement signée" },
  young: { title: both("Accueillir deux jeunes équipes", "Welcome two young teams"), text: both("Un appel international, des locaux réservés et une dotation partagée entre les partenaires.", "An international call, reserved space and an endowment shared between the partners."), codes: ["3", "6"], milestone: "Appel publié" },
  clinic: { title: both("Du temps partagé entre soin et recherche", "Time shared between care and research"), text: both("Ouvrir chaque année des postes qui partagent leur temps entre l’hôpital et les unités.", "Open each year posts that share their time between the hospital and the units."), codes: ["3", "action-6"], milestone: "Premiers postes pourvus" },
  transfer: { title: both("Une seule porte pour les entreprises", "One door for companies"), text: both("Un guichet commun pour les contrats de collaboration et les licences des unités mixtes.", "A common desk for collaboration contracts and licences of mixed units."), codes: ["4"], milestone: "Guichet ouvert" },
  welcome: { title: both("Un accueil unique des chercheurs étrangers", "A single welcome for foreign researchers"), text: both("Logement, titres de séjour et cours de langue en un seul lieu.", "Housing, residence permits and language lessons in one place."), codes: ["5"], milestone: "Lieu d’accueil ouvert" },
};

const syntheses: Readonly<Record<UndertakingState, string>> = {
  blocked: "Les locaux ne sont pas livrés\u202f; la suite dépend d’un arbitrage des partenaires.", "at-risk": "Le calendrier glisse de six mois\u202f; un poste reste à pourvoir.", "on-track": "Les étapes de l’année sont tenues.",
  "not-started": "Le groupe de travail se réunira au prochain semestre.", done: "Tout ce qui était prévu est en place.", abandoned: "Les partenaires ont renoncé, faute de moyens.",
};
const confidences: Readonly<Record<UndertakingState, number>> = { blocked: 0.2, "at-risk": 0.5, "on-track": 0.8, "not-started": 0.6, done: 1, abandoned: 0 };

function made(theme: Theme, partners: readonly string[], state: UndertakingState | null, dueOn: string, reachedOn: string | null, continues?: number): MadeUpCommitment {
  const { title, text, codes, milestone } = themes[theme];
  return {
    title, text, partners, codes, ...(continues === undefined ? {} : { continues }),
    milestones: [{ title: milestone, dueOn: day(dueOn), reachedOn: reachedOn === null ? null : day(reachedOn) }],
    reviews: state === null ? [] : [{ on: day("2025-01-20"), state, confidenceShare: confidences[state], synthesis: syntheses[state] }],
  };
}

function projection(strength: string, strengthEn: string): Bilingual {
  return both(
    `Dans cinq ans, le site veut être reconnu pour ${strength}. Les partenaires y mettent en commun des postes, des équipements et des locaux.\n\nLes unités gardent leur autonomie scientifique\u202f; les priorités communes sont revues à mi-parcours.`,
    `In five years the site wants to be known for ${strengthEn}. The partners share posts, equipment and space to that end.\n\nUnits keep their scientific autonomy; the common priorities are looked at again half-way.`,
  );
}

const startText = both("Les partenaires ont arrêté ensemble la projection et les engagements de la vague.", "The partners settled the projection and the commitments of the wave together.");
const yearText = both("Le point de l’année a été fait engagement par engagement.", "The year was looked at commitment by commitment.");
const halfText = both("À mi-parcours, les partenaires confirment le cap et ajustent ce qui a pris du retard.", "Half-way, the partners confirm the course and adjust what has fallen behind.");
const endText = both("La vague se termine\u202f; ce qui n’est pas achevé est repris dans la suivante.", "The wave ends; what is not finished is taken up in the next.");

type MadeUpReview = MadeUpWave["reviews"][number];
function held(slot: string, heldOn: string, text: Bilingual, conclusions: MadeUpReview["conclusions"] = [], reached: MadeUpReview["reached"] = "validated"): MadeUpReview {
  return { slot, heldOn: day(heldOn), text, conclusions, reached };
}

function wave(letter: string, startsOn: string, decidedOn: string, text: Bilingual, commitments: readonly MadeUpCommitment[], reviews: readonly MadeUpReview[], isValidated = true): MadeUpWave {
  return { letter, startsOn: day(startsOn), decidedOn: day(decidedOn), projection: text, isValidated, commitments, reviews };
}

const kept = ["kept", ""] as const;
const reached = ["reached", ""] as const;
const adjusted = ["adjusted", "Calendrier allongé d’un an."] as const;
const dropped = ["dropped", "Le partenaire principal a changé de priorité."] as const;

/** Real towns, all else invented; seen from March 2025 every stage of a wave is there: just begun, half-way, late, over, next one opened. */
export const madeUpSites: readonly MadeUpSite[] = [
  {
    code: "69123", name: "Lyon", communes: ["69123"], partners: ["val-de-brume", "chu-brume", "alidade"], referentFrom: day("2021-02-01"),
    waves: [wave("A", "2021-01-01", "2021-03-15", projection("l’imagerie du vivant", "imaging of living things"), [
      made("imaging", ["val-de-brume", "alidade"], "on-track", "2022-06-30", "2022-05-12"), made("clinic", ["chu-brume"], "at-risk", "2024-09-30", null), made("welcome", ["val-de-brume"], "done", "2023-12-31", "2023-10-02"),
    ], [held("start", "2021-03-15", startText), held("year-1", "2022-01-18", yearText, [kept, kept, kept]), held("year-2", "2023-01-24", yearText, [kept, adjusted, kept]), held("half-way", "2023-06-20", halfText, [kept, adjusted, kept]), held("year-3", "2024-01-16", yearText, [kept, kept, reached])])],
  },
  {
    code: "34172", name: "Montpellier", communes: ["34172"], partners: ["garrigue", "datacentre-sud"], referentFrom: day("2021-02-01"),
    waves: [wave("A", "2021-01-01", "2021-04-08", projection("la santé de l’environnement", "environmental health"), [
      made("data", ["datacentre-sud"], "on-track", "2023-11-30", "2023-11-20"), made("young", ["garrigue"], "blocked", "2024-03-31", null),
    ], [held("start", "2021-04-08", startText), held("year-1", "2021-12-14", yearText, [kept, kept]), held("year-2", "2022-12-13", yearText, [kept, kept]), held("half-way", "2023-07-05", halfText, [kept, adjusted]), held("year-3", "2023-12-12", yearText, [reached, kept]), held("year-4", "2025-03-18", yearText, [kept, kept], "with-office")])],
  },
  {
    code: "75056", name: "Paris et Villejuif", communes: ["75056", "94076"], partners: ["armance", "chu-armance", "vivant"], referentFrom: day("2020-03-01"),
    waves: [
      wave("E", "2020-01-01", "2020-05-12", projection("la recherche sur le cerveau", "brain research"), [made("clinic", ["chu-armance"], "done", "2022-01-31", "2022-01-11"), made("transfer", ["armance", "vivant"], "at-risk", "2024-06-30", null)],
        [held("start", "2020-05-12", startText), held("year-1", "2021-01-12", yearText, [kept, kept]), held("year-2", "2021-12-07", yearText, [reached, kept]), held("half-way", "2022-06-28", halfText, [kept, adjusted]), held("year-3", "2022-12-06", yearText, [kept, kept]), held("year-4", "2023-12-05", yearText, [kept, kept]), held("end", "2024-12-10", endText, [reached, ["continued", ""]])]),
      wave("E", "2025-01-01", "2025-02-25", projection("le cerveau et le calcul", "the brain and computing"), [made("transfer", ["armance", "vivant"], null, "2026-06-30", null, 2), made("imaging", ["vivant"], null, "2026-12-31", null)], [], false),
    ],
  },
  {
    code: "59350", name: "Lille", communes: ["59350"], partners: ["houblonniere", "datacentre-nord"], referentFrom: day("2020-06-01"),
    waves: [wave("E", "2020-01-01", "2020-06-09", projection("les maladies du métabolisme", "metabolic diseases"), [made("data", ["datacentre-nord"], "done", "2022-05-31", "2022-05-19"), made("young", ["houblonniere"], "abandoned", "2023-06-30", null)],
      [held("start", "2020-06-09", startText), held("year-1", "2021-01-19", yearText, [kept, kept]), held("year-2", "2022-01-20", yearText, [kept, kept]), held("half-way", "2022-06-14", halfText, [reached, dropped]), held("year-3", "2023-01-17", yearText), held("year-4", "2024-01-23", yearText)])],
  },
  {
    code: "13055", name: "Marseille", communes: ["13055"], partners: ["alidade", "fondation"], referentFrom: day("2022-04-01"),
    waves: [wave("B", "2022-01-01", "2022-05-17", projection("les infections et l’immunité", "infections and immunity"), [made("young", ["alidade"], "on-track", "2024-12-31", "2024-11-05"), made("data", ["alidade"], "not-started", "2025-12-31", null)],
      [held("start", "2022-05-17", startText), held("year-1", "2023-01-10", yearText, [kept, kept]), held("half-way", "2024-06-25", halfText, [kept, adjusted]), held("year-2", "2024-01-09", yearText, [kept, kept])])],
  },
  {
    code: "31555", name: "Toulouse", communes: ["31555"], partners: ["garrigue", "industriel"], referentFrom: null,
    waves: [wave("B", "2022-01-01", "2022-06-21", projection("le vieillissement", "ageing"), [made("transfer", ["industriel"], "at-risk", "2024-06-30", null), made("clinic", ["garrigue"], "on-track", "2025-09-30", null)],
      [held("start", "2022-06-21", startText), held("year-1", "2022-12-20", yearText, [kept, kept]), held("year-2", "2024-02-06", yearText, [kept, kept], "written")])],
  },
  {
    code: "44109", name: "Nantes", communes: ["44109"], partners: ["ponant", "chu-ponant"], referentFrom: day("2023-02-15"),
    waves: [wave("C", "2023-01-01", "2023-05-23", projection("la greffe et la tolérance", "transplantation and tolerance"), [made("clinic", ["chu-ponant"], "on-track", "2024-10-31", "2024-10-15"), made("imaging", ["ponant"], "on-track", "2026-03-31", null)],
      [held("start", "2023-05-23", startText), held("year-1", "2023-12-19", yearText, [kept, kept]), held("year-2", "2025-01-14", yearText, [kept, kept])])],
  },
  {
    code: "35238", name: "Rennes", communes: ["35238"], partners: ["ponant", "numerique"], referentFrom: day("2024-03-15"),
    waves: [wave("D", "2024-02-29", "2024-06-18", projection("la bioinformatique", "bioinformatics"), [made("data", ["numerique"], "on-track", "2025-12-31", null), made("welcome", ["ponant"], null, "2026-06-30", null)], [held("start", "2024-06-18", startText)])],
  },
];
