/** The house of the benchmark of ballots, in a process of its own: a server that listens, a questionnaire that is open, an account with a token for each person. Arguments: the database (empty: PGlite in memory), people. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createBareServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeHouse, migrationSets } from "../../src/app/house.ts";
import { ballotKeyDirectory } from "../../src/app/consultations/compose.ts";
import { readConfig } from "../../src/app/config.ts";
import { createHouseServer } from "../../src/app/server.ts";
import { sql } from "../../src/kernel/db/db.ts";
import { migrate } from "../../src/kernel/db/migrate.ts";
import { openDatabase, openInMemory } from "../../src/kernel/db/open.ts";
import { jsonb } from "../../src/kernel/db/values.ts";
import { fixedClock, type Clock } from "../../src/kernel/time/day.ts";
import { smallForm } from "../../src/modules/consultations/ballots/testing/campaign.ts";

const [databaseUrl = "", people = "0"] = process.argv.slice(2);
const code = "self-evaluation";
const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-bench-ballots-"));
const db = databaseUrl === "" ? await openInMemory() : await openDatabase({ dataDirectory: "", databaseUrl });
await migrate(db, migrationSets);
let clock: Clock = fixedClock("2025-03-10");
const config = readConfig({ JALON_DATA: dataDirectory }, process.cwd());
const house = composeHouse(db, { now: () => clock.now(), today: () => clock.today() }, config);

// Accounts straight into the tables: what is measured is what they do then. A token of the API stands for being signed in.
const made = Array.from({ length: Number(people) }, (_, index) => ({ id: randomUUID(), index, bearer: `${"jalon_"}${randomBytes(32).toString("base64url")}` }));
const first = (await house.identity.createAccount({ email: "first@example.org", name: "First", roles: [] }, null)).account;
const { secret } = await house.identity.createToken({ accountId: first.id, name: "First", roles: [] }, { name: "t", expiresOn: "2025-12-31", readOnly: false });
const prefix = secret.slice(0, secret.length - 43);
for (const one of made) one.bearer = `${prefix}${randomBytes(32).toString("base64url")}`;
for (let start = 0; start < made.length; start += 5_000) {
  const some = made.slice(start, start + 5_000);
  await db.query(sql`insert into identity.account select (jsonb_populate_record(a, one)).* from identity.account a, jsonb_array_elements(${jsonb(some.map(({ id, index }) => ({ id, email: `p${index}@example.org`, name: `P ${index}`, must_change_password: false })))}) one where a.id = ${first.id}::uuid`);
  await db.query(sql`insert into identity.token select (jsonb_populate_record(t, one)).* from identity.token t, jsonb_array_elements(${jsonb(some.map(({ id, bearer }) => ({ id: randomUUID(), account_id: id, digest: createHash("sha256").update(bearer).digest("hex") })))}) one where t.account_id = ${first.id}::uuid`);
}
await db.script("analyze identity.account; analyze identity.token");
const office = { accountId: first.id, name: "Office", roles: [{ role: "consultation-office", perimeter: [] }] };
await house.forms.save(office, { ...smallForm, code: "bench" });
await house.questionnaires.create(office, { code, title: { fr: "Q", en: "Q" }, purpose: { fr: "P", en: "P" }, contact: "", mode: "anonymous", periodFrom: "", periodTo: "", opensOn: "2025-03-11", closesOn: "2025-04-01", threshold: 10, eligibleRoles: null, form: { code: "bench" } });
await house.questionnaires.move(office, code, "announced");
clock = fixedClock("2025-03-11");
await house.questionnaires.tick();
const definitionSha256 = (await house.questionnaires.find(code))?.definitionSha256;
const server = await createHouseServer(house, randomBytes(32), () => undefined);
const address = await server.listen({ port: 0, host: "0.0.0.0" });
const bare = createBareServer((request, response) => {
  request.resume().once("end", () => response.writeHead(200, { "content-type": "application/json" }).end('{"number":"0"}'));
});
bare.listen(0, "0.0.0.0", () => process.send?.({ port: Number(new URL(address).port), barePort: (bare.address() as AddressInfo).port, keyDirectory: ballotKeyDirectory(config), definitionSha256, bearers: made.map(({ bearer }) => bearer) }));

process.on("message", (asked) => {
  void (async () => {
    if (asked === "count") {
      clock = fixedClock("2025-04-01");
      const started = performance.now();
      await house.questionnaires.tick();
      const ms = performance.now() - started;
      const counted = await Promise.all((await house.ballots.participation(code)).map(async ({ axis, contributions, issued }) => ({ axis, contributions, issued, numbers: (await house.ballots.counted(code, axis)).numbers.length, tallied: (await house.ballots.tallies(code, axis)).filter(({ question, group }) => question === "useful" && group === "").reduce((sum, { count }) => sum + count, 0) })));
      process.send?.({ ms, counted });
    }
    if (asked === "end") {
      await server.close();
      bare.close();
      await house.close();
      rmSync(dataDirectory, { recursive: true, force: true });
      process.exit(0);
    }
  })();
});
