import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createTcpServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { createServer } from "../../../../kernel/http/server.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { folderStorage } from "../../../../kernel/storage/index.ts";
import { freshDatabase } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { roleCodes } from "../../../identity/index.ts";
import { emptyHuman } from "../../domain/empty.ts";
import type { DatasetMetadata } from "../../domain/metadata.ts";
import { datasetMigrations } from "../../migrations.ts";
import { clamd } from "../antivirus/clamd.ts";
import { createFiles } from "../module.ts";
import { eicar, fakeClamd } from "../testing/fake-clamd.ts";
import { FakeDatasets, metadataWith } from "../testing/fake-datasets.ts";
import { downloadRoutes, fileHref } from "./download-routes.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-downloads-"));
const db = await freshDatabase([auditMigrations, datasetMigrations]);
const storage = folderStorage(join(root, "files"));
const datasets = new FakeDatasets(db);
const clock = fixedClock("2025-03-31");
const counted: string[] = [];
let daemon: Server | null = null;

const declarer: Actor = { accountId: "declarer", name: "D", roles: [{ role: "researcher", perimeter: [] }] };
/** Every role there is, beside nobody, the declarer, data administrators near and far, whoever was granted access. */
const callers: Readonly<Record<string, Actor | null>> = {
  nobody: null,
  declarer,
  "curator-84": { accountId: "c84", name: "C", roles: [{ role: "data-administrator", perimeter: ["region-84"] }] },
  "curator-11": { accountId: "c11", name: "C", roles: [{ role: "data-administrator", perimeter: ["region-11"] }] },
  granted: { accountId: "granted", name: "G", roles: [] },
  "granted-one-file": { accountId: "granted-one-file", name: "G", roles: [] },
  "granted-elsewhere": { accountId: "granted-elsewhere", name: "G", roles: [] },
  "granted-too-long-ago": { accountId: "granted-too-long-ago", name: "G", roles: [] },
  ...Object.fromEntries(roleCodes.map((role) => [`role ${role}`, { accountId: `of-${role}`, name: role, roles: [{ role, perimeter: ["nowhere"] }] }])),
};
/** Who edits everything of the region: downloads whatever has passed the check. */
const editors: ReadonlySet<string> = new Set(["declarer", "curator-84"]);
/** Whose grant holds. */
const holders: ReadonlySet<string> = new Set(["granted", "granted-one-file"]);

const human = (change: Partial<NonNullable<DatasetMetadata["human"]>>): Partial<DatasetMetadata> => ({ subjectKind: "human", human: { ...emptyHuman, ...change } });
/** What each kind of dataset gives to those who may neither edit nor have a grant, and to those with a grant. */
const kinds: Readonly<Record<string, { metadata: Partial<DatasetMetadata>; life: "published" | "draft" | "withdrawn"; everybody: number; granted: number }>> = {
  open: { metadata: {}, life: "published", everybody: 200, granted: 200 },
  restricted: { metadata: { access: "restricted", licence: null }, life: "published", everybody: 403, granted: 200 },
  closed: { metadata: { access: "closed" }, life: "published", everybody: 403, granted: 200 },
  "human said open, pseudonymised": { metadata: human({ anonymity: "pseudonymised" }), life: "published", everybody: 403, granted: 200 },
  "human said open, nothing said": { metadata: human({}), life: "published", everybody: 403, granted: 200 },
  "human said anonymous without a reason": { metadata: human({ anonymity: "anonymous", anonymityReason: "  " }), life: "published", everybody: 403, granted: 200 },
  "human anonymous with its reason": { metadata: human({ anonymity: "anonymous", anonymityReason: "k = 20" }), life: "published", everybody: 200, granted: 200 },
  "human whose kind was changed": { metadata: { human: { ...emptyHuman } }, life: "published", everybody: 403, granted: 200 },
  "embargo to come": { metadata: { access: "embargoed", availableFrom: "2025-04-01" as DatasetMetadata["availableFrom"] }, life: "published", everybody: 403, granted: 200 },
  "embargo over": { metadata: { access: "embargoed", availableFrom: "2025-03-31" as DatasetMetadata["availableFrom"] }, life: "published", everybody: 200, granted: 200 },
  draft: { metadata: {}, life: "draft", everybody: 404, granted: 404 },
  withdrawn: { metadata: {}, life: "withdrawn", everybody: 403, granted: 403 },
};

