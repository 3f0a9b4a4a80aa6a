import type { EngineOptions, RunSummary, Stage } from "../domain/run.ts";

/** Tells progress on and sums the seconds between stages. */
export function createTimer(progress: EngineOptions["progress"]): { readonly at: (stage: Stage, share?: number | null) => void; readonly seconds: () => RunSummary["seconds"] } {
  const spent = new Map<Stage, number>();
  let current: { readonly stage: Stage; readonly since: number } | null = null;
  const stop = (): void => {
    if (current !== null) spent.set(current.stage, (spent.get(current.stage) ?? 0) + (performance.now() - current.since) / 1_000);
  };
  return {
    at(stage, share = null) {
      if (current?.stage !== stage) {
        stop();
        current = { stage, since: performance.now() };
      }
      progress?.(stage, share);
    },
    seconds() {
      stop();
      current = null;
      return Object.fromEntries([...spent].map(([stage, seconds]) => [stage, Math.round(seconds * 1_000) / 1_000]));
    },
  };
}
