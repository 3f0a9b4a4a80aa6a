import { z } from "zod";
import { canonicalJson, readAuditOf, verifyAudit, type ChainedEntry } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { addDays } from "../../../kernel/time/day.ts";
import { valueDifferences } from "../../indicators/index.ts";
import { steeringDifferences } from "../../steering/index.ts";
import { draftAuditActs, draftDifferences, revisionDifferences, textWitness, type TextWitness } from "./verify-drafts.ts";
import { publicationDifferences, publicationWitness, type PublicationWitness } from "./verify-publications.ts";
import { readContent, sealContent, sha256Of } from "../domain/canonical.ts";
import { changeSentence, contentChanges, reportAndDatabase } from "../domain/compare.ts";
import type { ReportContent } from "../domain/content.ts";
import { sectionName } from "../domain/sections.ts";
import { listRevisions } from "../store/draft-store.ts";
import { findSealed, listFiles, listSealed, type SealedRecord } from "../store/sealed-store.ts";
import { buildContent } from "./build-content.ts";
import type { ReportsDeps } from "./deps.ts";

export interface ReportDifference {
  readonly code: string;
  /** What is not as it was: the seal or the row of the report itself, one of its files, or something behind it. */
  readonly kind: "seal" | "file" | "publication" | "value" | "text" | "draft" | "contract" | "action" | "audit" | "rebuild";
  readonly subject: string;
  readonly text: Bilingual;
}

export interface ReportVerdict {
  readonly code: string;
  readonly contentSha256: string;
  readonly ok: boolean;
  /** Does what the database holds today, as known then, give the same hash? */
  readonly rebuilds: boolean;
  readonly differences: readonly ReportDifference[];
}

export interface ReportsVerdict {
  readonly reports: number;
  readonly ok: boolean;
  readonly differences: readonly ReportDifference[];
}

const sealedEntry = z.object({
  // Where an entry says them.
  sealedAt: z.string().optional(),
  code: z.string(), contentSha256: z.string(), builtAt: z.string(), lastEventId: z.string().nullable(), draftId: z.string().nullable(), corrects: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), mediaType: z.string().optional(), sha256: z.string(), sizeBytes: z.number() })),
});
const withdrawnEntry = z.object({ code: z.string(), reason: z.object({ fr: z.string(), en: z.string() }) });

/** What the audit says of reports, and what it finds altered among values; read once for any number of reports. */
interface Witness {
  readonly entries: readonly ChainedEntry[];
  readonly sealed: ReadonlyMap<string, { readonly entry: ChainedEntry; readonly said: z.output<typeof sealedEntry> }>;
  readonly texts: readonly TextWitness[];
  readonly withdrawn: readonly ChainedEntry[];
  readonly values: Awaited<ReturnType<typeof valueDifferences>>["differences"];
  readonly publications: readonly PublicationWitness[];
}

async function witnessOf(deps: ReportsDeps): Promise<Witness> {
  const entries = await deps.db.tx((inside) => readAuditOf(inside, ["report.sealed", "report.withdrawn", "report.published", "report.taken-back", ...draftAuditActs]));
  const sealed = entries.flatMap((entry) => {
    const said = sealedEntry.safeParse(entry.next);
    return entry.act === "report.sealed" && said.success ? [[entry.subject, { entry, said: said.data }] as const] : [];
  });
  return { entries, sealed: new Map(sealed), texts: textWitness(entries), withdrawn: entries.filter(({ act }) => act === "report.withdrawn"), values: (await valueDifferences(deps.db)).differences, publications: publicationWitness(entries) };
}

/**
 * Has anything behind a sealed report changed that may not change? Names every difference. Values corrected and versions
 * adopted after its day are no difference: `changedSince` tells of them.
 */
export async function verifyReport(deps: ReportsDeps, record: SealedRecord): Promise<ReportVerdict> {
  const chain = await verifyAudit(deps.db);
  const verdict = await verifyOne(deps, record, await witnessOf(deps));
  if (chain.firstBroken === null) return verdict;
  const { sequence } = chain.firstBroken;
  const broken: ReportDifference = { code: record.code, kind: "audit", subject: `audit ${sequence}`, text: both(`le journal est rompu à l’entrée ${sequence}`, `the audit log is broken at entry ${sequence}`) };
  return { ...verdict, ok: false, differences: [...verdict.differences, broken] };
}

