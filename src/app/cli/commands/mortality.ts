import { basename } from "node:path";
import { describeIssue, type Command, type ExitStatus, type Invocation } from "../../../kernel/cli/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { mortalityDay } from "../../mortality/compose.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { readInputFile } from "../input-file.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

const json = { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } } as const;

/** A file of counts, checked whole, then recorded whole unless it was only to be checked. */
async function importCounts({ terminal, positionals, options }: Invocation): Promise<ExitStatus> {
  const path = positionals[0] ?? "";
  const bytes = await readInputFile(path);
  const { language } = terminal;
  return withHouse<ExitStatus>(terminal, async ({ mortality: { ledger } }) => {
    const plan = await ledger.planFile({ name: basename(path), bytes });
    const number = plan.blocking || options.has("dry-run") ? null : await ledger.deliver(commandLineAuthor, plan);
    const { lines, unchanged, superseding, issues, newContradictions, blocking } = plan;
    if (options.has("json")) terminal.out(JSON.stringify({ number, lines: lines.length, unchanged, superseding, issues, newContradictions }, null, 2));
    else {
      for (const issue of issues) terminal.error(`${placeOf(issue, language)}${describeIssue(issue, language)}`);
      const count = (value: number): string => formatNumber(value, language);
      terminal.out(blocking ? (language === "fr" ? "Rien n’a été enregistré." : "Nothing was recorded.") : language === "fr"
        ? `${number === null ? "À blanc" : `Livraison ${number}`}\u00a0: ${count(lines.length)} lignes, ${count(superseding)} en remplacent, ${count(unchanged)} sans changement\u00a0; ${count(newContradictions.length)} nouvelles contradictions.`
        : `${number === null ? "Dry run" : `Delivery ${number}`}: ${count(lines.length)} lines, ${count(superseding)} replace one, ${count(unchanged)} unchanged; ${count(newContradictions.length)} new contradictions.`);
    }
    return blocking ? 1 : 0;
  });
}

/** "line 3, column E: ", or nothing where the fault is of the whole file. */
function placeOf({ line, column }: Issue, language: Language): string {
  if (line === undefined) return "";
  const where = `${language === "fr" ? "ligne" : "line"} ${line}${column === undefined ? "" : language === "fr" ? `, colonne ${column}` : `, column ${column}`}`;
  return `${where}${language === "fr" ? "\u00a0: " : ": "}`;
}

async function forecast(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const { language } = terminal;
  return withHouse<ExitStatus>(terminal, async (house) => {
    const { forecasts } = house.mortality;
    const on = givenDay(invocation, "on") ?? (await mortalityDay(house)());
    const awaited = await forecasts.awaited(on);
    const years = (await Promise.all(awaited.map((year) => forecasts.forecast(year, on)))).filter((one) => one !== null);
    if (options.has("json")) terminal.out(JSON.stringify(years.map(({ work: _work, ...told }) => told), null, 2));
    else if (awaited.length === 0) terminal.out(language === "fr" ? "Aucune année n’est attendue." : "No year is awaited.");
    else for (const year of awaited) {
      const found = years.find(({ deathYear }) => deathYear === year);
      terminal.out(`${year}  ${found === undefined ? (language === "fr" ? "rien ne permet de prévoir" : "nothing can be foreseen") : `${[found.low, found.median, found.high].map((one) => (one === null ? "–" : formatDay(one, language, "short"))).join(" · ")}  ${formatPercent(found.lateShare, language, 0)}`}`);
    }
    return 0;
  });
}

export const mortalityCommand: Command = {
  name: "mortality",
  summary: { fr: "La chaîne des causes de décès\u202f: comptages et prévision", en: "The line of causes of death: counts and forecast" },
  commands: [
    { name: "import", summary: { fr: "Livrer un fichier de comptages (CSV, ODS, XLSX)", en: "Deliver a file of counts (CSV, ODS, XLSX)" }, positionals: [{ name: "FILE", required: true }], options: [{ name: "dry-run", summary: { fr: "Vérifier seulement", en: "Check only" } }, json], run: importCounts },
    { name: "forecast", summary: { fr: "Quand les tables attendues viendront (10\u202f%, médiane, 90\u202f%, chance d’être en retard)", en: "When the tables awaited will come (10%, median, 90%, chance of being late)" }, options: [dayOption("on", { fr: "Le jour de la prévision", en: "The day of the forecast" }), json], run: forecast },
  ],
};
