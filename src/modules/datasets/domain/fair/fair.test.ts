import assert from "node:assert/strict";
import { test } from "node:test";
import { fileOf, humanMetadata, plainMetadata, testDay } from "../../testing/builders.ts";
import type { Dataset } from "../dataset.ts";
import { emptyMetadata } from "../empty.ts";
import { fairReport, fairScore } from "./report.ts";
import { metrics } from "./metrics.ts";

function datasetOf(change: Partial<Dataset>): Dataset {
  return {
    code: "ds-000001", state: "published", version: 1, metadata: plainMetadata(), files: [], doi: null, label: { label: "publishable", publication: null, missing: [] }, fairScore: 0, origin: { kind: "declared" },
    firstPublishedAt: "2025-03-30T09:00:00.000Z", modifiedAt: "2025-03-30T09:00:00.000Z", withdrawal: null, demonstration: false, ...change,
  };
}
const earned = (dataset: Dataset): string => fairReport(dataset, testDay).metrics.map((metric) => metric.earned).join(" ");

test("there are 17 metrics and 26 points, as in F-UJI 0.8", () => {
  assert.equal(metrics.length, 17);
  assert.equal(metrics.reduce((sum, { points }) => sum + points, 0), 26);
});

// In the order of the metrics: F1-01 F1-02 F2 F3 F4 A1-01 A1-02 A1.1 A1.2 I1 I2 I3 R1 R1.1 R1.2 R1.3-01 R1.3-02, counted by hand.
test("an open dataset with file, DOI and paper has everything", () => {
  const full = datasetOf({ doi: "10.1000/abc", files: [fileOf()], metadata: plainMetadata({ elsewhere: null, related: [{ relation: "IsSupplementTo", scheme: "doi", value: "10.1000/1", title: null }] }) });
  assert.equal(earned(full), "1 1 2 1 2 1 2 2 2 2 2 2 2 1 1 1 1");
  assert.deepEqual([fairReport(full, testDay).score, fairReport(full, testDay).best], [1, null]);
});

test("an empty draft has what the house does for every record, 9 of 26; files gain most of all", () => {
  const empty = datasetOf({ state: "draft", metadata: emptyMetadata("non-human") });
  assert.equal(earned(empty), "1 0 0 0 2 0 1 1 1 2 0 0 0 0 0 1 0");
  assert.equal(fairScore(empty, testDay), 0.3462);
  // Open data in a file: access 1, link 1, retrievable 1, protocols 1 + 1, size and format 1, lasting format 1.
  assert.deepEqual([fairReport(empty, testDay).best?.metric, fairReport(empty, testDay).best?.gain], ["FsF-A1-02MD", 0.2692]);
});

test("data about people on request, without licence, in another centre", () => {
  const human = datasetOf({ metadata: humanMetadata() });
  assert.equal(earned(human), "1 0 2 0 2 1 1 1 1 2 2 0 1 0 1 1 0");
  assert.equal(fairReport(human, testDay).score, 0.6154);
  const report = fairReport(human, testDay);
  // A file on request: link 1, protocols 1 + 1, size 1, format 1. Opening is never what is advised.
  assert.deepEqual([report.best?.metric, report.best?.gain], ["FsF-F3-01M", 0.1923]);
  assert.match(report.metrics.find(({ code }) => code === "FsF-A1-02MD")?.advice?.text.fr ?? "", /à bon droit/);
});

test("data in another repository under a trial DOI: the relation gains most", () => {
  const elsewhere = datasetOf({ doi: "10.5072/ds-000001", metadata: plainMetadata() });
  assert.equal(earned(elsewhere), "1 0.5 2 1 2 1 2 2 2 2 2 0 1 1 1 1 0");
  assert.equal(fairReport(elsewhere, testDay).score, 0.8269);
  assert.deepEqual([fairReport(elsewhere, testDay).best?.metric, fairReport(elsewhere, testDay).best?.gain], ["FsF-I3-01M", 0.0769]);
});

test("what is advised as best gains what is said when it is done", () => {
  for (const dataset of [datasetOf({}), datasetOf({ metadata: humanMetadata() }), datasetOf({ metadata: plainMetadata({ access: "closed", elsewhere: null }) }), datasetOf({ metadata: emptyMetadata("human"), files: [fileOf({ path: "a.sav", mediaType: "application/x-spss-sav" })] })]) {
    const { best, score } = fairReport(dataset, testDay);
    const mended = metrics.find(({ code }) => code === best?.metric)?.mended(dataset);
    assert.ok(best !== null && mended !== null && mended !== undefined);
    assert.ok(Math.abs(fairScore(mended, testDay) - score - best.gain) < 0.0002, best.metric);
    for (const metric of fairReport(dataset, testDay).metrics) assert.equal(metric.advice === null, metric.earned === metric.points, metric.code);
  }
});
