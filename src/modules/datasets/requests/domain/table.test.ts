import assert from "node:assert/strict";
import { test } from "node:test";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import type { RequestAct } from "./acts.ts";
import { agree, fullAnswers, given, people, settingsWith, testSets, visitor, worldOn, type World } from "../testing.ts";
import { requestMoves, requestSides, requestStates, stateAfter, statesOver, statesUnderWay, type RequestMove, type RequestState } from "./table.ts";

/** What the table is to say, written a second way: by state, who may do what. */
const expected: Readonly<Record<RequestState, Readonly<Partial<Record<(typeof requestSides)[number], readonly RequestMove[]>>>>> = {
  draft: { requester: ["save", "submit", "withdraw"], house: ["lapse", "close"] },
  submitted: { requester: ["withdraw", "ask", "answer"], decider: ["ask", "answer", "note", "take", "return", "opine"], administrator: ["ask", "answer", "note", "take", "return", "opine", "decide", "replace-decider"], house: ["close", "remind", "escalate", "pass-share"] },
  "under-review": { requester: ["withdraw", "ask", "answer"], decider: ["ask", "answer", "note", "return", "opine"], administrator: ["ask", "answer", "note", "return", "opine", "decide", "replace-decider"], house: ["approve", "refuse", "close", "remind", "escalate", "pass-share"] },
  returned: { requester: ["save", "submit", "withdraw", "ask", "answer"], decider: ["ask", "answer", "note"], administrator: ["ask", "answer", "note", "replace-decider"], house: ["lapse", "close"] },
  approved: { requester: ["withdraw", "accept", "ask", "answer"], decider: ["ask", "answer", "note", "revoke"], administrator: ["ask", "answer", "note", "revoke"], house: ["open", "lapse", "close"] },
  granted: { requester: ["renew", "make-link", "revoke-link", "ask", "answer"], decider: ["revoke-link", "ask", "answer", "note", "revoke"], administrator: ["revoke-link", "ask", "answer", "note", "revoke"], house: ["expire"] },
  refused: { decider: ["note"], administrator: ["note"] },
  withdrawn: {},
  expired: { requester: ["renew"], decider: ["note"], administrator: ["note"] },
  revoked: { decider: ["note"], administrator: ["note"] },
  closed: {},
};

test("the table allows in each state to each side what is expected, and nothing else", () => {
  for (const state of requestStates) for (const side of requestSides) {
    const allowed = requestMoves.filter((move) => stateAfter(state, move, side) !== null);
    assert.deepEqual(new Set(allowed), new Set(expected[state][side] ?? []), `${state}, ${side}`);
  }
  assert.deepEqual(requestStates.filter((state) => !statesUnderWay.includes(state) && !statesOver.includes(state)), ["granted"]);
  // Nothing leads out of what is over.
  for (const state of statesOver) for (const move of requestMoves) for (const side of requestSides) assert.ok([null, state].includes(stateAfter(state, move, side)));
});

const sides = { requester: people.requester, decider: people.first, administrator: people.administrator, stranger: people.stranger } as const;

/** The acts that people do, each as it would be allowed were it the moment. `renew` starts another request and leaves this one as it is. */
function actFor(move: RequestMove, question: number, link: string): RequestAct | null {
  switch (move) {
    case "save": case "submit": return { move, answers: fullAnswers, accepted: [] };
    case "withdraw": case "return": case "revoke": case "ask": case "note": return { move, text: "Un texte" };
    case "answer": return { move, question, text: "Une réponse" };
    case "accept": return { move, accepted: [] };
    case "take": return { move };
    case "opine": case "decide": return { move, ...agree };
    case "replace-decider": return { move, from: people.second.accountId, to: people.third.accountId };
    case "make-link": return { move, files: null, days: 7 };
    case "revoke-link": return { move, link };
    default: return null;
  }
}

