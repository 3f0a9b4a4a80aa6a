import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { RequestView } from "../actions/read.ts";
import { closingReasons } from "../domain/words.ts";
import { dayText } from "./parts.tsx";

/** What comes next, for this reader: one sentence. */
export function nextStepText({ request, sides, deciding, events }: RequestView): Bilingual {
  const mine = sides.includes("requester");
  const due = (language: "fr" | "en"): string => dayText(request.dueAt, language);
  switch (request.state) {
    case "draft": return both("Ce brouillon n’est visible que de vous. Complétez-le, puis déposez-le.", "Only you can see this draft. Complete it, then hand it in.");
    case "submitted":
    case "under-review":
      if (mine) return both(`Rien n’est attendu de vous, sauf question. Les décideurs ont jusqu’au ${due("fr")} pour répondre.`, `Nothing is awaited from you, unless there is a question. The deciders have until ${due("en")} to answer.`);
      if (deciding?.overdue === true && sides.includes("administrator")) return both(`Le délai est passé depuis le ${due("fr")}\u202f: vous pouvez relancer, remplacer un décideur ou décider.`, `The deadline passed on ${due("en")}: you can remind, replace a decider or decide.`);
      if ((deciding?.ownShares.length ?? 0) === 0) return both("D’autres décident de cette demande\u202f; vous pouvez la lire et poser des questions.", "Others decide on this request; you can read it and ask questions.");
      return deciding?.opinions.some(({ shares }) => shares.some((share) => deciding.ownShares.includes(share))) === true
        ? both("Votre avis est donné. Vous pouvez le changer tant que les autres n’ont pas décidé.", "Your opinion is given. You can change it as long as the others have not decided.")
        : deciding?.overdue === true ? both(`Votre avis était attendu le ${due("fr")}. L’administrateur de la donnée peut décider à votre place.`, `Your opinion was due on ${due("en")}. The data administrator may decide in your place.`)
        : both(`Votre avis est attendu d’ici le ${due("fr")}.`, `Your opinion is awaited by ${due("en")}.`);
    case "returned": return mine ? both("Les décideurs demandent de compléter\u202f: corrigez, puis déposez de nouveau.", "The deciders ask for completion: correct, then hand in again.") : both("La demande est chez son auteur, pour complément.", "The request is with its author, for completion.");
    case "approved": return mine ? both("Votre demande est acceptée. L’accès s’ouvre dès que vous acceptez les conditions ci-dessous.", "Your request is approved. Access opens as soon as you accept the conditions below.") : both("Acceptée. L’accès s’ouvrira quand le demandeur aura accepté les conditions.", "Approved. Access will open once the requester has accepted the conditions.");
    case "granted": return mine ? both(`Vous avez accès aux fichiers jusqu’au ${dayText(request.expiresAt, "fr")}.`, `You have access to the files until ${dayText(request.expiresAt, "en")}.`) : both(`L’accès est ouvert jusqu’au ${dayText(request.expiresAt, "fr")}.`, `Access is open until ${dayText(request.expiresAt, "en")}.`);
    case "refused": return mine ? both("La demande est refusée\u202f; les motifs sont dans le journal. Vous pouvez en faire une autre, qui y réponde.", "The request is refused; the reasons are in the journal. You can make another that answers them.") : both("La demande est refusée.", "The request is refused.");
    case "withdrawn": return both("La demande a été retirée par son auteur.", "The request was withdrawn by its author.");
    case "expired": return mine ? both("L’accès est arrivé à son terme. Vous pouvez en demander le renouvellement.", "Access has come to its end. You can ask for its renewal.") : both("L’accès est arrivé à son terme.", "Access has come to its end.");
    case "revoked": return both("L’accès est retiré\u202f; le motif est dans le journal.", "Access is revoked; the reason is in the journal.");
    case "closed": return closingReasons[String(events.findLast(({ move }) => move === "close")?.detail["reason"] ?? "")] ?? both("Close\u202f: rien n’a été fait pendant 90 jours. Vous pouvez en faire une autre.", "Closed: nothing was done for 90 days. You can make another.");
  }
}
