import { createReadStream, existsSync, statSync } from "node:fs";
import { sql } from "../../src/kernel/db/db.ts";
import { streamCsv } from "../../src/kernel/tables/index.ts";
import { day, systemClock } from "../../src/kernel/time/day.ts";
import { coreFields, countRnsr, createDirectory, readRnsr, rnsrDelivery, type DeliveryDraft } from "../../src/modules/directory/index.ts";
import { inChunks, madeUpRegister, rnsrText } from "../../src/modules/directory/testing/rnsr-file.ts";
import { milliseconds, onEachDatabase, show, type Figure } from "./figure.ts";

const observedOn = day("2022-02-01");
const structures = 4506;
const realFile = `${process.env["JALON_SHARED"] ?? "../shared"}/data/rnsr/rnsr-active-2022-02.csv`;

interface Given {
  readonly what: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** The real register where it is, else a made-up one of as many structures. */
function givenFile(): Given {
  if (existsSync(realFile)) return { what: `the register of structures (${Math.round(statSync(realFile).size / 1e5) / 10} MB)`, open: () => createReadStream(realFile, { highWaterMark: 256 * 1024 }) };
  const text = rnsrText(madeUpRegister(structures));
  return { what: "a made-up register of structures", open: () => inChunks(text, 256 * 1024) };
}

async function readAll({ open }: Given): Promise<DeliveryDraft> {
  const { file } = await readRnsr("bench.csv", open(), observedOn);
  if (countRnsr(file.structures, "siren:180036048").structures !== structures) throw new Error("the register was not read whole");
  return rnsrDelivery(file, observedOn);
}

/** One bare row for each statement, as wide as one. */
function bareRows(delivery: DeliveryDraft): readonly object[] {
  return delivery.records.flatMap((record) => record.statements.map((one, index) => ({
    a: `${record.key} ${index}`, b: one.field, c: one.slot ?? "", d: one.value, e: observedOn, f: one.object?.key ?? null,
  })));
}

export async function benchImportRnsr(): Promise<Figure[]> {
  const given = givenFile();
  await readAll(given);
  return onEachDatabase(async (db, database) => {
    const parsing = await milliseconds(async () => {
      for await (const rows of streamCsv("bench.csv", given.open(), ";")) if (rows.length < 0) throw new Error("no rows");
    });
    let delivery: DeliveryDraft | undefined;
    const reading = await milliseconds(async () => {
      delivery = await readAll(given);
    });
    if (delivery === undefined) throw new Error("nothing read");
    const rows = bareRows(delivery);
    await db.script("create table public.bare_statement (a text, b text, c text, d jsonb, e date, f text)");
    const bare = await milliseconds(() => db.tx(async (inside) => {
      for (let from = 0; from < rows.length; from += 1000) {
        await inside.query(sql`insert into public.bare_statement select * from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 1000))}::jsonb) as row (a text, b text, c text, d jsonb, e date, f text)`);
      }
    }));
    const directory = createDirectory({ db, clock: systemClock, fields: coreFields });
    const author = { accountId: null, name: "bench" };
    const draft = delivery;
    const whole = await milliseconds(async () => directory.deliver(author, await readAll(given)));
    const [institute] = await directory.findAll("SIREN:180036048", "organisation");
    if (institute !== undefined) {
      const answer = await directory.structures({ on: observedOn, related: { ids: [institute.id], relations: ["co-supervision"] } });
      if (answer.total !== 453) throw new Error(`453 structures expected, ${answer.total} found`);
    }
    const again = await milliseconds(() => directory.deliver(author, draft));
    const later = await milliseconds(() => directory.deliver(author, { ...draft, observedOn: day("2022-03-01"), fileSha256: null, records: draft.records.slice(5) }));
    const floor = `${show(bare)} (${rows.length.toLocaleString("en")} bare rows inserted, one for each statement)`;
    return [
      { what: `${given.what}: reading, checking and mapping`, database, measured: show(reading), floor: `${show(parsing)} (parsing the CSV alone)` },
      { what: `${given.what}: whole import, first time (aim: 10 s)`, database, measured: show(whole), floor },
      { what: `${given.what}: the same file again`, database, measured: show(again), floor: `${show(reading)} (reading it)` },
      { what: `${given.what}: a later extract, five structures gone`, database, measured: show(later), floor },
    ];
  });
}
