import type { VNode } from "preact";
import { Button, EmptyState, Heading, LinkButton, Notice, Tag } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { ContractItem } from "../deps.ts";
import { takesComments, type Consultation } from "../domain/consultation.ts";
import type { Contribution } from "../domain/contribution.ts";
import type { ProposalSheet } from "../steps.ts";
import { doorOf, sayIn, stepsPath } from "./deps.ts";
import { ContractLink, count, Crumbs, dayOf, nouns, OutcomeTag, PlainText } from "./parts.tsx";
import { speakerNames, doorRules, followUpNames, stateNames, verdictNames, verdictTones } from "./words.ts";

export interface ProposalPageProps {
  readonly consultation: Consultation;
  readonly sheet: ProposalSheet;
  readonly contract: { readonly objectives: readonly ContractItem[]; readonly actions: readonly ContractItem[] };
  readonly context: RequestContext;
  readonly faults: VNode | null;
  /** The form of comments, where this reader may write one. */
  readonly commentForm: VNode | null;
  readonly officeForms: VNode | null;
  readonly moderationForm: VNode | null;
}

export function ProposalPage({ consultation, sheet, contract, context, faults, commentForm, officeForms, moderationForm }: ProposalPageProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { proposal } = sheet;
  const path = `${stepsPath}/${consultation.code}`;
  const number = `${say("Proposition n°\u00a0", "Proposal no. ")}${proposal.number}`;
  const crumbs = <Crumbs language={language} crumbs={[{ label: pick(consultation.title, language), href: path }, { label: number }]} />;
  if (proposal.state !== "published") {
    return (
      <article class="consultation">
        {crumbs}
        <Heading level={1}>{number}</Heading>
        <Notice kind="info" language={language}><p>{proposal.state === "withdrawn" ? say("Son auteur a retiré cette proposition.", "Its author has withdrawn this proposal.") : say("Cette proposition a été masquée au titre de la charte de modération.", "This proposal was masked under the moderation charter.")}</p></Notice>
        {moderationForm}
      </article>
    );
  }
  const theme = consultation.themes.find(({ code }) => code === proposal.theme);
  const objective = contract.objectives.find(({ code }) => code === proposal.objective);
  return (
    <article class="consultation">
      {faults}
      {crumbs}
      <Heading level={1} kicker={number}>{proposal.title}</Heading>
      <p class="small soft">{pick(proposal.shownAs, language)}, {pick(speakerNames[proposal.door], language)} · {dayOf(proposal.publishedAt, language)}{proposal.editedAt === null ? "" : say(`, modifiée le ${dayOf(proposal.editedAt, language)}`, `, changed on ${dayOf(proposal.editedAt, language)}`)}{theme === undefined ? "" : ` · ${pick(theme.title, language)}`}{objective === undefined ? null : <> · {say("objectif ", "objective ")}<ContractLink item={objective} language={language} /></>}</p>
      <PlainText text={proposal.body} />
      <Support sheet={sheet} consultation={consultation} context={context} path={`${path}/proposals/${proposal.number}`} />
      <Outcome sheet={sheet} consultation={consultation} contract={contract} context={context} />
      {officeForms}
      <Heading level={2} id="comments">{say("Commentaires", "Comments")}</Heading>
      <Comments comments={sheet.comments} consultation={consultation} context={context} path={`${path}/proposals/${proposal.number}`} />
      {commentForm}
      {moderationForm}
    </article>
  );
}

function Support({ sheet, consultation, context, path }: { readonly sheet: ProposalSheet; readonly consultation: Consultation; readonly context: RequestContext; readonly path: string }): VNode {
  const { language, actor, csrfToken } = context;
  const say = sayIn(language);
  const open = takesComments(consultation, context.clock.today());
  return (
    <section class="support" aria-label={say("Soutien", "Support")}>
      <p><strong>{count(language, sheet.support.count, nouns.supports)}</strong></p>
      {!open ? null : actor === null ? (
        <p class="small soft">{say("Une personne, une voix\u202f: seul qui s’est connecté peut soutenir. Sans compte, rien n’empêcherait de compter deux fois\u202f; dites votre accord en commentaire.", "One person, one voice: only those who signed in can support. Without an account nothing would prevent counting twice; say that you agree in a comment.")} <a href={`/sign-in?return=${encodeURIComponent(path)}`}>{say("Se connecter", "Sign in")}</a></p>
      ) : (
        <form method="post" action={`${path}/support`}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Button kind="second" name="agrees" value={sheet.support.mine ? "no" : "yes"}>{sheet.support.mine ? say("Retirer mon soutien", "Withdraw my support") : say("Je suis d’accord", "I agree")}</Button>
        </form>
      )}
    </section>
  );
}

