import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, Lead, LinkButton, Pager, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { standing, takesComments, takesProposals, type Consultation } from "../domain/consultation.ts";
import type { ProposalRow } from "../domain/contribution.ts";
import { charter } from "../domain/charter.ts";
import type { ConsultationEvent } from "../store/outcomes.ts";
import { answerFilters, proposalSorts, type ConsultationCounts, type ProposalQuestion } from "../store/proposals.ts";
import { doorOf, mayRun, sayIn, stepsPath } from "./deps.ts";
import { count, Crumbs, dayOf, nouns, OutcomeTag, Phases, PlainText } from "./parts.tsx";
import type { ContractItem } from "../deps.ts";
import { answerFilterNames, doorNames, doorRules, eventNames, followUpNames, sheetNames, sortNames, speakerNames, standingNames } from "./words.ts";

export interface ConsultationPageProps {
  readonly consultation: Consultation;
  readonly counts: ConsultationCounts;
  readonly events: readonly ConsultationEvent[];
  readonly found: { readonly total: number; readonly rows: readonly ProposalRow[] };
  readonly question: ProposalQuestion;
  readonly pages: number;
  readonly objectives: readonly ContractItem[];
  readonly context: RequestContext;
}

export function ConsultationPage(props: ConsultationPageProps): VNode {
  const { consultation, counts, events, found, question, pages, context } = props;
  const { language } = context;
  const say = sayIn(language);
  const today = context.clock.today();
  const path = `${stepsPath}/${consultation.code}`;
  const stands = standing(consultation, today);
  return (
    <article class="consultation">
      <Crumbs language={language} crumbs={[{ label: pick(consultation.title, language) }]} />
      <p class="consultation-state"><Tag tone={takesComments(consultation, today) ? "good" : "quiet"}>{pick(standingNames[stands], language)}</Tag>{consultation.publishedAt === null ? <> <Tag tone="warn">{say("Brouillon, vu de vous seul et de ceux qui conduisent", "Draft, seen by those who run consultations")}</Tag></> : null}</p>
      <Heading level={1}>{pick(consultation.title, language)}</Heading>
      <div class="prose"><PlainText text={pick(consultation.purpose, language)} /></div>
      <Phases consultation={consultation} today={today} language={language} />
      <Entry consultation={consultation} context={context} />
      <Heading level={2} id="proposals">{say("Les propositions", "The proposals")}</Heading>
      <Summary counts={counts} language={language} />
      <Filters {...props} />
      {found.rows.length === 0 ? (
        <EmptyState title={counts.proposals === 0 ? say("Aucune proposition pour le moment", "No proposal for now") : say("Aucune proposition ne répond à ces critères", "No proposal meets these terms")}>
          {counts.proposals === 0 ? <p>{say("Elles paraîtront ici, avec leurs commentaires et la réponse de l’institut.", "They will be here, with their comments and the institute’s answer.")}</p> : <p><a href={path}>{say("Voir toutes les propositions", "See all proposals")}</a></p>}
        </EmptyState>
      ) : (
        <ol class="proposals">{found.rows.map((row) => <ProposalItem proposal={row} consultation={consultation} today={today} language={language} />)}</ol>
      )}
      <Pager page={question.page} pages={pages} url={context.url} language={language} />
      <DownloadLinks language={language} label={say("Les propositions\u202f:", "The proposals:")} downloads={usualDownloads(`/exports/consultation-proposals/${consultation.code}`, `?lang=${language}`)} />
      <DownloadLinks language={language} label={say("Les commentaires\u202f:", "The comments:")} downloads={usualDownloads(`/exports/consultation-comments/${consultation.code}`, `?lang=${language}`)} />
      <DownloadLinks language={language} label={say("Les réponses et leurs suites\u202f:", "The answers and what came of them:")} downloads={usualDownloads(`/exports/consultation-answers/${consultation.code}`, `?lang=${language}`)} />
      <p class="small soft"><a href={`${path}/feed.atom?lang=${language}`}>{say("Fil Atom des nouvelles de cette consultation", "Atom feed of the news of this consultation")}</a></p>
      <Events events={events} today={today} language={language} />
      <Rules counts={counts} language={language} />
    </article>
  );
}

