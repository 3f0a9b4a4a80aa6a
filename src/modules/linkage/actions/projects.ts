import { createHash } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import type { LinkageModel } from "../domain/model.ts";
import type { ModelVersion, ProjectFacts } from "../domain/project.ts";
import { findModel, findProject, insertModel, insertProject, listFiles, setFileDeleted, setKeyDestroyed, setProjectState, updateProject } from "../store/projects.ts";
import { findRun, waitingRuns } from "../store/runs.ts";
import { listReviews } from "../store/reviews.ts";
import { authored, openProject, type LinkageDeps } from "./deps.ts";
import { fault, notKept, notTheMoment, unknownModel, unknownProject, unknownRun } from "./errors.ts";

/** A project as a form gives it: texts, days maybe not days. */
export interface ProjectDraft {
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly legalReference: string;
  readonly parties: readonly string[];
  /** `name@version`. */
  readonly model: string;
  readonly keepFilesUntil: string;
  readonly retentionUntil: string;
}

/** Kept no longer than this, so that nothing is kept for ever by a slip of the pen. */
const longestYears = 30;

async function factsOf(deps: LinkageDeps, draft: ProjectDraft): Promise<{ readonly facts: ProjectFacts; readonly issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const today = deps.clock.today();
  const text = (field: string, value: string, most: number, fr: string, en: string): string => {
    if (value.trim() === "") issues.push(fault(field, `${field}-missing`, fr, en));
    else if (value.length > most) issues.push(fault(field, `${field}-long`, `Au plus ${most} caractères.`, `At most ${most} characters.`));
    return value.trim();
  };
  const title = text("title", draft.title, 200, "Donnez un titre au projet.", "Give the project a title.");
  const purpose = text("purpose", draft.purpose, 4000, "Dites à quoi sert l’appariement\u202f: cette finalité est ce qui l’autorise.", "Say what the linkage is for: this purpose is what allows it.");
  const legalReference = text("legalReference", draft.legalReference, 300, "Donnez la référence de l’autorisation.", "Give the reference of the authorisation.");
  const parties = draft.parties.map((party) => party.trim()).filter((party) => party !== "");
  if (parties.length === 0) issues.push(fault("parties", "parties-missing", "Nommez au moins un organisme qui prend part.", "Name at least one organisation that takes part."));
  if (parties.length > 30 || parties.some((party) => party.length > 300)) issues.push(fault("parties", "parties-long", "Au plus 30 organismes, de 300 caractères chacun.", "At most 30 organisations, of 300 characters each."));
  const [, name = "", version = ""] = /^([a-z0-9-]+)@(\d{1,6})$/.exec(draft.model) ?? [];
  if (name === "" || (await findModel(deps.db, name, Number(version))) === null) issues.push(fault("model", "model-unknown", "Choisissez un modèle de la liste.", "Choose a model of the list."));
  const inTime = (field: string, value: string): Day | null => {
    if (!isDay(value)) {
      issues.push(fault(field, "not-a-day", "Donnez un jour, comme 2027-12-31.", "Give a day, such as 2027-12-31."));
      return null;
    }
    if (value <= today) issues.push(fault(field, "day-past", "Ce jour est passé.", "This day is past."));
    if (Number(value.slice(0, 4)) > Number(today.slice(0, 4)) + longestYears) issues.push(fault(field, "day-far", `Au plus ${longestYears} ans.`, `At most ${longestYears} years.`));
    return value;
  };
  const retentionUntil = inTime("retentionUntil", draft.retentionUntil);
  const keepFilesUntil = draft.keepFilesUntil === "" ? null : inTime("keepFilesUntil", draft.keepFilesUntil);
  if (retentionUntil !== null && keepFilesUntil !== null && keepFilesUntil > retentionUntil) issues.push(fault("keepFilesUntil", "kept-too-long", "Les fichiers ne peuvent pas être gardés plus longtemps que le projet.", "Files cannot be kept longer than the project."));
  return { facts: { title, purpose, legalReference, parties, model: name, modelVersion: Number(version), keepFilesUntil, retentionUntil: retentionUntil ?? deps.clock.today() }, issues };
}

/** Opens a project and makes its key. `givenKey`: for made-up facts that must be the same each time. Fails with `linkage.not-kept` and every fault. */
export async function createProject(deps: LinkageDeps, by: Author, draft: ProjectDraft, givenKey?: Uint8Array): Promise<string> {
  const { facts, issues } = await factsOf(deps, draft);
  const code = draft.code.trim().toLowerCase();
  const own: Issue[] = [];
  const taken = fault("code", "code-taken", "Un projet a déjà ce code.", "A project has this code already.");
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || code.length > 60) own.push(fault("code", "code-shape", "Un code de lettres sans accents, chiffres et traits d’union, de 60 caractères au plus.", "A code of unaccented letters, digits and hyphens, of at most 60 characters."));
  else if ((await findProject(deps.db, code)) !== null) own.push(taken);
  if (own.length + issues.length > 0) throw notKept([...own, ...issues]);
  await deps.keys.make(code, givenKey);
  await deps.db.tx(async (tx) => {
    if (!(await insertProject(tx, by, code, facts, deps.clock.now().toISOString(), deps.demonstration ?? false))) throw notKept([taken]);
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.project-opened", subject: `linkage-project:${code}`, next: facts });
  });
  return code;
}

