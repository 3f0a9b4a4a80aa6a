import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Pager, ShareBars, Table, TabLinks, Tag, hrefWith, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatPercent } from "../../../../kernel/i18n/format.ts";
import type { WholeRun } from "../../domain/project.ts";
import type { FailureCase, FailureCount, FailureReport } from "../../domain/report.ts";
import { count, Crumbs, sayIn, share } from "../deps.tsx";
import { Waterfall } from "./pair-pages.tsx";
import { axisWords, causeWords, groupWords } from "./words.ts";

const failed = ({ causes }: FailureCount): number => Object.values(causes).reduce((sum, one) => sum + one, 0);

export function FailuresPage({ context, run, failures, axis, cases, total, cause, page, perPage }: {
  readonly context: RequestContext; readonly run: WholeRun; readonly failures: FailureReport; readonly axis: string; readonly cases: readonly FailureCase[]; readonly total: number; readonly cause: string | null; readonly page: number; readonly perPage: number;
}): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const axes = [...new Set(failures.counts.map((one) => one.axis))];
  const all = failures.counts.find((one) => one.axis === "all");
  const structural = failures.causes.filter((one) => one.structural).reduce((sum, one) => sum + (all?.causes[one.cause] ?? 0), 0);
  const lost = all === undefined ? 0 : failed(all);
  const rows = failures.counts.filter((one) => one.axis === axis);
  const labelOf = (code: string): string => failures.causes.find((one) => one.cause === code)?.label[language] ?? causeWords(code, language);
  const source = say(`appariement ${run.id}, sceau ${run.seal?.sha256.slice(0, 12) ?? ""}`, `run ${run.id}, seal ${run.seal?.sha256.slice(0, 12) ?? ""}`);
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: run.project, href: `/linkage/projects/${run.project}` }, { label: `${say("Appariement", "Run")} ${run.id}`, href: `/linkage/runs/${run.id}` }, { label: say("Échecs", "Failures") }]} />
      <Heading level={1}>{say("Lignes sans correspondance", "Rows without a match")}</Heading>
      <Lead>{say(`${share(lost / Math.max(1, failures.records), "fr")} des ${count(failures.records, "fr")} lignes n’ont pas de correspondance\u202f: ${share(structural / Math.max(1, failures.records), "fr")} ne pouvaient pas en avoir (plancher structurel), ${share((lost - structural) / Math.max(1, failures.records), "fr")} auraient pu.`, `${share(lost / Math.max(1, failures.records), "en")} of the ${count(failures.records, "en")} rows have no match: ${share(structural / Math.max(1, failures.records), "en")} could not have one (structural floor), ${share((lost - structural) / Math.max(1, failures.records), "en")} could have.`)}</Lead>
      <TabLinks label={say("Ventiler par", "Break down by")} tabs={axes.map((one) => ({ label: axisWords(one, language), href: hrefWith(url, { axis: one, page: null }), current: one === axis }))} />
      <ShareBars
        title={say(`Causes des échecs\u202f: ${axisWords(axis, "fr")}`, `Causes of failures: ${axisWords(axis, "en")}`)} language={language} unit={say("part des lignes sans correspondance", "share of rows without a match")} source={source} unknown={say("non montré", "not shown")}
        description={rows.map((row) => `${groupWords(row.group, language)}: ${share(failed(row) / Math.max(1, row.records), language)}`).join("; ")}
        series={failures.causes.map(({ label, structural: floor }) => `${label[language]}${floor ? say(" (plancher)", " (floor)") : ""}`)} formatShare={(value) => formatPercent(value, language, 1)}
        bars={rows.map((row) => ({ label: groupWords(row.group, language), note: say(`${count(failed(row), "fr")} sur ${count(row.records, "fr")}, soit ${share(failed(row) / Math.max(1, row.records), "fr", 1)}`, `${count(failed(row), "en")} of ${count(row.records, "en")}, that is ${share(failed(row) / Math.max(1, row.records), "en", 1)}`), shares: failures.causes.map(({ cause: code }) => (row.causes[code] ?? 0) / Math.max(1, failed(row))) }))}
        table={<Table caption={say("Échecs par cause", "Failures by cause")} captionHidden language={language} rows={rows} columns={[
          { header: axisWords(axis, language), rowHeader: true, cell: ({ group }) => groupWords(group, language) }, { header: say("Lignes", "Rows"), numeric: true, cell: ({ records }) => count(records, language) },
          ...failures.causes.map(({ cause: code, label }) => ({ header: label[language], numeric: true, cell: (row: FailureCount) => count(row.causes[code] ?? 0, language) })), { header: say("En tout", "In all"), numeric: true, cell: (row) => share(failed(row) / Math.max(1, row.records), language) },
        ]} />}
      />
      <p class="prose">{say("Un groupe trop petit est compté avec d’autres, pour qu’aucun nombre ne désigne quelqu’un.", "A group that is too small is counted with others, so that no number points at anybody.")}</p>
      <DownloadLinks language={language} downloads={usualDownloads(`/exports/linkage-run-${run.id}-failures`)} />
      <Heading level={2}>{say("Pourquoi celle-ci\u202f?", "Why this one?")}</Heading>
      <TabLinks label={say("Cause", "Cause")} tabs={[{ label: say("Toutes", "All"), href: hrefWith(url, { cause: null, page: null }), current: cause === null }, ...failures.causes.map((one) => ({ label: one.label[language], href: hrefWith(url, { cause: one.cause, page: null }), current: one.cause === cause }))]} />
      <Table<FailureCase> caption={say("Lignes sans correspondance", "Rows without a match")} captionHidden language={language} rows={cases} empty={<EmptyState title={say("Aucune", "None")} />} columns={[
        { header: say("Ligne", "Row"), rowHeader: true, cell: ({ record }) => <a href={`/linkage/runs/${run.id}/failures/${record}`}><code>{record.slice(0, 12)}</code></a> },
        { header: say("Cause", "Cause"), cell: (one) => <>{labelOf(one.cause)}{one.structural ? <> <Tag>{say("plancher", "floor")}</Tag></> : null}</> },
        { header: say("Ce qui manquait", "What was missing"), cell: ({ text }) => text[language] },
      ]} />
      <Pager page={page} pages={Math.ceil(total / perPage)} url={url} language={language} />
    </>
  );
}

