import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import type { Reply } from "../../../../kernel/http/route.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { directoryMigrations } from "../../../directory/index.ts";
import { identityMigrations } from "../../../identity/index.ts";
import { correctionRoutes } from "../../corrections/index.ts";
import { actor, call, importRegister, labOn } from "../../corrections/testing.ts";
import { labMigrations } from "../../migrations.ts";
import { htmlOf, sister, textOf, unit } from "../../pages/testing.ts";
import { askStateOn } from "./ask.ts";
import { askRoutes } from "./routes.tsx";
import { askYears, findAsk } from "./store.ts";
import { day } from "../../../../kernel/time/day.ts";
import { test } from "node:test";

const sets = [auditMigrations, identityMigrations, directoryMigrations, labMigrations];
const steering = actor("steering-office");
const manager = actor("lab-manager", [unit.toLowerCase()]);
const other = actor("lab-manager", [sister.toLowerCase()]);
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(reply.kind === "page" ? htmlOf(reply) : reply.kind));
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;

test("the state of an ask follows its answers and its day", () => {
  const field = (answer: "nothing" | null) => ({ field: "x", held: null, answer, answeredAt: null, correction: null });
  const state = (answers: readonly ("nothing" | null)[], today: string, cancelledAt: string | null = null) => askStateOn({ fields: answers.map(field), cancelledAt, dueOn: day("2022-06-10") }, day(today));
  assert.deepEqual([state([null], "2022-06-10"), state([null, "nothing"], "2022-06-11"), state(["nothing", "nothing"], "2023-01-01"), state([null], "2023-01-01", "2022-06-02")], ["open", "overdue", "answered", "cancelled"]);
});

databaseTest("what is held is shown and left out; insisting is counted; the lab answers by a correction", sets, async (db) => {
  const deps = labOn(db, "2022-06-01");
  await importRegister(deps.directory, "2022-02-11");
  const routes = [...askRoutes(deps), ...correctionRoutes(deps)];
  const get = (who: typeof steering | null, address: string) => call(routes, "GET", address, { actor: who, today: "2022-06-01" });
  const post = (who: typeof steering | null, address: string, body: Readonly<Record<string, unknown>>) => call(routes, "POST", address, { actor: who, today: "2022-06-01", body });
  const base = { codes: `${unit.toLowerCase()}, ${sister}`, fields: ["acronym", "keywords"], dueOn: "2022-06-30", reason: "Rapport annuel" };

  const faulty = htmlOf(await post(steering, "/lab/asks/new", { act: "send", codes: "999999999Z", dueOn: "2020-01-01", insist: "on" }));
  assert.equal((faulty.match(/<li><a href="#field-/g) ?? []).length, 5);
  // One acronym is held of the four fields: by the register, for the unit.
  const checked = htmlOf(await post(steering, "/lab/asks/new", { act: "check", ...base }));
  assert.match(checked, /choisis\u202f: 4, pour 2 structures[^]*tenus\u202f: 1[^]*demander\u202f: 3[^]*Source rnsr/);
  to(await post(steering, "/lab/asks/new", { act: "send", ...base }));
  assert.deepEqual(await askYears(db, false), [{ year: 2022, asks: 2, fields: 3, held: 0 }]);

  const held = { ...base, codes: unit, fields: ["acronym"] };
  const nothing = await post(steering, "/lab/asks/new", { act: "send", ...held });
  assert.ok(nothing.kind === "page" && nothing.status === 422);
  const insisted = to(await post(steering, "/lab/asks/new", { act: "send", ...held, insist: "on", insistence: "Il a dû changer." }));
  assert.deepEqual(await askYears(db, false), [{ year: 2022, asks: 3, fields: 4, held: 1 }]);

  // The lab sees both, answers one field by a correction and one by a word.
  assert.match(htmlOf(await get(manager, "/lab/my-structures")), /2 demandes attendent/);
  await assert.rejects(get(other, insisted), refused("lab.not-your-structure"));
  await assert.rejects(post(other, insisted, { step: "nothing", field: "acronym" }), refused("lab.not-your-structure"));
  await assert.rejects(get(manager, "/lab/asks"), refused("http.forbidden"));
  to(await post(manager, insisted, { step: "confirmed", field: "acronym" }));
  const number = Number(insisted.split("/").at(-1));
  const first = number - 2;
  const asked = (await findAsk(db, first))?.structure.code === unit ? first : first + 1;
  to(await post(manager, `/structures/${unit}/corrections/new?field=keywords&ask=${asked}`, { value: "cœur", reason: "Nous." }));
  assert.equal((await findAsk(db, asked))?.fields[0]?.answer, "correction");
  assert.match(htmlOf(await get(manager, "/lab/my-structures")), /Rien ne vous est demandé/);

  // What the lab said is held from now on.
  const again = htmlOf(await post(steering, "/lab/asks/new", { act: "check", ...base, codes: unit, fields: ["keywords"] }));
  assert.match(again, /Déjà tenus\u202f: 1/);
  const rest = asked === first ? first + 1 : first;
  const empty = await post(steering, `/lab/asks/${rest}`, { step: "cancel", text: "" });
  assert.ok(empty.kind === "page" && empty.status === 422);
  to(await post(steering, `/lab/asks/${rest}`, { step: "cancel", text: "Plus besoin." }));
  await assert.rejects(post(steering, `/lab/asks/${rest}`, { step: "cancel", text: "Encore." }), refused("lab.ask-closed"));
  assert.match(htmlOf(await get(steering, "/lab/asks")), /annulée[^]*répondue|répondue[^]*annulée/);
  assert.match(textOf(await get(steering, "/exports/asks.csv")), /Il a dû changer/);
});
