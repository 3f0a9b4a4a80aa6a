import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Condition, Question } from "../form.ts";
import { fault } from "./fault.ts";
import { formLimits } from "./limits.ts";

/** What a condition can look at: the questions before it, and those of the whole axis, to tell "later" from "unknown". */
export interface Sight {
  readonly before: ReadonlyMap<string, Question>;
  readonly all: ReadonlyMap<string, Question>;
}

/**
 * Faults of a condition: it may only look at questions asked before (which also keeps conditions from going round in a
 * circle), ask what their kind can answer, and name options that exist.
 */
export function checkCondition(condition: Condition, at: string, sight: Sight): readonly Issue[] {
  const { depth, parts } = sizeOf(condition);
  if (depth > formLimits.conditionDepth || parts > formLimits.conditionParts) {
    return [fault("condition-too-large", at, `Cette condition est trop longue pour être comprise\u202f: ${formLimits.conditionDepth} niveaux et ${formLimits.conditionParts} parties au plus.`, `This condition is too long to be understood: ${formLimits.conditionDepth} levels and ${formLimits.conditionParts} parts at most.`)];
  }
  return checkPart(condition, at, sight);
}

function sizeOf(condition: Condition): { readonly depth: number; readonly parts: number } {
  const inner = "all" in condition ? condition.all : "any" in condition ? condition.any : "not" in condition ? [condition.not] : [];
  const sizes = inner.map(sizeOf);
  return { depth: 1 + Math.max(0, ...sizes.map(({ depth }) => depth)), parts: 1 + sizes.reduce((sum, { parts }) => sum + parts, 0) };
}

function checkPart(condition: Condition, at: string, sight: Sight): readonly Issue[] {
  if ("all" in condition) return checkList(condition.all, `${at}.all`, sight);
  if ("any" in condition) return checkList(condition.any, `${at}.any`, sight);
  if ("not" in condition) return checkPart(condition.not, `${at}.not`, sight);
  const question = sight.before.get(condition.question);
  if (question === undefined) {
    const shown = condition.question.slice(0, formLimits.codeCharacters);
    return [sight.all.has(condition.question)
      ? fault("condition-looks-forward", `${at}.question`, `La condition dépend de «\u202f${shown}\u202f», posée après ou en même temps\u202f: une condition ne regarde que ce qui précède.`, `The condition depends on “${shown}”, asked later or at the same time: a condition looks only at what comes before.`)
      : fault("condition-unknown-question", `${at}.question`, `La condition dépend de «\u202f${shown}\u202f», qui n’est pas une question de cet axe.`, `The condition depends on “${shown}”, which is no question of this axis.`)];
  }
  if ("answered" in condition) return [];
  if ("oneOf" in condition) return checkChoice(condition.oneOf, at, question);
  const { from, to } = condition;
  if (question.kind !== "scale" && question.kind !== "number") {
    return [fault("condition-wrong-kind", at, `La question «\u202f${question.code}\u202f» n’a pas de valeur qui se compare à des bornes.`, `The question “${question.code}” has no value to compare with bounds.`)];
  }
  const [least, most] = question.kind === "scale" ? [question.low, question.high] : [question.least, question.most];
  const [low, high] = [from ?? least, to ?? most];
  const sound = (from !== undefined || to !== undefined) && Number.isFinite(low) && Number.isFinite(high) && low <= high && high >= least && low <= most;
  return sound ? [] : [fault("condition-bad-bounds", at, `Donnez des bornes qu’une réponse à «\u202f${question.code}\u202f» peut atteindre.`, `Give bounds that an answer to “${question.code}” can meet.`)];
}

function checkList(parts: readonly Condition[], at: string, sight: Sight): readonly Issue[] {
  if (parts.length === 0) return [fault("condition-empty", at, "Cette condition ne dit rien\u202f: ajoutez-y une partie, ou retirez-la.", "This condition says nothing: add a part, or remove it.")];
  return parts.flatMap((part, index) => checkPart(part, `${at}.${index}`, sight));
}

function checkChoice(oneOf: readonly string[], at: string, question: Question): readonly Issue[] {
  const offered = choicesOf(question);
  if (offered === null) return [fault("condition-wrong-kind", at, `La question «\u202f${question.code}\u202f» n’a pas de choix.`, `The question “${question.code}” has no options.`)];
  if (oneOf.length === 0) return [fault("condition-empty", `${at}.oneOf`, "Choisissez au moins une réponse.", "Choose at least one answer.")];
  return oneOf.flatMap((code, index) => offered.has(code) ? [] : [fault("condition-unknown-option", `${at}.oneOf.${index}`,
    `«\u202f${code.slice(0, 130)}\u202f» n’est pas un choix de la question «\u202f${question.code}\u202f».`, `“${code.slice(0, 130)}” is no option of the question “${question.code}”.`)]);
}

/** What `oneOf` may name of this question; null where its kind has no choices. */
export function choicesOf(question: Question): ReadonlySet<string> | null {
  if (question.kind === "matrix") return new Set(question.rows.flatMap((row) => question.columns.map((column) => `${row.code}:${column.code}`)));
  return "options" in question ? new Set(question.options.map(({ code }) => code)) : null;
}
