import { createRequire } from "node:module";
import type { Analytics } from "../../../kernel/analytics/index.ts";

interface Commune { readonly code: string; readonly nom: string; readonly type: string; readonly population?: number; readonly anciensCodes?: readonly string[]; readonly commune?: string }
interface State { readonly id: string; readonly type: string; readonly code: string; readonly nom: string; readonly dateDebut?: string; readonly dateFin?: string; readonly successeur?: string; readonly pole?: string }

const require = createRequire(import.meta.url);
const splitCities = new Set(["75056", "69123", "13055"]);
const [always, never] = ["0001-01-01", "9999-12-31"];

/** The city of an arrondissement of Paris, Lyon or Marseille, else null. */
export function cityOfBorough(code: string): string | null {
  return /^751\d\d$/.test(code) ? "75056" : /^6938\d$/.test(code) ? "69123" : /^132\d\d$/.test(code) ? "13055" : null;
}

/** Communes before those of today: what each commune of today held at each time since 1943, itself first. */
function statesByCommune(communes: readonly Commune[]): Map<string, { readonly code: string; readonly name: string; readonly from: string; readonly to: string }[]> {
  const states = require("historical-communes/data/historique-communes.json") as readonly State[];
  const byId = new Map(states.map((state) => [state.id, state]));
  const today = new Map(communes.flatMap((one) => [[one.code, one.code] as const, ...(one.anciensCodes ?? []).map((old) => [old, one.code] as const)]));
  const finalOf = (state: State, steps = 0): string | null => {
    if (steps > 30) return null;
    if (state.type !== "COM") {
      const pole = byId.get(state.pole ?? "");
      return pole === undefined ? null : finalOf(pole, steps + 1);
    }
    if (state.dateFin === undefined) return today.get(state.code) ?? null;
    const next = byId.get(state.successeur ?? "");
    return next === undefined ? null : finalOf(next, steps + 1);
  };
  const held = new Map<string, { code: string; name: string; from: string; to: string }[]>();
  for (const state of states) {
    if (state.type !== "COM") continue;
    const final = finalOf(state);
    if (final === null || splitCities.has(final)) continue;
    const list = held.get(final) ?? [];
    list.push({ code: state.code, name: state.nom, from: state.dateDebut ?? always, to: state.dateFin ?? never });
    held.set(final, list);
  }
  return held;
}

/**
 * Makes `places` (number, code, name, low, city: boroughs instead of Paris, Lyon and Marseille; weight population + 50) and
 * `place_states` (code of today, from_day, to_day, codes, names: what a birth there may bear, by day), from the official
 * code and its history. Returns the sum of weights.
 */
export async function makePlaceTables(analytics: Analytics): Promise<number> {
  const all = require("@etalab/decoupage-administratif/data/communes.json") as readonly Commune[];
  const communes = all.filter((one) => one.type === "commune-actuelle");
  const places = [...communes.filter((one) => !splitCities.has(one.code)), ...all.filter((one) => one.type === "arrondissement-municipal")].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  let low = 0;
  const rows = places.map((one) => {
    const line = [one.code, one.nom, low, one.population ?? 0, cityOfBorough(one.code) ?? ""].join("\t");
    low += (one.population ?? 0) + 50;
    return line;
  });
  await load(analytics, "places", ["code", "name", "low::bigint", "population::integer", "city"], rows);
  const held = statesByCommune(communes);
  const stateRows = places.flatMap((one) => {
    const states = held.get(one.code) ?? [];
    const days = [...new Set([always, ...states.flatMap(({ from, to }) => [from, to])])].filter((day) => day !== never).toSorted();
    return days.map((from, index) => {
      const valid = states.filter((state) => state.from <= from && from < state.to).toSorted((a, b) => Number(b.code === one.code) - Number(a.code === one.code) || (a.code < b.code ? -1 : 1));
      const named = valid.length === 0 ? [{ code: one.code, name: one.nom }] : valid;
      return [one.code, from, days[index + 1] ?? never, named.map(({ code }) => code).join("|"), named.map(({ name }) => name).join("|")].join("\t");
    });
  });
  await load(analytics, "place_states", ["final", "from_day::date", "to_day::date", "codes", "names"], stateRows);
  await analytics.run("update places set city = null where city = ''");
  await analytics.run("create or replace table place_states as select final, from_day, to_day, string_split(codes, '|') as codes, list_transform(string_split(names, '|'), lambda n: upper(strip_accents(n))) as names from place_states");
  return low;
}

async function load(analytics: Analytics, table: string, columns: readonly string[], lines: readonly string[]): Promise<void> {
  const select = columns.map((column, index) => { const [name = "", type = "varchar"] = column.split("::"); return `parts[${index + 1}]::${type} as ${name}`; });
  await analytics.run(`create table ${table} as select ${select.join(", ")} from (select string_split(line, '\t') as parts from (select unnest(string_split($lines, chr(10))) as line))`, { lines: lines.join("\n") });
}
