import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { resolveCodes } from "./code-book.ts";
import type { CodedText } from "./coding.ts";
import { textsBehind, type Evidence } from "./evidence.ts";
import { resultKey } from "./contribution.ts";

/** `minority`: a position held by few, which the whole would drown. */
export const sentenceKinds = ["finding", "minority"] as const;
export type SentenceKind = (typeof sentenceKinds)[number];

export interface Quotation {
  readonly contribution: string;
  /** A piece of the text as it may be shown, word for word. */
  readonly words: string;
}

/** One sentence of the synthesis and what carries it. */
export interface Sentence {
  /** Given once in a synthesis, never to another sentence. */
  readonly number: number;
  readonly kind: SentenceKind;
  /** Null: of all axes together. */
  readonly axis: string | null;
  /** Objectives of the contract that it speaks of. */
  readonly objectives: readonly string[];
  /** The French name of a theme of the book; empty: none. */
  readonly theme: string;
  readonly text: Bilingual;
  /** Texts with any of these codes carry it… */
  readonly codes: readonly number[];
  /** …and these. */
  readonly contributions: readonly string[];
  /** Keys of published results. */
  readonly results: readonly string[];
  readonly quotations: readonly Quotation[];
}

export interface SynthesisText {
  readonly introduction: Bilingual;
  readonly sentences: readonly Sentence[];
}

export interface SynthesisDraft extends SynthesisText {
  /** 0 where nothing is written yet. */
  readonly revision: number;
}

export const emptyDraft: SynthesisDraft = { revision: 0, introduction: { fr: "", en: "" }, sentences: [] };

const longestSentence = 1200;

/** What is wrong with one sentence as it is written, apart from what carries it. */
export function sentenceIssues(sentence: Sentence): Issue[] {
  const issues: Issue[] = [];
  const fault = faultsInto(issues);
  if (sentence.text.fr === "") fault("textFr", "sentence-empty", "Écrivez la phrase en français.", "Write the sentence in French.");
  for (const [field, text] of [["textFr", sentence.text.fr], ["textEn", sentence.text.en]] as const) {
    if (text.length > longestSentence) fault(field, "sentence-too-long", `Une phrase ne dépasse pas ${longestSentence} caractères.`, `A sentence has no more than ${longestSentence} characters.`);
  }
  return issues;
}

/** Why a sentence cannot be published. Each issue names its sentence. */
export function publicationIssues(evidence: Evidence, sentence: Sentence): Issue[] {
  const { number } = sentence;
  const issues: Issue[] = [...sentenceIssues(sentence)];
  const fault = faultsInto(issues);
  if (sentence.text.en === "") fault("textEn", "sentence-untranslated", "Donnez aussi la phrase en anglais.", "Give the sentence in English too.");
  const { split } = resolveCodes(evidence.book, sentence.codes);
  if (split.length > 0) fault("codes", "sentence-code-split", `Le code ${split.join(", ")} a été scindé depuis\u202f: choisissez de nouveau.`, `Code ${split.join(", ")} has been split since: choose again.`);
  const known = new Set(evidence.results.map(resultKey));
  const lost = sentence.results.filter((key) => !known.has(key));
  if (lost.length > 0) fault("results", "sentence-result-unpublished", "Un résultat invoqué n’est pas publié.", "A result that is called upon is not published.");
  const { texts, among } = textsBehind(evidence, sentence);
  if (texts.size === 0 && (sentence.results.length === 0 || lost.length > 0)) {
    fault("codes", "sentence-without-support", "Rien ne porte cette phrase\u202f: rattachez-la à des codes, à des contributions ou à un résultat publié.", "Nothing carries this sentence: tie it to codes, contributions or a published result.");
  }
  if (texts.size > 0 && among.size < evidence.subject.threshold) fault("axis", "axis-under-threshold", "Cet axe a moins de textes que le seuil\u202f: il ne peut porter de phrase à lui seul.", "This axis has fewer texts than the threshold: it cannot carry a sentence of its own.");
  issues.push(...quotationIssues(evidence, sentence));
  return issues.map((issue) => ({ ...issue, line: number }));
}

/** Quotations are whole words of texts that carry the sentence, that may be shown, and only from the threshold up. */
export function quotationIssues(evidence: Evidence, sentence: Sentence): Issue[] {
  const issues: Issue[] = [];
  const fault = faultsInto(issues);
  if (sentence.quotations.length === 0) return issues;
  const { texts } = textsBehind(evidence, sentence);
  if (texts.size < evidence.subject.threshold) fault("quotations", "quotation-under-threshold", "Sous le seuil, aucune citation.", "Under the threshold, no quotation.");
  for (const { contribution, words } of sentence.quotations) {
    const text = evidence.texts.get(contribution);
    if (text === undefined || !texts.has(contribution)) fault("quotations", "quotation-from-elsewhere", "Une citation vient d’une contribution qui ne porte pas cette phrase.", "A quotation comes from a contribution that does not carry this sentence.");
    else if (!mayBeShown(text)) fault("quotations", "quotation-not-to-be-shown", "Une citation vient d’un texte à masquer, ou qui ne doit pas être montré.", "A quotation comes from a text that is to be masked, or not to be shown.");
    else if (words.trim() === "" || !text.text.includes(words)) fault("quotations", "quotation-altered", "Une citation n’est pas mot pour mot dans la contribution.", "A quotation is not word for word in the contribution.");
  }
  return issues;
}

/** A text that both have read and nobody holds back. */
export function mayBeShown({ toMask, withheld }: Pick<CodedText, "toMask" | "withheld">): boolean {
  return !toMask && !withheld;
}

function faultsInto(issues: Issue[]): (field: string, code: string, fr: string, en: string) => void {
  return (field, code, fr, en) => void issues.push({ code: `consultations.${code}`, severity: "error", field, text: both(fr, en) });
}