/** Who may come in, and the rule of each door, before anything is written. */
function Entry({ consultation, context }: { readonly consultation: Consultation; readonly context: RequestContext }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const today = context.clock.today();
  const door = doorOf(consultation, context);
  const open = takesProposals(consultation, today);
  const path = `${stepsPath}/${consultation.code}`;
  return (
    <section class="entry" aria-labelledby="entry">
      <Heading level={2} id="entry">{say("Qui participe, et comment", "Who takes part, and how")}</Heading>
      <dl class="definitions">
        {consultation.doors.map((one) => <div><dt>{pick(doorNames[one], language)}</dt><dd>{pick(doorRules[one], language)}{door === one && open ? <strong> {say("C’est par cette porte que vous entrez.", "This is the door you come in by.")}</strong> : null}</dd></div>)}
        <div><dt>{say("Ce qui en sera fait", "What will be made of it")}</dt><dd>{pick(consultation.commitment, language)}</dd></div>
      </dl>
      <div class="button-row">
        {open && door !== null ? <LinkButton kind="main" href={`${path}/propose`}>{say("Faire une proposition", "Make a proposal")}</LinkButton> : null}
        {open && consultation.doors.includes("staff") && context.actor === null ? <LinkButton href={`/sign-in?return=${encodeURIComponent(path)}`}>{say("Se connecter comme membre du personnel", "Sign in as a member of staff")}</LinkButton> : null}
        {consultation.synthesisUrl === null ? null : <LinkButton href={consultation.synthesisUrl}>{say("Lire la synthèse", "Read the synthesis")}</LinkButton>}
        {context.actor === null ? null : <LinkButton href={`${path}/mine`}>{say("Mes textes", "My texts")}</LinkButton>}
        {mayRun(context.actor) ? <LinkButton href={`${stepsPath}/manage/${consultation.code}`}>{say("Conduire cette consultation", "Run this consultation")}</LinkButton> : null}
      </div>
    </section>
  );
}

function Summary({ counts, language }: { readonly counts: ConsultationCounts; readonly language: Language }): VNode {
  const say = sayIn(language);
  const unanswered = counts.proposals - counts.answered;
  return (
    <Lead>
      {count(language, counts.proposals, nouns.proposals)}, {count(language, counts.comments, nouns.comments)}, {count(language, counts.supports, nouns.supports)}. {counts.proposals === 0 ? "" : unanswered === 0 ? say("Toutes ont reçu une réponse de l’institut.", "All have an answer from the institute.") : say(`${count(language, counts.answered, nouns.answered)}\u202f; ${count(language, unanswered, nouns.proposals)} sans réponse.`, `${count(language, counts.answered, nouns.answered)}; ${count(language, unanswered, nouns.proposals)} without an answer.`)}
    </Lead>
  );
}

function Filters({ consultation, question, objectives, context: { language } }: ConsultationPageProps): VNode {
  const say = sayIn(language);
  const every = { value: "", label: say("tous", "all") };
  return (
    <form method="get" action={`${stepsPath}/${consultation.code}#proposals`} class="inline-form proposal-filters">
      <Field control="search" name="q" label={say("Mots", "Words")} value={question.text} language={language} />
      <Field control="select" name="theme" label={say("Thème", "Theme")} value={question.theme} language={language} options={[every, ...consultation.themes.map(({ code, title }) => ({ value: code, label: pick(title, language) }))]} />
      {objectives.length === 0 ? null : <Field control="select" name="objective" label={say("Objectif", "Objective")} value={question.objective} language={language} options={[every, ...objectives.map(({ code, title }) => ({ value: code, label: `${code}. ${pick(title, language)}` }))]} />}
      <Field control="select" name="answer" label={say("Réponse", "Answer")} value={question.answer} language={language} options={answerFilters.map((value) => ({ value, label: pick(answerFilterNames[value], language) }))} />
      <Field control="select" name="sort" label={say("D’abord", "First")} value={question.sort} language={language} options={proposalSorts.map((value) => ({ value, label: pick(sortNames[value], language) }))} />
      <Button kind="second">{say("Afficher", "Show")}</Button>
    </form>
  );
}

