import { randomUUID } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { readContent, sealContent, sha256Of, type SealedContent } from "../domain/canonical.ts";
import { contentChanges, type ContentChange } from "../domain/compare.ts";
import type { ReportCorrection } from "../domain/content.ts";
import { textsOf, type Draft, type DraftAct, type DraftStanding, type TextRevision } from "../domain/draft.ts";
import { sectionsOf, tidyText } from "../domain/sections.ts";
import { correctionNotSaid, draftClosed, reasonMissing, textChangedMeanwhile, unknownDraft, unknownReport, unknownSection } from "../errors.ts";
import { buildContent } from "../seal/build-content.ts";
import { resolveChoice } from "../seal/choice.ts";
import type { ReportsDeps } from "../seal/deps.ts";
import { insertAct, insertDraft, insertRevision, lockDraft, readDraft } from "../store/draft-store.ts";
import { findSealed, listSealed } from "../store/sealed-store.ts";

export interface NewDraft {
  readonly year: number;
  readonly versionNumber: number | null;
  readonly knownOn: Day;
  readonly corrects: { readonly code: string; readonly reason: Bilingual } | null;
  readonly demonstration?: boolean;
}

/** The text of somebody else that stands where this one was to be written, told with the refusal. */
export class TextConflict extends AppError {
  readonly theirs: TextRevision;
  constructor(theirs: TextRevision) {
    const { code, text, status } = textChangedMeanwhile();
    super(code, text, { status });
    this.theirs = theirs;
  }
}

/** What an audit entry keeps of a text: enough to tell that the row was altered, not the words. */
export function revisionSha256({ id, draftId, section, revision, text, recordedAt, accountId, author }: TextRevision): string {
  return sha256Of(canonicalJson({ id, draftId, section, revision, text, recordedAt: new Date(recordedAt).toISOString(), accountId, author }));
}

/** The standing of a draft, or `reports.unknown-draft`. */
export async function draftStanding(db: Db, id: string): Promise<DraftStanding> {
  const found = await readDraft(db, id);
  if (found === undefined) throw unknownDraft();
  return found;
}

/** Opens a draft. Fails with `reports.cannot-be-built`, `reports.unknown-report` for what it corrects, `reports.reason-missing`. */
export async function openDraft(deps: ReportsDeps, by: Author, wanted: NewDraft): Promise<DraftStanding> {
  await resolveChoice(deps, wanted);
  const corrects = wanted.corrects === null ? null : { code: wanted.corrects.code, reason: { fr: tidyText(wanted.corrects.reason.fr), en: tidyText(wanted.corrects.reason.en) } };
  if (corrects !== null && (corrects.reason.fr === "" || corrects.reason.en === "")) throw reasonMissing();
  const draft: Draft = {
    id: randomUUID(), year: wanted.year, versionNumber: wanted.versionNumber, knownOn: wanted.knownOn, corrects,
    createdAt: deps.clock.now().toISOString(), accountId: by.accountId, author: by.name, demonstration: wanted.demonstration ?? false,
  };
  return deps.db.tx(async (inside) => {
    await requireCorrection(inside, wanted.year, corrects?.code ?? null);
    await insertDraft(inside, draft);
    const { year, versionNumber, knownOn } = draft;
    await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "report.draft-opened", subject: `draft ${draft.id}`, previous: null, next: { draftId: draft.id, year, versionNumber, knownOn, corrects } });
    return draftStanding(inside, draft.id);
  });
}

/** A second report of a year says which of those of that year it corrects. Fails with `reports.correction-not-said`, `reports.unknown-report`. */
export async function requireCorrection(db: Db, year: number, corrects: string | null): Promise<void> {
  const all = await listSealed(db);
  const ofYear = all.filter((one) => one.year === year).map(({ code }) => code);
  if (corrects === null && ofYear.length > 0) throw correctionNotSaid(ofYear);
  if (corrects !== null && !ofYear.includes(corrects)) throw unknownReport(corrects, ofYear);
}

/** What a report says of the one that it corrects; fails with `reports.unknown-report`. */
export async function correctionOf(db: Db, corrects: { readonly code: string; readonly reason: Bilingual } | null): Promise<ReportCorrection | null> {
  if (corrects === null) return null;
  const found = await findSealed(db, corrects.code);
  if (found === undefined) throw unknownReport(corrects.code, (await listSealed(db)).map(({ code }) => code));
  return { code: found.code, contentSha256: found.contentSha256, reason: corrects.reason };
}

/** What the draft says now. Fails with `reports.cannot-be-built`. */
export async function draftContent(deps: ReportsDeps, standing: DraftStanding): Promise<SealedContent> {
  const { year, versionNumber, knownOn, corrects } = standing.draft;
  return sealContent(await buildContent(deps, { year, versionNumber, knownOn, texts: textsOf(standing), corrects: await correctionOf(deps.db, corrects) }));
}

function requireOpen(standing: DraftStanding): void {
  if (standing.state === "sealed" || standing.state === "abandoned") throw draftClosed(standing.state);
}

/**
 * Writes a synthesis. `basedOn` is the revision that the writer saw, 0 where there was none: where somebody wrote since,
 * it fails with a `TextConflict` that carries their text. The same text again is no revision. Fails with
 * `reports.draft-closed`, `reports.unknown-section`, `reports.unknown-draft`.
 */
