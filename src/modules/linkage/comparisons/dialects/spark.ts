import type { Dialect } from "../../domain/dialect.ts";

/** Spark reads a backslash in a text as an escape. */
const text = (value: string): string => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

const accented = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŠŽŁĐĆČĘĄŃŚŹŻŐŰŘĚŮŤĎŇĂȘȚŞĞİ";
const plain = "AAAAAACEEEEIIIINOOOOOOUUUUYYSZLDCCEANSZZOUREUTDNASTSGI";

/** Spark 3.4 and later: blocking and counts. It has Levenshtein, but neither Jaro-Winkler nor Damerau. */
export const spark: Dialect = {
  name: "spark",
  fold: (value) => `translate(replace(replace(replace(upper(${value}), 'Œ', 'OE'), 'Æ', 'AE'), 'ß', 'SS'), '${accented}', '${plain}')`,
  jaroWinkler: () => null,
  jaro: () => null,
  levenshtein: (left, right) => `levenshtein(${left}, ${right})`,
  damerauAtMost: () => null,
  listIntersects: (left, right, atLeast) => atLeast === 1 ? `arrays_overlap(${left}, ${right})` : `size(array_intersect(${left}, ${right})) >= ${atLeast}`,
  unnest: (list, alias) => `explode(${list}) as ${spark.quote(alias)}`,
  quote: (name) => `\`${name.replaceAll("`", "``")}\``,
  text,
  replaceAll: (value, pattern, by) => `regexp_replace(${value}, ${text(pattern)}, ${text(by)})`,
  isLike: (value, pattern) => `${value} rlike ${text(`^(${pattern})$`)}`,
  split: (value, separator) => `split(${value}, ${text(separator.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&"))})`,
  item: (list, at) => `try_element_at(${list}, ${at})`,
  itemCount: (list) => `size(${list})`,
  filter: (list, keep) => `filter(${list}, x -> ${keep("x")})`,
  map: (list, to) => `transform(${list}, x -> ${to("x")})`,
  list: (items) => `array(${items.join(", ")})`,
  joined: (list, separator) => `array_join(${list}, ${text(separator)})`,
  contains: (list, item) => `array_contains(${list}, ${item})`,
  greatest: (values) => values.length === 1 ? values[0] ?? "null" : `greatest(${values.join(", ")})`,
  number: (value) => `try_cast(${value} as double)`,
  dayNumber: (value) => `datediff(try_to_timestamp(${value}, 'yyyyMMdd'), date '1970-01-01')`,
  mismatches: () => null,
  stableHash: (value) => `cast(conv(substr(md5(${value}), 1, 15), 16, 10) as bigint)`,
};
