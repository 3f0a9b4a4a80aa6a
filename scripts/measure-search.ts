/**
 * `npm run measure-search [-- --write]`: how well the searches of datasets and of studies find what was judged relevant (nDCG@10, MRR),
 * on the project's own judged set and, where the shared folder is there, on queries of the national portal. With
 * `--write`, puts the figures into `docs/search.md`; with `--errors`, tells the queries that did worst.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { datagouvSet } from "../src/modules/datasets/search/testing/datagouv.ts";
import { judgedSet } from "../src/modules/datasets/search/testing/judged-set.ts";
import { byKind, measureQueries, type MeasuredQuery } from "../src/kernel/search/documents/testing/judged.ts";
import { searchOver } from "../src/modules/datasets/search/testing/measure-judged.ts";
import { judgedStudies } from "../src/modules/studies/search/testing/judged-studies.ts";
import { searchOver as searchOverStudies } from "../src/modules/studies/search/testing/memory-studies.ts";

const { datasets, queries } = judgedSet();
const measured: MeasuredQuery[] = [...await measureQueries(searchOver(datasets), queries)];
const table = (list: readonly MeasuredQuery[]): string[] => ["| Queries | count | nDCG@10 | MRR |", "| --- | ---: | ---: | ---: |", ...byKind(list).map(({ kind, queries: count, ndcg, mrr }) => `| ${kind} | ${count} | ${ndcg.toFixed(3)} | ${mrr.toFixed(3)} |`)];
const lines = [`${queries.length} queries over ${datasets.length} made-up datasets.`, "", ...table(measured)];
const national = datagouvSet();
if (national === null) lines.push("", "The queries of the national portal were not there to be asked.");
else {
  const own = await measureQueries(searchOver([...datasets, ...national.datasets]), national.queries);
  lines.push("", `National portal: ${national.queries.length} of its ${national.all} judged queries expect one of the ${national.datasets.length} datasets of the sample; asked over those and the made-up ones together.`, "", ...table(own));
}
const studies = judgedStudies();
const crossing = await measureQueries(searchOverStudies(studies.studies), studies.queries);
lines.push("", `Studies: ${studies.queries.length} queries over ${studies.studies.length} made-up studies, half of them in English only and half in French only; every query is to find those of both.`, "", ...table(crossing));
console.log(lines.join("\n"));
if (process.argv.includes("--errors")) for (const { kind, text, ndcg, first } of [...measured, ...crossing].toSorted((a, b) => a.ndcg - b.ndcg).slice(0, 25)) console.log(`${ndcg.toFixed(2)} ${kind}: ${text} → ${first.slice(0, 5).join(", ")}`);
if (process.argv.includes("--write")) {
  const path = "docs/search.md";
  const text = readFileSync(path, "utf8");
  const [from, to] = [text.indexOf("<!-- figures -->"), text.indexOf("<!-- end of figures -->")];
  if (from < 0 || to < 0) throw new Error(`${path} has lost its marks`);
  writeFileSync(path, `${text.slice(0, from)}<!-- figures -->\n\n${lines.join("\n")}\n\n${text.slice(to)}`);
}
