import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { recordOf, said, shownOn, type Said } from "./testing.ts";

test("a name holds until the delivery that gave another, on any day", () => {
  const statements = [said({ value: "A", seen: ["2019-01-10", "2020-01-10", "2021-01-10"] }), said({ value: "B", seen: ["2021-01-10", "2022-01-10"] })];
  assert.deepEqual(["2010-01-01", "2021-01-09", "2021-01-10", "2024-01-01"].map((on) => shownOn(statements, "name", on)), [["A"], ["A"], ["B"], ["B"]]);
  const { others, current } = recordOf(statements, "2024-01-01").fields["name"] ?? { others: [], current: [] };
  assert.deepEqual(others.map(({ value, fromDay, untilDay }) => [value, fromDay, untilDay]), [["A", null, "2021-01-10"]]);
  assert.deepEqual(current.map(({ fromDay, untilDay, attestedFrom, attestedUntil }) => [fromDay, untilDay, attestedFrom, attestedUntil]), [["2021-01-10", null, "2021-01-10", "2022-01-10"]]);
});

test("a name that comes back has two times, told apart", () => {
  const statements = [
    said({ value: "A", seen: ["2019-01-10", "2019-01-10", "2020-01-10"] }), said({ value: "B", seen: ["2020-01-10", "2020-01-10", "2021-01-10"] }),
    said({ value: "A", seen: ["2021-01-10"] }),
  ];
  assert.deepEqual(["2019-06-01", "2020-06-01", "2021-06-01"].map((on) => shownOn(statements, "name", on)), [["A"], ["B"], ["A"]]);
  assert.deepEqual(recordOf(statements, "2021-06-01").fields["name"]?.others.map((value) => value.value), ["A", "B"]);
});

test("stated validity wins over observation, and an end means to the last day of its span", () => {
  const statements = [said({ value: "A", seen: ["2019-01-10", "2020-01-10", "2022-01-10"] }), said({ value: "B", from: "2021", seen: ["2022-01-10"] })];
  assert.deepEqual(["2020-12-31", "2021-01-01"].map((on) => shownOn(statements, "name", on)), [["A"], ["B"]]);
  const listed = [said({ value: "A", until: "2015", seen: ["2022-01-10"] }), said({ value: "B", from: "2016", seen: ["2022-01-10"] })];
  assert.deepEqual(["2015-12-31", "2016-01-01"].map((on) => shownOn(listed, "name", on)), [["A"], ["B"]]);
});

test("a beginning stated anew corrects the one before", () => {
  const relation = { field: "co-supervision", value: {}, object: "o1" } as const;
  const statements = [said({ ...relation, from: "2015", seen: ["2019-01-10", "2019-01-10", "2020-01-10"] }), said({ ...relation, from: "2016", seen: ["2020-01-10"] })];
  assert.deepEqual(["2015-06-01", "2016-06-01"].map((on) => shownOn(statements, "co-supervision", on).length), [0, 1]);
});

test("relations begin and end with the deliveries of their record", () => {
  const statements = [
    said({ value: "A", seen: ["2019-01-10", "2022-01-10"] }),
    said({ field: "director", value: {}, object: "p1", seen: ["2019-01-10", "2020-01-10", "2021-01-10"] }),
    said({ field: "director", value: {}, object: "p2", seen: ["2021-01-10", "2022-01-10"] }),
  ];
  const directors = (on: string): unknown => recordOf(statements, on).fields["director"]?.current.map((value) => value.object);
  assert.deepEqual(["2018-01-01", "2020-06-01", "2021-01-10"].map(directors), [["p1"], ["p1"], ["p2"]]);
});

test("the kind of source decides, and what another says otherwise is shown beside unless the field is silent", () => {
  const statements = [said({ value: "Register", seen: ["2020-01-10"] }), said({ value: "Lab", source: "lab", record: "l1", seen: ["2023-01-10"] })];
  const name = recordOf(statements, "2024-01-01").fields["name"];
  assert.deepEqual([name?.current[0]?.value, name?.contested.map((value) => value.value)], ["Register", ["Lab"]]);
  const website = statements.map((statement) => ({ ...statement, field: "website" }));
  assert.deepEqual(shownOn(website, "website", "2024-01-01"), ["Lab"]);
  const position = statements.map((statement) => ({ ...statement, field: "position" }));
  assert.equal(recordOf(position, "2024-01-01").fields["position"]?.contested.length, 0);
  assert.equal(recordOf(statements, "2024-01-01").contestedCount, 1);
});

test("sources that agree are listed together, the first that is shown first", () => {
  const statements = [said({ value: "A", source: "lab", record: "l1", seen: ["2023-01-10"] }), said({ value: "A", seen: ["2020-01-10"] })];
  const [value, ...rest] = recordOf(statements, "2024-01-01").fields["name"]?.current ?? [];
  assert.equal(rest.length, 0);
  assert.deepEqual([value?.source, value?.statements.length, value?.attestedFrom, value?.attestedUntil], ["rnsr", 2, "2020-01-10", "2023-01-10"]);
});

