import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { DatasetMetadata } from "../../domain/metadata.ts";
import { fileOf, humanMetadata, plainMetadata } from "../../testing/builders.ts";
import { nextStep, type Reader } from "./next-step.ts";
import { formatBytes, periodText } from "./words.ts";

const here: Partial<DatasetMetadata> = { elsewhere: null };
const reader: Reader = { today: day("2025-03-31"), now: "2025-03-31T09:00:00.000Z", mayEdit: false, grants: [], acceptsRequests: true };
const stands = (metadata: DatasetMetadata, state: Dataset["state"] = "published"): Dataset => ({
  code: "ds-000001", state, version: 1, metadata, files: [fileOf()], doi: null, label: { label: "publishable", publication: null, missing: [] }, fairScore: 0.5, origin: { kind: "declared" }, firstPublishedAt: "2025-01-01T00:00:00.000Z", modifiedAt: "2025-01-01T00:00:00.000Z", withdrawal: null, demonstration: false,
});

test("each kind of access leads to one thing to do", () => {
  assert.deepEqual(nextStep(stands(plainMetadata(here)), reader), { kind: "download" });
  assert.equal(nextStep(stands(plainMetadata()), reader).kind, "elsewhere");
  assert.deepEqual(nextStep(stands(plainMetadata({ ...here, access: "restricted" })), reader), { kind: "ask" });
  assert.deepEqual(nextStep(stands(plainMetadata({ ...here, access: "restricted" })), { ...reader, acceptsRequests: false }), { kind: "write" });
  assert.deepEqual(nextStep(stands(plainMetadata({ ...here, access: "closed" })), reader), { kind: "closed" });
  assert.deepEqual(nextStep(stands(plainMetadata({ ...here, access: "embargoed", availableFrom: day("2025-04-01") })), reader), { kind: "wait", from: "2025-04-01", mayAsk: true });
  assert.deepEqual(nextStep(stands(plainMetadata({ ...here, access: "embargoed", availableFrom: day("2025-03-31") })), reader), { kind: "download" });
  assert.deepEqual(nextStep(stands(plainMetadata(here), "draft"), reader), { kind: "nothing-yet" });
});

test("human data are never for download without a request, whatever their access level, unless anonymous with the reason", () => {
  for (const anonymity of ["identifying", "pseudonymised", "anonymous", null] as const) {
    for (const access of ["open", "embargoed", "restricted", "closed"] as const) {
      for (const anonymityReason of [null, "  ", "Comptes agrégés, avis du délégué"]) {
        const { kind } = nextStep(stands(humanMetadata({ ...here, access, availableFrom: day("2020-01-01") }, { anonymity, anonymityReason })), reader);
        const may = anonymity === "anonymous" && anonymityReason === "Comptes agrégés, avis du délégué" && (access === "open" || access === "embargoed");
        assert.equal(kind === "download", may, `${anonymity} ${access} ${anonymityReason}`);
      }
    }
  }
});

test("a grant opens for this dataset and until it ends, not a moment later", () => {
  const dataset = stands(humanMetadata(here));
  const grant = { id: "g", dataset: "ds-000001", files: null, expiresAt: "2025-04-01T00:00:00.000Z" };
  assert.deepEqual(nextStep(dataset, { ...reader, grants: [grant] }), { kind: "granted", expiresAt: grant.expiresAt });
  assert.equal(nextStep(dataset, { ...reader, grants: [{ ...grant, dataset: "ds-000002" }] }).kind, "ask");
  assert.equal(nextStep(dataset, { ...reader, now: grant.expiresAt, grants: [grant] }).kind, "ask");
});

test("sizes and periods in words", () => {
  assert.deepEqual([0, 1, 2048, 999_499, 999_500, 12_300_000_000].map((bytes) => formatBytes(bytes, "fr")), ["0\u00a0octet", "1\u00a0octet", "2\u00a0ko", "999\u00a0ko", "1\u00a0Mo", "12,3\u00a0Go"]);
  assert.equal(periodText({ start: day("2019-01-01"), end: day("2024-01-01") }, "fr"), "Du 1er janvier 2019 au 31 décembre 2023");
  assert.equal(periodText({ start: null, end: null }, "fr"), null);
});
