import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Notice } from "../../../../kernel/outbox/notice.ts";
import type { Step } from "../domain/effects.ts";
import type { AccessRequest } from "../domain/request.ts";

/** Who can be told of a request: who asked, those who decide now, the data administrators. */
export interface Audience {
  readonly requester: readonly string[];
  /** Named deciders, and the data administrators for shares that nobody named can hold. */
  readonly deciders: readonly string[];
  readonly administrators: readonly string[];
}

interface Told {
  readonly to: readonly string[];
  readonly subject: Bilingual;
  readonly text: Bilingual;
}

/**
 * The notices of a step. Neutral on purpose: the number and what is to be done, neither the data asked for nor who asks
 * nor what was written; all of that is on the page, behind the sign-in.
 */
export function noticesOf(request: AccessRequest, step: Step, audience: Audience): readonly Notice[] {
  return tellings(request, step, audience).flatMap((told, index) => (told.to.length === 0 ? [] : [{
    key: `request:${request.number}:${request.revision}:${step.move}:${index}`, to: told.to, subject: told.subject, text: told.text, path: `/data/requests/${request.number}`,
  }]));
}

function tellings({ number }: AccessRequest, step: Step, { requester, deciders, administrators }: Audience): readonly Told[] {
  const mine = (fr: string, en: string, moreFr: string, moreEn: string): Told => ({ to: requester, subject: both(`Demande ${number}\u202f: ${fr}`, `Request ${number}: ${en}`), text: both(moreFr, moreEn) });
  const theirs = (to: readonly string[], fr: string, en: string, moreFr: string, moreEn: string): Told => ({ to, subject: both(`Demande ${number}\u202f: ${fr}`, `Request ${number}: ${en}`), text: both(moreFr, moreEn) });
  switch (step.move) {
    case "submit":
      return [
        mine("accusé de réception", "receipt", `Votre demande d’accès est déposée sous le numéro ${number}. Sa page dit où elle en est et jusqu’à quand les décideurs ont pour répondre.`, `Your request for access is handed in under the number ${number}. Its page says where it stands and until when the deciders have to answer.`),
        theirs(deciders, "une décision est attendue de vous", "a decision is awaited from you", "Une demande d’accès à des données attend votre décision. Sa page dit ce qui est demandé et pour quand.", "A request for access to data awaits your decision. Its page says what is asked and by when."),
      ];
    case "withdraw":
      return [theirs(deciders, "retirée par son auteur", "withdrawn by its author", "Cette demande est retirée\u202f: plus rien n’est attendu de vous.", "This request is withdrawn: nothing more is awaited from you.")];
    case "ask":
    case "answer":
      return step.side === "requester"
        ? [theirs(deciders, step.move === "ask" ? "une question vous est posée" : "une réponse est arrivée", step.move === "ask" ? "a question is asked of you" : "an answer has come", "Lisez-la sur la page de la demande.", "Read it on the page of the request.")]
        : [mine(step.move === "ask" ? "une question vous est posée" : "une réponse est arrivée", step.move === "ask" ? "a question is asked of you" : "an answer has come", "Lisez-la sur la page de la demande, et répondez-y là.", "Read it on the page of the request, and answer it there.")];
    case "return":
      return [mine("à compléter", "to be completed", "Les décideurs vous la renvoient en disant ce qui est à changer. Corrigez-la sur sa page, puis déposez-la de nouveau.", "The deciders send it back and say what is to be changed. Correct it on its page, then hand it in again.")];
    case "approve":
      return awaitsConditions(step) ? [mine("acceptée sous conditions", "approved with conditions", "L’accès s’ouvre dès que vous acceptez les conditions, sur la page de la demande.", "Access opens as soon as you accept the conditions, on the page of the request.")] : [];
    case "open":
      return [mine("accès ouvert", "access open", "Les fichiers se téléchargent depuis la page de la demande, jusqu’à la date qu’elle donne.", "The files are downloaded from the page of the request, until the date it gives.")];
    case "refuse":
      return [mine("refusée", "refused", "Les motifs sont sur la page de la demande.", "The reasons are on the page of the request.")];
    case "revoke":
      return [mine("accès retiré", "access revoked", "L’accès est retiré dès maintenant, liens compris. Le motif est sur la page de la demande.", "Access is revoked from now on, links included. The reason is on the page of the request.")];
    case "expire":
      return [mine("accès arrivé à son terme", "access has ended", "L’accès est terminé. Un renouvellement se demande sur la page de la demande.", "Access has ended. A renewal is asked for on the page of the request.")];
    case "lapse":
    case "close":
      return [mine("close", "closed", "La page de la demande dit pourquoi, et comment en faire une autre.", "The page of the request says why, and how to make another.")];
    case "remind":
      return [theirs(deciders, "le délai approche", "the deadline is near", "La décision est attendue sous peu. Au terme du délai, l’administrateur de la donnée peut décider seul.", "The decision is due soon. Once the delay has passed, the data administrator may decide alone.")];
    case "escalate":
      return [
        theirs(administrators, "délai dépassé", "overdue", "Les décideurs n’ont pas répondu dans le délai\u202f: vous pouvez les relancer, les remplacer ou décider.", "The deciders have not answered in time: you can remind them, replace them or decide."),
        theirs(deciders, "délai dépassé", "overdue", "Le délai est dépassé. L’administrateur de la donnée est prévenu et peut décider à votre place.", "The delay has passed. The data administrator has been told and may decide in your place."),
      ];
    case "pass-share":
    case "replace-decider":
      return [theirs(deciders, "une voix passe à quelqu’un d’autre", "a share passes to somebody else", "Un décideur n’est plus là\u202f: sa voix revient à qui le remplace, ou à l’administrateur de la donnée.", "A decider is no longer there: their share goes to whoever replaces them, or to the data administrator.")];
    default:
      return [];
  }
}

function awaitsConditions(step: Step): boolean {
  const { conditions } = step.detail;
  return Array.isArray(conditions) && conditions.length > 0;
}
