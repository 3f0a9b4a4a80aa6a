import type { VNode } from "preact";
import { Button, Disclosure, DownloadLinks, ErrorSummary, Field, fieldId, Heading, HiddenFields, Lead, Notice, Pager, Table, Tag, usualDownloads, errorAt } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import { stages, stageWords } from "../../domain/stage.ts";
import { LineHead } from "../../web/parts.tsx";
import { ledgerColumns, type FileColumn } from "../columns.ts";
import type { DeliveryPlan } from "../ledger.ts";
import type { Delivery } from "../store.ts";
import { contradictionText } from "./words.ts";

export type Outcome = { readonly plan: DeliveryPlan; readonly number: number | null } | { readonly refused: readonly Issue[] } | null;
const shownIssues = 200;

export interface DeliveriesPageProps {
  readonly found: { readonly total: number; readonly items: readonly Delivery[] };
  readonly page: number;
  readonly outcome: Outcome;
  readonly context: RequestContext;
}

/** Deliveries of counts, and the form that makes one: checked whole, then recorded whole. */
export function DeliveriesPage({ found, page, outcome, context: { actor, language, url, csrfToken } }: DeliveriesPageProps): VNode {
  const say = sayIn(language);
  return (
    <>
      {outcome !== null && "refused" in outcome ? <ErrorSummary language={language} errors={outcome.refused.map((issue) => ({ fieldId: fieldId("file"), message: issue.text[language] }))} /> : null}
      <LineHead current="deliveries" actor={actor} language={language} crumbs={[{ label: say("Livraisons", "Deliveries") }]} />
      <Heading level={1}>{say("Livraisons de comptages", "Deliveries of counts")}</Heading>
      <Lead>{say("Des nombres par semaine, aucun certificat. Ce qu’une livraison redit d’une semaine remplace ce qui en était dit\u202f; une livraison s’annule.", "Numbers by week, no certificate. What a delivery says again of a week takes the place of what was said; a delivery can be undone.")}</Lead>
      {outcome !== null && "plan" in outcome ? <PlanOutcome outcome={outcome} language={language} /> : null}
      <form method="post" action="/mortality/ledger/deliveries" encType="multipart/form-data">
        <HiddenFields csrfToken={csrfToken} />
        <Field control="file" name="file" label={say("Fichier de comptages (CSV, ODS, XLSX)", "File of counts (CSV, ODS, XLSX)")} accept=".csv,.tsv,.txt,.xlsx,.ods" required language={language} />
        <div class="button-row"><Button name="act" value="check">{say("Vérifier", "Check")}</Button><Button name="act" value="record" kind="second">{say("Enregistrer", "Record")}</Button></div>
      </form>
      <DownloadLinks label={say("Modèle de fichier\u202f:", "Template:")} language={language} downloads={usualDownloads("/exports/mortality-lines-template", `?lang=${language}`).filter(({ format }) => format !== "JSON")} />
      <ColumnHelp columns={ledgerColumns} language={language} more={<p>{say("Étapes\u202f:", "Stages:")} {stages.map((stage) => `${stage} (${stageWords[stage][language].toLowerCase()})`).join(", ")}.</p>} />
      <Heading level={2}>{say("Nombre de décès de l’année", "Number of deaths of the year")}</Heading>
      <form method="post" action="/mortality/ledger/deaths" class="inline-form">
        <HiddenFields csrfToken={csrfToken} />
        <Field control="number" name="deathYear" label={say("Année", "Year")} required language={language} />
        <Field control="number" name="deaths" label={say("Décès dénombrés par l’Insee", "Deaths counted by Insee")} required language={language} />
        <Field name="source" label={say("Source et date", "Source and date")} required language={language} />
        <div class="button-row"><Button kind="second">{say("Enregistrer", "Record")}</Button></div>
      </form>
      <Heading level={2}>{say("Livraisons", "Deliveries")} ({formatNumber(found.total, language)})</Heading>
      <Table<Delivery> caption={say("Livraisons", "Deliveries")} captionHidden language={language} rows={found.items} empty={<p class="soft">{say("Aucune.", "None.")}</p>} columns={[
        { header: say("Numéro", "Number"), rowHeader: true, cell: ({ number }) => String(number) },
        { header: say("Reçue", "Received"), cell: ({ statedAt }) => formatDateTime(statedAt, language) },
        { header: say("Fichier", "File"), cell: ({ sourceName }) => sourceName },
        { header: say("Lignes", "Lines"), numeric: true, cell: ({ lines }) => formatNumber(lines, language) },
        { header: say("Par", "By"), cell: ({ author }) => author },
        { header: say("État", "State"), cell: ({ number, undoneAt, undoneWhy }) => undoneAt === null ? <a href={`/mortality/ledger/deliveries/${number}/undo`}>{say("Annuler…", "Undo…")}</a> : <><Tag>{say("annulée", "undone")}</Tag> {undoneWhy}</> },
      ]} />
      <Pager page={page} pages={Math.ceil(found.total / 20)} url={url} language={language} />
    </>
  );
}

