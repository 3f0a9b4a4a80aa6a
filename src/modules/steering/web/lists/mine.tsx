import type { VNode } from "preact";
import { EmptyState, Heading, Lead, LinkButton } from "../../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { addDays, daysBetween } from "../../../../kernel/time/day.ts";
import { maySomewhere, rolesFor } from "../../../identity/index.ts";
import { isLate } from "../../domain/alerts.ts";
import type { Milestone } from "../../domain/standing.ts";
import type { SteeringWebDeps } from "../deps.ts";
import { MilestoneMark, milestoneState } from "../parts/marks.tsx";
import { sayIn, steeringPath, type Say } from "../place.ts";
import { RowTable } from "./overview-view.tsx";
import { loadRows, type Row, type Rows } from "./rows.ts";

/** How long before its day a milestone is shown as coming. */
const soonDays = 60;
/** A review is due again this long after the last one: a quarter, so that nobody falls silent unawares. */
const reviewDueDays = 85;

/** What is mine and what I owe. */
export function mineRoutes(deps: SteeringWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/my-actions", access: { anyOf: rolesFor("actions.report") }, summary: "The actions of the caller, and what they owe",
      handle: async ({ context }) => {
        const loaded = await loadRows(deps, context.actor, await deps.defaultDay(), null, null);
        return { kind: "page", page: { title: sayIn(context.language)("Mes actions", "My actions"), section: "actions", demonstration: loaded.demonstration, body: <MineView loaded={loaded} context={context} /> } };
      },
    }),
  ];
}

/** Is a review of this action owed by those who answer for it? Not for what is over. */
function owesReview({ review, rights, alerts }: Row): boolean {
  if (!rights.write || review?.state === "done" || review?.state === "abandoned") return false;
  return alerts.daysSinceReview === null || alerts.daysSinceReview >= reviewDueDays;
}

function MineView({ loaded, context }: { readonly loaded: Rows; readonly context: RequestContext }): VNode {
  const { language, actor } = context;
  const say = sayIn(language);
  // Whoever holds the whole contract sees as theirs what names them; an owner by perimeter, what the perimeter names.
  const isOffice = maySomewhere(actor, "contract.edit");
  const mine = loaded.rows.filter(({ isMine, rights }) => isMine || (!isOffice && rights.write));
  const reviews = mine.filter(owesReview);
  const milestones = mine.flatMap((row) => row.standing.milestones
    .filter((one) => (row.rights.write || row.rights.ownsMilestone(one)) && row.review?.state !== "abandoned" && !one.dropped && one.reachedOn === null && one.dueOn <= addDays(loaded.on, soonDays))
    .map((milestone) => ({ row, milestone }))).toSorted((a, b) => (a.milestone.dueOn < b.milestone.dueOn ? -1 : 1));
  return (
    <>
      <Heading level={1}>{say("Mes actions", "My actions")}</Heading>
      <Lead>
        {formatNumber(mine.length, language)} {plural(language, mine.length, { one: "action", other: "actions" })}{say("\u202f; ", "; ")}
        {reviews.length + milestones.length === 0 ? say("rien n’est attendu de vous pour l’instant.", "nothing is awaited from you for now.") : say(`${formatNumber(reviews.length, language)} à revoir, ${formatNumber(milestones.length, language)} ${plural("fr", milestones.length, { one: "jalon", other: "jalons" })} à tenir d’ici deux mois.`, `${reviews.length} to review, ${milestones.length} ${plural("en", milestones.length, { one: "milestone", other: "milestones" })} to keep within two months.`)}
      </Lead>
      {mine.length === 0 ? (
        <EmptyState title={say("Aucune action n’est à vous", "No action is yours")}><p>{say("Le bureau de pilotage nomme les responsables et leurs suppléants\u202f; vous serez prévenu.", "The steering office names owners and deputies; you will be told.")}</p></EmptyState>
      ) : null}
      {reviews.length === 0 ? null : (
        <>
          <Heading level={2} id="reviews">{say("À revoir", "To review")}</Heading>
          <ul class="owed">{reviews.map((row) => <OwedReview row={row} say={say} language={language} />)}</ul>
        </>
      )}
      {milestones.length === 0 ? null : (
        <>
          <Heading level={2} id="milestones">{say("Jalons à tenir", "Milestones to keep")}</Heading>
          <ul class="owed">{milestones.map(({ row, milestone }) => <OwedMilestone row={row} milestone={milestone} loaded={loaded} say={say} language={language} />)}</ul>
        </>
      )}
      {mine.length === 0 ? null : (
        <>
          <Heading level={2} id="all">{say("Toutes mes actions", "All my actions")}</Heading>
          <RowTable rows={mine} context={context} filter={null} caption={say("Toutes mes actions", "All my actions")} />
        </>
      )}
    </>
  );
}

interface OwedProps {
  readonly row: Row;
  readonly say: Say;
  readonly language: RequestContext["language"];
}

function sinceReview(days: number, language: Language): string {
  if (days === 0) return language === "fr" ? "dernière revue aujourd’hui" : "last reviewed today";
  const number = formatNumber(days, language);
  return language === "fr" ? `dernière revue il y a ${number} ${plural("fr", days, { one: "jour", other: "jours" })}` : `last reviewed ${number} ${plural("en", days, { one: "day", other: "days" })} ago`;
}

function OwedReview({ row: { subject, review, alerts }, say, language }: OwedProps): VNode {
  return (
    <li>
      <p><a href={steeringPath(subject.code)}>Action {subject.code} · {pick(subject.title, language)}</a><br /><span class="soft small">{review === null ? say("jamais revue", "never reviewed") : sinceReview(alerts.daysSinceReview ?? 0, language)}</span></p>
      <LinkButton href={steeringPath(subject.code, "review")} kind="main">{say("Faire la revue", "Make the review")}<span class="visually-hidden"> Action {subject.code}</span></LinkButton>
    </li>
  );
}

function OwedMilestone({ row: { subject }, milestone, loaded, say, language }: OwedProps & { readonly milestone: Milestone; readonly loaded: Rows }): VNode {
  const days = daysBetween(milestone.dueOn, loaded.on);
  return (
    <li>
      <p><a href={steeringPath(subject.code, `milestones/${milestone.id}`)}>{milestone.title}</a><br /><span class="soft small">Action {subject.code}, {formatDay(milestone.dueOn, language)}{isLate(milestone, loaded.on) ? say(`, dépassé de ${days} ${days < 2 ? "jour" : "jours"}`, `, ${days} ${days === 1 ? "day" : "days"} late`) : null}</span></p>
      <MilestoneMark state={milestoneState(milestone, loaded.on)} language={language} />
    </li>
  );
}
