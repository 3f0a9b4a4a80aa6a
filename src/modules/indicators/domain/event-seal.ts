import { createHash } from "node:crypto";
import type { OwnerForecast } from "./measure.ts";
import type { ValueEvent } from "./value-events.ts";

/** What is sealed of an event: all it says, and the line of the file it came from. */
export type SealedEvent = ValueEvent & { readonly batchLine: number | null };

/** What is sealed of a forecast: all it says, and whose it is. */
export type SealedForecast = OwnerForecast & { readonly id: string; readonly recordedAt: string; readonly accountId: string | null; readonly demonstration: boolean };

/** The hash of everything that an event says. The same before it is stored and after it is read back. */
export function sealOf(event: SealedEvent): string {
  return createHash("sha256").update(JSON.stringify([
    event.id, event.series, event.period.from, event.period.until, event.kind, event.value, event.state, event.observedOn,
    new Date(event.recordedAt).toISOString(), event.authorId, event.author, event.reason, event.source, event.method,
    event.answers, event.demonstration, event.batchLine,
  ])).digest("hex");
}

/** The hash of everything that a forecast of an owner says. */
export function forecastSeal(forecast: SealedForecast): string {
  const { id, series, value, confidenceShare, madeOn, recordedAt, accountId, author, comment, demonstration } = forecast;
  return createHash("sha256").update(JSON.stringify([id, series, value, confidenceShare, madeOn, new Date(recordedAt).toISOString(), accountId, author, comment, demonstration])).digest("hex");
}

/** At most so many marks for a batch, so that the audit entry of a large file stays small. */
const mostMarks = 500;
const markLength = 8;

/**
 * What the audit keeps of a batch: one hash over all its events in order, and the first characters of one for each
 * block of `blockSize` of them, so that a difference can be placed in the file.
 */
export interface BatchSeal {
  readonly eventsSha256: string;
  readonly blockSize: number;
  readonly marks: string;
}

export interface BatchSealer {
  add(event: SealedEvent): void;
  finish(): BatchSeal;
}

/** Seals the events of a batch one after the other; `count` is how many the batch was recorded with. */
export function batchSealer(count: number): BatchSealer {
  const blockSize = Math.max(1, Math.ceil(count / mostMarks));
  const all = createHash("sha256");
  let block = createHash("sha256");
  let inBlock = 0;
  let marks = "";
  const endBlock = (): void => {
    marks += block.digest("hex").slice(0, markLength);
    block = createHash("sha256");
    inBlock = 0;
  };
  return {
    add(event) {
      const seal = sealOf(event);
      all.update(seal);
      block.update(seal);
      inBlock += 1;
      if (inBlock === blockSize) endBlock();
    },
    finish() {
      if (inBlock > 0) endBlock();
      return { eventsSha256: all.digest("hex"), blockSize, marks };
    },
  };
}

/** The place, from 0, of the first event of the first block that differs. */
export function firstDifference(recorded: Pick<BatchSeal, "blockSize" | "marks">, found: Pick<BatchSeal, "marks">): number {
  let at = 0;
  while (at < recorded.marks.length && recorded.marks.slice(at, at + markLength) === found.marks.slice(at, at + markLength)) at += markLength;
  return (at / markLength) * recorded.blockSize;
}
