import { both } from "../../../kernel/i18n/format.ts";
import type { Command } from "../../../kernel/cli/index.ts";
import { verifyRun } from "../../../modules/linkage/library.ts";
import { interruptible } from "../interruptible.ts";
import { describeIssue } from "../../../kernel/cli/index.ts";

/** `jalon link verify`: are the files of a run those that were sealed, and do the same inputs give them again? */
export const verifyRunCommand: Command = {
  name: "verify",
  summary: both("Vérifier le sceau d’un appariement, et ses fichiers d’entrée s’ils sont donnés", "Verify the seal of a linkage, and its input files where they are given"),
  details: both("Avec --again, refait l’appariement depuis les fichiers d’entrée et compare.", "With --again, redoes the linkage from the input files and compares."),
  positionals: [{ name: "DIR", required: true }, { name: "LEFT", required: false }, { name: "RIGHT", required: false }],
  options: [{ name: "again", summary: both("Refaire l’appariement et comparer", "Redo the linkage and compare") }, { name: "json", summary: both("Sortie pour les programmes", "Output for programs") }],
  async run({ positionals, options, terminal }) {
    const [directory = "", left, right] = positionals;
    const issues = await interruptible(terminal, (temporaryDirectory) => verifyRun(directory, {
      inputs: [left, right].filter((file) => file !== undefined).map((file) => ({ file })), again: options.has("again"), temporaryDirectory,
    }));
    const holds = issues.every(({ severity }) => severity !== "error");
    if (options.has("json")) terminal.out(JSON.stringify({ holds, issues }, null, 2));
    else for (const issue of issues) terminal.error(describeIssue(issue, terminal.language));
    if (!options.has("json") && holds) terminal.out(terminal.language === "fr" ? "Le sceau tient\u00a0: rien n’a changé." : "The seal holds: nothing has changed.");
    return holds ? 0 : 1;
  },
};
