import type { Author } from "../../kernel/audit/index.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Day } from "../../kernel/time/day.ts";
import { abandonDraft, changeSettings, declareReady, draftStanding, openDraft, readinessOf, reopenDraft, writeText, type NewDraft, type Readiness } from "./actions/drafts.ts";
import { publishReport, takeBackReport } from "./actions/publish.ts";
import { choiceContent, sealChoice, sealDraft, withdrawReport, type Sealing } from "./actions/seal.ts";
import { readContent, type SealedContent } from "./domain/canonical.ts";
import type { ReportContent } from "./domain/content.ts";
import type { DraftSettings, DraftStanding, TextRevision } from "./domain/draft.ts";
import type { Publication } from "./domain/publication.ts";
import { ambiguousReport, unknownFile, unknownReport } from "./errors.ts";
import { changedSince, type ChangeSince } from "./seal/changed-since.ts";
import type { ReportChoice } from "./seal/choice.ts";
import type { ReportsDeps } from "./seal/deps.ts";
import { verifyReport, verifyReports, type ReportsVerdict, type ReportVerdict } from "./seal/verify.ts";
import { listDrafts, listRevisions } from "./store/draft-store.ts";
import { listPublications } from "./store/publication-store.ts";
import { findSealed, listFiles, listSealed, type SealedFile, type SealedRecord, type SealedSummary } from "./store/sealed-store.ts";

/** A sealed report with what it says and its files. */
export interface SealedEdition extends SealedSummary {
  readonly content: ReportContent;
  readonly files: readonly SealedFile[];
  /** When it was published and taken back, in the order recorded. */
  readonly publications: readonly Publication[];
}

/** What a reader may learn of sealed reports. To one who may not see a report, it is as if it were not there. */
export interface ReportReader {
  /** The newest year and number first. */
  list(): Promise<readonly SealedSummary[]>;
  /** By its code, or by the first characters (six at least) of its hash. Fails with `reports.unknown-report`, `reports.ambiguous`. */
  sealed(name: string): Promise<SealedEdition>;
  /** Fails with `reports.unknown-file`, and with `storage.file-altered` where it is no longer what was sealed. */
  file(code: string, name: string): Promise<{ readonly file: SealedFile; readonly bytes: Uint8Array }>;
  changedSince(name: string): Promise<readonly ChangeSince[]>;
}

/** The reading of `Reports` itself sees every sealed report. */
export interface Reports extends ReportReader {
  /** The reading of the public: published reports alone, and of what changed since nothing that steering keeps to itself. */
  readonly published: ReportReader;
  /** The day as of which facts are taken where nobody says another. */
  defaultDay(): Promise<Day>;
  /** What a report would say. Fails with `reports.cannot-be-built`, `reports.unknown-section`. */
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
  /** Opens it to everybody: see `publishReport`. */
  publish(by: Author, code: string): Promise<SealedSummary>;
  /** Takes it back from the public, with a reason: see `takeBackReport`. */
  takeBack(by: Author, code: string, reason: Bilingual): Promise<SealedSummary>;
  verify(name: string): Promise<ReportVerdict>;
  verifyAll(): Promise<ReportsVerdict>;
}

export function createReports(deps: ReportsDeps): Reports {
  const { db } = deps;

  const listFor = async (everything: boolean): Promise<readonly SealedSummary[]> => (await listSealed(db)).filter((one) => everything || one.publicSince !== null);

  async function recordNamed(name: string, everything: boolean): Promise<SealedRecord> {
    const all = await listFor(everything);
    const exact = all.find((one) => one.code === name);
    const byHash = exact === undefined && /^[0-9a-f]{6,64}$/i.test(name) ? all.filter((one) => one.contentSha256.startsWith(name.toLowerCase())) : [];
    if (byHash.length > 1) throw ambiguousReport(name, byHash.map(({ code }) => code));
    const found = await findSealed(db, exact?.code ?? byHash[0]?.code ?? "");
    if (found === undefined) throw unknownReport(name, all.map(({ code }) => code));
    return found;
  }

  const readerFor = (everything: boolean): ReportReader => ({
    list: () => listFor(everything),
    async sealed(name) {
      const { contentText, ...summary } = await recordNamed(name, everything);
      return { ...summary, content: readContent(contentText), files: await listFiles(db, summary.code), publications: await listPublications(db, summary.code) };
    },
    async file(code, name) {
      const file = (await listFiles(db, (await recordNamed(code, everything)).code)).find((one) => one.name === name);
      if (file === undefined) throw unknownFile(name);
      return { file, bytes: await deps.storage.get(file.sha256) };
    },
    async changedSince(name) {
      const record = await recordNamed(name, everything);
      return changedSince(deps, record, readContent(record.contentText), everything);
    },
  });

  return {
    ...readerFor(true),
    published: readerFor(false),
    defaultDay: () => deps.indicators.defaultDay(),
    build: (choice) => choiceContent(deps, choice),
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
    publish: (by, code) => publishReport(deps, by, code),
    takeBack: (by, code, reason) => takeBackReport(deps, by, code, reason),
    verify: async (name) => verifyReport(deps, await recordNamed(name, true)),
    verifyAll: () => verifyReports(deps),
  };
}
