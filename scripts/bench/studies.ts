import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/app/config.ts";
import { composeHouse } from "../../src/app/house.ts";
import { createHouseServer } from "../../src/app/server.ts";
import { studySearchOf } from "../../src/app/studies/search.ts";
import { sql, type Db } from "../../src/kernel/db/db.ts";
import { jsonb } from "../../src/kernel/db/values.ts";
import { chance } from "../../src/kernel/search/documents/testing/judged.ts";
import { fixedClock } from "../../src/kernel/time/day.ts";
import { diseases, methods } from "../../src/modules/datasets/search/testing/judged-facts.ts";
import { emptyContent, type RegisterRecord, type StudyContent } from "../../src/modules/studies/index.ts";
import { milliseconds, onEachDatabase, show, type Figure } from "./figure.ts";

/** Records that come through `take`, as a register's do. */
const imported = 300;
const syllables = ["car", "dio", "neu", "ro", "im", "mu", "no", "lo", "gie", "bio", "can", "gen", "me", "ta", "vi", "ral", "cel", "lu", "ra", "pie", "mo", "cu", "sys", "phar", "onc", "mi", "pat", "ique", "phro", "der"];
const themes = ["oncology", "cardiology", "neurology", "psychiatry", "infectious-diseases", "gastroenterology"];
const statuses = ["recruiting", "active-not-recruiting", "unknown"];
const countries = ["FR", "DE", "ES", "IT", "US", "GB", "BE", "IN"];
const regions = ["11", "84", "93", "76", "75", "32", "52", "44", "53", "28"];

function vocabulary(size: number): string[] {
  const next = chance(7);
  const words = new Set<string>();
  while (words.size < size) words.add(Array.from({ length: 2 + Math.floor(next() * 3) }, () => syllables[Math.floor(next() * syllables.length)] ?? "").join(""));
  return [...words];
}

/** Made-up records of some eight kilobytes, one in three in both languages. */
function* records(count: number, words: readonly string[]): Generator<RegisterRecord> {
  const next = chance(count);
  const pickOf = <T>(list: readonly T[], bent = 1): T => list[Math.floor(next() ** bent * list.length)] as T;
  const sentence = (length: number): string => Array.from({ length }, () => pickOf(words, 3)).join(" ");
  for (let number = 1; number <= count; number += 1) {
    const [disease, method] = [pickOf(diseases, 2), pickOf(methods, 2)];
    const languages: readonly ("fr" | "en")[] = number % 3 === 0 ? ["fr", "en"] : number % 3 === 1 ? ["en"] : ["fr"];
    const text = (make: (language: "fr" | "en") => string): { fr?: string; en?: string } => Object.fromEntries(languages.map((language) => [language, make(language)]));
    const trial = next() < 0.7;
    const start = `${2000 + Math.floor(next() * 25)}-0${1 + Math.floor(next() * 9)}`;
    const content: StudyContent = {
      ...emptyContent(),
      title: text((language) => `${method[language]} · ${disease[language]} ${sentence(6)}`), publicTitle: text(() => sentence(8)), acronym: number % 7 === 0 ? pickOf(words).toUpperCase() : null,
      registryNumbers: [{ scheme: "nct", number: `NCT${String(number).padStart(8, "0")}`, issuer: null }], originLanguage: languages[0] ?? "en",
      summary: text((language) => `${sentence(80)}. ${disease[language]}.`), purpose: text(() => sentence(20)), themes: [pickOf(themes)],
      conditions: [{ scheme: "none", code: null, label: text((language) => disease[language]) }],
      sponsors: [{ name: `${pickOf(words, 4)} ${pickOf(["CHU", "University", "Institut", "Hospital"])}`, kind: "public-france", ror: null, siren: null, directoryCode: null }],
      studyType: trial ? "interventional" : "observational", designFeatures: [], observationalDesigns: trial ? [] : ["cohort"], timePerspective: trial ? null : "prospective",
      interventionModel: trial ? "parallel" : null, phases: trial ? [pickOf(["phase-1", "phase-2", "phase-3", "phase-4"])] : [], allocation: trial ? "randomised" : null, masking: trial ? pickOf(["none", "double", "quadruple"]) : null, primaryPurposes: trial ? ["treatment"] : [],
      arms: trial ? ["experimental", "active-comparator"].map((kind) => ({ name: text(() => sentence(3)), kind, description: text(() => sentence(15)) })) : [], interventions: [{ name: text((language) => method[language]), kind: "drug", description: text(() => sentence(15)), terms: [], arms: trial ? [0, 1] : [] }],
      outcomes: Array.from({ length: 4 }, (_, place) => ({ rank: place === 0 ? "primary" as const : "secondary" as const, measure: text(() => sentence(8)), description: text(() => sentence(15)), timeFrame: {} })),
      populationTypes: ["patients"], sexes: ["female", "male"], ageGroups: [pickOf(["adult", "child", "older-adults"])], inclusionCriteria: text(() => sentence(60)), exclusionCriteria: text(() => sentence(50)),
      countries: [...new Set(["FR", pickOf(countries, 2)])], regions: [pickOf(regions)], sites: [{ name: sentence(3), city: pickOf(["Lyon", "Paris", "Lille"]), postalCode: null, country: "FR", region: pickOf(regions), latitude: 45.7, longitude: 4.8, status: null }],
      recruitmentStatus: pickOf(statuses), plannedSize: 20 + Math.floor(next() * 2000), startedOn: { date: start, kind: "actual" }, individualDataAccess: pickOf(["restricted", "open", "metadata-only"]), biobank: next() < 0.3,
    };
    yield { register: "nct", number: `NCT${String(number).padStart(8, "0")}`, url: null, changedOn: "2024-05-01", content, inferred: [], translated: [], raw: "{}", issues: [] };
  }
}

