import assert from "node:assert/strict";
import { h } from "preact";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { createServer } from "../../../../kernel/http/server.ts";
import { document, elementOf, loadAssets } from "../../../../kernel/html/index.ts";
import { solvedFields, solvedFieldsOf } from "../../../../kernel/robots/testing.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { consultationMigrations } from "../../migrations.ts";
import { agent, asAgent, aSending, aWorld, office } from "../testing/builders.ts";

const sets = [auditMigrations, consultationMigrations];

/** The pages of one world, asked as a browser without a script would. */
async function served(db: Db, on?: string) {
  const world = await aWorld(db, on);
  const server = await createServer({
    routes: [...world.routes], render: (page, { language }) => document({ language, title: page.title, children: elementOf(page.body) }), errorPage: ({ text }) => ({ title: text.fr, body: h("p", {}, text.fr) }),
    assets: { prefix: "/assets/", files: loadAssets() }, sessionSecret: new Uint8Array(32), resolveActor: async () => null, clock: world.clock, secureCookies: false, version: "0",
    resolveToken: async (token) => (token === "agent" ? { actor: agent, readOnly: false } : token === "office" ? { actor: office, readOnly: false } : null),
  });
  const open = async (url: string) => {
    const shown = await server.inject({ url });
    const fields: Record<string, string> = { _csrf: /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? "", secret: /name="secret" value="([^"]+)"/.exec(shown.body)?.[1] ?? "" };
    const cookie = [shown.headers["set-cookie"] ?? []].flat().map((one) => one.split(";")[0] ?? "").join("; ");
    const post = (to: string, given: Readonly<Record<string, string>>) => server.inject({ method: "POST", url: to, headers: { "content-type": "application/x-www-form-urlencoded", cookie }, payload: new URLSearchParams({ ...fields, ...given }).toString() });
    return { shown, fields, post };
  };
  return { ...world, server, open };
}

const path = "/consultations/steps/essai";
const text = { pseudonym: "Tilleul", title: "Moins de papier", theme: "un", objective: "", body: "Que chaque laboratoire imprime moins, et dise comment." };

databaseTest("a form pressed twice, a solution used again, a text much too long, script in a text, a phase closed meanwhile: clear answers, nothing typed is lost", sets, async (db) => {
  const { server, open, on, steps } = await served(db);
  try {
    const { shown, post } = await open(`${path}/propose`);
    const solved = await solvedFieldsOf(shown.body);
    const long = "é".repeat(70_000);
    const tooLong = await post(`${path}/propose`, { ...text, ...solved, body: long });
    assert.equal(tooLong.statusCode, 422);
    assert.ok(tooLong.body.includes("70\u202f000 caractères") && tooLong.body.includes(long));
    const unanswered = await post(`${path}/propose`, text);
    assert.equal(unanswered.statusCode, 422);
    assert.ok(unanswered.body.includes(text.body));
    const [first, second] = await Promise.all([post(`${path}/propose`, { ...text, ...solved }), post(`${path}/propose`, { ...text, ...solved })]);
    const third = await post(`${path}/propose`, { ...text, ...solved });
    assert.equal(third.statusCode, 303);
    assert.match(String(third.headers.location), /^\/consultations\/steps\/follow\/[\w-]{43}\?sent=1$/);
    assert.deepEqual([first.statusCode, second.statusCode], [303, 303]);
    assert.equal((await steps.counts("essai")).waiting, 1);
    const reused = await post(`${path}/propose`, { ...text, ...solved, title: "Un autre", secret: "A".repeat(43) });
    assert.equal(reused.statusCode, 422);
    assert.ok(reused.body.includes("déjà été envoyé"));

    const sent = await steps.send(asAgent, aSending({ title: "<img src=x onerror=alert(1)>", body: "<script>alert(1)</script> et http://x.example/\"onmouseover=alert(1) puis javascript:alert(1)" }));
    const page = await server.inject({ url: `${path}/proposals/${sent.number ?? ""}` });
    assert.ok(!page.body.includes("<script>alert") && !page.body.includes("<img src=x"));
    assert.ok(!page.body.includes('href="javascript:'));
    assert.ok(page.body.includes('href="http://x.example/" rel="nofollow ugc noopener noreferrer"') || page.body.includes('rel="nofollow ugc noopener noreferrer">http://x.example/'));

    const late = await open(`${path}/propose`);
    const lateSolved = await solvedFieldsOf(late.shown.body);
    on("2025-04-20");
    const closed = await late.post(`${path}/propose`, { ...text, ...lateSolved, title: "Trop tard" });
    assert.equal(closed.statusCode, 409);
    assert.ok(closed.body.includes("Trop tard") && closed.body.includes(text.body) && closed.body.includes("rien n’a été envoyé"));
  } finally {
    await server.close();
  }
});

