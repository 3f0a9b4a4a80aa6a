/** One measurement in a process of its own, so that its peak memory is its own: `reference FILE` or `indicators PAPERS UNITS WORLD`. */
import { openAnalytics } from "../../src/kernel/analytics/index.ts";
import { buildReference, compute, type CorpusRecipe } from "../../src/modules/bibliometrics/library.ts";

/** Not that of `figure.ts`, which brings the whole house along: its memory would be counted. */
async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const [job, temporaryDirectory = "", ...files] = process.argv.slice(2);
const recipe: CorpusRecipe = { classification: "generated", documentTypes: ["article", "review"], citationsUntilYear: 2024, windowYears: null, selfCitations: "unknown", observedOn: "2024-12-31" };
const options = { temporaryDirectory };
const figures: Record<string, number> = {};

if (job === "scan") {
  const analytics = await openAnalytics();
  figures["scan"] = await milliseconds(() =>
    analytics.rows(`select count(paper), sum(year), max(document_type), sum(length(fields)), sum(length(journal)), sum(citations) from '${files[0]}'`));
  analytics.close();
} else if (job === "reference") {
  let cells = 0;
  figures["reference"] = await milliseconds(async () => { cells = (await buildReference({ papers: { file: files[0] ?? "" }, recipe }, options)).cells.length; });
  figures["cells"] = cells;
} else {
  const [papers = "", units = "", world = ""] = files;
  const reference = await buildReference({ papers: { file: world }, recipe }, options);
  const question = { papers: { file: papers }, units: { file: units }, reference, recipe, bootstrap: null } as const;
  let results = 0;
  figures["indicators"] = await milliseconds(async () => { results = (await compute(question, options)).results.length; });
  figures["results"] = results;
  figures["everything"] = await milliseconds(async () => { figures["allResults"] = (await compute({ ...question, byYear: true, byField: true }, options)).results.length; });
  figures["intervals"] = await milliseconds(() => compute({ ...question, bootstrap: { resamples: 1_000, coverage: 0.95, seed: "bench" } }, options));
}
// What the two cores worked, start of the process included: tells a busy machine from a slow engine.
const { user, system } = process.cpuUsage();
figures["cpuMs"] = (user + system) / 1_000;
figures["peakMb"] = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify(figures));
