import communes from "@etalab/decoupage-administratif/data/communes.json" with { type: "json" };
import type { LinkageSession } from "../domain/session.ts";
import { literal, quoted } from "../engine/sql.ts";

/** By what rows are grouped: a prepared column of the left file, as it is or by a part of it. */
export interface GroupAxis {
  readonly axis: string;
  readonly column: string;
  /** `age-band`: from `column`, a birth date, to `until`, another date. `commune-size`: by inhabitants of the commune today. */
  readonly by: "value" | "year" | "decade" | "department" | "birth-country" | "commune-size" | "age-band";
  readonly until?: string;
}

export const missingGroup = "missing";
const ageBands = [[25, "0-24"], [45, "25-44"], [65, "45-64"], [75, "65-74"], [85, "75-84"], [95, "85-94"]] as const;
const sizeBands = [[500, "0-499"], [2_000, "500-1999"], [10_000, "2000-9999"], [50_000, "10000-49999"], [200_000, "50000-199999"]] as const;

/** SQL of the group of a row under an alias. Unknown and empty are the group `missing`. */
export function axisSql({ column, by, until }: GroupAxis, alias: string): string {
  const value = `${alias}.${quoted(column)}`;
  const group = {
    value: () => `cast(${value} as varchar)`,
    year: () => `nullif(substr(${value}, 1, 4), '0000')`,
    decade: () => `nullif(substr(${value}, 1, 3), '000') || '0'`,
    // Overseas departments and foreign countries have three characters; Corsica has letters.
    department: () => `case when substr(${value}, 1, 2) in ('97', '98', '99') then substr(${value}, 1, 3) else substr(${value}, 1, 2) end`,
    "birth-country": () => `case when ${value} is null then null when substr(${value}, 1, 2) = '99' then 'abroad' else 'france' end`,
    "commune-size": () => `case when ${value} is null then null when substr(${value}, 1, 2) = '99' then 'abroad' else coalesce((select c.size from commune_sizes c where c.code = ${value}), 'former') end`,
    "age-band": () => bands(`date_diff('year', ${dateOf(value)}, ${dateOf(`${alias}.${quoted(until ?? column)}`)})`, ageBands, "95+"),
  }[by]();
  return `coalesce(${group}, ${literal(missingGroup)})`;
}

/** Makes what `axisSql` looks up. Call once before; nothing where no axis needs it. */
export async function prepareAxes(session: LinkageSession, axes: readonly GroupAxis[]): Promise<void> {
  if (!axes.some(({ by }) => by === "commune-size")) return;
  const sizes = (communes as readonly { readonly code: string; readonly population?: number }[]).flatMap(({ code, population }) =>
    population === undefined ? [] : [`(${literal(code)}, ${literal(sizeBands.find(([below]) => population < below)?.[1] ?? "200000+")})`]);
  await session.analytics.run(`create or replace temp table commune_sizes as select * from (values ${sizes.join(", ")}) as c(code, size)`);
}

function dateOf(value: string): string {
  return `try_strptime(case when substr(${value}, 5, 2) = '00' then substr(${value}, 1, 4) || '0701' when substr(${value}, 7, 2) = '00' then substr(${value}, 1, 6) || '15' else ${value} end, '%Y%m%d')`;
}

function bands(value: string, limits: readonly (readonly [number, string])[], last: string): string {
  return `case when ${value} is null then null ${limits.map(([below, name]) => `when ${value} < ${below} then '${name}'`).join(" ")} else '${last}' end`;
}
