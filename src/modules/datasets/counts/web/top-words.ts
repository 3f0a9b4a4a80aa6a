import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { robotListEdition } from "../robots.ts";
import type { TopKind, TopPeriod } from "../tops.ts";

export const periodNames: Readonly<Record<TopPeriod, Bilingual>> = {
  "30-days": both("30 derniers jours", "Last 30 days"),
  "12-months": both("12 derniers mois", "Last 12 months"),
  all: both("Depuis le début", "Since the beginning"),
};

export const topNames: Readonly<Record<TopKind, Bilingual>> = {
  search: both("Les plus vus dans les recherches", "Most shown in searches"),
  download: both("Les plus téléchargés", "Most downloaded"),
  request: both("Les plus demandés", "Most requested"),
};

export const countNames: Readonly<Record<TopKind, Bilingual>> = {
  search: both("Apparitions", "Appearances"),
  download: both("Téléchargements", "Downloads"),
  request: both("Demandes", "Requests"),
};

export const emptyNames: Readonly<Record<TopKind, Bilingual>> = {
  search: both("Aucun jeu de données n’est encore apparu dans une recherche", "No dataset has appeared in a search yet"),
  download: both("Aucun téléchargement sur cette période", "No download in this period"),
  request: both("Aucune demande d’accès sur cette période", "No request for access in this period"),
};

/** The rule, one sentence after the other: what the code of `sieve.ts`, `robots.ts` and `use-counter.ts` does. */
export const countingRule: readonly { readonly term: Bilingual; readonly text: Bilingual }[] = [
  {
    term: both("Apparition dans une recherche", "Appearance in a search"),
    text: both(
      "Le jeu de données figure sur une page de résultats montrée à quelqu’un. La même recherche refaite le même jour par la même personne compte une seule fois, accents et majuscules mis à part.",
      "The dataset stands on a page of results shown to somebody. The same search made again on the same day by the same person counts once, accents and capitals set aside.",
    ),
  },
  {
    term: both("Téléchargement", "Download"),
    text: both(
      "Quelqu’un commence à télécharger un fichier ou le jeu entier. Plusieurs fichiers d’un même jeu pris à moins de 30 secondes d’intervalle comptent une fois.",
      "Somebody starts to download a file or the whole dataset. Several files of one dataset taken within 30 seconds of one another count once.",
    ),
  },
  {
    term: both("Demande d’accès", "Request for access"),
    text: both("Une demande est déposée, quelle que soit la réponse.", "A request is handed in, whatever the answer."),
  },
  {
    term: both("Doubles clics", "Double clicks"),
    text: both(
      "Deux gestes identiques de la même personne à moins de 30 secondes l’un de l’autre sont un seul geste (règle du code de bonnes pratiques COUNTER).",
      "Two identical acts of the same person within 30 seconds of one another are one act (rule of the COUNTER Code of Practice).",
    ),
  },
  {
    term: both("Robots", "Robots"),
    text: both(
      `Les robots et les programmes qui se nomment sont laissés de côté, d’après la liste de COUNTER (édition ${robotListEdition}). Un robot qui se fait passer pour un navigateur échappe à la liste.`,
      `Robots and programs that give their name are left out, by the list of COUNTER (edition ${robotListEdition}). A robot that passes itself off as a browser escapes the list.`,
    ),
  },
  {
    term: both("Ce qui est gardé", "What is kept"),
    text: both(
      "Le jeu de données, la sorte d’usage, le jour et un nombre\u202f: ni qui, ni ce qui a été cherché. Pour reconnaître les répétitions, l’adresse et la recherche sont brouillées par une clé tirée au hasard chaque jour, gardées en mémoire seulement, et oubliées avec elle.",
      "The dataset, the kind of use, the day and a number: neither who, nor what was searched for. To know repeats, the address and the search are scrambled under a key drawn by chance every day, kept in memory only, and forgotten with it.",
    ),
  },
];

export const fairness: Bilingual = both(
  "Être souvent vu n’est pas être bon\u202f: ces listes ne changent rien à l’ordre des résultats de recherche. Un jeu récent a eu moins de temps\u202f: la dernière colonne rapporte l’usage à 30 jours de présence.",
  "To be seen often is not to be good: these lists change nothing in the order of search results. A recent dataset has had less time: the last column gives the use per 30 days of presence.",
);
