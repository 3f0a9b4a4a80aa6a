import type { Dialect } from "../../domain/dialect.ts";
import { literal, quoted } from "./parts.ts";

/** Trino: blocking and counts. It has Levenshtein, but neither Jaro-Winkler nor Damerau. */
export const trino: Dialect = {
  name: "trino",
  fold: (value) => `replace(replace(replace(replace(replace(replace(upper(regexp_replace(normalize(${value}, NFD), '\\p{M}', '')), 'Œ', 'OE'), 'Æ', 'AE'), 'ß', 'SS'), 'Ø', 'O'), 'Ł', 'L'), 'Đ', 'D')`,
  jaroWinkler: () => null,
  jaro: () => null,
  levenshtein: (left, right) => `levenshtein_distance(${left}, ${right})`,
  damerauAtMost: () => null,
  listIntersects: (left, right, atLeast) => atLeast === 1 ? `arrays_overlap(${left}, ${right})` : `cardinality(array_intersect(${left}, ${right})) >= ${atLeast}`,
  unnest: (list, alias) => `unnest(${list}) as t(${quoted(alias)})`,
  quote: quoted,
  text: literal,
  replaceAll: (value, pattern, by) => `regexp_replace(${value}, ${literal(pattern)}, ${literal(by)})`,
  isLike: (value, pattern) => `regexp_like(${value}, ${literal(`^(${pattern})$`)})`,
  split: (value, separator) => `split(${value}, ${literal(separator)})`,
  item: (list, at) => `element_at(${list}, ${at})`,
  itemCount: (list) => `cardinality(${list})`,
  filter: (list, keep) => `filter(${list}, x -> ${keep("x")})`,
  map: (list, to) => `transform(${list}, x -> ${to("x")})`,
  list: (items) => `array[${items.join(", ")}]`,
  joined: (list, separator) => `array_join(${list}, ${literal(separator)})`,
  contains: (list, item) => `contains(${list}, ${item})`,
  // Null where one is null, unlike DuckDB and Spark.
  greatest: (values) => values.length === 1 ? values[0] ?? "null" : `array_max(filter(array[${values.join(", ")}], x -> x is not null))`,
  number: (value) => `try_cast(${value} as double)`,
  dayNumber: (value) => `date_diff('day', date '1970-01-01', try(cast(date_parse(${value}, '%Y%m%d') as date)))`,
  mismatches: (left, right) => `hamming_distance(${left}, ${right})`,
  stableHash: (value) => `from_base(substr(lower(to_hex(md5(to_utf8(${value})))), 1, 15), 16)`,
};
