import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../../domain/dataset.ts";
import type { JudgedQuery } from "../../../../kernel/search/documents/testing/judged.ts";
import { publishedDataset } from "./memory-datasets.ts";

const folder = join(process.env["JALON_SHARED"] ?? "../shared", "data/portal");

interface OpenDataset {
  readonly dataset: { readonly id: string; readonly title: string; readonly acronym: string | null; readonly description: string; readonly tags: readonly string[] | null };
  readonly organization: { readonly name: string } | null;
  readonly resources: readonly { readonly title: string }[];
}

/** Fifteen real datasets of the national portal and the judged queries that expect one of them; null where the folder is absent. */
export function datagouvSet(): { readonly datasets: readonly Dataset[]; readonly queries: readonly JudgedQuery[]; readonly all: number } | null {
  const [sample, list] = [join(folder, "udata/datagouv-datasets-15.json"), join(folder, "search-judgements/datagouv-datasets.csv")];
  if (!existsSync(sample) || !existsSync(list)) return null;
  const rows = JSON.parse(readFileSync(sample, "utf8")) as readonly OpenDataset[];
  const codeOf = new Map(rows.map(({ dataset }, at) => [dataset.id, `ds-9${String(at).padStart(5, "0")}`]));
  const datasets = rows.map(({ dataset, organization, resources }) => publishedDataset(codeOf.get(dataset.id) ?? "", {
    title: { fr: dataset.title }, description: { fr: dataset.description }, keywords: { fr: [...(dataset.acronym === null ? [] : [dataset.acronym]), ...(dataset.tags ?? []).map((tag) => tag.replaceAll("-", " "))], en: [] },
    publisher: organization?.name ?? null, conformsTo: resources.map(({ title }) => title),
  }));
  const asked = readFileSync(list, "utf8").trim().split(/\r?\n/).slice(1).map((line) => line.split(","));
  const queries = asked.flatMap(([text = "", , expected = ""]) => { const code = codeOf.get(expected); return code === undefined ? [] : [{ kind: "data.gouv.fr", text, judged: new Map([[code, 3]]) }]; });
  return { datasets, queries, all: asked.length };
}
