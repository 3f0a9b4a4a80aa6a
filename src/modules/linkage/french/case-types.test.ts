import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { duckdb, expandModel, lookups, preparedColumns, vectorsSql } from "../comparisons/index.ts";
import type { LinkageModel } from "../domain/model.ts";

const analytics = await openAnalytics({ threads: 1 });
after(() => analytics.close());

/** A cohort against civil status, with every French kind. */
const model: LinkageModel = {
  format: "jalon-linkage-model/1", name: "case types",
  columns: { birth: { clean: "name" }, usage: { clean: "name" }, firsts: { clean: "first-names" }, given: { clean: "name", from: "firsts" }, dob: { clean: "date" }, place: { clean: "commune", on: "dob" }, nir: { clean: "nir" } },
  comparisons: [
    { name: "surname", kind: "name", columns: ["birth", "usage"] }, { name: "one", kind: "name", columns: ["birth"] }, { name: "firsts", kind: "first-names" }, { name: "whole", kind: "full-name", columns: ["birth", "usage", "firsts"] },
    { name: "dob", kind: "date" }, { name: "place", kind: "commune" }, { name: "nir", kind: "nir" },
  ],
  blocking: [["birth"]],
};
const expanded = expandModel(model);

interface Person { readonly birth?: string; readonly usage?: string; readonly firsts?: string; readonly dob?: string; readonly place?: string; readonly nir?: string }
const person: Required<Person> = { birth: "Martin-Dupont", usage: "", firsts: "Jean Pierre Marie", dob: "1950-03-05", place: "69383", nir: "1500369383001" };

type Case = readonly [title: string, comparison: string, left: Person, right: Person, level: string];

