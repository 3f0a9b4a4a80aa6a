import { z } from "zod";
import { Button, Disclosure, DownloadLinks, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route, type UploadedFile } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { ImportOutcome } from "../../actions/import-sites.ts";
import { importColumns, siteImportTemplate } from "../../domain/import/columns.ts";
import type { SiteImportPlan } from "../../domain/import/plan.ts";
import { authorOf, placeOf, requireOffice, type Place, type SitesWebDeps } from "../deps.ts";
import { Crumbs } from "../parts.tsx";
import { refusalOf } from "../refusal.ts";

interface Checked { readonly plan: SiteImportPlan | null; readonly done: ImportOutcome | null; readonly refused: readonly Issue[] }
const issuesShown = 200;

/** A file of sites and commitments: checked whole, shown, then recorded whole or not at all. */
export function importRoutes(deps: SitesWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("sites.run") };

  async function page(context: RequestContext, checked: Checked | null): Promise<Reply> {
    const place = await placeOf(deps, {}, context);
    const faulty = checked !== null && (checked.refused.length > 0 || (checked.plan?.issues.length ?? 0) > 0);
    return { kind: "page", status: faulty ? 422 : checked?.done === null || checked === null ? 200 : 201, page: { title: place.say("Importer des sites", "Import sites"), section: "sites", body: <ImportPage place={place} checked={checked} /> } };
  }

  return [
    route({ method: "GET", path: "/sites/import", access, summary: "Form to import a file of sites and commitments", handle: ({ context }) => page(context, null) }),
    route({
      method: "POST", path: "/sites/import", access, summary: "Checks a file of sites and commitments, and records it where asked to and without fault", body: z.looseObject({ act: z.enum(["check", "record"]).default("check") }), perMinute: 30,
      handle: async ({ body, files, context }) => {
        requireOffice(context);
        let checked: Checked = { plan: null, done: null, refused: [] };
        const refusal = await refusalOf(async () => {
          const file = chosenFile(files);
          const plan = await deps.sites.planImport(file);
          checked = { plan, done: null, refused: [] };
          if (body.act === "record" && plan.issues.length === 0) checked = { plan, done: await deps.sites.importFile(authorOf(context), file), refused: [] };
        });
        return page(context, refusal === null ? checked : { ...checked, refused: refusal.issues });
      },
    }),
    ...tableFormats.filter((format) => format !== "json").map((format) => route({
      method: "GET", path: `/exports/site-template.${format}`, access: "public", summary: `A template for a file of sites and commitments (${format.toUpperCase()})`,
      handle: async ({ context }) => tableReply(siteImportTemplate(), format, context.language),
    })),
  ];
}

function chosenFile(files: readonly UploadedFile[]): UploadedFile {
  const file = files[0];
  if (file === undefined || file.bytes.length === 0) throw new AppError("sites.no-file", { fr: "Choisissez un fichier, puis recommencez.", en: "Choose a file, then try again." }, { status: 422 });
  return file;
}

function ImportPage({ place, checked }: { readonly place: Place; readonly checked: Checked | null }) {
  const { say, language, context } = place;
  const title = say("Importer des sites et leurs engagements", "Import sites and their commitments");
  return (
    <div>
      <ErrorSummary language={language} errors={(checked?.refused ?? []).map((issue) => ({ fieldId: fieldId("file"), message: issue.text[language] }))} />
      <Crumbs place={place} crumbs={[{ label: title }]} />
      <Heading level={1}>{title}</Heading>
      <Lead>{say("Une ligne par engagement, en CSV, XLSX ou ODS. Le fichier est vérifié en entier avant que rien ne soit enregistré.", "One line per commitment, in CSV, XLSX or ODS. The whole file is checked before anything is recorded.")}</Lead>
      {checked === null ? null : <Outcome place={place} checked={checked} />}
      <form method="post" action="/sites/import" encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={context.csrfToken} />
        <Field control="file" name="file" label={say("Fichier", "File")} accept=".csv,.tsv,.txt,.xlsx,.ods" required language={language} />
        <div class="button-row"><Button name="act" value="check">{say("Vérifier", "Check")}</Button><Button name="act" value="record" kind="second">{say("Vérifier et enregistrer", "Check and record")}</Button></div>
      </form>
      <DownloadLinks label={say("Modèle à remplir", "Template to fill in")} language={language} downloads={usualDownloads("/exports/site-template", `?lang=${language}`).filter(({ format }) => format !== "JSON")} />
      <Disclosure summary={say("Les colonnes", "The columns")}>
        <ul class="plain-list">{importColumns.filter(({ field }) => field !== "demonstration").map(({ label, help }) => <li><strong>{label[language]}</strong>{say("\u202f: ", ": ")}{help[language]}</li>)}</ul>
      </Disclosure>
    </div>
  );
}

function Outcome({ place, checked: { plan, done } }: { readonly place: Place; readonly checked: Checked }) {
  const { say, language } = place;
  const count = (n: number, fr: string, frs: string, en: string, ens: string): string => `${formatNumber(n, language)} ${plural(language, n, { one: say(fr, en), other: say(frs, ens) })}`;
  if (done !== null) return <Notice kind="info" language={language}><p>{count(done.sites, "site ouvert", "sites ouverts", "site opened", "sites opened")}, {count(done.waves, "vague ouverte", "vagues ouvertes", "wave opened", "waves opened")}, {count(done.commitments, "engagement ajouté", "engagements ajoutés", "commitment added", "commitments added")}. {say("Les engagements attendent leur validation.", "The commitments wait to be validated.")}</p></Notice>;
  if (plan === null) return null;
  if (plan.issues.length === 0) {
    const commitments = plan.sites.flatMap((site) => site.waves.flatMap((wave) => wave.commitments.map((one) => ({ site, wave, one }))));
    return (
      <>
        <Notice kind="info" language={language}><p>{count(plan.sites.filter((site) => site.isNew).length, "nouveau site", "nouveaux sites", "new site", "new sites")}, {count(commitments.length, "engagement à ajouter", "engagements à ajouter", "commitment to add", "commitments to add")}, {count(plan.unchanged, "déjà là", "déjà là", "already there", "already there")}. {say("Choisissez de nouveau le fichier pour enregistrer.", "Choose the file again to record.")}</p></Notice>
        <Table caption={say("Ce qui serait ajouté", "What would be added")} language={language} rows={commitments.slice(0, issuesShown)} empty={<p class="soft">{say("Aucun engagement.", "No commitment.")}</p>} columns={[
          { header: say("Ligne", "Line"), numeric: true, cell: ({ one }) => one.line }, { header: say("Site", "Site"), cell: ({ site }) => `${site.name} (${site.code})` },
          { header: say("Vague", "Wave"), cell: ({ wave }) => `${wave.letter}, ${wave.startsOn}` }, { header: say("Engagement", "Commitment"), rowHeader: true, cell: ({ one }) => one.content.title.fr },
        ]} />
      </>
    );
  }
  return (
    <>
      <Notice kind="error" language={language}><p>{count(plan.issues.length, "point à corriger", "points à corriger", "point to correct", "points to correct")}. {say("Rien n’a été enregistré.", "Nothing was recorded.")}</p></Notice>
      <Table caption={say("Points à corriger", "Points to correct")} language={language} rows={plan.issues.slice(0, issuesShown)} columns={[
        { header: say("Ligne", "Line"), numeric: true, cell: (issue) => issue.line ?? "" }, { header: say("Colonne", "Column"), cell: (issue) => issue.column ?? "" }, { header: say("Quoi faire", "What to do"), rowHeader: true, cell: (issue) => issue.text[language] },
      ]} />
    </>
  );
}
