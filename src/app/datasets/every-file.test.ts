import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { crc32 } from "node:zlib";
import { sql } from "../../kernel/db/db.ts";
import { jsonb } from "../../kernel/db/values.ts";
import type { Actor, RoleGrant } from "../../kernel/http/route.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { humanMetadata, humanPart, plainMetadata } from "../../modules/datasets/testing/builders.ts";
import { roleCodes } from "../../modules/identity/index.ts";
import type { House } from "../house.ts";
import { allRoutes } from "../server.ts";
import { openTestHouse, startTestServer, type TestServer } from "../testing/test-house.ts";

/**
 * Every file of every kind of dataset, asked of the whole house as every role, by every address that gives bytes. What is expected is
 * written here by hand, kind by kind, and asks nothing of the code that decides.
 */
const now = "2025-03-31T09:00:00.000Z";
let house: House;
let server: TestServer;

type Metadata = ReturnType<typeof plainMetadata>;
interface Version { readonly metadata: Partial<Metadata>; readonly holds: readonly FileKey[] }
const fileKeys = ["old", "kept", "next", "infected", "refused", "received"] as const;
type FileKey = (typeof fileKeys)[number];

interface Kind {
  readonly versions: readonly Version[];
  readonly face: "published" | "withdrawn" | null;
  readonly draft: "draft" | "submitted" | "returned" | null;
  /** What nobody at all may have without asking. */
  readonly forAll: readonly FileKey[];
  /** What somebody has whose request was granted, for all files. */
  readonly forGranted: readonly FileKey[];
}

const both: readonly FileKey[] = ["old", "kept", "infected", "refused", "received"];
const later: readonly FileKey[] = ["kept"];
const reason = { fr: "Accord.", en: "Agreement." };
const elsewhere = null;
const plain = (change: Partial<Metadata> = {}): Partial<Metadata> => ({ ...plainMetadata({ elsewhere, unit: null }), ...change });
const human = (change: Partial<typeof humanPart>, more: Partial<Metadata> = {}): Partial<Metadata> => ({ ...humanMetadata({}, change), unit: null, access: "open", ...more });
const once = (metadata: Partial<Metadata>, open: boolean): Kind => ({ versions: [{ metadata, holds: both }], face: "published", draft: "draft", forAll: open ? ["old", "kept"] : [], forGranted: ["old", "kept"] });
const unseen = (draft: Kind["draft"]): Kind => ({ versions: [{ metadata: plain(), holds: both }], face: null, draft, forAll: [], forGranted: [] });
const anonymous = { anonymity: "anonymous", anonymityReason: "Dix personnes au moins par case." } as const;

const kinds: Readonly<Record<string, Kind>> = {
  open: once(plain(), true),
  restricted: once(plain({ access: "restricted", accessReason: reason }), false),
  closed: once(plain({ access: "closed", accessReason: reason }), false),
  "access not said": once(plain({ access: null }), false),
  "embargo until tomorrow": once(plain({ access: "embargoed", availableFrom: "2025-04-01" as Metadata["availableFrom"] }), false),
  "embargo until today": once(plain({ access: "embargoed", availableFrom: "2025-03-31" as Metadata["availableFrom"] }), true),
  "embargo without a day": once(plain({ access: "embargoed" }), false),
  "human, pseudonymised, said open": once(human({ anonymity: "pseudonymised" }), false),
  "human, pseudonymised with a reason for being anonymous": once(human({ anonymity: "pseudonymised", anonymityReason: anonymous.anonymityReason }), false),
  "human, anonymous, no reason": once(human({ anonymity: "anonymous", anonymityReason: null }), false),
  "human, anonymous, blank reason": once(human({ anonymity: "anonymous", anonymityReason: " \n\t" }), false),
  "human, anonymous, with its reason": once(human(anonymous), true),
  "human, anonymous, on request": once(human(anonymous, { access: "restricted" }), false),
  "human, whose part about people is missing": once({ ...plain(), subjectKind: "human" }, false),
  "said not human, with a part about people": once({ ...human({ anonymity: "pseudonymised" }), subjectKind: "non-human" }, false),
  "on request, then open without what was on request": { versions: [{ metadata: plain({ access: "restricted" }), holds: both }, { metadata: plain(), holds: later }], face: "published", draft: null, forAll: ["kept"], forGranted: ["old", "kept"] },
  "human under pseudonyms, then anonymous": { versions: [{ metadata: human({ anonymity: "pseudonymised" }), holds: both }, { metadata: human(anonymous), holds: later }], face: "published", draft: "draft", forAll: ["kept"], forGranted: ["old", "kept"] },
  "open, then on request": { versions: [{ metadata: plain(), holds: both }, { metadata: plain({ access: "restricted" }), holds: later }], face: "published", draft: null, forAll: [], forGranted: ["old", "kept"] },
  withdrawn: { ...once(plain(), false), face: "withdrawn", draft: null, forGranted: [] },
  draft: unseen("draft"),
  submitted: unseen("submitted"),
  returned: unseen("returned"),
};

