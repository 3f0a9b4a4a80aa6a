import type { VNode } from "preact";
import { Button, Field, Heading } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, pick } from "../../../../kernel/i18n/format.ts";
import { may } from "../../../identity/index.ts";
import { charter, ruleOf } from "../domain/charter.ts";
import type { ContributionState } from "../domain/contribution.ts";
import type { ProposalSheet, Steps } from "../steps.ts";
import type { Decision } from "../store/outcomes.ts";
import { sayIn } from "./deps.ts";

export const actNames: Readonly<Record<Decision["act"], { readonly fr: string; readonly en: string }>> = { accept: { fr: "publié", en: "published" }, refuse: { fr: "écarté", en: "kept out" }, mask: { fr: "masqué", en: "masked" }, undo: { fr: "décision défaite", en: "decision undone" } };

export interface Moderated {
  readonly id: string;
  readonly state: ContributionState;
  readonly revision: number;
}

/** What a moderator can do with a text as it stands; `back` is where they are afterwards. */
export function ModerationForms({ contribution, back, decided, context, error = null }: { readonly contribution: Moderated; readonly back: string; readonly decided: boolean; readonly context: RequestContext; readonly error?: string | null }): VNode {
  const { language, csrfToken } = context;
  const say = sayIn(language);
  const { id, state, revision } = contribution;
  const hidden = <><input type="hidden" name="_csrf" value={csrfToken} /><input type="hidden" name="revision" value={revision} /><input type="hidden" name="back" value={back} /></>;
  const act = state === "waiting" ? "refuse" : state === "published" ? "mask" : null;
  return (
    <div class="moderation-acts">
      {state === "published" ? null : <form method="post" action={`/consultations/moderation/${id}`}>{hidden}<Button name="act" value="accept" kind={state === "waiting" ? "main" : "second"}>{say("Publier", "Publish")}</Button></form>}
      {act === null ? null : (
        <details class="disclosure" open={error !== null}>
          <summary>{act === "refuse" ? say("Écarter", "Keep out") : say("Masquer", "Mask")}</summary>
          <form method="post" action={`/consultations/moderation/${id}`} class="disclosure-body">
            {hidden}
            <Field control="select" name="rule" id={`rule-${id}`} label={say("Règle de la charte", "Rule of the charter")} language={language} options={[{ value: "", label: say("Choisir…", "Choose…") }, ...charter.map(({ code, rule }) => ({ value: code, label: pick(rule, language) }))]} {...(error === null ? {} : { error })} />
            <Field control="textarea" name="note" id={`note-${id}`} rows={2} optional label={say("Un mot pour l’auteur", "A word for the author")} language={language} />
            <Button name="act" value={act} kind="danger">{act === "refuse" ? say("Écarter ce texte", "Keep this text out") : say("Masquer ce texte", "Mask this text")}</Button>
          </form>
        </details>
      )}
      {decided ? <form method="post" action={`/consultations/moderation/${id}`}>{hidden}<Button name="act" value="undo" kind="plain">{say("Défaire la dernière décision", "Undo the last decision")}</Button></form> : null}
    </div>
  );
}

/** At the foot of a proposal, for moderators: the proposal and its comments. Null for everybody else. */
export async function moderationBox(steps: Steps, { proposal, comments }: ProposalSheet, context: RequestContext): Promise<VNode | null> {
  if (!may(context.actor, "consultations.moderate") || proposal.state === "withdrawn") return null;
  const { language } = context;
  const say = sayIn(language);
  const back = context.url.pathname.replace(/\/(comments|answer|follow-up)$/, "");
  const decisions = await steps.decisions(proposal.id);
  const live = decisions.some(({ undone, act }) => !undone && act !== "undo");
  return (
    <section class="office" aria-labelledby="moderation">
      <Heading level={2} id="moderation">{say("Modération", "Moderation")}</Heading>
      <ModerationForms contribution={proposal} back={back} decided={live} context={context} />
      <DecisionList decisions={decisions} context={context} />
      {comments.filter(({ state }) => state === "published" || state === "masked").map((comment) => (
        <div class="moderated"><p class="small">{pick(comment.shownAs, language)}{language === "fr" ? "\u202f: " : ": "}{comment.body.slice(0, 100)}{comment.body.length > 100 ? "…" : ""}</p><ModerationForms contribution={comment} back={back} decided={false} context={context} /></div>
      ))}
    </section>
  );
}

export function DecisionList({ decisions, context: { language } }: { readonly decisions: readonly Decision[]; readonly context: Pick<RequestContext, "language"> }): VNode | null {
  if (decisions.length === 0) return null;
  return (
    <ul class="small decisions">
      {decisions.map((one) => {
        const rule = one.rule === null ? null : ruleOf(one.rule);
        return <li>{formatDateTime(one.decidedAt, language)}, {one.decidedBy}{language === "fr" ? "\u202f: " : ": "}{pick(actNames[one.act], language)}{rule === null ? "" : ` (${pick(rule, language).toLowerCase()})`}{one.note === "" ? "" : language === "fr" ? `, «\u202f${one.note}\u202f»` : `, “${one.note}”`}</li>;
      })}
    </ul>
  );
}
