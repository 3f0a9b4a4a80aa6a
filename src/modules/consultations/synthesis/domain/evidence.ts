import type { CodeBook } from "./code-book.ts";
import { resolveCodes } from "./code-book.ts";
import type { CodedText, Coding, NamedAgreement, Outcome } from "./coding.ts";
import type { CarryingResult, Subject } from "./contribution.ts";
import type { Sentence } from "./sentence.ts";

/** All that a synthesis stands on, as it is now. */
export interface Evidence {
  readonly subject: Subject;
  readonly coding: Coding;
  readonly book: CodeBook;
  readonly texts: ReadonlyMap<string, CodedText>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly results: readonly CarryingResult[];
  readonly agreements: readonly NamedAgreement[];
  /** Texts that the two read differently, and those of them that are settled. */
  readonly disagreements: { readonly texts: ReadonlySet<string>; readonly settled: ReadonlySet<string> };
}

/** The codes that a text has in the end; none while its readers differ. */
export function codesOfText(evidence: Pick<Evidence, "outcomes">, id: string): readonly number[] {
  const outcome = evidence.outcomes.get(id);
  return outcome?.kind === "agreed" || outcome?.kind === "settled" ? outcome.codes : [];
}

/** The texts of an axis, or all. */
export function textsAmong(evidence: Pick<Evidence, "texts">, axis: string | null): ReadonlySet<string> {
  return new Set([...evidence.texts.values()].filter((text) => axis === null || text.axis === axis).map(({ id }) => id));
}

/** The texts that carry a sentence, and those among which they are counted. */
export function textsBehind(evidence: Evidence, sentence: Pick<Sentence, "axis" | "codes" | "contributions">): { readonly texts: ReadonlySet<string>; readonly among: ReadonlySet<string> } {
  const among = textsAmong(evidence, sentence.axis);
  const wanted = new Set(resolveCodes(evidence.book, sentence.codes).codes);
  const chosen = new Set(sentence.contributions);
  return { among, texts: new Set([...among].filter((id) => chosen.has(id) || codesOfText(evidence, id).some((code) => wanted.has(code)))) };
}
