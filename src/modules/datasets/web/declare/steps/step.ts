import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { DatasetMetadata } from "../../../domain/metadata.ts";
import type { FieldSpec } from "../form/control.tsx";

export const stepKeys = ["start", "files", "describe", "people", "coverage", "human", "population", "reuse", "access", "links", "review"] as const;
export type StepKey = (typeof stepKeys)[number];

/** One page of the declaration: one theme, its questions, and how to say it. */
export interface Step {
  readonly key: StepKey;
  readonly title: Bilingual;
  readonly lead: Bilingual;
  readonly fields: readonly FieldSpec[];
}

const onlyHuman: ReadonlySet<StepKey> = new Set(["human", "population", "reuse"]);

/** The steps of this declaration in their order: data about people have three more. */
export function stepsOf({ subjectKind }: Pick<DatasetMetadata, "subjectKind">): readonly StepKey[] {
  return stepKeys.filter((key) => subjectKind === "human" || !onlyHuman.has(key));
}

/** Is this fault for this field, or for something inside it? */
export function isWithin(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`);
}

/** The step where a fault is to be mended; null where no form asks for it. */
export function stepOfIssue(issue: Pick<Issue, "field">, steps: readonly Step[]): Step | null {
  const { field } = issue;
  if (field === undefined) return null;
  if (isWithin(field, "files")) return steps.find(({ key }) => key === "files") ?? null;
  return steps.find((step) => step.fields.some(({ key }) => isWithin(field, key))) ?? (field === "human" ? (steps.find(({ key }) => key === "human") ?? null) : null);
}

export function stepPath(code: string, step: StepKey | ""): string {
  return `/data/${encodeURIComponent(code)}/edit${step === "" ? "" : `/${step}`}`;
}
