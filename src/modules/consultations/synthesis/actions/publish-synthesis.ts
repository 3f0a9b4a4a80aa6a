import { createHash } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { documentOf, type SynthesisDocument } from "../domain/document.ts";
import { textsBehind, type Evidence } from "../domain/evidence.ts";
import { publicationIssues, type SynthesisText } from "../domain/sentence.ts";
import { fault, notPublishable, writtenMeanwhile } from "../errors.ts";
import { insertVersion, lastDraft, versionsOf, type KeptQuotation, type PublishedVersion } from "../store/synthesis-store.ts";
import { authored } from "./begin.ts";
import { drawSecret, heldCoding, requireState, type SynthesisDeps } from "./deps.ts";
import { gatherEvidence, groundOf } from "./gather-evidence.ts";

/** Everything that keeps a synthesis from being published, all at once. */
export function publishingIssues(evidence: Evidence, text: SynthesisText): Issue[] {
  const issues: Issue[] = [];
  if (text.sentences.length === 0) issues.push(fault("sentences", "synthesis-empty", "Aucune phrase n’est écrite.", "No sentence is written."));
  const toMask = [...evidence.texts.values()].filter((one) => one.toMask).length;
  if (toMask > 0) issues.push(fault("texts", "texts-to-mask", `${toMask} textes restent à masquer.`, `${toMask} texts are still to be masked.`));
  for (const sentence of text.sentences) {
    for (const issue of publicationIssues(evidence, sentence)) {
      issues.push({ ...issue, text: both(`Phrase ${sentence.number}\u202f: ${issue.text.fr}`, `Sentence ${sentence.number}: ${issue.text.en}`) });
    }
  }
  return issues;
}

/**
 * Publishes the draft as the next version: every number recounted and frozen, under the SHA-256 of the document (RFC 8785).
 * `basedOn` is the revision that its author read on the page of confirmation.
 */
export async function publishSynthesis(deps: SynthesisDeps, by: Author, subject: string, basedOn: number): Promise<PublishedVersion> {
  const ground = await groundOf(deps, subject);
  return deps.db.tx(async (tx) => {
    requireState(await heldCoding(tx, subject), "settling");
    const draft = await lastDraft(tx, subject);
    if (draft.revision !== basedOn) throw writtenMeanwhile();
    const evidence = await gatherEvidence(tx, ground);
    const issues = publishingIssues(evidence, draft);
    if (issues.length > 0) throw notPublishable(issues);
    const quotations = draft.sentences.flatMap((sentence) => sentence.quotations.map((one, position): KeptQuotation => ({ sentence: sentence.number, position, text: one.contribution, words: one.words, salt: (deps.secret ?? drawSecret)() })));
    const digests = new Map(draft.sentences.map(({ number }) => [number, quotations.filter((one) => one.sentence === number).map(quotationDigest)]));
    const version = ((await versionsOf(tx, subject))[0]?.document.version ?? 0) + 1;
    const document = documentOf(evidence, draft, version, deps.clock.today(), digests);
    const published: PublishedVersion = { document, sha256: documentHash(document), by, at: deps.clock.now().toISOString() };
    await insertVersion(tx, published, quotations, Object.fromEntries(draft.sentences.map((sentence) => [sentence.number, [...textsBehind(evidence, sentence).texts]])));
    await recordAudit(tx, { ...authored(deps, by), act: "consultations.synthesis-published", subject: `synthesis:${subject}`, next: { version, sha256: published.sha256, sentences: document.sentences.length } });
    return published;
  });
}

export function documentHash(document: SynthesisDocument): string {
  return createHash("sha256").update(canonicalJson(document)).digest("hex");
}

/** What the document holds of a quotation: without its salt nobody can try words against it. */
export function quotationDigest({ salt, words }: Pick<KeptQuotation, "salt" | "words">): string {
  return createHash("sha256").update(`${salt}\n${words}`).digest("hex");
}
