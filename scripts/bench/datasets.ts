import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/app/config.ts";
import { datasetSearchOf } from "../../src/app/datasets/search.ts";
import { composeHouse } from "../../src/app/house.ts";
import { createHouseServer } from "../../src/app/server.ts";
import { sql, type Db } from "../../src/kernel/db/db.ts";
import { jsonb } from "../../src/kernel/db/values.ts";
import { fixedClock } from "../../src/kernel/time/day.ts";
import { diseases, methods } from "../../src/modules/datasets/search/testing/judged-facts.ts";
import { chance } from "../../src/kernel/search/documents/testing/judged.ts";
import { emptyMetadata } from "../../src/modules/datasets/index.ts";
import { milliseconds, onEachDatabase, show, type Figure } from "./figure.ts";

const syllables = ["car", "dio", "neu", "ro", "im", "mu", "no", "lo", "gie", "bio", "can", "gen", "me", "ta", "vi", "ral", "cel", "lu", "thé", "ra", "pie", "mo", "lé", "cu", "sys", "tè", "phar", "onc", "épi", "dé", "mi", "hé", "pat", "ique", "né", "phro", "der"];
const kinds = ["tabular", "imaging", "sequence", "omics", "signal", "survey"];
const accesses = ["open", "open", "restricted", "closed"];
const licences = ["CC-BY-4.0", "etalab-2.0", "CC0-1.0", "ODbL-1.0"];
const themeCodes = ["cancer", "heart-vessels", "brain-nerves", "mental-health", "infections", "metabolism", "nutrition", "immunity"];
const regionCodes = ["11", "84", "93", "76", "75", "32", "52", "44", "53", "28"];

/** Words of descriptions: few that are everywhere, thousands that are rare. */
function vocabulary(size: number): string[] {
  const next = chance(7);
  const words = new Set<string>();
  while (words.size < size) words.add(Array.from({ length: 2 + Math.floor(next() * 3) }, () => syllables[Math.floor(next() * syllables.length)] ?? "").join(""));
  return [...words];
}

const instant = "2024-06-01T08:00:00Z";

/** Made-up published records straight into the tables, some two kilobytes each. */
async function fill(db: Db, count: number, words: readonly string[]): Promise<void> {
  const next = chance(count);
  const pickOf = <T>(list: readonly T[], bent = 1): T => list[Math.floor(next() ** bent * list.length)] as T;
  const sentence = (length: number): string => Array.from({ length }, () => pickOf(words, 3)).join(" ");
  for (let at = 0; at < count; at += 1000) {
    const numbers = Array.from({ length: Math.min(1000, count - at) }, (_, index) => at + index + 1);
    const codeOf = (number: number): string => `ds-${String(number).padStart(6, "0")}`;
    const records = numbers.map((number) => ({
      code: codeOf(number), subject_kind: "non-human", public_state: "published", published_version: 1, revision: 1, proposals: [], declared_by: "bench", editors: [], doi_state: "none", source_issues: [],
      created_at: instant, modified_at: instant, first_published_at: `20${10 + (number % 15)}-0${1 + (number % 9)}-01T08:00:00Z`, demonstration: true,
    }));
    const versions = numbers.map((number) => {
      const [disease, method] = [pickOf(diseases, 2), pickOf(methods, 2)];
      const start = 1990 + Math.floor(next() * 30);
      return {
        code: codeOf(number), version: 1, published_at: instant, published_by: null, summary: "first",
        metadata: {
          ...emptyMetadata("non-human"),
          title: number % 3 === 1 ? { en: `${method.en} in ${disease.en} ${sentence(4)}` } : { fr: `${method.fr} dans ${disease.fr} ${sentence(4)}` },
          description: { fr: `${sentence(60)}. ${disease.fr}.` }, keywords: { fr: [disease.fr, pickOf(words, 2), pickOf(words, 2)], en: [method.en] },
          kind: pickOf(kinds, 2), themes: [pickOf(themeCodes)], unit: `20${String(1_000_000 + Math.floor(next() ** 2 * 300))}A`, creators: [{ name: `${pickOf(words)}, ${pickOf(words)}`, kind: "person", orcid: null, ror: null, affiliation: null }],
          places: [pickOf(regionCodes)], access: pickOf(accesses), licence: pickOf(licences), collected: { start: `${start}-01-01`, end: `${start + 1 + Math.floor(next() * 5)}-01-01` },
        },
        files: [{ id: `file-${number}`, path: `${pickOf(words)}.csv`, sha256: "0".repeat(64), sizeBytes: 5000, mediaType: "text/csv", state: "checked", description: null, addedAt: instant, profile: null }],
      };
    });
    await db.query(sql`insert into datasets.dataset select * from jsonb_populate_recordset(null::datasets.dataset, ${jsonb(records)})`);
    await db.query(sql`insert into datasets.dataset_version select * from jsonb_populate_recordset(null::datasets.dataset_version, ${jsonb(versions)})`);
  }
  await db.query(sql`insert into datasets.dataset_change (code, sequence, gone, changed_at) select code, nextval('datasets.change_sequence'), false, modified_at from datasets.dataset order by code`);
  await db.script("analyze datasets.dataset; analyze datasets.dataset_version; analyze datasets.dataset_change");
}

