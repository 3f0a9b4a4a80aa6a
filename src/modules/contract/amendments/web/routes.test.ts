import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { openApiDocument } from "../../../../kernel/http/openapi.ts";
import type { Actor, Reply, RequestContext } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { htmlOf, pageOf, textOf } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { indicatorMigrations } from "../../../indicators/index.ts";
import { contractMigrations } from "../../migrations.ts";
import { amendmentsOver, editor } from "../testing.ts";
import { createAmendmentRoutes } from "./routes.ts";

const sets = [auditMigrations, indicatorMigrations, contractMigrations];
const actor = (role: string, perimeter: readonly string[] = [], id = role): Actor => ({ accountId: id, name: `Personne ${id}`, roles: [{ role, perimeter }] });
const office = actor("steering-office");
const second = actor("steering-office", [], "office-2");
const director = actor("signatory", ["institute"], "director");
const ministry = actor("signatory", ["state"], "ministry");
const board = actor("board-member");

async function houseOf(db: Db, today = "2024-06-01") {
  const { amendments, indicators, contracts } = await amendmentsOver(db, today);
  const routes = createAmendmentRoutes({ amendments, indicators, confirmPassword: async (_actor, password) => password === "juste" });
  async function call(method: "GET" | "POST", who: Actor | null, address: string, body: Readonly<Record<string, unknown>> = {}, language: Language = "fr"): Promise<Reply> {
    const url = new URL(address, "http://jalon.example");
    for (const route of routes) {
      const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
      if (match === null || route.method !== method) continue;
      const { access } = route;
      if (typeof access === "object" && !(who?.roles ?? []).some((grant) => access.anyOf.includes(grant.role))) throw Object.assign(new Error("refused"), { code: "http.forbidden" });
      const context: RequestContext = { actor: who, language, clock: fixedClock(today), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
      const given = Object.fromEntries(url.searchParams);
      const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
      return route.handle({ params: route.params?.parse(params) ?? {}, query: route.query?.parse(given) ?? given, body: route.body?.parse(body), files: [], context });
    }
    throw new Error(`no route at ${url.pathname}`);
  }
  return {
    routes, amendments, indicators, contracts,
    get: (who: Actor | null, address: string, language: Language = "fr") => call("GET", who, address, {}, language),
    post: (who: Actor | null, address: string, body: Readonly<Record<string, unknown>>) => call("POST", who, address, body),
  };
}

const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(`not a redirect: ${reply.kind === "page" ? htmlOf(reply).slice(0, 2500) : reply.kind}`));
const statusOf = (reply: Reply): number => (reply.kind === "page" ? (reply.status ?? 200) : 0);
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const seen = (html: string): string => html.replaceAll(/<[^>]*>/g, " ").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll(/\s+/g, " ");
const revisionOf = (reply: Reply): string => /name="revision" value="(\d+)"/.exec(htmlOf(reply))?.[1] ?? "";
const targetForm = { comparator: "at-least", value: "16", upperValue: "", scope: "at-date", dueYear: "2025", role: "commitment" };

