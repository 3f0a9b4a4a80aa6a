import { systemClock } from "../../src/kernel/time/day.ts";
import { createIndicators, type Catalogue } from "../../src/modules/indicators/index.ts";
import { demonstrationDay } from "../../src/app/demonstration/values.ts";
import { readTable } from "../../src/kernel/tables/index.ts";
import { sql } from "../../src/kernel/db/db.ts";
import { milliseconds, onEachDatabase, show, type Figure } from "./figure.ts";

const seriesCount = 20_000;
const years = [2021, 2022, 2023, 2024, 2025];
const rowCount = seriesCount * years.length;

/** 20,000 made-up series over five years: 100,000 values in one CSV file. */
function bigCatalogue(): Catalogue {
  const parts = Array.from({ length: seriesCount }, (_, index) => {
    const code = `1.s${index}`;
    const name = { fr: `Série ${index}`, en: `Series ${index}` };
    return { code, definition: name, writtenDefinition: null, lines: [], targets: [], measures: [{ key: code, part: code, name, unit: { kind: "count" as const }, baseline: { kind: "none" as const }, lines: [] }] };
  });
  return { contractCode: "bench", versionId: "bench", fromYear: 2021, toYear: 2025, indicators: [{ code: "1", title: { fr: "Banc d’essai", en: "Bench" }, lagYears: 0, lines: [], parts }] };
}

function bigFile(): Uint8Array {
  const lines = ["serie;annee;valeur;etat;date_observation;source"];
  for (let index = 0; index < seriesCount; index += 1) for (const year of years) lines.push(`1.s${index};${year};${1000 + ((index * 7 + year) % 300)};consolidé;${year + 1}-02-01;Banc d’essai`);
  return new TextEncoder().encode(lines.join("\n"));
}

export async function benchImport(): Promise<Figure[]> {
  const file = { name: "bench.csv", bytes: bigFile() };
  const catalogue = bigCatalogue();
  return onEachDatabase(async (db, database) => {
    const indicators = createIndicators({ db, clock: systemClock, demonstrationDay, catalogues: { at: async () => catalogue } });
    await db.script("create table public.bare (a text, b int, c double precision, d text, e date, f text)");
    const rows = Array.from({ length: 1000 }, (_, index) => ({ a: `1.s${index}`, b: 2021, c: index, d: "consolidated", e: "2022-02-01", f: "x" }));
    const bare = await milliseconds(async () => {
      await db.tx(async (inside) => {
        for (let batch = 0; batch < rowCount / rows.length; batch += 1) {
          await inside.query(sql`insert into public.bare select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (a text, b int, c double precision, d text, e date, f text)`);
        }
      });
    });
    const readingFile = await milliseconds(() => readTable(file.name, file.bytes));
    const author = { accountId: null, name: "bench" };
    let plan: Awaited<ReturnType<typeof indicators.planImport>> | undefined;
    const checking = await milliseconds(async () => {
      plan = await indicators.planImport(file);
    });
    if (plan === undefined || plan.blocking || plan.ready.length !== rowCount) throw new Error(`the bench file was refused: ${plan?.issues[0]?.text.en ?? "no plan"}`);
    const ready = plan;
    const recording = await milliseconds(() => indicators.importValues(author, file, ready));
    const reading = await milliseconds(() => indicators.board({ on: systemClock.today(), knownOn: null }));
    const scan = await milliseconds(() => db.query(sql`select * from indicators.value_event`));
    const floor = `${show(bare)} (the same number of bare rows inserted)`;
    return [
      { what: "import of 100,000 values: reading and checking", database, measured: show(checking), floor: `${show(readingFile)} (reading the CSV alone)` },
      { what: "import of 100,000 values: recording", database, measured: show(recording), floor },
      { what: "board over 20,000 series and 100,000 values, computed", database, measured: show(reading), floor: `${show(scan)} (a bare scan of the same rows)` },
    ];
  });
}