/** Everything that is kept of a request. */
async function keptOf(db: Db, id: number): Promise<unknown> {
  return [await db.query(sql`select * from datasets.request where id = ${id}`), await db.query(sql`select * from datasets.request_event where request = ${id} order by sequence`), await db.query(sql`select * from datasets.request_link where request = ${id} order by id`)];
}

/** A request put in a state, overdue, with a question of each side and a link. */
async function requestIn(db: Db, { requests }: World, state: RequestState): Promise<{ id: number; number: string; asked: Record<"requester" | "deciders", number>; link: string }> {
  const made = await requests.submitAtOnce(people.requester, "ds-000001", given("une clef"), visitor);
  await requests.act(people.requester, made.number, { move: "ask", text: "Une question" });
  await requests.act(people.first, made.number, { move: "ask", text: "Une autre" });
  const link = "00000000-0000-4000-8000-00000000aaaa";
  await db.query(sql`insert into datasets.request_link (id, request, secret_sha256, made_at, expires_at) values (${link}, ${made.id}, 'x', now(), '2099-01-01')`);
  await db.query(sql`update datasets.request set state = ${state}, due_at = '2025-03-01T00:00:00Z', expires_at = '2099-01-01T00:00:00Z' where id = ${made.id}`);
  const events = await db.query<{ sequence: number; side: string }>(sql`select sequence, side from datasets.request_event where request = ${made.id} and move = 'ask' order by sequence`);
  return { id: made.id, number: made.number, asked: { requester: events[0]?.sequence ?? 0, deciders: events[1]?.sequence ?? 0 }, link };
}

databaseTest("every state, move and side in the database: allowed ones lead where the table says, all others change nothing", testSets, async (db) => {
  let allowed = 0;
  let refused = 0;
  const enough = new Error("next");
  const undone = (work: (inside: Db) => Promise<void>, on: Db): Promise<void> => on.tx(async (inside) => { await work(inside); throw enough; }).catch((error: unknown) => { if (error !== enough) throw error; });
  for (const state of requestStates) await undone(async (prepared) => {
    const first = worldOn(prepared);
    await first.requests.settle(people.declarer, "ds-000001", settingsWith({ deciders: [people.first.accountId, people.second.accountId], rule: { kind: "all" } }), 0);
    const { id, number, asked, link } = await requestIn(prepared, first, state);
    for (const move of requestMoves) for (const [side, actor] of Object.entries(sides)) {
      const act = actFor(move, side === "requester" ? asked.deciders : asked.requester, link);
      if (act === null) continue;
      await undone(async (inside) => {
        const world = worldOn(inside);
        // An administrator speaks for those who left.
        if (side === "administrator") world.closed.add(people.second.accountId);
        const to = side === "stranger" ? null : stateAfter(state, move, side as "requester" | "decider" | "administrator");
        if (to !== null) {
          const { request } = await world.requests.act(actor, number, act);
          // The decision of one alone goes through at once, by the house.
          assert.equal(request.state, move === "decide" ? "granted" : to, `${state} ${move} ${side}`);
          assert.equal((await inside.query<{ state: string }>(sql`select state from datasets.request where id = ${id}`))[0]?.state, request.state);
          allowed += 1;
          return;
        }
        const before = await keptOf(inside, id);
        await assert.rejects(world.requests.act(actor, number, act), (error: unknown) => ["requests.unknown", "requests.not-yours", "requests.move-not-allowed"].includes((error as { code?: string }).code ?? ""), `${state} ${move} ${side}`);
        assert.deepEqual(await keptOf(inside, id), before);
        refused += 1;
      }, prepared);
    }
  }, db);
  const people3 = ["requester", "decider", "administrator"] as const;
  const count = requestStates.flatMap((state) => people3.flatMap((side) => (expected[state][side] ?? []).filter((move) => move !== "renew"))).length;
  assert.equal(allowed, count);
  assert.equal(allowed + refused, requestStates.length * 4 * 15);
});
