import { recordAudit } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { FilesDeps } from "../deps.ts";
import type { KeptFile } from "../domain/stored-file.ts";
import { findFile, setProfile, setState, setVerdict, unreadFiles } from "../store/files.ts";
import { examine } from "./examine.ts";

/** Reads files that came in, one after another, while nobody waits. */
export interface Reading {
  /** Takes up whatever is still to be read: after an addition, at a start, once the antivirus is back. */
  wake(): void;
  /** When nothing is being read any more. What the antivirus could not look at still waits for the next `wake`. */
  settled(): Promise<void>;
  /** Lets go of the file being read, whoever does not answer; it is taken up at the next start. */
  stop(): Promise<void>;
}

export function createReading(deps: FilesDeps): Reading {
  const ending = new AbortController();
  const state: { running: Promise<void> | null; again: boolean; stopped: boolean } = { running: null, again: false, stopped: false };

  const run = async (): Promise<void> => {
    const tried = new Set<string>();
    do {
      state.again = false;
      for (const file of await unreadFiles(deps.db)) {
        if (state.stopped) return;
        if (tried.has(file.id)) continue;
        tried.add(file.id);
        await readOne(deps, file, ending.signal).catch((error: unknown) => { if (!state.stopped) deps.onTrouble?.("a file could not be read", error); });
      }
    } while (state.again && !state.stopped);
  };
  const wake = (): void => {
    if (state.stopped) return;
    state.again = true;
    state.running ??= run()
      .catch((error: unknown) => deps.onTrouble?.("files could not be read", error))
      .finally(() => {
        state.running = null;
        if (state.again) wake();
      });
  };
  return {
    wake,
    async settled() {
      while (state.running !== null) await state.running;
    },
    async stop() {
      state.stopped = true;
      ending.abort();
      await state.running;
    },
  };
}

async function readOne(deps: FilesDeps, file: KeptFile, signal: AbortSignal): Promise<void> {
  const state = file.state === "received" ? await check(deps, file, signal) : file.state;
  if (state === "checked" && file.profileState === "waiting") await profile(deps, file, signal);
}

async function check({ db, storage, antivirus }: FilesDeps, file: KeptFile, signal: AbortSignal): Promise<KeptFile["state"]> {
  const found = await examine(storage, antivirus, file.sha256, signal);
  if (signal.aborted) return file.state;
  await db.tx(async (tx) => {
    if (!(await setVerdict(tx, file.id, found)) || found.state === "received") return;
    await recordAudit(tx, { accountId: null, author: "Jalon", act: `datasets.file-${found.state}`, subject: `dataset:${file.dataset}`, next: { file: file.id, notes: found.notes.map(({ code }) => code) } });
  });
  return (await findFile(db, file.dataset, file.id))?.state ?? "refused";
}

/** What makes a file unfit to be handed on, whoever sent it. */
function isHarmful(issue: Issue): boolean {
  return issue.severity === "error" && /bomb/.test(issue.code);
}

async function profile(deps: FilesDeps, file: KeptFile, signal: AbortSignal): Promise<void> {
  if (deps.profiler === null) return setProfile(deps.db, file.id, "none", null);
  const read = deps.profiler.profile({ sha256: file.sha256, name: file.path, sizeBytes: file.sizeBytes }).catch((error: unknown) => {
    deps.onTrouble?.("a file could not be profiled", error);
    return null;
  });
  const found = await Promise.race([read, aborted(signal)]);
  if (found === "ending") return;
  await deps.db.tx(async (tx) => {
    await setProfile(tx, file.id, found === null ? "failed" : "done", found);
    const harmful = found?.issues.filter(isHarmful) ?? [];
    if (harmful.length === 0) return;
    await setState(tx, file.id, "refused", harmful);
    await recordAudit(tx, { accountId: null, author: "Jalon", act: "datasets.file-refused", subject: `dataset:${file.dataset}`, next: { file: file.id, notes: harmful.map(({ code }) => code) } });
  });
  if (found !== null) await deps.datasets().profiled(file.dataset, file.id, found);
}

async function aborted(signal: AbortSignal): Promise<"ending"> {
  if (!signal.aborted) await new Promise<void>((resolve) => { signal.addEventListener("abort", () => resolve(), { once: true }); });
  return "ending";
}
