import assert from "node:assert/strict";
import { test } from "node:test";
import { day, type Day } from "../../../../kernel/time/day.ts";
import type { EntityRecord } from "../../../directory/index.ts";
import { civilServantEngineers, civilServantResearchers } from "./civil-servants.ts";
import { hostedCohorts } from "./cohorts.ts";
import { dataCentreAgreements } from "./data-centre-agreements.ts";
import { recipes } from "./index.ts";
import { juniorChairs } from "./junior-chairs.ts";
import { portalAccesses } from "./portal-accesses.ts";
import type { Measured } from "./recipe.ts";
import { sharedTime } from "./shared-time.ts";
import { baseOf, recordOf, type Said } from "./testing.ts";

const end2023 = day("2023-12-31");

function reasons(found: Measured): Record<string, string> {
  return Object.fromEntries(found.leftOut.map((one) => [one.ref?.code ?? "", one.reason.en]));
}

function counted(found: Measured): string[] {
  return found.counted.map((one) => one.ref?.code ?? "");
}

function chair(code: string, said: readonly Said[], on: Day = end2023): EntityRecord {
  return recordOf("post", code, on, [{ field: "post-category", value: "junior-professor-chair" }, ...said]);
}

test("7: chairs in activity on the day, the others said with their reason", () => {
  const records = [
    chair("a", [{ field: "in-activity", value: "active", from: "2022-09-01" }]),
    chair("b", [{ field: "in-activity", value: "active", from: "2021", until: "2023" }]), // to the end of 2023
    chair("c", [{ field: "in-activity", value: "active", from: "2024-01-01" }]),
    chair("d", [{ field: "in-activity", value: "suspended", from: "2023-10" }]),
    chair("e", [{ field: "in-activity", value: "active" }, { field: "employer", object: "university" }]),
    chair("f", [{ field: "assigned-to", object: "unit", from: "2023-01-01" }]), // no word on activity: the assignment stands
    chair("g", []),
    recordOf("post", "h", end2023, [{ field: "post-category", value: "researcher" }, { field: "in-activity", value: "active" }]),
  ];
  const found = juniorChairs.measure(baseOf(end2023, records));
  assert.equal(found.value, 3);
  assert.deepEqual(counted(found), ["a", "b", "f"]);
  assert.deepEqual(reasons(found), {
    c: "not yet or no longer in activity on that day", d: "not in activity on that day", e: "the employer is another organisation", g: "no activity and no assignment on that day",
  });
  assert.deepEqual(found.counted[0]?.statements, ["a/in-activity/1", "a/post-category/0"]);
  // The day after, the one that ended with 2023 has gone and the one of 2024 has come.
  const next = day("2024-01-01");
  const later = [chair("b", [{ field: "in-activity", value: "active", from: "2021", until: "2023" }], next), chair("c", [{ field: "in-activity", value: "active", from: "2024-01-01" }], next)];
  assert.deepEqual(counted(juniorChairs.measure(baseOf(next, later))), ["c"]);
});

test("what only a later delivery says undated is presumed; what is dated or seen by then is attested", () => {
  const found = juniorChairs.measure(baseOf(end2023, [
    chair("dated", [{ field: "in-activity", value: "active", from: "2022-09-01" }]),
    chair("undated", [{ field: "in-activity", value: "active" }]),
    chair("stale", [{ field: "in-activity", value: "active", from: "2020", seen: "2022-01-31" }]),
    chair("seen", [{ field: "in-activity", value: "active", seen: "2023-12-31" }]),
  ]));
  assert.deepEqual(found.counted.map((one) => [one.ref?.code, one.standing]), [["dated", "attested"], ["seen", "attested"], ["stale", "presumed"], ["undated", "presumed"]]);
});

function shared(code: string, said: readonly Said[]): EntityRecord {
  return recordOf("post", code, end2023, said);
}
const atUnit: Said = { field: "assigned-to", object: "unit", from: "2021" };
const withCare: Said = { field: "care-provider", object: "hospital", from: "2021" };
const active: Said = { field: "in-activity", value: "active", from: "2021" };
const interfaceContract: Said = { field: "post-category", value: "interface-contract" };