/** Changes the facts of an open project, at the revision that was read. */
export async function editProject(deps: LinkageDeps, by: Author, draft: ProjectDraft, basedOn: number): Promise<void> {
  const { facts, issues } = await factsOf(deps, draft);
  if (issues.length > 0) throw notKept(issues);
  await deps.db.tx(async (tx) => {
    const project = await openProject(tx, draft.code, true);
    if (project.revision !== basedOn) throw notTheMoment("Quelqu’un a modifié ce projet entre-temps\u202f: relisez, puis recommencez.", "Somebody has changed this project meanwhile: read again, then start over.");
    await updateProject(tx, draft.code, facts);
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.project-edited", subject: `linkage-project:${draft.code}`, next: facts });
  });
}

/** Closes a project: files, outputs and keys go for good; seals, counts and decisions stay. Refused while a run or a review is under way. */
export async function archiveProject(deps: LinkageDeps, by: Author, code: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const project = await findProject(tx, code, true);
    if (project === null) throw unknownProject();
    if (project.state === "archived") return;
    if ((await waitingRuns(tx)).some((run) => run.project === code)) throw notTheMoment("Un appariement est en cours\u202f: attendez-le ou arrêtez-le.", "A run is under way: wait for it or stop it.");
    if ((await listReviews(tx, { project: code })).some(({ state }) => state !== "closed")) throw notTheMoment("Une relecture est ouverte\u202f: closez-la d’abord.", "A review is open: close it first.");
    const at = deps.clock.now().toISOString();
    await setProjectState(tx, code, "archived");
    await setKeyDestroyed(tx, code, at);
    for (const file of await listFiles(tx, code)) await setFileDeleted(tx, file.id, at);
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.project-archived", subject: `linkage-project:${code}` });
  });
  // After the commit: what was said to be destroyed is, and asking again does no harm.
  await deps.keys.destroy(code);
  await deps.zone.removeProject(code);
}

export const modelSha256 = (body: LinkageModel): string => createHash("sha256").update(canonicalJson(body)).digest("hex");

/** Keeps a model that was sent as the next version of its name. Fails with `linkage.not-kept` and every fault of the model. */
export async function uploadModel(deps: LinkageDeps, by: Author, name: string, text: string, note: string): Promise<{ readonly name: string; readonly version: number }> {
  const issues: Issue[] = [];
  const kept = name.trim().toLowerCase();
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(kept) || kept.length > 60) issues.push(fault("name", "code-shape", "Un nom de lettres sans accents, chiffres et traits d’union, de 60 caractères au plus.", "A name of unaccented letters, digits and hyphens, of at most 60 characters."));
  if (note.length > 1000) issues.push(fault("note", "note-long", "Au plus 1\u202f000 caractères.", "At most 1,000 characters."));
  const read = deps.readModel(text);
  if (read.model === null) throw notKept([...issues, ...read.issues.map((issue) => ({ ...issue, field: "model", text: issue.field === undefined ? issue.text : { fr: `${issue.field}\u202f: ${issue.text.fr}`, en: `${issue.field}: ${issue.text.en}` } }))]);
  if (issues.length > 0) throw notKept(issues);
  return { name: kept, version: await keepModel(deps, by, { name: kept, body: read.model, origin: "uploaded", trainedByRun: null, trainedOn: null, note: note.trim() }) };
}

export async function keepModel(deps: LinkageDeps, by: Author, model: Pick<ModelVersion, "name" | "body" | "origin" | "trainedByRun" | "trainedOn" | "note">): Promise<number> {
  const sha256 = modelSha256(model.body);
  return deps.db.tx(async (tx) => {
    const version = await insertModel(tx, by, { ...model, sha256, createdAt: deps.clock.now().toISOString(), demonstration: deps.demonstration ?? false });
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.model-kept", subject: `linkage-model:${model.name}@${version}`, next: { sha256, origin: model.origin, trainedByRun: model.trainedByRun } });
    return version;
  });
}

/** The values that a run has learned, kept as a version of its model: later runs link with them without training again. */
export async function adoptTrained(deps: LinkageDeps, by: Author, runId: number): Promise<{ readonly name: string; readonly version: number }> {
  const run = await findRun(deps.db, runId);
  if (run === null) throw unknownRun();
  const base = await findModel(deps.db, run.model, run.modelVersion);
  if (base === null) throw unknownModel();
  if (run.state !== "done" || run.report === null) throw notTheMoment("Cet appariement n’est pas terminé.", "This run is not finished.");
  const { summary } = run.report;
  const body: LinkageModel = { ...base.body, trained: summary.training.values };
  return { name: run.model, version: await keepModel(deps, by, { name: run.model, body, origin: "trained", trainedByRun: runId, trainedOn: { leftRows: summary.leftRows, rightRows: summary.rightRows }, note: "" }) };
}