interface Placed { readonly code: string; readonly ids: Readonly<Record<FileKey, string>> }
const placed = new Map<string, Placed>();
const markOf = (code: string, key: string): string => `contenu;${code};${key};fin`;
const nameOf = (key: string): string => `dossier/${key} é.csv`;

const tokens = new Map<string, string | null>([["nobody", null]]);
const actors = new Map<string, Actor>();
const editors: ReadonlySet<string> = new Set(["declarer", "colleague", "curator of the region", "curator of everywhere"]);

async function open(name: string, roles: readonly RoleGrant[]): Promise<Actor> {
  const { account } = await house.identity.createAccount({ email: `${name.replaceAll(" ", "-")}@example.org`, name, roles: roles.map(({ role, perimeter }) => ({ role, perimeter: [...perimeter] })) }, null);
  await house.db.query(sql`update identity.account set must_change_password = false where id = ${account.id}`);
  const actor = (await house.identity.getActor(account.id)) ?? assert.fail(name);
  tokens.set(name, (await house.identity.createToken(actor, { name: "essai", expiresOn: "2025-12-31", readOnly: false })).secret);
  actors.set(name, actor);
  return actor;
}

const profile = { format: "csv", mediaType: "text/csv", encoding: "utf-8", delimiter: ";", header: true, rows: 1, tables: [{ name: "", rows: 1, fields: [] }], properties: {}, issues: [], complete: true };

/** Of every draft, also of the next version of what is published. */
const secretTitle = "Titre que nul ne lit";

