import { sql, type Db } from "../../src/kernel/db/db.ts";
import { jsonb } from "../../src/kernel/db/values.ts";
import { day, fixedClock } from "../../src/kernel/time/day.ts";
import { labelSpellings, type Directory } from "../../src/modules/directory/index.ts";
import { searchOf, type LabDeps, type SearchQuestion } from "../../src/modules/lab/index.ts";
import { recipe } from "../../src/modules/lab/search/domain/entry-of.ts";
import { milliseconds, onEachDatabase, show, type Figure } from "./figure.ts";

/** Numbers that look like chance and are the same on every run (Lehmer, 48271 modulo 2^31 - 1). */
function chance(seed: number): () => number {
  let state = seed;
  return () => { state = (state * 48271) % 2147483647; return state / 2147483647; };
}

const syllables = ["car", "dio", "neu", "ro", "im", "mu", "no", "lo", "gie", "bio", "can", "cer", "gen", "me", "ta", "vi", "ral", "cel", "lu", "thé", "ra", "pie", "mo", "lé", "cu", "sys", "tè", "phar", "ma", "onc", "épi", "dé", "mi", "hé", "pat", "ique", "né", "phro", "der", "ma"];
const towns = ["Paris", "Lyon", "Marseille", "Toulouse", "Bordeaux", "Lille", "Nantes", "Strasbourg", "Montpellier", "Rennes", "Grenoble", "Rouen", "Dijon", "Tours", "Angers", "Nice", "Brest", "Caen", "Nancy", "Reims"];
const regions = ["11", "84", "93", "76", "75", "32", "52", "44", "53", "28", "27", "24"];
const types = ["research-unit", "service-unit", "team", "federation", "clinical-investigation-centre", "other"];

/** Words of names: few that are everywhere, thousands that are rare, as in the register. */
function vocabulary(size: number): string[] {
  const next = chance(7);
  const words = new Set<string>();
  while (words.size < size) {
    const length = 2 + Math.floor(next() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(next() * syllables.length)] ?? "").join(""));
  }
  return [...words];
}

