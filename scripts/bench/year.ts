import { SMTPServer } from "smtp-server";
import { addDemonstration } from "../../src/app/prepare.ts";
import { openTestHouse } from "../../src/app/testing/test-house.ts";
import { readConfig } from "../../src/app/config.ts";
import { composeHouse } from "../../src/app/house.ts";
import { sql } from "../../src/kernel/db/db.ts";
import { day, systemClock } from "../../src/kernel/time/day.ts";
import { renderReport } from "../../src/modules/reports/index.ts";
import { milliseconds, onEachDatabase, repeated, show, type Figure } from "./figure.ts";

const mails = 500;
const by = { accountId: null, name: "bench" };

/** The yearly report of the demonstration from facts to sealed files and back, and mail handed to a real SMTP server. */
export async function benchYear(): Promise<Figure[]> {
  return onEachDatabase(async (db, database) => {
    const house = await openTestHouse({ db });
    await addDemonstration(house);
    const { reports } = house;
    const figures: Figure[] = [];
    const bareEvents = await repeated(20, () => db.query(sql`select * from indicators.value_event`));
    const bareSteering = await repeated(20, () => db.query(sql`select * from steering.event`));
    const bare = `${show(bareEvents.median + bareSteering.median)} (bare reads of the events of values and actions)`;
    const choice = { year: 2024, knownOn: day("2025-03-31"), versionNumber: null, texts: [], corrects: null };
    const building = await repeated(10, () => reports.build(choice));
    figures.push({ what: "report of a year: content and seal", database, measured: show(building.median), floor: bare });
    const sealed = await reports.sealChoice(by, choice);
    const edition = await reports.sealed(sealed.report.code);
    const rendering = await repeated(5, () => renderReport(edition));
    figures.push({ what: "its six files, two of them PDF/UA", database, measured: show(rendering.median), floor: "Typst’s own figure: 11 to 190 ms a document" });
    const verifying = await repeated(5, () => reports.verify(sealed.report.code));
    figures.push({ what: "verifying it against all that is behind it", database, measured: show(verifying.median), floor: bare });
    const changed = await repeated(10, () => reports.changedSince(sealed.report.code));
    figures.push({ what: "what changed since", database, measured: show(changed.median), floor: bare });
    figures.push(await mailFigure(house.db, database));
    return figures;
  });
}

async function mailFigure(db: Parameters<typeof composeHouse>[0], database: string): Promise<Figure> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"], logger: false, onData: (stream, _session, done) => { stream.resume(); stream.on("end", () => done()); } });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const house = composeHouse(db, systemClock, readConfig({ JALON_SMTP_URL: `smtp://127.0.0.1:${port}`, JALON_MAIL_FROM: "jalon@example.org" }, process.cwd()));
  const { account: { id: to } } = await house.identity.createAccount({ email: "bench@example.org", name: "Bench", roles: [] }, null);
  await db.query(sql`update outbox.message set status = 'failed' where status = 'pending'`);
  await db.tx(async (inside) => {
    for (let number = 0; number < mails; number += 1) await house.outbox.notify(inside, { key: `bench:${number}`, to: [to], subject: { fr: "Échéance", en: "Due" }, text: { fr: "Bonjour.", en: "Hello." }, path: null });
  });
  let sent = 0;
  const time = await milliseconds(async () => { sent = (await house.outbox.drain()).sent; });
  await house.outbox.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (sent !== mails) throw new Error(`${sent} mails sent of ${mails}`);
  const bare = await repeated(20, () => db.query(sql`select 1`));
  return { what: "one mail of 500, from the outbox to the answer of an SMTP server", database, measured: show(time / mails), floor: `${show(bare.median * 3)} (three bare statements: claimed, handed over, settled)` };
}
