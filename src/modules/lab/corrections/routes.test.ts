import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Reply } from "../../../kernel/http/route.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { directoryMigrations } from "../../directory/index.ts";
import { identityMigrations } from "../../identity/index.ts";
import { labMigrations } from "../migrations.ts";
import { pagesRoutes } from "../pages/routes.ts";
import { htmlOf, sister, textOf, unit } from "../pages/testing.ts";
import { correctionRoutes } from "./index.ts";
import { actor, call, importRegister, importStaff, labOn } from "./testing.ts";

const sets = [auditMigrations, identityMigrations, directoryMigrations, labMigrations];
const manager = actor("lab-manager", [unit.toLowerCase()]);
const other = actor("lab-manager", [sister.toLowerCase()]);
const office = actor("directory-office");
const staff = actor("field-owner", ["human-resources"]);
const money = actor("field-owner", ["finance"]);

const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(`not a redirect: ${reply.kind === "page" ? htmlOf(reply).slice(0, 3000) : reply.kind}`));
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;

async function ready(db: Db) {
  const deps = labOn(db, "2022-06-01");
  await importRegister(deps.directory, "2022-02-11");
  await importStaff(deps.directory);
  const routes = [...correctionRoutes(deps), ...pagesRoutes(deps)];
  return {
    get: (who: Parameters<typeof call>[3]["actor"], address: string, language: "fr" | "en" = "fr") => call(routes, "GET", address, { actor: who, today: "2022-06-01", language }),
    post: (who: Parameters<typeof call>[3]["actor"], address: string, body: Readonly<Record<string, unknown>>) => call(routes, "POST", address, { actor: who, today: "2022-06-01", body }),
  };
}

databaseTest("from the page of the structure to the answer on it", sets, async (db) => {
  const { get, post } = await ready(db);
  assert.ok(!htmlOf(await get(null, `/structures/${unit}`)).includes("corrections/new"));
  assert.ok(htmlOf(await get(manager, `/structures/${unit}`)).includes(`/structures/${unit}/corrections/new?field=acronym`));
  const form = `/structures/${unit}/corrections/new`;
  assert.match(htmlOf(await get(manager, `${form}?field=acronym`)), /value="CE"/);
  const faulty = await post(manager, `${form}?field=acronym`, { value: "CESS", reason: "", evidence: "nulle part" });
  assert.ok(faulty.kind === "page" && faulty.status === 422);
  assert.match(htmlOf(faulty), /value="CESS"[^]*nulle part/);
  assert.equal((htmlOf(faulty).match(/field-error/g) ?? []).length, 2);
  const address = to(await post(manager, `${form}?field=acronym`, { value: "CESS", reason: "Plaque <b>", evidence: "https://unit.example/p" }));
  assert.match(address, /^\/lab\/corrections\/\d+$/);
  assert.match(htmlOf(await get(manager, address)), /Correction n° \d+[^]*Reçue le 1er juin 2022[^]*Plaque &lt;b/);
  assert.match(htmlOf(await get(null, `/structures/${unit}`)), /attend une réponse[^]*CESS/);

  assert.match(htmlOf(await get(office, "/lab/corrections")), /CESS/);
  assert.match(textOf(await get(office, "/exports/corrections.csv?status=all")), /202000001A.*CE.*Source rnsr.*CESS/s);
  const without = await post(office, address, { step: "decline", text: "" });
  assert.ok(without.kind === "page" && without.status === 422);
  to(await post(office, address, { step: "ask-back", text: "Depuis quand ?" }));
  assert.match(htmlOf(await get(manager, "/lab/my-structures")), /question posée/);
  to(await post(manager, address, { step: "reply", text: "Depuis 2020." }));
  to(await post(office, address, { step: "accept-with-change", operation: "set", value: "CE2S", text: "Avec le chiffre." }));
  assert.match(htmlOf(await get(manager, `/structures/${unit}`)), /CE2S[^]*acceptée avec un changement/);
  assert.doesNotMatch(htmlOf(await get(office, "/lab/corrections")), /CESS/);
  await assert.rejects(post(office, address, { step: "accept" }), refused("lab.correction-moved-on"));
});

