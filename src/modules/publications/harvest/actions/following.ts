import type { HarvestsDeps } from "./deps.ts";
import { Stopped } from "./stopped.ts";

export interface Following {
  /** A page was kept: what depends on the publications may follow while the next one is asked for. */
  readonly page: () => void;
  /** Waits until it has followed all pages; at a shutdown only until the step that is under way is over. */
  readonly end: () => Promise<void>;
}

/**
 * Follows the pages of one run, never twice at once: pages that come while it follows make one more round. What goes wrong
 * there is told and stops no harvest; what is left is done at the next occasion.
 */
export function followPages({ follow, onBug }: Pick<HarvestsDeps, "follow" | "onBug">, signal: AbortSignal): Following {
  if (follow === undefined) return { page: () => undefined, end: async () => undefined };
  const isShutdown = (): boolean => signal.aborted && signal.reason instanceof Stopped && signal.reason.how === "shutdown";
  let again = false;
  let running: Promise<void> | null = null;
  const rounds = async (): Promise<void> => {
    try {
      while (again && !isShutdown()) {
        again = false;
        await follow(isShutdown);
      }
    } catch (error) {
      onBug?.(error);
    } finally {
      running = null;
    }
  };
  return {
    page: () => {
      again = true;
      running ??= rounds();
    },
    end: async () => { await running; },
  };
}
