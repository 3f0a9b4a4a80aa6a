import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { fixedClock } from "../../kernel/time/day.ts";
import { createDecisions, createOutbox, type Notice } from "../../kernel/outbox/index.ts";
import { sql } from "../../kernel/db/db.ts";
import { AppError } from "../../kernel/errors/app-error.ts";
import { readConfig } from "../config.ts";
import type { House } from "../house.ts";
import { openTestHouse, startTestServer, type TestServer } from "../testing/test-house.ts";
import { addDemonstrationMail } from "./demonstration.ts";
import { eventTypes } from "./event-types.ts";

let house: House;
let server: TestServer;
const tokens = new Map<string, string>();
const ids = new Map<string, string>();

before(async () => {
  house = await openTestHouse({ clock: fixedClock("2025-03-31T10:00:00Z") });
  server = await startTestServer(house);
  for (const role of ["administrator", "steering-office", "indicator-contributor"] as const) {
    const { account, oneTimePassword } = await house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [] }] }, null);
    await house.identity.changePassword(account.id, oneTimePassword, "correct horse battery");
    ids.set(role, account.id);
    const actor = await house.identity.getActor(account.id);
    assert.ok(actor !== null);
    tokens.set(role, (await house.identity.createToken(actor, { name: "test", expiresOn: "2025-12-31", readOnly: false })).secret);
  }
});
after(async () => {
  await server?.close();
  await house?.close();
});

async function ask(role: string | null, url: string, method: "GET" | "POST" | "PUT" = "GET", payload?: object) {
  return server.inject({ method, url, headers: { "accept-language": "fr", ...(role === null ? {} : { authorization: `Bearer ${tokens.get(role) ?? ""}` }) }, ...(payload === undefined ? {} : { payload }) });
}

const notice = (role: string): Notice => ({ key: `duty:${role}`, to: [ids.get(role) ?? ""], subject: { fr: `Échéance de ${role}`, en: `Duty of ${role}` }, text: { fr: "Un <b>texte</b>.\n\nUn autre paragraphe.", en: "A text." }, path: "/values" });

test("without a mail server, each reads their own notices, and the office reads all of them", async () => {
  for (const role of ["steering-office", "indicator-contributor"]) await house.db.tx((tx) => house.outbox.notify(tx, notice(role)));
  assert.equal(house.outbox.sends("mail"), false);
  const own = (await ask("indicator-contributor", "/notices")).body;
  assert.ok(own.includes("Échéance de indicator-contributor") && own.includes("Un &lt;b>texte") && own.includes("Un autre paragraphe") && !own.includes("steering-office"));
  const api = (await ask("indicator-contributor", "/api/v1/notices")).json();
  assert.deepEqual([api.total, api.rows[0].subject.en, api.rows[0].path], [1, "Duty of indicator-contributor", "/values"]);
  assert.ok((await ask("indicator-contributor", "/exports/notices.csv")).body.includes("Échéance de indicator-contributor"));
  const all = (await ask("steering-office", "/mail")).body;
  assert.ok(all.includes("Aucun serveur de courrier") && all.includes("Échéance de indicator-contributor") && all.includes("Personne indicator-contributor"));
  assert.equal((await ask("indicator-contributor", "/mail")).statusCode, 403);
  assert.equal((await ask("indicator-contributor", "/exports/mail.json")).statusCode, 403);
  assert.equal((await ask(null, "/notices")).statusCode, 303);
  const id = /href="\/mail\/([0-9a-f-]{36})"/.exec(all)?.[1] ?? "";
  const one = (await ask("steering-office", `/mail/${id}`)).body;
  assert.ok(one.includes("En français") && one.includes("A text.") && one.includes("en attente"));
  assert.equal((await ask("steering-office", "/mail/00000000-0000-4000-8000-000000000000")).statusCode, 404);
  assert.equal((await ask("steering-office", "/mail?status=nonsense&page=-1&sort=x")).statusCode, 200);
  assert.equal((await ask("steering-office", "/mail?status=failed")).body.includes("Aucun envoi"), true);
});

test("an uncertain mail is decided by a person, who is named in the audit", async () => {
  await house.db.query(sql`update outbox.message set status = 'uncertain' where key = 'duty:steering-office'`);
  const [{ id } = { id: "" }] = await house.db.query<{ id: string }>(sql`select id from outbox.message where key = 'duty:steering-office'`);
  assert.ok((await ask("steering-office", "/mail")).body.includes("Des courriers attendent une décision"));
  assert.ok((await ask("steering-office", `/mail/${id}`)).body.includes('value="arrived"'));
  assert.equal((await ask("indicator-contributor", `/api/v1/mail/${id}/decision`, "POST", { decision: "arrived" })).statusCode, 403);
  assert.equal((await ask("steering-office", `/api/v1/mail/${id}/decision`, "POST", { decision: "arrived" })).json().status, "sent");
  assert.equal((await ask("steering-office", `/api/v1/mail/${id}/decision`, "POST", { decision: "send-again" })).statusCode, 409);
  const log = (await ask("administrator", `/audit?subject=${encodeURIComponent(`message:${id}`)}`)).body;
  assert.ok(log.includes("outbox.message-declared-arrived") && log.includes("Personne steering-office"));
});

