import type { ComponentChildren, VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, Button, DefinitionList, EmptyState, ErrorSummary, Field, fieldId, Heading, LinkButton, Notice, Table } from "../../../../kernel/html/index.ts";
import { formatDay, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { day } from "../../../../kernel/time/day.ts";
import { sentenceCase } from "../../../indicators/index.ts";
import { StateMark, undertakingStates, undertakingWords } from "../../../steering/index.ts";
import type { FollowedRecommendation } from "../module.ts";
import type { FollowUpForm } from "./follow-up.ts";
import { sayIn } from "./words.ts";

export interface RecommendationPageProps {
  readonly found: FollowedRecommendation;
  readonly mayEdit: boolean;
  readonly mayFollow: boolean;
  /** Names, confidence: for those who read what is not public. */
  readonly readsAll: boolean;
  readonly people: readonly { readonly accountId: string; readonly name: string }[];
  readonly context: RequestContext;
  readonly form: FollowUpForm | null;
  readonly issues: readonly Issue[];
}

/** One recommendation: its text and where it comes from, what was done of it, all that it ever said. */
export function RecommendationPage(props: RecommendationPageProps): VNode {
  const { found: { recommendation, history, standing }, mayEdit, mayFollow, readsAll, context, issues } = props;
  const { language } = context;
  const say = sayIn(language);
  const title = `${say("Recommandation", "Recommendation")} ${recommendation.number}`;
  const items = [
    { term: "Source", details: `${recommendation.source}${recommendation.page === null ? "" : `, p.\u00a0${recommendation.page}`}` },
    { term: say("Objectifs", "Objectives"), details: recommendation.objectives.length === 0 ? "–" : recommendation.objectives.map((code, at) => <>{at === 0 ? null : ", "}<a href={`/objectives/${encodeURIComponent(code)}`}>{code}</a></>) },
    ...(readsAll ? [{ term: say("Responsable", "Owner"), details: standing.owner?.name ?? say("personne encore", "nobody yet") }] : []),
  ];
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Évaluation finale", "Final evaluation"), href: "/evaluation" }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      {recommendation.withdrawn ? <Notice kind="warn" language={language}>{say("Cette recommandation a été retirée de la liste.", "This recommendation was taken off the list.")}</Notice> : null}
      <p class="prose lead">{pick(recommendation.text, language)}</p>
      <DefinitionList items={items} />
      {mayEdit ? <p><LinkButton href={`/evaluation/recommendations/${recommendation.number}/edit`}>{say("Modifier", "Change")}</LinkButton> <LinkButton href={`/evaluation/recommendations/${recommendation.number}/withdraw`}>{say("Retirer", "Withdraw")}</LinkButton></p> : null}
      <Heading level={2} id="follow-up">{say("Suivi", "Follow-up")}</Heading>
      <FollowUp {...props} />
      {mayFollow && !recommendation.withdrawn ? <FollowUpForms {...props} /> : null}
      <Heading level={2} id="history">{say("Historique du texte", "History of the text")}</Heading>
      <Table
        caption={say("Tous les textes de cette recommandation", "All texts of this recommendation")} captionHidden language={language} rows={history.toReversed()}
        columns={[
          { header: say("Le", "On"), rowHeader: true, cell: (event) => formatDay(day(event.recordedAt.slice(0, 10)), language) },
          { header: say("Quoi", "What"), cell: (event) => ({ entered: say("saisie", "entered"), revised: say("modifiée", "changed"), withdrawn: say("retirée", "withdrawn") })[event.act] },
          { header: say("Texte", "Text"), cell: (event) => pick(event.text, language) },
          { header: say("Motif", "Reason"), cell: (event) => event.reason ?? "–" },
          ...(readsAll ? [{ header: say("Par", "By"), cell: (event: (typeof history)[number]) => event.author }] : []),
        ]}
      />
    </>
  );
}

