import type { DatasetMetadata } from "../../../domain/metadata.ts";
import { accessStep, coverageStep, describeStep, filesStep, linksStep, peopleStep, reviewStep, startStep } from "./general-steps.ts";
import { humanSteps } from "./human-steps.ts";
import { stepsOf, type Step } from "./step.ts";

const all: readonly Step[] = [startStep, filesStep, describeStep, peopleStep, coverageStep, ...humanSteps, accessStep, linksStep, reviewStep];

/** The pages of this declaration, in their order. */
export function pagesOf(metadata: Pick<DatasetMetadata, "subjectKind">): readonly Step[] {
  const keys = stepsOf(metadata);
  return all.filter(({ key }) => keys.includes(key));
}

export { isWithin, stepKeys, stepOfIssue, stepPath, type Step, type StepKey } from "./step.ts";