const files = createFiles({
  db, clock, storage, datasets: datasets.asked, profiler: null, counter: { count: (kind, codes) => counted.push(`${kind} ${codes.join()}`) },
  antivirus: { scan: (content) => scanner.scan(content) },
  grants: {
    of: async ({ actor, linkToken }, dataset) => {
      const far = "2099-01-01T00:00:00.000Z";
      if (actor?.accountId === "granted" || linkToken === "a-good-link") return [{ id: "g", dataset, files: null, expiresAt: far }];
      if (actor?.accountId === "granted-one-file") return [{ id: "g", dataset, files: [placed.get(dataset)?.data ?? ""], expiresAt: far }];
      if (actor?.accountId === "granted-elsewhere") return [{ id: "g", dataset: "ds-999999", files: null, expiresAt: far }];
      if (actor?.accountId === "granted-too-long-ago") return [{ id: "g", dataset, files: null, expiresAt: "2025-03-31T00:00:00.000Z" }];
      return [];
    },
  },
});
let scanner = clamd({ host: "127.0.0.1", port: 1 });
const placed = new Map<string, { readonly data: string; readonly infected: string; readonly unpublished: string }>();
const codes = new Map(Object.keys(kinds).map((kind, index) => [kind, `ds-${String(index + 1).padStart(6, "0")}`]));

const server = await createServer({
  routes: downloadRoutes(files, { storage, counter: { count: (kind, all) => counted.push(`${kind} ${all.join()}`) } }),
  render: () => "", errorPage: () => ({ title: "", body: "" }), assets: { prefix: "/assets/" }, sessionSecret: new Uint8Array(32), resolveActor: async () => null,
  resolveToken: async (token) => { const actor = callers[decodeURIComponent(token)]; return actor === undefined || actor === null ? null : { actor, readOnly: true }; },
  clock, secureCookies: false, version: "0", rateLimitPerMinute: 1_000_000,
});
const ask = (url: string, who = "nobody", headers: Record<string, string> = {}, method: "GET" | "HEAD" = "GET") =>
  server.inject({ method, url, headers: { accept: "application/json", ...(callers[who] === null ? {} : { authorization: `Bearer ${encodeURIComponent(who)}` }), ...headers } });

