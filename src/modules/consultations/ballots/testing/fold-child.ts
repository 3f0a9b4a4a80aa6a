/** A process to be killed: sends ballots, tells the number of each once it is received, and folds all the while. Arguments: the database, the folder of keys. */
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../../../kernel/db/open.ts";
import { migrate } from "../../../../kernel/db/migrate.ts";
import { consultationMigrations } from "../../migrations.ts";
import { campaignIn } from "./campaign.ts";
import { directToken, keysIn } from "./direct-token.ts";

const [database = "", keyDirectory = ""] = process.argv.slice(2);
const db = await openDatabase(database.startsWith("postgresql:") ? { dataDirectory: "", databaseUrl: database } : { dataDirectory: database });
await migrate(db, [consultationMigrations]);
const { ballots, questionnaire } = campaignIn(db, keyDirectory);
await ballots.open(questionnaire);
const key = keysIn(keyDirectory, questionnaire.code).get("support");
if (key === undefined) throw new Error("no key");
const send = async (): Promise<void> => {
  for (;;) {
    const { number } = await ballots.receive({ questionnaire: questionnaire.code, axis: "support", definitionSha256: questionnaire.definitionSha256 ?? "", ...directToken(key), answers: { useful: 3, words: "x" } });
    process.stdout.write(`${number}\n`);
  }
};
const fold = async (): Promise<void> => {
  for (;;) {
    await ballots.fold(questionnaire.code);
    await wait(10);
  }
};
await Promise.all([send(), send(), fold()]);
