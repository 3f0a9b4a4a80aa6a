import { tracedStack } from "../../kernel/http/edge/failure.ts";
import { AppError } from "../../kernel/errors/app-error.ts";
import { addDays, day } from "../../kernel/time/day.ts";
import { harvestSources } from "../../modules/publications/index.ts";
import type { House } from "../house.ts";
import { harvestConfigFrom } from "./settings.ts";

const hour = 3_600_000;

/**
 * Starts the harvests that are due while the house is served, where the configuration says every how many days; where it
 * says nothing, nothing is asked of any network. A harvest that stands still is left to a person. Gives what stops it.
 */
export function startHarvestTimer({ harvests, config, clock }: Pick<House, "harvests" | "config" | "clock">): () => Promise<void> {
  const { everyDays, queries } = harvestConfigFrom(config.harvest, config.version);
  let running: Promise<unknown> = Promise.resolve();
  const run = async (): Promise<void> => {
    for (const source of harvestSources) {
      const query = queries[source];
      if (query === undefined || everyDays === null) continue;
      const [latest] = (await harvests.list({ page: 1, pageSize: 1, source })).items;
      const isReal = latest !== undefined && !latest.demonstration;
      if (isReal && (latest.standing !== "done" || addDays(day(latest.startedOn), everyDays) > clock.today())) continue;
      await harvests.start({ accountId: null, name: "Jalon" }, { source, query, since: "last" });
    }
  };
  const tick = (): void => {
    running = running.then(run).catch((error: unknown) => {
      // A source that is already being harvested, or a setting that is wrong, is no reason to stop.
      const text = error instanceof AppError ? error.code : error instanceof Error ? tracedStack(error) : String(error);
      process.stderr.write(`${JSON.stringify({ level: "error", route: "harvest-timer", stack: text })}\n`);
    });
  };
  const timer = everyDays === null ? null : setInterval(tick, hour);
  timer?.unref();
  if (everyDays !== null) tick();
  return async () => {
    if (timer !== null) clearInterval(timer);
    await running;
  };
}
