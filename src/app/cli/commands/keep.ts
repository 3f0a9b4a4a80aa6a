import { verifyAudit, type BreakReason } from "../../../kernel/audit/index.ts";
import { backup, restore } from "../../../kernel/db/backup.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { openDatabase } from "../../../kernel/db/open.ts";
import { verifyStorage } from "../../../kernel/storage/index.ts";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { verifyAmendments, verifyVersions } from "../../../modules/contract/index.ts";
import { verifyCampaigns, verifyForecasts, verifyMeasurements, verifyValues } from "../../../modules/indicators/index.ts";
import { verifyRecommendations } from "../../../modules/reports/index.ts";
import { verifySteering } from "../../../modules/steering/index.ts";
import { verifySites } from "../../../modules/sites/index.ts";
import { filesDirectory, migrationSets } from "../../house.ts";
import { currentConfig } from "../../config.ts";
import { composeStorage } from "../../datasets/files.ts";
import { withHouse } from "../with-house.ts";
import { tellReportDifferences, verifyNamedReport } from "./verify-report.ts";

const breakWords: Readonly<Record<BreakReason, Bilingual>> = {
  altered: { fr: "elle a été modifiée", en: "it was altered" },
  missing: { fr: "elle manque", en: "it is missing" },
  unlinked: { fr: "elle ne suit pas la précédente", en: "it does not follow the one before" },
  unexpected: { fr: "Jalon ne l’a pas écrite", en: "Jalon did not write it" },
};

interface Checked {
  readonly ok: boolean;
  readonly firstDifference: { readonly text: Bilingual } | null;
}

/** What a check says. Rows that somebody altered may no longer be what the program can read: that is a difference like any other, told with the others. */
async function legible<T extends Checked, C>(check: () => Promise<T>, nothing: C): Promise<T | (Checked & C)> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return { ...nothing, ok: false, firstDifference: { text: { fr: `ce qui est gardé ne se lit plus (${why})`, en: `what is kept can no longer be read (${why})` } } };
  }
}

