import { listFiles, listProjects } from "../store/projects.ts";
import { listReviews } from "../store/reviews.ts";
import { listRuns, requeueRunning } from "../store/runs.ts";
import type { LinkageDeps } from "./deps.ts";

/**
 * Ends what a stop of the machine cut short: clear copies go, so do files and keys of which the database says that they are
 * destroyed and files that it does not know, and runs under way go back in the line. Before anything runs.
 */
export async function takeUpAgain(deps: LinkageDeps): Promise<void> {
  await deps.zone.sweep();
  for (const { code, state } of (await listProjects(deps.db, {}, true)).projects) {
    if (state === "archived") {
      await deps.keys.destroy(code);
      await deps.zone.removeProject(code);
      continue;
    }
    const files = new Set((await listFiles(deps.db, code)).filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
    const runs = new Set((await listRuns(deps.db, code)).filter((run) => run.state === "done").map(({ id }) => String(id)));
    for (const name of await deps.zone.names(code)) {
      const [, run] = /^run-(\d+)-/.exec(name) ?? [];
      if (run === undefined ? !files.has(name) : !runs.has(run)) await deps.zone.remove(code, name);
    }
  }
  const open = new Set((await listReviews(deps.db)).filter(({ state }) => state !== "closed").map(({ id }) => String(id)));
  for (const name of await deps.keys.names()) {
    const [, review] = /\.review-(\d+)$/.exec(name) ?? [];
    if (review !== undefined && !open.has(review)) await deps.keys.destroy(name);
  }
  await requeueRunning(deps.db);
}
