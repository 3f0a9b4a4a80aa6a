import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";
import { runDemonstrationLinkage } from "./demonstration.ts";

const fiveMinutes = 300_000;

/** Makes the runs of the demonstration where they are missing, then starts runs that wait and keeps retention as days pass. */
export function startLinkageTimer(house: Pick<House, "linkage" | "db" | "config" | "identity">): () => Promise<void> {
  const stopping = new AbortController();
  let first = true;
  const stop = repeat("linkage", fiveMinutes, async () => {
    if (first) await runDemonstrationLinkage(house, stopping.signal);
    first = false;
    await house.linkage.tick();
  });
  return async () => {
    stopping.abort();
    await house.linkage.stop();
    await stop();
  };
}
