import type { Author } from "../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { beginCoding, endReadings, type Assignment } from "./actions/begin.ts";
import { codingOf, type SynthesisDeps } from "./actions/deps.ts";
import { createCode, mergeCode, reviseCode, splitCode, undoBookChange } from "./actions/edit-book.ts";
import { gatherEvidence, groundOf } from "./actions/gather-evidence.ts";
import { publishSynthesis } from "./actions/publish-synthesis.ts";
import { giveCodes, markCodedText, maskText, settleText } from "./actions/read-texts.ts";
import { selfEvaluationOf } from "./actions/self-evaluation.ts";
import { moveSentence, removeSentence, restoreDraft, saveIntroduction, saveSentence } from "./actions/write-synthesis.ts";
import type { CodeBook, CodeWords } from "./domain/code-book.ts";
import type { CodeChoice, CodedText, CoderPlace, Coding, Settlement } from "./domain/coding.ts";
import type { Evidence } from "./domain/evidence.ts";
import type { Sentence, SynthesisDraft, SynthesisText } from "./domain/sentence.ts";
import { bookOf, choicesOf, findText, listCodings, orderOf, settlementsOf, textsOf } from "./store/coding-store.ts";
import { carriedBy, draftRevisions, lastDraft, quotationsOf, versionsOf, type DraftRevision, type KeptQuotation, type PublishedVersion } from "./store/synthesis-store.ts";

/** The coding of free texts and the synthesis written of them. */
export interface Syntheses {
  codings(): Promise<readonly Coding[]>;
  /** Fails with `consultations.unknown-coding`. */
  coding(subject: string): Promise<Coding>;
  begin(by: Author, subject: string, assignment: Assignment): Promise<Coding>;
  endReadings(by: Author, subject: string): Promise<void>;
  book(subject: string): Promise<CodeBook>;
  createCode(by: Author, subject: string, words: CodeWords): Promise<void>;
  reviseCode(by: Author, subject: string, number: number, words: CodeWords): Promise<void>;
  mergeCode(by: Author, subject: string, number: number, into: number): Promise<void>;
  splitCode(by: Author, subject: string, number: number, parts: readonly [CodeWords, CodeWords]): Promise<void>;
  undoBookChange(by: Author, subject: string, event: number): Promise<void>;
  /** The texts in the order of one coder, each with what this coder gave it; nothing of the other. */
  ownReading(subject: string, coder: CoderPlace): Promise<readonly { readonly id: string; readonly codes: readonly number[] | null }[]>;
  text(subject: string, id: string): Promise<CodedText | null>;
  /** All texts as they may be read, in an order that tells nothing. */
  texts(subject: string): Promise<readonly CodedText[]>;
  giveCodes(by: Author, subject: string, choice: CodeChoice): Promise<void>;
  mark(by: Author, subject: string, id: string, marks: Pick<CodedText, "toMask" | "withheld">): Promise<void>;
  mask(by: Author, subject: string, id: string, words: ReadonlySet<number>, saw: string): Promise<void>;
  /** Both readings and what was settled; for those who settle, once the readings are over. */
  readings(subject: string): Promise<{ readonly a: ReadonlyMap<string, readonly number[]>; readonly b: ReadonlyMap<string, readonly number[]>; readonly settled: ReadonlyMap<string, Settlement> }>;
  settle(by: Author, subject: string, settlement: CodeChoice & { readonly reason: string }): Promise<void>;
  evidence(subject: string): Promise<Evidence>;
  draft(subject: string): Promise<SynthesisDraft>;
  revisions(subject: string): Promise<readonly DraftRevision[]>;
  saveSentence(by: Author, subject: string, sentence: Omit<Sentence, "number"> & { readonly number: number | null }, basedOn: number): Promise<number>;
  removeSentence(by: Author, subject: string, number: number, basedOn: number): Promise<void>;
  moveSentence(by: Author, subject: string, number: number, step: -1 | 1, basedOn: number): Promise<void>;
  saveIntroduction(by: Author, subject: string, introduction: SynthesisText["introduction"], basedOn: number): Promise<void>;
  restoreDraft(by: Author, subject: string, revision: number, basedOn: number): Promise<void>;
  publish(by: Author, subject: string, basedOn: number): Promise<PublishedVersion>;
  /** Published versions, the last first; empty where there is none. */
  versions(subject: string): Promise<readonly PublishedVersion[]>;
  quotations(subject: string, version: number): Promise<readonly KeptQuotation[]>;
  /** The texts that carried a sentence when its version was published, as they may be read today, in an order that tells nothing. */
  carried(subject: string, version: number, sentence: number): Promise<readonly CodedText[]>;
  /** What published self-evaluations say of an objective of the contract; null where they say nothing. */
  selfEvaluationOf(objective: string): Promise<Bilingual | null>;
}

