import type { Issue } from "../../errors/app-error.ts";
import type { Language } from "../../i18n/language.ts";
import type { Failure } from "./failure.ts";

/** RFC 9457 problem details, with the fields this house adds. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly ProblemIssue[];
}

interface ProblemIssue {
  readonly pointer?: string;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly detail: string;
  readonly line?: number;
  readonly column?: string;
}

/** The problem document of a failure. `path` is the path asked, without its query; all issues are listed at once. */
export function problemOf(failure: Failure, language: Language, path: string, requestId: string): Problem {
  return {
    type: `/problems/${failure.code}`,
    title: failure.title[language],
    status: failure.status,
    detail: failure.text[language],
    instance: path,
    code: failure.code,
    requestId,
    ...(failure.issues.length === 0 ? {} : { errors: failure.issues.map((issue) => problemIssue(issue, language)) }),
  };
}

function problemIssue(issue: Issue, language: Language): ProblemIssue {
  return {
    ...(issue.field === undefined ? {} : { pointer: pointerOf(issue.field) }),
    code: issue.code,
    severity: issue.severity,
    detail: issue.text[language],
    ...(issue.line === undefined ? {} : { line: issue.line }),
    ...(issue.column === undefined ? {} : { column: issue.column }),
  };
}

/** RFC 6901 in a fragment. A field given as a pointer stays one; a bare name is one of the body. */
function pointerOf(field: string): string {
  if (field.startsWith("/")) return `#${field}`;
  return `#/${field.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
