import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describeIssue, type Command, type ExitStatus, type Invocation } from "../../../kernel/cli/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { catalogueKinds } from "../../../modules/datasets/index.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

/** Faults told one by one; all are counted, and on the page of the harvest. */
const toldFaults = 20;

async function harvest({ terminal, positionals, options }: Invocation): Promise<ExitStatus> {
  const { language } = terminal;
  const [code = "", file] = positionals;
  const bytes = file === undefined ? null : await readFile(file).catch(() => {
    throw new AppError("datasets.harvest-no-file", { fr: `Le fichier ${file} ne peut pas être lu.`, en: `The file ${file} cannot be read.` });
  });
  return withHouse<ExitStatus>(terminal, async ({ catalogueHarvests: harvests }) => {
    const kind = options.get("kind");
    if (kind !== undefined) {
      const known = catalogueKinds.find((one) => one === kind);
      if (known === undefined) throw new AppError("datasets.harvest-source-kind", { fr: `--kind\u00a0: l’un de ${catalogueKinds.join(", ")}.`, en: `--kind: one of ${catalogueKinds.join(", ")}.` });
      await harvests.putSource(commandLineAuthor, { code, name: options.get("name") ?? code, kind: known, address: options.get("url") ?? null, language: options.get("language") === "en" ? "en" : "fr", demonstration: false });
    }
    const stop = (): void => { void harvests.stop(); };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    try {
      const run = bytes === null || file === undefined ? await harvests.ended((await harvests.start(commandLineAuthor, code)).number) : await harvests.takeFile(commandLineAuthor, code, { bytes, name: basename(file), part: options.has("part") });
      const { items, total } = await harvests.faults(run.number, { page: 1, pageSize: toldFaults });
      for (const { record, issue } of items) terminal.error(`${record === "" ? "" : `${record}${language === "fr" ? "\u00a0: " : ": "}`}${describeIssue(issue, language)}`);
      const number = (value: number): string => formatNumber(value, language);
      if (total > items.length) terminal.error(language === "fr" ? `… et ${number(total - items.length)} autres.` : `… and ${number(total - items.length)} more.`);
      if (run.lastError !== null) terminal.error(run.lastError.text[language]);
      terminal.out(language === "fr"
        ? `Moisson ${run.number} (${run.standing})\u00a0: ${number(run.given)} notices, ${number(run.added)} nouvelles, ${number(run.updated)} mises à jour, ${number(run.unchanged)} inchangées, ${number(run.vanished)} disparues, ${number(run.faults)} défauts.`
        : `Harvest ${run.number} (${run.standing}): ${number(run.given)} records, ${number(run.added)} new, ${number(run.updated)} updated, ${number(run.unchanged)} unchanged, ${number(run.vanished)} vanished, ${number(run.faults)} faults.`);
      return run.standing === "done" ? 0 : 1;
    } finally {
      process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
    }
  });
}

/** `jalon datasets`. */
export const datasetsCommand: Command = {
  name: "datasets",
  summary: { fr: "Jeux de données\u00a0: moissonner d’autres catalogues", en: "Datasets: harvest other catalogues" },
  commands: [{
    name: "harvest",
    summary: { fr: "Moissonner un catalogue, par le réseau ou dans un fichier", en: "Harvest a catalogue, over the network or from a file" },
    details: { fr: "Sans FILE, la source est demandée à son adresse. --kind enregistre la source si elle n’est pas connue.", en: "Without FILE, the source is asked at its address. --kind saves the source where it is not known." },
    positionals: [{ name: "SOURCE", required: true }, { name: "FILE", required: false }],
    options: [
      { name: "kind", value: "KIND", summary: { fr: `Forme du catalogue\u00a0: ${catalogueKinds.join(", ")}`, en: `Form of the catalogue: ${catalogueKinds.join(", ")}` } }, { name: "name", value: "NAME", summary: { fr: "Nom de la source", en: "Name of the source" } },
      { name: "url", value: "URL", summary: { fr: "Adresse de la source", en: "Address of the source" } }, { name: "language", value: "LANGUAGE", summary: { fr: "fr ou en\u00a0: langue des textes qui ne disent pas la leur", en: "fr or en: language of texts that do not say theirs" } },
      { name: "part", summary: { fr: "Le fichier n’est qu’une partie du catalogue", en: "The file is only a part of the catalogue" } },
    ],
    run: harvest,
  }],
};
