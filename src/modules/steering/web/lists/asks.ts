import type { Day } from "../../../../kernel/time/day.ts";
import { isOpen } from "../../domain/alerts.ts";
import type { Ask } from "../../domain/standing.ts";
import type { Row } from "./rows.ts";

export interface AskRow {
  readonly row: Row;
  readonly ask: Ask;
}

export interface AskFilter {
  readonly kind: "" | Ask["kind"];
  readonly status: "open" | "closed" | "all";
}

/** Obstacles and requests across actions, what has waited longest first. */
export function asksIn(rows: readonly Row[], { kind, status }: AskFilter, on: Day): readonly AskRow[] {
  return rows
    .flatMap((row) => row.standing.asks.map((ask) => ({ row, ask })))
    .filter(({ ask }) => (kind === "" || ask.kind === kind) && (status === "all" || isOpen(ask, on) === (status === "open")))
    .toSorted((a, b) => (a.ask.openedOn < b.ask.openedOn ? -1 : a.ask.openedOn > b.ask.openedOn ? 1 : 0));
}
