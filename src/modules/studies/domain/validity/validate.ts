import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { StudyContent } from "../content.ts";
import { fieldNames } from "../fields/index.ts";
import { conceptIssues } from "./concepts.ts";
import { dateIssues } from "./dates.ts";
import { designIssues } from "./design.ts";
import { identifierIssues } from "./identifiers.ts";
import type { StudyValidityContext } from "./issue.ts";
import { personalIssues } from "./personal.ts";
import { progressIssues } from "./progress.ts";
import { requiredIssues } from "./required.ts";
import { sharingIssues } from "./sharing.ts";
import { textIssues } from "./texts.ts";
import { toldTexts } from "./walk.ts";

/**
 * Everything that is wrong with a record (errors: it is not published) or would make it better (warnings), all at once, by field and in
 * the order of the fields. As of `today`; never throws on a content of the right shape.
 */
export function validateStudy(content: StudyContent, context: StudyValidityContext): Issue[] {
  const texts = toldTexts(content);
  const issues = [
    ...requiredIssues(content), ...identifierIssues(content), ...conceptIssues(content, context), ...dateIssues(content, context), ...progressIssues(content, context),
    ...designIssues(content), ...sharingIssues(content), ...textIssues(content, texts), ...personalIssues(texts),
  ];
  const place = new Map<string, number>(fieldNames.map((name, at) => [name, at]));
  const placeOf = ({ field = "" }: Issue): number => place.get(/^[A-Za-z]+/.exec(field)?.[0] ?? "") ?? -1;
  return issues.toSorted((left, right) => placeOf(left) - placeOf(right));
}
