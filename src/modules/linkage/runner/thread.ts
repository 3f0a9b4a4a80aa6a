import { Worker } from "node:worker_threads";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { LinkageRunner, RunnerAnswer, RunnerQuestion } from "../domain/report.ts";
import type { Stage } from "../domain/run.ts";

export type ToWorker = { readonly kind: "run"; readonly question: RunnerQuestion } | { readonly kind: "stop" };
export type FromWorker =
  | { readonly kind: "progress"; readonly stage: Stage; readonly share: number | null }
  | { readonly kind: "done"; readonly answer: RunnerAnswer }
  | { readonly kind: "refused"; readonly code: string; readonly text: Bilingual; readonly status: number; readonly issues: readonly Issue[] }
  | { readonly kind: "broken"; readonly name: string };

/** How long a run that was stopped may take to leave by itself. */
const leavingMs = 10_000;

/** Each run in a thread of its own: no page waits for it, and what it prints, which may quote a file, goes nowhere. */
export const runInThread: LinkageRunner = (question, { progress, signal }) => new Promise((resolve, reject) => {
  signal.throwIfAborted();
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(loader())}`), { execArgv: [], env: {}, stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  let forced: NodeJS.Timeout | undefined;
  const settle = (end: () => void): void => {
    clearTimeout(forced);
    signal.removeEventListener("abort", stop);
    void worker.terminate();
    end();
  };
  const stop = (): void => {
    worker.postMessage({ kind: "stop" } satisfies ToWorker, []);
    forced = setTimeout(() => settle(() => reject(signal.reason as Error)), leavingMs);
  };
  signal.addEventListener("abort", stop, { once: true });
  worker.on("message", (message: FromWorker) => {
    switch (message.kind) {
      case "progress": return progress(message.stage, message.share);
      case "done": return settle(() => resolve(message.answer));
      case "refused": return settle(() => reject(new AppError(message.code, message.text, { status: message.status, issues: message.issues })));
      case "broken": return settle(() => reject(signal.aborted ? (signal.reason as Error) : new Error(`a linkage run failed: ${message.name}`)));
    }
  });
  worker.on("error", (error: unknown) => settle(() => reject(new Error(`a linkage run failed: ${error instanceof Error ? error.name : "unknown"}`))));
  worker.on("exit", () => settle(() => reject(new Error("a linkage run ended without an answer"))));
  worker.postMessage({ kind: "run", question } satisfies ToWorker, []);
});

/** TypeScript needs its loader, which a thread does not inherit. */
function loader(): string {
  return [
    `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))};`,
    "register();",
    `await import(${JSON.stringify(new URL("./worker.ts", import.meta.url).href)});`,
  ].join("\n");
}
