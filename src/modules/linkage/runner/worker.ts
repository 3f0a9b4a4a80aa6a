import { parentPort } from "node:worker_threads";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { performRun } from "./perform.ts";
import type { FromWorker, ToWorker } from "./thread.ts";

const port = parentPort;
if (port === null) throw new Error("this file is run in a thread");
const tell = (message: FromWorker): void => port.postMessage(message, []);
const controller = new AbortController();

port.on("message", (message: ToWorker) => {
  if (message.kind === "stop") return controller.abort(new Error("stopped"));
  performRun(message.question, { signal: controller.signal, progress: (stage, share) => tell({ kind: "progress", stage, share }) }).then(
    (answer) => tell({ kind: "done", answer }),
    // Only what was foreseen is told in words: any other message may quote a value.
    (error: unknown) => tell(error instanceof AppError ? { kind: "refused", code: error.code, text: error.text, status: error.status, issues: error.issues } : { kind: "broken", name: error instanceof Error ? error.name : "unknown" }),
  );
});
