import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";

const tenMinutes = 600_000;

/** Asks again for the DOIs that did not come when their dataset or study was published. */
export function startDoiTimer({ datasets, studies }: Pick<House, "datasets" | "studies">): () => Promise<void> {
  return repeat("doi-timer", tenMinutes, async () => {
    await datasets.retryDois();
    await studies.retryDois();
  });
}