/** The kinds of error of French files, each with the level it must reach (beginning of its English label; `—`: nothing to compare). */
const cases: readonly Case[] = [
  ["equal", "surname", {}, {}, "Birth name equal"],
  ["capitals, accents, hyphens", "surname", { birth: "LEFÈVRE-MÜLLER" }, { birth: "Lefevre Muller" }, "Birth name equal"],
  ["surname not known", "surname", { birth: "INCONNU" }, {}, "—"],
  ["surname by the letter X", "one", { birth: "X" }, {}, "—"],
  ["typing slip", "surname", { birth: "Dupont" }, { birth: "Dupond" }, "Nearly equal"],
  ["a woman’s usage name", "surname", { birth: "Durand", usage: "Dupont" }, { birth: "Dupont" }, "Birth name equal to usage name"],
  ["a part of a compound name", "surname", {}, { birth: "Dupont" }, "A part of a compound name"],
  ["a particle left out", "surname", { birth: "de La Tour" }, { birth: "Tour" }, "Nearly equal"],
  ["a particle glued", "surname", { birth: "Le Goff" }, { birth: "Legoff" }, "Nearly equal"],
  ["an Arabic particle", "one", { birth: "Ben Ali" }, { birth: "Ali" }, "Nearly equal"],
  ["a title", "surname", { birth: "Mme Martin-Dupont" }, {}, "Birth name equal"],
  ["an alias", "surname", { birth: "Martin-Dupont dit Le Petit" }, {}, "Birth name equal"],
  ["saint cut short", "surname", { birth: "St-Cyr" }, { birth: "Saint Cyr" }, "Birth name equal"],
  ["another surname", "surname", { birth: "Bernard" }, {}, "Everything else"],
  ["both names in one field", "surname", { birth: "Durand épouse Martin" }, { birth: "Durand" }, "A part of a compound name"],
  ["first names in order", "firsts", {}, {}, "Same first names"],
  ["first of several", "firsts", {}, { firsts: "Jean" }, "First of them equal"],
  ["the second used", "firsts", {}, { firsts: "Pierre" }, "The first of one among"],
  ["the order changed", "firsts", {}, { firsts: "Pierre Jean" }, "The first of one among"],
  ["a hyphen for a space", "firsts", {}, { firsts: "Jean-Pierre" }, "The first of one among"],
  ["made French", "firsts", { firsts: "João" }, { firsts: "Jean" }, "Firsts alike"],
  ["another spelling of an Arabic name", "firsts", { firsts: "Mohammed" }, { firsts: "Mohamed" }, "Firsts alike"],
  ["Giuseppe and Joseph", "firsts", { firsts: "Giuseppe" }, { firsts: "Joseph" }, "Firsts alike"],
  ["first name not known", "firsts", { firsts: "SANS PRENOM" }, {}, "—"],
  ["first name slip", "firsts", { firsts: "Jaen" }, { firsts: "Jean" }, "Firsts alike"],
  ["second used, with a slip", "firsts", { firsts: "Piere" }, {}, "Everything else"],
  ["an initial", "firsts", { firsts: "J." }, {}, "An initial"],
  ["a short form", "firsts", { firsts: "Alex" }, { firsts: "Alexandre Paul" }, "Firsts alike"],
  ["surname and first name interchanged", "whole", { birth: "Jean", firsts: "Bernard" }, { birth: "Bernard", firsts: "Jean" }, "Surname and first name in each other’s place"],
  ["both equal, the second first name used", "whole", {}, { firsts: "Pierre" }, "Surname and first name equal"],
  ["usage name and first name equal", "whole", { birth: "Durand", usage: "Bernard" }, { birth: "Bernard" }, "Equal, a usage name included"],
  ["the same day", "dob", {}, { dob: "05/03/1950" }, "Same day"],
  ["a slip in the date", "dob", {}, { dob: "1950-03-06" }, "But for one slip"],
  ["neighbouring figures interchanged", "dob", { dob: "19500312" }, { dob: "19500321" }, "But for one slip"],
  ["day and month interchanged", "dob", { dob: "1950-03-12" }, { dob: "1950-12-03" }, "Day and month interchanged"],
  ["day and month not known", "dob", { dob: "00/00/1950" }, {}, "Equal in the parts known"],
  ["conventional first of January", "dob", { dob: "01/01/1950" }, {}, "Equal in the parts known"],
  ["the same first of January proves less than another day", "dob", { dob: "1950-01-01" }, { dob: "1950-01-01" }, "Equal in the parts known"],
  ["within a year", "dob", {}, { dob: "1950-12-24" }, "Within a year"],
  ["another date", "dob", {}, { dob: "1971-08-17" }, "Everything else"],
  ["date missing", "dob", {}, { dob: "" }, "—"],
  ["an arrondissement for its town", "place", {}, { place: "69123" }, "Same commune under another code"],
  ["another arrondissement", "place", {}, { place: "69388" }, "Same town"],
  ["a code that changed", "place", { place: "75012" }, { place: "92012" }, "Same commune under another code"],
  ["Corsica in one department, then two", "place", { place: "20004" }, { place: "2A004" }, "Same commune under another code"],
  ["born in Algeria, recorded by its department", "place", { place: "92352" }, { place: "99352" }, "Same commune under another code"],
  ["a leading zero lost", "place", { place: "1004" }, { place: "01004" }, "Same code"],
  ["a slip in the code", "place", { place: "33063" }, { place: "33064" }, "But for one slip"],
  ["the same department", "place", { place: "33063" }, { place: "33281" }, "Same department"],
  ["two other countries", "place", { place: "99109" }, { place: "99352" }, "Both abroad"],
  ["place missing", "place", {}, { place: "" }, "—"],
  ["social security number with its key", "nir", {}, { nir: "1 50 03 69 383 001 44" }, "Equal"],
  ["social security number, neighbours interchanged", "nir", {}, { nir: "1500369383010" }, "But for one slip"],
  ["social security number, another order", "nir", {}, { nir: "1500369383777" }, "Same sex, year, month and place"],
  ["provisional number", "nir", {}, { nir: "7500369383001" }, "—"],
];

test("each kind of error reaches the level made for it, either way round", async () => {
  for (const statement of lookups(model)) await analytics.run(statement);
  const names = Object.keys(person) as (keyof Person)[];
  const table = async (side: "left" | "right", at: 2 | 3): Promise<void> => {
    const values = cases.map((one, k) => `(${k}, ${names.map((name) => duckdb.text(({ ...person, ...one[at] })[name])).join(", ")})`);
    await analytics.run(`create or replace table ${side}_rows as select k, ${preparedColumns(expanded, side).map((column) => `${column.sql} as "${column.name}"`).join(", ")} from (values ${values.join(", ")}) t(k, ${names.join(", ")})`);
  };
  for (const [first, second] of [[2, 3], [3, 2]] as const) {
    await table("left", first);
    await table("right", second);
    const vectors = await analytics.rows<Readonly<Record<string, number>>>(`${vectorsSql(expanded.comparisons, duckdb, { pairs: "(select k as l, k as r from left_rows)", keep: ["l"] })} order by l`);
    const reached = cases.map(([title, name], at) => {
      const comparison = expanded.comparisons.find((one) => one.name === name);
      const gamma = vectors[at]?.[`g_${name}`] ?? Number.NaN;
      return `${title}: ${gamma === -1 ? "—" : comparison?.levels[comparison.levels.length - 1 - gamma]?.label.en ?? "?"}`;
    });
    const wrong = cases.flatMap(([title, , , , expected], at) => reached[at]?.startsWith(`${title}: ${expected}`) === true ? [] : [`${reached[at]} (wanted ${expected})`]);
    assert.deepEqual(wrong, []);
  }
});
