import { z } from "zod";
import { readAuditOf } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { forecastSeal } from "../domain/event-seal.ts";
import { listStoredForecasts } from "../store/value-store.ts";

export interface ForecastsVerdict {
  readonly forecasts: number;
  readonly ok: boolean;
  readonly firstDifference: { readonly forecastId: string; readonly auditSequence: number | null; readonly text: Bilingual } | null;
}

const sealed = z.object({ forecastId: z.string(), forecastSha256: z.string() });

const bareEntry = z.object({ value: z.number(), confidenceShare: z.number() });

function wordsOf({ series, author, value, confidenceShare }: { readonly series: string; readonly author: string; readonly value: number; readonly confidenceShare: number }): string {
  return JSON.stringify([series, author, value, confidenceShare]);
}

/** Is every forecast of an owner the one that the audit says was recorded, and is every recorded one there? */
export async function verifyForecasts(db: Db): Promise<ForecastsVerdict> {
  return db.tx(async (inside) => {
    const recorded = new Map<string, { readonly sequence: number; readonly subject: string; readonly sha256: string }>();
    // Entries of earlier versions name no forecast: they tell of one of the same series, author, value and confidence.
    const unnamed = new Map<string, { readonly sequence: number; readonly subject: string }[]>();
    for (const { next, sequence, subject, author } of await readAuditOf(inside, ["forecast.made"])) {
      const said = sealed.safeParse(next);
      const bare = bareEntry.safeParse(next);
      const key = bare.success ? wordsOf({ series: subject, author, ...bare.data }) : "";
      if (!said.success && bare.success) unnamed.set(key, [...(unnamed.get(key) ?? []), { sequence, subject }]);
      if (said.success) recorded.set(said.data.forecastId, { sequence, subject, sha256: said.data.forecastSha256 });
    }
    const forecasts = await listStoredForecasts(inside);
    const differences: NonNullable<ForecastsVerdict["firstDifference"]>[] = [];
    const add = (forecastId: string, auditSequence: number | null, fr: string, en: string): number => differences.push({ forecastId, auditSequence, text: { fr, en } });
    for (const one of forecasts) {
      const said = recorded.get(one.id);
      recorded.delete(one.id);
      const name = { fr: `la prévision de ${one.series} du ${one.madeOn}`, en: `the forecast of ${one.series} made on ${one.madeOn}` };
      const earlier = said === undefined ? unnamed.get(wordsOf(one))?.shift() : undefined;
      if (earlier !== undefined) continue;
      if (said === undefined) add(one.id, null, `${name.fr} n’a jamais été enregistrée par Jalon`, `${name.en} was never recorded by Jalon`);
      else if (said.sha256 !== forecastSeal(one)) add(one.id, said.sequence, `${name.fr} n’est plus celle que dit l’entrée ${said.sequence} du journal`, `${name.en} is no longer the one that entry ${said.sequence} of the log tells of`);
    }
    const gone = [...recorded, ...[...unnamed.values()].flat().map((one) => ["", one] as const)];
    for (const [id, { sequence, subject }] of gone) add(id, sequence, `la prévision de ${subject} que dit l’entrée ${sequence} du journal n’est plus là`, `the forecast of ${subject} that entry ${sequence} of the log tells of is gone`);
    const place = (one: (typeof differences)[number]): number => one.auditSequence ?? Number.MAX_SAFE_INTEGER;
    return { forecasts: forecasts.length, ok: differences.length === 0, firstDifference: differences.toSorted((a, b) => place(a) - place(b))[0] ?? null };
  });
}