databaseTest("only the lab proposes for itself, and each answers for its own fields", sets, async (db) => {
  const { get, post } = await ready(db);
  const form = `/structures/${unit}/corrections/new?field=acronym`;
  await assert.rejects(get(other, form), refused("lab.not-your-structure"));
  await assert.rejects(post(other, form, { value: "X", reason: "r" }), refused("lab.not-your-structure"));
  await assert.rejects(get(null, form), refused("http.forbidden"));
  await assert.rejects(get(money, form), refused("http.forbidden"));
  // Perimeters are in small letters; addresses come in any.
  assert.equal((await get(manager, `/structures/${unit.toLowerCase()}/corrections/new?field=acronym`)).kind, "page");
  await assert.rejects(get(manager, `/structures/${unit}/corrections/new?field=position`), refused("lab.unknown-field"));

  const register = to(await post(manager, form, { value: "CESS", reason: "r" }));
  const member = to(await post(manager, `/structures/${unit}/corrections/new?field=member`, { newName: "Ada LOVELACE", role: "member", from: "2022", reason: "r" }));
  assert.match(htmlOf(await get(office, "/lab/corrections")), /CESS/);
  assert.doesNotMatch(htmlOf(await get(office, "/lab/corrections")), /LOVELACE/);
  assert.match(htmlOf(await get(staff, "/lab/corrections")), /LOVELACE/);
  assert.doesNotMatch(htmlOf(await get(money, "/lab/corrections")), /LOVELACE|CESS/);
  await assert.rejects(post(money, member, { step: "accept" }), refused("lab.not-your-field"));
  await assert.rejects(post(staff, register, { step: "accept" }), refused("lab.not-your-field"));
  await assert.rejects(post(manager, register, { step: "accept" }), refused("lab.not-your-field"));
  await assert.rejects(get(other, register), refused("lab.not-your-structure"));
  to(await post(staff, member, { step: "accept" }));
  // A person whom only human resources name is not shown to everyone.
  assert.doesNotMatch(htmlOf(await get(null, `/structures/${unit}`)), /LOVELACE/);
  assert.doesNotMatch(htmlOf(await get(null, `/structures/${unit}`)), /account-|lab-manager/);
});

databaseTest("a director whom the lab names is shown once the directory office has accepted", sets, async (db) => {
  const { get, post } = await ready(db);
  const address = to(await post(manager, `/structures/${unit}/corrections/new?field=director`, { newName: "Ada LOVELACE", role: "director", from: "2022-01", reason: "Arrêté." }));
  assert.doesNotMatch(htmlOf(await get(null, `/structures/${unit}`)), /LOVELACE/);
  to(await post(office, address, { step: "accept" }));
  assert.match(htmlOf(await get(null, `/structures/${unit}`)), /Ada LOVELACE[^]*depuis janvier 2022/);
});

databaseTest("an organisation is found by search and chosen; the form keeps what was written", sets, async (db) => {
  const { get, post } = await ready(db);
  const form = `/structures/${unit}/corrections/new?field=co-supervision&operation=add`;
  const searched = htmlOf(await post(manager, form, { act: "search", search: "hopital", reason: "Convention." }));
  assert.match(searched, /value="organisation\/0000003C"[^]*Convention\./);
  const address = to(await post(manager, form, { act: "propose", search: "hopital", object: "organisation/0000003C", label: "UMR 9", from: "2022-01", reason: "Convention." }));
  assert.match(htmlOf(await get(office, address)), /Hôpital d’essai, UMR 9 \(depuis janvier 2022\)/);
  assert.match(htmlOf(await get(office, address, "en")), /Who answers/);
  to(await post(office, address, { step: "transmit" }));
  assert.match(htmlOf(await get(manager, address)), /transmise au registre/);
});
