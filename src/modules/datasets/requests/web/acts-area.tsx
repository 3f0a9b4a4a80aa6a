import type { VNode } from "preact";
import { Button, Field, Heading } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { RequestView } from "../actions/read.ts";
import { sayIn, textIn } from "./deps.ts";
import { ActForm, errorOf, Hidden, Typed } from "./parts.tsx";
import type { Refused } from "./request-routes.tsx";

interface AreaProps {
  readonly view: RequestView;
  readonly context: RequestContext;
  readonly action: string;
  readonly refused: Refused | null;
}

/** Questions and answers, and what else each side can do; each act is one form. */
export function ActsArea({ view, context, action, refused }: AreaProps): VNode | null {
  const { request, moves, sides, events } = view;
  const { language, csrfToken } = context;
  const say = sayIn(language);
  const mine = sides.includes("requester");
  const questions = events.filter(({ move }) => move === "ask");
  const answered = new Set(events.filter(({ move }) => move === "answer").map(({ detail }) => detail["question"]));
  const open = questions.filter((one) => !answered.has(one.sequence) && (one.side === "requester") !== mine);
  const step = refused === null ? "" : textIn(refused.given, "step");
  const kept = (move: string): string => (step === move && refused !== null ? textIn(refused.given, "text") : "");
  const text = (move: string, label: string, hint?: string): VNode => <Field language={language} id={`${move}-text`} name="text" control="textarea" rows={4} label={label} value={kept(move)} {...(hint === undefined ? {} : { hint })} {...(step === move ? errorOf(refused?.issues ?? [], "text", language) : {})} />;
  const may = (move: (typeof moves)[number]): boolean => moves.includes(move);
  const form = { action, csrfToken, revision: request.revision };
  if (!["ask", "answer", "note", "return", "withdraw", "revoke"].some((move) => moves.some((one) => one === move))) return null;
  return (
    <section aria-labelledby="exchange">
      <Heading level={2} id="exchange">{say("Questions et réponses", "Questions and answers")}</Heading>
      {open.length === 0 ? <p class="soft">{questions.length === 0 ? say("Aucune question n’a été posée.", "No question has been asked.") : say("Rien n’attend de réponse de votre part.", "Nothing awaits an answer from you.")}</p> : null}
      {may("answer") ? open.map((question) => (
        <form method="post" action={action} class="request-question">
          <Hidden values={{ _csrf: csrfToken, step: "answer", basedOn: request.revision, question: question.sequence }} />
          <p class="soft small">{say("Question qui vous est posée", "Question asked of you")}</p>
          <Typed text={String(question.detail["text"] ?? "")} />
          <Field language={language} id={`answer-${question.sequence}`} name="text" control="textarea" rows={4} label={say("Votre réponse", "Your answer")} value={step === "answer" && refused !== null && textIn(refused.given, "question") === String(question.sequence) ? kept("answer") : ""} {...(step === "answer" ? errorOf(refused?.issues ?? [], "text", language) : {})} />
          <div class="button-row"><Button>{say("Répondre", "Answer")}</Button></div>
        </form>
      )) : null}
      {may("ask") ? <ActForm {...form} move="ask" open={step === "ask"} summary={mine ? say("Poser une question aux décideurs", "Ask the deciders a question") : say("Poser une question au demandeur", "Ask the requester a question")}>{text("ask", say("Question", "Question"))}<div class="button-row"><Button kind="second">{say("Envoyer la question", "Send the question")}</Button></div></ActForm> : null}
      {may("return") ? <ActForm {...form} move="return" open={step === "return"} summary={say("Renvoyer pour complément", "Send back for completion")}>{text("return", say("Ce qui est à changer", "What is to be changed"), say("Transmis au demandeur, qui corrige et dépose de nouveau. Les avis sont alors redonnés.", "Told to the requester, who corrects and hands in again. Opinions are then given anew."))}<div class="button-row"><Button kind="second">{say("Renvoyer", "Send back")}</Button></div></ActForm> : null}
      {may("note") ? <ActForm {...form} move="note" open={step === "note"} summary={say("Écrire une note entre décideurs", "Write a note between deciders")}>{text("note", say("Note", "Note"), say("Jamais montrée au demandeur.", "Never shown to the requester."))}<div class="button-row"><Button kind="second">{say("Garder la note", "Keep the note")}</Button></div></ActForm> : null}
      {may("revoke") ? <ActForm {...form} move="revoke" open={step === "revoke"} summary={say("Retirer l’accès", "Revoke access")}>{text("revoke", say("Motif", "Reason"), say("Transmis au demandeur. L’accès et ses liens cessent aussitôt, sans retour\u202f: il faudrait une nouvelle demande.", "Told to the requester. Access and its links end at once, for good: a new request would be needed."))}<div class="button-row"><Button kind="danger">{say("Retirer l’accès maintenant", "Revoke access now")}</Button></div></ActForm> : null}
      {may("withdraw") ? <ActForm {...form} move="withdraw" open={step === "withdraw"} summary={say("Retirer ma demande", "Withdraw my request")}>{text("withdraw", say("Raison, si vous voulez la dire", "Reason, if you want to give it"))}<p class="hint">{say("Une demande retirée ne se reprend pas\u202f: il faudrait en faire une autre.", "A request that is withdrawn is not taken up again: another would have to be made.")}</p><div class="button-row"><Button kind="danger">{say("Retirer la demande", "Withdraw the request")}</Button></div></ActForm> : null}
    </section>
  );
}
