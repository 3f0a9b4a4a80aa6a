import assert from "node:assert/strict";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import type { StudyDoiMinter } from "./domain/ports.ts";
import { studyMigrations } from "./migrations.ts";
import { createDuplicates } from "./reconcile/index.ts";
import { aRecord, aValidContent, curator, publishStudy, researcher, testClock, testStudies } from "./testing/builders.ts";

const sets = [auditMigrations, studyMigrations];
const by = { accountId: null, name: "Import" };
const publish = { publish: true, dryRun: false };

interface Agency {
  readonly doi: StudyDoiMinter;
  readonly told: string[];
  up: boolean;
}

/** An agency that is down until it is not, and remembers what it was told. */
function agency(): Agency {
  const told: string[] = [];
  const one: Agency = {
    told, up: false,
    doi: {
      mintFor: async ({ code, version }) => { told.push(`mint ${version}`); return one.up ? { doi: `10.70000/${code}`, versionDoi: `10.70000/${code}.v${version}` } : null; },
      update: async ({ version }) => { told.push(`update ${version}`); return one.up; },
      hide: async () => { told.push("hide"); return one.up; },
    },
  };
  return one;
}

databaseTest("a study withdrawn before the agency ever answered asks for no DOI afterwards", sets, async (db) => {
  const one = agency();
  const studies = testStudies(db, { doi: one.doi });
  const study = await publishStudy(studies);
  await studies.withdraw(curator, study.code, "Erreur.", null);
  one.up = true;
  one.told.length = 0;
  for (let tries = 0; (await studies.retryDois()) > 0; tries += 1) assert.ok(tries < 10);
  assert.deepEqual(one.told, ["hide"]);
  assert.equal((await studies.find(study.code))?.doi, null);
  one.told.length = 0;
  await studies.retryDois();
  assert.deepEqual(one.told, [], "and is told of it once");
});

databaseTest("a register's change while somebody writes the next version: published by itself, and what they write stays theirs", sets, async (db) => {
  const studies = testStudies(db);
  const [added] = await studies.take(by, [aRecord()], publish);
  const code = added?.code ?? "";
  const draft = await studies.revise(curator, code);
  const [saved, taken] = await Promise.all([studies.save(curator, code, draft.revision, { acronym: "LA NÔTRE" }), studies.take(by, [aRecord({ content: aValidContent({ actualSize: 116 }) })], publish)]);
  assert.equal(taken[0]?.published, true);
  assert.ok(saved.revision > draft.revision);
  const now = await studies.draft(curator, code);
  assert.deepEqual([now.content.acronym, now.content.actualSize], ["LA NÔTRE", 116]);
  const last = await studies.publish(curator, code);
  assert.deepEqual([last.version, last.content.acronym, last.content.actualSize], [3, "LA NÔTRE", 116]);
  assert.deepEqual((await studies.versions(code)).map(({ summary }) => summary), ["acronym", "actualSize", "first"]);
}, { commits: true });

databaseTest("records brought together: the number that went leads to the one that stays, and taking them apart keeps what was written since", sets, async (db) => {
  const studies = testStudies(db);
  const duplicates = createDuplicates({ db, clock: testClock });
  const [first, second] = await studies.take(by, [aRecord(), aRecord({ register: "fresh", number: "FRESH-1", content: aValidContent({ registryNumbers: [{ scheme: "id-rcb", number: "2023-A00386-39", issuer: null }], whyStopped: { fr: "Financement." } }) })], publish);
  const [kept, gone] = [first?.code ?? "", second?.code ?? ""];
  assert.notEqual(kept, gone);
  const number = await duplicates.same(by, kept, gone);
  // The record that went comes again, changed, and under its number from a table.
  const again = await studies.take(by, [aRecord({ register: "fresh", number: "FRESH-1", content: aValidContent({ registryNumbers: [{ scheme: "id-rcb", number: "2023-A00386-39", issuer: null }], whyStopped: { fr: "Faute de moyens." } }) }), aRecord({ register: "csv", number: "LIGNE-1", content: { registryNumbers: [{ scheme: "id-rcb", number: "2023-A00386-39", issuer: null }], funders: [] } })], publish);
  assert.deepEqual(again.map(({ code }) => code), [kept, kept]);
  const draft = await studies.draft(curator, kept);
  assert.equal(draft.content.whyStopped.fr, "Faute de moyens.");
  assert.ok(draft.content.registryNumbers.some(({ scheme }) => scheme === "id-rcb"));
  await studies.save(curator, kept, draft.revision, { acronym: "DEPUIS" });
  await duplicates.undo(by, number);
  const after = await studies.draft(curator, kept);
  assert.equal(after.content.acronym, "DEPUIS", "what somebody wrote since stays");
  assert.ok(!after.content.registryNumbers.some(({ scheme }) => scheme === "id-rcb"), "what came from the other goes");
  assert.equal(after.content.whyStopped.fr, undefined);
  assert.equal((await studies.find(gone))?.state, "published");
  const [back] = await studies.take(by, [aRecord({ register: "fresh", number: "FRESH-1", content: aValidContent({ registryNumbers: [{ scheme: "id-rcb", number: "2023-A00386-39", issuer: null }], whyStopped: { fr: "Reprise." } }) })], publish);
  assert.equal(back?.code, gone);
});

databaseTest("two curators: one publishes while the other returns, one of them wins and nothing is half done", sets, async (db) => {
  const studies = testStudies(db);
  const draft = await studies.declare(researcher, { title: { fr: "Un titre" } });
  await studies.save(researcher, draft.code, draft.revision, aValidContent());
  await studies.submit(researcher, draft.code);
  const results = await Promise.allSettled([studies.publish(curator, draft.code), studies.returnForChange(curator, draft.code, "Précisez.")]);
  assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
  const standing = await studies.standing(draft.code);
  assert.ok(standing?.state === "published" ? standing.draftState === null : standing?.draftState === "returned");
}, { commits: true });
