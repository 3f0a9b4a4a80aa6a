import { z } from "zod";
import { Button, Disclosure, DownloadLinks, Field, Heading, Lead, Notice, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Page, type RequestContext, type Route, type UploadedFile } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { rolesFor } from "../../../identity/index.ts";
import { describeColumns, valueImportTemplate, type ValueImportPlan } from "../../domain/value-import/index.ts";
import { authorOf } from "../api.ts";
import type { IndicatorWebDeps } from "../web-deps.ts";
import { valueWords as words } from "./words.ts";

type Checked = { readonly plan: ValueImportPlan; readonly recorded: number | null };
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
        const file = chosenFile(files);
        const plan = await indicators.planImport(file);
        if (plan.blocking || body.act === "check") return { kind: "page", status: plan.blocking ? 422 : 200, page: importPage(context, { plan, recorded: null }) };
        const result = await indicators.importValues(authorOf(context), file, plan);
        return { kind: "page", status: 201, page: importPage(context, { plan, recorded: result.imported }) };
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
        <Heading level={1}>{words.importTitle[language]}</Heading>
        <Lead>{words.importLead[language]}</Lead>
        {checked === null ? null : <Outcome checked={checked} language={language} />}
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

function Outcome({ checked: { plan, recorded }, language }: { readonly checked: Checked; readonly language: Language }) {
  const french = language === "fr";
  const ready = formatNumber(plan.ready.length, language);
  if (recorded !== null) {
    return <Notice kind="info" language={language}>{french ? `${ready} valeurs enregistrées, ${plan.unchanged} inchangées.` : `${ready} values recorded, ${plan.unchanged} unchanged.`}</Notice>;
  }
  return (
    <>
      <Notice kind={plan.blocking ? "error" : "info"} language={language}>
        {plan.blocking
          ? french ? `${formatNumber(plan.issues.length, "fr")} points à corriger ou à justifier. Rien n’a été enregistré.` : `${formatNumber(plan.issues.length, "en")} points to mend or to justify. Nothing was recorded.`
          : french ? `${ready} valeurs prêtes, ${plan.unchanged} inchangées. Choisissez de nouveau le fichier pour les enregistrer.` : `${ready} values ready, ${plan.unchanged} unchanged. Choose the file again to record them.`}
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
