import assert from "node:assert/strict";
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { auditMigrations, listAudit } from "../../audit/index.ts";
import { sql, type Db } from "../../db/db.ts";
import { AppError } from "../../errors/app-error.ts";
import { databaseTest } from "../../testing/database.ts";
import { selfMadeCertificate, movingClock, type MovingClock } from "../mail/testing.ts";
import { createOutbox, outboxMigrations } from "../index.ts";
import { createDecisions } from "../decisions.ts";
import { isPrivate, urlIssues } from "./addresses.ts";
import { webhookTransport } from "./deliver.ts";
import { signatureOf } from "./sign.ts";
import { createSubscriptions } from "./subscriptions.ts";

const sets = [auditMigrations, outboxMigrations];
const commits = { commits: true };
const by = { accountId: null, name: "Admin" };
const open = { allowHttp: true, allowPrivate: true };
const shut = { allowHttp: false, allowPrivate: false };
const types = ["value.accepted", "report.sealed", "test.sent"];
const nothing = { sent: 0, postponed: 0, failed: 0, uncertain: 0 };

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A subscriber on this machine that answers as the test says. */
async function subscriber(answer: (count: number) => { status: number; location?: string; delay?: number } = () => ({ status: 204 }), tls?: { key: string; cert: string }) {
  const heard: Heard[] = [];
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => { body += chunk.toString("utf8"); });
    request.on("end", () => {
      heard.push({ headers: request.headers, body });
      const { status, location, delay = 0 } = answer(heard.length);
      setTimeout(() => response.writeHead(status, location === undefined ? {} : { location }).end("x".repeat(100_000)), delay);
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { heard, url: `${tls === undefined ? "http" : "https"}://localhost:${port}/hook`, close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }) };
}

function house(db: Db, clock: MovingClock, rules = open, more: { timeoutMilliseconds?: number; ca?: string } = {}) {
  const outbox = createOutbox({ db, clock, transports: { webhook: webhookTransport({ db, clock, rules, userAgent: "Jalon/0", ...more }) } });
  return { outbox, subscriptions: createSubscriptions(db, clock, types, rules), announce: (type: string) => db.tx((tx) => outbox.announce(tx, { type, subject: "indicator:12", data: { value: 3, état: "accepté" } })) };
}

/** The check of a receiver, written from the specification alone. */
function accepts(secret: string, { headers, body }: Heard): boolean {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(Buffer.from(`${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`, "utf8")).digest();
  return String(headers["webhook-signature"]).split(" ").some((one) => {
    const given = Buffer.from(one.replace("v1,", ""), "base64");
    return one.startsWith("v1,") && given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
  });
}