databaseTest("open data hold no account, no pseudonym of what was refused; the feed, the list and the interface say the same", sets, async (db) => {
  const { server, steps } = await served(db);
  try {
    const own = await steps.send({ door: "staff", actor: agent, as: "staff" }, aSending());
    const refused = await steps.send({ door: "public", pseudonym: "Vantard" }, aSending({ title: "Achetez", body: "Achetez mes produits miracles au plus vite." }));
    await steps.moderate(office, refused.id, { act: "refuse", rule: "advertising", note: "", revision: 1 });
    await steps.answer(office, own.id, { verdict: "accepted", reason: "=2+2 oui, nous le ferons.", answeredBy: "Comité", action: "61" });
    const get = async (url: string) => (await server.inject({ url })).body;
    const all = (await Promise.all(["/exports/consultation-proposals/essai.csv", "/exports/consultation-comments/essai.json", "/exports/consultation-answers/essai.csv", `${path}/feed.atom`, path, "/api/v1/consultations", "/api/v1/consultations/essai/proposals", "/api/v1/consultations/essai/proposals/1"].map(get))).join("\n");
    for (const secret of ["Basile", "Vantard", "miracles", '"agent"', "accountId", "account_id"]) assert.ok(!all.includes(secret), secret);
    assert.match(await get("/exports/consultation-answers/essai.csv"), /'=2\+2/);
    assert.match(await get(`${path}/feed.atom`), /<title>Retenue\u202f: Moins de papier<\/title>/);
    const list = JSON.parse(await get("/api/v1/consultations/essai/proposals?answer=accepted")) as { total: number; items: { verdict: string }[] };
    assert.deepEqual([list.total, list.items[0]?.verdict], [1, "accepted"]);
    assert.equal((await server.inject({ url: "/api/v1/consultations/autre" })).statusCode, 404);
  } finally {
    await server.close();
  }
});

databaseTest("programs send by the same rules: a solved check without an account, a token with one", sets, async (db) => {
  const { server, robots } = await served(db);
  const send = (payload: object, headers: Record<string, string> = {}) => server.inject({ method: "POST", url: "/api/v1/consultations/essai/proposals", headers: { "content-type": "application/json", ...headers }, payload });
  try {
    assert.equal((await send(text)).statusCode, 422);
    const solved = await solvedFields(await robots.fields("proposal essai", "fr"));
    const sent = await send({ ...text, ...solved });
    assert.equal(sent.statusCode, 201, sent.body);
    assert.equal(sent.json<{ state: string }>().state, "waiting");
    const signed = await send({ ...text, title: "Trier", as: "name" }, { authorization: "Bearer agent" });
    assert.equal(signed.json<{ state: string }>().state, "published");
    const agree = await server.inject({ method: "POST", url: "/api/v1/consultations/essai/proposals/2/support", headers: { "content-type": "application/json", authorization: "Bearer agent" }, payload: { agrees: true } });
    assert.deepEqual(agree.json(), { supports: 1, mine: true });
    assert.equal((await server.inject({ url: "/consultations/moderation", headers: { authorization: "Bearer agent" } })).statusCode, 403);
    const queue = await server.inject({ url: "/consultations/moderation", headers: { authorization: "Bearer office" } });
    assert.match(queue.body, /1 texte attend d’être lu/);
  } finally {
    await server.close();
  }
});
