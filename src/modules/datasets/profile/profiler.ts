import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";
import type { FileProfile } from "../domain/dataset.ts";
import type { Profiler } from "../domain/ports.ts";
import { remark } from "./issues.ts";
import { usualLimits, type ProfileLimits } from "./limits.ts";
import type { FileToRead } from "./read-file.ts";
import { plainProfile } from "./reading.ts";

export interface ProfilerDeps {
  /** The stored bytes, or a half-open part of them. */
  readonly open: (sha256: string, part: { readonly startByte: number; readonly endByte: number } | null) => Promise<Readable>;
  /** Where the stored file lies on this machine's disk; null where it does not. Spares a copy. */
  readonly pathOf?: (sha256: string) => string | null;
  /** For copies of files that are not on this disk, and for what spills. */
  readonly temporaryDirectory: string;
  readonly limits?: Partial<ProfileLimits>;
  /** Threads that read at the same time; further files wait. */
  readonly threads?: number;
  /** Told of what nobody foresaw, without any of the file's content. */
  readonly onBug?: (error: Error) => void;
}

/** Of a file that is elsewhere, so much is brought here at most. */
const mostCopied = 2_000_000_000;

/**
 * Profiles of stored files, each alone in a thread with limits of time and memory: no request waits, and a file that
 * exhausts a thread takes nothing else with it. Always gives a profile; what could not be read is among its issues.
 */
export function createProfiler(deps: ProfilerDeps): Profiler {
  const limits: ProfileLimits = { ...usualLimits, ...deps.limits };
  const waiting: (() => void)[] = [];
  const threads = keptThreads();
  let free = deps.threads ?? 1;
  const turn = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => { waiting.push(resolve); });
  };
  const over = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async profile({ sha256, name, sizeBytes }) {
      await turn();
      let copy: string | null = null;
      try {
        await mkdir(deps.temporaryDirectory, { recursive: true, mode: 0o700 });
        let path = deps.pathOf?.(sha256) ?? null;
        const cut = path === null && sizeBytes > mostCopied;
        if (path === null) {
          copy = join(deps.temporaryDirectory, `${randomUUID()}.profile`);
          path = copy;
          await pipeline(await deps.open(sha256, cut ? { startByte: 0, endByte: mostCopied } : null), atMost(mostCopied), createWriteStream(copy, { flags: "wx", mode: 0o600 }));
        }
        return await profilePath({ path, name, sizeBytes: cut ? mostCopied : sizeBytes, cut, temporaryDirectory: deps.temporaryDirectory, limits }, deps.onBug, threads);
      } finally {
        if (copy !== null) await rm(copy, { force: true });
        over();
      }
    },
  };
}

/** Where a thread comes from and where it goes: only one that answered as it should is given back. */
export interface Threads {
  take(limits: ProfileLimits): Worker;
  giveBack(worker: Worker): void;
}

/** Nobody listens any more. By name: with all its listeners gone at once, a thread of Node 20 delivers nothing again. */
function unheard(worker: Worker): Worker {
  return worker.removeAllListeners("message").removeAllListeners("error").removeAllListeners("exit");
}

const ofItsOwn: Threads = { take: startWorker, giveBack: (worker) => void worker.terminate() };

const idleMilliseconds = 2_000;

/** A thread that has read a file reads the next one that comes at once: starting one takes longer than most files. */
function keptThreads(): Threads {
  const idle = new Map<Worker, NodeJS.Timeout>();
  return {
    take(limits) {
      const [known] = idle;
      if (known === undefined) return startWorker(limits);
      const [worker, timer] = known;
      clearTimeout(timer);
      idle.delete(worker);
      return unheard(worker);
    },
    giveBack(worker) {
      worker.unref();
      const end = (): void => {
        idle.delete(worker);
        void worker.terminate();
      };
      idle.set(worker, setTimeout(end, idleMilliseconds).unref());
      // A thread that ends or breaks while it waits harms nobody.
      worker.once("exit", () => idle.delete(worker)).once("error", () => idle.delete(worker));
    },
  };
}

/** The profile of a file on the disk, read in a thread. */
export function profilePath(file: FileToRead, onBug?: (error: Error) => void, threads: Threads = ofItsOwn): Promise<FileProfile> {
  return new Promise((resolve) => {
    const worker = threads.take(file.limits);
    worker.ref();
    const settle = (profile: FileProfile, sound = false): void => {
      clearTimeout(timer);
      unheard(worker);
      if (sound) threads.giveBack(worker);
      else void worker.terminate();
      resolve(profile);
    };
    const timer = setTimeout(() => settle(unread("took-too-long", "Le profil du fichier demandait trop de temps\u202f: il n’est pas décrit.", "Profiling the file took too long: it is not described.")), file.limits.hardMilliseconds);
    worker.on("message", (reply: { readonly profile?: FileProfile; readonly failure?: string }) => {
      if (reply.profile !== undefined) return settle(reply.profile, true);
      onBug?.(new Error(`profile failed: ${reply.failure ?? "unknown"}`));
      settle(failed);
    });
    worker.on("error", (error: unknown) => {
      const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
      if (code === "ERR_WORKER_OUT_OF_MEMORY") return settle(unread("too-much-memory", "Le fichier demandait trop de mémoire pour être décrit.", "The file took too much memory to be described."));
      onBug?.(new Error(`profile failed: ${code === "" && error instanceof Error ? error.name : code}`));
      settle(failed);
    });
    worker.on("exit", () => settle(failed));
    worker.postMessage(file, []);
  });
}

const failed = unread("failed", "Le fichier n’a pas pu être décrit. Il est gardé tel quel.", "The file could not be described. It is kept as it is.");

function unread(code: string, fr: string, en: string): FileProfile {
  return plainProfile("other", "application/octet-stream", { issues: [remark(code, fr, en)], complete: false });
}

function atMost(bytes: number): Transform {
  let given = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      const rest = bytes - given;
      given += chunk.byteLength;
      done(null, rest <= 0 ? undefined : chunk.subarray(0, rest));
    },
  });
}

function startWorker({ memoryMb }: ProfileLimits): Worker {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(loader())}`), { execArgv: [], env: {}, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  // What libraries print may quote the file: it goes nowhere.
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

/** TypeScript needs its loader, which a thread does not inherit. */
function loader(): string {
  return [
    `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))};`,
    "register();",
    `await import(${JSON.stringify(new URL("./worker.ts", import.meta.url).href)});`,
  ].join("\n");
}
