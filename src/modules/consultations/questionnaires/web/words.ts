import { both, formatDay, formatList, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { addDays, type Day } from "../../../../kernel/time/day.ts";
import type { CampaignMode, CampaignState } from "../../domain/campaign.ts";
import type { QuestionnaireRecord } from "../store.ts";
import { roleName } from "./deps.ts";

export const stateWords: Readonly<Record<CampaignState, Bilingual>> = {
  draft: both("brouillon", "draft"),
  announced: both("annoncé", "announced"),
  open: both("ouvert", "open"),
  closed: both("clos", "closed"),
  published: both("résultats publiés", "results published"),
};

/** Beside the dates, which say by themselves that it is closed. */
export function stateBesideDates(state: CampaignState): Bilingual {
  return state === "closed" ? both("résultats à venir", "results to come") : stateWords[state];
}

export const modeWords: Readonly<Record<CampaignMode, Bilingual>> = {
  anonymous: both("Anonyme, et vérifiable", "Anonymous, and checkable"),
  "open-link": both("Lien ouvert à tous", "Link open to all"),
};

/** What the way of answering means for whoever answers, the price included. */
export const modeConsequences: Readonly<Record<CampaignMode, readonly Bilingual[]>> = {
  anonymous: [
    both("Personne ne peut savoir qui a répondu quoi, pas même l’administrateur avec toute la base sous les yeux\u202f: le site garde des comptes, pas des réponses.", "Nobody can know who answered what, not even the administrator with the whole database in view: the site keeps counts, not answers."),
    both("Chacun répond une fois au plus à chaque axe. On se connecte pour recevoir ses droits de répondre, puis on répond sans être connecté.", "Each person answers each axis once at most. One signs in to receive the rights to answer, then answers without being signed in."),
    both("On répond à un axe, à plusieurs ou à tous\u202f; rien ne relie vos axes entre eux, et aucune question n’est obligatoire.", "One answers one axis, several or all; nothing links your axes to one another, and no question has to be answered."),
    both("Le prix\u202f: après l’envoi, on ne peut ni relire ni modifier\u202f; un droit perdu avec l’appareil est perdu\u202f; les réponses à deux questions ne se croisent pas.", "The price: after sending, nothing can be read again or changed; a right lost with the device is lost; the answers to two questions cannot be crossed."),
    both("La limite\u202f: qui tiendrait le serveur à l’instant même de l’envoi pourrait lire ce qui passe et voir de quelle adresse du réseau cela vient. La page sur l’anonymat dit tout ce qui n’est pas promis.", "The limit: whoever held the server at the very moment of sending could read what passes and see which network address it comes from. The page on anonymity tells everything that is not promised."),
  ],
  "open-link": [
    both("Tout le monde peut répondre, sans compte\u202f: il suffit de cette adresse.", "Anybody may answer, without an account: this address is enough."),
    both("Une même personne peut répondre plusieurs fois. Les résultats disent ce qui a été reçu, pas ce que pense un public.", "One person may answer several times. The results tell what was received, not what a public thinks."),
    both("Ni nom, ni adresse de réseau, ni heure ne sont gardés\u202f; les réponses sont comptées, puis oubliées. Mais rien de cryptographique ne le prouve, au contraire des questionnaires anonymes du personnel.", "Neither name, nor network address, nor time is kept; answers are counted, then forgotten. But nothing cryptographic proves it, unlike the anonymous questionnaires of staff."),
    both("Une vérification écarte les robots, sans image à déchiffrer ni service extérieur. JavaScript n’est pas nécessaire.", "A check keeps robots away, without a picture to decipher and without any outside service. JavaScript is not needed."),
  ],
};

/** Who may answer, as a sentence part: « tous les comptes actifs », « Chercheur ou Signataire ». */
export function whoAnswers({ mode, eligibleRoles }: Pick<QuestionnaireRecord, "mode" | "eligibleRoles">, language: Language): string {
  if (mode === "open-link") return pick(both("tout le monde, sans compte", "everybody, without an account"), language);
  if (eligibleRoles === null) return pick(both("tous les comptes ouverts sur ce site", "all accounts open on this site"), language);
  return formatList(eligibleRoles.map((role) => pick(roleName(role), language)), language);
}

/** « du 1er janvier 2019 au 31 décembre 2023 »: the last day inside is told. */
export function periodWords(from: Day, to: Day, language: Language): string {
  const last = addDays(to, -1);
  return language === "fr" ? `du ${formatDay(from, "fr")} au ${formatDay(last, "fr")}` : `from ${formatDay(from, "en")} to ${formatDay(last, "en")}`;
}

/** When one may answer, as it stands today. */
export function datesWords({ state, opensOn, closesOn, closedOn }: Pick<QuestionnaireRecord, "state" | "opensOn" | "closesOn" | "closedOn">, language: Language): string {
  const french = language === "fr";
  if (state === "closed" || state === "published") {
    const on = closedOn ?? closesOn;
    const early = on < closesOn;
    return french ? `clos le ${formatDay(on, "fr")}${early ? `, plus tôt que le ${formatDay(closesOn, "fr")} annoncé` : ""}` : `closed on ${formatDay(on, "en")}${early ? `, earlier than ${formatDay(closesOn, "en")} as announced` : ""}`;
  }
  if (state === "open") return french ? `jusqu’au ${formatDay(addDays(closesOn, -1), "fr")} inclus` : `until ${formatDay(addDays(closesOn, -1), "en")} included`;
  return french ? `du ${formatDay(opensOn, "fr")} au ${formatDay(addDays(closesOn, -1), "fr")} inclus` : `from ${formatDay(opensOn, "en")} to ${formatDay(addDays(closesOn, -1), "en")} included`;
}
