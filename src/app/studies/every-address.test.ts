import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "../../kernel/db/db.ts";
import type { Actor, RoleGrant } from "../../kernel/http/route.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import type { RegisterRecord, StudyContent } from "../../modules/studies/index.ts";
import { aRecord, aValidContent } from "../../modules/studies/testing/builders.ts";
import type { House } from "../house.ts";
import { allRoutes } from "../server.ts";
import { openTestHouse, startTestServer, type TestServer } from "../testing/test-house.ts";

/**
 * Every address of the portal of studies, asked of the whole house for a study of every standing, by those who may not see what is being
 * written of it. What a draft says bears a word that nothing else in the house says.
 */
let house: House;
let server: TestServer;
const tokens = new Map<string, string | null>([["nobody", null]]);
const actors = new Map<string, Actor>();
const actor = (name: string): Actor => actors.get(name) ?? assert.fail(name);
/** In the names of all accounts. */
const accountMark = "Nomdecompte";
const secret = "zorglubium";
const standings = ["draft", "submitted", "returned", "imported", "published", "revised", "revised and submitted", "withdrawn", "merged into another", "another that was merged"] as const;
type Standing = (typeof standings)[number];
const codes = new Map<Standing, string>();
const codeOf = (standing: Standing): string => codes.get(standing) ?? assert.fail(standing);
const hidden: readonly Standing[] = ["draft", "submitted", "returned", "imported"];

async function open(name: string, roles: readonly RoleGrant[]): Promise<void> {
  const { account } = await house.identity.createAccount({ email: `${name.replaceAll(" ", "-")}@example.org`, name: `${accountMark} ${name}`, roles: roles.map(({ role, perimeter }) => ({ role, perimeter: [...perimeter] })) }, null);
  await house.db.query(sql`update identity.account set must_change_password = false where id = ${account.id}`);
  const made = (await house.identity.getActor(account.id)) ?? assert.fail(name);
  actors.set(name, made);
  tokens.set(name, (await house.identity.createToken(made, { name: "essai", expiresOn: "2025-12-31", readOnly: false })).secret);
}

/** The same content with the word in every text that people read. */
function planted<T>(value: T, key = ""): T {
  if (typeof value === "string") return (["fr", "en", "name", "city", "citation", "acronym", "email"].includes(key) ? (key === "email" ? `${secret}@exemple.fr` : `${value} ${secret}`) : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => planted(item, key)) as T;
  return value === null || typeof value !== "object" ? value : (Object.fromEntries(Object.entries(value).map(([inner, of]) => [inner, planted(of, Array.isArray(of) && key === "keywords" ? "fr" : inner)])) as T);
}

const numbered = (at: number): Partial<StudyContent> => ({ registryNumbers: [{ scheme: "nct", number: `NCT0999000${at}`, issuer: null }] });
const publicContent = (at: number): StudyContent => aValidContent({ ...numbered(at), acronym: `ACRO${at}`, title: { fr: `Étude publique numéro ${at} du régime`, en: `Public study number ${at} of the diet` } });
const secretContent = (at: number): StudyContent => planted(aValidContent({ ...numbered(at), otherDetails: [{ field: "themes", concept: "other", text: { fr: "Autre" } }] }));
const record = (at: number, content: StudyContent): RegisterRecord => aRecord({ number: `NCT0999000${at}`, url: `https://clinicaltrials.gov/study/NCT0999000${at}`, content, raw: JSON.stringify({ secret }) });

async function place(standing: Standing, at: number): Promise<void> {
  const { studies } = house;
  const [declarer, curator] = [actor("declarer"), actor("curator")];
  if (standing === "imported") {
    const [taken] = await studies.take({ accountId: curator.accountId, name: curator.name }, [record(at, secretContent(at))], { publish: false, dryRun: false });
    codes.set(standing, taken?.code ?? assert.fail(JSON.stringify(taken)));
    return;
  }
  const isHidden = hidden.includes(standing);
  const opened = await studies.declare(declarer, {});
  const { code } = opened;
  codes.set(standing, code);
  const saved = await studies.save(declarer, code, opened.revision, isHidden ? secretContent(at) : publicContent(at));
  if (standing === "draft") return;
  assert.deepEqual(saved.issues.filter(({ severity }) => severity === "error"), [], standing);
  await studies.submit(declarer, code);
  if (standing === "submitted") return;
  if (standing === "returned") return studies.returnForChange(curator, code, `Dites ce qu’est le ${secret}.`);
  await studies.publish(curator, code);
  if (standing === "withdrawn") await studies.withdraw(curator, code, "Déclarée par erreur.", null);
  if (standing === "revised" || standing === "revised and submitted") {
    const draft = await studies.revise(declarer, code);
    await studies.save(declarer, code, draft.revision, secretContent(at));
    if (standing === "revised and submitted") await studies.submit(declarer, code);
  }
  // What a register says otherwise is for those who edit.
  if (standing === "published") await studies.take({ accountId: null, name: "Jalon" }, [record(at, planted(publicContent(at)))], { publish: false, dryRun: false });
}