test("4.b: distinct people whose funded time is shared between a unit of the institute and a care provider", () => {
  const found = sharedTime.measure(baseOf(end2023, [
    shared("a", [interfaceContract, active, atUnit, withCare, { field: "held-by", object: "person-1" }]),
    shared("b", [interfaceContract, active, atUnit, withCare, { field: "held-by", object: "person-1" }]),
    shared("c", [{ field: "post-category", value: "researcher" }, { field: "time-funding", value: "funded" }, active, atUnit, withCare]),
    shared("d", [{ field: "post-category", value: "researcher" }, active, atUnit, withCare]),
    shared("e", [interfaceContract, { field: "time-funding", value: "unfunded" }, active, atUnit, withCare]),
    shared("f", [interfaceContract, active, { field: "assigned-to", object: "elsewhere" }, withCare]),
    shared("g", [interfaceContract, active, atUnit]),
    shared("h", [interfaceContract, active, atUnit, { field: "care-provider", object: "hospital", until: "2023-11" }]),
    shared("i", [{ field: "post-category", value: "researcher" }, active, atUnit]),
  ]));
  assert.equal(found.value, 2);
  assert.deepEqual(counted(found), ["a", "c"]);
  assert.deepEqual(reasons(found), {
    b: "the same person is already counted through another post",
    d: "no source says that the shared time is funded",
    e: "the shared time is not funded",
    f: "the unit assigned to is not a unit of the institute on that day",
    g: "no care provider on that day",
    h: "no care provider on that day",
  });
  assert.ok(found.counted[0]?.statements.includes("tie"), "the tie of the unit to the institute is among the statements");
  assert.ok(!JSON.stringify(found).includes("person-1"), "nobody is named");
});

test("5: cohorts that France Cohortes hosts on the day", () => {
  const named = [recordOf("structure", "host", end2023, [], "US 99 - France  COHORTES"), recordOf("structure", "other", end2023, [], "Unité d’épidémiologie")];
  const found = hostedCohorts.measure(baseOf(end2023, [
    recordOf("cohort", "a", end2023, [{ field: "hosted-by", object: "host", from: "2022-06" }], "Cohorte A"),
    recordOf("cohort", "b", end2023, [{ field: "hosted-by", object: "host", from: "2023", until: "2023-12-30" }]),
    recordOf("cohort", "c", end2023, [{ field: "hosted-by", object: "other" }]),
    recordOf("cohort", "d", end2023, []),
  ], named));
  assert.equal(found.value, 1);
  assert.deepEqual(found.counted[0]?.label, { fr: "Cohorte A", en: "Cohorte A" });
  assert.deepEqual(reasons(found), { b: "hosting not begun or over on that day", c: "hosted elsewhere on that day", d: "no source says who hosts it" });
});

test("12: agreements in force with labelled data centres, each once", () => {
  const named = [
    recordOf("organisation", "labelled", end2023, [{ field: "data-centre-label", value: "labelled", from: "2022" }]),
    recordOf("organisation", "also", end2023, [{ field: "data-centre-label", value: "labelled", from: "2022" }]),
    recordOf("organisation", "later", end2023, [{ field: "data-centre-label", value: "labelled", from: "2024" }]),
  ];
  const kind: Said = { field: "agreement-type", value: "data-centre-agreement" };
  const withLabelled: Said = { field: "agreement-party", object: "labelled" };
  const agreement = (code: string, said: readonly Said[]): EntityRecord => recordOf("agreement", code, end2023, said);
  const found = dataCentreAgreements.measure(baseOf(end2023, [
    agreement("a", [kind, { field: "signed-on", value: "2022-05-12" }, withLabelled, { field: "agreement-party", object: "also" }]),
    agreement("b", [kind, { field: "signed-on", value: "2023-12-31" }, { field: "agreement-until", value: "2027" }, withLabelled]),
    agreement("c", [kind, { field: "signed-on", value: "2024-01" }, withLabelled]),
    agreement("d", [kind, { field: "signed-on", value: "2021" }, { field: "agreement-until", value: "2023-11" }, withLabelled]),
    agreement("e", [kind, { field: "signed-on", value: "2022" }, { field: "agreement-party", object: "later" }]),
    agreement("f", [kind, withLabelled]),
    agreement("g", [{ field: "agreement-type", value: "framework-agreement" }, { field: "signed-on", value: "2022" }, withLabelled]),
  ], named));
  assert.equal(found.value, 2);
  assert.deepEqual(counted(found), ["a", "b"]);
  assert.deepEqual(reasons(found), { c: "signed after that day", d: "over before that day", e: "no party has the label of the ministry on that day", f: "no source gives its signature" });
  const within = day("2023-06-30");
  const known = recordOf("agreement", "y", within, [kind, { field: "signed-on", value: "2023" }, withLabelled]);
  const standing = dataCentreAgreements.measure(baseOf(within, [known], [recordOf("organisation", "labelled", within, [{ field: "data-centre-label", value: "labelled", from: "2022" }])])).counted[0]?.standing;
  assert.equal(standing, "presumed", "a signature known to the year may come later in the year");
});