test("two values of one source on one day: the surer is shown, and it does not contest itself", () => {
  const statements = [said({ value: "A", confidence: 0.4, seen: ["2020-01-10"] }), said({ value: "B", confidence: 0.6, seen: ["2020-01-10"] })];
  const name = recordOf(statements, "2024-01-01").fields["name"];
  assert.deepEqual([name?.current.map((value) => value.value), name?.contested.length], [["B"], 0]);
});

test("what a person preferred is shown, as long as it is said, and settles the matter", () => {
  const lab = said({ value: "Lab", source: "lab", record: "l1", seen: ["2023-01-10"] });
  const statements = [said({ value: "Register", seen: ["2020-01-10"] }), lab];
  const name = recordOf(statements, "2024-01-01", { preferred: new Set([lab.id]) }).fields["name"];
  assert.deepEqual([name?.current[0]?.value, name?.contested.length], ["Lab", 0]);
});

test("among sources of one kind, a past day shows what was known then", () => {
  const statements = [said({ value: "A", source: "lab", record: "l1", seen: ["2020-01-10"] }), said({ value: "B", source: "lab", record: "l2", seen: ["2023-01-10"] })];
  assert.deepEqual(["2021-01-01", "2024-01-01"].map((on) => shownOn(statements, "name", on)), [["A"], ["B"]]);
});

test("the last word of a record that is gone stays, unless a source that still has one says otherwise", () => {
  const gone = said({ value: "A", seen: ["2020-01-10", "2021-01-10", "2022-01-10"] });
  assert.deepEqual(shownOn([gone], "name", "2024-01-01"), ["A"]);
  const live = said({ value: "B", source: "lab", record: "l1", seen: ["2021-06-01"] });
  assert.deepEqual(["2021-12-01", "2022-02-01"].map((on) => shownOn([gone, live], "name", on)), [["A"], ["B"]]);
});

test("a later word on the creation holds for all days", () => {
  const statements = [
    said({ value: "U", seen: ["2019-01-10", "2021-01-10"] }),
    said({ field: "opened", value: "2008", seen: ["2019-01-10", "2020-01-10", "2021-01-10"] }), said({ field: "opened", value: "2007", seen: ["2021-01-10"] }),
  ];
  assert.deepEqual(recordOf(statements, "2019-06-01").opened, { text: "2007", day: "2007-01-01" });
});

test("two types of succession between the same two are both kept", () => {
  const statements = ["renewal", "split"].map((type) => said({ field: "succession", value: { type, effectiveFrom: "2011" }, object: "p", seen: ["2020-01-10"] }));
  assert.equal(shownOn(statements, "succession", "2024-01-01").length, 2);
});

test("the record depends on the set of statements alone, not on their order", () => {
  const date = fc.constantFrom("2018-01-01", "2019-06-15", "2020-01-10", "2021-01-10", "2022-02-11");
  const draft = fc.record({
    field: fc.constantFrom("name", "website", "opened", "co-supervision", "position"), value: fc.constantFrom("2001", "2002", "2003"), source: fc.constantFrom("rnsr", "register2", "lab", "hr", "paper"),
    record: fc.constantFrom("r1", "r2"), node: fc.constantFrom("n1", "n2"), days: fc.uniqueArray(date, { minLength: 1, maxLength: 3 }), from: fc.option(fc.constantFrom("2015", "2019", "2020-06"), { nil: undefined }), confidence: fc.constantFrom(0.5, 1),
  });
  fc.assert(fc.property(fc.uniqueArray(draft, { maxLength: 14, selector: (one) => JSON.stringify(one) }), fc.integer(), date, (drafts, seed, on) => {
    const statements = drafts.map(({ days, from, field, ...rest }, index): ReturnType<typeof said> => {
      const [first = "2020-01-10", last, ended] = days.toSorted();
      const one: Said = { ...rest, field, seen: ended !== undefined && last !== undefined ? [first, last, ended] : last === undefined ? [first] : [first, last], ...(from === undefined ? {} : { from }), ...(field === "co-supervision" ? { object: `o${index % 2}` } : {}) };
      return { ...said(one), id: `s${index}` };
    });
    const turned = statements.map((item, index) => ({ item, at: ((index + 1) * 7919 + seed) % 101 })).sort((a, b) => a.at - b.at).map(({ item }) => item);
    assert.deepEqual(recordOf(turned, on), recordOf(statements, on));
    for (const field of ["name", "website"]) assert.ok((recordOf(statements, on).fields[field]?.current.length ?? 0) <= 1);
  }), { numRuns: 400 });
});
