import { createHash } from "node:crypto";
import { basename } from "node:path";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Command, ExitStatus, Invocation, Terminal } from "../../../kernel/cli/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { TextDocument } from "../../../kernel/text/document.ts";
import { readDocument } from "../../../kernel/text/read-document.ts";
import { systemClock } from "../../../kernel/time/day.ts";
import { checkContract, readContract, type Contradiction, type ContractReading } from "../../../modules/contract/index.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { readInputFile } from "../input-file.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";
import { adoptCommand } from "./contract-adopt.ts";

const json = { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } };

function lineList(lines: readonly number[], french: boolean): string {
  if (lines.length === 0) return "";
  const word = lines.length === 1 ? (french ? "ligne" : "line") : (french ? "lignes" : "lines");
  return ` (${word} ${lines.join(", ")})`;
}

interface ReadFile {
  readonly document: TextDocument;
  readonly reading: ContractReading;
  readonly sourceSha256: string;
}

/** A file as a contract. One that is no text gives an empty reading whose only problem says so, like any other fault of the input. */
async function readFile(path: string): Promise<ReadFile> {
  const bytes = await readInputFile(path);
  const sourceSha256 = createHash("sha256").update(bytes).digest("hex");
  try {
    const document = await readDocument(basename(path), bytes);
    return { document, reading: readContract(document), sourceSha256 };
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("document.")) throw error;
    const document = { name: basename(path), lines: [] };
    return { document, reading: { ...readContract(document), problems: [{ code: error.code, severity: "error", message: error.text, lines: [1] }] }, sourceSha256 };
  }
}

/** For programs the message is one text in the language of the command, with both languages beside it. */
function forPrograms<T extends { readonly message: Bilingual }>(found: readonly T[], terminal: Terminal): readonly (Omit<T, "message"> & { message: string; messages: Bilingual })[] {
  return found.map(({ message, ...rest }) => ({ ...rest, message: message[terminal.language], messages: message }));
}

async function importContract(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  terminal.progress(french ? "Lecture du document" : "Reading the document");
  const file = await readFile(invocation.positionals[0] ?? "");
  const { reading } = file;
  terminal.endProgress();
  const hasFaults = reading.problems.some((problem) => problem.severity === "error");
  const isEmpty = reading.counts.actions + reading.counts.indicators === 0;
  const kept = options.has("dry-run") || isEmpty ? { stored: false, draft: null } : await keepDraft(invocation, file);
  if (options.has("json")) {
    terminal.out(JSON.stringify({ counts: reading.counts, items: reading.items, problems: forPrograms(reading.problems, terminal), register: reading.register, ...kept }, null, 2));
  } else {
    printReading(invocation, reading);
    if (kept.draft !== null) terminal.out(french ? `\nBrouillon gardé\u00a0: version ${kept.draft} du contrat « ${reading.register.code} ».` : `\nDraft kept: version ${kept.draft} of contract “${reading.register.code}”.`);
  }
  return hasFaults ? 1 : 0;
}

/** A reading is worth showing even where the data directory is held by a running server: the draft is then not kept, and this is said. */
async function keepDraft(invocation: Invocation, { document, reading: { register }, sourceSha256 }: ReadFile): Promise<{ stored: boolean; draft: number | null }> {
  const { terminal } = invocation;
  try {
    const result = await withHouse(terminal, (house) =>
      house.contracts.addVersion(commandLineAuthor, { register, contradictions: checkContract(register, document), inForceFrom: null, sourceName: document.name, sourceSha256 }),
    );
    return { stored: !result.already, draft: result.number };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "database.directory-in-use") throw error;
    terminal.error(terminal.language === "fr" ? `Document lu, brouillon non gardé. ${error.text.fr}` : `Document read, draft not kept. ${error.text.en}`);
    return { stored: false, draft: null };
  }
}