databaseTest("a whole amendment through its pages: opened, edited, proposed, signed by both with their passwords", sets, async (db) => {
  const { get, post, contracts } = await houseOf(db);
  const empty = await post(office, "/amendments/new", { reasonKind: "", reasonFr: "" });
  assert.deepEqual([statusOf(empty), (htmlOf(empty).match(/field-error/g) ?? []).length], [422, 2]);
  assert.equal(to(await post(office, "/amendments/new", { reasonKind: "calendar", reasonFr: "Retard <b>général</b>" })), "/amendments/1");
  assert.match(seen(htmlOf(await get(board, "/amendments"))), /Calendrier revu.*Retard <b>général<\/b>.*projet/);
  const edit = "/amendments/1/edit/target?code=4.a";
  const form = await get(office, edit);
  assert.match(htmlOf(form), /name="value"[^>]*|value="20"/);
  const wrong = await post(office, edit, { ...targetForm, value: "seize", revision: revisionOf(form) });
  assert.equal(statusOf(wrong), 422);
  assert.match(htmlOf(wrong), /value="seize"/);
  assert.equal(to(await post(office, edit, { ...targetForm, revision: revisionOf(form) })), "/amendments/1#changes");
  const page = await get(board, "/amendments/1");
  assert.match(seen(htmlOf(page)), /La cible de 4\.a passe d’au moins 20 à au moins 16 en 2025\./);
  assert.ok(!htmlOf(page).includes("/amendments/1/propose"));
  assert.match(textOf(await get(board, "/exports/amendments/1.csv")), /La cible de 4\.a passe/);
  assert.match(textOf(await get(board, "/exports/amendments.json")), /Retard/);

  const early = await post(office, "/amendments/1/propose", { revision: revisionOf(await get(office, "/amendments/1")), inForceFrom: "2024-05-01" });
  assert.equal(statusOf(early), 422);
  assert.match(htmlOf(early), /value="2024-05-01"/);
  to(await post(office, "/amendments/1/propose", { revision: revisionOf(await get(office, "/amendments/1")), inForceFrom: "2024-07-01" }));
  await assert.rejects(get(office, "/amendments/1/sign"), refused("http.forbidden"));
  const sheet = htmlOf(await get(director, "/amendments/1/sign"));
  const signing = { registerSha256: /name="registerSha256" value="([0-9a-f]{64})"/.exec(sheet)?.[1] ?? "", inForceFrom: "2024-07-01", password: "juste" };
  const mistaken = await post(director, "/amendments/1/sign", { ...signing, side: "institute", password: "faux" });
  assert.deepEqual([statusOf(mistaken), htmlOf(mistaken).includes("faux")], [422, false]);
  await assert.rejects(post(director, "/amendments/1/sign", { ...signing, side: "state" }), refused("contract.signature-not-yours"));
  assert.equal(to(await post(director, "/amendments/1/sign", { ...signing, side: "institute" })), "/amendments/1#signatures");
  to(await post(ministry, "/amendments/1/sign", { ...signing, side: "state" }));
  assert.match(seen(htmlOf(await get(office, "/amendments/1"))), /signé, en vigueur le 1er juillet 2024/);
  assert.equal((await contracts.inForce(day("2024-07-01"))).version.number, 1);
});

databaseTest("nobody without the right reads a draft, edits or signs", sets, async (db) => {
  const { get, post, routes, amendments } = await houseOf(db);
  await amendments.start(editor, { reasonKind: "other", reason: { fr: "Essai", en: "Trial" } });
  for (const route of routes) assert.ok(typeof route.access === "object", `${route.method} ${route.path}`);
  for (const who of [null, actor("administrator"), actor("lab-manager")]) await assert.rejects(post(who, "/amendments/1/undo", {}), refused("http.forbidden"));
  await assert.rejects(get(null, "/amendments/1"), refused("http.forbidden"));
  for (const who of [board, director]) await assert.rejects(post(who, "/amendments/1/edit/title?code=", { textFr: "X", revision: "1" }), refused("http.forbidden"));
  await assert.rejects(get(office, "/amendments/9"), refused("contract.unknown-amendment"));
  await assert.rejects(get(office, "/amendments/1/edit/action?code=99"), refused("contract.unknown-thing"));
});

/** What a browser would send of a form that nobody touched. */
function givenBy(html: string): Record<string, string> {
  const decode = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const attribute = (tag: string, name: string): string => decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag).filter((tag) => attribute(tag, "type") !== "checkbox").map((tag) => [attribute(tag, "name"), attribute(tag, "value")] as const);
  const areas = [...html.matchAll(/(<textarea[^>]*>)([^<]*)<\/textarea>/g)].map(([, tag = "", text = ""]) => [attribute(tag, "name"), decode(text)] as const);
  const selects = [...html.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)].map(([, tag = "", options = ""]) => [attribute(tag, "name"), attribute(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? "", "value")] as const);
  return Object.fromEntries([...inputs, ...areas, ...selects]);
}