/** Published records as `take` leaves them, put in at once: what is measured is their search. */
async function put(db: Db, batch: readonly RegisterRecord[]): Promise<void> {
  const codeOf = (number: string): string => `st-${number.slice(5)}`;
  const rows = jsonb(batch.map(({ number }) => ({ code: codeOf(number), number })));
  const contents = jsonb(batch.map(({ number, content }) => ({ code: codeOf(number), content })));
  await db.query(sql`select setval('studies.code_sequence', nextval('studies.code_sequence') + ${batch.length} - 1)`);
  await db.query(sql`
    insert into studies.study (code, public_state, published_version, created_at, modified_at, first_published_at)
    select code, 'published', 1, '2025-01-06Z', '2025-01-06Z', '2025-01-06Z' from jsonb_to_recordset(${rows}) as r (code text)`);
  await db.query(sql`
    insert into studies.study_version (code, version, published_at, automatic, summary, content, provenance, sources)
    select code, 1, '2025-01-06Z', false, 'first', content, '{}', '[]' from jsonb_to_recordset(${contents}) as r (code text, content jsonb)`);
  await db.query(sql`insert into studies.study_number (code, scheme, number_key, is_public) select code, 'nct', number, true from jsonb_to_recordset(${rows}) as r (code text, number text)`);
  await db.query(sql`
    insert into studies.study_change (code, sequence, gone, changed_at)
    select code, nextval('studies.change_sequence'), false, '2025-01-06Z' from jsonb_to_recordset(${rows}) as r (code text)`);
}

/** Two hundred and forty addresses of all sorts, in both languages. */
function addresses(words: readonly string[]): string[] {
  const next = chance(99);
  const pickOf = <T>(list: readonly T[], bent = 1): T => list[Math.floor(next() ** bent * list.length)] as T;
  const ask = (q: string, more = ""): string => `/studies?q=${encodeURIComponent(q)}${more}`;
  return Array.from({ length: 240 }, (_, index) => {
    const disease = pickOf(diseases);
    switch (index % 12) {
      case 0: return ask(disease.fr);
      case 1: return ask(disease.en, "&lang=en");
      case 2: return ask(`essai randomisé en double aveugle ${disease.fr}`);
      case 3: return ask(`randomized trial ${disease.en}`, "&lang=en");
      case 4: return ask(disease.typo);
      case 5: return ask(pickOf(words, 3).slice(0, 3));
      case 6: return ask(`zzq${pickOf(words)} xyw`);
      case 7: return "/studies?region=84&region=11&type=interventional&status=recruiting";
      case 8: return ask(pickOf(words, 4), `&page=${1 + Math.floor(next() * 20)}`);
      case 9: return ask(`${pickOf(words, 4)} ${pickOf(words, 4)}`, "&access=restricted&country=FR");
      case 10: return index % 24 === 10 ? "/studies" : `/studies?sort=title&page=${1 + Math.floor(next() * 500)}`;
      default: return ask([disease.alsoFr[0] ?? disease.en, pickOf(methods).en].join(" "), "&sort=start&phase=phase-3");
    }
  });
}