test("webhooks: created with a secret shown once, announced to, tried, read in the journal, by administrators alone", async () => {
  const heard: string[] = [];
  const listener = createServer((request, response) => { heard.push(String(request.headers["webhook-signature"])); response.writeHead(204).end(); });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  try {
    const url = `http://localhost:${(listener.address() as AddressInfo).port}/hook`;
    assert.equal((await ask("steering-office", "/webhooks")).statusCode, 403);
    const refused = await ask("administrator", "/api/v1/webhooks", "POST", { url, eventTypes: ["no.such"] });
    assert.deepEqual([refused.statusCode, refused.json().errors.map((error: { code: string }) => error.code)], [422, ["outbox.url-private", "outbox.unknown-event-type"]]);
    const made = (await ask("administrator", "/api/v1/webhooks", "POST", { url: "https://example.org/hook", eventTypes: ["value.accepted"], note: "Siège" })).json();
    assert.match(made.secret, /^whsec_/);
    await house.db.tx((tx) => house.outbox.announce(tx, { type: "value.accepted", subject: "indicator:12", data: {} }));
    await house.db.tx((tx) => house.outbox.announce(tx, { type: "report.sealed", subject: "2024", data: {} }));
    const page = (await ask("administrator", `/webhooks/${made.subscription.id}`)).body;
    assert.ok(page.includes("value.accepted") && !page.includes(made.secret) && page.includes("Envoyer un essai"));
    assert.equal((await ask("administrator", `/api/v1/webhooks/${made.subscription.id}/deliveries`)).json().total, 1);
    assert.notEqual((await ask("administrator", `/api/v1/webhooks/${made.subscription.id}/rotate`, "POST")).json().secret, made.secret);
    assert.equal((await ask("administrator", `/api/v1/webhooks/${made.subscription.id}/active`, "PUT", { active: false })).json().active, false);
    assert.equal((await ask("administrator", `/api/v1/webhooks/${made.subscription.id}/test`, "POST")).statusCode, 409);
    assert.equal((await ask("administrator", "/webhooks/nonsense")).statusCode, 404);
    const events = await ask(null, "/webhooks/events");
    assert.ok(events.statusCode === 200 && eventTypes.every(({ type }) => events.body.includes(`<code>${type}</code>`)));
    assert.deepEqual(heard, [], "nothing was drained");
  } finally {
    listener.close();
  }
});

test("a webhook is sent again by an administrator only", async () => {
  const [{ id } = { id: "" }] = await house.db.query<{ id: string }>(sql`update outbox.message set status = 'failed' where channel = 'webhook' returning id`);
  assert.equal((await ask("steering-office", `/api/v1/mail/${id}/decision`, "POST", { decision: "send-again" })).json().code, "outbox.not-yours-to-decide");
  assert.equal((await ask("administrator", `/api/v1/mail/${id}/decision`, "POST", { decision: "send-again" })).json().status, "pending");
});

test("the demonstration shows each state and lets nothing leave", async () => {
  await house.identity.createDemonstrationAccounts();
  await addDemonstrationMail(house);
  const left = await createOutbox({ db: house.db, clock: house.clock, transports: { mail: { deliver: async () => { throw new Error("nothing is to leave"); } } } }).drain();
  assert.equal(left.failed, 0);
  const [counts] = await house.db.query<{ sent: number; failed: number; uncertain: number }>(sql`
    select count(*) filter (where status = 'sent')::int as sent, count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status = 'uncertain')::int as uncertain
    from outbox.message where demonstration`);
  assert.deepEqual(counts, { sent: 5, failed: 1, uncertain: 1 });
  assert.ok(createDecisions(house.db, house.clock));
});

test("the environment: mail and webhooks, and what is set wrong is told without the password", () => {
  const config = (environment: Record<string, string>) => readConfig(environment, "/");
  assert.equal(config({}).mail, undefined);
  assert.deepEqual(config({ JALON_SMTP_URL: "smtps://u:p@mail.example", JALON_MAIL_FROM: "Jalon <j@example.org>" }).mail, { server: { host: "mail.example", port: 465, secure: true, login: { user: "u", password: "p" } }, from: { name: "Jalon", address: "j@example.org" } });
  assert.deepEqual(config({ JALON_WEBHOOK_ALLOW_HTTP: "1" }).webhookRules, { allowHttp: true, allowPrivate: false });
  const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code && !error.message.includes("s3cret");
  assert.throws(() => config({ JALON_SMTP_URL: "smtp//u:s3cret@mail" }), refused("config.bad-smtp-url"));
  assert.throws(() => config({ JALON_SMTP_URL: "smtp://u:s3cret@mail.example" }), refused("config.bad-mail-from"));
  assert.throws(() => config({ JALON_SMTP_URL: "smtp://mail.example", JALON_MAIL_FROM: "nobody" }), refused("config.bad-mail-from"));
});