/** Every sealed report, those that the audit tells of and that are gone, and every draft. The chain of the audit itself is for others to follow. */
export async function verifyReports(deps: ReportsDeps): Promise<ReportsVerdict> {
  const witness = await witnessOf(deps);
  const all = await listSealed(deps.db);
  const codes = all.map(({ code }) => code);
  const differences: ReportDifference[] = [];
  for (const code of codes) {
    const record = await findSealed(deps.db, code);
    if (record !== undefined) differences.push(...(await verifyOne(deps, record, witness)).differences);
  }
  for (const [code, { entry }] of witness.sealed) {
    if (!codes.includes(code)) differences.push({ code, kind: "seal", subject: code, text: both(`le rapport ${code}, que dit l’entrée ${entry.sequence} du journal, n’est plus là`, `report ${code}, which entry ${entry.sequence} of the log tells of, is gone`) });
  }
  differences.push(...(await draftDifferences(deps.db, witness.entries, new Set(all.flatMap(({ draftId }) => draftId ?? [])))));
  return { reports: codes.length, ok: differences.length === 0, differences };
}

async function verifyOne(deps: ReportsDeps, record: SealedRecord, witness: Witness): Promise<ReportVerdict> {
  const { code, contentText, contentSha256 } = record;
  const found: Omit<ReportDifference, "code">[] = [...sealDifferences(record, witness), ...withdrawalDifferences(record, witness), ...(await fileDifferences(deps, record, witness)), ...(await publicationDifferences(deps.db, code, witness.publications))];
  const content = contentOf(contentText);
  let rebuilds = false;
  if (content === null) found.push({ kind: "seal", subject: code, text: both(`le contenu gardé du rapport ${code} ne se lit plus`, `the content kept of report ${code} can no longer be read`) });
  else {
    found.push(...valuesBehind(content, witness), ...(await textDifferences(deps, record, content, witness)), ...(await contractDifferences(deps, content)), ...(await actionDifferences(deps, content)));
    const rebuilt = await rebuildDifferences(deps, record, content, found.length > 0);
    rebuilds = rebuilt.length === 0;
    found.push(...rebuilt);
  }
  return { code, contentSha256, ok: found.length === 0, rebuilds, differences: found.map((one) => ({ code, ...one })) };
}

function contentOf(text: string): ReportContent | null {
  try {
    return readContent(text);
  } catch {
    return null;
  }
}

type Found = readonly Omit<ReportDifference, "code">[];

function sealDifferences(record: SealedRecord, { sealed }: Witness): Found {
  const { code } = record;
  const witness = sealed.get(code);
  const found: Omit<ReportDifference, "code">[] = [];
  const add = (text: Bilingual): number => found.push({ kind: "seal", subject: code, text });
  if (sha256Of(record.contentText) !== record.contentSha256) add(both(`le contenu gardé du rapport ${code} n’est plus celui que dit son sceau`, `the content kept of report ${code} is no longer the one that its seal tells of`));
  if (witness === undefined) {
    add(both(`le rapport ${code} n’a jamais été scellé par Jalon`, `report ${code} was never sealed by Jalon`));
    return found;
  }
  const { entry, said } = witness;
  const place = { fr: `que dit l’entrée ${entry.sequence} du journal`, en: `that entry ${entry.sequence} of the log tells of` };
  if (said.contentSha256 !== record.contentSha256) add(both(`le sceau du rapport ${code} n’est plus celui ${place.fr}`, `the seal of report ${code} is no longer the one ${place.en}`));
  const told = { builtAt: new Date(record.builtAt).toISOString(), lastEventId: record.lastEventId, draftId: record.draftId, corrects: record.corrects, accountId: record.accountId, author: record.author };
  const { builtAt, lastEventId, draftId, corrects } = said;
  const content = contentOf(record.contentText);
  if (record.code !== `${record.year}-${record.number}` || (content !== null && (record.year !== content.year || record.demonstration !== content.demonstration)) || (said.sealedAt !== undefined && said.sealedAt !== new Date(record.sealedAt).toISOString())) {
    add(both(`l’année, le numéro, l’instant ou la marque de démonstration du rapport ${code} ne sont plus ceux de son sceau`, `the year, the number, the instant or the demonstration mark of report ${code} is no longer that of its seal`));
  }
  if (canonicalJson(told) !== canonicalJson({ builtAt, lastEventId, draftId, corrects, accountId: entry.accountId, author: entry.author })) {
    add(both(`la fiche du rapport ${code} (qui, quand, d’après quoi) n’est plus celle ${place.fr}`, `the record of report ${code} (who, when, after what) is no longer the one ${place.en}`));
  }
  return found;
}

