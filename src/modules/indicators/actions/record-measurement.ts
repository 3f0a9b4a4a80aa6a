import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Observation } from "../domain/measure.ts";
import { factsSha256, measurementSeal, partsByStanding, type Measurement, type MeasurementDraft, type MeasurementEntry } from "../domain/measurement.ts";
import { standing, type ValueEvent } from "../domain/value-events.ts";
import { situationOf } from "../domain/value-moves.ts";
import { appendMeasurement, isEventMeasured, latestMeasurement } from "../store/measurement-store.ts";
import { listEvents, type StoredEvent } from "../store/value-store.ts";
import { appendEvent, type AfterEvent, type NewEvent } from "./record-value.ts";

/**
 * What became of a computed number. `entered`: first value of its period; `corrected`: replaces an earlier computed or
 * made-up value; `proposed`: differs from a value that a person or a file gave, and waits for an answer; `confirmed`:
 * says what the value says already; `recorded`: kept beside a plan. Nothing is recorded for the others: `unchanged`
 * (same facts as last time), `waiting` (a proposal has to be answered first), `kept` (made-up facts do not replace a real value).
 */
export type MeasurementResult = MeasurementEntry | "unchanged" | "waiting" | "kept";

export interface MeasurementOutcome {
  readonly result: MeasurementResult;
  /** The one just recorded, or the last one where nothing was. */
  readonly measurement: Measurement | null;
  /** The value that stood before, if any. */
  readonly previousValue: number | null;
}

type Decision = Extract<MeasurementResult, "entered" | "corrected" | "proposed" | "confirmed" | "waiting" | "kept">;

async function decide(db: Db, draft: MeasurementDraft, before: readonly StoredEvent[]): Promise<Decision> {
  const now = standing(before);
  const { observation } = now;
  const situation = situationOf(now);
  if (observation === null) return situation === "empty" ? "entered" : "waiting";
  if (draft.demonstration && !observation.demonstration) return "kept";
  // A number that was provisional and is settled now is news, even where it is the same number.
  const settles = draft.state === "consolidated" && observation.state === "provisional" && (await isEventMeasured(db, observation.eventId));
  if (observation.value === draft.value && observation.demonstration === draft.demonstration && !settles) return "confirmed";
  if (situation !== "value") return "waiting";
  // What a person or a file said is not overwritten: the computed number is put before them.
  return observation.demonstration || (await isEventMeasured(db, observation.eventId)) ? "corrected" : "proposed";
}

function eventFor(draft: MeasurementDraft, kind: "entered" | "corrected" | "proposed", before: Observation | null): NewEvent {
  const { series, period, recipe, value, asOf, demonstration } = draft;
  const previous = before?.value ?? null;
  // Of a period that was over when it was first observed, a later number is no later state: it corrects what was said then.
  const isSameState = kind === "corrected" && before !== null && !before.demonstration && before.observedOn >= period.until && before.observedOn < asOf;
  const number = (of: number): string => formatNumber(of, "fr");
  return {
    series, period, kind, value, state: draft.state ?? "provisional", observedOn: isSameState ? before.observedOn : asOf, demonstration, answers: null,
    source: recipe.name.fr,
    method: `Recette ${recipe.code}, version ${recipe.version}`,
    reason: kind === "corrected" && previous !== null ? correction(number(value), number(previous)) : null,
  };
}

function correction(now: string, before: string): string {
  return now === before ? `Confirmé à partir des faits\u202f: ${now}, désormais consolidé` : `Recalculé à partir des faits\u202f: ${now} au lieu de ${before}`;
}

/**
 * Records a number worked out from facts, with these facts, and lets it into the values of its series by the rules that
 * hold for any value (`checkMove`). The same facts again record nothing. All or nothing, sealed in the audit.
 */
export async function recordMeasurement(db: Db, clock: Clock, by: Author, draft: MeasurementDraft, after?: AfterEvent): Promise<MeasurementOutcome> {
  const sha256 = factsSha256(draft);
  return db.tx(async (inside) => {
    await inside.query(sql`select pg_advisory_xact_lock_shared(hashtextextended('indicators.import', 0))`);
    await inside.query(sql`select pg_advisory_xact_lock(hashtextextended(${`indicators.value ${draft.series}`}, 0))`);
    const last = (await latestMeasurement(inside, draft.series, draft.period)) ?? null;
    const before = (await listEvents(inside, [draft.series])).filter((one) => one.period.from === draft.period.from && one.period.until === draft.period.until);
    const previousValue = draft.enters === "plan" ? (last?.value ?? null) : (standing(before).observation?.value ?? null);
    if (last?.factsSha256 === sha256) return { result: "unchanged", measurement: last, previousValue };
    if (draft.enters === "plan") return { result: "recorded", measurement: await keep(inside, clock, by, draft, { sha256, result: "recorded", eventId: null }), previousValue };
    const decision = await decide(inside, draft, before);
    if (decision === "waiting" || decision === "kept") return { result: decision, measurement: last, previousValue };
    const event: Pick<ValueEvent, "id"> | null = decision === "confirmed" ? null : await appendEvent(inside, clock, by, eventFor(draft, decision, standing(before).observation), after);
    const eventId = event?.id ?? standing(before).observation?.eventId ?? null;
    return { result: decision, measurement: await keep(inside, clock, by, draft, { sha256, result: decision, eventId }), previousValue };
  });
}

async function keep(db: Db, clock: Clock, by: Author, draft: MeasurementDraft, how: { sha256: string; result: MeasurementEntry; eventId: string | null }): Promise<Measurement> {
  const { sha256, result, eventId } = how;
  const { series, period, asOf, recipe, value, counted, leftOut, demonstration, firstSeenOn } = draft;
  const measurement: Measurement = {
    id: randomUUID(), series, period, asOf, recipe, value, counted, leftOut, demonstration, firstSeenOn, ...partsByStanding(counted),
    computedAt: clock.now().toISOString(), factsSha256: sha256, result, eventId, accountId: by.accountId, author: by.name,
  };
  await appendMeasurement(db, measurement, draft.countedFacts ?? counted.length);
  await recordAudit(db, {
    accountId: by.accountId,
    author: by.name,
    act: "measurement.recorded",
    subject: `${series} ${period.from}/${period.until}`,
    next: { measurementId: measurement.id, measurementSha256: measurementSeal(measurement), factsSha256: sha256, recipe: recipe.code, version: recipe.version, value, result, measuredEvent: eventId },
  });
  return measurement;
}
