import type { FastifyInstance } from "fastify";

/**
 * On SIGTERM or SIGINT: takes no new request, lets those under way finish, then calls `after` (close the database) and
 * ends the process with status 0. A second signal, or `graceMilliseconds` gone by, ends it with status 1. Returns a
 * function that takes the handlers away again.
 */
export function drainOnSignals(
  server: FastifyInstance,
  after: () => Promise<void>,
  graceMilliseconds = 10_000,
  end: (status: number) => void = (status) => process.exit(status),
): () => void {
  let draining = false;
  const onSignal = () => {
    if (draining) {
      end(1);
      return;
    }
    draining = true;
    const timer = setTimeout(() => end(1), graceMilliseconds);
    timer.unref();
    server
      .close()
      .then(after)
      .then(
        () => end(0),
        () => end(1),
      )
      .finally(() => clearTimeout(timer));
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  return () => {
    process.off("SIGTERM", onSignal);
    process.off("SIGINT", onSignal);
  };
}
