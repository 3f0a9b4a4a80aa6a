import assert from "node:assert/strict";
import { databaseTest } from "../testing/database.ts";
import { sql } from "./db.ts";
import type { SQL } from "./db.ts";
import { array, jsonb } from "./values.ts";

/** What is asked, and what JavaScript must see, the same on both drivers. */
const values: readonly (readonly [SQL, unknown])[] = [
  [sql`null::int`, null],
  [sql`true`, true],
  [sql`${false}::boolean`, false],
  [sql`${-3}::int2`, -3],
  [sql`${2_147_483_647}::int4`, 2_147_483_647],
  [sql`9007199254740991::int8`, 9_007_199_254_740_991],
  [sql`9007199254740992::int8`, "9007199254740992"],
  [sql`${-9_007_199_254_740_993n}::int8`, "-9007199254740993"],
  [sql`count(*)`, 1],
  [sql`0.1::float8`, 0.1],
  [sql`1.5::float4`, 1.5],
  [sql`'NaN'::float8`, Number.NaN],
  [sql`${Number.NEGATIVE_INFINITY}::float8`, Number.NEGATIVE_INFINITY],
  [sql`2172.70::numeric(10,2)`, "2172.70"],
  [sql`${"0.1"}::numeric + 0.2`, "0.3"],
  [sql`${"1912-02-29"}::date`, "1912-02-29"],
  [sql`'0044-03-15 BC'::date`, "0044-03-15 BC"],
  [sql`'2024-03-31 03:30+02'::timestamptz`, "2024-03-31T01:30:00.000Z"],
  [sql`'2024-01-01 00:00:00.123456+00'::timestamptz`, "2024-01-01T00:00:00.123Z"],
  [sql`${new Date(86_400_007)}::timestamptz`, "1970-01-02T00:00:00.007Z"],
  [sql`'infinity'::timestamptz`, "infinity"],
  [sql`'2024-01-01 12:00'::timestamp`, "2024-01-01T12:00:00.000"],
  [sql`'12:30'::time`, "12:30:00"],
  [sql`interval '1 day 2 hours'`, "1 day 02:00:00"],
  [sql`''::text`, ""],
  [sql`${"d’été \u{1F600} ' \\ \n"}::text`, "d’été \u{1F600} ' \\ \n"],
  [sql`'ab'::char(4)`, "ab  "],
  [sql`'6ecd8c99-4036-403d-bf84-cf8400f67836'::uuid`, "6ecd8c99-4036-403d-bf84-cf8400f67836"],
  [sql`${{ b: [1, null], a: "x" }}::jsonb`, { a: "x", b: [1, null] }],
  [jsonb([1, "two", { three: [] }]), [1, "two", { three: [] }]],
  [jsonb(undefined), null],
  [sql`'null'::jsonb`, null],
  [sql`'{"a": 1.50}'::json`, { a: 1.5 }],
  [sql`${new Uint8Array([0, 92, 255])}::bytea`, new Uint8Array([0, 92, 255])],
  [sql`''::bytea`, new Uint8Array([])],
  [array(["a", 'q"\\', "", null, "NULL", "x,y", "{}"], "text"), ["a", 'q"\\', "", null, "NULL", "x,y", "{}"]],
  [array([], "text"), []],
  [sql`array[[1,2],[3,4]]`, [[1, 2], [3, 4]]],
  [array([1, 9_007_199_254_740_993n], "bigint"), [1, "9007199254740993"]],
  [sql`array['2024-01-01'::date, null]`, ["2024-01-01", null]],
  [sql`array['2024-01-01 00:00+00'::timestamptz]`, ["2024-01-01T00:00:00.000Z"]],
  [sql`array['{"a":[1]}'::jsonb]`, [{ a: [1] }]],
  [sql`array[true, false]`, [true, false]],
  [sql`array['\\x00ff'::bytea]`, [new Uint8Array([0, 255])]],
  [sql`'[0:1]={7,8}'::int[]`, [7, 8]],
  [sql`'point'::name`, "point"],
  [sql`point(1, 2)`, "(1,2)"],
];

databaseTest("types are alike on both drivers", [], async (db) => {
  for (const [expression, expected] of values) {
    const rows = await db.query(sql`select ${expression} as value`);
    assert.deepEqual(rows, [{ value: expected }]);
  }
});

databaseTest("instants do not depend on the time zone of the process or of the statement before", [], async (db) => {
  const [row] = await db.query(sql`select current_setting('TimeZone') as zone, current_setting('DateStyle') as style`);
  assert.deepEqual(row, { zone: "UTC", style: "ISO, YMD" });
});

databaseTest("text search has unaccent and trigrams at hand", [], async (db) => {
  await db.script("create extension if not exists unaccent; create extension if not exists pg_trgm");
  assert.deepEqual(await db.query(sql`select unaccent('Éléphant') as plain, similarity('abc', 'abc') as same`), [
    { plain: "Elephant", same: 1 },
  ]);
});