/** Two hundred addresses of all sorts, in the shares in which they come to a portal. */
function addresses(words: readonly string[]): string[] {
  const next = chance(99);
  const pickOf = <T>(list: readonly T[], bent = 1): T => list[Math.floor(next() ** bent * list.length)] as T;
  const ask = (q: string, more = ""): string => `/data?q=${encodeURIComponent(q)}${more}`;
  return Array.from({ length: 200 }, (_, index) => {
    const disease = pickOf(diseases);
    switch (index % 10) {
      case 0: return ask(disease.fr);
      case 1: return ask(`${pickOf(methods).fr} ${disease.en}`);
      case 2: return ask(disease.typo);
      case 3: return ask(pickOf(words, 3).slice(0, 3));
      case 4: return ask(`zzq${pickOf(words)} xyw`);
      case 5: return `/data?region=84&region=11&kind=imaging&access=open`;
      case 6: return ask(pickOf(words, 4), `&page=${1 + Math.floor(next() * 20)}`);
      case 7: return ask(`${pickOf(words, 4)} ${pickOf(words, 4)}`, "&licence=CC-BY-4.0&theme=cancer");
      case 8: return index % 20 === 8 ? "/data" : `/data?sort=title&page=${1 + Math.floor(next() * 500)}`;
      default: return ask([disease.alsoFr[0] ?? disease.en, pickOf(methods).en].join(" "), "&sort=newest&year=2005");
    }
  });
}

/** The page of results with its facets over a mix of questions, whole, beside a bare answer of the same server. */
export async function benchDatasets(): Promise<readonly Figure[]> {
  const words = vocabulary(20_000);
  return onEachDatabase(async (db, name) => {
    const count = db.kind === "pglite" ? 20_000 : 100_000;
    await fill(db, count, words);
    const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-bench-"));
    const house = composeHouse(db, fixedClock("2025-03-31"), readConfig({ JALON_DATA: dataDirectory }, process.cwd()));
    const server = await createHouseServer(house, randomBytes(32));
    const search = datasetSearchOf(house);
    let caller = 0;
    // The limit of requests a minute is for callers, not for this loop: one address a request.
    const get = async (url: string): Promise<number> => milliseconds(async () => {
      caller += 1;
      const { statusCode } = await server.inject({ method: "GET", url, remoteAddress: `127.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}` });
      if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
    });
    globalThis.gc?.();
    const before = process.memoryUsage();
    // While the index is built, others go on: the longest that a bare page waits.
    let longest = 0;
    const state = { building: true };
    const others = (async () => { while (state.building) { longest = Math.max(longest, await get("/data/opensearch.xml")); await new Promise((resolve) => { setTimeout(resolve, 20); }); } })();
    const built = await milliseconds(() => search.follow());
    state.building = false;
    await others;
    globalThis.gc?.();
    const after = process.memoryUsage();
    const held = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
    const asked = addresses(words);
    for (const address of asked) await get(address);
    const times: { address: string; time: number }[] = [];
    const processor: number[] = [];
    for (const address of asked) {
      const began = process.cpuUsage();
      times.push({ address, time: await get(address) });
      const { user, system } = process.cpuUsage(began);
      processor.push((user + system) / 1000);
    }
    processor.sort((a, b) => a - b);
    times.sort((a, b) => a.time - b.time);
    if (process.env["JALON_BENCH_SLOW"] !== undefined) for (const { address, time } of times.slice(-12)) console.error(time.toFixed(1), decodeURIComponent(address));
    const bare: number[] = [];
    for (let run = 0; run < 100; run += 1) bare.push(await get("/data/opensearch.xml"));
    bare.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)]?.time ?? Number.NaN;
    // One record changes: how long until it is found.
    await db.query(sql`update datasets.dataset_change set sequence = nextval('datasets.change_sequence') where code = 'ds-000777'`);
    const late = await milliseconds(() => search.search({ text: "ds-000777" }));
    rmSync(dataDirectory, { recursive: true, force: true });
    const size = `${count.toLocaleString("en")} datasets`;
    const floor = `${show(bare[50] ?? Number.NaN)} (bare answer of the same server, median)`;
    return [
      { what: `page of results with eleven facets, ${size}, 95th percentile of 200 questions`, database: name, measured: `${show(at(0.95))} (${show(processor[Math.floor(processor.length * 0.95)] ?? Number.NaN)} of processor)`, floor },
      { what: `page of results with eleven facets, ${size}, median`, database: name, measured: `${show(at(0.5))} (${show(processor[processor.length >> 1] ?? Number.NaN)} of processor)`, floor },
      { what: `page of results with eleven facets, ${size}, slowest`, database: name, measured: show(times.at(-1)?.time ?? Number.NaN), floor: "100 ms wanted at the 95th" },
      { what: `first answer after a change, ${size}`, database: name, measured: show(late), floor: "1 s wanted" },
      { what: `index into memory, ${size}: ${Math.round(held)} MB, ${search.size().words.toLocaleString("en")} words`, database: name, measured: show(built), floor: `${show(longest)} (longest that a bare page waited meanwhile)` },
    ];
  });
}