async function place(kind: string, { versions, face, draft }: Kind): Promise<void> {
  const declarer = actors.get("declarer") ?? assert.fail();
  const { files } = house.datasetFiles;
  const { code } = await house.datasets.declare(declarer, { subjectKind: "non-human", title: kind });
  const ids: Record<FileKey, string> = { old: "", kept: "", next: "", infected: "", refused: "", received: "" };
  for (const key of fileKeys) {
    ids[key] = randomUUID();
    const content = Buffer.from(`a;b;c;d\n${markOf(code, key)}\n`);
    const { sha256, sizeBytes } = await house.storage.put(content);
    const state = key === "infected" || key === "refused" || key === "received" ? key : "checked";
    await house.db.query(sql`insert into datasets.file (id, dataset, path, path_key, sha256, size_bytes, crc32, media_type, state, notes, profile_state, profile, added_at, demonstration)
      values (${ids[key]}, ${code}, ${nameOf(key)}, ${nameOf(key)}, ${sha256}, ${sizeBytes}, ${crc32(content)}, 'text/csv', ${state}, '[]', 'done', ${jsonb(profile)}, ${now}, false)`);
  }
  const listed = await files.list(code);
  for (const [index, { metadata, holds }] of versions.entries()) {
    const held = listed.filter(({ id }) => holds.some((key) => ids[key] === id));
    if (face !== null) await house.db.query(sql`insert into datasets.dataset_version (code, version, published_at, summary, metadata, files) values (${code}, ${index + 1}, ${now}, '', ${jsonb(metadata)}, ${jsonb(held)})`);
  }
  const last = versions.at(-1) ?? assert.fail();
  await house.db.query(sql`update datasets.dataset set public_state = ${face}, published_version = ${face === null ? null : versions.length}, draft_state = ${draft}, draft = ${draft === null ? null : jsonb({ ...last.metadata, title: { fr: secretTitle }, description: { fr: secretTitle } })},
    region = '84', editors = array[${actors.get("colleague")?.accountId ?? ""}], first_published_at = ${face === null ? null : now}, withdrawn_at = ${face === "withdrawn" ? now : null}, withdrawal_reason = ${face === "withdrawn" ? "Erreur." : null} where code = ${code}`);
  placed.set(kind, { code, ids });
  for (const [who, state, expiresAt] of [["granted", "granted", "2025-04-30T00:00:00Z"], ["granted until this morning", "granted", "2025-03-31T09:00:00Z"], ["revoked", "revoked", "2025-04-30T00:00:00Z"], ["awaited", "submitted", null], ["closed account", "granted", "2025-04-30T00:00:00Z"]] as const) {
    const [row] = await house.db.query<{ id: number }>(sql`insert into datasets.request (dataset, form_key, requester, state, revision, form_version, form, answers, accepted, deciders, rule, round, conditions, duration_days, created_at, changed_at, expires_at, demonstration)
      values (${code}, ${`clef ${code}`}, ${actors.get(who)?.accountId ?? ""}, ${state}, 1, 0, '{}', '{}', '[]', '[]', '{"kind":"any"}', 1, '[]', 30, ${now}, ${now}, ${expiresAt}, false) returning id`);
    for (const [link, until, revoked] of [["link", "2025-04-15T00:00:00Z", null], ["old link", "2025-03-31T09:00:00Z", null], ["revoked link", "2025-04-15T00:00:00Z", now]] as const) {
      await house.db.query(sql`insert into datasets.request_link (id, request, secret_sha256, made_at, expires_at, revoked_at) values (${randomUUID()}, ${row?.id ?? 0}, ${createHash("sha256").update(`${link} of ${who} to ${kind}`).digest("hex")}, ${now}, ${until}, ${revoked})`);
    }
  }
}

before(async () => {
  house = await openTestHouse({ clock: fixedClock(now) });
  for (const role of roleCodes) if (role !== "data-administrator") await open(`role ${role}`, [{ role, perimeter: [] }]);
  for (const name of ["declarer", "colleague"]) await open(name, [{ role: "researcher", perimeter: [] }]);
  await open("curator of the region", [{ role: "data-administrator", perimeter: ["region-84"] }]);
  await open("curator of another region", [{ role: "data-administrator", perimeter: ["region-11"] }]);
  await open("curator of everywhere", [{ role: "data-administrator", perimeter: [] }]);
  for (const name of ["granted", "granted until this morning", "revoked", "awaited", "closed account", "no role"]) await open(name, []);
  for (const [kind, made] of Object.entries(kinds)) await place(kind, made);
  await house.identity.deactivate(actors.get("closed account")?.accountId ?? "", null);
  server = await startTestServer(house);
});
after(async () => {
  await server?.close();
  await house?.close();
});