databaseTest("every form opens, in both languages, and saved unchanged it says that nothing changes", sets, async (db) => {
  const { get, post, amendments } = await houseOf(db);
  await amendments.start(editor, { reasonKind: "other", reason: { fr: "Essai", en: "Trial" } });
  const line = encodeURIComponent("money| / Projets");
  for (const form of ["title?code=", "years?code=", "priority?code=1", "objective?code=1", "action?code=1", "indicator?code=4", "part?code=4.a", "measure?code=4.a", "target?code=4.a", `line?code=${line}`]) {
    const html = htmlOf(await get(office, `/amendments/1/edit/${form}`, "en"));
    assert.ok(!/undefined|NaN|\[object/.test(html), form);
    const page = await get(office, `/amendments/1/edit/${form}`);
    const given = givenBy(htmlOf(page));
    const reply = await post(office, `/amendments/1/edit/${form}`, given);
    assert.equal(statusOf(reply), 422, form);
    assert.match(seen(htmlOf(reply)), /Rien ne change/, form);
  }
  for (const form of ["new-objective?code=1", "new-action?code=1", "new-indicator?code=", "new-part?code=4", "new-measure?code=4.a", "new-target?code=4.a", "new-line?code=money", "new-reference?code=1"]) {
    assert.equal(statusOf(await get(office, `/amendments/1/edit/${form}`)), 200, form);
  }
  for (const path of ["/amendments/1/edit", "/amendments/1/reason", "/amendments/1/abandon", "/amendments/1/carry-over", "/amendments/new"]) assert.equal(statusOf(await get(office, path)), 200, path);
});

databaseTest("new things are added through their forms and stand in the draft", sets, async (db) => {
  const { get, post, amendments } = await houseOf(db);
  await amendments.start(editor, { reasonKind: "other", reason: { fr: "Essai", en: "Trial" } });
  const add = async (form: string, body: Record<string, string>): Promise<void> => void to(await post(office, `/amendments/1/edit/${form}`, { ...body, revision: revisionOf(await get(office, `/amendments/1/edit/${form}`)) }));
  await add("new-part?code=4", { code: "4.b", textFr: "Essais terminés" });
  await add("new-measure?code=4.b", { code: "4.b", textFr: "Essais terminés", unit: "share" });
  await add("new-target?code=4.b", { series: "4.b", ...targetForm, value: "38,5 %" });
  await add("new-action?code=2", { code: "4", textFr: "Former", textEn: "Train" });
  await add("new-reference?code=4", { indicator: "4.b" });
  await add("new-line?code=money", { labelFr: "Réserve", lineKind: "line", year2021: "1 000 000", year2022: "2,5 M€", overall: "3500000" });
  const { draft } = await amendments.load(1);
  const part = draft.register.indicators[0]?.parts[1];
  assert.deepEqual([part?.code, part?.targets[0]?.value, part?.targets[0]?.unit], ["4.b", 0.385, { kind: "share" }]);
  assert.deepEqual(draft.register.priorities[1]?.objectives[0]?.actions.map((one) => one.title), [{ fr: "Ouvrir les données", en: "Open the data" }, { fr: "Former", en: "Train" }]);
  assert.deepEqual(draft.register.resourceTables[0]?.lines.map((one) => one.label.fr), ["Moyens <des> laboratoires", "Projets", "dont part commune", "Réserve", "Total"]);
  // The total was not changed with its lines: said before anybody signs.
  assert.match(seen(htmlOf(await get(office, "/amendments/1"))), /« Total », 2021.* ses lignes font 2 000 000/u);
  await assert.rejects(async () => to(await post(office, "/amendments/1/edit/new-action?code=2", { code: "4", textFr: "Encore", revision: "7" })));
});

databaseTest("two people on the same thing: 409 with both texts, the writer's own still in the form", sets, async (db) => {
  const { get, post, amendments } = await houseOf(db);
  await amendments.start(editor, { reasonKind: "other", reason: { fr: "Essai", en: "Trial" } });
  const form = "/amendments/1/edit/action?code=1";
  const mine = revisionOf(await get(office, form));
  to(await post(second, form, { textFr: "Titre de l’autre", textEn: "", revision: mine }));
  const met = await post(office, form, { textFr: "Mon titre", textEn: "", revision: mine });
  assert.equal(statusOf(met), 409);
  assert.match(seen(htmlOf(met)), /Deux personnes ont écrit en même temps.*Titre de l’autre.*Mon titre/);
  assert.match(htmlOf(met), /<textarea[^>]*name="textFr"[^>]*>Mon titre<\/textarea>/);
  to(await post(office, form, { textFr: "Titre des deux", textEn: "", revision: revisionOf(met) }));
  const reason = await post(office, "/amendments/1/reason", { reasonKind: "calendar", reasonFr: "Autre motif", revision: "1" });
  assert.equal(reason.kind, "redirect");
  const again = await post(second, "/amendments/1/reason", { reasonKind: "other", reasonFr: "Le mien", revision: "1" });
  assert.equal(statusOf(again), 409);
  assert.match(htmlOf(again), /Autre motif[^]*Le mien/);
});

databaseTest("a removal asks first, and what has values takes a decision", sets, async (db) => {
  const { get, post, amendments, indicators } = await houseOf(db);
  await indicators.enter(editor, { series: "4.a", period: { from: day("2023-01-01"), until: day("2024-01-01") }, value: 14, state: "consolidated", observedOn: day("2024-01-31"), source: "essai", method: null, reason: null });
  await amendments.start(editor, { reasonKind: "other", reason: { fr: "Essai", en: "Trial" } });
  const path = "/amendments/1/remove/part?code=4.a";
  const asked = await get(office, path);
  assert.match(seen(htmlOf(asked)), /Cela a une histoire.*1 valeur/);
  const plain = await post(office, path, { revision: revisionOf(asked), note: "Remplacée" });
  assert.equal(statusOf(plain), 422);
  assert.match(htmlOf(plain), /Remplacée/);
  to(await post(office, path, { revision: revisionOf(asked), acknowledged: "on", note: "Remplacée" }));
  const page = seen(htmlOf(await get(office, "/amendments/1")));
  assert.match(page, /La série 4\.a quitte le contrat\..*1 valeur/);
  assert.match(page, /renvoie à l’indicateur 4\.a|4\.a, qui n’existe pas/);
  to(await post(office, "/amendments/1/undo", { act: "2", revision: "2" }));
  assert.equal(pageOf(await get(office, "/amendments/1")).demonstration, false);
  for (const [kind, code] of [["action", "1"], ["line", "money| / Projets"], ["reference", "1 / 4.a"], ["objective", "2"]] as const) assert.equal(statusOf(await get(office, `/amendments/1/remove/${kind}?code=${encodeURIComponent(code)}`)), 200, kind);
  await assert.rejects(get(office, "/amendments/1/remove/line?code=money|rien"), refused("contract.unknown-thing"));
});

databaseTest("the API does what the pages do, and describes itself", sets, async (db) => {
  const { get, post, routes } = await houseOf(db);
  const parsed = (reply: Reply, path: string, method = "GET"): Record<string, unknown> => {
    assert.ok(reply.kind === "json");
    return routes.find((one) => one.path === path && one.method === method)?.response?.parse(JSON.parse(JSON.stringify(reply.value))) as Record<string, unknown>;
  };
  const made = parsed(await post(office, "/api/v1/amendments", { reasonKind: "more-means", reason: { fr: "Plan", en: "Plan" } }), "/api/v1/amendments", "POST");
  assert.deepEqual([made["number"], made["state"], made["revision"]], [1, "draft", 1]);
  const edited = parsed(await post(office, "/api/v1/amendments/1/edits", { revision: 1, edit: { kind: "action.title", code: "1", title: { fr: "Titre", en: "Title" } } }), "/api/v1/amendments/:number/edits", "POST");
  assert.equal((edited["changes"] as unknown[]).length, 1);
  await assert.rejects(post(second, "/api/v1/amendments/1/edits", { revision: 1, edit: { kind: "action.title", code: "1", title: { fr: "Autre", en: "Other" } } }), refused("contract.amendment-changed-meanwhile"));
  const { registerSha256 } = parsed(await post(office, "/api/v1/amendments/1/propose", { revision: 2, inForceFrom: "2024-06-01" }), "/api/v1/amendments/:number/propose", "POST");
  await assert.rejects(post(director, "/api/v1/amendments/1/sign", { side: "institute", registerSha256, inForceFrom: "2024-06-01", password: "faux" }), refused("contract.signature-refused"));
  await post(director, "/api/v1/amendments/1/sign", { side: "institute", registerSha256, inForceFrom: "2024-06-01", password: "juste" });
  const signed = parsed(await post(ministry, "/api/v1/amendments/1/sign", { side: "state", registerSha256, inForceFrom: "2024-06-01", password: "juste" }), "/api/v1/amendments/:number/sign", "POST");
  assert.deepEqual([signed["state"], signed["version"]], ["signed", 1]);
  assert.equal(((parsed(await get(board, "/api/v1/amendments"), "/api/v1/amendments")["items"]) as unknown[]).length, 1);
  const described = openApiDocument(routes.filter((route) => route.path.startsWith("/api/")), { title: "essai", version: "0", sessionCookie: "s" });
  assert.ok(JSON.stringify(described).includes("/api/v1/amendments/{number}/sign"));
});

databaseTest("mending a fault is no leave to write over what somebody else wrote meanwhile, nor to void a signature unseen", sets, async (db) => {
  const { get, post, amendments } = await houseOf(db);
  to(await post(office, "/amendments/new", { reasonKind: "calendar", reasonFr: "Retard" }));
  const edit = "/amendments/1/edit/target?code=4.a";
  const mine = revisionOf(await get(office, edit));
  to(await post(second, edit, { ...targetForm, value: "17", revision: mine }));
  const faulty = await post(office, edit, { ...targetForm, value: "seize", revision: mine });
  assert.deepEqual([statusOf(faulty), revisionOf(faulty)], [422, mine]);
  const met = await post(office, edit, { ...targetForm, revision: revisionOf(faulty) });
  assert.equal(statusOf(met), 409);
  assert.match(seen(htmlOf(met)), /Nombre à atteindre 17 16/);
  to(await post(office, edit, { ...targetForm, revision: revisionOf(met) }));

  const reason = revisionOf(await get(office, "/amendments/1/reason"));
  to(await post(second, "/amendments/1/reason", { reasonKind: "other", reasonFr: "Motif de l’autre", revision: reason }));
  const wordless = await post(office, "/amendments/1/reason", { reasonKind: "other", reasonFr: "", revision: reason });
  assert.deepEqual([statusOf(wordless), revisionOf(wordless)], [422, reason]);
  assert.match(seen(htmlOf(await post(office, "/amendments/1/reason", { reasonKind: "other", reasonFr: "Le mien", revision: reason }))), /Motif de l’autre/);

  // Proposed and signed since the page was opened: undoing would void a signature that was never seen.
  const draft = await amendments.load(1);
  const proposed = await amendments.propose({ accountId: "office-2", name: "Autre" }, 1, day("2024-07-01"), draft.amendment.revision);
  await amendments.sign({ accountId: "director", name: "Directrice" }, 1, "institute", { registerSha256: proposed.registerSha256, inForceFrom: day("2024-07-01") });
  const undone = await post(office, "/amendments/1/undo", { act: String(draft.amendment.edits[0]?.act), revision: String(draft.amendment.revision) });
  assert.equal(statusOf(undone), 409);
  assert.equal((await amendments.load(1)).amendment.signatures.length, 1);

  await amendments.sign({ accountId: "ministry", name: "Ministère" }, 1, "state", { registerSha256: proposed.registerSha256, inForceFrom: day("2024-07-01") });
  const late = await post(office, "/amendments/1/reason", { reasonKind: "other", reasonFr: "Mon long motif", revision: reason });
  assert.equal(statusOf(late), 409);
  assert.match(htmlOf(late), /Mon long motif/);
});

databaseTest("what is removed from the draft under its writer: 409, what was typed is still in the form, and saves once the removal is undone", sets, async (db) => {
  const { get, post, amendments } = await houseOf(db);
  to(await post(office, "/amendments/new", { reasonKind: "calendar", reasonFr: "Retard" }));
  const edit = "/amendments/1/edit/target?code=4.a";
  const mine = revisionOf(await get(office, edit));
  to(await post(second, "/amendments/1/remove/target?code=4.a", { revision: mine, acknowledged: "on" }));
  const met = await post(office, edit, { ...targetForm, revision: mine });
  assert.equal(statusOf(met), 409);
  assert.match(htmlOf(met), /supprimé du projet entre-temps[^]*value="16"/);
  const { amendment } = await amendments.load(1);
  to(await post(office, "/amendments/1/undo", { act: String(amendment.edits[0]?.act), revision: String(amendment.revision) }));
  to(await post(office, edit, { ...targetForm, revision: revisionOf(met) }));
});

databaseTest("an amendment opened twice by a double click is opened once; once something is written in it, another one is another", sets, async (db) => {
  const { post, amendments } = await houseOf(db);
  const opening = { reasonKind: "calendar", reasonFr: "Retard" };
  assert.equal(to(await post(office, "/amendments/new", opening)), "/amendments/1");
  assert.equal(to(await post(office, "/amendments/new", opening)), "/amendments/1");
  assert.equal(to(await post(second, "/amendments/new", opening)), "/amendments/2");
  to(await post(second, "/amendments/2/edit/action?code=1", { textFr: "Titre", textEn: "", revision: "1" }));
  assert.equal(to(await post(second, "/amendments/new", opening)), "/amendments/3");
  assert.equal((await amendments.list()).length, 3);
});
