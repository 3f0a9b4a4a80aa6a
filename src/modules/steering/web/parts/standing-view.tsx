import type { VNode } from "preact";
import { DefinitionList, DownloadLinks, EmptyState, Heading, LinkButton, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatList, formatNumber, formatPercent, pick, plural } from "../../../../kernel/i18n/format.ts";
import { daysBetween } from "../../../../kernel/time/day.ts";
import { isOpen, nextMilestone, reviewOn } from "../../domain/alerts.ts";
import type { Ask, Review } from "../../domain/standing.ts";
import { steeringPath, type Seat } from "../place.ts";
import { publicNote } from "../words.ts";
import { AskList } from "./ask-list.tsx";
import { StateMark } from "./marks.tsx";
import { MilestoneList } from "./milestone-list.tsx";
import { TieList } from "./tie-list.tsx";

/** How an action stands, as much of it as the reader may see; `level` is that of its headings. */
export function StandingView({ seat, level }: { readonly seat: Seat; readonly level: 2 | 3 }): VNode {
  const { standing, say, language, rights, on, subject, alerts } = seat;
  const review = reviewOn(standing, on);
  const next = nextMilestone(standing, on);
  const path = (page: string): string => steeringPath(subject.code, page);
  const open = standing.asks.filter((ask) => isOpen(ask, on));
  return (
    <>
      <p class="steering-state"><StateMark state={review?.state ?? null} language={language} /></p>
      {review === null ? <p class="prose soft">{say("Aucune revue à cette date.", "No review by this date.")}</p> : <Synthesis seat={seat} review={review} />}
      {rights.read ? <Details seat={seat} review={review} /> : null}
      <Actions seat={seat} />
      <Heading level={level} id="milestones">{say("Jalons", "Milestones")}</Heading>
      {standing.milestones.length === 0 ? (
        <EmptyState title={say("Aucun jalon n’est posé", "No milestone is set")} {...(rights.write ? { action: { href: path("milestones/new"), label: say("Poser un jalon", "Set a milestone") } } : {})}>
          <p>{say("Les étapes datées de cette action s’afficheront ici.", "The dated steps of this action will show here.")}</p>
        </EmptyState>
      ) : (
        <>
          <p class="soft small">
            {say("Au", "As of")} {formatDay(on, language)}{say("\u202f: ", ": ")}
            {alerts.lateMilestones === 0 ? say("aucun jalon en retard", "no milestone late") : `${formatNumber(alerts.lateMilestones, language)} ${plural(language, alerts.lateMilestones, { one: say("jalon en retard", "milestone late"), other: say("jalons en retard", "milestones late") })}`}
            {next === null ? "." : say(`\u202f; prochain\u202f: ${next.title}, ${formatDay(next.dueOn, language)}.`, `; next: ${next.title}, ${formatDay(next.dueOn, language)}.`)}
          </p>
          <MilestoneList seat={seat} />
          <DownloadLinks downloads={usualDownloads("/exports/milestones", `?lang=${language}`)} language={language} label={say("Tous les jalons du contrat", "All milestones of the contract")} />
          <p class="downloads"><a href={`/steering/milestones.ics?lang=${language}`}>{say("Les suivre dans un agenda (iCalendar)", "Follow them in a calendar (iCalendar)")}</a></p>
        </>
      )}
      {rights.read ? <Asks seat={seat} open={open} level={level} /> : null}
      <Heading level={level} id="ties">{say("Liens", "Ties")}</Heading>
      <TieList seat={seat} />
      <p class="soft small prose">{pick(publicNote, language)}</p>
    </>
  );
}

function Synthesis({ seat, review }: { readonly seat: Seat; readonly review: Review }): VNode {
  const { say, language, on } = seat;
  const days = daysBetween(review.on, on);
  return (
    <>
      <p class="prose synthesis">{review.synthesis}</p>
      <p class="soft small">
        {say("Revue du", "Review of")} {formatDay(review.on, language)}{days === 0 ? null : say(`, il y a ${formatNumber(days, language)} ${days === 1 ? "jour" : "jours"}`, `, ${formatNumber(days, language)} ${days === 1 ? "day" : "days"} ago`)}.
      </p>
    </>
  );
}

function Details({ seat, review }: { readonly seat: Seat; readonly review: Review | null }): VNode {
  const { standing, say, language, alerts, steered } = seat;
  const { owner, deputies } = standing;
  return (
    <DefinitionList
      items={[
        { term: say("Responsable", "Owner"), details: owner === null ? <span class="tone-warn">{say("personne encore", "nobody yet")}</span> : owner.name },
        ...(deputies.length === 0 ? [] : [{ term: say("Suppléance", "Deputies"), details: formatList(deputies.map(({ name }) => name), language) }]),
        ...(review === null ? [] : [
          { term: say("Confiance du responsable", "Owner’s confidence"), details: <>{formatPercent(review.confidenceShare, language, 0)} <span class="soft small">{say("que l’action aboutira à temps\u202f: un avis, pas une mesure", "that it will be done in time: an opinion, not a measure")}</span></> },
          { term: say("Revue faite par", "Review made by"), details: review.author },
        ]),
        ...(alerts.silent ? [{ term: say("Silence", "Silence"), details: <span class="tone-warn">{say(`Pas de revue depuis plus de ${steered.rhythm.silentAfterDays} jours`, `No review for more than ${steered.rhythm.silentAfterDays} days`)}</span> }] : []),
      ]}
    />
  );
}

/** What this reader can do next, as links to the forms. */
function Actions({ seat }: { readonly seat: Seat }): VNode | null {
  const { rights, say, subject } = seat;
  if (!rights.write && !rights.office) return null;
  const path = (page: string): string => steeringPath(subject.code, page);
  return (
    <div class="button-row">
      {rights.write ? <LinkButton href={path("review")} kind="main">{say("Faire une revue", "Make a review")}</LinkButton> : null}
      {rights.write ? <LinkButton href={path("milestones/new")}>{say("Poser un jalon", "Set a milestone")}</LinkButton> : null}
      {rights.write ? <LinkButton href={path("asks/new")}>{say("Signaler un obstacle, demander une décision", "Report an obstacle, ask for a decision")}</LinkButton> : null}
      {rights.write ? <LinkButton href={path("ties")}>{say("Changer les liens", "Change the ties")}</LinkButton> : null}
      {rights.office ? <LinkButton href={path("owners")}>{say("Nommer les responsables", "Name the owners")}</LinkButton> : null}
    </div>
  );
}

function Asks({ seat, open, level }: { readonly seat: Seat; readonly open: readonly Ask[]; readonly level: 2 | 3 }): VNode {
  const { say } = seat;
  return (
    <>
      <Heading level={level} id="asks">{say("Obstacles et décisions demandées", "Obstacles and decisions asked for")}</Heading>
      {open.length === 0 ? <p class="soft">{say("Rien d’ouvert.", "Nothing open.")}</p> : <AskList seat={seat} asks={open} />}
    </>
  );
}
