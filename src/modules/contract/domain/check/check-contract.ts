import type { TextDocument } from "../../../../kernel/text/document.ts";
import type { Register } from "../register.ts";
import { prepareCheck, type CheckContext } from "./context.ts";
import type { Contradiction } from "./contradiction.ts";
import { checkBaselines } from "./rules/baselines.ts";
import { checkDueYears } from "./rules/due-years.ts";
import { checkNaming } from "./rules/naming.ts";
import { checkNumbering } from "./rules/numbering.ts";
import { checkReferences } from "./rules/references.ts";
import { checkSharesInText } from "./rules/shares-in-text.ts";
import { checkSumsInText } from "./rules/sums-in-text.ts";
import { checkTargetsInText } from "./rules/targets-in-text.ts";
import { checkTotals } from "./rules/totals.ts";

const rules: readonly ((context: CheckContext) => Contradiction[])[] = [
  checkReferences,
  checkTargetsInText,
  checkSharesInText,
  checkTotals,
  checkSumsInText,
  checkBaselines,
  checkNumbering,
  checkNaming,
  checkDueYears,
];

/**
 * What does the contract say against itself? Contradictions first, then remarks, each in the order of its first line.
 *
 * With the document, its running text is held against the list of indicators and the tables. Without it (`null`), only
 * the rules that need nothing but the register are run: references, totals, baselines, numbering, due years.
 * Pure; never throws on a strange contract. Where the rules are in doubt they are silent.
 */
export function checkContract(register: Register, document: TextDocument | null): readonly Contradiction[] {
  const context = prepareCheck(register, document);
  const found = rules.flatMap((rule) => rule(context));
  return found.sort((a, b) => rank(a) - rank(b) || (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || a.code.localeCompare(b.code));
}

function rank(one: Contradiction): number {
  return one.severity === "contradiction" ? 0 : 1;
}