/** The columns that a file may have, one click away. */
export function ColumnHelp({ columns, language, more }: { readonly columns: readonly FileColumn<string>[]; readonly language: Language; readonly more?: VNode }): VNode {
  const say = sayIn(language);
  return (
    <Disclosure summary={say("Colonnes du fichier", "Columns of the file")}>
      <dl>{columns.map(({ names, required, meaning }) => <><dt><code>{names.join(", ")}</code>{required ? null : ` (${say("facultative", "optional")})`}</dt><dd>{meaning[language]}</dd></>)}</dl>
      {more}
    </Disclosure>
  );
}

export function IssueTable({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode | null {
  const say = sayIn(language);
  if (issues.length === 0) return null;
  return <Table<Issue> caption={say("Ce qui est signalé", "What is pointed out")} language={language} rows={issues.slice(0, shownIssues)} columns={[{ header: say("Ligne", "Line"), numeric: true, cell: ({ line }) => line ?? "" }, { header: say("Colonne", "Column"), cell: ({ column }) => column ?? "" }, { header: say("Quoi faire", "What to do"), rowHeader: true, cell: ({ text }) => text[language] }]} />;
}

function PlanOutcome({ outcome: { plan, number }, language }: { readonly outcome: { readonly plan: DeliveryPlan; readonly number: number | null }; readonly language: Language }): VNode {
  const say = sayIn(language);
  const count = (value: number): string => formatNumber(value, language);
  const fresh = plan.lines.length - plan.unchanged - plan.superseding;
  return (
    <>
      <Notice kind={plan.blocking ? "error" : "info"} language={language}>
        {plan.blocking ? say(`${count(plan.issues.length)} points signalés. Rien n’a été enregistré.`, `${count(plan.issues.length)} points. Nothing was recorded.`)
          : number !== null ? say(`Livraison ${number} enregistrée\u202f: ${count(plan.lines.length)} lignes.`, `Delivery ${number} recorded: ${count(plan.lines.length)} lines.`)
          : say(`${count(plan.lines.length)} lignes prêtes\u202f: ${count(fresh)} nouvelles, ${count(plan.superseding)} qui en remplacent, ${count(plan.unchanged)} sans changement. Choisissez de nouveau le fichier pour enregistrer.`, `${count(plan.lines.length)} lines ready: ${count(fresh)} new, ${count(plan.superseding)} that replace one, ${count(plan.unchanged)} unchanged. Choose the file again to record.`)}
      </Notice>
      {plan.newContradictions.length === 0 ? null : <Notice kind="warn" language={language} title={say("Ces comptages en contredisent d’autres", "These counts contradict others")}><ul>{plan.newContradictions.slice(0, 20).map((one) => <li>{contradictionText(one, language)}</li>)}</ul></Notice>}
      <IssueTable issues={plan.issues} language={language} />
    </>
  );
}

/** What undoing a delivery does, before it is done. */
export function UndoPage({ delivery, issues, why, context: { actor, language, csrfToken } }: { readonly delivery: Delivery; readonly issues: readonly Issue[]; readonly why: string; readonly context: RequestContext }): VNode {
  const say = sayIn(language);
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: fieldId("why"), message: issue.text[language] }))} />
      <LineHead current="deliveries" actor={actor} language={language} crumbs={[{ label: say("Livraisons", "Deliveries"), href: "/mortality/ledger/deliveries" }, { label: say("Annuler", "Undo") }]} />
      <Heading level={1}>{say(`Annuler la livraison ${delivery.number}`, `Undo delivery ${delivery.number}`)}</Heading>
      <p>{say(`Ses ${formatNumber(delivery.lines, "fr")} lignes ne compteront plus, et ce qu’elles remplaçaient comptera de nouveau. La livraison reste au journal.`, `Its ${formatNumber(delivery.lines, "en")} lines will no longer count, and what they replaced will count again. The delivery stays in the audit log.`)}</p>
      <form method="post" action={`/mortality/ledger/deliveries/${delivery.number}/undo`}>
        <HiddenFields csrfToken={csrfToken} />
        <Field name="why" label={say("Pourquoi", "Why")} value={why} required language={language} {...errorAt(issues, "why", language)} />
        <div class="button-row"><Button kind="danger">{say("Annuler la livraison", "Undo the delivery")}</Button></div>
      </form>
    </>
  );
}
