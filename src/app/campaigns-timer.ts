import { tracedStack } from "../kernel/http/edge/failure.ts";
import type { House } from "./house.ts";

const hour = 3_600_000;

/**
 * Announces and reminds while the house is served: at once, then every hour, so that a day is never missed for long;
 * each thing is told once however often it runs. Gives what stops it, once the run under way is over.
 */
export function startReminders({ campaigns, sites, clock }: Pick<House, "campaigns" | "sites" | "clock">): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const run = (): void => {
    running = running.then(() => campaigns.runReminders(clock.today())).then(async () => sites.runSiteReminders(await sites.defaultDay())).catch((error: unknown) => {
      process.stderr.write(`${JSON.stringify({ level: "error", route: "reminders", stack: error instanceof Error ? tracedStack(error) : String(error) })}\n`);
    });
  };
  run();
  const timer = setInterval(run, hour);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