function ProposalItem({ proposal, consultation, today, language }: { readonly proposal: ProposalRow; readonly consultation: Consultation; readonly today: Day; readonly language: Language }): VNode {
  const theme = consultation.themes.find(({ code }) => code === proposal.theme);
  return (
    <li>
      <Heading level={3} kicker={`${language === "fr" ? "N°\u00a0" : "No. "}${proposal.number}`}><a href={`${stepsPath}/${consultation.code}/proposals/${proposal.number}`}>{proposal.title}</a></Heading>
      <p class="proposal-outcome"><OutcomeTag proposal={proposal} consultation={consultation} today={today} language={language} />{proposal.followUp === null ? null : <span class="small"> {pick(followUpNames[proposal.followUp], language)}</span>}</p>
      <p class="said-start">{startOf(proposal.body)}</p>
      <p class="small soft">{pick(proposal.shownAs, language)}, {pick(speakerNames[proposal.door], language)} · {dayOf(proposal.publishedAt, language)} · {theme === undefined ? "" : `${pick(theme.title, language)} · `}{count(language, proposal.supports, nouns.supports)} · {count(language, proposal.comments, nouns.comments)}</p>
    </li>
  );
}

function startOf(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 240 ? line : `${line.slice(0, 240).replace(/\s\S*$/, "")}…`;
}

function Events({ events, today, language }: { readonly events: readonly ConsultationEvent[]; readonly today: Day; readonly language: Language }): VNode | null {
  const say = sayIn(language);
  if (events.length === 0) return null;
  return (
    <section>
      <Heading level={2} id="events">{say("Réunions et séminaires", "Meetings and seminars")}</Heading>
      {events.map((event) => (
        <div class="event">
          <Heading level={3} kicker={`${pick(eventNames[event.kind], language)}, ${formatDay(event.happensOn, language)}${event.happensOn > today ? say(" (à venir)", " (to come)") : ""}`}>{pick(event.title, language)}</Heading>
          {event.place === "" ? null : <p class="small soft">{event.place}</p>}
          {event.account === "" ? null : <PlainText text={event.account} />}
          {event.sheets.map((sheet) => (
            <details class="disclosure"><summary>{pick(sheetNames[sheet.kind], language)}{language === "fr" ? "\u202f: " : ": "}{sheet.title}</summary><div class="disclosure-body"><PlainText text={sheet.text} /></div></details>
          ))}
        </div>
      ))}
    </section>
  );
}

function Rules({ counts, language }: { readonly counts: ConsultationCounts; readonly language: Language }): VNode {
  const say = sayIn(language);
  const refused = charter.flatMap(({ code, rule }) => (counts.refused[code] === undefined ? [] : [`${pick(rule, language).toLowerCase()} (${counts.refused[code]})`]));
  return (
    <section>
      <Heading level={2} id="rules">{say("Modération", "Moderation")}</Heading>
      <p class="prose">{say("Un texte n’est écarté qu’au titre d’une règle de la ", "A text is only kept out under a rule of the ")}<a href={`${stepsPath}/charter`}>{say("charte publique", "public charter")}</a>{say(", et son auteur sait laquelle. ", ", and its author knows which. ")}{refused.length === 0 ? say("Aucun ne l’a été.", "None has been.") : say(`Textes non publiés ou masqués, par règle\u202f: ${refused.join(", ")}.`, `Texts not published or masked, by rule: ${refused.join(", ")}.`)}</p>
    </section>
  );
}
