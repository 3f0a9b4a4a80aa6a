import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";

const tenMinutes = 600_000;

/** Asks again for the DOIs that did not come when their dataset was published. */
export function startDoiTimer({ datasets }: Pick<House, "datasets">): () => Promise<void> {
  return repeat("doi-timer", tenMinutes, () => datasets.retryDois());
}
