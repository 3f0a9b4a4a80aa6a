import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { describeIssue, type Command, type ExitStatus, type Invocation } from "../../../kernel/cli/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { writeCsv } from "../../../kernel/tables/index.ts";
import { systemClock } from "../../../kernel/time/day.ts";
import { rejectedTable, type DeliveryReport, type FeedOutcome, type Mapping, type RejectedRowRecord, type ReplayOutcome } from "../../../modules/directory/index.ts";
import type { House } from "../../house.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { readInputFile } from "../input-file.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

const issuesShown = 200;
const rowsAtOnce = 1_000;

async function mappingNamed(house: House, given: string): Promise<Mapping> {
  if (!given.endsWith(".json")) return house.feeds.mapping({ name: given });
  return house.feeds.mapping({ fileName: basename(given), text: new TextDecoder().decode(await readInputFile(given)) });
}

async function importFeed(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  const path = invocation.positionals[0] ?? "";
  const bytes = await readInputFile(path);
  const observedOn = givenDay(invocation, "observed-on") ?? systemClock.today();
  return withHouse<ExitStatus>(terminal, async (house) => {
    const mapping = await mappingNamed(house, options.get("mapping") ?? "");
    terminal.progress(french ? "Lecture du fichier" : "Reading the file");
    const file = { name: basename(path), bytes };
    const outcome = options.has("dry-run")
      ? await house.feeds.rehearse(commandLineAuthor, file, mapping, observedOn)
      : await house.feeds.importFile(commandLineAuthor, file, mapping, observedOn);
    terminal.endProgress();
    if (options.has("json")) terminal.out(JSON.stringify(outcome, null, 2));
    else tellOutcome(invocation, outcome);
    return outcome.rejected.length > 0 ? 1 : 0;
  });
}

function count(language: Language, n: number, one: string, other: string): string {
  return `${formatNumber(n, language)} ${plural(language, n, { one, other })}`;
}

function tellIssues({ terminal }: Invocation, issues: readonly Issue[]): void {
  for (const issue of issues.slice(0, issuesShown)) terminal.error(describeIssue(issue, terminal.language));
  const more = issues.length - issuesShown;
  if (more > 0) terminal.error(terminal.language === "fr" ? `… et ${more} autres (toutes avec --json).` : `… and ${more} more (all with --json).`);
}

/** The lists of a report are cut short where they are long; its counts are whole. */
function total(report: DeliveryReport, key: "opened" | "closed" | "renamed" | "changed"): number {
  return report.counts[key] ?? report[key].length;
}

function tellOutcome(invocation: Invocation, outcome: FeedOutcome): void {
  const { terminal } = invocation;
  const { language } = terminal;
  tellIssues(invocation, outcome.rejected.flatMap((row) => row.issues));
  const { report } = outcome;
  if (language === "fr") {
    terminal.out(`${count("fr", outcome.rowCount, "ligne lue", "lignes lues")}\u00a0: ${count("fr", outcome.recordCount, "entre", "entrent")}, ${count("fr", outcome.rejected.length, "rejetée", "rejetées")}, ${count("fr", outcome.repeated.length, "répétée", "répétées")}.`);
    if (report !== null) terminal.out(`${count("fr", total(report, "opened"), "fiche ouverte", "fiches ouvertes")}, ${count("fr", total(report, "closed"), "close", "closes")}, ${count("fr", total(report, "renamed"), "renommée", "renommées")}, ${count("fr", total(report, "changed"), "champ changé", "champs changés")}.`);
    if (outcome.demonstration) terminal.out("La base contient des faits de démonstration\u00a0: cet import est un essai, marqué comme tel, et partira avec eux.");
    if (outcome.waitsForRows) terminal.out("Cette liste est complète, mais des lignes sont rejetées\u00a0: rien n’est clos par absence tant qu’elles ne sont pas corrigées ou écartées.");
    if (outcome.importId === null) terminal.out("Rien n’a été enregistré (--dry-run).");
    else if (outcome.rejected.length > 0) terminal.out("Les lignes rejetées sont gardées\u00a0: « jalon facts rejected --csv FICHIER », corrigez, puis « jalon facts replay FICHIER ».");
    return;
  }
  terminal.out(`${count("en", outcome.rowCount, "row", "rows")} read: ${outcome.recordCount} enter, ${outcome.rejected.length} rejected, ${outcome.repeated.length} repeated.`);
  if (report !== null) terminal.out(`${count("en", total(report, "opened"), "record", "records")} opened, ${total(report, "closed")} closed, ${total(report, "renamed")} renamed, ${count("en", total(report, "changed"), "field", "fields")} changed.`);
  if (outcome.demonstration) terminal.out("The database holds demonstration facts: this import is a trial, marked as such, and will leave with them.");
  if (outcome.waitsForRows) terminal.out("This is a list of everything, but rows of it are rejected: nothing is closed by absence until they are corrected or set aside.");
  if (outcome.importId === null) terminal.out("Nothing was recorded (--dry-run).");
  else if (outcome.rejected.length > 0) terminal.out("Rejected rows are kept: “jalon facts rejected --csv FILE”, mend, then “jalon facts replay FILE”.");
}

