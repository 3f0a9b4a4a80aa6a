import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { describeIssue, type Command, type ExitStatus, type Invocation } from "../../../kernel/cli/index.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { writeCsv } from "../../../kernel/tables/index.ts";
import { systemClock } from "../../../kernel/time/day.ts";
import { describeColumns, valueImportTemplate } from "../../../modules/indicators/index.ts";
import { readInputFile } from "../input-file.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";
import { importFeedCommand, rejectedCommands } from "./facts-feed.ts";
import { importFiguresCommand } from "./facts-figures.ts";
import { importPartnershipsCommand } from "./facts-partnerships.ts";
import { importPublicationsCommand } from "./facts-publications.ts";
import { importReferenceCommand } from "./facts-reference.ts";
import { importRnsrCommand } from "./facts-rnsr.ts";

const issuesShown = 200;

async function importValues(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  const path = invocation.positionals[0] ?? "";
  const bytes = await readInputFile(path);
  return withHouse(terminal, async (house) => {
    const file = { name: basename(path), bytes };
    terminal.progress(french ? "Vérification du fichier" : "Checking the file");
    const plan = await house.indicators.planImport(file);
    const publish = !plan.blocking && !options.has("dry-run");
    const total = formatNumber(plan.ready.length, terminal.language);
    const result = publish
      ? await house.indicators.importValues(commandLineAuthor, file, plan, {
          onProgress: (done) => terminal.progress(french ? `Enregistrement\u00a0: ${formatNumber(done, "fr")} sur ${total}` : `Recording: ${formatNumber(done, "en")} of ${total}`),
        })
      : null;
    terminal.endProgress();
    if (options.has("json")) {
      terminal.out(JSON.stringify({ imported: result?.imported ?? 0, batchId: result?.batchId ?? null, ready: plan.ready.length, unchanged: plan.unchanged, skippedEmpty: plan.skippedEmpty, issues: plan.issues, notes: plan.notes }, null, 2));
    } else {
      for (const issue of plan.issues.slice(0, issuesShown)) terminal.error(describeIssue(issue, terminal.language));
      if (plan.issues.length > issuesShown) terminal.error(french ? `… et ${plan.issues.length - issuesShown} autres (toutes avec --json).` : `… and ${plan.issues.length - issuesShown} more (all with --json).`);
      if (plan.blocking) terminal.error(french ? "Rien n’a été enregistré\u00a0: corrigez le fichier, puis recommencez." : "Nothing was recorded: mend the file, then try again.");
      else if (result === null) terminal.out(french ? `${total} valeurs prêtes, rien d’enregistré (--dry-run).` : `${total} values ready, nothing recorded (--dry-run).`);
      else terminal.out(french ? `${total} valeurs enregistrées, ${plan.unchanged} inchangées, ${plan.skippedEmpty} cellules vides laissées telles quelles.` : `${total} values recorded, ${plan.unchanged} unchanged, ${plan.skippedEmpty} empty cells left as they were.`);
    }
    return plan.blocking ? 1 : 0;
  });
}

async function template(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const series = await withHouse(terminal, (house) => house.indicators.listSeries(systemClock.today()));
  const text = writeCsv(valueImportTemplate(series.map((one) => one.measure)), terminal.language);
  const path = invocation.positionals[0];
  if (path === undefined) terminal.out(text);
  else await writeFile(path, text);
  return 0;
}

export const factsCommand: Command = {
  name: "facts",
  summary: { fr: "Faire entrer des faits", en: "Bring facts in" },
  commands: [
    {
      name: "import",
      summary: { fr: "Importer un fichier de faits", en: "Import a file of facts" },
      commands: [
        {
          name: "values",
          summary: { fr: "Valeurs d’indicateurs, depuis un fichier CSV, XLSX ou ODS\u00a0: tout, ou rien", en: "Indicator values from a CSV, XLSX or ODS file: all or nothing" },
          details: describeColumns(),
          positionals: [{ name: "FILE", required: true }],
          options: [
            { name: "dry-run", summary: { fr: "Vérifier seulement", en: "Check only" } },
            { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
          ],
          run: importValues,
        },
        importRnsrCommand,
        importFeedCommand,
        importPartnershipsCommand,
        importFiguresCommand,
        importPublicationsCommand,
        importReferenceCommand,
      ],
    },
    {
      name: "template",
      summary: { fr: "Écrire un modèle de fichier de valeurs", en: "Write a template for a file of values" },
      positionals: [{ name: "FILE", required: false }],
      run: template,
    },
    ...rejectedCommands,
  ],
};