/** Does the report still hold, or hold no longer, as the audit says? */
function withdrawalDifferences({ code, withdrawn }: SealedRecord, witness: Witness): Found {
  const entry = witness.withdrawn.find(({ subject }) => subject === code);
  const said = withdrawnEntry.safeParse(entry?.next);
  const one = (fr: string, en: string): Found => [{ kind: "seal", subject: code, text: both(fr, en) }];
  if (entry === undefined || !said.success) return withdrawn === null ? [] : one(`le retrait du rapport ${code}\u202f: Jalon ne l’a jamais enregistré`, `the withdrawal of report ${code}: Jalon never recorded it`);
  if (withdrawn === null) return one(`le retrait du rapport ${code}, que dit l’entrée ${entry.sequence} du journal, n’est plus là`, `the withdrawal of report ${code}, which entry ${entry.sequence} of the log tells of, is gone`);
  return canonicalJson(withdrawn.reason) === canonicalJson(said.data.reason) ? [] : one(`la raison du retrait du rapport ${code} n’est plus celle que dit l’entrée ${entry.sequence} du journal`, `the reason for the withdrawal of report ${code} is no longer the one that entry ${entry.sequence} of the log tells of`);
}

async function fileDifferences({ db, storage }: ReportsDeps, { code }: SealedRecord, { sealed }: Witness): Promise<Found> {
  const files = await listFiles(db, code);
  const said = new Map(sealed.get(code)?.said.files.map((file) => [file.name, file]) ?? []);
  const found: Omit<ReportDifference, "code">[] = [];
  for (const file of files) {
    const add = (fr: string, en: string): number => found.push({ kind: "file", subject: file.name, text: both(`le fichier ${file.name} ${fr}`, `the file ${file.name} ${en}`) });
    const known = said.get(file.name);
    said.delete(file.name);
    if (known === undefined && sealed.has(code)) add("n’était pas parmi ceux du rapport scellé", "was not among those of the sealed report");
    else if (known !== undefined && (known.sha256 !== file.sha256 || known.sizeBytes !== file.sizeBytes || (known.mediaType ?? file.mediaType) !== file.mediaType)) add("n’a plus l’empreinte que dit le journal", "no longer has the hash that the log tells of");
    const state = await storage.verify(known?.sha256 ?? file.sha256);
    if (state === "altered") add("a été modifié ou abîmé là où il est gardé", "was altered or damaged where it is kept");
    if (state === "missing") add("n’est plus là où il était gardé", "is no longer where it was kept");
  }
  for (const name of said.keys()) found.push({ kind: "file", subject: name, text: both(`le fichier ${name} ne figure plus parmi ceux du rapport`, `the file ${name} is no longer among those of the report`) });
  return found;
}

/** What the audit says of values behind this report: those of its series, for periods up to its year. */
function valuesBehind(content: ReportContent, { values }: Witness): Found {
  const series = new Set(content.indicators.flatMap((one) => one.series.map(({ key }) => key)));
  const end = `${content.year + 1}-01-01`;
  return values
    .filter((one) => (one.series === null || series.has(one.series)) && (one.periodUntil === null || one.periodUntil <= end))
    .map((one) => ({ kind: "value", subject: one.series ?? "values", text: one.text }));
}

async function textDifferences({ db }: ReportsDeps, { draftId }: SealedRecord, content: ReportContent, { texts }: Witness): Promise<Found> {
  if (draftId === null) return [];
  const revisions = await listRevisions(db, draftId);
  const last = new Map(revisions.map((one) => [one.section, one.text]));
  const unlike = content.texts.filter(({ section, text }) => canonicalJson(last.get(section) ?? null) !== canonicalJson(text)).map(({ section }) => ({
    kind: "text" as const, subject: section, text: both(`${sectionName(section).fr}\u202f: le texte du rapport n’est plus celui de la base`, `${sectionName(section).en}: the text of the report is no longer the one in the database`),
  }));
  return [...revisionDifferences(draftId, revisions, texts), ...unlike];
}

