import type { Db } from "../../../../kernel/db/db.ts";
import { fixedClock, type Clock } from "../../../../kernel/time/day.ts";
import { takeDelivery } from "../../actions/take.ts";
import { createHarvests, type Harvests } from "../actions/harvests.ts";
import type { HarvestsDeps, Machine } from "../actions/deps.ts";
import { networkTransport, sourceReaders } from "../clients/index.ts";
import type { HarvestSource } from "../domain/harvest.ts";
import { usualPatience } from "../domain/patience.ts";

/** Where each source stands on the recorded server. */
export function recordedAddresses(address: string): Readonly<Record<HarvestSource, string>> {
  return { hal: `${address}/hal`, openalex: `${address}/openalex`, crossref: `${address}/crossref`, pubmed: `${address}/pubmed`, orcid: `${address}/orcid/v3.0` };
}

export interface TestMachine extends Machine {
  /** How long every wait would have lasted, in milliseconds. */
  readonly waits: number[];
}

/** A machine whose waits take no time and whose chance is a seed; the network is real, to this machine. */
export function testMachine(patience = usualPatience, timeoutMilliseconds = 30_000): TestMachine {
  let time = Date.parse("2025-11-03T08:00:00Z");
  let seed = 7;
  const waits: number[] = [];
  return {
    waits, patience,
    transport: networkTransport({ rules: { allowHttp: true, allowPrivate: true }, timeoutMilliseconds, largestBytes: 2_000_000 }),
    now: () => time,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
      time += milliseconds;
    },
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
  };
}

export function harvestsFor(db: Db, address: string, more: Partial<HarvestsDeps> = {}, clock: Clock = fixedClock("2025-11-03")): Harvests {
  return createHarvests({
    db, clock, readers: sourceReaders, researchers: async () => [], machine: testMachine(),
    publicationsIn: (tx) => ({ take: (by, delivery, onProgress) => takeDelivery({ db: tx, clock }, by, delivery, onProgress) }),
    settings: { contact: "essai@jalon.example", userAgent: "Jalon/0.1.0", rules: { allowHttp: true, allowPrivate: true }, baseAddresses: recordedAddresses(address), queries: {}, keys: {} },
    ...more,
  });
}
