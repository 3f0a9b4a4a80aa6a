import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describeIssue, type Command, type ExitStatus, type Invocation } from "../../../kernel/cli/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

async function load({ terminal, positionals, options }: Invocation): Promise<ExitStatus> {
  const { language } = terminal;
  const files = await Promise.all(positionals.map(async (path) => ({ name: basename(path), bytes: new Uint8Array(await readFile(path).catch(() => {
    throw new AppError("studies.vocabulary-no-file", { fr: `Le fichier ${path} ne peut pas être lu.`, en: `The file ${path} cannot be read.` });
  })) })));
  return withHouse<ExitStatus>(terminal, async ({ vocabularies }) => {
    const facts = { edition: options.get("edition") ?? "", licence: options.get("licence") ?? "", attribution: options.get("attribution") ?? "" };
    const report = options.has("dry-run") ? { ...(await vocabularies.plan(files)), number: null } : await vocabularies.load(commandLineAuthor, files, facts);
    for (const issue of report.issues) terminal.error(describeIssue(issue, language));
    const count = (kind: string): string => formatNumber(report.changes.filter((one) => one.kind === kind).length, language);
    const lists = formatNumber(report.lists.filter(({ standing }) => standing !== "unchanged").length, language);
    terminal.out(language === "fr"
      ? `${options.has("dry-run") ? "Serait chargé" : report.number === null ? "Rien de nouveau" : `Chargement ${report.number}`}\u00a0: ${lists} listes, ${count("added")} termes ajoutés, ${count("removed")} retirés, ${count("relabelled")} renommés.`
      : `${options.has("dry-run") ? "Would be loaded" : report.number === null ? "Nothing new" : `Load ${report.number}`}: ${lists} lists, ${count("added")} terms added, ${count("removed")} removed, ${count("relabelled")} relabelled.`);
    return report.issues.some(({ severity }) => severity === "error") ? 1 : 0;
  });
}

async function list({ terminal }: Invocation): Promise<ExitStatus> {
  return withHouse<ExitStatus>(terminal, async ({ vocabularies }) => {
    await vocabularies.refresh();
    for (const { list: letters, name, concepts } of vocabularies.standing()) terminal.out(`${letters}\t${name[terminal.language]}\t${concepts.filter(({ deprecated }) => !deprecated).length}`);
    for (const { number, edition, licence, attribution, loadedAt } of await vocabularies.loads()) terminal.out(`${number}\t${edition}\t${loadedAt.slice(0, 10)}\t${attribution}\t${licence}`);
    return 0;
  });
}

/** `jalon studies vocabularies`. */
export const studyVocabularyCommand: Command = {
  name: "vocabularies",
  summary: { fr: "Charger les vocabulaires d’autres (FReSH), voir ce qui est chargé", en: "Load vocabularies of others (FReSH), see what is loaded" },
  commands: [
    {
      name: "load", summary: { fr: "Charger des fichiers Turtle, CSV ou ZIP", en: "Load Turtle, CSV or ZIP files" }, run: load,
      details: { fr: "Charger un vocabulaire, c’est dire que sa licence le permet ici. Chaque édition reste.", en: "To load a vocabulary is to say that its licence allows it here. Each edition stays." },
      positionals: [{ name: "FILE", required: true, many: true }],
      options: [
        { name: "licence", value: "LICENCE", summary: { fr: "Licence\u00a0; sinon ce que les fichiers en disent", en: "Licence; else what the files say" } }, { name: "attribution", value: "NAME", summary: { fr: "Auteur à citer", en: "Author to name" } },
        { name: "edition", value: "EDITION", summary: { fr: "Édition\u00a0; sinon ce que les fichiers en disent", en: "Edition; else what the files say" } }, { name: "dry-run", summary: { fr: "Dire seulement ce qui serait fait", en: "Only tell what would be done" } },
      ],
    },
    { name: "list", summary: { fr: "Listes et éditions chargées", en: "Lists and editions that are loaded" }, run: list },
  ],
};