/** The page of results with its facets over a mix of questions in both languages, through HTTP, beside a bare answer of the same server. */
export async function benchStudies(): Promise<readonly Figure[]> {
  const words = vocabulary(20_000);
  return onEachDatabase(async (db, name) => {
    const count = Number(process.env["JALON_BENCH_STUDIES"] ?? (db.kind === "pglite" ? 10_000 : 50_000));
    const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-bench-"));
    const house = composeHouse(db, fixedClock("2025-03-31"), readConfig({ JALON_DATA: dataDirectory }, process.cwd()));
    const all = records(count, words);
    const next = (many: number): RegisterRecord[] => Array.from({ length: many }, () => all.next().value).filter((record) => record !== undefined);
    const filled = await milliseconds(async () => {
      for (let left = count - imported - 1; left > 0; left -= 500) await put(db, next(Math.min(500, left)));
      await db.query(sql`analyze`);
    });
    console.error(`${name}: ${count} records in the database after ${show(filled)}`);
    const take = async (batch: readonly RegisterRecord[]): Promise<void> => {
      const results = await house.studies.take({ accountId: null, name: "bench" }, batch, { publish: true, dryRun: false });
      const bad = results.find(({ published }) => !published);
      if (bad !== undefined) throw new Error(`${bad.number}: ${bad.outcome} ${JSON.stringify(bad.issues.filter(({ severity }) => severity === "error"))}`);
    };
    // The first one reads all that were put in: they are compared with what comes.
    const compared = await milliseconds(() => take(next(1)));
    const batch = next(imported);
    const taken = await milliseconds(() => take(batch));
    console.error(`${name}: first comparison ${show(compared)}, ${imported} taken in ${show(taken)}`);
    const server = await createHouseServer(house, randomBytes(32));
    const search = studySearchOf(house);
    let caller = 0;
    // The limit of requests a minute is for callers, not for this loop: one address a request.
    const get = async (url: string): Promise<number> => milliseconds(async () => {
      caller += 1;
      const { statusCode, payload } = await server.inject({ method: "GET", url, remoteAddress: `127.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}` });
      if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${payload.slice(0, 500)}`);
    });
    globalThis.gc?.();
    const before = process.memoryUsage();
    const built = await milliseconds(() => search.follow());
    globalThis.gc?.();
    const after = process.memoryUsage();
    const held = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
    const asked = addresses(words);
    for (const address of asked) await get(address);
    const times: { address: string; time: number }[] = [];
    for (const address of asked) times.push({ address, time: await get(address) });
    times.sort((a, b) => a.time - b.time);
    if (process.env["JALON_BENCH_SLOW"] !== undefined) for (const { address, time } of times.slice(-12)) console.error(time.toFixed(1), decodeURIComponent(address));
    const bare: number[] = [];
    for (let run = 0; run < 100; run += 1) bare.push(await get("/data/opensearch.xml"));
    bare.sort((a, b) => a - b);
    const share = (part: number): string => show(times[Math.floor(times.length * part)]?.time ?? Number.NaN);
    const late = await milliseconds(async () => { await search.search({ text: "NCT00000777" }); });
    rmSync(dataDirectory, { recursive: true, force: true });
    const size = `${count.toLocaleString("en")} studies`;
    const floor = `${show(bare[50] ?? Number.NaN)} (bare answer of the same server, median)`;
    return [
      { what: `page of results with 22 facets, ${size}, 95th percentile of ${asked.length} questions`, database: name, measured: share(0.95), floor: `${floor}; 100 ms wanted` },
      { what: `page of results with 22 facets, ${size}, median`, database: name, measured: share(0.5), floor },
      { what: `page of results with 22 facets, ${size}, 99th percentile`, database: name, measured: share(0.99), floor },
      { what: `one registry number, ${size}`, database: name, measured: show(late), floor: "1 s wanted" },
      { what: `index into memory, ${size}: ${Math.round(held)} MB, ${search.size().words.toLocaleString("en")} words`, database: name, measured: show(built), floor: "once a start, in the background" },
      { what: `taking in ${imported} records of a register beside ${size}, each published with its DOI`, database: name, measured: show(taken), floor: `${show(taken / imported)} a record` },
      { what: `first comparison of a new record with ${size}`, database: name, measured: show(compared), floor: "once; afterwards only what changed is read" },
    ];
  });
}