function uuid(number: number): string {
  return `00000000-0000-8000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** Made-up entries straight into the index: what is measured is the answer to questions, not the reading of the graph. */
async function fill(db: Db, count: number, words: readonly string[]): Promise<void> {
  const next = chance(count);
  const pickOf = <T>(list: readonly T[], bent = 1): T => list[Math.floor(next() ** bent * list.length)] as T;
  const organisations = Math.min(2000, Math.round(count / 20));
  const people = Math.round(count / 4);
  const nameOf = (): string => `Institut de ${Array.from({ length: 2 + Math.floor(next() * 5) }, () => pickOf(words, 3)).join(" ")}`;
  const rowOf = (number: number): object => {
    const kind = number < organisations ? "organisation" : number < organisations + people ? "person" : "structure";
    const structure = kind === "structure";
    const label = `U ${number}`;
    const town = Math.floor(next() ** 2 * towns.length);
    const parents = structure ? [...new Set(Array.from({ length: 1 + Math.floor(next() * 4) }, () => uuid(Math.floor(next() ** 3 * organisations))))] : [];
    const relations = [
      ...parents.map((object) => ({ field: "co-supervision", object, slot: "", from: null, until: null, label: null })),
      ...(structure ? [{ field: "director", object: uuid(organisations + Math.floor(next() * people)), slot: "", from: null, until: null, label: null }] : []),
    ];
    return {
      entity: uuid(number), kind, code: `${String(100_000_000 + number)}X`, name: kind === "person" ? `${pickOf(words)} ${pickOf(words)}` : nameOf(),
      acronym: kind === "person" ? null : pickOf(words).slice(0, 5).toUpperCase(), labels: structure ? [label] : [], identifiers: [`rnsr:${100_000_000 + number}x`],
      also: structure ? labelSpellings(label) : [], type: structure ? pickOf(types, 2) : kind === "organisation" ? "university" : null, legal_form: structure ? "mixed-unit" : null,
      country: "FR", region_code: regions[town % regions.length], department_code: null, site_code: String(10_000 + town), site_name: towns[town], latitude: null, longitude: null,
      position_precision: null, domains: structure ? [{ code: String(1 + (number % 12)), label: `Domaine ${1 + (number % 12)}` }] : [], parents, relations,
      opened_day: `${1970 + (number % 50)}-01-01`, closed_day: number % 9 === 0 ? "2020-01-01" : null, contested_count: 0, stub: false, demonstration: false, content_md5: "", revision: 1,
    };
  };
  for (let at = 0; at < count; at += 1000) {
    const rows = Array.from({ length: Math.min(1000, count - at) }, (_, index) => rowOf(at + index));
    await db.query(sql`insert into lab.search_entry select * from jsonb_populate_recordset(null::lab.search_entry, ${jsonb(rows)})`);
  }
  await db.query(sql`insert into lab.search_state (sequence, revision, as_of, recipe) values (0, 1, '2026-01-01', ${recipe})`);
  await db.script("analyze lab.search_entry");
}

/** Two hundred questions of all sorts, in the shares in which they come to a portal. */
function questions(count: number, words: readonly string[]): SearchQuestion[] {
  const next = chance(99);
  const word = (bent = 3): string => words[Math.floor(next() ** bent * words.length)] ?? "";
  const on = day("2026-01-01");
  const base = { kind: "structure" as const, on };
  const misspelt = (text: string): string => `${text.slice(0, 3)}${text.slice(4)}`;
  return Array.from({ length: 200 }, (_, index): SearchQuestion => {
    switch (index % 10) {
      case 0: return { ...base, text: "institut" };
      case 1: return { ...base, text: `UMR_S ${Math.floor(count * 0.4 + next() * count * 0.5)}` };
      case 2: return { ...base, text: misspelt(`${word()}logie`) };
      case 3: return { ...base, text: word().slice(0, 3) };
      case 4: return { ...base, text: `zzq${word()} xyw` };
      case 5: return { ...base, filters: { region: ["11", "84"], type: ["research-unit"] } };
      case 6: return { ...base, text: word(4), page: 40 };
      case 7: return { ...base, text: `${word(4)} ${towns[index % towns.length]?.toLowerCase() ?? ""}`, filters: { region: ["11"] } };
      case 8: return { ...base, kind: "person", text: word() };
      default: return { ...base, ...(index % 20 === 9 ? {} : { text: "i" }), sort: "opened-last", page: 1 + Math.floor(next() * 200) };
    }
  });
}

/** A page of results with its facets, over a mix of questions, beside a bare page by key and a bare scan. */
export async function benchSearch(): Promise<readonly Figure[]> {
  const words = vocabulary(30_000);
  return onEachDatabase(async (db, name) => {
    const count = db.kind === "pglite" ? 20_000 : 200_000;
    await fill(db, count, words);
    // The question that every search asks the graph first.
    const directory = {
      changesAfter: async (sequence: number) => {
        await db.query(sql`select max(sequence) as last from directory.entity_change where sequence > ${sequence}`);
        return { sequence: 0, entities: [] };
      },
    } as unknown as Directory;
    const deps = { db, clock: fixedClock("2026-01-01"), directory, institute: "siren:0" } as unknown as LabDeps;
    const search = searchOf(deps);
    const built = await milliseconds(() => search.follow());
    const asked = questions(count, words);
    // A server that is in use is warm.
    for (const question of asked) await search.search(question);
    const times: number[] = [];
    for (const question of asked) times.push(await milliseconds(() => search.search(question)));
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    const ids = Array.from({ length: 25 }, (_, index) => uuid(count - 1 - index * 7));
    const page = await milliseconds(() => search.items(ids, { on: day("2026-01-01") }));
    const scan = await milliseconds(() => db.query(sql`select region_code, count(*) from lab.search_entry where kind = 'structure' and name ilike '%institut%' group by region_code`));
    const size = `${count.toLocaleString("en")} records`;
    return [
      { what: `search with facets, ${size}, 95th percentile of 200`, database: name, measured: show(at(0.95)), floor: `${show(page)} (25 records by key); ${show(scan)} (one scan, one facet)` },
      { what: `search with facets, ${size}, median`, database: name, measured: show(at(0.5)), floor: `${show(page)} (25 records by key)` },
      { what: `search with facets, ${size}, slowest`, database: name, measured: show(sorted.at(-1) ?? Number.NaN), floor: "50 ms wanted at the 95th" },
      { what: `search index into memory, ${size}`, database: name, measured: show(built), floor: "" },
    ];
  });
}
