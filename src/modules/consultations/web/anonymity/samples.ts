import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** A table of the database as an administrator sees it, with rows of a made-up campaign. Codes of bytes are cut. */
export interface SampleTable {
  /** Its name in the schema `consultations`. */
  readonly name: string;
  readonly about: Bilingual;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const questionnaire = "self-evaluation-made-up";

/** Every table that a person's passage touches, with all its columns: a test compares them with the database. */
export const sampleTables: readonly SampleTable[] = [
  {
    name: "token_issued",
    about: both("Qui a reçu le droit de répondre. Vidée à la clôture\u202f: il n’en reste qu’un nombre. La dernière colonne est l’empreinte de la demande masquée, pour qu’une réponse perdue en route puisse être redemandée\u202f; elle convient aussi bien à n’importe quel jeton.", "Who received the right to answer. Emptied at the closing: only a number is left. The last column is the digest of the blinded request, so that an answer lost on the way can be asked for again; it fits any token equally well."),
    columns: ["questionnaire", "axis", "account_id", "blinded_sha256"],
    rows: [[questionnaire, "axis-2", "4c2e…a1 (C. Morel)", "5f0c…91"], [questionnaire, "axis-2", "90d7…3f (A. Diallo)", "e7a2…0d"], [questionnaire, "axis-2", "b35a…e8 (J. Petit)", "19bb…c4"]],
  },
  {
    name: "ballot_spent",
    about: both("Les jetons qui ont servi, pour qu’aucun ne serve deux fois. Le numéro est l’empreinte d’un jeton que la maison n’avait jamais vu avant l’envoi.", "The tokens that were used, so that none is used twice. The number is the digest of a token that the house had never seen before it was sent."),
    columns: ["questionnaire", "axis", "number"],
    rows: [[questionnaire, "axis-2", "03d9…7e"], [questionnaire, "axis-2", "b41f…22"]],
  },
  {
    name: "ballot_sealed",
    about: both("Les réponses reçues depuis le dernier dépouillement, scellées sous une clé qui n’est pas dans la base, toutes des mêmes longueurs, récrites dans le désordre.", "The answers received since the last count, sealed under a key that is not in the database, all of the same few lengths, written again in random order."),
    columns: ["questionnaire", "axis", "id", "body"],
    rows: [[questionnaire, "axis-2", "8c1f…d0", "9a77 02ee 51…"], [questionnaire, "axis-2", "f260…4b", "41c8 d93a 0b…"]],
  },
  {
    name: "ballot_tally",
    about: both("Ce qui reste des réponses\u202f: des nombres. Deux questions ne s’y rencontrent jamais\u202f; les groupes y entrent un à la fois.", "What is left of answers: numbers. Two questions never meet there; groups come in one at a time."),
    columns: ["questionnaire", "axis", "question", "part", "value", "group_code", "group_value", "count"],
    rows: [[questionnaire, "axis-2", "partners", "", "4", "", "", "212"], [questionnaire, "axis-2", "partners", "", "4", "position", "engineer", "83"], [questionnaire, "axis-2", "obstacles", "delays", "chosen", "", "", "318"]],
  },
  {
    name: "ballot_text",
    about: both("Les textes libres, à part de tout le reste, dans un ordre tiré au sort, lus seulement à partir du seuil.", "Free texts, apart from everything else, in an order drawn at random, read only from the threshold up."),
    columns: ["id", "questionnaire", "axis", "question", "text"],
    rows: [["c07e…19", questionnaire, "axis-2", "one-change", "Des conventions signées plus vite."], ["1d3a…88", questionnaire, "axis-2", "one-change", "Un seul interlocuteur par site."]],
  },
  {
    name: "ballot_counted",
    about: both("Les numéros des bulletins comptés, publiés à la clôture.", "The numbers of the ballots that were counted, published at the closing."),
    columns: ["questionnaire", "axis", "number"],
    rows: [[questionnaire, "axis-2", "03d9…7e"], [questionnaire, "axis-2", "b41f…22"]],
  },
];
