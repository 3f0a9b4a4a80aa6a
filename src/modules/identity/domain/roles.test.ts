import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor, RoleGrant } from "../../../kernel/http/route.ts";
import { covers, may, maySomewhere, perimeterFrom, permissions, roleCodes, roles, type Permission } from "./roles.ts";

function actor(...grants: RoleGrant[]): Actor {
  return { accountId: "a", name: "A", roles: grants };
}

test("who may do what: the whole table", () => {
  const expected: Record<Permission, string> = {
    // administrator, steering office, action owner, contributor, validator, board member, directory office, field owner, lab manager, signatory, referent, open science, data administrator, researcher, study curator, consultation office, integrity office, linkage office, clerical reader, mortality office, cohort office
    "accounts.manage": "x....................",
    "audit.read": "xx...................",
    "drafts.read": "xxxxxx...x...........",
    "contract.edit": ".x...................",
    "indicators.define": ".x...................",
    "campaigns.run": ".x...................",
    "actions.report": ".xx..................",
    "values.propose": ".x.x.................",
    "values.accept": ".x..x................",
    "values.withdraw": ".x..x................",
    "forecasts.enter": ".x.x.................",
    "directory.import": "......x..............",
    "directory.decide": "......x..............",
    "directory.read-restricted": ".x....xx.............",
    "corrections.propose": "......x.x............",
    "corrections.answer": "......xx.............",
    "labs.ask": ".x....xx.............",
    "contract.sign": ".........x...........",
    "reports.write": ".x...................",
    "reports.seal": ".x.......x...........",
    "evaluation.edit": ".x...................",
    "figures.edit": ".x...................",
    "sites.run": ".x...................",
    "sites.report": ".x........x..........",
    "mail.read": "xx...................",
    "webhooks.manage": "x....................",
    "publications.import": "...........x.........",
    "publications.decide": "...........x.........",
    "publications.read-drafts": ".x....x.x..x.........",
    "bibliometrics.declare": ".x...................",
    "datasets.declare": "........x..xxx.......",
    "datasets.curate": "............x........",
    "datasets.govern": ".x...x......x........",
    "datasets.harvest": "............x........",
    "studies.declare": "........x..xxxx......",
    "studies.curate": "..............x......",
    "studies.import": "..............x......",
    "consultations.run": "...............x.....",
    "consultations.moderate": "...............xx....",
    "consultations.code": ".x.............xx....",
    "consultations.synthesise": ".x.............x.....",
    "integrity.edit": "................x....",
    "training.run": "................x....",
    "linkage.run": ".................x...",
    "linkage.review": ".................xx..",
    "linkage.adjudicate": ".................x...",
    "linkage.read": ".x...............x.xx",
    "mortality.produce": "...................x.",
    "mortality.read": ".x...x.............x.",
    "cohorts.manage": "....................x",
    "cohorts.ask": "........x....x......x",
  };
  for (const [permission, row] of Object.entries(expected)) {
    const found = Object.keys(permissions).find((name): name is Permission => name === permission);
    assert.ok(found !== undefined);
    assert.equal(roleCodes.map((role) => (may(actor({ role, perimeter: [] }), found) ? "x" : ".")).join(""), row, permission);
    assert.equal(may(null, found), false);
    assert.equal(may(actor(), found, "1"), false);
  }
  assert.deepEqual(Object.keys(expected), Object.keys(permissions));
  for (const code of roleCodes) assert.ok(roles[code].name.fr !== "" && roles[code].name.en !== "");
});

test("a perimeter covers its codes and what stands under them by dots", () => {
  const grant = actor({ role: "indicator-contributor", perimeter: ["3", "4.b"] });
  for (const [subject, expected] of [["3", true], ["3.a", true], ["3.a.1", true], ["4.b", true], ["4.b.2", true], ["4", false], ["4.a", false], ["4.ba", false], ["30", false], ["30.a", false]] as const) {
    assert.equal(may(grant, "values.propose", subject), expected, subject);
  }
  assert.equal(may(grant, "values.propose"), false, "a part is not the whole");
  assert.equal(maySomewhere(grant, "values.propose"), true);
  assert.equal(maySomewhere(grant, "values.accept"), false);
  assert.equal(covers([], "anything"), true);
});

test("grants add up", () => {
  const both = actor({ role: "validator", perimeter: ["1"] }, { role: "indicator-contributor", perimeter: ["2"] });
  assert.equal(may(both, "values.accept", "1.a"), true);
  assert.equal(may(both, "values.accept", "2.a"), false);
  assert.equal(may(both, "values.propose", "2.a"), true);
});

test("perimeters as people write them", () => {
  assert.deepEqual(perimeterFrom(" 10, 4.B;4.b  3. "), ["3", "4.b", "10"]);
  assert.deepEqual(perimeterFrom(""), []);
});
