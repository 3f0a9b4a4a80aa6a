import { placedActions, type PlacedAction } from "../../domain/outline.ts";
import type { Register, ResourceTable } from "../../domain/register.ts";

/**
 * The action whose text a table stands in: the last one that begins before it, when another action follows. A table
 * after the last action belongs to the contract as a whole, or to nothing that the document says; null then, and null
 * where lines are not known.
 */
export function actionAround(register: Register, table: ResourceTable): PlacedAction | null {
  const at = table.sourceLines[0];
  if (at === undefined) return null;
  const placed = placedActions(register).flatMap((one) => (one.action.lines[0] === undefined ? [] : [{ one, line: one.action.lines[0] }])).sort((a, b) => a.line - b.line);
  const before = placed.findLast(({ line }) => line < at);
  const follows = placed.some(({ line }) => line > at);
  return before !== undefined && follows ? before.one : null;
}

/** Employment plan first, then the tables of money, as pages and exports give them. */
export function tablesOf(register: Register): ResourceTable[] {
  return [...(register.employmentPlan === null ? [] : [register.employmentPlan]), ...register.resourceTables];
}
