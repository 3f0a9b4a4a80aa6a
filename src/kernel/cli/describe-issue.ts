import type { Issue } from "../errors/app-error.ts";
import type { Language } from "../i18n/language.ts";

/** One issue on one line: how grave, then its own words, which say where, what and what to do. */
export function describeIssue(issue: Issue, language: Language): string {
  const french = language === "fr";
  const grave = issue.severity === "error" ? (french ? "erreur" : "error") : (french ? "à justifier" : "to justify");
  return `${grave}${french ? "\u00a0: " : ": "}${issue.text[language]} [${issue.code}]`;
}
