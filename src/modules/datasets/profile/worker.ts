import { parentPort } from "node:worker_threads";
import { readFileProfile, type FileToRead } from "./read-file.ts";

/** Reads one file after another and gives their profiles. What goes wrong is told by its kind alone: messages of errors may quote the file. */
parentPort?.on("message", (file: FileToRead) => {
  readFileProfile(file).then(
    (profile) => parentPort?.postMessage({ profile }, []),
    (error: unknown) => parentPort?.postMessage({ failure: placesOf(error) }, []),
  );
});

function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return [error.name, ...(error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 12)].join("\n");
}
