import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** What an external evaluation recommends, as it was written there. */
export interface RecommendationText {
  readonly text: Bilingual;
  /** The report that recommends it. */
  readonly source: string;
  /** "42", "xii"; null where the source has no pages. */
  readonly page: string | null;
  /** Codes of the objectives that it is about. */
  readonly objectives: readonly string[];
}

export interface RecommendationEvent extends RecommendationText {
  readonly id: string;
  readonly number: number;
  /** 1 for the first text, one more for each act after it. */
  readonly revision: number;
  readonly act: "entered" | "revised" | "withdrawn";
  /** Why it was revised or withdrawn. */
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly demonstration: boolean;
}

/** A recommendation as it stands: the fold of its events. */
export interface Recommendation extends RecommendationText {
  readonly number: number;
  readonly revision: number;
  readonly withdrawn: boolean;
  readonly demonstration: boolean;
}

/** The subject under which it is followed up. */
export function recommendationSubject(number: number): string {
  return `recommendation-${number}`;
}

/** Each recommendation by its number, in order. `events` in the order recorded. */
export function foldRecommendations(events: readonly RecommendationEvent[]): readonly Recommendation[] {
  const standing = new Map<number, Recommendation>();
  for (const { number, revision, act, text, source, page, objectives, demonstration } of events) {
    standing.set(number, { number, revision, text, source, page, objectives, demonstration, withdrawn: act === "withdrawn" });
  }
  return [...standing.values()].sort((a, b) => a.number - b.number);
}

/** The SHA-256 of everything that an event says, kept by the audit. */
export function recommendationSha256(event: RecommendationEvent): string {
  return createHash("sha256").update(canonicalJson({ ...event, recordedAt: new Date(event.recordedAt).toISOString() })).digest("hex");
}

const longestText = 4_000;

/** Everything that is missing or too long, at once. `known`: the objectives of the contract. */
export function recommendationFaults(draft: RecommendationText, known: ReadonlySet<string>): readonly Issue[] {
  const issues: Issue[] = [];
  const fault = (code: string, field: string, fr: string, en: string): void => {
    issues.push({ code: `reports.recommendation-${code}`, severity: "error", field, text: { fr, en } });
  };
  if (draft.text.fr === "") fault("without-french", "text_fr", "Texte français\u202f: recopiez la recommandation.", "French text: copy the recommendation.");
  if (draft.text.en === "") fault("without-english", "text_en", "Texte anglais\u202f: écrivez la recommandation en anglais aussi.", "English text: write the recommendation in English too.");
  for (const [field, text] of [["text_fr", draft.text.fr], ["text_en", draft.text.en]] as const) {
    if (text.length > longestText) fault("too-long", field, `Texte\u202f: ${longestText} caractères au plus.`, `Text: ${longestText} characters at most.`);
  }
  if (draft.source === "" || draft.source.length > 300) fault("without-source", "source", "Source\u202f: nommez le rapport qui la fait, en 300 caractères au plus.", "Source: name the report that makes it, in 300 characters at most.");
  if ((draft.page ?? "").length > 20) fault("page", "page", "Page\u202f: 20 caractères au plus.", "Page: 20 characters at most.");
  const unknown = draft.objectives.filter((code) => !known.has(code));
  if (unknown.length > 0) fault("unknown-objective", "objectives", `Objectifs\u202f: le contrat n’a pas ${unknown.join(", ")}.`, `Objectives: the contract has no ${unknown.join(", ")}.`);
  return issues;
}