test("the example published with the specification gives the published signature", () => {
  // standard-webhooks/standard-webhooks, README and libraries: the shared test vector.
  const signature = signatureOf(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}');
  assert.equal(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

databaseTest("an announcement is told, signed, to those who asked for its type, and to nobody else", sets, async (db) => {
  const clock = movingClock("2025-03-31T12:00:00.700Z");
  const [all, some, none] = [await subscriber(), await subscriber(), await subscriber()];
  try {
    const { outbox, subscriptions, announce } = house(db, clock);
    const { secret } = await subscriptions.create({ url: all.url, eventTypes: [], note: "" }, by);
    await subscriptions.create({ url: some.url, eventTypes: ["report.sealed"], note: "" }, by);
    const { subscription: paused } = await subscriptions.create({ url: none.url, eventTypes: [], note: "" }, by);
    await subscriptions.setActive(paused.id, false, by);
    await announce("value.accepted");
    await announce("report.sealed");
    await assert.rejects(db.tx(async (tx) => { await outbox.announce(tx, { type: "value.accepted", subject: "x", data: {} }); throw new Error("the act failed"); }));
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 3 });
    assert.deepEqual([all.heard.length, some.heard.length, none.heard.length], [2, 1, 0]);
    const said = all.heard.find(({ body }) => body.includes("value.accepted"));
    assert.ok(said !== undefined && accepts(secret, said) && !accepts("whsec_AAAA", said));
    assert.deepEqual(JSON.parse(said.body), { type: "value.accepted", timestamp: "2025-03-31T12:00:00.700Z", subject: "indicator:12", data: { value: 3, état: "accepté" } });
    assert.equal(said.headers["webhook-timestamp"], "1743422400");
    assert.equal(said.headers["content-type"], "application/json; charset=utf-8");
    const twin = all.heard.find(({ body }) => body.includes("report.sealed"));
    assert.equal(twin?.headers["webhook-id"], some.heard[0]?.headers["webhook-id"]);
  } finally {
    await Promise.all([all.close(), some.close(), none.close()]);
  }
}, commits);

databaseTest("at least once, with the same id: retried after an error, sent again on demand, kept through a pause", sets, async (db) => {
  const clock = movingClock();
  const one = await subscriber((count) => ({ status: count === 1 ? 503 : 200 }));
  try {
    const { outbox, subscriptions, announce } = house(db, clock);
    const { subscription } = await subscriptions.create({ url: one.url, eventTypes: [], note: "" }, by);
    await announce("value.accepted");
    assert.deepEqual(await outbox.drain(), { ...nothing, postponed: 1 });
    await subscriptions.setActive(subscription.id, false, by);
    clock.forward(60_000);
    assert.deepEqual(await outbox.drain(), nothing, "held while paused");
    await subscriptions.setActive(subscription.id, true, by);
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 1 });
    const [{ id } = { id: "" }] = await db.query<{ id: string }>(sql`select id from outbox.message`);
    await createDecisions(db, clock).sendAgain(id, by);
    clock.forward(1000);
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 1 });
    assert.equal(new Set(one.heard.map(({ headers }) => headers["webhook-id"])).size, 1);
    assert.equal(new Set(one.heard.map(({ body }) => body)).size, 1);
    assert.equal(new Set(one.heard.map(({ headers }) => headers["webhook-timestamp"])).size, 3, "each attempt signs its own moment");
    const journal = await db.query(sql`select number, outcome, code from outbox.attempt order by number`);
    assert.deepEqual(journal, [{ number: 1, outcome: "postponed", code: 503 }, { number: 2, outcome: "sent", code: 200 }, { number: 3, outcome: "sent", code: 200 }]);
    await subscriptions.sendTest(subscription.id, by);
    assert.deepEqual(await outbox.drain(), { ...nothing, sent: 1 });
  } finally {
    await one.close();
  }
}, commits);

databaseTest("a secret is rotated with a day during which both sign", sets, async (db) => {
  const clock = movingClock();
  const one = await subscriber();
  try {
    const { outbox, subscriptions, announce } = house(db, clock);
    const { subscription, secret: old } = await subscriptions.create({ url: one.url, eventTypes: [], note: "" }, by);
    const { secret } = await subscriptions.rotate(subscription.id, by);
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    await announce("value.accepted");
    await outbox.drain();
    clock.forward(24 * 3_600_000);
    await announce("value.accepted");
    await outbox.drain();
    const [first, second] = one.heard;
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual([accepts(old, first), accepts(secret, first), accepts(old, second), accepts(secret, second)], [true, true, false, true]);
    const audit = JSON.stringify(await listAudit(db, { limit: 10 }));
    assert.ok(!audit.includes(secret.slice(6, 20)) && !audit.includes("/hook"), "neither secret nor path in the audit");
  } finally {
    await one.close();
  }
}, commits);

