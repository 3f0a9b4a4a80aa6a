import type { Author } from "../../../kernel/audit/index.ts";
import { listFiles, listProjects } from "../store/projects.ts";
import { listReviews } from "../store/reviews.ts";
import { waitingRuns } from "../store/runs.ts";
import type { LinkageDeps } from "./deps.ts";
import { deleteFilesOf } from "./files.ts";
import { archiveProject } from "./projects.ts";
import { closeReview } from "./reviews.ts";

/** Once a day or oftener: deletes files whose day has come and archives projects at the end of their retention, open reviews ended first. */
export async function keepRetention(deps: LinkageDeps): Promise<void> {
  const program: Author = { accountId: null, name: "Jalon" };
  const today = deps.clock.today();
  const busy = new Set((await waitingRuns(deps.db)).map(({ project }) => project));
  const { projects } = await listProjects(deps.db, { state: "open" }, true);
  for (const project of projects.filter(({ code }) => !busy.has(code))) {
    try {
      if (project.retentionUntil <= today) {
        for (const review of await listReviews(deps.db, { project: project.code })) if (review.state !== "closed") await closeReview(deps, program, review.id, { unfinished: true });
        await archiveProject(deps, program, project.code);
      } else if (project.keepFilesUntil !== null && project.keepFilesUntil <= today) {
        await deleteFilesOf(deps, project.code, (await listFiles(deps.db, project.code)).map(({ id }) => id));
      }
    } catch (error) {
      // One project that cannot be ended does not keep the others beyond their day.
      deps.onBug(error);
    }
  }
}