function FollowUp({ found: { standing }, readsAll, context: { language } }: RecommendationPageProps): VNode {
  const say = sayIn(language);
  if (standing.reviews.length === 0 && standing.milestones.length === 0) {
    return <EmptyState title={say("Aucun suivi n’est encore écrit", "No follow-up is written yet")}><p>{say("Les jalons et les revues de cette recommandation s’afficheront ici.", "The milestones and reviews of this recommendation will show here.")}</p></EmptyState>;
  }
  return (
    <>
      {standing.milestones.length === 0 ? null : (
        <Table
          caption={say("Jalons", "Milestones")} language={language} rows={standing.milestones}
          columns={[
            { header: say("Jalon", "Milestone"), rowHeader: true, cell: (one) => one.title },
            { header: say("Prévu le", "Due on"), cell: (one) => `${formatDay(one.dueOn, language)}${one.firstDueOn === one.dueOn ? "" : say(` (d’abord ${formatDay(one.firstDueOn, "fr")})`, ` (first ${formatDay(one.firstDueOn, "en")})`)}` },
            { header: say("Atteint le", "Reached on"), cell: (one) => (one.dropped ? say("abandonné", "dropped") : one.reachedOn === null ? say("pas encore", "not yet") : formatDay(one.reachedOn, language)) },
          ]}
        />
      )}
      {standing.reviews.length === 0 ? null : (
        <Table
          caption={say("Revues", "Reviews")} language={language} rows={standing.reviews}
          columns={[
            { header: say("Du", "Of"), rowHeader: true, cell: (one) => formatDay(one.on, language) },
            { header: say("État", "State"), cell: (one) => <StateMark state={one.state} language={language} /> },
            ...(readsAll ? [{ header: say("Confiance", "Confidence"), numeric: true, cell: (one: (typeof standing.reviews)[number]) => formatPercent(one.confidenceShare, language, 0) }] : []),
            { header: say("Synthèse", "Synthesis"), cell: (one) => one.synthesis },
          ]}
        />
      )}
    </>
  );
}

function FollowUpForms({ found: { recommendation, standing }, people, context, form, issues }: RecommendationPageProps): VNode {
  const { language, csrfToken, clock } = context;
  const say = sayIn(language);
  const today = clock.today();
  /** What was typed in this form, where it is the one that was sent. */
  const typed = (act: FollowUpForm["act"], field: keyof FollowUpForm & string, otherwise = ""): string => (form?.act === act ? String(form[field]) : otherwise);
  // Two forms have a field for a day: each its own address on the page, the one in error that of the summary.
  const place = (act: FollowUpForm["act"], field: string): { id: string; error?: string } => {
    const found = form?.act === act ? issues.find((issue) => issue.field === field) : undefined;
    return { id: form?.act === act ? fieldId(field) : `${fieldId(field)}-${act}`, ...(found === undefined ? {} : { error: found.text[language] }) };
  };
  const box = (act: FollowUpForm["act"], title: string, button: string, fields: ComponentChildren): VNode => (
    <section aria-labelledby={`act-${act}`}>
      <Heading level={3} id={`act-${act}`}>{title}</Heading>
      <form method="post" action={`/evaluation/recommendations/${recommendation.number}/follow-up`}>
        <input type="hidden" name="_csrf" value={csrfToken} /><input type="hidden" name="act" value={act} /><input type="hidden" name="seen" value={String(standing.revision)} />
        {fields}
        <Button kind="second">{button}</Button>
      </form>
    </section>
  );
  const open = standing.milestones.filter((one) => one.reachedOn === null && !one.dropped);
  return (
    <>
      {box("owner", say("Responsable", "Owner"), say("Désigner", "Appoint"), <Field control="select" name="owner" label={say("Compte", "Account")} language={language} value={typed("owner", "owner", standing.owner?.accountId ?? "")} options={[{ value: "", label: say("personne", "nobody") }, ...people.map((one) => ({ value: one.accountId, label: one.name }))]} {...place("owner", "owner")} />)}
      {box("milestone", say("Ajouter un jalon", "Add a milestone"), say("Ajouter le jalon", "Add the milestone"), <><Field name="title" label={say("Ce qui sera fait", "What will be done")} language={language} value={typed("milestone", "title")} {...place("milestone", "title")} /><Field control="date" name="due" label={say("Prévu le", "Due on")} language={language} value={typed("milestone", "due")} {...place("milestone", "due")} /></>)}
      {open.length === 0 ? null : box("reached", say("Un jalon est atteint", "A milestone is reached"), say("Enregistrer", "Record"), <><Field control="select" name="milestone" label={say("Jalon", "Milestone")} language={language} value={typed("reached", "milestone")} options={open.map((one) => ({ value: one.id, label: one.title }))} {...place("reached", "milestone")} /><Field control="date" name="on" label={say("Atteint le", "Reached on")} language={language} value={typed("reached", "on", today)} {...place("reached", "on")} /></>)}
      {box("review", say("Écrire une revue", "Write a review"), say("Enregistrer la revue", "Record the review"), <><Field control="date" name="on" label={say("Revue du", "Review of")} language={language} value={typed("review", "on", today)} {...place("review", "on")} /><Field control="select" name="state" label={say("État", "State")} language={language} value={typed("review", "state")} options={undertakingStates.map((state) => ({ value: state, label: sentenceCase(pick(undertakingWords[state], language)) }))} {...place("review", "state")} /><Field name="confidence" inputMode="decimal" label={say("Confiance, de 0 à 100", "Confidence, from 0 to 100")} language={language} value={typed("review", "confidence")} {...place("review", "confidence")} /><Field control="textarea" rows={4} name="synthesis" label={say("Synthèse", "Synthesis")} language={language} value={typed("review", "synthesis")} {...place("review", "synthesis")} /></>)}
    </>
  );
}