async function contractDifferences({ contracts }: ReportsDeps, { contract }: ReportContent): Promise<Found> {
  const version = await contracts.version(contract.versionNumber);
  const name = { fr: `la version ${contract.versionNumber} du contrat`, en: `version ${contract.versionNumber} of the contract` };
  const add = (fr: string, en: string): Found => [{ kind: "contract", subject: `contract v${contract.versionNumber}`, text: both(`${name.fr} ${fr}`, `${name.en} ${en}`) }];
  if (version === undefined) return add("n’est plus là", "is gone");
  const now = sha256Of(canonicalJson(version.register));
  if (now !== contract.registerSha256) return add(`n’est plus celle du rapport\u202f: empreinte ${contract.registerSha256.slice(0, 12)}… dans le rapport, ${now.slice(0, 12)}… dans la base`, `is no longer the one of the report: hash ${contract.registerSha256.slice(0, 12)}… in the report, ${now.slice(0, 12)}… in the database`);
  if (version.registerSha256 !== now) return add("n’a plus l’empreinte qui était gardée à côté d’elle", "no longer has the hash that was kept beside it");
  return [];
}

async function actionDifferences(deps: ReportsDeps, content: ReportContent): Promise<Found> {
  if (deps.steering === null) return [];
  const codes = new Set(content.priorities.flatMap(({ objectives }) => objectives.flatMap(({ actions }) => actions.map(({ code }) => `action-${code}`))));
  return (await steeringDifferences(deps.db)).differences.filter(({ subject }) => codes.has(subject)).map(({ subject, text }) => ({ kind: "action", subject, text }));
}

/** Builds the report again as known then, and names what differs. */
async function rebuildDifferences(deps: ReportsDeps, record: SealedRecord, content: ReportContent, tampered: boolean): Promise<Found> {
  const { year, knownOn, texts, contract, corrects } = content;
  try {
    const choice = { year, knownOn, texts, versionNumber: contract.versionNumber, corrects: corrects ?? null };
    const rebuilt = await buildContent(deps, choice, { builtAt: new Date(record.builtAt).toISOString(), lastEventId: record.lastEventId });
    const again = sealContent(withoutLateActions(content, rebuilt, await lateActions(deps, record, content)));
    if (again.sha256 === sha256Of(record.contentText)) return [];
    return contentChanges(content, again.content).map((change) => ({ kind: "rebuild", subject: change.subject, text: changeSentence(change, reportAndDatabase) }));
  } catch (error) {
    // Rows that were altered may no longer be what the program can read: then it is no fault of the program.
    if (!(error instanceof AppError)) {
      if (!tampered) throw error;
      return [{ kind: "rebuild", subject: record.code, text: both("le rapport ne peut plus être refait\u202f: ce qui est derrière lui ne se lit plus", "the report can no longer be built again: what stands behind it can no longer be read") }];
    }
    return [{ kind: "rebuild", subject: record.code, text: both(`le rapport ne peut plus être refait\u202f: ${error.text.fr}`, `the report can no longer be built again: ${error.text.en}`) }];
  }
}

/** Actions of which something was recorded on the report's own day, after it was built: a fold by days cannot tell these apart. */
async function lateActions({ steering }: ReportsDeps, record: SealedRecord, { knownOn }: ReportContent): Promise<ReadonlySet<string>> {
  if (steering === null || record.builtAt.slice(0, 10) > knownOn) return new Set();
  const changes = await steering.changesSince("action-", addDays(knownOn, -1));
  return new Set(changes.filter((change) => change.recordedAt >= record.builtAt).map((change) => change.subject));
}

function withoutLateActions(sealed: ReportContent, rebuilt: ReportContent, late: ReadonlySet<string>): ReportContent {
  if (late.size === 0) return rebuilt;
  const old = new Map(sealed.priorities.flatMap((priority) => priority.objectives.map((objective) => [objective.code, objective] as const)));
  return {
    ...rebuilt,
    priorities: rebuilt.priorities.map((priority) => ({
      ...priority,
      objectives: priority.objectives.map((objective) => {
        const before = old.get(objective.code);
        if (before === undefined || !objective.actions.some(({ code }) => late.has(`action-${code}`))) return objective;
        const kept = new Map(before.actions.map((action) => [action.code, action]));
        return { ...objective, spread: before.spread, actions: objective.actions.map((action) => (late.has(`action-${action.code}`) ? (kept.get(action.code) ?? action) : action)) };
      }),
    })),
  };
}
