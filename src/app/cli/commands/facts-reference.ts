import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { readReferenceFolder } from "../../../modules/bibliometrics/index.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

async function importReference(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  terminal.progress(french ? "Lecture de la référence" : "Reading the reference");
  const reference = await readReferenceFolder(invocation.positionals[0] ?? "");
  return withHouse<ExitStatus>(terminal, async (house) => {
    const done = await house.bibliometrics.importReference(commandLineAuthor, reference, { demonstration: options.has("demonstration") });
    terminal.endProgress();
    if (options.has("json")) {
      terminal.out(JSON.stringify({ ...done, recipe: reference.recipe }, null, 2));
      return 0;
    }
    const cells = formatNumber(done.cells, terminal.language);
    terminal.out(done.known
      ? french ? `Référence ${done.sha256} déjà connue\u202f: rien n’a changé.` : `Reference ${done.sha256} known already: nothing changed.`
      : french ? `Référence ${done.sha256}\u202f: ${cells} cellules, ${reference.recipe.classification}, citations jusqu’à ${reference.recipe.citationsUntilYear}, observée le ${reference.recipe.observedOn}.` : `Reference ${done.sha256}: ${cells} cells, ${reference.recipe.classification}, citations until ${reference.recipe.citationsUntilYear}, observed on ${reference.recipe.observedOn}.`);
    return 0;
  });
}

/** `jalon facts import reference`. */
export const importReferenceCommand: Command = {
  name: "reference",
  summary: { fr: "Référence mondiale des indicateurs bibliométriques, un dossier écrit par jalon bibliometrics reference", en: "World reference of the bibliometric indicators, a folder written by jalon bibliometrics reference" },
  details: {
    fr: "Les versions restent côte à côte, chacune sous son empreinte\u202f; la même une seconde fois n’ajoute rien. Une mesure prend la dernière observée au jour de la question, de la fenêtre en vigueur.",
    en: "Versions stay side by side, each under its hash; the same a second time adds nothing. A measure takes the last observed by the day of the question, of the window in force.",
  },
  positionals: [{ name: "FOLDER", required: true }],
  options: [
    { name: "demonstration", summary: { fr: "Cette référence est fictive", en: "This reference is made up" } },
    { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
  ],
  run: importReference,
};
