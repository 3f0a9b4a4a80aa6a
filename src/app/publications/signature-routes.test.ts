import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { freshDatabase } from "../../kernel/testing/database.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { author, bibliographicRecord as record, delivery, identifiers, madeUpGraph, tester } from "../../modules/publications/matching/testing/index.ts";
import { readConfig } from "../config.ts";
import { composeHouse, migrationSets, type House } from "../house.ts";
import { startTestServer, type TestServer } from "../testing/test-house.ts";

let house: House;
let server: TestServer;
const tokens = new Map<string, string>();
const [office, onlooker] = ["open-science-office", "administrator"] as const;

before(async () => {
  house = composeHouse(await freshDatabase(migrationSets), fixedClock("2025-03-31T10:00:00Z"), readConfig({ JALON_DATA: "/nowhere" }, "/"));
  server = await startTestServer(house);
  for (const role of [office, onlooker]) {
    const { account, oneTimePassword } = await house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [] }] }, null);
    await house.identity.changePassword(account.id, oneTimePassword, "correct horse battery");
    const actor = await house.identity.getActor(account.id);
    assert.ok(actor !== null);
    tokens.set(role, (await house.identity.createToken(actor, { name: "test", expiresOn: "2025-12-31", readOnly: false })).secret);
  }
  await house.directory.deliver(tester, madeUpGraph());
  const signatures = ["Inserm U1956, Paris, France", "Inserm U1901, Grenoble, France", "University of Oslo, Oslo, Norway", "<b>Inserm</b> U1901, Grenoble \"x\""];
  await house.publications.take(tester, delivery("openalex", "2024-02-01", signatures.map((raw, at) => record("openalex", `W${at}`, { identifiers: identifiers(`doi:10.1234/${at}`), title: `Title ${at}`, authors: [author(1, "Ada", "Premier", raw)] }))));
});
after(async () => {
  await server?.close();
  await house?.close();
});

async function ask(role: string | null, url: string, method: "GET" | "POST" = "GET", payload?: object) {
  return server.inject({ method, url, headers: { "accept-language": "fr", ...(role === null ? {} : { authorization: `Bearer ${tokens.get(role) ?? ""}` }) }, ...(payload === undefined ? {} : { payload }) });
}
const find = async (text: string): Promise<{ id: string; status: string; matches: { code: string; standing: string }[]; questions: { code: string }[] }> => (await ask(office, `/api/v1/publications/signatures?q=${encodeURIComponent(text)}`)).json().items[0];

test("who may not decide cannot, and who is not signed in sees nothing", async () => {
  const { id } = await find("U1956");
  for (const url of ["/publications/signatures", `/publications/signatures/${id}`, "/exports/signatures.csv", "/api/v1/publications/signatures", `/api/v1/publications/signatures/${id}`]) assert.ok([303, 401].includes((await ask(null, url)).statusCode), url);
  const body = { decisions: [{ signature: id, kind: "accepted", code: "201900003C" }] };
  for (const [role, statuses] of [[onlooker, [403]], [null, [303, 401, 403]]] as const) {
    for (const [url, payload] of [["/api/v1/publications/signature-decisions", body], ["/publications/signatures/decide", { signature: id, kind: "accepted", code: "201900003C" }], [`/api/v1/publications/signature-decisions/${"0".repeat(8)}-0000-0000-0000-${"0".repeat(12)}/revoke`, {}]] as const) {
      const { statusCode } = await ask(role, url, "POST", payload);
      assert.ok((statuses as readonly number[]).includes(statusCode), `${role} ${url} ${statusCode}`);
    }
  }
  assert.equal((await find("U1956")).questions.length, 2);
});

test("accepted and rejected in one act, refused with every fault, taken back by the API", async () => {
  const [doubtful, sure] = [await find("U1956"), await find("Inserm U1901, Grenoble, France")];
  const decisions = [{ signature: doubtful.id, kind: "accepted", code: "201900003C", seen: "none" }, { signature: sure.id, kind: "rejected", code: "201900001A", reason: "homonyme", seen: "none" }];
  const bad = await ask(office, "/api/v1/publications/signature-decisions", "POST", { decisions: [...decisions, { signature: sure.id, kind: "accepted", code: "x" }, { signature: sure.id, kind: "accepted", code: "y" }] });
  assert.deepEqual([bad.statusCode, bad.json().code, bad.json().errors.length], [422, "publications.signature-decision-refused", 2]);
  assert.equal((await ask(office, "/api/v1/publications/signature-decisions", "POST", { decisions: [{ signature: "0".repeat(32), kind: "accepted", code: "201900003C" }] })).statusCode, 404);
  const many = await ask(office, "/api/v1/publications/signature-decisions", "POST", { decisions: Array.from({ length: 501 }, () => decisions[0]) });
  assert.equal(many.statusCode, 422);
  const kept = await ask(office, "/api/v1/publications/signature-decisions", "POST", { decisions });
  assert.deepEqual([kept.statusCode, kept.json().ids.length], [201, 2]);
  assert.deepEqual((await find("U1956")).matches.filter(({ standing }) => standing === "accepted").map(({ code }) => code), ["201900003C"]);
  assert.equal((await find("Inserm U1901, Grenoble, France")).status, "decided");
  const meanwhile = await ask(office, "/api/v1/publications/signature-decisions", "POST", { decisions: [{ ...decisions[0], kind: "rejected" }] });
  assert.deepEqual([meanwhile.statusCode, meanwhile.json().code], [409, "publications.signature-decided-meanwhile"]);
  const page = await ask(office, "/publications/signatures/decide", "POST", { signature: doubtful.id, kind: "rejected", code: "201900003C", seen: "none" });
  assert.equal(page.statusCode, 409);
  assert.equal((await ask(office, "/publications/signatures/decide", "POST", { signature: doubtful.id, kind: "accepted", code: "nobody" })).statusCode, 422);
  const undo = async () => ask(office, `/api/v1/publications/signature-decisions/${kept.json().ids[1]}/revoke`, "POST", { reason: "" });
  assert.equal((await undo()).statusCode, 200);
  assert.equal((await undo()).statusCode, 409);
  assert.equal((await find("Inserm U1901, Grenoble, France")).status, "matched");
  const one = (await ask(office, `/api/v1/publications/signatures/${sure.id}`)).json();
  assert.deepEqual([one.publications.length, one.decisions.length, one.decisions[0].revoked !== null], [1, 1, true]);
});

test("a page and its act: redirected with the undo, back only to this house, signatures escaped", async () => {
  const { id } = await find("U1956");
  const done = await ask(office, "/publications/signatures/decide", "POST", { signature: id, kind: "rejected", code: "201900004D", back: "https://elsewhere.example/?x=1" });
  assert.equal(done.statusCode, 303);
  assert.ok(done.headers.location?.startsWith(`/publications/signatures/${id}?decided=`), done.headers.location);
  const undone = await ask(office, `/publications/signatures/decisions/${done.headers.location?.split("=").at(-1) ?? ""}/revoke`, "POST", { back: `/publications/signatures/${id}?decided=1` });
  assert.deepEqual([undone.statusCode, undone.headers.location], [303, `/publications/signatures/${id}?undone=1`]);
  const list = await ask(office, "/publications/signatures?status=any");
  assert.ok(list.statusCode === 200 && !list.body.includes("<b>Inserm</b>"));
  assert.ok([404, 422].includes((await ask(office, "/publications/signatures/xyz")).statusCode));
  for (const format of ["csv", "json"]) assert.ok((await ask(office, `/exports/signatures.${format}?status=any`)).body.includes("Inserm U1956, Paris, France"));
});
