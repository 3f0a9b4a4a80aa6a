import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { both, formatDay } from "../../../kernel/i18n/format.ts";
import { sealContent, type SealedContent } from "../domain/canonical.ts";
import type { RenderedFile, SealedReport } from "../domain/content.ts";
import { ownHand } from "../domain/draft.ts";
import { sectionsNotIn, sectionsOf, tidyText } from "../domain/sections.ts";
import { alreadyWithdrawn, contentMoved, draftClosed, notReady, ownSeal, reasonMissing, unknownReport, unknownSections } from "../errors.ts";
import { buildContent } from "../seal/build-content.ts";
import { allValueEvents, type ReportChoice } from "../seal/choice.ts";
import type { ReportsDeps } from "../seal/deps.ts";
import { lockDraft } from "../store/draft-store.ts";
import { findSealed, insertSealed, insertWithdrawal, listSealed, lockSealed, nextNumber, type SealedFile, type SealedSummary } from "../store/sealed-store.ts";
import { draftContent, draftStanding, recordDraftAct, requireCorrection } from "./drafts.ts";

export interface Sealing {
  readonly report: SealedReport;
  /** True where the same content was sealed before: that report is given again. */
  readonly already: boolean;
}

/** The instant before facts are read, and the last event of a value then. */
async function mark(deps: ReportsDeps): Promise<{ readonly builtAt: string; readonly lastEventId: string | null }> {
  const builtAt = deps.clock.now().toISOString();
  return { builtAt, lastEventId: (await allValueEvents(deps)).at(-1)?.id ?? null };
}

/**
 * Seals a draft that was declared ready, by the hand of somebody else. `expectedSha256` is the hash that the sealer saw:
 * where facts have moved since, it fails with `reports.content-moved`. Fails too with `reports.not-ready`,
 * `reports.own-seal`, `reports.draft-closed`.
 */
export async function sealDraft(deps: ReportsDeps, by: Author, draftId: string, expectedSha256: string): Promise<Sealing> {
  const standing = await draftStanding(deps.db, draftId);
  if (standing.state === "sealed" || standing.state === "abandoned") throw draftClosed(standing.state);
  if (standing.state !== "ready") throw notReady();
  const own = ownHand(standing, by.accountId);
  if (own !== null) throw ownSeal(own);
  const marked = await mark(deps);
  const sealed = await draftContent(deps, standing);
  if (sealed.sha256 !== expectedSha256) throw contentMoved();
  return keep(deps, by, sealed, { ...marked, draftId, corrects: standing.draft.corrects?.code ?? null }, async (inside, code) => {
    await lockDraft(inside, draftId);
    const now = await draftStanding(inside, draftId);
    if (now.state !== "ready" || now.textCount !== standing.textCount) throw notReady();
    await recordDraftAct(deps, inside, by, now, { kind: "sealed", contentSha256: sealed.sha256, reportCode: code });
  });
}

/** What a choice says, all of its texts in their place. Fails with `reports.cannot-be-built` and `reports.unknown-section`. */
export async function choiceContent(deps: ReportsDeps, choice: ReportChoice): Promise<SealedContent> {
  const content = await buildContent(deps, choice);
  const sections = sectionsOf(content);
  const unknown = sectionsNotIn(sections, choice.texts);
  if (unknown.length > 0) throw unknownSections(unknown, sections.map(({ key }) => key));
  return sealContent(content);
}

/** Builds and seals in one go, for whoever holds the machine. Where the same content is sealed already, that report is given again. */
export async function sealChoice(deps: ReportsDeps, by: Author, choice: ReportChoice): Promise<Sealing> {
  const marked = await mark(deps);
  const sealed = await choiceContent(deps, choice);
  const same = (await listSealed(deps.db)).find((one) => one.contentSha256 === sealed.sha256);
  if (same !== undefined) return { report: { code: same.code, content: sealed.content, contentSha256: sealed.sha256 }, already: true };
  await requireCorrection(deps.db, choice.year, choice.corrects?.code ?? null);
  return keep(deps, by, sealed, { ...marked, draftId: null, corrects: choice.corrects?.code ?? null }, async () => {});
}

interface Origin {
  readonly builtAt: string;
  readonly lastEventId: string | null;
  readonly draftId: string | null;
  readonly corrects: string | null;
}