async function verify(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  if (invocation.positionals[0] !== undefined) return verifyNamedReport(invocation, invocation.positionals[0]);
  const french = terminal.language === "fr";
  const found = await withHouse(terminal, async (house) => ({
    ...(await verifyAudit(house.db)),
    values: await legible(() => verifyValues(house.db), { events: 0 }),
    forecasts: await legible(() => verifyForecasts(house.db), { forecasts: 0 }),
    measurements: await legible(() => verifyMeasurements(house.db), { measurements: 0 }),
    campaigns: await legible(() => verifyCampaigns(house.db), { records: 0 }),
    contracts: await legible(() => verifyVersions(house.db), { versions: 0 }),
    amendments: await legible(() => verifyAmendments(house.db), { acts: 0 }),
    steering: await legible(() => verifySteering(house.db, house.storage), { events: 0 }),
    sites: await legible(() => verifySites(house.db), { events: 0 }),
    reports: await house.reports.verifyAll(),
    recommendations: await legible(() => verifyRecommendations(house.db), { events: 0 }),
    files: await verifyStorage(house.storage),
  }));
  const ok = found.ok && [found.values, found.forecasts, found.measurements, found.campaigns, found.contracts, found.amendments, found.steering, found.sites, found.reports, found.recommendations, found.files].every((one) => one.ok);
  if (invocation.options.has("json")) {
    terminal.out(JSON.stringify({ ...found, ok }, null, 2));
    return ok ? 0 : 1;
  }
  const { firstBroken, values, forecasts, measurements, campaigns, contracts, amendments, steering, sites, reports, recommendations, files } = found;
  const count = (number: number): string => formatNumber(number, terminal.language);
  if (firstBroken === null) terminal.out(french ? `Le journal est intact\u00a0: ${count(found.entries)} entrées, chaîne complète.` : `The audit log is intact: ${count(found.entries)} entries, chain complete.`);
  else terminal.error(french ? `Le journal est rompu à l’entrée ${firstBroken.sequence} (${breakWords[firstBroken.reason].fr}).` : `The audit log is broken at entry ${firstBroken.sequence} (${breakWords[firstBroken.reason].en}).`);
  if (values.firstDifference === null) terminal.out(french ? `Les valeurs sont celles du journal\u00a0: ${count(values.events)} événements.` : `The values are those of the log: ${count(values.events)} events.`);
  else terminal.error(french ? `Les valeurs ne sont plus celles du journal\u00a0: ${values.firstDifference.text.fr}.` : `The values are no longer those of the log: ${values.firstDifference.text.en}.`);
  if (forecasts.firstDifference === null) terminal.out(french ? `Les prévisions sont celles du journal\u00a0: ${count(forecasts.forecasts)}.` : `The forecasts are those of the log: ${count(forecasts.forecasts)}.`);
  else terminal.error(french ? `Les prévisions ne sont plus celles du journal\u00a0: ${forecasts.firstDifference.text.fr}.` : `The forecasts are no longer those of the log: ${forecasts.firstDifference.text.en}.`);
  if (measurements.firstDifference === null) terminal.out(french ? `Les mesures et leurs faits sont ceux du journal\u00a0: ${count(measurements.measurements)} mesures.` : `The measurements and their facts are those of the log: ${count(measurements.measurements)} measurements.`);
  else terminal.error(french ? `Les mesures ne sont plus celles du journal\u00a0: ${measurements.firstDifference.text.fr}.` : `The measurements are no longer those of the log: ${measurements.firstDifference.text.en}.`);
  if (campaigns.firstDifference === null) terminal.out(french ? `Les campagnes, règles et contresignatures sont celles du journal\u00a0: ${count(campaigns.records)} enregistrements.` : `The campaigns, rules and countersignatures are those of the log: ${count(campaigns.records)} records.`);
  else terminal.error(french ? `Les campagnes ne sont plus celles du journal\u00a0: ${campaigns.firstDifference.text.fr}.` : `The campaigns are no longer those of the log: ${campaigns.firstDifference.text.en}.`);
  if (contracts.firstDifference === null) terminal.out(french ? `Les contrats sont ceux du journal\u00a0: ${plural("fr", contracts.versions, { one: "1 version", other: `${count(contracts.versions)} versions` })}.` : `The contracts are those of the log: ${plural("en", contracts.versions, { one: "1 version", other: `${count(contracts.versions)} versions` })}.`);
  else terminal.error(french ? `Les contrats ne sont plus ceux du journal\u00a0: ${contracts.firstDifference.text.fr}.` : `The contracts are no longer those of the log: ${contracts.firstDifference.text.en}.`);
  if (amendments.firstDifference === null) terminal.out(french ? `Les avenants sont ceux du journal\u00a0: ${plural("fr", amendments.acts, { one: "1 acte", other: `${count(amendments.acts)} actes` })}.` : `The amendments are those of the log: ${plural("en", amendments.acts, { one: "1 act", other: `${count(amendments.acts)} acts` })}.`);
  else terminal.error(french ? `Les avenants ne sont plus ceux du journal\u00a0: ${amendments.firstDifference.text.fr}.` : `The amendments are no longer those of the log: ${amendments.firstDifference.text.en}.`);
  if (steering.firstDifference === null) terminal.out(french ? `Le suivi des actions est celui du journal\u00a0: ${count(steering.events)} événements.` : `The steering of actions is that of the log: ${count(steering.events)} events.`);
  else terminal.error(french ? `Le suivi des actions n’est plus celui du journal\u00a0: ${steering.firstDifference.text.fr}.` : `The steering of actions is no longer that of the log: ${steering.firstDifference.text.en}.`);
  if (sites.firstDifference === null) terminal.out(french ? `Le dialogue de site est celui du journal\u00a0: ${count(sites.events)} événements.` : `The site dialogue is that of the log: ${count(sites.events)} events.`);
  else terminal.error(french ? `Le dialogue de site n’est plus celui du journal\u00a0: ${sites.firstDifference.text.fr}.` : `The site dialogue is no longer that of the log: ${sites.firstDifference.text.en}.`);
  if (recommendations.firstDifference === null) terminal.out(french ? `Les recommandations de l’évaluation sont celles du journal\u00a0: ${count(recommendations.events)} textes.` : `The recommendations of the evaluation are those of the log: ${count(recommendations.events)} texts.`);
  else terminal.error(french ? `Les recommandations ne sont plus celles du journal\u00a0: ${recommendations.firstDifference.text.fr}.` : `The recommendations are no longer those of the log: ${recommendations.firstDifference.text.en}.`);
  if (files.ok) terminal.out(french ? `Les fichiers déposés sont intacts\u00a0: ${count(files.files)}.` : `The stored files are intact: ${count(files.files)}.`);
  else for (const sha256 of files.altered) terminal.error(french ? `Fichier déposé abîmé ou modifié\u00a0: ${sha256}.` : `Stored file damaged or altered: ${sha256}.`);
  if (reports.ok) terminal.out(french ? `Les rapports scellés et ce qui est derrière eux sont intacts\u00a0: ${plural("fr", reports.reports, { one: `${reports.reports} rapport`, other: `${count(reports.reports)} rapports` })}.` : `The sealed reports and what stands behind them are intact: ${plural("en", reports.reports, { one: "1 report", other: `${count(reports.reports)} reports` })}.`);
  else tellReportDifferences(terminal, reports.differences);
  return ok ? 0 : 1;
}

