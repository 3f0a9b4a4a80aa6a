import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { quotationIssues, sentenceIssues, type Sentence, type SynthesisDraft, type SynthesisText } from "../domain/sentence.ts";
import { notKept, notTheMoment, unknownSentence, writtenMeanwhile } from "../errors.ts";
import { draftAt, highestSentence, insertDraft, lastDraft } from "../store/synthesis-store.ts";
import { authored } from "./begin.ts";
import { heldCoding, type SynthesisDeps } from "./deps.ts";
import { gatherEvidence, groundOf } from "./gather-evidence.ts";

/** Another revision of the draft; every one is kept. Fails with `consultations.written-meanwhile` where somebody wrote since `basedOn`. */
async function revise(deps: SynthesisDeps, by: Author, subject: string, basedOn: number, act: string, write: (draft: SynthesisDraft, tx: Db) => Promise<SynthesisText>): Promise<number> {
  return deps.db.tx(async (tx) => {
    await heldCoding(tx, subject);
    const draft = await lastDraft(tx, subject);
    if (draft.revision !== basedOn) throw writtenMeanwhile();
    const next = await write(draft, tx);
    const revision = draft.revision + 1;
    await insertDraft(tx, subject, { introduction: next.introduction, sentences: next.sentences, revision }, by, deps.clock.now().toISOString());
    await recordAudit(tx, { ...authored(deps, by), act: `consultations.${act}`, subject: `synthesis:${subject}`, next: { revision } });
    return revision;
  });
}

/**
 * Writes a sentence; without a number it is new, and comes last. What is amiss with its support can wait until the
 * publication; a quotation that may not be shown cannot. Gives the number.
 */
export async function saveSentence(deps: SynthesisDeps, by: Author, subject: string, given: Omit<Sentence, "number"> & { readonly number: number | null }, basedOn: number): Promise<number> {
  let number = given.number ?? 0;
  const ground = await groundOf(deps, subject);
  await revise(deps, by, subject, basedOn, "sentence-written", async (draft, tx) => {
    if (given.number !== null && !draft.sentences.some((one) => one.number === given.number)) throw unknownSentence();
    number = given.number ?? (await highestSentence(tx, subject)) + 1;
    const sentence: Sentence = { ...given, number };
    const evidence = await gatherEvidence(tx, ground);
    const issues = [...sentenceIssues(sentence), ...quotationIssues(evidence, sentence)];
    if (issues.length > 0) throw notKept(issues);
    const sentences = given.number === null ? [...draft.sentences, sentence] : draft.sentences.map((one) => (one.number === number ? sentence : one));
    return { ...draft, sentences };
  });
  return number;
}

export async function removeSentence(deps: SynthesisDeps, by: Author, subject: string, number: number, basedOn: number): Promise<void> {
  await revise(deps, by, subject, basedOn, "sentence-removed", async (draft) => {
    if (!draft.sentences.some((one) => one.number === number)) throw unknownSentence();
    return { ...draft, sentences: draft.sentences.filter((one) => one.number !== number) };
  });
}

/** One place up or down; at the end nothing moves. */
export async function moveSentence(deps: SynthesisDeps, by: Author, subject: string, number: number, step: -1 | 1, basedOn: number): Promise<void> {
  await revise(deps, by, subject, basedOn, "sentence-moved", async (draft) => {
    const from = draft.sentences.findIndex((one) => one.number === number);
    const [sentence, other] = [draft.sentences[from], draft.sentences[from + step]];
    if (sentence === undefined) throw unknownSentence();
    if (other === undefined) return draft;
    return { ...draft, sentences: draft.sentences.map((one, at) => (at === from ? other : at === from + step ? sentence : one)) };
  });
}

export async function saveIntroduction(deps: SynthesisDeps, by: Author, subject: string, introduction: SynthesisText["introduction"], basedOn: number): Promise<void> {
  await revise(deps, by, subject, basedOn, "synthesis-introduced", async (draft) => ({ ...draft, introduction }));
}

/** Brings an earlier revision back, as a new one. Quotations of texts masked meanwhile do not come back. */
export async function restoreDraft(deps: SynthesisDeps, by: Author, subject: string, revision: number, basedOn: number): Promise<void> {
  await revise(deps, by, subject, basedOn, "synthesis-restored", async (_draft, tx) => {
    const earlier = await draftAt(tx, subject, revision);
    if (earlier === null) throw notTheMoment("Cette version n’existe pas.", "There is no such version.");
    return earlier;
  });
}
