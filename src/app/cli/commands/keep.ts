import { verifyAudit, type BreakReason } from "../../../kernel/audit/index.ts";
import { backup, restore } from "../../../kernel/db/backup.ts";
import { openDatabase } from "../../../kernel/db/open.ts";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { verifyVersions } from "../../../modules/contract/index.ts";
import { verifyMeasurements, verifyValues } from "../../../modules/indicators/index.ts";
import { migrationSets } from "../../house.ts";
import { currentConfig, withHouse } from "../with-house.ts";

const breakWords: Readonly<Record<BreakReason, Bilingual>> = {
  altered: { fr: "elle a été modifiée", en: "it was altered" },
  missing: { fr: "elle manque", en: "it is missing" },
  unlinked: { fr: "elle ne suit pas la précédente", en: "it does not follow the one before" },
  unexpected: { fr: "Jalon ne l’a pas écrite", en: "Jalon did not write it" },
};

async function verify(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const french = terminal.language === "fr";
  const found = await withHouse(terminal, async (house) => ({ ...(await verifyAudit(house.db)), values: await verifyValues(house.db), measurements: await verifyMeasurements(house.db), contracts: await verifyVersions(house.db) }));
  const ok = found.ok && found.values.ok && found.measurements.ok && found.contracts.ok;
  if (invocation.options.has("json")) {
    terminal.out(JSON.stringify({ ...found, ok }, null, 2));
    return ok ? 0 : 1;
  }
  const { firstBroken, values, measurements, contracts } = found;
  const count = (number: number): string => formatNumber(number, terminal.language);
  if (firstBroken === null) terminal.out(french ? `Le journal est intact\u00a0: ${count(found.entries)} entrées, chaîne complète.` : `The audit log is intact: ${count(found.entries)} entries, chain complete.`);
  else terminal.error(french ? `Le journal est rompu à l’entrée ${firstBroken.sequence} (${breakWords[firstBroken.reason].fr}).` : `The audit log is broken at entry ${firstBroken.sequence} (${breakWords[firstBroken.reason].en}).`);
  if (values.firstDifference === null) terminal.out(french ? `Les valeurs sont celles du journal\u00a0: ${count(values.events)} événements.` : `The values are those of the log: ${count(values.events)} events.`);
  else terminal.error(french ? `Les valeurs ne sont plus celles du journal\u00a0: ${values.firstDifference.text.fr}.` : `The values are no longer those of the log: ${values.firstDifference.text.en}.`);
  if (measurements.firstDifference === null) terminal.out(french ? `Les mesures et leurs faits sont ceux du journal\u00a0: ${count(measurements.measurements)} mesures.` : `The measurements and their facts are those of the log: ${count(measurements.measurements)} measurements.`);
  else terminal.error(french ? `Les mesures ne sont plus celles du journal\u00a0: ${measurements.firstDifference.text.fr}.` : `The measurements are no longer those of the log: ${measurements.firstDifference.text.en}.`);
  if (contracts.firstDifference === null) terminal.out(french ? `Les contrats sont ceux du journal\u00a0: ${plural("fr", contracts.versions, { one: "1 version", other: `${count(contracts.versions)} versions` })}.` : `The contracts are those of the log: ${plural("en", contracts.versions, { one: "1 version", other: `${count(contracts.versions)} versions` })}.`);
  else terminal.error(french ? `Les contrats ne sont plus ceux du journal\u00a0: ${contracts.firstDifference.text.fr}.` : `The contracts are no longer those of the log: ${contracts.firstDifference.text.en}.`);
  return ok ? 0 : 1;
}

async function makeBackup(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const path = invocation.positionals[0] ?? "";
  await withHouse(terminal, (house) => backup(house.db, path, migrationSets.map((set) => set.schema), (step) => terminal.progress(step[terminal.language])));
  terminal.endProgress();
  terminal.out(terminal.language === "fr" ? `Sauvegarde écrite\u00a0: ${path}` : `Backup written: ${path}`);
  return 0;
}

async function restoreBackup(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const config = currentConfig();
  const tell = (step: { fr: string; en: string }): void => terminal.progress(step[terminal.language]);
  const db = await openDatabase({ dataDirectory: config.dataDirectory, ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }), onProgress: tell });
  try {
    await restore(db, invocation.positionals[0] ?? "", migrationSets, tell);
  } finally {
    terminal.endProgress();
    await db.close();
  }
  terminal.out(terminal.language === "fr" ? "Sauvegarde restaurée." : "Backup restored.");
  return 0;
}

export const verifyCommand: Command = {
  name: "verify",
  summary: { fr: "Vérifier que le journal, les valeurs, les mesures et les contrats n’ont pas été altérés", en: "Check that the audit log, the values, the measurements and the contracts have not been altered" },
  details: { fr: "Suit la chaîne d’empreintes du journal, puis recalcule que chaque valeur, chaque mesure et chaque version de contrat est celle que dit le journal\u00a0; nomme la première différence.", en: "Follows the chain of hashes of the log, then works out again that each value, each measurement and each contract version is the one the log tells of; names the first difference." },
  options: [{ name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } }],
  run: verify,
};

export const backupCommand: Command = {
  name: "backup",
  summary: { fr: "Sauvegarder toute la base dans un fichier", en: "Back the whole database up into a file" },
  positionals: [{ name: "FILE", required: true }],
  run: makeBackup,
};

export const restoreCommand: Command = {
  name: "restore",
  summary: { fr: "Restaurer une sauvegarde dans une base vide", en: "Restore a backup into an empty database" },
  details: {
    fr: "La base peut être embarquée ou un serveur PostgreSQL (DATABASE_URL), quelle que soit celle d’où vient la sauvegarde.",
    en: "The database may be embedded or a PostgreSQL server (DATABASE_URL), whichever the backup came from.",
  },
  positionals: [{ name: "FILE", required: true }],
  run: restoreBackup,
};
