import { tracedStack } from "../kernel/http/edge/failure.ts";

/**
 * Does something at once and then every so often while the house is served, one run after the other; what fails is logged under
 * this name and tried again next time. Gives what stops it, once the run under way is over.
 */
export function repeat(name: string, everyMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const run = (): void => {
    running = running.then(work).catch((error: unknown) => {
      process.stderr.write(`${JSON.stringify({ level: "error", route: name, stack: error instanceof Error ? tracedStack(error) : String(error) })}\n`);
    });
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
