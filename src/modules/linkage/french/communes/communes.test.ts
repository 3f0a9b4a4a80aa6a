import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openAnalytics } from "../../../../kernel/analytics/index.ts";
import { compileCondition, duckdb, expandModel, lookups, preparedColumns } from "../../comparisons/index.ts";
import type { Condition, LinkageModel } from "../../domain/model.ts";
import { communeTable } from "./table.ts";

const analytics = await openAnalytics({ threads: 1 });
after(() => analytics.close());

const model: LinkageModel = {
  format: "jalon-linkage-model/1", name: "communes", columns: { birth: { clean: "date" }, c: { clean: "commune", on: "birth" }, d: { clean: "department", from: "c" } },
  comparisons: [{ name: "c" }, { name: "d" }], blocking: [["c"]],
};
const expanded = expandModel(model);
for (const statement of lookups(model)) await analytics.run(statement);

type Row = { readonly c: string | null; readonly c__codes: readonly string[] | null; readonly c__place: string | null; readonly c__department: readonly string[] | null; readonly d: string | null };

/** Prepared row of a code (and of a birth date). */
async function prepared(code: string, birth = ""): Promise<Row> {
  const columns = preparedColumns(expanded, "left", duckdb).map((column) => `${column.sql} as "${column.name}"`).join(", ");
  const [row] = await analytics.rows<Row>(`select ${columns} from (select ${duckdb.text(code)} as c, ${duckdb.text(birth)} as birth)`);
  assert.ok(row !== undefined);
  return row;
}

async function holds(is: "same" | "same-town" | "same-department" | "both-abroad", left: readonly [string, string?], right: readonly [string, string?]): Promise<boolean> {
  const columns = preparedColumns(expanded, "left", duckdb).map((column) => `${column.sql} as "${column.name}"`).join(", ");
  const side = ([code, birth = ""]: readonly [string, string?]) => `(select ${columns} from (select ${duckdb.text(code)} as c, ${duckdb.text(birth)} as birth))`;
  const condition: Condition = { commune: "c", is };
  const compiled = compileCondition(condition, duckdb);
  const [row] = await analytics.rows<{ holds: boolean | null }>(`select ${compiled.sql} as holds from (select ${compiled.hoisted.map((one) => `${one.sql} as ${one.name}`).join(", ")} from ${side(left)} l, ${side(right)} r)`);
  return row?.holds ?? false;
}

const cases: readonly (readonly [string, Parameters<typeof holds>[0], Parameters<typeof holds>[1], Parameters<typeof holds>[2], boolean])[] = [
  ["Boulogne-Billancourt before and after 1968", "same", ["75012"], ["92012"], true],
  ["Abbéville-la-Rivière, Seine-et-Oise then Essonne", "same", ["78001"], ["91001"], true],
  ["Ajaccio, Corsica in one then two", "same", ["20004"], ["2A004"], true],
  ["Arbignieu, today a part of Arboys en Bugey", "same", ["01340"], ["01015"], true],
  ["Cordieux, associated to Montluel", "same", ["01120"], ["01262"], true],
  ["two neighbours", "same", ["01001"], ["01002"], false],
  ["two that merged into one: not the same, but the same town today", "same", ["14114"], ["14666"], false],
  ["two that merged into one: same town", "same-town", ["14114"], ["14666"], true],
  ["La Haie-Traversaine while part of Ambrières", "same", ["53111", "19800101"], ["53003", "19800101"], true],
  ["La Haie-Traversaine once on its own again", "same", ["53111", "19950101"], ["53003", "19950101"], false],
  ["La Haie-Traversaine, birth not known", "same", ["53111"], ["53003"], true],
  ["an arrondissement and Paris", "same", ["75114"], ["75056"], true],
  ["two arrondissements of Paris", "same", ["75114"], ["75115"], false],
  ["two arrondissements of Paris are the same town", "same-town", ["75114"], ["75115"], true],
  ["an arrondissement of Lyon and Lyon", "same", ["69383"], ["69123"], true],
  ["arrondissements of Lyon and Marseille", "same-town", ["69383"], ["13203"], false],
  ["Algiers by its old department and Algeria", "same", ["91352"], ["99352"], true],
  ["a leading zero lost", "same", ["1001"], ["01001"], true],
  ["the letter O for a nought", "same", ["O1001"], ["01001"], true],
  ["the postal code of the 14th is the old code of Bourg-la-Reine", "same", ["75014"], ["75114"], false],
  ["Paris against the Hauts-de-Seine", "same-department", ["75056"], ["92050"], true],
  ["Versailles against the Essonne", "same-department", ["78646"], ["91001"], true],
  ["Paris against Versailles", "same-department", ["75056"], ["78646"], false],
  ["both parts of Corsica and the whole", "same-department", ["20004"], ["2B033"], true],
  ["two overseas departments", "same-department", ["97105"], ["97209"], false],
  ["two countries", "same-department", ["99352"], ["99350"], false],
  ["two countries are abroad", "both-abroad", ["99352"], ["99350"], true],
  ["one at home", "both-abroad", ["99352"], ["01001"], false],
  ["a code missing", "same", [""], ["01001"], false],
];

for (const [title, is, left, right, expected] of cases) {
  test(`communes, ${is}: ${title}`, async () => {
    assert.equal(await holds(is, left, right), expected);
    assert.equal(await holds(is, right, left), expected, "the other way round");
  });
}

test("what is the same place shares a key to block on", async () => {
  for (const [one, other] of [["75012", "92012"], ["20004", "2A004"], ["01120", "01262"], ["75114", "75056"], ["91352", "99352"]] as const) {
    assert.equal((await prepared(one)).c__place, (await prepared(other)).c__place, `${one} and ${other}`);
  }
  assert.notEqual((await prepared("01001")).c__place, (await prepared("01002")).c__place);
});

test("what is no code is null; a birth before independence can be Algerian", async () => {
  const [postal = ""] = communeTable().postalOnly;
  for (const text of [postal, "", "x", "PARIS", "123456", "999"]) assert.equal((await prepared(text)).c, null, text);
  assert.ok((await prepared("92012", "19500101")).c__codes?.includes("99352"));
  assert.ok(!((await prepared("92012", "19700101")).c__codes ?? []).includes("99352"));
  assert.deepEqual([(await prepared("1")).d, (await prepared("2A004")).d, (await prepared("97105")).d, (await prepared("99352")).d], ["01", "2A", "971", "99352"]);
});

test("every code of either source is known, and no set of places swallows the country", () => {
  const { byCode } = communeTable();
  assert.ok(byCode.size > 39_000);
  const sizes = new Map<string, number>();
  for (const entry of byCode.values()) sizes.set(entry.place, (sizes.get(entry.place) ?? 0) + 1);
  assert.ok(Math.max(...sizes.values()) < 60, String(Math.max(...sizes.values())));
});
