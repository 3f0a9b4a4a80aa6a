import type { Dialect } from "../../domain/dialect.ts";
import { lettersAndFigures } from "../../comparisons/columns/clean.ts";
import { departmentGroups } from "./departments.ts";
import { communeTable, formerTerritories } from "./table.ts";

export interface CommuneColumns {
  /** Five signs; null where it is no code, or a postal code that is no INSEE code. */
  readonly code: string;
  /** Possible atoms, where they are not the code itself alone; otherwise null. */
  readonly codes: string;
  readonly place: string;
  readonly department: string;
}

/** The lookup table that `lookupStatements` makes. */
export const lookupTable = "linkage_communes";

/**
 * Commune columns over a raw text. `day`: eight digits of the day on which the code was valid (birth, death), or null:
 * a commune that stood on its own again before is then left out of what the code can mean.
 */
export function communeColumns(text: string, day: string | null, dialect: Dialect): CommuneColumns {
  // Names of the lookup are such that no column of an input hides behind them.
  const shaped = shapedCode(text, dialect);
  const looked = (column: string) => `(select linkage_${column} from ${lookupTable} where linkage_code = ${shaped})`;
  const code = `case when coalesce(${looked("postal")}, false) then null else ${shaped} end`;
  const [atoms, place] = [looked("atoms"), looked("place")];
  const parts = dialect.split(atoms, " ");
  const kept = day === null ? parts : dialect.filter(parts, (item) => `length(${item}) = 5 or coalesce(substr(${item}, 7, 8) > ${day}, true)`);
  const bare = dialect.map(kept, (item) => `substr(${item}, 1, 5)`);
  // A code of that department that no French commune bears is one of the territory.
  const former = (to: (country: string) => string) => formerTerritories.map(({ prefixes, country }) => `when ${place} is null and substr(${shaped}, 1, 2) in (${prefixes.map((one) => dialect.text(one)).join(", ")}) then ${to(dialect.text(country))}`).join(" ");
  return {
    code,
    codes: `case when ${atoms} is not null then ${bare} ${former((country) => dialect.list([country]))} end`,
    place: `coalesce(${place}, case ${former((country) => country)} else ${code} end)`,
    department: departmentsSql(code, dialect),
  };
}

/** Five signs, a lost leading zero given back, the letters O, I and L taken for figures. */
function shapedCode(text: string, dialect: Dialect): string {
  const value = lettersAndFigures(text, dialect);
  const mended = `translate(${value}, 'OIL', '011')`;
  return `case when ${dialect.isLike(text, "[0-9][0-9AB][0-9]{3}")} then ${text} when ${dialect.isLike(mended, "[0-9][0-9AB][0-9]{3}")} then ${mended} when ${dialect.isLike(mended, "[0-9]{4}")} then concat('0', ${mended}) end`;
}

/** The department of a code, or a department by its number: two signs, three overseas, five for a country. */
export function departmentSql(text: string, dialect: Dialect): string {
  const value = lettersAndFigures(text, dialect);
  return `case when ${dialect.isLike(value, "[0-9]")} then concat('0', ${value}) when ${dialect.isLike(value, "([0-9]{2,3}|2A|2B)")} then ${value}
    when ${dialect.isLike(value, "9[78][0-9]{3}")} then substr(${value}, 1, 3) when ${dialect.isLike(value, "99[0-9]{3}")} then ${value} when ${dialect.isLike(value, "[0-9][0-9AB][0-9]{3}")} then substr(${value}, 1, 2) end`;
}

export function departmentsSql(code: string, dialect: Dialect): string {
  const two = `substr(${code}, 1, 2)`;
  const groups = Object.entries(departmentGroups).map(([department, parts]) => `when '${department}' then ${dialect.list(parts.map((part) => dialect.text(part)))}`);
  return `case when ${code} is null then null when ${two} = '99' then ${dialect.list([code])} when ${two} in ('97', '98') then ${dialect.list([`substr(${code}, 1, 3)`])} else case ${two} ${groups.join(" ")} else ${dialect.list([two])} end end`;
}

/**
 * Statements that make the table the commune columns look up: codes that can mean several communes, or bear another
 * place; postal codes that are no INSEE code. Run once before rows are prepared, where a model has communes.
 */
export function lookupStatements(dialect: Dialect): readonly string[] {
  const { byCode, postalOnly } = communeTable();
  const rows = [...byCode.values()].map((entry) => {
    const former = formerTerritories.find(({ prefixes }) => prefixes.includes(entry.code.slice(0, 2)));
    const atoms = former === undefined ? entry.atoms : [...entry.atoms, `${former.country}<${former.until}`];
    return `${entry.code};${entry.place};${atoms.length === 1 && atoms[0] === entry.code ? "" : atoms.join(" ")};`;
  });
  const postal = [...postalOnly].toSorted().map((code) => `${code};;;p`);
  const part = (at: number) => `nullif(${dialect.item("parts", at)}, '')`;
  return [`create table ${lookupTable} as select ${part(1)} as linkage_code, ${part(2)} as linkage_place, ${part(3)} as linkage_atoms, ${part(4)} is not null as linkage_postal
    from (select ${dialect.split("line", ";")} as parts from (select ${dialect.unnest(dialect.split(dialect.text([...rows, ...postal].join("\n")), "\n"), "line")}))`];
}
