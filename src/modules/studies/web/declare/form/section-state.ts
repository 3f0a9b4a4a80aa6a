import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { fieldOf, sectionCodes, type SectionCode } from "../../../domain/fields/index.ts";
import type { StudyDraft } from "../../../domain/study.ts";
import type { FormState } from "./kit.ts";
import { isBegun } from "./question.ts";

export interface SectionProgress {
  readonly section: SectionCode;
  readonly state: "not-begun" | "to-complete" | "complete";
  readonly faults: readonly Issue[];
}

/** `outcomes[2].measure.fr` as forms write it: `outcomes.2.measure.fr`. */
export function issuePath({ field }: Pick<Issue, "field">): string {
  return (field ?? "").replaceAll(/\[(\d+)\]/g, ".$1");
}

export function isWithin(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}.`);
}

/** Where a fault is to be mended; null where no field is named. */
export function sectionOf(issue: Pick<Issue, "field">): SectionCode | null {
  const path = issuePath(issue);
  const name = path.split(".")[0] ?? "";
  // "Other, details" stand beside the field that they are about.
  const about = name === "otherDetails" ? path.split(".")[1] : undefined;
  return (about === undefined ? null : fieldOf(about)?.section) ?? fieldOf(name)?.section ?? null;
}

/** Everything wrong with a draft: what its values break, and what could not be read. A fault of a text that could not be read hides the one that its field is empty. */
export function issuesOf(draft: Pick<StudyDraft, "issues">, form: FormState): readonly Issue[] {
  const unread = [...form.unread.values()].map(({ issue }) => issue);
  const covered = (path: string): boolean => path !== "" && [...form.unread.keys()].some((kept) => isWithin(kept, path) || isWithin(path, kept));
  return [...unread, ...draft.issues.filter((issue) => !covered(issuePath(issue)))];
}

export function faultsOf(draft: Pick<StudyDraft, "issues">, form: FormState): readonly Issue[] {
  return issuesOf(draft, form).filter(({ severity }) => severity === "error");
}

/** How far each section has got. A section is complete without faults once it was saved or holds an answer. */
export function progressOf(draft: StudyDraft, form: FormState): readonly SectionProgress[] {
  const faults = faultsOf(draft, form);
  return sectionCodes.map((section) => {
    const own = faults.filter((issue) => sectionOf(issue) === section);
    const begun = form.steps.includes(section) || isBegun(draft.content, section);
    return { section, faults: own, state: !begun && own.length === 0 ? "not-begun" : own.length > 0 ? "to-complete" : "complete" };
  });
}

export function nextSection(section: SectionCode): SectionCode | "review" {
  return sectionCodes[sectionCodes.indexOf(section) + 1] ?? "review";
}

export function sectionPath(code: string, section: SectionCode | "review" | "done" | "undo" | "submit" | "publish" | ""): string {
  return `/studies/${encodeURIComponent(code)}/edit${section === "" ? "" : `/${section}`}`;
}
