import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { sql } from "../../kernel/db/db.ts";
import type { Actor } from "../../kernel/http/route.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { fieldNames, sectionCodes } from "../../modules/studies/index.ts";
import { aValidContent } from "../../modules/studies/testing/builders.ts";
import type { House } from "../house.ts";
import { openTestHouse, startTestServer, type TestServer } from "../testing/test-house.ts";

/** What people and programs may send that is no study, by every door of the whole house: told, never a fault of the house, never half written. */
let house: House;
let server: TestServer;
let code = "";
const tokens: string[] = [];
let curator: Actor;

before(async () => {
  house = await openTestHouse({ clock: fixedClock("2025-03-31T09:00:00.000Z") });
  for (let at = 0; at < 10; at += 1) {
    const { account } = await house.identity.createAccount({ email: `curator-${at}@example.org`, name: `Curator ${at}`, roles: [{ role: "study-curator", perimeter: [] }] }, null);
    await house.db.query(sql`update identity.account set must_change_password = false where id = ${account.id}`);
    curator = (await house.identity.getActor(account.id)) ?? assert.fail();
    tokens.push((await house.identity.createToken(curator, { name: "essai", expiresOn: "2025-12-31", readOnly: false })).secret);
  }
  const draft = await house.studies.declare(curator, {});
  code = draft.code;
  await house.studies.save(curator, code, draft.revision, aValidContent());
  server = await startTestServer(house);
});
after(async () => {
  await server?.close();
  await house?.close();
});

let asks = 0;
async function ask(method: "GET" | "POST" | "PATCH", url: string, payload?: string | Buffer, type = "application/json", signedIn = true) {
  asks += 1;
  return server.inject({
    method, url, remoteAddress: `10.2.${asks >> 8}.${asks & 255}`,
    headers: { accept: "application/json", ...(signedIn ? { authorization: `Bearer ${tokens[Math.floor(asks / 100) % tokens.length] ?? ""}` } : {}), ...(payload === undefined ? {} : { "content-type": type }) }, ...(payload === undefined ? {} : { payload }),
  });
}

async function counts(): Promise<unknown> {
  return house.db.query(sql`select (select count(*)::int from studies.study) as studies, (select count(*)::int from studies.study_version) as versions, (select count(*)::int from studies.study_source) as sources, (select count(*)::int from studies.study_number) as numbers, (select count(*)::int from studies.divergence) as divergences`);
}
const revision = async (): Promise<number> => (await house.studies.draft(curator, code)).revision;

const values: readonly string[] = [
  "null", "true", "0", "-1", "1e999", "1e308", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "[{}]", "[0]", "[\"x\"]", "{\"fr\":0}", "{\"fr\":\"\\u0000a\\ud800b\"}", "\"\\u0000\\ud800\"", "[\"\\u0000\\ud800\"]", "{\"__proto__\":{\"fr\":\"x\"}}", "{\"constructor\":{\"prototype\":{}}}", "{\"fr\":[\"\\u0000\"],\"en\":[\"\\udfff\"]}",
  "[{\"name\":\"\\ud800\",\"scheme\":\"nct\",\"number\":\"\\u0000\",\"code\":\"x\",\"kind\":\"x\"}]", "{\"date\":\"\\u0000\",\"kind\":\"actual\"}", "{\"decision\":\"yes\",\"from\":\"\\ud800\"}", "[{\"name\":{\"fr\":\"a\"},\"arms\":[99999999]}]", "[{\"latitude\":1e308,\"longitude\":-1e308,\"name\":\"x\"}]",
];

