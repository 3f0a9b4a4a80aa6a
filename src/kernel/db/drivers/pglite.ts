import { Worker } from "node:worker_threads";
import { databaseClosed, databaseStopped, QueryError } from "../errors.ts";
import type { Connection, Driver } from "./connection.ts";
import type { Answer, Request, Start } from "./pglite-messages.ts";
import { Queue } from "./queue.ts";

interface Waiting {
  readonly statement: string;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** A request before it gets its number. */
type Asked = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

export interface PgliteDriver extends Driver {
  /** The whole data directory as one gzip archive, to start others from. */
  dump(): Promise<Uint8Array>;
}

/**
 * PGlite in a worker thread. It has one backend, so every statement goes through one queue on this side.
 * A worker that stops rejects everything pending and everything asked later with `database.stopped`.
 * While nothing is pending, the worker does not keep the process alive. (`worker` is given by tests alone.)
 */
export async function startPglite(given: Start, worker: Worker = startWorker(given)): Promise<PgliteDriver> {
  const waiting = new Map<number, Waiting>();
  const turns = new Queue();
  let lastId = 0;
  let stopped: Error | null = null;
  let announce: { resolve(): void; reject(error: unknown): void };
  const ready = new Promise<void>((resolve, reject) => {
    announce = { resolve, reject };
  });

  function stop(error: Error): void {
    stopped ??= error;
    announce.reject(stopped);
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  }

  worker.on("error", (error) => stop(databaseStopped(error)));
  worker.on("exit", () => stop(databaseStopped()));
  worker.on("message", (answer: Answer) => {
    if (answer.kind === "ready") announce.resolve();
    else if (answer.kind === "lost") {
      stop(databaseStopped(new Error(answer.reason)));
      void worker.terminate();
    } else settle(answer);
  });

  function settle(answer: Exclude<Answer, { kind: "ready" | "lost" }>): void {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if (answer.kind === "refused") asked?.reject(new QueryError(answer.failure, asked.statement));
    else asked?.resolve(answer);
  }

  function ask(request: Asked, statement = ""): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (stopped !== null) return reject(stopped);
      lastId += 1;
      waiting.set(lastId, { statement, resolve, reject });
      worker.ref();
      worker.postMessage({ ...request, id: lastId }, []);
    });
  }

  const connection: Connection = {
    async run(text, parameters) {
      const answer = await ask({ kind: "run", text, parameters }, text);
      return answer.kind === "result" ? answer.result : { fields: [], rows: [] };
    },
    async script(text) {
      await ask({ kind: "script", text }, text);
    },
  };

  async function acquire() {
    const release = await turns.turn();
    return { connection, release };
  }

  await ready;
  worker.unref();
  return {
    kind: "pglite",
    acquire,
    async dump() {
      const { release } = await acquire();
      try {
        const answer = await ask({ kind: "dump" });
        if (answer.kind !== "archive") throw new Error("the worker gave no archive");
        return answer.archive;
      } finally {
        release();
      }
    },
    async close() {
      // PGlite may freeze when it is closed during a query: wait for the turn first.
      const { release } = await acquire();
      if (stopped === null) await ask({ kind: "close" });
      stopped = databaseClosed();
      await worker.terminate();
      release();
    },
  };
}

/**
 * From TypeScript sources the worker needs tsx, which on Node 20 a worker does not inherit from `--import tsx`:
 * it is registered by a first module. PGlite itself is imported before, so that tsx need not read it (0.15 s).
 */
function startWorker(workerData: Start): Worker {
  const options = { workerData, execArgv: [] };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./pglite-worker.js", import.meta.url), options);
  const file = new URL("./pglite-worker.ts", import.meta.url).href;
  const first = [
    `import ${JSON.stringify(import.meta.resolve("@electric-sql/pglite"))};`,
    `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))};`,
    `register();`,
    `await import(${JSON.stringify(file)});`,
  ].join("\n");
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(first)}`), options);
}
