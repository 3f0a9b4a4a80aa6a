import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DatasetFile } from "../dataset.ts";
import type { DatasetMetadata } from "../metadata.ts";
import { accessIssues } from "./access.ts";
import { descriptionIssues } from "./description.ts";
import { humanIssues } from "./human.ts";
import { peopleIssues } from "./people.ts";

export interface ValidityContext {
  readonly today: Day;
  readonly files: readonly DatasetFile[];
}

/**
 * All that is wrong with a record (`error`: it cannot be published) and all that would make it better (`warning`), each beside its
 * field, in the order of the form. Fields are paths in `DatasetMetadata` (`title.fr`, `creators.0.orcid`, `human.accessBody`);
 * `files` is the list of files.
 */
export function validate(metadata: DatasetMetadata, context: ValidityContext): Issue[] {
  return [...descriptionIssues(metadata, context), ...peopleIssues(metadata), ...accessIssues(metadata, context), ...humanIssues(metadata, context)];
}
