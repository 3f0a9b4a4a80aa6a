import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";
import { runDemonstrationLinkage } from "./demonstration.ts";

const fiveMinutes = 300_000;

/** Takes away what a stop left, makes the runs of the demonstration where they are missing, then starts runs that wait and keeps retention as days pass. */
export async function startLinkageTimer(house: Pick<House, "linkage" | "db" | "config" | "identity">): Promise<() => Promise<void>> {
  await house.linkage.sweep();
  let first = true;
  const stop = repeat("linkage", fiveMinutes, async () => {
    if (first) await runDemonstrationLinkage(house);
    first = false;
    await house.linkage.tick();
  });
  return async () => {
    await house.linkage.stop();
    await stop();
  };
}