function printReading(invocation: Invocation, reading: ContractReading): void {
  const { terminal } = invocation;
  const french = terminal.language === "fr";
  const names: Record<keyof ContractReading["counts"], [string, string]> = {
    priorities: ["priorités", "priorities"], objectives: ["objectifs", "objectives"], actions: ["actions", "actions"], indicators: ["indicateurs", "indicators"],
    parts: ["volets", "parts"], measures: ["mesures", "measures"], resourceTables: ["tableaux de ressources", "resource tables"],
  };
  terminal.out(`${reading.register.title[terminal.language]}\n`);
  for (const [key, count] of Object.entries(reading.counts)) {
    terminal.out(`${String(count).padStart(6)}  ${(names[key as keyof ContractReading["counts"]] ?? [key, key])[french ? 0 : 1]}`);
  }
  if (reading.problems.length === 0) return;
  terminal.out(french ? `\nÀ regarder (${reading.problems.length})\u00a0:` : `\nTo look at (${reading.problems.length}):`);
  for (const problem of reading.problems) terminal.out(`- ${problem.message[terminal.language]}${lineList(problem.lines, french)} [${problem.code}]`);
}

async function check(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  const path = invocation.positionals[0];
  let contradictions: readonly Contradiction[];
  let problems: ContractReading["problems"] = [];
  if (path === undefined) {
    const { version } = await withHouse(terminal, (house) => house.contracts.inForce(systemClock.today()));
    contradictions = version.contradictions;
  } else {
    const { document, reading } = await readFile(path);
    problems = reading.problems.filter((problem) => problem.severity === "error");
    contradictions = checkContract(reading.register, document);
  }
  if (options.has("json")) {
    terminal.out(JSON.stringify({ contradictions: forPrograms(contradictions, terminal), ...(path === undefined ? {} : { problems: forPrograms(problems, terminal) }) }, null, 2));
  } else {
    if (contradictions.length === 0 && problems.length === 0) terminal.out(french ? "Le contrat ne se contredit pas, pour ce qui peut être vérifié." : "The contract does not contradict itself, as far as can be checked.");
    for (const one of contradictions) terminal.out(`- ${one.message[terminal.language]}${lineList(one.lines, french)} [${one.code}]`);
    for (const problem of problems) terminal.error(`- ${problem.message[terminal.language]}${lineList(problem.lines, french)} [${problem.code}]`);
  }
  return problems.length > 0 ? 1 : 0;
}

async function show(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const asked = givenDay(invocation, "on") ?? systemClock.today();
  const { version, early } = await withHouse(terminal, (house) => house.contracts.inForce(asked));
  if (options.has("json")) {
    terminal.out(JSON.stringify({ ...version, early }, null, 2));
    return 0;
  }
  terminal.out(version.register.title[terminal.language]);
  for (const priority of version.register.priorities) {
    terminal.out(`\n${priority.code}. ${priority.title[terminal.language]}`);
    for (const objective of priority.objectives) {
      terminal.out(`  ${objective.code}. ${objective.title[terminal.language]}`);
      for (const action of objective.actions) terminal.out(`    ${action.code}. ${action.title[terminal.language]}`);
    }
  }
  return 0;
}

export const contractCommand: Command = {
  name: "contract",
  summary: { fr: "Lire, vérifier et montrer le contrat", en: "Read, check and show the contract" },
  commands: [
    {
      name: "import",
      summary: { fr: "Lire le texte publié d’un contrat et en proposer un registre", en: "Read the published text of a contract and propose a register" },
      details: {
        fr: "FICHIER est un texte, du Markdown ou un PDF. Le registre lu est gardé comme brouillon, sauf avec --dry-run. Le code de sortie est 1 si le document a des fautes à regarder.",
        en: "FILE is text, Markdown or PDF. The register read is kept as a draft, unless --dry-run is given. The exit status is 1 if the document has faults to look at.",
      },
      positionals: [{ name: "FILE", required: true }],
      options: [{ name: "dry-run", summary: { fr: "Ne rien garder", en: "Keep nothing" } }, json],
      run: importContract,
    },
    {
      name: "check",
      summary: { fr: "Dire en quoi un contrat se contredit", en: "Say where a contract contradicts itself" },
      details: { fr: "Sans FICHIER, le contrat en vigueur.", en: "Without FILE, the contract in force." },
      positionals: [{ name: "FILE", required: false }],
      options: [json],
      run: check,
    },
    adoptCommand,
    {
      name: "show",
      summary: { fr: "Montrer le contrat tel qu’il était un jour donné", en: "Show the contract as it was on a day" },
      options: [dayOption("on", { fr: "Le jour, aujourd’hui par défaut", en: "The day, today by default" }), json],
      run: show,
    },
  ],
};
