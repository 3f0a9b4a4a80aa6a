import { z } from "zod";
import { onDate } from "../place.ts";
import type { StatementFilter } from "./statements-table.ts";

export const statementsQuery = z.object({
  on: onDate,
  field: z.string().max(60).default(""),
  source: z.string().max(60).default(""),
  state: z.enum(["", "shown", "agrees", "contested", "other-day", "kept"]).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export function filterOf({ field, source, state }: StatementFilter): StatementFilter {
  return { field, source, state };
}
