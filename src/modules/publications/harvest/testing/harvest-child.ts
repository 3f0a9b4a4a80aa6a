import { openDatabase } from "../../../../kernel/db/open.ts";
import { harvestsFor } from "./builders.ts";

/** A process that starts a harvest of HAL, or resumes the one that stands still, to be killed by tests: `{ databaseUrl?, dataDirectory, address }` in its first argument. */
const given: unknown = JSON.parse(process.argv[2] ?? "{}");
const { databaseUrl, dataDirectory, address } = given as { databaseUrl?: string; dataDirectory: string; address: string };
const db = await openDatabase({ dataDirectory, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
const harvests = harvestsFor(db, address);
const by = { accountId: null, name: "Essai" };
const [latest] = (await harvests.list({ page: 1, pageSize: 1 })).items;
// One that was killed after its last page has nothing left to do.
if (latest?.standing !== "done") {
  const { number } = latest === undefined ? await harvests.start(by, { source: "hal", query: { by: "collection", value: "ESSAI" }, since: null }) : await harvests.resume(by, latest.number);
  await harvests.ended(number);
}
await db.close();
