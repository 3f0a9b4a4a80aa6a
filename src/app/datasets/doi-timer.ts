import { tracedStack } from "../../kernel/http/edge/failure.ts";
import type { House } from "../house.ts";

const everyMs = 600_000;

/**
 * Asks again, every ten minutes while the house is served, for the DOIs that did not come when their dataset was published. Gives what
 * stops it.
 */
export function startDoiTimer({ datasets }: Pick<House, "datasets">): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const tick = (): void => {
    running = running.then(() => datasets.retryDois()).catch((error: unknown) => {
      process.stderr.write(`${JSON.stringify({ level: "error", route: "doi-timer", stack: error instanceof Error ? tracedStack(error) : String(error) })}\n`);
    });
  };
  const timer = setInterval(tick, everyMs);
  timer.unref();
  tick();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