export function createSyntheses(deps: SynthesisDeps): Syntheses {
  const { db } = deps;
  return {
    codings: () => listCodings(db),
    coding: async (subject) => (await codingOf(db, subject)).coding,
    begin: (by, subject, assignment) => beginCoding(deps, by, subject, assignment),
    endReadings: (by, subject) => endReadings(deps, by, subject),
    book: (subject) => bookOf(db, subject),
    createCode: (by, subject, words) => createCode(deps, by, subject, words),
    reviseCode: (by, subject, number, words) => reviseCode(deps, by, subject, number, words),
    mergeCode: (by, subject, number, into) => mergeCode(deps, by, subject, number, into),
    splitCode: (by, subject, number, parts) => splitCode(deps, by, subject, number, parts),
    undoBookChange: (by, subject, event) => undoBookChange(deps, by, subject, event),
    ownReading: async (subject, coder) => orderOf(db, subject, coder, `${(await codingOf(db, subject)).seed} ${coder}`),
    text: (subject, id) => findText(db, subject, id),
    texts: async (subject) => textsOf(db, subject, `${(await codingOf(db, subject)).seed} shown`),
    giveCodes: (by, subject, choice) => giveCodes(deps, by, subject, choice),
    mark: (by, subject, id, marks) => markCodedText(deps, by, subject, id, marks),
    mask: (by, subject, id, words, saw) => maskText(deps, by, subject, id, words, saw),
    readings: async (subject) => ({ a: await choicesOf(db, subject, "a"), b: await choicesOf(db, subject, "b"), settled: await settlementsOf(db, subject) }),
    settle: (by, subject, settlement) => settleText(deps, by, subject, settlement),
    evidence: async (subject) => gatherEvidence(db, await groundOf(deps, subject)),
    draft: (subject) => lastDraft(db, subject),
    revisions: (subject) => draftRevisions(db, subject),
    saveSentence: (by, subject, sentence, basedOn) => saveSentence(deps, by, subject, sentence, basedOn),
    removeSentence: (by, subject, number, basedOn) => removeSentence(deps, by, subject, number, basedOn),
    moveSentence: (by, subject, number, step, basedOn) => moveSentence(deps, by, subject, number, step, basedOn),
    saveIntroduction: (by, subject, introduction, basedOn) => saveIntroduction(deps, by, subject, introduction, basedOn),
    restoreDraft: (by, subject, revision, basedOn) => restoreDraft(deps, by, subject, revision, basedOn),
    publish: (by, subject, basedOn) => publishSynthesis(deps, by, subject, basedOn),
    versions: (subject) => versionsOf(db, subject),
    quotations: (subject, version) => quotationsOf(db, subject, version),
    async carried(subject, version, sentence) {
      const ids = await carriedBy(db, subject, version, sentence);
      return (await textsOf(db, subject, `${(await codingOf(db, subject)).seed} ${version} ${sentence}`)).filter(({ id }) => ids.has(id));
    },
    selfEvaluationOf: (objective) => selfEvaluationOf(db, objective),
  };
}