test("every field takes any JSON: refused or kept, never a fault; what is kept is told by field and can be shown", async () => {
  const wrong: string[] = [];
  let kept = 0;
  // Each field with a sixth of them, each of them with a sixth of the fields.
  for (const [place, field] of fieldNames.entries()) for (const value of values.filter((_, at) => (at + place) % 6 === 0)) {
    const answer = await ask("PATCH", `/api/v1/studies/${code}/draft`, `{"revision":${await revision()},"content":{"${field}":${value}}}`);
    if (![200, 400, 422].includes(answer.statusCode)) wrong.push(`${field} ${value}: ${answer.statusCode} ${answer.body.slice(0, 150)}`);
    if (answer.statusCode === 200) {
      kept += 1;
      for (const { field: at, text } of (JSON.parse(answer.body) as { issues: { field?: string; text: { fr: string; en: string } }[] }).issues) if (text.fr === "" || text.en === "" || (at !== undefined && at === "")) wrong.push(`${field} ${value}: an issue without words`);
    }
  }
  assert.deepEqual(wrong.slice(0, 20), []);
  assert.ok(kept > 50, String(kept));
  for (const path of ["edit", "edit/review", "edit/identity", "edit/design", "edit/population", "edit/progress", "edit/collection", "edit/access", "edit/results", "edit/rules", "edit/responsibility", "edit/subject"]) {
    const { statusCode } = await ask("GET", `/studies/${code}/${path}`);
    assert.equal(statusCode, 200, path);
  }
});

