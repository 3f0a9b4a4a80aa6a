import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, EmptyState, Faults, Field, Heading, Lead } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { unknownPair } from "../../actions/errors.ts";
import { bothReadings, tableOf } from "../../actions/reviews.ts";
import { answers, reasons, type Review } from "../../domain/project.ts";
import { adjudicators, clerks, Crumbs, Csrf, formBody, givenIn, issuesOf, ofRun, pageReply, readers, runners, sayIn, typed, type LinkageWebDeps } from "../deps.tsx";
import { FieldTable, ReadingPage } from "./reading-page.tsx";
import { OpenReviewPage, ReviewPage, type ReviewProgress } from "./review-page.tsx";
import { ReviewTable } from "./review-table.tsx";
import { answerWords, reasonWords } from "./words.ts";

const place = z.object({ at: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined) });
const ofPair = ofRun.extend({ pair: z.string().regex(/^[0-9a-f]{32}$/) });
const overviewers = { anyOf: [...new Set([...readers.anyOf, ...adjudicators.anyOf])] };

/** Reading pairs, following the readings, settling, closing. */
export function reviewRoutes({ linkage }: LinkageWebDeps): readonly Route[] {
  async function readingPage(context: RequestContext, id: number, at: number | undefined, issues: readonly Issue[]): Promise<Reply> {
    const { review, reader } = await linkage.seat(id, context.actor?.accountId ?? null);
    const say = sayIn(context.language);
    const ids = await linkage.ownPairs(id, reader);
    const given = new Map((await linkage.readings(id, reader)).map((one) => [one.pair, one]));
    const waiting = ids.findIndex((pair) => !given.has(pair));
    if (review.state !== "open" || ids.length === 0 || (at === undefined && waiting === -1)) {
      return pageReply(review.title, (
        <>
          <Heading level={1} kicker={review.title}>{review.state === "open" ? say("Tout est lu", "Everything is read") : say("Les lectures sont closes", "The readings are closed")}</Heading>
          <Lead>{say("Merci. Rien n’est plus attendu de vous ici.", "Thank you. Nothing more is expected of you here.")}</Lead>
          {review.state === "open" && ids.length > 0 ? <p><a href={`/linkage/review/${id}?at=${ids.length}`}>{say("Revoir mes réponses", "Look at my answers again")}</a></p> : null}
          <p><a href="/linkage/review">{say("Mes relectures", "My reviews")}</a></p>
        </>
      ), { demonstration: review.demonstration });
    }
    const position = at === undefined ? waiting + 1 : Math.min(at, ids.length);
    const pairId = ids[position - 1] ?? "";
    const pair = (await linkage.reviewPairs(id)).find((one) => one.pair === pairId);
    if (pair === undefined) throw unknownPair();
    const body = <ReadingPage context={context} review={review} pair={pair} fields={await linkage.fields(id, pairId)} shown={await linkage.shownFields(id, pairId, reader)} position={position} total={ids.length} done={given.size} own={given.get(pairId) ?? null} last={[...given.values()].at(-1)?.pair ?? null} issues={issues} />;
    return pageReply(review.title, body, { demonstration: review.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  async function progressOf(review: Review): Promise<ReviewProgress> {
    const [pairs, readings] = [await linkage.reviewPairs(review.id), await linkage.readings(review.id)];
    const both = bothReadings(pairs, readings);
    const decided = new Set((await linkage.decisions(review.project)).map(({ pair }) => pair));
    return {
      pairs: pairs.length, byReader: review.readers.map(({ accountId, name }) => ({ accountId, name, done: readings.filter(({ reader }) => reader === accountId).length, total: pairs.filter(({ reader1, reader2 }) => reader1 === accountId || reader2 === accountId).length })),
      apart: review.state === "settling" ? both.filter(({ pair, one, other }) => one?.answer !== other?.answer && !decided.has(pair.pair)).map(({ pair }) => pair.pair) : [],
      table: review.state === "open" ? null : tableOf(both),
    };
  }

  async function reviewPage(context: RequestContext, id: number, issues: readonly Issue[]): Promise<Reply> {
    const review = await linkage.review(id);
    return pageReply(review.title, <ReviewPage context={context} review={review} progress={await progressOf(review)} people={review.state === "open" ? await linkage.readers() : []} issues={issues} />, { demonstration: review.demonstration, status: issues.length === 0 ? 200 : 409 });
  }

  async function settlePage(context: RequestContext, id: number, pair: string, issues: readonly Issue[]): Promise<Reply> {
    const { language } = context;
    const say = sayIn(language);
    const review = await linkage.review(id);
    const found = bothReadings(await linkage.reviewPairs(id), await linkage.readings(id)).find((one) => one.pair.pair === pair);
    if (found === undefined || review.state !== "settling" || found.one?.answer === found.other?.answer) throw unknownPair();
    const path = `/linkage/reviews/${id}/pairs/${pair}`;
    const said = [found.one, found.other].flatMap((one) => (one === null ? [] : [one]));
    return pageReply(say("Départager", "Settle"), (
      <>
        <Crumbs language={language} crumbs={[{ label: review.title, href: `/linkage/reviews/${id}` }, { label: say("Départager", "Settle") }]} />
        <Heading level={1}>{say("Départager une paire", "Settle a pair")}</Heading>
        <Faults issues={issues} language={language} />
        <ul>{said.map((one, index) => <li>{say(`Lecteur ${index + 1}`, `Reader ${index + 1}`)}{say("\u202f: ", ": ")}{answerWords[one.answer][language]}{one.reason === "" ? "" : ` (${reasonWords[one.reason][language].toLowerCase()})`}</li>)}</ul>
        <FieldTable context={context} review={review} pair={pair} fields={await linkage.fields(id, pair)} shown={await linkage.shownFields(id, pair, context.actor?.accountId ?? "")} action={`${path}/show`} position={1} />
        <form method="post" action={path} class="linkage-answers">
          <Csrf context={context} />
          <Field control="radios" name="answer" label={say("Décision, définitive", "Decision, final")} language={language} options={answers.map((answer) => ({ value: answer, label: answerWords[answer][language] }))} />
          <Field control="select" name="reason" label={say("Motif", "Reason")} language={language} optional options={reasons.map((reason) => ({ value: reason, label: reasonWords[reason][language] }))} />
          <Button>{say("Décider", "Decide")}</Button>
        </form>
      </>
    ), { demonstration: review.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  async function openPage(context: RequestContext, id: number, given: Readonly<Record<string, string>>, chosen: readonly string[], issues: readonly Issue[]): Promise<Reply> {
    const run = await linkage.run(id);
    return pageReply(sayIn(context.language)("Ouvrir une relecture", "Open a review"), <OpenReviewPage context={context} run={run} people={await linkage.readers()} given={given} chosen={chosen} issues={issues} />, { demonstration: run.demonstration, status: issues.length === 0 ? 200 : 422 });
  }
  const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string" && one !== "").slice(0, 100);
  const act = (name: "end" | "close", done: string, work: (context: RequestContext, id: number) => Promise<unknown>): Route => route({
    method: "POST", path: `/linkage/reviews/:id/${name}`, access: adjudicators, params: ofRun, summary: name === "end" ? "End the readings" : "Close a review",
    handle: async ({ params, context }) => {
      const issues = await issuesOf(() => work(context, params.id));
      return issues === null ? { kind: "redirect", to: `/linkage/reviews/${params.id}?done=${done}` } : reviewPage(context, params.id, issues);
    },
  });
  return [
    route({
      method: "GET", path: "/linkage/review", access: clerks, summary: "The reviews of a reader",
      handle: async ({ context }) => {
        const say = sayIn(context.language);
        const reviews = await linkage.reviews({ reader: context.actor?.accountId ?? "" });
        return pageReply(say("Paires à relire", "Pairs to review"), (
          <>
            <Heading level={1}>{say("Paires à relire", "Pairs to review")}</Heading>
            <Lead>{say("On vous montre deux fiches\u202f: dites si elles sont de la même personne. Quelqu’un d’autre lit les mêmes, sans voir vos réponses.", "You are shown two records: say whether they are of the same person. Somebody else reads the same ones, without seeing your answers.")}</Lead>
            {reviews.length === 0 ? <EmptyState title={say("Rien à relire", "Nothing to review")}><p>{say("Le bureau des appariements vous confiera des paires.", "The linkage office will entrust pairs to you.")}</p></EmptyState> : <ReviewTable reviews={reviews} context={context} base="/linkage/review" />}
          </>
        ), { demonstration: reviews.some(({ demonstration }) => demonstration) });
      },
    }),
    route({ method: "GET", path: "/linkage/review/:id", access: clerks, params: ofRun, query: place, summary: "The next pair to read", handle: ({ params, query, context }) => readingPage(context, params.id, query.at, []) }),
    route({
      method: "POST", path: "/linkage/review/:id", access: clerks, params: ofRun, body: formBody, summary: "Answer about a pair",
      handle: async ({ params, body, context }) => {
        const at = Number(typed(body, "at"));
        const { reader } = await linkage.seat(params.id, context.actor?.accountId ?? null);
        const again = (await linkage.readings(params.id, reader)).some(({ pair }) => pair === typed(body, "pair"));
        const issues = await issuesOf(() => linkage.answer(authorOf(context), params.id, { pair: typed(body, "pair"), answer: typed(body, "answer"), reason: typed(body, "reason") }));
        if (issues !== null) return readingPage(context, params.id, Number.isInteger(at) && at > 0 ? at : undefined, issues);
        // A pair read again leads on to its neighbour, a new one to the next that waits.
        return { kind: "redirect", to: `/linkage/review/${params.id}${again && Number.isInteger(at) ? `?at=${at + 1}` : ""}` };
      },
    }),
    route({
      method: "POST", path: "/linkage/review/:id/undo", access: clerks, params: ofRun, body: formBody, summary: "Take the last answer back",
      handle: async ({ params, body, context }) => {
        const pair = await linkage.takeBack(authorOf(context), params.id, typed(body, "pair") || null);
        const ids = pair === null ? [] : await linkage.ownPairs(params.id, context.actor?.accountId ?? "");
        return { kind: "redirect", to: `/linkage/review/${params.id}${pair === null ? "" : `?at=${ids.indexOf(pair) + 1}&done=undone`}` };
      },
    }),
    route({
      method: "POST", path: "/linkage/review/:id/show", access: clerks, params: ofRun, body: formBody, summary: "Show a masked value",
      handle: async ({ params, body, context }) => {
        const { review } = await linkage.seat(params.id, context.actor?.accountId ?? null);
        if (review.state === "open") await linkage.showValue(authorOf(context), params.id, typed(body, "pair"), typed(body, "field"));
        return { kind: "redirect", to: `/linkage/review/${params.id}?at=${Math.max(1, Number(typed(body, "at")) || 1)}` };
      },
    }),
    route({ method: "GET", path: "/linkage/runs/:id/review", access: runners, params: ofRun, summary: "Open a review", handle: ({ params, context }) => openPage(context, params.id, {}, [], []) }),
    route({
      method: "POST", path: "/linkage/runs/:id/review", access: runners, params: ofRun, body: formBody, summary: "Open a review",
      handle: async ({ params, body, context }) => {
        const chosen = listed(body["readers"]);
        let review = 0;
        const issues = await issuesOf(async () => { review = await linkage.openReview(authorOf(context), params.id, { title: typed(body, "title"), size: Number(typed(body, "size")), readers: chosen, showsScore: typed(body, "score") === "on", masked: typed(body, "unmasked") !== "on" }); });
        return issues === null ? { kind: "redirect", to: `/linkage/reviews/${review}?done=opened` } : openPage(context, params.id, givenIn(body), chosen, issues);
      },
    }),
    route({ method: "GET", path: "/linkage/reviews/:id", access: overviewers, params: ofRun, summary: "How a review stands", handle: ({ params, context }) => reviewPage(context, params.id, []) }),
    route({
      method: "POST", path: "/linkage/reviews/:id/hand-over", access: runners, params: ofRun, body: formBody, summary: "Entrust the unread pairs of a reader to somebody else",
      handle: async ({ params, body, context }) => {
        const issues = await issuesOf(() => linkage.handOver(authorOf(context), params.id, typed(body, "from"), typed(body, "to")));
        return issues === null ? { kind: "redirect", to: `/linkage/reviews/${params.id}?done=entrusted` } : reviewPage(context, params.id, issues);
      },
    }),
    act("end", "ended", (context, id) => linkage.endReadings(authorOf(context), id)),
    act("close", "closed", (context, id) => linkage.closeReview(authorOf(context), id)),
    route({ method: "GET", path: "/linkage/reviews/:id/pairs/:pair", access: adjudicators, params: ofPair, summary: "Settle a pair", handle: ({ params, context }) => settlePage(context, params.id, params.pair, []) }),
    route({
      method: "POST", path: "/linkage/reviews/:id/pairs/:pair", access: adjudicators, params: ofPair, body: formBody, summary: "Settle a pair",
      handle: async ({ params, body, context }) => {
        const issues = await issuesOf(() => linkage.adjudicate(authorOf(context), params.id, { pair: params.pair, answer: typed(body, "answer"), reason: typed(body, "reason") }));
        return issues === null ? { kind: "redirect", to: `/linkage/reviews/${params.id}?done=settled` } : settlePage(context, params.id, params.pair, issues);
      },
    }),
    route({
      method: "POST", path: "/linkage/reviews/:id/pairs/:pair/show", access: adjudicators, params: ofPair, body: formBody, summary: "Show a masked value to whoever settles",
      handle: async ({ params, body, context }) => {
        await linkage.showValue(authorOf(context), params.id, params.pair, typed(body, "field"));
        return { kind: "redirect", to: `/linkage/reviews/${params.id}/pairs/${params.pair}` };
      },
    }),
  ];
}
