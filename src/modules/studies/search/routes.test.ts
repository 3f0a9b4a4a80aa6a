import assert from "node:assert/strict";
import { test } from "node:test";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { askRoute, htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { studyMigrations } from "../migrations.ts";
import { aRecord, aValidContent, curator, testClock, testStudies } from "../testing/builders.ts";
import { ownLabel } from "../vocabularies/own.ts";
import { facetCodes } from "./domain/question.ts";
import { studySearchRoutes } from "./routes.ts";
import { createStudySearch } from "./searcher.ts";
import { bareStudy, searchOver } from "./testing/memory-studies.ts";

const labels = { label: (id: string, list?: string) => ownLabel(id, list) };
const topics = [
  ["aurore boréale", "northern lights"], ["éclipse solaire", "solar eclipse"], ["comète périodique", "periodic comet"], ["marée rouge", "red tide"], ["brume sèche", "dry haze"], ["givre blanc", "white frost"],
] as const;

function recordOf(at: number) {
  const [fr, en] = topics[at % topics.length] ?? topics[0];
  const number = `NCT0900000${at}`;
  const observational = at % 3 === 0;
  return aRecord({
    number,
    content: aValidContent({
      title: { fr: `Étude de la ${fr} ${at}`, en: `Study of ${en} ${at}` }, publicTitle: {}, acronym: `SIGLE${at}`, registryNumbers: [{ scheme: "nct", number, issuer: null }], startedOn: { date: `20${10 + at}-09`, kind: "actual" },
      regions: at % 2 === 0 ? ["84"] : ["11"], sites: [], biobank: at < 2, plannedSize: 100 + at, actualSize: null,
      ...(observational ? { studyType: "observational", interventionModel: null, primaryPurposes: [], allocation: null, masking: null, phases: [], arms: [], interventions: [], observationalDesigns: ["cohort"], timePerspective: "prospective" } : {}),
    }),
  });
}

async function world(db: Db) {
  const studies = testStudies(db);
  const taken = await studies.take(curator, topics.map((_, at) => recordOf(at)), { publish: true, dryRun: false });
  assert.ok(taken.every(({ published }) => published), JSON.stringify(taken.map(({ outcome, issues, candidates }) => [outcome, issues, candidates])));
  return { studies, codes: taken.map(({ code }) => code ?? ""), search: createStudySearch({ studies, labels, clock: testClock }) };
}

databaseTest("what is published is found at once, what changes too; a draft and what is withdrawn never", [auditMigrations, studyMigrations], async (db) => {
  const { studies, codes, search } = await world(db);
  const found = async (text: string): Promise<string[]> => (await search.search({ text })).hits.map(({ code }) => code);
  const [first = ""] = codes;
  assert.deepEqual([await found("aurore boréale"), await found("northern lights")], [[first], [first]]);
  const draft = await studies.revise(curator, first);
  await studies.save(curator, first, draft.revision, { title: { fr: "Étude des stalactites", en: "Study of stalactites" } });
  assert.deepEqual([await found("aurore "), await found("stalactites ")], [[first], []], "a draft of a new version changes nothing");
  await studies.publish(curator, first);
  assert.deepEqual([await found("aurore "), await found("stalactites ")], [[], [first]]);
  await studies.withdraw(curator, first, "Doublon.", null);
  assert.deepEqual([await found("stalactites "), await found(first), (await search.search({})).total], [[], [], codes.length - 1]);
});

databaseTest("facets hold what a second count in the database finds, alone and narrowed", [auditMigrations, studyMigrations], async (db) => {
  const { search } = await world(db);
  const counted = async (path: string, where = "true"): Promise<Record<string, number>> => {
    const rows = await db.query<{ value: string; count: number }>(sql`
      select value #>> '{}' as value, count(distinct v.code)::int as count from studies.study s join studies.study_version v on v.code = s.code and v.version = s.published_version,
        jsonb_path_query(v.content, ${path}::jsonpath) as value where s.public_state = 'published' and value <> 'null' and ${sql.raw(where)} group by 1`);
    return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
  };
  const shown = (answer: Awaited<ReturnType<typeof search.search>>, facet: (typeof facetCodes)[number]): Record<string, number> => Object.fromEntries(answer.facets[facet].map(({ value, count }) => [value, count]));
  const all = await search.search({});
  for (const [facet, path] of [["type", "$.studyType"], ["region", "$.regions[*]"], ["phase", "$.phases[*]"], ["age", "$.ageGroups[*]"], ["sex", "$.sexes[*]"], ["status", "$.recruitmentStatus"], ["theme", "$.themes[*]"]] as const) {
    assert.deepEqual(shown(all, facet), await counted(path), facet);
  }
  const narrowed = await search.search({ filters: { type: ["interventional"] } });
  assert.equal(narrowed.total, 4);
  assert.deepEqual(shown(narrowed, "region"), await counted("$.regions[*]", "v.content->>'studyType' = 'interventional'"));
  assert.deepEqual(shown(narrowed, "type"), await counted("$.studyType"), "the other values of a facet that is narrowed by stay on offer");
  assert.equal((await search.search({ filters: { type: ["observational"], region: ["84"], biobank: ["yes"] } })).total, 1);
});

const many = Array.from({ length: 45 }, (_, at) => bareStudy(`st-${String(at + 1).padStart(6, "0")}`, {
  title: at % 2 === 0 ? { en: `Cystic fibrosis ${String.fromCharCode(65 + (at % 26))}${at}` } : { fr: `Mucoviscidose ${String.fromCharCode(65 + (at % 26))}${at}` },
  studyType: at < 5 ? "observational" : "interventional", startedOn: at === 44 ? null : { date: `${1980 + at}`, kind: "actual" }, plannedSize: at === 7 ? 9000 : at, acronym: at === 0 ? "<b>SIGLE</b>" : null,
}, { firstPublishedAt: `2024-03-01T09:00:${String(at).padStart(2, "0")}Z` }));
const routes = studySearchRoutes({ search: searchOver(many), studies: { published: async (codes) => codes.flatMap((code) => many.find((one) => one.code === code) ?? []) }, labels });
const html = async (address: string, language: "fr" | "en" = "fr"): Promise<string> => htmlOf(await askRoute(routes, address, language));
interface Told { readonly total: number; readonly page: number; readonly facets: Record<string, readonly { value: string; count: number }[]>; readonly items: readonly { code: string; startedOn: string | null; plannedSize: number | null }[] }
const api = async (query: string): Promise<Told> => {
  const reply = await askRoute(routes, `/api/v1/studies/search?${query}`);
  assert.ok(reply.kind === "json");
  return reply.value as Told;
};

test("the page: both languages at once, chosen facets, pages, downloads; nothing that is typed runs", async () => {
  assert.match(await html("/studies"), /45 études/);
  assert.match(await html("/studies?q=mucoviscidose"), /45 études/);
  assert.match(await html("/studies?q=cystic+fibrosis", "en"), /45 studies/);
  const narrowed = await html("/studies?q=mucoviscidose&type=observational");
  assert.match(narrowed, /5 études/);
  assert.match(narrowed, /\/exports\/studies\.csv\?q=mucoviscidose&amp;type=observational/);
  assert.match(await html("/studies?q=mucoviscidose&type=expanded-access"), /Retirer les filtres/);
  const attack = encodeURIComponent('"><script>alert(1)</script>');
  assert.doesNotMatch(await html(`/studies?q=${attack}&sponsor=${attack}&condition=${attack}&region=%3Cb%3E`), /<script>alert|<b>/);
  assert.doesNotMatch(await html("/studies?q=sigle"), /<b>SIGLE/);
  assert.match(await html("/studies"), /lang="en"/, "a title that is only in English says so on the French page");
  assert.match(await html("/studies?page=999"), /45 études/, "a page beyond the end is no error");
  assert.match(await html("/studies/help"), /points/);
});

test("bad parameters are refused or read as nothing; a question may be long", async () => {
  for (const bad of ["page=0", "page=-1", "page=x", "sort=cheapest", "page=1e99"]) {
    const told = await api(bad).catch(() => null);
    assert.ok(told === null || (told.page >= 1 && told.page <= 3 && told.items.length > 0), bad);
  }
  await assert.rejects(api(`q=${"a".repeat(1001)}`));
  for (const bad of ["pageSize=0", "pageSize=201", "pageSize=x"]) await assert.rejects(api(bad));
  for (const odd of ["q=", "q=%20%20", "q=%00", "q=%22", "q=((((", "q=%F0%9F%98%80", "q=-", "q=%25", `q=${"essai ".repeat(160)}`, `q=${"a".repeat(1000)}`]) assert.ok((await api(odd)).total >= 0, odd);
  const began = performance.now();
  await api(`q=${Array.from({ length: 140 }, (_, at) => `mot${at}`).join("+")}`);
  assert.ok(performance.now() - began < 1000, "a thousand characters cost no more than a second");
});

test("sorts, pages and exports tell the same studies, each once", async () => {
  const whole = async (sort: string): Promise<Told["items"]> => (await Promise.all([1, 2, 3].map((page) => api(`sort=${sort}&page=${page}&pageSize=20`)))).flatMap(({ items }) => items);
  for (const sort of ["relevance", "newest", "start", "size", "title"]) {
    const items = await whole(sort);
    assert.equal(new Set(items.map(({ code }) => code)).size, 45, sort);
    const csv = textOf(await askRoute(routes, `/exports/studies.csv?sort=${sort}`));
    assert.deepEqual([...csv.matchAll(/st-\d{6}/g)].map(([code]) => code), items.map(({ code }) => code), sort);
  }
  const sizes = (await whole("size")).map(({ plannedSize }) => plannedSize ?? 0);
  assert.deepEqual(sizes, sizes.toSorted((a, b) => b - a));
  const starts = (await whole("start")).map(({ startedOn }) => startedOn ?? "");
  assert.deepEqual(starts, starts.toSorted().toReversed());
  const beyond = await api("page=9&pageSize=20");
  assert.deepEqual([beyond.page, beyond.items.length], [3, 5], "beyond the end stands the last page, which says its number");
  const { facets, total } = await api("type=observational");
  assert.deepEqual([total, facets["type"]?.find(({ value }) => value === "observational")?.count], [5, 5]);
});
