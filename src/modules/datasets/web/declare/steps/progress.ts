import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { DatasetDraft } from "../../../domain/datasets.ts";
import type { FormState } from "../form/form-state.ts";
import { isWithin, pagesOf, stepOfIssue, type Step, type StepKey } from "./index.ts";

export interface StepProgress {
  readonly step: Step;
  readonly state: "not-begun" | "to-complete" | "complete";
  readonly faults: readonly Issue[];
  readonly remarks: readonly Issue[];
}

/** Everything wrong with a draft: what its values break, and what could not be read. A fault of a text that could not be read hides the one that its field is empty. */
export function issuesOf(draft: DatasetDraft, form: FormState): readonly Issue[] {
  const unread = [...form.unread.values()].map(({ issue }) => issue);
  const covered = (field: string | undefined): boolean => field !== undefined && [...form.unread.keys()].some((path) => isWithin(path, field) || isWithin(field, path));
  return [...unread, ...draft.issues.filter(({ field }) => !covered(field))];
}

/** How far each step has got. A step is complete without faults once it was saved or holds an answer. */
export function progressOf(draft: DatasetDraft, form: FormState, files: number): readonly StepProgress[] {
  const steps = pagesOf(draft.metadata);
  const issues = issuesOf(draft, form);
  return steps.filter(({ key }) => key !== "review").map((step) => {
    const own = issues.filter((issue) => stepOfIssue(issue, steps)?.key === step.key);
    const faults = own.filter(({ severity }) => severity === "error");
    const begun = form.steps.includes(step.key) || (step.key === "files" ? files > 0 : step.fields.some((field) => field.tell(draft.metadata, "fr").length > 0));
    return { step, faults, remarks: own.filter(({ severity }) => severity === "warning"), state: !begun ? "not-begun" : faults.length > 0 ? "to-complete" : "complete" };
  });
}

export function nextStep(draft: Pick<DatasetDraft, "metadata">, key: StepKey): StepKey {
  const steps = pagesOf(draft.metadata);
  return steps[steps.findIndex((step) => step.key === key) + 1]?.key ?? "review";
}
