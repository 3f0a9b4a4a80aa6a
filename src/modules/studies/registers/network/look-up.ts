import type { AddressRules } from "../../../../kernel/outbox/index.ts";
import { createAsk, networkTransport, usualPatience, type Transport } from "../../../publications/index.ts";
import type { RegisterRecord } from "../../domain/studies.ts";
import { askCtgov, ctgovBase } from "./client.ts";

export interface RegisterLookUpDeps {
  readonly rules: AddressRules;
  readonly userAgent: string;
  /** A mirror of the interface; the register itself where null. */
  readonly base: string | null;
  /** For tests: the network. */
  readonly transport?: Transport;
}

/** Somebody waits for the page: asked once, and not for long. */
const patience = { timeoutMilliseconds: 8_000, largestBytes: 4 * 1024 * 1024 };

/**
 * What ClinicalTrials.gov says of one number, for whoever begins to declare that study. Null: not a number of that register, which is then
 * not asked, or unknown to it. Throws `Trouble` where the register does not answer. Source: ClinicalTrials.gov data API v2, `GET /studies`.
 */
export function createRegisterLookUp({ rules, userAgent, base, transport = networkTransport({ rules, ...patience }) }: RegisterLookUpDeps): (number: string) => Promise<RegisterRecord | null> {
  return async (text) => {
    const number = text.trim().toUpperCase();
    if (!/^NCT\d{8}$/u.test(number)) return null;
    const ask = createAsk({
      transport, patience: { ...usualPatience, tries: 1 }, requestsPerSecond: 1, userAgent, headers: {}, now: Date.now, sleep: async () => undefined, random: Math.random,
      signal: AbortSignal.timeout(patience.timeoutMilliseconds), onRetry: async () => undefined,
    });
    const { records } = await askCtgov(ask, base ?? ctgovBase, { numbers: [number] }, null);
    // A study may answer under its present number to one of its former ones.
    return records.find(({ record }) => record?.number === number || record?.content.registryNumbers?.some((one) => one.number === number))?.record ?? null;
  };
}
