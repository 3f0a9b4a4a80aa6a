import type { AuditEntry, Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { LinkageModel } from "../domain/model.ts";
import type { Project } from "../domain/project.ts";
import type { CostEstimator, LinkageRunner, SampleDrawer } from "../domain/report.ts";
import type { ProjectKeys } from "../store/keys.ts";
import { findProject } from "../store/projects.ts";
import type { LinkingZone } from "../store/zone.ts";
import { notTheMoment, unknownProject } from "./errors.ts";

/** What the platform part of linkage needs of elsewhere. */
export interface LinkageDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly zone: LinkingZone;
  readonly keys: ProjectKeys;
  readonly runner: LinkageRunner;
  readonly estimate: CostEstimator;
  readonly drawSample: SampleDrawer;
  /** The model that a file of JSON holds, or every fault of it. */
  readonly readModel: (text: string) => { readonly model: LinkageModel | null; readonly issues: readonly Issue[] };
  /** Names of the columns of a file. */
  readonly columnsOf: (path: string) => Promise<readonly string[]>;
  /** Accounts that may be readers. */
  readonly readers: () => Promise<readonly (Author & { readonly accountId: string })[]>;
  /** Told of what nobody foresaw, without any of the content. */
  readonly onBug: (error: unknown) => void;
  readonly largestFileBytes: number;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** The parts of an entry of the audit that say who and when. */
export function authored({ clock }: Pick<LinkageDeps, "clock">, by: Author): Pick<AuditEntry, "recordedAt" | "accountId" | "author"> {
  return { recordedAt: clock.now(), accountId: by.accountId, author: by.name };
}

export async function openProject(db: Db, code: string, lock = false): Promise<Project> {
  const project = await findProject(db, code, lock);
  if (project === null) throw unknownProject();
  if (project.state === "archived") throw notTheMoment("Ce projet est archivé\u202f: plus rien ne s’y fait.", "This project is archived: nothing is done in it any more.");
  return project;
}