export function FailurePage({ context, run, failure, failures }: { readonly context: RequestContext; readonly run: WholeRun; readonly failure: FailureCase; readonly failures: FailureReport | null }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const summary = run.report?.summary;
  const cause = failures?.causes.find((one) => one.cause === failure.cause)?.label[language] ?? causeWords(failure.cause, language);
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: run.project, href: `/linkage/projects/${run.project}` }, { label: `${say("Appariement", "Run")} ${run.id}`, href: `/linkage/runs/${run.id}` }, { label: say("Échecs", "Failures"), href: `/linkage/runs/${run.id}/failures` }, { label: failure.record.slice(0, 12) }]} />
      <Heading level={1} kicker={cause}>{say("Pourquoi cette ligne n’a pas de correspondance", "Why this row has no match")}</Heading>
      <Lead>{failure.text[language]}</Lead>
      {failure.missing.length === 0 ? null : <p>{say("Colonnes vides\u202f:", "Empty columns:")} {failure.missing.join(", ")}</p>}
      <Heading level={2}>{say("La candidate la plus proche", "The nearest candidate")}</Heading>
      {failure.nearest === null || summary === undefined ? <EmptyState title={say("Aucune candidate", "No candidate")}><p>{say("Aucune règle n’a proposé de paire pour cette ligne.", "No rule proposed a pair for this row.")}</p></EmptyState>
        : <Waterfall evidence={failure.nearest.evidence} model={summary.model} prior={summary.training.values.prior} weight={failure.nearest.weight} probability={failure.nearest.probability} source={say(`appariement ${run.id}`, `run ${run.id}`)} language={language} />}
    </>
  );
}
