import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { ReportText } from "./content.ts";

/** A report on its way to the seal. */
export interface Draft {
  readonly id: string;
  readonly year: number;
  /** Null: the version in force on `knownOn`. */
  readonly versionNumber: number | null;
  readonly knownOn: Day;
  /** The sealed report that this one is to take the place of. */
  readonly corrects: { readonly code: string; readonly reason: Bilingual } | null;
  readonly createdAt: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly demonstration: boolean;
}

/** One saving of one synthesis. Revisions of a section count from 1. */
export interface TextRevision {
  readonly id: string;
  readonly draftId: string;
  readonly section: string;
  readonly revision: number;
  readonly text: Bilingual;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

/** What was done to a draft besides writing; the last one says where it stands. */
export interface DraftAct {
  readonly id: string;
  readonly draftId: string;
  readonly kind: "settings" | "ready" | "reopened" | "abandoned" | "sealed";
  /** For `settings`, what is chosen from now on. */
  readonly settings: DraftSettings | null;
  /** For `ready`: the content as it was then, and its hash; for `sealed`, the code of the report. */
  readonly contentSha256: string | null;
  readonly content: string | null;
  readonly reportCode: string | null;
  /** How many revisions of texts there were: one more, and what was ready is not ready any more. */
  readonly textCount: number;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

export interface DraftSettings {
  readonly versionNumber: number | null;
  readonly knownOn: Day;
}

export type DraftState = "writing" | "ready" | "sealed" | "abandoned";

/** Everything about a draft: the fold of its acts and texts. */
export interface DraftStanding {
  readonly draft: Draft;
  readonly state: DraftState;
  /** The act that declared it ready, while that holds. */
  readonly ready: DraftAct | null;
  readonly reportCode: string | null;
  /** The last revision of each section. */
  readonly texts: ReadonlyMap<string, TextRevision>;
  readonly textCount: number;
}

/** Where a draft stands after its acts and texts, both in the order recorded. */
export function foldDraft(opened: Draft, acts: readonly DraftAct[], revisions: readonly TextRevision[]): DraftStanding {
  const settings = acts.findLast((act) => act.kind === "settings")?.settings ?? null;
  const last = acts.at(-1);
  const isReady = last?.kind === "ready" && last.textCount === revisions.length;
  const state = last?.kind === "sealed" || last?.kind === "abandoned" ? last.kind : isReady ? "ready" : "writing";
  return {
    draft: settings === null ? opened : { ...opened, ...settings },
    state,
    ready: isReady ? last : null,
    reportCode: last?.reportCode ?? null,
    texts: new Map(revisions.map((one) => [one.section, one])),
    textCount: revisions.length,
  };
}

export function textsOf(standing: Pick<DraftStanding, "texts">): readonly ReportText[] {
  return [...standing.texts.values()].map(({ section, text }) => ({ section, text }));
}

/** Why may this account not seal it? Null where it may: somebody else declared it ready and wrote the last words. */
export function ownHand(standing: DraftStanding, accountId: string | null): "declared" | "wrote" | null {
  if (standing.ready?.accountId === accountId) return "declared";
  return [...standing.texts.values()].some((one) => one.accountId === accountId) ? "wrote" : null;
}
