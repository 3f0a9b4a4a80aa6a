import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Register } from "../../domain/register.ts";
import { issue } from "../errors.ts";
import type { Edit, TargetTerms } from "./edit.ts";

/** What an edit says that cannot be, all at once: a range without its bounds, a cumulation that ends before it starts, a condition of a deed. */
export function editFaults(register: Register, edit: Edit): Issue[] {
  switch (edit.kind) {
    case "target.terms":
    case "target.add":
      return termsFaults(edit.terms);
    case "contract.years":
      return edit.toYear < edit.fromYear ? [issue("years-reversed", "toYear", "Le contrat finirait avant de commencer.", "The contract would end before it starts.")] : [];
    case "measure.add":
      return edit.unit === "none" && edit.noun !== null ? [issue("unit-without-count", "noun", "Sans unité, il n’y a rien à nommer.", "Without a unit there is nothing to name.")] : [];
    case "indicator.remove":
      return register.indicators.length === 1 ? [issue("last-indicator", null, "Le contrat garde au moins un indicateur.", "The contract keeps at least one indicator.")] : [];
    default:
      return [];
  }
}

function termsFaults(terms: TargetTerms): Issue[] {
  const { comparator, strict, value, upperValue, scope, dueYear } = terms;
  const found: Issue[] = [];
  const isDeed = comparator === "qualitative";
  if (isDeed && value !== null) found.push(issue("deed-with-number", "value", "Un engagement sans nombre n’a pas de valeur\u202f: videz la case.", "A commitment without a number has no value: empty the box."));
  if (isDeed && terms.statement === null) found.push(issue("deed-without-words", "statementFr", "Dites en quelques mots ce qui doit être fait.", "Say in a few words what has to be done."));
  if (!isDeed && value === null) found.push(issue("target-without-number", "value", "Donnez le nombre à atteindre.", "Give the number to be reached."));
  if (comparator === "between" && upperValue === null) found.push(issue("range-without-upper", "upperValue", "Donnez la borne haute.", "Give the upper bound."));
  if (comparator === "between" && value !== null && upperValue !== null && upperValue <= value) found.push(issue("range-reversed", "upperValue", "La borne haute doit dépasser la borne basse.", "The upper bound must exceed the lower one."));
  if (comparator !== "between" && upperValue !== null) found.push(issue("upper-without-range", "upperValue", "Une borne haute ne va qu’avec «\u202fentre\u202f».", "An upper bound goes with “between” alone."));
  if (comparator === "rank-at-most" && value !== null && (!Number.isInteger(value) || value < 1)) found.push(issue("rank-not-whole", "value", "Un rang est un nombre entier, à partir de 1.", "A rank is a whole number from 1 on."));
  if (strict !== (comparator === "more-than" || comparator === "less-than") && !(strict && comparator === "between")) found.push(issue("strictness-does-not-fit", "comparator", "«\u202fPlus de\u202f» et «\u202fmoins de\u202f» excluent l’égalité, les autres l’acceptent.", "“More than” and “less than” rule equality out, the others accept it."));
  if ("fromYear" in scope && scope.toYear < scope.fromYear) found.push(issue("scope-reversed", "scopeTo", "La dernière année vient avant la première.", "The last year comes before the first."));
  if ("fromYear" in scope && dueYear < scope.toYear) found.push(issue("due-before-end", "dueYear", "L’échéance vient avant la fin de ce qui est compté.", "The due year comes before the end of what is counted."));
  return found;
}
