import type { Row } from "../db.ts";
import type { RawResult } from "./connection.ts";

type Parser = (text: string) => unknown;

const asNumber: Parser = Number;
const asText: Parser = (text) => text;
const asJson: Parser = (text): unknown => JSON.parse(text);
const asBoolean: Parser = (text) => text === "t";
const asBytes: Parser = (text) => new Uint8Array(Buffer.from(text.slice(2), "hex"));

/** A number where no digit is lost, else the text. */
const asSafeInteger: Parser = (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
};

const timestamp = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?(\+00)?$/;

/**
 * `2024-03-01 10:00:00.5+00` gives `2024-03-01T10:00:00.500Z`: the sessions run in UTC, microseconds are cut.
 * What has no such form (`infinity`, years before Christ or above 9999) stays as PostgreSQL wrote it.
 */
const asInstant: Parser = (text) => {
  const parts = timestamp.exec(text);
  if (parts === null) return text;
  const milliseconds = (parts[3] ?? "").slice(0, 3).padEnd(3, "0");
  return `${parts[1] ?? ""}T${parts[2] ?? ""}.${milliseconds}${parts[4] === undefined ? "" : "Z"}`;
};

/** By type identifier, which PostgreSQL keeps the same in every database: the type, its array type, how to read it. */
const types: readonly (readonly [number, number, Parser])[] = [
  [16, 1000, asBoolean],
  [17, 1001, asBytes],
  [20, 1016, asSafeInteger],
  [21, 1005, asNumber],
  [23, 1007, asNumber],
  [25, 1009, asText],
  [26, 1028, asNumber],
  [114, 199, asJson],
  [700, 1021, asNumber],
  [701, 1022, asNumber],
  [1042, 1014, asText],
  [1043, 1015, asText],
  [1082, 1182, asText],
  [1114, 1115, asInstant],
  [1184, 1185, asInstant],
  [1700, 1231, asText],
  [2950, 2951, asText],
  [3802, 3807, asJson],
];

const parsers = new Map<number, Parser>(
  types.flatMap(([type, array, parse]) => [
    [type, parse] as const,
    [array, (text: string) => parseArray(text, parse)] as const,
  ]),
);

/** Gives rows their JavaScript types. A type that is not listed above stays the text that PostgreSQL wrote. */
export function parseRows(result: RawResult): Row[] {
  const columns = result.fields.map((field) => ({ name: field.name, parse: parsers.get(field.type) ?? asText }));
  return result.rows.map((values) => {
    const row: Row = {};
    columns.forEach(({ name, parse }, index) => {
      const value = values[index] ?? null;
      row[name] = value === null ? null : parse(value);
    });
    return row;
  });
}

/** Reads `{1,NULL,"a \"b\""}` and nested arrays. Explicit bounds (`[0:1]={…}`) are skipped. */
function parseArray(text: string, parse: Parser): unknown[] {
  let at = text.indexOf("{");

  function list(): unknown[] {
    const values: unknown[] = [];
    at += 1;
    while (text[at] !== "}") {
      if (text[at] === ",") at += 1;
      else values.push(text[at] === "{" ? list() : text[at] === '"' ? parse(quoted()) : bare());
    }
    at += 1;
    return values;
  }

  function quoted(): string {
    let value = "";
    at += 1;
    while (text[at] !== '"') {
      if (text[at] === "\\") at += 1;
      value += text[at] ?? "";
      at += 1;
    }
    at += 1;
    return value;
  }

  function bare(): unknown {
    const start = at;
    while (text[at] !== "," && text[at] !== "}") at += 1;
    const value = text.slice(start, at);
    return value === "NULL" ? null : parse(value);
  }

  return list();
}