function Outcome({ sheet, consultation, contract, context }: { readonly sheet: ProposalSheet; readonly consultation: Consultation; readonly contract: ProposalPageProps["contract"]; readonly context: RequestContext }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const [latest, ...earlier] = sheet.answers;
  const action = contract.actions.find(({ code }) => code === latest?.action);
  return (
    <section class="outcome">
      <Heading level={2} id="answer">{say("Ce qu’elle est devenue", "What became of it")}</Heading>
      {latest === undefined ? (
        <p><OutcomeTag proposal={sheet.proposal} consultation={consultation} today={context.clock.today()} language={language} /> {pick(consultation.commitment, language)}</p>
      ) : (
        <>
          <p><Tag tone={verdictTones[latest.verdict]}>{pick(verdictNames[latest.verdict], language)}</Tag> <span class="small soft">{say(`${latest.answeredBy}, le ${formatDay(latest.answeredOn, language)}`, `${latest.answeredBy}, on ${formatDay(latest.answeredOn, language)}`)}</span></p>
          <PlainText text={latest.reason} />
          {action === undefined ? null : <p>{say("Portée par l’action ", "Carried by action ")}<ContractLink item={action} language={language} /></p>}
          {earlier.length === 0 ? null : <details class="disclosure"><summary>{say("Réponses précédentes", "Earlier answers")}</summary><div class="disclosure-body">{earlier.map((one) => <div><p><Tag>{pick(verdictNames[one.verdict], language)}</Tag> <span class="small soft">{one.answeredBy}, {formatDay(one.answeredOn, language)}</span></p><PlainText text={one.reason} /></div>)}</div></details>}
        </>
      )}
      {sheet.followUps.length === 0 ? (latest !== undefined && latest.verdict !== "refused" ? <p class="small soft">{say("Aucune suite n’a encore été dite.", "Nothing has been said yet of what followed.")}</p> : null) : (
        <ol class="follow-ups">{sheet.followUps.map((one) => <li><p><strong>{pick(followUpNames[one.state], language)}</strong> <span class="small soft">{formatDay(one.happenedOn, language)}</span></p><PlainText text={one.note} /></li>)}</ol>
      )}
    </section>
  );
}

function Comments({ comments, consultation, context, path }: { readonly comments: readonly Contribution[]; readonly consultation: Consultation; readonly context: RequestContext; readonly path: string }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const mayReply = takesComments(consultation, context.clock.today()) && doorOf(consultation, context) !== null;
  if (comments.length === 0) return <EmptyState title={say("Aucun commentaire", "No comment")} />;
  const one = (comment: Contribution): VNode => (
    <>
      {comment.state === "published" ? (
        <>
          <p class="small soft"><strong>{pick(comment.shownAs, language)}</strong>, {pick(speakerNames[comment.door], language)} · {dayOf(comment.publishedAt, language)}{comment.editedAt === null ? "" : say(", modifié", ", changed")}</p>
          <PlainText text={comment.body} />
        </>
      ) : <p class="soft">{pick(stateNames[comment.state], language)}.</p>}
    </>
  );
  return (
    <ol class="comments">
      {comments.filter(({ replyTo }) => replyTo === null).map((comment) => (
        <li id={`comment-${comment.id}`}>
          {one(comment)}
          {mayReply && comment.state === "published" ? <p class="small"><a href={`${path}?reply=${comment.id}#write`}>{say("Répondre", "Reply")}<span class="visually-hidden"> {say("à", "to")} {pick(comment.shownAs, language)}</span></a></p> : null}
          {comments.some(({ replyTo }) => replyTo === comment.id) ? <ol>{comments.filter(({ replyTo }) => replyTo === comment.id).map((reply) => <li id={`comment-${reply.id}`}>{one(reply)}</li>)}</ol> : null}
        </li>
      ))}
    </ol>
  );
}

/** Around the form of comments: by which door, under which rule. */
export function CommentBox({ consultation, context, replyTo, path, children }: { readonly consultation: Consultation; readonly context: RequestContext; readonly replyTo: Contribution | null; readonly path: string; readonly children: VNode }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const door = doorOf(consultation, context);
  return (
    <section id="write" class="write">
      <Heading level={3}>{replyTo === null ? say("Écrire un commentaire", "Write a comment") : say(`Répondre à ${pick(replyTo.shownAs, "fr")}`, `Reply to ${pick(replyTo.shownAs, "en")}`)}</Heading>
      {replyTo === null ? null : <LinkButton href={`${path}#write`}>{say("Plutôt commenter la proposition", "Comment on the proposal instead")}</LinkButton>}
      {door === null ? null : <p class="small soft">{pick(doorRules[door], language)} <a href={`${stepsPath}/charter`}>{say("Charte", "Charter")}</a></p>}
      {children}
    </section>
  );
}
