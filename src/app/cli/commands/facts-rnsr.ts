import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Command, ExitStatus, Invocation, Terminal } from "../../../kernel/cli/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { systemClock, type Day } from "../../../kernel/time/day.ts";
import { countRnsr, observationDayOf, readRnsr, rnsrDelivery, rnsrLimits } from "../../../modules/directory/index.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { currentConfig } from "../../config.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";
import { describeRnsrImport, describeRnsrWarnings } from "./facts-rnsr-words.ts";

/** The bytes of a file as they come from the disk; refused before a byte is read where it is no file or too large. */
async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new AppError("file.unreadable", { fr: `Le fichier « ${path} » ne peut pas être lu\u202f: il n’existe pas, ou ce n’est pas un fichier.`, en: `The file “${path}” cannot be read: it does not exist, or is not a file.` });
  }
  const megabytes = (bytes: number, language: "fr" | "en"): string => formatNumber(Math.round(bytes / 1_000_000), language);
  if (found.size > rnsrLimits.bytes) {
    throw new AppError("rnsr.too-large", {
      fr: `« ${basename(path)} » fait ${megabytes(found.size, "fr")} Mo, plus que tout extrait du répertoire (${megabytes(rnsrLimits.bytes, "fr")} Mo au plus). Vérifiez que c’est le bon fichier. Rien n’a été enregistré.`,
      en: `“${basename(path)}” is ${megabytes(found.size, "en")} MB, more than any extract of the register (${megabytes(rnsrLimits.bytes, "en")} MB at most). Check that it is the right file. Nothing was recorded.`,
    }, { status: 413 });
  }
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

function wrongUse(terminal: Terminal, json: boolean, name: string): ExitStatus {
  const text = {
    fr: `Le nom « ${name} » ne dit pas le jour de l’extrait\u202f: donnez-le avec --observed-on AAAA-MM-JJ (le jour où le répertoire était dans cet état, non celui de l’import).`,
    en: `The name “${name}” does not tell the day of the extract: give it with --observed-on YYYY-MM-DD (the day on which the register stood like this, not that of the import).`,
  };
  if (json) terminal.out(JSON.stringify({ error: { code: "cli.wrong-use", message: text, issues: [] } }, null, 2));
  terminal.error(text[terminal.language]);
  return 2;
}

async function importRnsr(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  const path = invocation.positionals[0] ?? "";
  const name = basename(path);
  const json = options.has("json");
  const dryRun = options.has("dry-run");
  const observedOn: Day | null = givenDay(invocation, "observed-on") ?? observationDayOf(name);
  if (observedOn === null) return wrongUse(terminal, json, name);
  if (observedOn > systemClock.today()) {
    throw new AppError("rnsr.day-ahead", {
      fr: `Le jour de l’extrait (${observedOn}) est à venir. Donnez celui où le répertoire était dans cet état, avec --observed-on.`,
      en: `The day of the extract (${observedOn}) lies ahead. Give the one on which the register stood like this, with --observed-on.`,
    });
  }
  terminal.progress(french ? "Lecture du répertoire" : "Reading the register");
  const { file, warnings } = await readRnsr(name, await openFile(path), observedOn);
  const institute = currentConfig().institute;
  const counts = countRnsr(file.structures, institute);
  const delivery = rnsrDelivery(file, observedOn);
  const total = formatNumber(delivery.records.length, terminal.language);
  const report = await withHouse(terminal, (house) =>
    dryRun
      ? house.directory.rehearse(commandLineAuthor, delivery)
      : house.directory.deliver(commandLineAuthor, delivery, (done) =>
          terminal.progress(french ? `Enregistrement\u202f: ${formatNumber(done, "fr")} sur ${total}` : `Recording: ${formatNumber(done, "en")} of ${total}`)),
  );
  terminal.endProgress();
  const statements = delivery.records.reduce((sum, record) => sum + record.statements.length, 0);
  if (json) {
    terminal.out(JSON.stringify({ imported: !dryRun, file: name, sha256: file.sha256, observedOn, statements, counts, changes: report, warnings }, null, 2));
    return 0;
  }
  const told = describeRnsrWarnings(warnings, terminal.language);
  for (const line of told) terminal.error(line);
  if (told.length > 0) terminal.error(french ? "Rien de cela n’empêche l’import (la liste entière avec --json)." : "None of this stops the import (the whole list with --json).");
  terminal.out(describeRnsrImport({ counts, report, statements, observedOn, dryRun, institute }, terminal.language));
  return 0;
}

export const importRnsrCommand: Command = {
  name: "rnsr",
  summary: { fr: "Répertoire national des structures de recherche, extrait ouvert (CSV)\u202f: tout, ou rien", en: "National register of research structures, open extract (CSV): all or nothing" },
  details: {
    fr: "Fichier séparé par « ; », en UTF-8, une ligne par structure, tel que le publie data.enseignementsup-recherche.gouv.fr. Un extrait plus récent ouvre, ferme et renomme, et dit ce qui a changé. Le même extrait une seconde fois ne change rien.",
    en: "File separated by “;”, in UTF-8, one row per structure, as published by data.enseignementsup-recherche.gouv.fr. A later extract opens, closes and renames, and says what changed. The same extract a second time changes nothing.",
  },
  positionals: [{ name: "FILE", required: true }],
  options: [
    dayOption("observed-on", { fr: "Jour de l’extrait (par défaut, celui que dit le nom du fichier)", en: "Day of the extract (by default the one that the file name tells)" }),
    { name: "dry-run", summary: { fr: "Vérifier et dire ce qui changerait, sans rien enregistrer", en: "Check and say what would change, recording nothing" } },
    { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
  ],
  run: importRnsr,
};
