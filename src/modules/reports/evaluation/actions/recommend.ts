import { randomUUID } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { EvaluationDeps } from "../deps.ts";
import { foldRecommendations, recommendationFaults, recommendationSha256, recommendationSubject, type Recommendation, type RecommendationEvent, type RecommendationText } from "../domain/recommendation.ts";
import { recommendationChanged, refusedRecommendation, unknownRecommendation } from "../errors.ts";
import { appendRecommendationEvent, listRecommendationEvents, lockRecommendations } from "../store/recommendation-store.ts";

export interface RecommendationChange {
  readonly number: number;
  /** The revision that the writer saw. */
  readonly seen: number;
  readonly reason: string;
}

type Deps = Pick<EvaluationDeps, "db" | "clock" | "contracts">;

/** Enters a recommendation under the next number; the same one sent twice by the same person is entered once. Fails with `reports.recommendation-refused`, all faults at once. */
export async function enterRecommendation(deps: Deps, by: Author, draft: RecommendationText, demonstration = false): Promise<Recommendation> {
  await mustBeWhole(deps, draft);
  return record(deps, by, draft, null, "entered", demonstration);
}

/** Gives it another text; the earlier one stays in its history. Fails with `reports.recommendation-changed` where somebody wrote since. */
export async function reviseRecommendation(deps: Deps, by: Author, draft: RecommendationText, change: RecommendationChange): Promise<Recommendation> {
  await mustBeWhole(deps, draft, change.reason);
  return record(deps, by, draft, change, "revised", false);
}

/** Takes it off the list, with the reason; it can be entered again by a revision. */
export async function withdrawRecommendation(deps: Deps, by: Author, change: RecommendationChange): Promise<Recommendation> {
  if (change.reason.trim() === "") throw refusedRecommendation([withoutReason]);
  return record(deps, by, null, change, "withdrawn", false);
}

const withoutReason = {
  code: "reports.recommendation-without-reason", severity: "error", field: "reason",
  text: { fr: "Motif\u202f: dites pourquoi en quelques mots.", en: "Reason: say why in a few words." },
} as const;

async function mustBeWhole({ contracts, clock }: Deps, draft: RecommendationText, reason?: string): Promise<void> {
  const { register } = (await contracts.inForce(clock.today())).version;
  const known = new Set(register.priorities.flatMap((priority) => priority.objectives.map(({ code }) => code)));
  const issues = [...recommendationFaults(draft, known), ...(reason !== undefined && reason.trim() === "" ? [withoutReason] : [])];
  if (issues.length > 0) throw refusedRecommendation(issues);
}

async function record({ db, clock }: Deps, by: Author, draft: RecommendationText | null, change: RecommendationChange | null, act: RecommendationEvent["act"], demonstration: boolean): Promise<Recommendation> {
  return db.tx(async (tx) => {
    await lockRecommendations(tx);
    const events = await listRecommendationEvents(tx);
    const standing = foldRecommendations(events);
    const before = change === null ? undefined : standing.find((one) => one.number === change.number);
    if (change !== null && before === undefined) throw unknownRecommendation(change.number);
    if (change !== null && before?.revision !== change.seen) throw recommendationChanged();
    const text = draft ?? before;
    if (text === undefined) throw new Error("a recommendation without a text");
    // Sent a second time by a double click.
    const last = change === null ? events.at(-1) : undefined;
    const isSame = last?.act === "entered" && last.accountId === by.accountId && canonicalJson(wordsOf(last)) === canonicalJson(wordsOf(text));
    const twin = isSame ? standing.find((one) => one.number === last.number) : undefined;
    if (twin !== undefined) return twin;
    const event: RecommendationEvent = {
      id: randomUUID(), number: change?.number ?? (standing.at(-1)?.number ?? 0) + 1, revision: (before?.revision ?? 0) + 1, act,
      text: text.text, source: text.source, page: text.page, objectives: text.objectives, reason: change === null ? null : change.reason.trim(),
      recordedAt: clock.now().toISOString(), accountId: by.accountId, author: by.name, demonstration: demonstration || before?.demonstration === true,
    };
    await appendRecommendationEvent(tx, event);
    await recordAudit(tx, {
      recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `reports.recommendation-${act}`, subject: recommendationSubject(event.number),
      previous: before === undefined ? null : { revision: before.revision }, next: { eventId: event.id, eventSha256: recommendationSha256(event) },
    });
    const [folded] = foldRecommendations([event]);
    if (folded === undefined) throw new Error("an event without a standing");
    return folded;
  });
}

function wordsOf({ text, source, page, objectives }: RecommendationText): RecommendationText {
  return { text, source, page, objectives };
}