async function allRejected(house: House, mapping: string | undefined): Promise<readonly RejectedRowRecord[]> {
  const rows: RejectedRowRecord[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await house.feeds.rejectedRows({ status: "open", page, pageSize: rowsAtOnce, ...(mapping === undefined ? {} : { mapping }) });
    rows.push(...items);
    if (items.length === 0 || rows.length >= total) return rows;
  }
}

async function listRejected(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const { language } = terminal;
  return withHouse<ExitStatus>(terminal, async (house) => {
    const rows = await allRejected(house, options.get("mapping"));
    const path = options.get("csv");
    if (path !== undefined) await writeFile(path, writeCsv(rejectedTable(rows), language));
    if (options.has("json")) terminal.out(JSON.stringify(rows, null, 2));
    else {
      for (const row of rows.slice(0, issuesShown)) terminal.out(`${row.fileName} [${row.mapping.name} ${row.mapping.version}] ${row.reasons.map((reason) => reason.text[language]).join(" ")}`);
      terminal.out(language === "fr" ? `${count("fr", rows.length, "ligne rejetée", "lignes rejetées")}.` : `${count("en", rows.length, "rejected row", "rejected rows")}.`);
      if (path !== undefined) terminal.out(language === "fr" ? `Écrites dans ${path}.` : `Written to ${path}.`);
    }
    return 0;
  });
}

async function replay(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const path = invocation.positionals[0];
  const bytes = path === undefined ? null : await readInputFile(path);
  return withHouse<ExitStatus>(terminal, async (house) => {
    const outcome: ReplayOutcome = bytes === null || path === undefined
      ? await house.feeds.replay(commandLineAuthor)
      : await house.feeds.replayFile(commandLineAuthor, { name: basename(path), bytes });
    if (options.has("json")) terminal.out(JSON.stringify(outcome, null, 2));
    else {
      tellIssues(invocation, outcome.stillRejected.flatMap((row) => row.issues));
      terminal.out(terminal.language === "fr"
        ? `${count("fr", outcome.corrected, "ligne entrée", "lignes entrées")}, ${count("fr", outcome.stillRejected.length, "encore rejetée", "encore rejetées")}.`
        : `${count("en", outcome.corrected, "row", "rows")} entered, ${outcome.stillRejected.length} still rejected.`);
    }
    return outcome.stillRejected.length > 0 ? 1 : 0;
  });
}

async function listMappings(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  return withHouse<ExitStatus>(terminal, async (house) => {
    const mappings = house.feeds.shippedMappings();
    if (options.has("json")) terminal.out(JSON.stringify(mappings, null, 2));
    else for (const one of mappings) terminal.out(`${one.name} ${one.version}  ${one.title[terminal.language]}\n  ${Object.values(one.columns).map((column) => `${column.header[0] ?? ""}${column.required ? "*" : ""}`).join(" ; ")}`);
    return 0;
  });
}

const json = { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } } as const;

/** `jalon facts import feed`. */
export const importFeedCommand: Command = {
  name: "feed",
  summary: { fr: "Export d’un système de gestion (CSV, XLSX, ODS), lu par une correspondance nommée et versionnée", en: "Export of a management system (CSV, XLSX, ODS), read by a named and versioned mapping" },
  details: {
    fr: "Les lignes justes entrent, les autres sont gardées avec leurs motifs, pour être corrigées et rejouées. Un défaut du fichier entier (colonne absente, encodage abîmé) arrête tout.\n« jalon facts mappings » donne les correspondances du projet.",
    en: "Good rows enter; the others are kept with their reasons, to be corrected and replayed. A fault of the whole file (a missing column, a broken encoding) stops all.\n“jalon facts mappings” lists the mappings of the project.",
  },
  positionals: [{ name: "FILE", required: true }],
  options: [
    {
      name: "mapping", value: "NAME", summary: { fr: "Nom d’une correspondance du projet, ou fichier .json", en: "Name of a mapping of the project, or a .json file" },
      fault: (value) => (value.trim() === "" ? { fr: "--mapping\u00a0: dites quelle correspondance.", en: "--mapping: say which mapping." } : null),
    },
    dayOption("observed-on", { fr: "Jour de l’extraction (aujourd’hui par défaut)", en: "Day of the extract (today by default)" }),
    { name: "dry-run", summary: { fr: "Vérifier seulement", en: "Check only" } },
    json,
  ],
  run: importFeed,
};

/** `jalon facts rejected`, `jalon facts replay`, `jalon facts mappings`. */
export const rejectedCommands: readonly Command[] = [
  {
    name: "rejected",
    summary: { fr: "Lignes rejetées, à corriger", en: "Rejected rows, to correct" },
    options: [
      { name: "csv", value: "FILE", summary: { fr: "Les écrire dans un fichier à corriger", en: "Write them to a file to be mended" } },
      { name: "mapping", value: "NAME", summary: { fr: "Celles d’une correspondance", en: "Those of one mapping" } },
      json,
    ],
    run: listRejected,
  },
  {
    name: "replay",
    summary: { fr: "Rejouer les lignes rejetées, corrigées dans un fichier ou telles quelles", en: "Replay rejected rows, mended in a file or as they are" },
    positionals: [{ name: "FILE", required: false }],
    options: [json],
    run: replay,
  },
  {
    name: "mappings",
    summary: { fr: "Correspondances du projet", en: "Mappings of the project" },
    options: [json],
    run: listMappings,
  },
];
