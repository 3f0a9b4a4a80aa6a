import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { forecastSeal } from "../domain/event-seal.ts";
import { appendForecast, type StoredForecast } from "../store/value-store.ts";

export interface ForecastDraft {
  readonly series: string;
  readonly value: number;
  readonly confidenceShare: number;
  readonly comment: string;
  readonly demonstration?: boolean;
}

/** Adds an owner's landing forecast, dated today. Earlier ones stay, so that they can be scored against the truth. */
export async function recordForecast(db: Db, clock: Clock, by: Author, draft: ForecastDraft): Promise<void> {
  await db.tx(async (inside) => {
    const forecast: StoredForecast = {
      id: randomUUID(),
      series: draft.series,
      value: draft.value,
      confidenceShare: draft.confidenceShare,
      madeOn: clock.today(),
      recordedAt: clock.now().toISOString(),
      accountId: by.accountId,
      author: by.name,
      comment: draft.comment,
      demonstration: draft.demonstration ?? false,
    };
    await appendForecast(inside, forecast);
    await recordAudit(inside, {
      accountId: by.accountId,
      author: by.name,
      act: "forecast.made",
      subject: draft.series,
      previous: null,
      next: { value: draft.value, confidenceShare: draft.confidenceShare, forecastId: forecast.id, forecastSha256: forecastSeal(forecast) },
    });
  });
}