before(async () => {
  house = await openTestHouse({ clock: fixedClock("2025-03-31T09:00:00.000Z") });
  await open("declarer", [{ role: "researcher", perimeter: [] }]);
  // Each account may only ask so often in a minute, and the clock stands still.
  for (let at = 0; at < 12; at += 1) await open(`researcher ${at}`, [{ role: "researcher", perimeter: [] }]);
  await open("curator", [{ role: "study-curator", perimeter: [] }]);
  for (const [at, standing] of standings.entries()) await place(standing, at);
  const { accountId, name } = actor("curator");
  await house.duplicates.same({ accountId, name }, codeOf("another that was merged"), codeOf("merged into another"));
  server = await startTestServer(house);
});
after(async () => {
  await server?.close();
  await house?.close();
});

let asks = 0;
let researchers = 0;
async function ask(name: string, method: "GET" | "HEAD" | "POST" | "PATCH" | "DELETE" | "PUT", url: string, payload?: string) {
  const who = name === "researcher" ? `researcher ${Math.floor(researchers++ / 180) % 12}` : name;
  const token = tokens.get(who) ?? null;
  asks += 1;
  // Addresses change, since each may only ask so often in a minute.
  return server.inject({ method, url, remoteAddress: `10.1.${asks >> 8}.${asks & 255}`, headers: { accept: "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(payload === undefined ? {} : { "content-type": "application/json" }) }, ...(payload === undefined ? {} : { payload }) });
}

const ofStudies = /^\/(?:studies|exports\/studies|api\/v1\/studies)\/(?:[a-z]+\/)?:(?:code|left)(?:\/|$)/;
const fills: Readonly<Record<string, string>> = { version: "1", section: "identity", number: "1", right: "st-000001" };
const withCode = (path: string, code: string): string => path.replaceAll(/:(\w+)/g, (_, name: string) => (name === "code" || name === "left" ? code : (fills[name] ?? "x")));

test("a study that may not be seen answers as one that was never there, whatever is asked of it", async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const { method, path } of allRoutes(house)) {
    if (!ofStudies.test(path) || method === "OPTIONS") continue;
    const reads = method === "GET" || method === "HEAD";
    for (const [who, standing] of [["nobody", "draft"], ["researcher", "submitted"], ["researcher", "returned"], ["researcher", "imported"]] as const) {
      const answers = [];
      for (const code of [codeOf(standing), "st-999999"]) {
        const answer = await ask(who, method, withCode(path, code), reads ? undefined : "{}");
        answers.push(`${answer.statusCode} ${String(answer.headers["location"] ?? "")} ${answer.body}`.replaceAll(code, "CODE").replaceAll(/"(?:requestId|instance)":"[^"]*"/g, ""));
      }
      asked += 1;
      if (answers[0]?.startsWith("429") === true) wrong.push(`${who} asked too much`);
      if (answers[0] !== answers[1]) wrong.push(`${who}, ${standing}: ${method} ${path}: ${answers[0]?.slice(0, 200)} | ${answers[1]?.slice(0, 200)}`);
      if (answers[0]?.startsWith("2") === true) wrong.push(`${who}, ${standing}: ${method} ${path} answers`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 300, String(asked));
});

test("nothing of what is being written, and no account, is told by any page, export, feed or standard to those who do not edit", async () => {
  const wrong: string[] = [];
  const unseen = hidden.map(codeOf);
  const faces = standings.filter((standing) => !hidden.includes(standing));
  const all = faces.map(codeOf).join(",");
  const addresses = allRoutes(house).filter(({ method }) => method === "GET").flatMap(({ path }) => {
    if (ofStudies.test(path)) return faces.map((standing) => withCode(path, codeOf(standing)));
    return !path.includes(":") && /stud|oai|sitemap|robots|feed|openapi|search|audit|outbox|indicator/.test(path) ? [path] : [];
  });
  const asked = [
    `/studies?q=${secret}`, `/studies?q=${secret}&lang=en`, `/api/v1/studies/search?q=${secret}`, `/api/v1/studies/suggestions?q=${secret.slice(0, 5)}`, `/studies/feed.atom?q=${secret}`, `/exports/studies.json?q=${secret}`, `/search?q=${secret}`,
    `/studies/compare?codes=${all},${unseen.join(",")}`, ...unseen.map((code) => `/studies/compare?codes=${codeOf("published")},${code}&codes=${code}`), `/exports/studies-compare.json?codes=${unseen.join(",")}`, `/studies/map?q=${secret}`,
    ...hidden.map((_, at) => `/api/v1/studies/NCT0999000${at}`), ...hidden.map((_, at) => `/studies?q=NCT0999000${at}`), ...hidden.map((_, at) => `/api/v1/studies?q=NCT0999000${at}`),
    ...faces.flatMap((standing) => [`/studies/${codeOf(standing)}/v/2`, `/api/v1/studies/${codeOf(standing)}/versions/2`, `/studies/${codeOf(standing)}/difference?from=1&to=2`, `/api/v1/studies/${codeOf(standing)}/differences?from=1&to=2`, `/studies/${codeOf(standing)}/metadata.json?version=2`, `/studies/${codeOf(standing)}?record=both`, `/studies/${codeOf(standing)}?draft=1&preview=1`]),
    "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", "/oai?verb=ListSets", "/api/v1/studies/mine?curation=true", "/api/v1/studies/mine?text=zorg",
  ];
  let told = 0;
  for (const address of [...addresses, ...asked]) for (const who of ["nobody", "researcher"]) {
    const { body, statusCode, headers } = await ask(who, "GET", address);
    told += statusCode === 200 ? 1 : 0;
    if (statusCode >= 500 || statusCode === 429) wrong.push(`${who}: ${address} ${statusCode}`);
    const said = `${JSON.stringify(headers)} ${body}`.replaceAll(decodeURIComponent(address), "").replaceAll(/q=zorg\w*/g, "");
    // What was asked is repeated in the page of its answer, and no more.
    const occurrences = address.includes(secret) ? 0 : said.toLowerCase().split(secret).length - 1;
    if (occurrences > 0) wrong.push(`${who}: ${address} tells of a draft`);
    if (!/compare|openapi/.test(address) && unseen.some((code) => said.includes(code))) wrong.push(`${who}: ${address} names what may not be seen`);
    for (const [name, { accountId }] of actors) {
      if (said.includes(accountId)) wrong.push(`${who}: ${address} gives the account of the ${name}`);
      if (said.includes(`${accountMark} ${name}`) && !(who === "researcher" && name.startsWith(who))) wrong.push(`${who}: ${address} names the ${name}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 40), []);
  assert.ok(told > 500, String(told));
});

test("whether a next version is being written of a published study is not told to those who do not edit it", async () => {
  const wrong: string[] = [];
  for (const { method, path } of allRoutes(house)) {
    if (!ofStudies.test(path) || method === "OPTIONS") continue;
    const reads = method === "GET" || method === "HEAD";
    for (const who of ["nobody", "researcher"]) {
      const [plain, ...others] = await Promise.all((["published", "revised", "revised and submitted"] as const).map(async (standing) => (await ask(who, method, withCode(path, codeOf(standing)), reads ? undefined : "{}")).statusCode));
      if (others.some((status) => status !== plain)) wrong.push(`${who}: ${method} ${path}: ${plain} ${others.join(" ")}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("what the search answers holds nothing of drafts", async () => {
  for (const who of ["nobody", "researcher"]) {
    const { body } = await ask(who, "GET", `/api/v1/studies/search?q=${secret}`);
    assert.equal((JSON.parse(body) as { total: number }).total, 0, who);
  }
});

test("those who edit see their draft, and nobody acts beyond what is theirs", async () => {
  const before = await rows();
  for (const standing of hidden) {
    const code = codeOf(standing);
    assert.equal((await ask("curator", "GET", `/api/v1/studies/${code}/draft`)).statusCode, 200, standing);
    assert.equal((await ask("declarer", "GET", `/api/v1/studies/${code}/draft`)).statusCode, standing === "imported" ? 404 : 200, standing);
  }
  for (const standing of standings) for (const [act, payload] of [["publish", {}], ["return", { remark: "x" }], ["withdraw", { reason: "x" }], ["curate", { revision: 1, fields: ["title.fr"] }]] as const) {
    for (const who of ["nobody", "researcher", "declarer"]) {
      const answer = await ask(who, "POST", `/api/v1/studies/${codeOf(standing)}/${act}`, JSON.stringify(payload));
      assert.ok([401, 403, 404].includes(answer.statusCode), `${who} ${act} ${standing}: ${answer.statusCode}`);
    }
  }
  for (const standing of standings) for (const [method, path, payload] of [["PATCH", "draft", { revision: 1, content: { acronym: "VOL" } }], ["DELETE", "draft", undefined], ["POST", "submit", {}], ["POST", "revise", {}], ["POST", "divergences", { revision: 1, field: "title", source: "nct:NCT09990004", take: true }]] as const) {
    const answer = await ask("researcher", method, `/api/v1/studies/${codeOf(standing)}/${path}`, payload === undefined ? undefined : JSON.stringify(payload));
    assert.ok([403, 404].includes(answer.statusCode), `researcher ${method} ${path} ${standing}: ${answer.statusCode}`);
  }
  assert.deepEqual(await rows(), before);
});

test("the audit keeps codes, states and names of fields, nothing of what a draft says", async () => {
  const kept = await house.db.query<{ text: string }>(sql`select row_to_json(a)::text as text from kernel.audit_entry a`);
  assert.ok(kept.length > 10);
  assert.deepEqual(kept.filter(({ text }) => text.includes(secret)), []);
});

async function rows(): Promise<unknown> {
  return house.db.query(sql`select s.*, (select count(*)::int from studies.study_version v where v.code = s.code) as versions, (select count(*)::int from studies.remark r where r.code = s.code) as remarks from studies.study s order by s.code`);
}
