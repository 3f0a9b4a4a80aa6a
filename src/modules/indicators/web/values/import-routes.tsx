import { z } from "zod";
import { Button, Disclosure, DownloadLinks, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Page, type RequestContext, type Route, type UploadedFile } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { rolesFor } from "../../../identity/index.ts";
import { describeColumns, valueImportTemplate, type ValueImportPlan } from "../../domain/value-import/index.ts";
import { authorOf } from "../api.ts";
import type { IndicatorWebDeps } from "../web-deps.ts";
import { issuesOf } from "./refusal.ts";
import { valueWords as words } from "./words.ts";

type Checked = { readonly plan: ValueImportPlan; readonly recorded: number | null } | { readonly refused: readonly Issue[] };
const issuesShown = 200;

/** A file of values from the browser: checked whole, then recorded whole by whoever may accept values everywhere. */
export function importRoutes({ indicators }: IndicatorWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("contract.edit") };
  return [
    route({ method: "GET", path: "/values/import", access, summary: "Form to import a file of values", handle: async ({ context }) => ({ kind: "page", page: importPage(context, null) }) }),
    route({
      method: "POST",
      path: "/values/import",
      access,
      summary: "Checks a file of values, and records it where asked to and without fault",
      body: z.looseObject({ act: z.enum(["check", "record"]).default("check") }),
      perMinute: 30,
      handle: async ({ body, files, context }) => {
        let checked: Checked = { refused: [] };
        // No file, a file that is no table, a value that changed meanwhile: said in the form, which is still there to try again.
        const refused = await issuesOf(async () => {
          const file = chosenFile(files);
          const plan = await indicators.planImport(file);
          const isToRecord = !plan.blocking && body.act === "record";
          checked = { plan, recorded: isToRecord ? (await indicators.importValues(authorOf(context), file, plan)).imported : null };
        });
        if (refused.length > 0) checked = { refused };
        return { kind: "page", status: statusOf(checked), page: importPage(context, checked) };
      },
    }),
    ...tableFormats.filter((format) => format !== "json").map((format) =>
      route({
        method: "GET",
        path: `/exports/value-template.${format}`,
        access: "public",
        summary: `A template for a file of values (${format.toUpperCase()})`,
        handle: async ({ context }) => tableReply(valueImportTemplate((await indicators.listSeries(context.clock.today())).map((series) => series.measure)), format, context.language),
      }),
    ),
  ];
}

function statusOf(checked: Checked): number {
  if ("refused" in checked || checked.plan.blocking) return 422;
  return checked.recorded === null ? 200 : 201;
}

function chosenFile(files: readonly UploadedFile[]): UploadedFile {
  const file = files[0];
  if (file === undefined || file.bytes.length === 0) {
    throw new AppError("indicators.no-file", { fr: "Choisissez un fichier, puis recommencez.", en: "Choose a file, then try again." }, { status: 422 });
  }
  return file;
}

function importPage(context: RequestContext, checked: Checked | null): Page {
  const { language, csrfToken } = context;
  return {
    title: words.importTitle[language],
    section: "values",
    body: (
      <>
        {checked !== null && "refused" in checked ? <ErrorSummary language={language} errors={checked.refused.map((issue) => ({ fieldId: fieldId("file"), message: issue.text[language] }))} /> : null}
        <Heading level={1}>{words.importTitle[language]}</Heading>
        <Lead>{words.importLead[language]}</Lead>
        {checked === null || "refused" in checked ? null : <Outcome checked={checked} language={language} />}
        <form method="post" action="/values/import" encType="multipart/form-data">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Field control="file" name="file" label={words.file[language]} accept=".csv,.tsv,.txt,.xlsx,.ods" required language={language} />
          <div class="button-row">
            <Button name="act" value="check">{words.check[language]}</Button>
            <Button name="act" value="record" kind="second">{words.record[language]}</Button>
          </div>
        </form>
        <DownloadLinks label={words.template[language]} language={language} downloads={usualDownloads("/exports/value-template", `?lang=${language}`).filter((download) => download.format !== "JSON")} />
        <Disclosure summary={words.columns[language]}><pre class="plain-text">{describeColumns()[language]}</pre></Disclosure>
      </>
    ),
  };
}

function Outcome({ checked: { plan, recorded }, language }: { readonly checked: Exclude<Checked, { refused: readonly Issue[] }>; readonly language: Language }) {
  const french = language === "fr";
  const count = (n: number, one: string, other: string): string => `${formatNumber(n, language)} ${plural(language, n, { one, other })}`;
  if (recorded !== null) {
    return (
      <Notice kind="info" language={language}>
        {french
          ? `${count(recorded, "valeur enregistrée", "valeurs enregistrées")}, ${count(plan.unchanged, "inchangée", "inchangées")}.`
          : `${count(recorded, "value", "values")} recorded, ${plan.unchanged} unchanged.`}
      </Notice>
    );
  }
  return (
    <>
      <Notice kind={plan.blocking ? "error" : "info"} language={language}>
        {plan.blocking
          ? french ? `${count(plan.issues.length, "point", "points")} à corriger ou à justifier. Rien n’a été enregistré.` : `${count(plan.issues.length, "point", "points")} to mend or to justify. Nothing was recorded.`
          : french
            ? `${count(plan.ready.length, "valeur prête", "valeurs prêtes")}, ${count(plan.unchanged, "inchangée", "inchangées")}. Choisissez de nouveau le fichier pour enregistrer.`
            : `${count(plan.ready.length, "value", "values")} ready, ${plan.unchanged} unchanged. Choose the file again to record.`}
      </Notice>
      {plan.issues.length === 0 ? null : (
        <Table
          caption={french ? "Points à corriger ou à justifier" : "Points to mend or to justify"}
          language={language}
          rows={plan.issues.slice(0, issuesShown)}
          columns={[
            { header: french ? "Ligne" : "Line", numeric: true, cell: (issue) => issue.line ?? "" },
            { header: french ? "Colonne" : "Column", cell: (issue) => issue.column ?? "" },
            { header: french ? "Quoi faire" : "What to do", rowHeader: true, cell: (issue) => issue.text[language] },
          ]}
        />
      )}
    </>
  );
}
