import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { formatDay, inBoth, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { addDays, daysBetween } from "../../../../kernel/time/day.ts";
import type { QuestionnaireDeps } from "../deps.ts";
import { mailingRefused } from "../errors.ts";
import { insertMailing, mailingsOf, type Mailing, type QuestionnaireRecord } from "../store.ts";
import { auditQuestionnaire, eligiblePeople, known, requireOrganiser } from "./act.ts";

export const mostReminders = 3;
/** From one message to the next, in whole days. */
export const daysBetweenMessages = 2;

/** Why the next message cannot leave today; null where it can. */
export function mailingObstacle(record: Pick<QuestionnaireRecord, "mode" | "state">, sent: readonly Mailing[], today: QuestionnaireRecord["opensOn"]): ReturnType<typeof mailingRefused> | null {
  const last = sent.at(-1);
  if (record.mode !== "anonymous") return mailingRefused("Une consultation par lien ouvert n’envoie rien aux comptes\u202f: son adresse est publique.", "A consultation by open link sends nothing to accounts: its address is public.");
  if (record.state !== "open") return mailingRefused("On invite et on relance tant que le questionnaire est ouvert.", "Invitations and reminders leave while the questionnaire is open.");
  if (sent.length > mostReminders) return mailingRefused(`Les ${mostReminders} relances sont parties\u202f: il n’y en aura pas d’autre.`, `The ${mostReminders} reminders have left: there will be no other.`);
  if (last !== undefined && daysBetween(last.sentOn, today) < daysBetweenMessages) return mailingRefused(`Le dernier message est parti le ${formatDay(last.sentOn, "fr")}\u202f: laissez passer ${daysBetweenMessages} jours.`, `The last message left on ${formatDay(last.sentOn, "en")}: let ${daysBetweenMessages} days pass.`);
  return null;
}

/**
 * Sends the invitation (`number` 0) or a reminder to every eligible account alike, with the same link for all: nobody knows who
 * answered, and who was given a right to answer is not looked at. `number` is the message the organiser saw: asked twice, it leaves once.
 */
export async function sendMailing(deps: QuestionnaireDeps, actor: Actor, code: string, number: number): Promise<Mailing> {
  requireOrganiser(actor);
  const recipients = await eligiblePeople(deps, await known(deps.db, code));
  return deps.db.tx(async (tx) => {
    const record = await known(tx, code, true);
    const sent = await mailingsOf(tx, code);
    const already = sent.find((one) => one.number === number);
    if (already !== undefined) return already;
    const today = deps.clock.today();
    const obstacle = mailingObstacle(record, sent, today);
    if (obstacle !== null) throw obstacle;
    if (number !== sent.length) throw mailingRefused("Ce n’est pas le prochain message\u202f: rechargez la page.", "This is not the next message: reload the page.");
    const mailing: Mailing = { number, sentOn: today, recipients: recipients.length };
    await insertMailing(tx, code, mailing);
    await deps.notify(tx, { key: `questionnaire:${code}:${number}`, to: recipients, personal: true, path: `/consultations/questionnaires/${code}`, ...messageOf(record, number) });
    await auditQuestionnaire(tx, deps, actor, number === 0 ? "invited" : "reminded", code, null, { number, recipients: recipients.length });
    return mailing;
  });
}

/** The words of a message: the same for everybody. With the fingerprint, out of reach of the site once it is sent, to compare the page of answers with. */
export function messageOf({ title, closesOn, definitionSha256 }: Pick<QuestionnaireRecord, "title" | "closesOn" | "definitionSha256">, number: number): { readonly subject: { fr: string; en: string }; readonly text: { fr: string; en: string } } {
  const reminder = number > 0;
  return {
    subject: inBoth((language) => (language === "fr" ? `${reminder ? "Rappel" : "Votre avis"}\u202f: ${title.fr}` : `${reminder ? "Reminder" : "Your view"}: ${title.en}`)),
    text: inBoth((language) => (language === "fr"
      ? [
        `Le questionnaire «\u202f${title.fr}\u202f» est ouvert jusqu’au ${formatDay(addDays(closesOn, -1), "fr")} inclus.`,
        "Il est anonyme\u202f: la base du site, même lue en entier par son administrateur, ne dit pas qui a répondu quoi. La page du questionnaire l’explique, en dit les limites, et comment le vérifier. On répond à un axe, à plusieurs ou à tous.",
        ...(definitionSha256 === null ? [] : [`L’empreinte du questionnaire, la même pour tout le monde, à comparer avec celle de la page où l’on répond\u202f: ${definitionSha256}`]),
        ...(reminder ? ["Ce rappel part à toutes les personnes invitées\u202f: on ne sait pas qui a déjà répondu. Si c’est votre cas, merci."] : []),
      ].join("\n\n")
      : [
        `The questionnaire “${title.en}” is open until ${formatDay(addDays(closesOn, -1), "en")} included.`,
        "It is anonymous: the database of the site, even read as a whole by its administrator, does not tell who answered what. The page of the questionnaire explains it, tells its limits, and how to check. One answers one axis, several or all.",
        ...(definitionSha256 === null ? [] : [`The fingerprint of the questionnaire, the same for everybody, to be compared with that of the page where one answers: ${definitionSha256}`]),
        ...(reminder ? ["This reminder goes to everybody who was invited: nobody knows who has answered. If you have, thank you."] : []),
      ].join("\n\n"))),
  };
}

/** What those who run questionnaires are told when one could not open on its day. */
export function refusedMessage({ title, opensOn }: Pick<QuestionnaireRecord, "title" | "opensOn">, issues: readonly Issue[]): { readonly subject: Bilingual; readonly text: Bilingual } {
  return {
    subject: inBoth((language) => (language === "fr" ? `Ouverture refusée\u202f: ${title.fr}` : `Opening refused: ${title.en}`)),
    text: inBoth((language) => [
      language === "fr" ? `Le questionnaire «\u202f${title.fr}\u202f» devait ouvrir le ${formatDay(opensOn, "fr")}. Il n’a pas pu\u202f:` : `The questionnaire “${title.en}” was to open on ${formatDay(opensOn, "en")}. It could not:`,
      ...issues.map(({ text }) => pick(text, language)),
      language === "fr" ? "Il s’ouvrira de lui-même dès que rien ne s’y opposera plus, jusqu’au jour de clôture." : "It will open by itself as soon as nothing stands against it, until the closing day.",
    ].join("\n\n")),
  };
}