async function makeBackup(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const path = invocation.positionals[0] ?? "";
  const { alteredFiles } = await withHouse(terminal, (house) => backup(house.db, path, migrationSets.map((set) => set.schema), (step) => terminal.progress(step[terminal.language]), house.storage));
  terminal.endProgress();
  terminal.out(terminal.language === "fr" ? `Sauvegarde écrite\u00a0: ${path}` : `Backup written: ${path}`);
  for (const sha256 of alteredFiles) terminal.error(terminal.language === "fr" ? `Fichier abîmé ou modifié, absent de la sauvegarde\u00a0: ${sha256}` : `Damaged or altered file, left out of the backup: ${sha256}`);
  return alteredFiles.length === 0 ? 0 : 1;
}

async function restoreBackup(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const config = currentConfig();
  const tell = (step: { fr: string; en: string }): void => terminal.progress(step[terminal.language]);
  const db = await openDatabase({ dataDirectory: config.dataDirectory, ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }), onProgress: tell });
  try {
    await restore(db, invocation.positionals[0] ?? "", migrationSets, tell, composeStorage(config, filesDirectory(config)));
  } finally {
    terminal.endProgress();
    await db.close();
  }
  terminal.out(terminal.language === "fr" ? "Sauvegarde restaurée." : "Backup restored.");
  await withHouse(terminal, async ({ questionnaires }) => {
    for (const { code, state, ballotsClosed } of await questionnaires.list()) {
      if (state !== "open" && (state !== "closed" || ballotsClosed)) continue;
      if ((await questionnaires.keyLoss(code)) === null) continue;
      terminal.error(terminal.language === "fr"
        ? `Le questionnaire ${code} attend des clés qui ne sont pas ici. Ses clés ne sont dans aucune sauvegarde\u202f: sans le dossier «\u202fballot-keys\u202f» du moment où elle a été faite, il ne reçoit plus rien, et les bulletins qui attendaient ne s’ouvrent plus. Les compteurs déjà tenus restent. Remettez ce dossier, ou renoncez à ce qui attendait sur la page /consultations/manage/${code}.`
        : `Questionnaire ${code} waits for keys that are not here. Its keys are in no backup: without the folder “ballot-keys” of the moment when it was made, it receives nothing more, and the ballots that waited no longer open. The counters kept so far stay. Put this folder back, or give up what waited on the page /consultations/manage/${code}.`);
    }
  });
  return 0;
}

export const verifyCommand: Command = {
  name: "verify",
  summary: { fr: "Vérifier que le journal, les valeurs, les mesures et les contrats n’ont pas été altérés", en: "Check that the audit log, the values, the measurements and the contracts have not been altered" },
  details: { fr: "Suit la chaîne d’empreintes du journal, puis recalcule que chaque valeur, chaque mesure et chaque version de contrat est celle que dit le journal\u00a0; nomme la première différence. Avec REPORT (un code tel que 2024-1, le début d’une empreinte, un fichier JSON ou un dossier écrit par «\u202fjalon report\u202f»), ne vérifie que ce rapport, et nomme chaque différence.", en: "Follows the chain of hashes of the log, then works out again that each value, each measurement and each contract version is the one the log tells of; names the first difference. With REPORT (a code such as 2024-1, the beginning of a hash, a JSON file or a folder written by “jalon report”), checks this report alone, and names every difference." },
  positionals: [{ name: "REPORT", required: false }],
  options: [{ name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } }],
  run: verify,
};

export const backupCommand: Command = {
  name: "backup",
  summary: { fr: "Sauvegarder toute la base et les fichiers déposés dans un fichier", en: "Back the whole database and the stored files up into a file" },
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