/** Draws the files, keeps them and the content under the next code of the year, tells whoever has to know: all or nothing. */
async function keep(deps: ReportsDeps, by: Author, sealed: SealedContent, origin: Origin, alongside: (inside: Db, code: string) => Promise<void>): Promise<Sealing> {
  const { content, sha256 } = sealed;
  const wanted = (await listSealed(deps.db)).filter((one) => one.year === content.year).length + 1;
  const report: SealedReport = { code: `${content.year}-${wanted}`, content, contentSha256: sha256 };
  const files = await storeFiles(deps, await deps.render(report));
  const to = (await deps.boardMembers()).filter((account) => account !== by.accountId);
  return deps.db.tx(async (inside) => {
    const number = await nextNumber(inside, content.year);
    // Somebody sealed a report of this year while this one was drawn: its files bear the wrong code.
    if (number !== wanted) throw contentMoved();
    const same = (await listSealed(inside)).find((one) => one.contentSha256 === sha256);
    if (same !== undefined) {
      await alongside(inside, same.code);
      return { report: { ...report, code: same.code }, already: true };
    }
    await requireCorrection(inside, content.year, origin.corrects);
    const sealedAt = deps.clock.now().toISOString();
    await insertSealed(inside, {
      code: report.code, year: content.year, number, contentText: sealed.text, contentSha256: sha256, ...origin, sealedAt, accountId: by.accountId, author: by.name, demonstration: content.demonstration,
    }, files);
    await alongside(inside, report.code);
    await recordAudit(inside, {
      accountId: by.accountId, author: by.name, act: "report.sealed", subject: report.code, previous: null,
      next: { code: report.code, contentSha256: sha256, sealedAt, ...origin, files: files.map(({ name, mediaType, sha256: fileSha256, sizeBytes }) => ({ name, mediaType, sha256: fileSha256, sizeBytes })) },
    });
    await deps.announce(inside, { type: "report.sealed", subject: `report:${report.code}`, data: { code: report.code, year: content.year, knownOn: content.knownOn, contentSha256: sha256, corrects: origin.corrects } });
    if (to.length > 0) await deps.notify(inside, sealedNotice(report, to));
    return { report, already: false };
  });
}

function sealedNotice({ code, content, contentSha256 }: SealedReport, to: readonly string[]) {
  return {
    key: `report.sealed ${code}`, to, path: `/reports/${code}`,
    subject: both(`Le rapport ${code} est scellé`, `Report ${code} is sealed`),
    text: both(
      `Le rapport de l’année ${content.year}, avec les valeurs connues au ${formatDay(content.knownOn, "fr")}, vient d’être scellé. Son empreinte est ${contentSha256}.`,
      `The report of ${content.year}, with the values known on ${formatDay(content.knownOn, "en")}, has just been sealed. Its hash is ${contentSha256}.`,
    ),
  };
}

async function storeFiles(deps: ReportsDeps, files: readonly RenderedFile[]): Promise<readonly SealedFile[]> {
  const kept: SealedFile[] = [];
  for (const file of files) kept.push({ name: file.name, mediaType: file.mediaType, ...(await deps.storage.put(file.bytes)) });
  return kept;
}

/** Says of a sealed report that it no longer holds, and why; it stays readable. Fails with `reports.already-withdrawn`, `reports.reason-missing`. */
export async function withdrawReport(deps: ReportsDeps, by: Author, code: string, given: Bilingual): Promise<SealedSummary> {
  const reason = { fr: tidyText(given.fr), en: tidyText(given.en) };
  if (reason.fr === "" || reason.en === "") throw reasonMissing();
  return deps.db.tx(async (inside) => {
    await lockSealed(inside);
    const found = await findSealed(inside, code);
    if (found === undefined) throw unknownReport(code, (await listSealed(inside)).map((one) => one.code));
    if (found.withdrawn !== null) throw alreadyWithdrawn(code);
    await insertWithdrawal(inside, code, reason, deps.clock.now().toISOString(), by);
    await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "report.withdrawn", subject: code, previous: { contentSha256: found.contentSha256 }, next: { code, reason } });
    await deps.announce(inside, { type: "report.withdrawn", subject: `report:${code}`, data: { code, contentSha256: found.contentSha256 } });
    return (await findSealed(inside, code)) ?? found;
  });
}