databaseTest("redirects are not followed, silence ends, gone pauses the subscription", sets, async (db) => {
  const clock = movingClock();
  const other = await subscriber();
  const moved = await subscriber(() => ({ status: 302, location: other.url }));
  const silent = await subscriber(() => ({ status: 200, delay: 5_000 }));
  const gone = await subscriber(() => ({ status: 410 }));
  try {
    const { outbox, subscriptions, announce } = house(db, clock, open, { timeoutMilliseconds: 150 });
    for (const { url } of [moved, silent, gone]) {
      await subscriptions.create({ url, eventTypes: [], note: "" }, by);
      clock.forward(1);
    }
    await announce("value.accepted");
    assert.deepEqual(await outbox.drain(), { ...nothing, postponed: 2, failed: 1 });
    assert.equal(other.heard.length, 0);
    assert.deepEqual((await subscriptions.list()).map(({ active }) => active), [true, true, false]);
  } finally {
    await Promise.all([other.close(), moved.close(), silent.close(), gone.close()]);
  }
}, commits);

databaseTest("a private address is refused when written and when a name leads to it", sets, async (db) => {
  const clock = movingClock();
  const one = await subscriber();
  try {
    const { outbox, subscriptions, announce } = house(db, clock, { allowHttp: true, allowPrivate: false });
    await assert.rejects(subscriptions.create({ url: one.url, eventTypes: ["no.such"], note: "x".repeat(201) }, by), (error) =>
      error instanceof AppError && error.issues.map(({ code }) => code).join() === "outbox.url-private,outbox.unknown-event-type,outbox.note-too-long");
    // Written in the days when it was allowed; and a name that leads inside, whatever it says.
    await house(db, clock).subscriptions.create({ url: one.url, eventTypes: [], note: "" }, by);
    await announce("value.accepted");
    assert.deepEqual(await outbox.drain(), { ...nothing, failed: 1 });
    assert.equal(one.heard.length, 0);
  } finally {
    await one.close();
  }
}, commits);

databaseTest("over TLS a certificate that nobody vouches for is refused", sets, async (db) => {
  const clock = movingClock();
  const certificate = selfMadeCertificate();
  const one = await subscriber(() => ({ status: 200 }), certificate);
  try {
    const { subscriptions, announce, outbox } = house(db, clock);
    await subscriptions.create({ url: one.url, eventTypes: [], note: "" }, by);
    await announce("value.accepted");
    assert.deepEqual(await outbox.drain(), { ...nothing, postponed: 1 });
    clock.forward(60_000);
    assert.deepEqual(await house(db, clock, open, { ca: certificate.cert }).outbox.drain(), { ...nothing, sent: 1 });
  } finally {
    await one.close();
  }
}, commits);

test("which addresses are inside", async () => {
  for (const inside of ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "ff02::1", "x"]) assert.ok(isPrivate(inside), inside);
  for (const outside of ["8.8.8.8", "172.32.0.1", "193.54.0.1", "100.128.0.1", "2a01:e0a::1", "2606:4700::1111"]) assert.ok(!isPrivate(outside), outside);
  const codes = (url: string, rules = shut) => urlIssues(url, rules).map(({ code }) => code.replace("outbox.url-", "")).join();
  assert.equal(codes("https://example.org/hook"), "");
  assert.equal(codes("http://example.org/hook"), "not-https");
  assert.equal(codes("http://localhost:3000/x"), "private");
  assert.equal(codes("http://localhost:3000/x", { allowHttp: false, allowPrivate: true }), "");
  assert.equal(codes("https://0x7f.1/"), "private");
  assert.equal(codes("https://2130706433/"), "private");
  assert.equal(codes("https://[::ffff:7f00:1]/"), "private");
  assert.equal(codes("https://a.localhost/"), "private");
  assert.equal(codes("https://u:p@example.org/"), "with-password");
  for (const bad of ["", "example.org", "ftp://example.org", "javascript:alert(1)", `https://example.org/${"x".repeat(2000)}`]) assert.equal(codes(bad), "malformed", bad);
  const { publicLookup } = await import("./addresses.ts");
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => publicLookup(shut)("localhost", { all: true }, (refused) => resolve(refused)));
  assert.equal(error?.code, "EPRIVATE");
});