test("11: accesses of the year up to the day, month by month", () => {
  const days = [{ day: day("2022-12-31"), count: 1000 }, { day: day("2023-01-01"), count: 3 }, { day: day("2023-01-02"), count: 4 }, { day: day("2023-03-05"), count: 5 }, { day: day("2023-09-01"), count: 100 }];
  const found = portalAccesses.measure(baseOf(day("2023-08-31"), [], [], { days, demonstration: false }));
  assert.equal(found.value, 12);
  assert.deepEqual(found.counted.map((one) => [one.label.en, one.amount]), [["January 2023, 2 days counted", 7], ["March 2023, 1 day counted", 5]]);
  assert.equal(portalAccesses.measure(baseOf(day("2021-12-31"), [], [], { days, demonstration: false })).value, null, "a year without any count is not a year of zero");
});

test("employment plan: full-time equivalents of civil servants by category", () => {
  const post = (code: string, category: string, status: string, more: readonly Said[]): EntityRecord =>
    recordOf("post", code, end2023, [{ field: "post-category", value: category }, { field: "employment-status", value: status }, { field: "in-activity", value: "active", from: "2020" }, ...more]);
  const fte = (value: number): Said => ({ field: "full-time-equivalent", value });
  const base = baseOf(end2023, [
    post("a", "researcher", "civil-servant", [fte(1), { field: "employer", object: "inserm" }]),
    post("b", "researcher", "civil-servant", [fte(0.8)]),
    post("c", "researcher", "civil-servant", []),
    post("d", "researcher", "contract", [fte(1)]),
    post("e", "engineer-technician", "civil-servant", [fte(0.7)]),
    post("f", "engineer-technician", "civil-servant", [fte(0.1)]),
    post("g", "engineer-technician", "civil-servant", [fte(0.2)]),
    post("h", "engineer-technician", "civil-servant", [fte(70)]),
  ]);
  const researchers = civilServantResearchers.measure(base);
  assert.equal(researchers.value, 1.8);
  assert.deepEqual(reasons(researchers), { c: "no full-time equivalent between 0 and 1 is given for that day" });
  // 0.7 + 0.1 + 0.2 is 0.9999999999999999 in binary fractions.
  assert.equal(civilServantEngineers.measure(base).value, 1);
});

test("nothing is not zero: no fact of the sort, no value; facts that do not count, zero", () => {
  for (const recipe of recipes) assert.equal(recipe.measure(baseOf(end2023, [])).value, null);
  assert.equal(juniorChairs.measure(baseOf(end2023, [chair("c", [{ field: "in-activity", value: "active", from: "2024" }])])).value, 0);
});

test("the order of the facts never shows", () => {
  const categories = ["researcher", "engineer-technician", "junior-professor-chair", "interface-contract"];
  const records = Array.from({ length: 60 }, (_, at) => recordOf("post", `p${at}`, end2023, [
    { field: "post-category", value: categories[at % 4] ?? "" }, { field: "employment-status", value: at % 3 === 0 ? "contract" : "civil-servant" },
    { field: "full-time-equivalent", value: ((at * 7) % 11) / 10 }, { field: "in-activity", value: at % 5 === 0 ? "suspended" : "active" },
    atUnit, withCare, { field: "held-by", object: `person-${at % 9}` },
  ]));
  const expected = recipes.map((one) => JSON.stringify(one.measure(baseOf(end2023, records))));
  for (let turn = 1; turn <= 20; turn += 1) {
    const shuffled = [...records].sort((a, b) => ((Number(a.ref.code.slice(1)) * 37 * turn) % 61) - ((Number(b.ref.code.slice(1)) * 37 * turn) % 61));
    assert.deepEqual(recipes.map((one) => JSON.stringify(one.measure(baseOf(end2023, shuffled)))), expected);
  }
});
