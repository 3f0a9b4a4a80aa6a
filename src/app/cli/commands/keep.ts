import { verifyAudit } from "../../../kernel/audit/index.ts";
import { backup, restore } from "../../../kernel/db/backup.ts";
import { openDatabase } from "../../../kernel/db/open.ts";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { migrationSets } from "../../house.ts";
import { currentConfig, withHouse } from "../with-house.ts";

async function verify(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const french = terminal.language === "fr";
  const verdict = await withHouse(terminal, (house) => verifyAudit(house.db));
  if (invocation.options.has("json")) terminal.out(JSON.stringify(verdict, null, 2));
  else if (verdict.firstBroken === null) terminal.out(french ? `Le journal est intact\u00a0: ${formatNumber(verdict.entries, "fr")} entrées, chaîne complète.` : `The audit log is intact: ${formatNumber(verdict.entries, "en")} entries, chain complete.`);
  else terminal.error(french ? `Le journal est rompu à l’entrée ${verdict.firstBroken.sequence} (${verdict.firstBroken.reason}).` : `The audit log is broken at entry ${verdict.firstBroken.sequence} (${verdict.firstBroken.reason}).`);
  return verdict.ok ? 0 : 1;
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
  summary: { fr: "Vérifier que le journal n’a pas été altéré", en: "Check that the audit log has not been altered" },
  details: { fr: "Suit la chaîne d’empreintes et nomme le premier maillon rompu.", en: "Follows the chain of hashes and names the first broken link." },
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
