import type { Author } from "../../kernel/audit/index.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Day } from "../../kernel/time/day.ts";
import { abandonDraft, changeSettings, declareReady, draftStanding, openDraft, readinessOf, reopenDraft, writeText, type NewDraft, type Readiness } from "./actions/drafts.ts";
import { sealChoice, sealDraft, withdrawReport, type Sealing } from "./actions/seal.ts";
import { readContent, sealContent, type SealedContent } from "./domain/canonical.ts";
import type { ReportContent } from "./domain/content.ts";
import type { DraftSettings, DraftStanding, TextRevision } from "./domain/draft.ts";
import { ambiguousReport, unknownFile, unknownReport } from "./errors.ts";
import { buildContent } from "./seal/build-content.ts";
import { changedSince, type ChangeSince } from "./seal/changed-since.ts";
import type { ReportChoice } from "./seal/choice.ts";
import type { ReportsDeps } from "./seal/deps.ts";
import { verifyReport, verifyReports, type ReportsVerdict, type ReportVerdict } from "./seal/verify.ts";
import { listDrafts, listRevisions } from "./store/draft-store.ts";
import { findSealed, listFiles, listSealed, type SealedFile, type SealedRecord, type SealedSummary } from "./store/sealed-store.ts";

/** A sealed report with what it says and its files. */
export interface SealedEdition extends SealedSummary {
  readonly content: ReportContent;
  readonly files: readonly SealedFile[];
}

export interface Reports {
  /** The day as of which facts are taken where nobody says another. */
  defaultDay(): Promise<Day>;
  /** What a report would say. Fails with `reports.cannot-be-built`. */
  build(choice: ReportChoice): Promise<SealedContent>;
  openDraft(by: Author, wanted: NewDraft): Promise<DraftStanding>;
  drafts(): Promise<readonly DraftStanding[]>;
  draft(id: string): Promise<DraftStanding>;
  /** Every revision of every text of a draft, in the order recorded. */
  revisions(draftId: string): Promise<readonly TextRevision[]>;
  /** See `writeText`: fails with a `TextConflict` where somebody wrote since. */
  writeText(by: Author, draftId: string, section: string, text: Bilingual, basedOn: number): Promise<TextRevision | null>;
  changeSettings(by: Author, draftId: string, settings: DraftSettings): Promise<DraftStanding>;
  declareReady(by: Author, draftId: string): Promise<DraftStanding>;
  reopen(by: Author, draftId: string): Promise<DraftStanding>;
  abandon(by: Author, draftId: string): Promise<DraftStanding>;
  readiness(draftId: string): Promise<Readiness>;
  /** Four eyes: see `sealDraft`. */
  seal(by: Author, draftId: string, expectedSha256: string): Promise<Sealing>;
  /** Builds and seals at once, for the command line; the same content gives the report that there is. */
  sealChoice(by: Author, choice: ReportChoice): Promise<Sealing>;
  withdraw(by: Author, code: string, reason: Bilingual): Promise<SealedSummary>;
  list(): Promise<readonly SealedSummary[]>;
  /** By its code, or by the first characters (six at least) of its hash. Fails with `reports.unknown-report`, `reports.ambiguous`. */
  sealed(name: string): Promise<SealedEdition>;
  /** Fails with `reports.unknown-file`, and with `storage.file-altered` where it is no longer what was sealed. */
  file(code: string, name: string): Promise<{ readonly file: SealedFile; readonly bytes: Uint8Array }>;
  verify(name: string): Promise<ReportVerdict>;
  verifyAll(): Promise<ReportsVerdict>;
  changedSince(name: string): Promise<readonly ChangeSince[]>;
}

export function createReports(deps: ReportsDeps): Reports {
  const { db } = deps;

  async function recordNamed(name: string): Promise<SealedRecord> {
    const all = await listSealed(db);
    const exact = all.find((one) => one.code === name);
    const byHash = exact === undefined && /^[0-9a-f]{6,64}$/i.test(name) ? all.filter((one) => one.contentSha256.startsWith(name.toLowerCase())) : [];
    if (byHash.length > 1) throw ambiguousReport(name, byHash.map(({ code }) => code));
    const found = await findSealed(db, exact?.code ?? byHash[0]?.code ?? "");
    if (found === undefined) throw unknownReport(name, all.map(({ code }) => code));
    return found;
  }

  return {
    defaultDay: () => deps.indicators.defaultDay(),
    build: async (choice) => sealContent(await buildContent(deps, choice)),
    openDraft: (by, wanted) => openDraft(deps, by, wanted),
    drafts: () => listDrafts(db),
    draft: (id) => draftStanding(db, id),
    revisions: (draftId) => listRevisions(db, draftId),
    writeText: (by, draftId, section, text, basedOn) => writeText(deps, by, draftId, section, text, basedOn),
    changeSettings: (by, draftId, settings) => changeSettings(deps, by, draftId, settings),
    declareReady: (by, draftId) => declareReady(deps, by, draftId),
    reopen: (by, draftId) => reopenDraft(deps, by, draftId),
    abandon: (by, draftId) => abandonDraft(deps, by, draftId),
    readiness: (draftId) => readinessOf(deps, draftId),
    seal: (by, draftId, expectedSha256) => sealDraft(deps, by, draftId, expectedSha256),
    sealChoice: (by, choice) => sealChoice(deps, by, choice),
    withdraw: (by, code, reason) => withdrawReport(deps, by, code, reason),
    list: () => listSealed(db),
    async sealed(name) {
      const { contentText, ...summary } = await recordNamed(name);
      return { ...summary, content: readContent(contentText), files: await listFiles(db, summary.code) };
    },
    async file(code, name) {
      const file = (await listFiles(db, (await recordNamed(code)).code)).find((one) => one.name === name);
      if (file === undefined) throw unknownFile(name);
      return { file, bytes: await deps.storage.get(file.sha256) };
    },
    verify: async (name) => verifyReport(deps, await recordNamed(name)),
    verifyAll: () => verifyReports(deps),
    async changedSince(name) {
      const record = await recordNamed(name);
      return changedSince(deps, record, readContent(record.contentText));
    },
  };
}