test("every form takes any names and texts: what was typed is kept or told, never a fault", async () => {
  const odd = ["\u0000", "\ud800", "x".repeat(5_000), "-1", "1e999", "__proto__", "{", "[]", "2021-13-45", "<script>alert(1)</script>", "{\"title\":{\"fr\":[]}}", "null"];
  const wrong: string[] = [];
  let sent = 0;
  for (const section of sectionCodes) {
    const page = await ask("GET", `/studies/${code}/edit/${section}`);
    const names = [...new Set([...page.body.matchAll(/ name="([^"]+)"/g)].flatMap(([, name]) => (name === undefined || name === "_csrf" ? [] : [name])))];
    assert.ok(names.length > 3, section);
    for (let round = 0; round < 6; round += 1) {
      const form = new URLSearchParams(names.map((name, at) => [name, odd[(at + round * 5) % odd.length] ?? ""]));
      const written = Object.fromEntries(names.map((name, at) => [name, at % 3 === round % 3 ? [odd[at % odd.length], { a: 1 }, null] : odd[(at + round) % odd.length]]));
      for (const [payload, type] of [[form.toString(), "application/x-www-form-urlencoded"], [JSON.stringify(written), "application/json"], [JSON.stringify({ ...written, act: ["take:title:x", "curate:__proto__", "hold:constructor:y", "add:sites", "remove:sites:99", "take:title:nct:NCT1"][round] }), "application/json"]] as const) {
        sent += 1;
        const { statusCode, body } = await ask("POST", `/studies/${code}/edit/${section}`, payload, type);
        if (statusCode >= 500 || statusCode === 429) wrong.push(`${section} ${type} ${round}: ${statusCode} ${body.slice(0, 200)}`);
      }
    }
    const shown = await ask("GET", `/studies/${code}/edit/${section}`);
    if (shown.statusCode !== 200 || shown.body.includes("<script>alert")) wrong.push(`${section} afterwards: ${shown.statusCode}`);
  }
  assert.deepEqual(wrong.slice(0, 20), []);
  assert.equal(sent, sectionCodes.length * 18);
});

test("keys that are no fields, lists of 100,000, broken bodies and wrong revisions change nothing", async () => {
  const before = [await counts(), await revision()];
  const at = await revision();
  const many = (item: string): string => `[${Array(100_000).fill(item).join(",")}]`;
  const bodies = [
    ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "Title", "title.fr", ""].map((key) => `{"revision":${at},"content":{${JSON.stringify(key)}:{"fr":"x"}}}`),
    ...["keywords", "themes", "sites", "arms", "outcomes", "countries"].map((field) => `{"revision":${at},"content":{"${field}":${field === "keywords" ? `{"fr":${many("\"x\"")}}` : many(field === "themes" || field === "countries" ? "\"x\"" : "{}")}}}`),
    `{"revision":${at},"content":{"title":{"fr":"${"x".repeat(200_000)}"}}}`, `{"revision":${at - 1},"content":{"acronym":"X"}}`, `{"revision":"1","content":{}}`, `{"revision":1e99,"content":{}}`, `{"revision":${at}}`, "[]", "null", "", "{", "\"\\ud800\"", `{"revision":${at},"content":null}`, `{"revision":${at},"content":[]}`, "[".repeat(50_000),
  ];
  for (const body of bodies) {
    const { statusCode } = await ask("PATCH", `/api/v1/studies/${code}/draft`, body);
    assert.ok(statusCode >= 400 && statusCode < 500, `${body.slice(0, 80)} ${statusCode}`);
  }
  assert.deepEqual([await counts(), await revision()], before);
});

const xml = (body: string, head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"): string => `${head}<FreshSchema xml:lang="fr">${body}</FreshSchema>`;
const identified = (more: string): string => xml(`<TechnicalInfo><StudyId><Identifier>FRESH-99</Identifier></StudyId>${more}</TechnicalInfo>`);
const broken: readonly (readonly [name: string, text: string | Buffer])[] = [
  ["cut.xml", identified("").slice(0, 90)], ["two-roots.xml", `${xml("")}${xml("").slice(38)}`], ["empty-root.xml", "<a/>"], ["entity.xml", `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><FreshSchema><TechnicalInfo>&x;</TechnicalInfo></FreshSchema>`],
  ["laughs.xml", `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join("")}]><FreshSchema>&t;</FreshSchema>`],
  ["deep.xml", "<a>".repeat(100_000)], ["no-number.xml", xml("<TechnicalInfo/>")], ["nul.xml", xml("\u0000")], ["latin.xml", Buffer.from(xml("<TechnicalInfo><é/></TechnicalInfo>"), "latin1")], ["declared.xml", xml("", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>")], ["unknown-encoding.xml", xml("", "<?xml version=\"1.0\" encoding=\"KLINGON\"?>")],
  ["blank.xml", " \n"], ["empty.json", ""], ["cut.json", "{\"protocolSection\":{"], ["list.json", "[1,null,\"x\",{}]"], ["deep.json", "[".repeat(100_000)], ["proto.json", "{\"__proto__\":{\"protocolSection\":{}},\"protocolSection\":null}"], ["surrogate.json", "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"\\ud800\\u0000\"}}}"],
  ["one-column.csv", "record\nA\n"], ["quotes.csv", "record;acronym\n\"A;B\n"], ["twice.csv", "record;acronym;acronym\nA;B;C\n"], ["nul.csv", "record;acronym\nA\u0000;B\n"], ["scheme.csv", "record;conditions.scheme;conditions.code\nA;klingon;x\n"], ["binary.csv", Buffer.from([0, 1, 2, 255, 254, 0, 7])], ["not.zip", Buffer.from("PK\u0003\u0004garbage")], ["empty.zip", Buffer.from("PK\u0005\u0006" + "\0".repeat(18), "latin1")],
];

async function planned(files: readonly { readonly name: string; readonly bytes: Buffer }[]): Promise<{ readonly number: number; readonly standing: string; readonly issues: readonly { readonly code: string; readonly text: { readonly fr: string; readonly en: string } }[]; readonly lastError: { readonly code: string } | null }> {
  const run = await house.studyImports.plan({ accountId: curator.accountId, name: curator.name }, files, "upload");
  return house.studyImports.ended(run.number);
}
const lineOf = async (number: number) => (await house.studyImports.lines(number, { page: 1, pageSize: 100, outcome: undefined })).items;

test("files that are no studies: each is told in both languages, none is a fault of the house, nothing is written", async () => {
  const before = await counts();
  const wrong: string[] = [];
  for (const [name, text] of broken) {
    const run = await planned([{ name, bytes: Buffer.from(text as string) }]);
    const lines = await lineOf(run.number);
    const told = [...run.issues, ...lines.flatMap(({ issues }) => issues)];
    if (run.standing !== "planned" || run.lastError !== null) wrong.push(`${name}: ${run.standing} ${run.lastError?.code ?? ""}`);
    if (told.length === 0 || told.some((issue) => issue.text.fr === "" || issue.text.en === "" || issue.code === "studies.import-bug")) wrong.push(`${name}: ${JSON.stringify(told).slice(0, 200)}`);
    await house.studyImports.confirm({ accountId: curator.accountId, name: curator.name }, run.number, true);
    await house.studyImports.ended(run.number);
    const left = await counts();
    if (JSON.stringify(left) !== JSON.stringify(before)) wrong.push(`${name} wrote ${JSON.stringify(left)} ${JSON.stringify(lines).slice(0, 300)}`);
  }
  assert.deepEqual(wrong, []);
});

test("a FReSH file with unknown elements, codes, labels and dates: each is told by field and line, the record waits unpublished", async () => {
  const text = xml(`<TechnicalInfo><StudyId><Identifier>FRESH-77</Identifier></StudyId><CreationDate>31/12/2023</CreationDate><Unheard>x</Unheard></TechnicalInfo>
<StudyMetadata><Bogus/></StudyMetadata>`);
  const run = await planned([{ name: "a.xml", bytes: Buffer.from(text) }]);
  await house.studyImports.confirm({ accountId: curator.accountId, name: curator.name }, run.number, true);
  await house.studyImports.ended(run.number);
  const [line] = await lineOf(run.number);
  assert.deepEqual([line?.outcome, line?.published], ["added", false]);
  assert.ok((line?.issues ?? []).some(({ code: of }) => of === "studies.fresh-unknown-element"), JSON.stringify(line));
  assert.ok((line?.issues ?? []).some(({ field }) => field === "title"), JSON.stringify(line?.issues.map(({ field, code: of }) => `${field} ${of}`)));
});

const shared = `${process.env["JALON_SHARED"] ?? "../shared"}/data/health/ctgov-v2`;
let names: string[] = [];
try { names = readdirSync(shared).filter((name) => /^NCT\d+\.json$/.test(name)).slice(0, 2); } catch { /* Absent. */ }

test("a real record with any one value of another type: told, taken or refused, never published with the fault", { skip: names.length === 0 ? "no ../shared" : false }, async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const name of names) {
    const whole = JSON.parse(readFileSync(`${shared}/${name}`, "utf8")) as unknown;
    const paths: (string | number)[][] = [];
    const visit = (value: unknown, path: (string | number)[]): void => {
      if (path.length > 0) paths.push(path);
      if (value !== null && typeof value === "object") for (const [key, inner] of Object.entries(value)) visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    visit(whole, []);
    const replaced = (value: unknown, path: readonly (string | number)[], by: unknown): unknown => {
      const [first, ...rest] = path;
      if (first === undefined) return by;
      if (Array.isArray(value)) return value.map((item: unknown, at) => (at === first ? replaced(item, rest, by) : item));
      return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, key === first ? replaced(item, rest, by) : item]));
    };
    const chosen = paths.filter((_, at) => at % Math.ceil(paths.length / 120) === 0);
    const others = [null, 0, "", "x", [], {}, true, "\u0000\ud800", [[]], [null], -1.5];
    const files = chosen.map((path, at) => ({ name: `${at}.json`, bytes: Buffer.from(JSON.stringify(replaced(whole, path, others[at % others.length]))) }));
    for (const file of files) {
      tried += 1;
      const run = await planned([file]);
      const told = [...run.issues, ...(await lineOf(run.number)).flatMap(({ issues }) => issues)];
      const place = chosen[Number(file.name.split(".")[0])]?.join(".") ?? "";
      if (run.standing !== "planned" || told.some((issue) => issue.code === "studies.import-bug")) wrong.push(`${name} ${place}: ${run.standing} ${JSON.stringify(run.lastError)}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(tried > 150, String(tried));
});

test("vocabularies that are broken are told by file and line, and none is loaded", async () => {
  const loaded = async (): Promise<unknown> => house.db.query(sql`select (select count(*)::int from studies.vocabulary_load) as loads, (select count(*)::int from studies.vocabulary_list) as lists, (select count(*)::int from studies.vocabulary_concept) as concepts`);
  const before = await loaded();
  const files: readonly (readonly [name: string, text: string])[] = [
    ["a.ttl", "@prefix skos: <"], ["a.ttl", "<a> <b> \"unended"], ["a.ttl", "\u0000"], ["a.ttl", ""], ["a.csv", "prefLabel_fr;prefLabel_en;exactMatch;identifier\nOui;Yes;;FID1\nNon;No;;FID1\n"], ["a.csv", "identifier\nx"], ["a.csv", "prefLabel_fr;prefLabel_en;identifier\n;;FID1\n"], ["a.zip", "PK\u0003\u0004rubbish"], ["a.exe", "MZ"], ["../../a.ttl", "rubbish"],
  ];
  for (const [name, text] of files) {
    const answer = await ask("POST", "/api/v1/studies/vocabularies", JSON.stringify({ files: [{ name, text }], edition: "essai", licence: "CC0", attribution: "essai" }));
    assert.ok(answer.statusCode < 500 && ![200, 201].includes(answer.statusCode), `${name} ${answer.statusCode} ${answer.body.slice(0, 200)}`);
  }
  assert.deepEqual(await loaded(), before);
});

test("addresses with any parameters answer, or say what is wrong with them", async () => {
  const odd = ["%00", "%ED%A0%80", "%ff", "x".repeat(3_000), "'%3B drop table--", "-1", "1e9", "99999999999999999999", "NaN", "%F0%9F%98%80", "../../etc", "<script>", "st-000001,st-000001", "2021-13", "[]", "%5B%5D=1", "\"a b", "(((", "a:b:c", "OR AND NOT", "*", "\\"];
  const parameters = ["q", "page", "sort", "lang", "record", "theme", "status", "country", "from", "to", "codes", "by", "country", "region", "sponsor", "year", "page_size", "pageSize", "kind", "version", "text", "state", "cursor", "since", "resumptionToken"];
  const paths = ["/studies", "/api/v1/studies/search", "/api/v1/studies/suggestions", "/api/v1/studies", "/studies/feed.atom", "/studies/compare", "/studies/map", "/studies/transparency", "/exports/studies.json", "/studies/alerts", "/api/v1/studies/concepts", "/api/v1/studies/mine", "/studies/mine", "/studies/curation", "/api/v1/studies/transparency", "/studies/indicator", `/studies/${code}/difference`, `/api/v1/studies/${code}/differences`, "/studies/imports", "/studies/declare", "/studies/vocabularies/difference", "/studies/catalogue.ttl", "/exports/study-transparency.csv"];
  const wrong: string[] = [];
  for (const [at, path] of paths.entries()) for (const [place, parameter] of parameters.entries()) {
    const value = odd[(at * 7 + place) % odd.length] ?? "";
    const { statusCode, body } = await ask("GET", `${path}?${parameter}=${encodeURI(value).replaceAll("%25", "%")}&${parameter}=${encodeURI(odd[(at + place) % odd.length] ?? "").replaceAll("%25", "%")}`);
    if (statusCode >= 500 || statusCode === 429) wrong.push(`${path} ${parameter}=${value.slice(0, 40)}: ${statusCode} ${body.slice(0, 200)}`);
  }
  for (const path of ["x", "st-", "st-1e9", "%00", "st-999999999999999999999", "__proto__", "%ED%A0%80", "10.1234%2Fx", "NCT00000000"]) for (const prefix of ["/studies/", "/api/v1/studies/"]) {
    const { statusCode } = await ask("GET", `${prefix}${path}`);
    if (statusCode >= 500) wrong.push(`${prefix}${path} ${statusCode}`);
  }
  for (const version of ["0", "-1", "1e9", "99999999999", "x", "%00"]) for (const path of [`/studies/${code}/v/${version}`, `/studies/${code}/v/${version}/metadata.json`, `/api/v1/studies/${code}/versions/${version}`, `/studies/bulk/${version}/studies.parquet`, `/studies/imports/${version}`]) {
    const { statusCode } = await ask("GET", path);
    if (statusCode >= 500) wrong.push(`${path} ${statusCode}`);
  }
  assert.deepEqual(wrong.slice(0, 20), []);
});

test("an alert is asked for by one plain address, or by none", async () => {
  for (const email of ["a@b.fr\r\nBcc: c@d.fr", "a@b.fr,c@d.fr", "a@b.fr;c@d.fr", "<a@b.fr>", "a@b", "@b.fr", `${"a".repeat(300)}@b.fr`, "a@b.fr\u0000", "a b@c.fr", "", "\"a@b.fr\"@c.fr", "a@b.fr%0aBcc:c@d.fr", "a:b@c.fr", "a@b..fr", "a@-.fr"]) {
    const answer = await ask("POST", "/studies/alerts", JSON.stringify({ email, query: "q=x" }), "application/json", false);
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${JSON.stringify(email)} ${answer.statusCode}`);
  }
});
