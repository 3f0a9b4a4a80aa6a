import type { VNode } from "preact";
import { Button, ErrorSummary, Field, fieldId, Heading, HiddenFields, Lead, Notice, Table, Tag, errorAt } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import { ColumnHelp, IssueTable } from "../../ledger/web/deliveries-page.tsx";
import { LineHead } from "../../web/parts.tsx";
import { countColumns, populationColumns } from "../read-file.ts";
import type { Draft } from "../store.ts";
import type { CheckedDraft } from "../tables.ts";

export interface MakingPageProps {
  readonly drafts: readonly Omit<Draft, "counts">[];
  readonly issues: readonly Issue[];
  readonly done: string | null;
  readonly context: RequestContext;
}

/** Coded counts and populations come in here, to be checked and released. */
export function MakingPage({ drafts, issues, done, context: { actor, language, csrfToken } }: MakingPageProps): VNode {
  const say = sayIn(language);
  const form = (act: "counts" | "population", label: string, year: string) => (
    <form method="post" action={`/mortality/tables/making/${act}`} encType="multipart/form-data">
      <HiddenFields csrfToken={csrfToken} />
      <Field control="number" name="year" id={`field-${act}-year`} label={year} required language={language} />
      <Field control="file" name="file" id={`field-${act}-file`} label={label} accept=".csv,.tsv,.txt,.xlsx,.ods" required language={language} />
      <div class="button-row"><Button kind={act === "counts" ? "main" : "second"}>{say("Importer", "Import")}</Button></div>
    </form>
  );
  return (
    <>
      <ErrorSummary language={language} errors={issues.filter(({ line }) => line === undefined).map((issue) => ({ fieldId: null, message: issue.text[language] }))} />
      <LineHead current="making" actor={actor} language={language} crumbs={[{ label: say("Faire paraître", "Releasing") }]} />
      <Heading level={1}>{say("Faire paraître des tables", "Releasing tables")}</Heading>
      <Lead>{say("Importez les comptages codés d’une année, regardez ce qui est signalé, puis faites paraître.", "Import the coded counts of a year, look at what is pointed out, then release.")}</Lead>
      {done === null ? null : <Notice kind="info" language={language}>{done}</Notice>}
      <IssueTable issues={issues.filter(({ line }) => line !== undefined)} language={language} />
      <Heading level={2}>{say("En préparation", "In preparation")}</Heading>
      <Table<Omit<Draft, "counts">> caption={say("Comptages en préparation", "Counts in preparation")} captionHidden language={language} rows={drafts} empty={<p class="soft">{say("Aucun comptage n’attend de paraître.", "No counts wait to be released.")}</p>} columns={[
        { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => <a href={`/mortality/tables/making/${deathYear}`}>{deathYear}</a> },
        { header: say("Fichier", "File"), cell: ({ sourceName }) => sourceName }, { header: say("Importé", "Imported"), cell: ({ importedAt }) => formatDateTime(importedAt, language) }, { header: say("Par", "By"), cell: ({ author }) => author },
      ]} />
      <Heading level={2}>{say("Comptages codés", "Coded counts")}</Heading>
      {form("counts", say("Comptages agrégés (CSV, ODS, XLSX)", "Aggregated counts (CSV, ODS, XLSX)"), say("Année de décès", "Year of death"))}
      <ColumnHelp columns={countColumns} language={language} />
      <Heading level={2}>{say("Population", "Population")}</Heading>
      {form("population", say("Population moyenne (CSV, ODS, XLSX)", "Average population (CSV, ODS, XLSX)"), say("Année", "Year"))}
      <ColumnHelp columns={populationColumns} language={language} />
    </>
  );
}

export interface DraftPageProps {
  readonly checked: CheckedDraft;
  readonly before: number | null;
  readonly issues: readonly Issue[];
  readonly typed: { readonly status: string; readonly reason: string };
  readonly context: RequestContext;
}

/** What is about to be released for good: totals, what is pointed out, and the last question. */
export function DraftPage({ checked: { draft, total, issues, preview }, before, issues: refused, typed, context: { actor, language, csrfToken } }: DraftPageProps): VNode {
  const say = sayIn(language);
  const blocked = issues.some(({ severity }) => severity === "error");
  return (
    <>
      <ErrorSummary language={language} errors={refused.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      <LineHead current="making" actor={actor} language={language} crumbs={[{ label: say("Faire paraître", "Releasing"), href: "/mortality/tables/making" }, { label: String(draft.deathYear) }]} />
      <Heading level={1}>{say(`Faire paraître les tables de ${draft.deathYear}`, `Release the tables of ${draft.deathYear}`)}</Heading>
      <Lead><strong>{formatNumber(total, language)}</strong> {say("décès codés\u202f; ", "coded deaths; ")}{formatNumber(preview.hiddenCounts, language)} {say(`nombres seraient masqués sur ${formatNumber(preview.byAge.length + preview.byRegion.length, "fr")}.`, `of ${formatNumber(preview.byAge.length + preview.byRegion.length, "en")} numbers would be hidden.`)}</Lead>
      {issues.length === 0 ? <p>{say("Les vérifications ne signalent rien.", "The checks point nothing out.")}</p> : <ul>{issues.map((issue) => <li><Tag tone={issue.severity === "error" ? "bad" : "warn"}>{issue.severity === "error" ? say("empêche", "prevents") : say("à savoir", "to know")}</Tag> {issue.text[language]}</li>)}</ul>}
      {blocked ? null : (
        <form method="post" action={`/mortality/tables/making/${draft.deathYear}`}>
          <HiddenFields csrfToken={csrfToken} />
          <Field control="radios" name="status" label={say("Tables", "Tables")} value={typed.status} options={[{ value: "provisional", label: say("provisoires", "provisional") }, { value: "final", label: say("définitives", "final") }]} required language={language} {...errorAt(refused, "status", language)} />
          <Field name="reason" label={say("Pourquoi une révision", "Why a revision")} value={typed.reason} optional={before === null} required={before !== null} language={language} hint={before === null ? say("Aucune version n’est encore parue.", "No version was released yet.") : say(`La version ${before} est parue\u202f: dites ce qui change.`, `Version ${before} was released: say what changes.`)} {...errorAt(refused, "reason", language)} />
          <Notice kind="warn" language={language}>{say("Une version parue ne s’efface pas et ne change pas.", "A version released is never erased and never changes.")}</Notice>
          <div class="button-row"><Button>{say("Faire paraître", "Release")}</Button></div>
        </form>
      )}
    </>
  );
}
