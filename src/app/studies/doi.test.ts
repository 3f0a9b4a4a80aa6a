import assert from "node:assert/strict";
import { test } from "node:test";
import type { DoiProvider, DoiRequest } from "../../kernel/doi/index.ts";
import { day } from "../../kernel/time/day.ts";
import type { Study, StudyExchangeContext, StudyVersion } from "../../modules/studies/index.ts";
import { aStudy } from "../../modules/studies/testing/builders.ts";
import { studyMinterOf } from "./doi.ts";

const context: StudyExchangeContext = { siteUrl: "https://etudes.example.org", today: day("2025-03-31"), institute: { name: "Inserm", ror: null, homepage: null }, contactEmail: null, healthRelease: 5, labels: { label: () => null } };

/** An agency that keeps what it is told. */
function agency(isThere = true) {
  const held = new Map<string, DoiRequest>();
  const hidden: string[] = [];
  const take = async (request: DoiRequest) => {
    if (!isThere) return { kind: "later", issue: { code: "doi.unreachable", severity: "error", text: { fr: "", en: "" } }, retryAfterSeconds: null } as const;
    held.set(request.doi, request);
    return { kind: "done", doi: request.doi, state: "findable" } as const;
  };
  const provider: DoiProvider = { kind: "datacite", prefix: "10.70000", doiFor: (name) => `10.70000/${name}`, reserve: take, publish: take, update: take, hide: async (doi) => { hidden.push(doi); return { kind: "done", doi, state: "registered" }; } };
  return { provider, held, hidden };
}

const version = (number: number, doi: string | null): StudyVersion => ({ version: number, publishedAt: "2025-03-31T09:00:00.000Z", summary: "first", doi, automatic: false });
const links = (request: DoiRequest | undefined): readonly string[] => (request?.resource.related ?? []).filter(({ relation }) => relation.includes("Version")).map(({ relation, value }) => `${relation} ${value}`);
const first: Study = aStudy({ doi: null, versionDoi: null });

test("a study gets its DOI with its first version; each version its own, tied to it and to its neighbours", async () => {
  const { provider, held, hidden } = agency();
  const kept = new Map<number, Study>();
  const minter = studyMinterOf(provider, async () => context, async (_code, number) => kept.get(number) ?? null);
  const given = await minter.mintFor(first, [version(1, null)]);
  assert.deepEqual(given, { doi: "10.70000/st-000042", versionDoi: "10.70000/st-000042.v1" });
  assert.deepEqual([held.get("10.70000/st-000042")?.url, held.get("10.70000/st-000042.v1")?.url], ["https://etudes.example.org/studies/st-000042", "https://etudes.example.org/studies/st-000042/v/1"]);
  kept.set(1, { ...first, doi: "10.70000/st-000042", versionDoi: "10.70000/st-000042.v1" });

  const second: Study = { ...first, version: 2, doi: "10.70000/st-000042" };
  const next = await minter.mintFor(second, [version(2, null), version(1, "10.70000/st-000042.v1")]);
  assert.equal(next?.versionDoi, "10.70000/st-000042.v2");
  const versions = [version(2, "10.70000/st-000042.v2"), version(1, "10.70000/st-000042.v1")];
  assert.equal(await minter.update({ ...second, versionDoi: "10.70000/st-000042.v2" }, versions), true);
  assert.deepEqual(links(held.get("10.70000/st-000042")), ["HasVersion 10.70000/st-000042.v1", "HasVersion 10.70000/st-000042.v2"]);
  assert.deepEqual(links(held.get("10.70000/st-000042.v1")), ["IsVersionOf 10.70000/st-000042", "IsPreviousVersionOf 10.70000/st-000042.v2"]);
  assert.deepEqual(links(held.get("10.70000/st-000042.v2")), ["IsVersionOf 10.70000/st-000042", "IsNewVersionOf 10.70000/st-000042.v1"]);

  assert.equal(await minter.hide({ ...second, state: "withdrawn" }, versions), true);
  assert.deepEqual(hidden.sort(), ["10.70000/st-000042", "10.70000/st-000042.v1", "10.70000/st-000042.v2"]);
});

test("no agency is ever told of a made-up study; one that is not there gives no DOI", async () => {
  const { provider, held, hidden } = agency();
  const minter = studyMinterOf(provider, async () => context, async () => null);
  const madeUp: Study = { ...first, demonstration: true };
  assert.deepEqual(await minter.mintFor(madeUp, [version(1, null)]), { doi: "10.5072/st-000042", versionDoi: "10.5072/st-000042.v1" });
  const whole = { ...madeUp, doi: "10.5072/st-000042", versionDoi: "10.5072/st-000042.v1" };
  assert.equal(await minter.update(whole, [version(1, whole.versionDoi)]), true);
  assert.equal(await minter.hide(whole, [version(1, whole.versionDoi)]), true);
  assert.deepEqual([held.size, hidden.length], [0, 0]);
  assert.equal(await studyMinterOf(agency(false).provider, async () => context, async () => null).mintFor(first, [version(1, null)]), null);
});
