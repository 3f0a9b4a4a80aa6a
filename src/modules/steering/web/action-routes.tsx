import { z } from "zod";
import type { VNode } from "preact";
import { Breadcrumbs, Disclosure, Heading, Lead, Notice, Table } from "../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { formatDateTime, formatDay, formatPercent, pick } from "../../../kernel/i18n/format.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { rolesFor } from "../../identity/index.ts";
import { isOpen, spreadOf } from "../domain/alerts.ts";
import type { Review } from "../domain/standing.ts";
import type { SteeringChange } from "../domain/steering.ts";
import { notYours, unknownEvidence } from "../errors.ts";
import { actionPrefix, type SteeringWebDeps } from "./deps.ts";
import { ofAction } from "./forms/review.tsx";
import { AskList } from "./parts/ask-list.tsx";
import { StateMark } from "./parts/marks.tsx";
import { SpreadBar } from "./parts/spread-bar.tsx";
import { StandingView } from "./parts/standing-view.tsx";
import { loadSeat, sayIn, steeringPath, titleOf, type Seat } from "./place.ts";
import { done } from "./words.ts";

const onDate = z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional());

/** What the pages of the contract show of steering. */
export interface SteeringPanels {
  readonly action: (code: string, context: RequestContext, on: Day) => Promise<VNode | null>;
  readonly objective: (code: string, context: RequestContext, on: Day) => Promise<VNode | null>;
}

/** The section on the page of an action, and the spread on that of an objective. */
export function createSteeringPanels(deps: SteeringWebDeps): SteeringPanels {
  return {
    async action(code, context, on) {
      const seat = await loadSeat(deps, context, code, on);
      const { say } = seat;
      return (
        <section aria-labelledby="steering">
          <Heading level={2} id="steering">{say("Où en est cette action", "How this action stands")}</Heading>
          <StandingView seat={seat} level={3} />
          <p><a href={steeringPath(code)}>{seat.rights.read ? say("Toutes les revues et l’histoire de l’action", "All reviews and the story of the action") : say("La page du suivi", "The steering page")}</a></p>
        </section>
      );
    },
    async objective(code, { language }, on) {
      const say = sayIn(language);
      const { current, rhythm } = await deps.steered(on);
      const standings = await deps.steering.standings(actionPrefix, null);
      const group = current.filter((one) => one.group.code === code);
      if (group.length === 0) return null;
      const spread = spreadOf(group.map(({ subject }) => standings.get(subject)), on, rhythm);
      return (
        <section aria-labelledby="steering">
          <Heading level={2} id="steering">{say("Où en sont ses actions", "How its actions stand")}</Heading>
          <SpreadBar spread={spread} title={say("Actions par état", "Actions by state")} on={on} language={language} />
        </section>
      );
    },
  };
}

/** The page of the steering of one action, and the files of its evidence. */
export function actionPageRoutes(deps: SteeringWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/actions/:code/steering", access: "public", summary: "How an action stands, as much as the reader may see", params: ofAction,
      query: z.object({ on: onDate, done: z.string().max(20).optional().catch(undefined) }),
      handle: async ({ params, query, context }) => {
        const seat = await loadSeat(deps, context, params.code, query.on);
        const story = seat.rights.read ? await deps.steering.story(seat.subject.subject) : [];
        const said = query.done === undefined || !Object.hasOwn(done, query.done) ? undefined : done[query.done];
        return {
          kind: "page",
          page: { title: `${seat.say("Suivi", "Steering")} · Action ${params.code}`, section: "actions", demonstration: seat.demonstration, body: <SteeringPage seat={seat} story={story} said={said === undefined ? null : pick(said, seat.language)} /> },
        };
      },
    }),
    route({
      method: "GET", path: "/actions/:code/evidence/:sha256", access: { anyOf: rolesFor("drafts.read") }, summary: "A file of evidence", params: ofAction.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
      handle: async ({ params, context }) => {
        const seat = await loadSeat(deps, context, params.code);
        if (!seat.rights.read) throw notYours();
        const piece = seat.standing.milestones.flatMap(({ evidence }) => evidence).find((one) => one.kind === "file" && one.sha256 === params.sha256);
        if (piece?.kind !== "file") throw unknownEvidence();
        return { kind: "file", mediaType: piece.mediaType, fileName: piece.fileName, bytes: await deps.evidence.get(piece.sha256) };
      },
    }),
  ];
}