export async function writeText(deps: ReportsDeps, by: Author, draftId: string, section: string, given: Bilingual, basedOn: number): Promise<TextRevision | null> {
  const text = { fr: tidyText(given.fr), en: tidyText(given.en) };
  const content = await draftContent(deps, await draftStanding(deps.db, draftId));
  if (!sectionsOf(content.content).some(({ key }) => key === section)) throw unknownSection(section);
  return deps.db.tx(async (inside) => {
    await lockDraft(inside, draftId);
    const standing = await draftStanding(inside, draftId);
    requireOpen(standing);
    const last = standing.texts.get(section) ?? null;
    if (last !== null && last.text.fr === text.fr && last.text.en === text.en) return last;
    if (last === null && text.fr === "" && text.en === "") return null;
    if (last !== null && last.revision !== basedOn) throw new TextConflict(last);
    const revision: TextRevision = { id: randomUUID(), draftId, section, revision: (last?.revision ?? 0) + 1, text, recordedAt: deps.clock.now().toISOString(), accountId: by.accountId, author: by.name };
    await insertRevision(inside, revision);
    await recordAudit(inside, {
      accountId: by.accountId, author: by.name, act: "report.text-written", subject: `draft ${draftId} ${section}`,
      previous: last === null ? null : { revision: last.revision }, next: { revisionId: revision.id, draftId, section, revision: revision.revision, revisionSha256: revisionSha256(revision) },
    });
    return revision;
  });
}

/** One act on a draft that is open, with what it says. */
export async function recordDraftAct(deps: ReportsDeps, inside: Db, by: Author, standing: DraftStanding, part: Partial<DraftAct> & Pick<DraftAct, "kind">): Promise<void> {
  const act: DraftAct = {
    id: randomUUID(), draftId: standing.draft.id, settings: null, contentSha256: null, content: null, reportCode: null, textCount: standing.textCount,
    recordedAt: deps.clock.now().toISOString(), accountId: by.accountId, author: by.name, ...part,
  };
  await insertAct(inside, act);
  const { kind, settings, contentSha256, reportCode } = act;
  await recordAudit(inside, { accountId: by.accountId, author: by.name, act: `report.draft-${kind}`, subject: `draft ${standing.draft.id}`, previous: { state: standing.state }, next: { draftId: standing.draft.id, settings, contentSha256, reportCode } });
}

/** Chooses another version or day for a draft. Fails with `reports.cannot-be-built`, `reports.draft-closed`. */
export async function changeSettings(deps: ReportsDeps, by: Author, draftId: string, settings: { readonly versionNumber: number | null; readonly knownOn: Day }): Promise<DraftStanding> {
  const { draft } = await draftStanding(deps.db, draftId);
  await resolveChoice(deps, { year: draft.year, ...settings });
  return act(deps, draftId, (inside, standing) => recordDraftAct(deps, inside, by, standing, { kind: "settings", settings }));
}

/** Declares the draft ready to be sealed by somebody else; what it says then is kept, to be held against what it says when sealed. */
export async function declareReady(deps: ReportsDeps, by: Author, draftId: string): Promise<DraftStanding> {
  const seen = await draftStanding(deps.db, draftId);
  requireOpen(seen);
  const { text, sha256 } = await draftContent(deps, seen);
  return act(deps, draftId, async (inside, standing) => {
    if (standing.textCount !== seen.textCount) throw textChangedMeanwhile();
    await recordDraftAct(deps, inside, by, standing, { kind: "ready", content: text, contentSha256: sha256 });
  });
}

export async function reopenDraft(deps: ReportsDeps, by: Author, draftId: string): Promise<DraftStanding> {
  return act(deps, draftId, (inside, standing) => recordDraftAct(deps, inside, by, standing, { kind: "reopened" }));
}

export async function abandonDraft(deps: ReportsDeps, by: Author, draftId: string): Promise<DraftStanding> {
  return act(deps, draftId, (inside, standing) => recordDraftAct(deps, inside, by, standing, { kind: "abandoned" }));
}

async function act(deps: ReportsDeps, draftId: string, work: (inside: Db, standing: DraftStanding) => Promise<void>): Promise<DraftStanding> {
  return deps.db.tx(async (inside) => {
    await lockDraft(inside, draftId);
    const standing = await draftStanding(inside, draftId);
    requireOpen(standing);
    await work(inside, standing);
    return draftStanding(inside, draftId);
  });
}

/** What whoever seals has to see: the hash when it was declared ready, the hash now, and what changed in between. */
export interface Readiness {
  readonly standing: DraftStanding;
  readonly readySha256: string | null;
  readonly now: SealedContent;
  readonly changes: readonly ContentChange[];
}

export async function readinessOf(deps: ReportsDeps, draftId: string): Promise<Readiness> {
  const standing = await draftStanding(deps.db, draftId);
  const now = await draftContent(deps, standing);
  const kept = standing.ready?.content ?? null;
  return { standing, readySha256: standing.ready?.contentSha256 ?? null, now, changes: kept === null ? [] : contentChanges(readContent(kept), now.content) };
}