let asks = 0;
async function ask(who: string, method: "GET" | "HEAD" | "POST" | "PATCH" | "DELETE" | "PUT", url: string, headers: Record<string, string> = {}, payload?: string) {
  const token = tokens.get(who) ?? null;
  asks += 1;
  // Addresses change, since each may only ask so often in a minute.
  return server.inject({ method, url, remoteAddress: `10.0.${asks >> 8}.${asks & 255}`, headers: { accept: "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers }, ...(payload === undefined ? {} : { payload }) });
}

function expectedOf(kind: Kind, who: string): readonly FileKey[] {
  if (editors.has(who)) return ["old", "kept", "next"];
  return who === "granted" ? kind.forGranted : kind.forAll;
}

const fileAddress = ({ code, ids }: Placed, key: FileKey): string => `/data/${code}/files/${ids[key]}/${encodeURIComponent(`${key} é.csv`)}`;

/** What an answer holds that it should not, and what it lacks. */
function faultsOf(where: string, answer: Awaited<ReturnType<typeof ask>>, { code }: Placed, allowed: readonly FileKey[], wanted: readonly FileKey[]): string[] {
  const body = answer.rawPayload.toString("latin1");
  const faults = fileKeys.filter((key) => !allowed.includes(key) && body.includes(markOf(code, key))).map((key) => `${where} gives away ${key}`);
  if ((wanted.length > 0) !== (answer.statusCode === 200)) faults.push(`${where} answers ${answer.statusCode}`);
  if (answer.statusCode === 200) faults.push(...wanted.filter((key) => !body.includes(markOf(code, key))).map((key) => `${where} lacks ${key}`));
  return faults;
}

test("every file of every kind of dataset, as every role and as nobody, by every address that gives bytes", async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const [name, kind] of Object.entries(kinds)) {
    const one = placed.get(name) ?? assert.fail();
    for (const who of tokens.keys()) {
      // A closed account has no token any more: the edge refuses it whatever it asks for.
      const allowed = who === "closed account" ? [] : expectedOf(kind, who);
      const inVersion = (version: number): readonly FileKey[] => allowed.filter((key) => kind.face !== null && (kind.versions[version - 1]?.holds ?? []).includes(key));
      const current = kind.face === null ? allowed : inVersion(kind.versions.length);
      const get = async (what: string, path: string, given: readonly FileKey[]): Promise<void> => {
        asked += 1;
        const answer = await ask(who, "GET", path);
        wrong.push(...faultsOf(`${name}, ${who}: ${what}`, answer, one, given, given));
        if (who !== "closed account" && kind.face === null && !editors.has(who) && answer.statusCode !== 404) wrong.push(`${name}, ${who}: ${what} tells that it is there (${answer.statusCode})`);
      };
      // Nothing is compressed inside: the package shows every file that it holds.
      await get("package", `/data/${one.code}/package.zip`, current);
      await get("old", fileAddress(one, "old"), allowed.filter((key) => key === "old"));
      // The rest for one of each sort.
      if (!["nobody", "granted", "declarer"].includes(who)) continue;
      await get("package of version 1", `/data/${one.code}/package.zip?version=1`, inVersion(1));
      for (const key of fileKeys) if (key !== "old") await get(key, fileAddress(one, key), allowed.filter((other) => other === key));
      for (const key of ["old", "next", "infected"] as const) {
        const given = allowed.includes(key);
        const [head, part] = [await ask(who, "HEAD", fileAddress(one, key)), await ask(who, "GET", fileAddress(one, key), { range: "bytes=8-" })];
        if ((head.statusCode === 200) !== given || head.body !== "" || (!given && head.headers["repr-digest"] !== undefined)) wrong.push(`${name}, ${who}: HEAD of ${key} ${head.statusCode}`);
        if ((part.statusCode === 206) !== given || (!given && part.body.includes(markOf(one.code, key)))) wrong.push(`${name}, ${who}: part of ${key} ${part.statusCode}`);
      }
      const schema = await ask(who, "GET", `/data/${one.code}/files/${one.ids.old}/table-schema.json`);
      if ((schema.statusCode === 200) !== allowed.includes("old")) wrong.push(`${name}, ${who}: schema ${schema.statusCode}`);
      for (const [path, held] of [["sha256sums.txt", current], ["sha256sums.txt?version=1", inVersion(1)], ["datapackage.json", current]] as const) {
        const answer = await ask(who, "GET", `/data/${one.code}/${path}`);
        const named = fileKeys.filter((key) => answer.body.includes(`${key} é.csv`));
        if (answer.statusCode === 200 ? named.join() !== fileKeys.filter((key) => held.includes(key)).join() : held.length > 0) wrong.push(`${name}, ${who}: ${path} ${answer.statusCode} names ${named.join()}`);
      }
      const kept = await ask(who, "GET", `/api/v1/datasets/${one.code}/files`);
      if ((kept.statusCode === 200) !== editors.has(who)) wrong.push(`${name}, ${who}: list of files ${kept.statusCode}`);
      asked += 11;
    }
    for (const who of ["granted", "granted until this morning", "revoked", "awaited", "closed account"]) for (const link of who === "granted" ? ["link", "old link", "revoked link"] : ["link"]) {
      const secret = encodeURIComponent(`${link} of ${who} to ${name}`);
      const allowed = link === "link" && who === "granted" ? kind.forGranted : kind.forAll;
      for (const key of ["old", "next"] as const) wrong.push(...faultsOf(`${name}, ${link} of ${who}: ${key}`, await ask("nobody", "GET", `${fileAddress(one, key)}?link=${secret}`), one, allowed, allowed.filter((other) => other === key)));
      if (who !== "granted") continue;
      const other = placed.get(name === "open" ? "restricted" : "open") ?? assert.fail();
      const elsewhereAllowed = name === "open" ? [] : (["old", "kept"] as const);
      wrong.push(...faultsOf(`${name}, ${link} of ${who} elsewhere`, await ask("nobody", "GET", `${fileAddress(other, "old")}?link=${secret}`), other, elsewhereAllowed, elsewhereAllowed.slice(0, 1)));
      const shared = await ask("nobody", "GET", `/data/${one.code}/shared?link=${secret}`);
      if ((shared.statusCode === 200) !== (link === "link" && kind.face === "published")) wrong.push(`${name}, ${link}: shared page ${shared.statusCode}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 60), []);
  assert.ok(asked > 2_000, String(asked));
});

test("a file is asked for by an address that names another dataset, another file, or nothing", async () => {
  const [first, second] = [placed.get("open") ?? assert.fail(), placed.get("restricted") ?? assert.fail()];
  for (const address of [`/data/${first.code}/files/${second.ids.old}/x.csv`, `/data/${first.code}/files/${randomUUID()}/x.csv`, `/data/${first.code.toUpperCase()}/files/${second.ids.old}/x.csv`, `/data/${first.code}%2f..%2f${second.code}/files/${second.ids.old}/x`]) {
    const answer = await ask("nobody", "GET", address);
    assert.ok([400, 404, 422].includes(answer.statusCode), `${address} ${answer.statusCode}`);
    assert.ok(!answer.body.includes("contenu"));
  }
});

test("uploads of others cannot be looked at, written to, ended or begun", async () => {
  const [mine, theirs] = [placed.get("draft") ?? assert.fail(), placed.get("submitted") ?? assert.fail()];
  const tus = { "tus-resumable": "1.0.0" };
  const begin = (who: string, code: string) => ask(who, "POST", "/api/v1/uploads", { ...tus, "upload-length": "10", "upload-metadata": `purpose ${Buffer.from(`dataset:${code}`).toString("base64")},filename ${Buffer.from("secret.csv").toString("base64")}` });
  const location = String((await begin("declarer", mine.code)).headers["location"]);
  assert.match(location, /^\/api\/v1\/uploads\/[0-9a-f-]{36}$/);
  for (const who of tokens.keys()) {
    if (who === "declarer") continue;
    for (const [method, headers, payload] of [["HEAD", tus, undefined], ["PATCH", { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" }, "0123456789"], ["DELETE", tus, undefined]] as const) {
      const answer = await ask(who, method, location, headers, payload);
      assert.ok([401, 404].includes(answer.statusCode), `${who} ${method} ${answer.statusCode}`);
      assert.equal(answer.headers["upload-offset"] ?? answer.headers["upload-metadata"], undefined);
    }
    for (const { code } of [mine, theirs]) {
      const answer = await begin(who, code);
      if (!editors.has(who)) assert.ok([401, 404].includes(answer.statusCode), `${who} begins ${answer.statusCode}`);
    }
  }
  const standing = await ask("declarer", "HEAD", location, tus);
  assert.deepEqual([standing.statusCode, standing.headers["upload-offset"]], [200, "0"]);
});

const fills: Readonly<Record<string, string>> = { version: "1", step: "general", name: "x.csv", number: "r-000001" };
const withCode = (path: string, { code, ids }: Placed): string => path.replaceAll(/:(\w+)/g, (_, name: string) => (name === "code" ? code : name === "id" || name === "file" ? ids.old : (fills[name] ?? "x")));
const ofDatasets = /^\/(?:data|exports\/datasets|api\/v1\/datasets)\/:code(?:\/|$)/;

test("a dataset that may not be seen answers as one that was never there, whatever is asked of it", async () => {
  const never: Placed = { code: "ds-999999", ids: placed.get("draft")?.ids ?? assert.fail() };
  const wrong: string[] = [];
  let asked = 0;
  for (const { method, path, streamedBody } of allRoutes(house)) {
    if (!ofDatasets.test(path) || method === "OPTIONS") continue;
    for (const [who, state] of [["nobody", "draft"], ["role researcher", "submitted"]] as const) {
      const one = placed.get(state) ?? assert.fail();
      const answers = [];
      for (const asked of [one, never]) {
        const answer = await ask(who, method, withCode(path, asked), method === "GET" || method === "HEAD" || streamedBody === true ? {} : { "content-type": "application/json" }, method === "GET" || method === "HEAD" || streamedBody === true ? undefined : "{}");
        answers.push(`${answer.statusCode} ${String(answer.headers["location"] ?? "")} ${answer.body}`.replaceAll(asked.code, "CODE").replaceAll(/"(?:requestId|instance)":"[^"]*"/g, ""));
      }
      asked += 1;
      if (answers[0] !== answers[1]) wrong.push(`${who}: ${method} ${path}: ${answers[0]?.slice(0, 200)} | ${answers[1]?.slice(0, 200)}`);
      if (answers[0]?.startsWith("2") === true) wrong.push(`${who}: ${method} ${path} answers`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 100, String(asked));
});

test("nothing of a draft is told by any page, export or feed to those who do not edit it", async () => {
  await house.db.query(sql`insert into datasets.dataset_change (code, sequence, gone, changed_at) select code, nextval('datasets.change_sequence'), public_state = 'withdrawn', ${now}::timestamptz from datasets.dataset where public_state is not null on conflict do nothing`);
  const wrong: string[] = [];
  const unseen = ["draft", "submitted", "returned"].map((kind) => placed.get(kind)?.code ?? "");
  const published = placed.get("human, anonymous, with its reason") ?? assert.fail();
  const addresses = allRoutes(house).filter(({ method }) => method === "GET").flatMap(({ path }) => {
    if (!path.includes(":")) return /data|oai|sitemap|feed|audit|openapi|outbox|search/.test(path) ? [path] : [];
    return ofDatasets.test(path) ? [withCode(path, published)] : [];
  });
  for (const address of [...addresses, "/data?q=titre+que+nul+ne+lit", "/api/v1/datasets/search?q=titre+que+nul", "/api/v1/datasets/suggestions?q=titre", "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/data/map?by=theme", "/search?q=titre+que+nul+ne+lit"]) for (const who of ["nobody", "role researcher", "role administrator"]) {
    const { body, statusCode } = await ask(who, "GET", address);
    if (statusCode >= 500) wrong.push(`${who}: ${address} ${statusCode}`);
    if (body.includes(secretTitle) || body.includes("next é")) wrong.push(`${who}: ${address} tells of a draft`);
    if (!address.includes("audit") && unseen.some((code) => body.includes(code))) wrong.push(`${who}: ${address} names what may not be seen`);
  }
  assert.deepEqual(wrong, []);
});
