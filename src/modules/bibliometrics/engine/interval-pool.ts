import { Worker } from "node:worker_threads";
import type { Counting } from "../domain/engine.ts";
import { runJob, type IntervalJob, type SliceIntervals } from "./intervals.ts";

export type JobIntervals = Readonly<Record<Counting, SliceIntervals>>;

/** What a thread is sent: jobs, and the number of the next one that nobody has taken. */
export interface JobMessage {
  readonly jobs: readonly IntervalJob[];
  readonly next: SharedArrayBuffer;
}

export type JobReply = readonly (readonly [number, JobIntervals])[];

/** Below so many draws a thread costs more to start than it saves. */
const worthThread = 20_000_000;

/**
 * Works out intervals on this thread and on others beside it. Each job has its own seed: who does it changes nothing.
 * A thread that fails loses time only: its jobs are done here.
 */
export class IntervalPool {
  readonly #workers: Worker[];

  constructor(threads: number, draws: number) {
    this.#workers = draws < worthThread ? [] : Array.from({ length: threads - 1 }, startWorker);
  }

  async run(jobs: readonly IntervalJob[]): Promise<JobIntervals[]> {
    // The largest first, so that no thread begins it when the others are done.
    const order = [...jobs.keys()].sort((a, b) => (jobs[b]?.papers ?? 0) - (jobs[a]?.papers ?? 0) || a - b);
    const message: JobMessage = { jobs: order.flatMap((index) => jobs[index] ?? []), next: new SharedArrayBuffer(4) };
    const replies = this.#workers.map((worker) => replyOf(worker, message));
    const done = new Map(takeJobs(message));
    for (const reply of await Promise.all(replies)) for (const [index, one] of reply) done.set(index, one);
    const found: JobIntervals[] = [];
    for (const [place, index] of order.entries()) {
      const job = message.jobs[place];
      if (job !== undefined) found[index] = done.get(place) ?? runJob(job);
    }
    return found;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Does jobs that nobody has taken until there are none. */
export function takeJobs({ jobs, next }: JobMessage): JobReply {
  const counter = new Int32Array(next);
  const done: (readonly [number, JobIntervals])[] = [];
  for (let index = Atomics.add(counter, 0, 1); index < jobs.length; index = Atomics.add(counter, 0, 1)) {
    const job = jobs[index];
    if (job !== undefined) done.push([index, runJob(job)]);
  }
  return done;
}

function replyOf(worker: Worker, message: JobMessage): Promise<JobReply> {
  return new Promise((resolve) => {
    const settle = (reply: JobReply): void => {
      worker.off("message", settle).off("error", fail).off("exit", fail);
      resolve(reply);
    };
    const fail = (): void => settle([]);
    worker.on("message", settle).on("error", fail).on("exit", fail);
    worker.postMessage(message, []);
  });
}

function startWorker(): Worker {
  const options = { execArgv: [] };
  const worker = import.meta.url.endsWith(".ts") ? new Worker(new URL(`data:text/javascript,${encodeURIComponent(loader())}`), options) : new Worker(new URL("./interval-worker.js", import.meta.url), options);
  // Heard until jobs are sent: an error that nobody hears would stop the program.
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}

/** TypeScript needs its loader, which a thread does not inherit. */
function loader(): string {
  return [
    `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))};`,
    "register();",
    `await import(${JSON.stringify(new URL("./interval-worker.ts", import.meta.url).href)});`,
  ].join("\n");
}