function SteeringPage({ seat, story, said }: { readonly seat: Seat; readonly story: readonly SteeringChange[]; readonly said: string | null }): VNode {
  const { say, language, subject, isFormer, standing, rights, on } = seat;
  const closed = standing.asks.filter((ask) => !isOpen(ask, on));
  return (
    <article>
      <Breadcrumbs
        language={language}
        crumbs={[{ label: "Actions", href: "/actions" }, ...(isFormer ? [] : [{ label: `Action ${subject.code}`, href: subject.href }]), { label: say("Suivi", "Steering") }]}
      />
      <Heading level={1} kicker={`Action ${subject.code}`}>{pick(subject.title, language)}</Heading>
      {isFormer ? (
        <Notice kind="warn" language={language} title={say("Cette action n’est plus au contrat", "This action is no longer in the contract")}>
          <p>{say("Un avenant l’a retirée. Ce qui en a été dit reste lisible.", "An amendment removed it. What was said of it stays readable.")}</p>
        </Notice>
      ) : (
        <Lead>{say("Objectif", "Objective")} {subject.group.code}{say("\u202f: ", ": ")}<a href={subject.group.href}>{pick(subject.group.title, language)}</a></Lead>
      )}
      {said === null ? null : <div role="status"><Notice kind="info" language={language}><p>{said}</p></Notice></div>}
      <StandingView seat={seat} level={2} />
      {rights.read && closed.length > 0 ? <Disclosure summary={say(`Obstacles levés et décisions rendues (${closed.length})`, `Obstacles gone and decisions made (${closed.length})`)}><AskList seat={seat} asks={closed} /></Disclosure> : null}
      {rights.read && standing.reviews.length > 0 ? <Reviews seat={seat} reviews={standing.reviews} /> : null}
      {story.length === 0 ? null : <Story seat={seat} story={story} />}
    </article>
  );
}

function Reviews({ seat, reviews }: { readonly seat: Seat; readonly reviews: readonly Review[] }): VNode {
  const { say, language } = seat;
  const title = say("Toutes les revues", "All reviews");
  return (
    <>
      <Heading level={2} id="reviews">{title}</Heading>
      <Table<Review>
        caption={title} captionHidden language={language} rows={reviews}
        columns={[
          { header: say("Date", "Day"), rowHeader: true, cell: (one) => formatDay(one.on, language) },
          { header: say("État", "State"), cell: (one) => <StateMark state={one.state} language={language} /> },
          { header: say("Confiance", "Confidence"), numeric: true, cell: (one) => formatPercent(one.confidenceShare, language, 0) },
          { header: say("Synthèse", "Synthesis"), cell: (one) => <span class="synthesis">{one.synthesis}</span> },
          { header: say("Par", "By"), cell: (one) => one.author },
        ]}
      />
    </>
  );
}

function Story({ seat, story }: { readonly seat: Seat; readonly story: readonly SteeringChange[] }): VNode {
  const { say, language } = seat;
  const title = say("L’histoire de cette action", "The story of this action");
  return (
    <Disclosure summary={`${title} (${story.length})`} id="story">
      <Table<SteeringChange>
        caption={`${title}, ${titleOf(seat)}`} captionHidden language={language} rows={story}
        columns={[
          { header: say("Enregistré le", "Recorded on"), rowHeader: true, cell: (one) => formatDateTime(one.recordedAt, language) },
          { header: say("Quoi", "What"), cell: (one) => pick(one.text, language) },
          { header: say("Par", "By"), cell: (one) => one.author },
        ]}
      />
    </Disclosure>
  );
}
