import type { BlockKey, Condition, ExpandedModel } from "../../domain/model.ts";
import { isWholeYears, type DerivedPart } from "./derived.ts";

export type Needed = ReadonlyMap<string, ReadonlySet<DerivedPart>>;

/** Which derived columns the conditions, keys and training sessions of a model read. */
export function derivedNeeded(model: Pick<ExpandedModel, "columns" | "comparisons" | "blocking" | "training">): Needed {
  const needed = new Map<string, Set<DerivedPart>>();
  const add = (column: string, part: DerivedPart): void => { needed.set(column, (needed.get(column) ?? new Set()).add(part)); };
  const ofCondition = (condition: Condition): void => {
    if ("within" in condition && condition.unit !== "value" && condition.unit !== "share") add(condition.within, isWholeYears(condition) ? "number" : "days");
    else if ("phonetic" in condition) add(condition.phonetic, "phonetic");
    else if ("sameCore" in condition) for (const column of condition.sameCore.flat()) add(column, "core");
    else if ("nameParts" in condition) for (const column of condition.nameParts.flat()) add(column, "parts");
    else if ("firstNames" in condition && condition.is === "composed-part") add(condition.firstNames, "parts");
    else if ("firstNames" in condition && condition.is === "first-alike") add(condition.firstNames, "form");
    else if ("commune" in condition) {
      if (condition.is === "same") add(condition.commune, "codes");
      if (condition.is === "same-town") add(condition.commune, "place");
      if (condition.is === "same-department") add(condition.commune, "department");
    } else if ("all" in condition) condition.all.forEach(ofCondition);
    else if ("any" in condition) condition.any.forEach(ofCondition);
    else if ("not" in condition) ofCondition(condition.not);
  };
  const ofKey = (key: BlockKey): void => {
    if (typeof key === "string") { if (model.columns[key]?.clean === "commune") add(key, "place"); return; }
    if (!("column" in key)) { ofKey(key.left); ofKey(key.right); return; }
    if (key.part === "phonetic" || key.part === "department") add(key.column, key.part);
  };
  for (const { levels, given } of model.comparisons) {
    if (given !== undefined) ofCondition(given);
    for (const level of levels) if (level.when !== undefined) ofCondition(level.when);
  }
  for (const rule of [...model.blocking, ...model.training.sessions]) rule.on.forEach(ofKey);
  return needed;
}
