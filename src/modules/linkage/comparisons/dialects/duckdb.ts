import type { Dialect } from "../../domain/dialect.ts";
import { literal, quoted } from "./parts.ts";

/** Letters that no accent explains. */
const spelledOut: readonly (readonly [string, string])[] = [["Œ", "OE"], ["Æ", "AE"], ["ẞ", "SS"], ["ß", "SS"], ["Ø", "O"], ["Ł", "L"], ["Đ", "D"], ["Þ", "TH"], ["ŉ", "N"]];

/** DuckDB 1.5. Distances count bytes, so texts are folded first. */
export const duckdb: Dialect = {
  name: "duckdb",
  fold: (text) => `case when strlen(${text}) = length(${text}) then upper(${text}) else ${spelledOut.reduce((sql, [from, to]) => `replace(${sql}, ${literal(from)}, ${literal(to)})`, `upper(strip_accents(${text}))`)} end`,
  jaroWinkler: (left, right) => `jaro_winkler_similarity(${left}, ${right})`,
  jaro: (left, right) => `jaro_similarity(${left}, ${right})`,
  filter64: (text) => `case when regexp_full_match(${text}, '([0-9A-Fa-f]{64})+') then from_hex(${text})::bit end`,
  dice: (left, right) => `2.0 * bit_count(${left} & ${right}) / (bit_count(${left}) + bit_count(${right}))`,
  levenshtein: (left, right) => `levenshtein(${left}, ${right})`,
  // A transposition is two mismatches: on equal lengths more than twice as many rule the distance out, cheaply.
  damerauAtMost: (left, right, atMost) => {
    const measured = `damerau_levenshtein(${left}, ${right}) <= ${atMost}`;
    const different = `case when abs(strlen(${left}) - strlen(${right})) > ${atMost} then false else ${measured} end`;
    if (atMost !== 1) return different;
    return `case when strlen(${left}) <> strlen(${right}) then ${different} when mismatches(${left}, ${right}) > 2 then false when mismatches(${left}, ${right}) <= 1 then true else ${measured} end`;
  },
  listIntersects: (left, right, atLeast) => atLeast === 1 ? `list_has_any(${left}, ${right})` : `len(list_intersect(${left}, ${right})) >= ${atLeast}`,
  unnest: (list, alias) => `unnest(${list}) as ${quoted(alias)}`,
  quote: quoted,
  text: literal,
  replaceAll: (text, pattern, by) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(by.replaceAll("$", "\\"))}, 'g')`,
  isLike: (text, pattern) => `regexp_full_match(${text}, ${literal(pattern)})`,
  split: (text, separator) => `string_split(${text}, ${literal(separator)})`,
  item: (list, at) => `(${list})[${at}]`,
  itemCount: (list) => `len(${list})`,
  filter: (list, keep) => `list_filter(${list}, lambda x: ${keep("x")})`,
  map: (list, to) => `list_transform(${list}, lambda x: ${to("x")})`,
  list: (items) => `[${items.join(", ")}]`,
  joined: (list, separator) => `array_to_string(${list}, ${literal(separator)})`,
  contains: (list, item) => `list_contains(${list}, ${item})`,
  greatest: (values) => values.length === 1 ? values[0] ?? "null" : `greatest(${values.join(", ")})`,
  number: (text) => `try_cast(${text} as double)`,
  dayNumber: (text) => `datediff('day', date '1970-01-01', cast(try_strptime(${text}, '%Y%m%d') as date))`,
  mismatches: (left, right) => `mismatches(${left}, ${right})`,
  stableHash: (text) => `md5_number_lower(${text})`,
};
