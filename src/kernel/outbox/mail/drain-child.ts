import { openDatabase } from "../../db/open.ts";
import { movingClock, mailOutbox } from "./testing.ts";

/** A process that drains the mail of a database once, to be killed by tests: `{ databaseUrl?, dataDirectory, port, now }` in its first argument. */
const given: unknown = JSON.parse(process.argv[2] ?? "{}");
const { databaseUrl, dataDirectory, port, now } = given as { databaseUrl?: string; dataDirectory: string; port: number; now: string };
const db = await openDatabase({ dataDirectory, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
await mailOutbox(db, movingClock(now), port).drain();
await db.close();