before(async () => {
  const fake = await fakeClamd(createTcpServer());
  daemon = fake.server;
  scanner = clamd({ host: "127.0.0.1", port: fake.port });
  for (const [kind, { metadata, life }] of Object.entries(kinds)) {
    const code = codes.get(kind) ?? "";
    await datasets.declare(code, "declarer", metadataWith(metadata));
    const add = (name: string, text: string) => files.add(declarer, code, { name, content: Buffer.from(text) });
    const [data, infected] = [await add("dossier/données.csv", `a,b\n${code}\n`), await add("virus.com", eicar)];
    const harmless = await add("image.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    await files.settled();
    if (life !== "draft") await datasets.publish(code, [data, infected, harmless], life);
    const one = datasets.of(code);
    one.draft = "draft";
    await db.query((await import("../../../../kernel/db/db.ts")).sql`update datasets.dataset set draft_state = 'draft' where code = ${code}`);
    const unpublished = await add("à venir.csv", "not yet");
    await files.settled();
    placed.set(code, { data: data.id, infected: infected.id, unpublished: unpublished.id });
  }
});
after(async () => {
  await server.close();
  daemon?.close();
  await db.close();
  rmSync(root, { recursive: true, force: true });
});

test("every file, asked for as every role", async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const [kind, { everybody, granted, life }] of Object.entries(kinds)) {
    const code = codes.get(kind) ?? "";
    const ids = placed.get(code) ?? assert.fail();
    for (const who of Object.keys(callers)) {
      const expected = editors.has(who) ? { data: 200, infected: 403, unpublished: 200 } : { data: holders.has(who) ? granted : everybody, infected: 0, unpublished: 404 };
      const got = { data: await ask(`/data/${code}/files/${ids.data}/donn%C3%A9es.csv`, who), infected: await ask(`/data/${code}/files/${ids.infected}/virus.com`, who), unpublished: await ask(`/data/${code}/files/${ids.unpublished}/${encodeURIComponent("à venir.csv")}`, who) };
      asked += 3;
      if (got.data.statusCode !== expected.data) wrong.push(`${kind}, ${who}: data ${got.data.statusCode}, not ${expected.data}`);
      if (got.unpublished.statusCode !== expected.unpublished) wrong.push(`${kind}, ${who}: unpublished ${got.unpublished.statusCode}, not ${expected.unpublished}`);
      if (got.infected.statusCode < 400 || got.infected.body.includes("EICAR")) wrong.push(`${kind}, ${who}: infected ${got.infected.statusCode}`);
      for (const path of ["package.zip", "sha256sums.txt"]) {
        const answer = await ask(`/data/${code}/${path}`, who);
        asked += 1;
        const allowed = editors.has(who) || (holders.has(who) ? granted : everybody) === 200;
        if ((answer.statusCode === 200) !== allowed) wrong.push(`${kind}, ${who}: ${path} ${answer.statusCode}`);
        if (answer.body.includes("EICAR") || answer.body.includes("virus.com")) wrong.push(`${kind}, ${who}: ${path} holds what is infected`);
        if (who === "granted-one-file" && answer.body.includes("image.svg") && (everybody !== 200)) wrong.push(`${kind}, ${who}: ${path} holds what was not granted`);
        if (life !== "draft" && answer.body.includes("à venir")) wrong.push(`${kind}, ${who}: ${path} holds what is not published`);
      }
      if (life === "draft" && !editors.has(who) && (await ask(`/data/${code}/package.zip`, who)).statusCode !== 404) wrong.push(`${kind}, ${who}: tells that a draft exists`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 1_000, String(asked));
});

test("a time-limited link opens without an account, leaves no trace, and nothing else does", async () => {
  const code = codes.get("restricted") ?? "";
  const address = `/data/${code}/files/${placed.get(code)?.data}/donn%C3%A9es.csv`;
  assert.equal((await ask(`${address}?link=wrong`)).statusCode, 403);
  const answer = await ask(`${address}?link=a-good-link`);
  assert.deepEqual([answer.statusCode, answer.headers["referrer-policy"], answer.headers["cache-control"]], [200, "no-referrer", "no-store"]);
  assert.equal((await ask(`/data/${codes.get("draft")}/files/${placed.get(codes.get("draft") ?? "")?.data}/donn%C3%A9es.csv?link=a-good-link`)).statusCode, 404);
});

test("headers: attachment, nosniff, sandbox, digest of the whole; parts; HEAD; the name is put right", async () => {
  const code = codes.get("open") ?? "";
  const address = `/data/${code}/files/${placed.get(code)?.data}/donn%C3%A9es.csv`;
  const answer = await ask(address);
  const digest = createHash("sha256").update(answer.rawPayload).digest();
  assert.equal(answer.headers["repr-digest"], `sha-256=:${digest.toString("base64")}:`);
  assert.equal(answer.headers["etag"], `"${digest.toString("hex")}"`);
  assert.match(String(answer.headers["content-disposition"]), /^attachment;/);
  assert.deepEqual([answer.headers["x-content-type-options"], answer.headers["content-security-policy"]], ["nosniff", "default-src 'none'; sandbox"]);
  const part = await ask(address, "nobody", { range: "bytes=2-4" });
  assert.deepEqual([part.statusCode, part.body, part.headers["repr-digest"]], [206, answer.body.slice(2, 5), answer.headers["repr-digest"]]);
  const head = await ask(address, "nobody", {}, "HEAD");
  assert.deepEqual([head.statusCode, head.headers["content-length"], head.body], [200, String(answer.rawPayload.byteLength), ""]);
  assert.match(String((await ask(address.replace("donn%C3%A9es.csv", "autre.csv"))).headers["location"]), /donn%C3%A9es\.csv$/);
});

test("a download counts once, at its first byte", async () => {
  const code = codes.get("open") ?? "";
  const address = `/data/${code}/files/${placed.get(code)?.data}/donn%C3%A9es.csv`;
  counted.length = 0;
  await ask(address);
  await ask(address, "nobody", { range: "bytes=0-2" });
  await ask(address, "nobody", { range: "bytes=3-" });
  await ask(address, "nobody", {}, "HEAD");
  await ask(address, "nobody", { "if-none-match": "*" });
  await ask(address, "nobody", { range: "bytes=9999-" });
  assert.deepEqual(counted, [`download ${code}`, `download ${code}`]);
});

test("the longest names can be downloaded too", async () => {
  const code = codes.get("open") ?? "";
  for (const name of [`${"x".repeat(300)}.csv`, `${"é".repeat(300)}.tar.gz`, "😀".repeat(80)]) {
    const file = await files.add(declarer, code, { name, content: Buffer.from(name) });
    await files.settled();
    const answer = await ask(fileHref(code, file), "declarer");
    assert.deepEqual([answer.statusCode, answer.body], [200, name], file.path);
    await files.remove(declarer, code, file.id);
  }
});

test("paths that lead elsewhere lead nowhere", async () => {
  const code = codes.get("open") ?? "";
  for (const path of [`/data/${code}/files/..%2f..%2fetc/passwd`, `/data/${code}/files/${placed.get(code)?.data}/..%2f..%2f..%2fetc%2fpasswd`, `/data/../etc/passwd`, `/data/ds-1/package.zip`, `/data/${code}/files/%00/x`]) {
    const answer = await ask(path);
    assert.ok(answer.statusCode >= 300 && answer.statusCode < 500, `${path} ${answer.statusCode}`);
  }
});
