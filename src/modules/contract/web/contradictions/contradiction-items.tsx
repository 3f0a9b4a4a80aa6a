import type { VNode } from "preact";
import type { Contradiction } from "../../domain/check/contradiction.ts";
import type { Register } from "../../domain/register.ts";
import { findAction, findObjective } from "../../domain/outline.ts";
import { indicatorNamed } from "../items/indicator-codes.tsx";
import { itemPath, type Place } from "../place.ts";

export interface ItemLink {
  readonly label: string;
  /** Null where the register has no such item: a missing action is just what some contradictions are about. */
  readonly path: string | null;
}

/** What a contradiction calls "action 48", "objective 3", "4.c" or the code of a table, as a name and an address. */
export function itemLink(register: Register, item: string, { say }: Pick<Place, "say">): ItemLink {
  const [, kind = "", code = ""] = /^(action|objective|priority|indicator|table) (.+)$/.exec(item) ?? [];
  if (kind === "action") return { label: `${say("Action", "Action")} ${code}`, path: findAction(register, code) === undefined ? null : itemPath("action", code) };
  if (kind === "objective") return { label: `${say("Objectif", "Objective")} ${code}`, path: findObjective(register, code) === undefined ? null : itemPath("objective", code) };
  if (kind === "priority") return { label: `${say("Priorité", "Priority")} ${code}`, path: register.priorities.some((one) => one.code === code) ? itemPath("priority", code) : null };
  const bare = code === "" ? item : code;
  const table = [...register.resourceTables, ...(register.employmentPlan === null ? [] : [register.employmentPlan])].find((one) => one.code === bare);
  if (table !== undefined) return { label: say(table.title.fr, table.title.en), path: `/resources#table-${table.code}` };
  const indicator = indicatorNamed(register, bare);
  return { label: `${say("Indicateur", "Indicator")} ${bare}`, path: indicator === null ? null : `/indicators/${encodeURIComponent(indicator)}` };
}

export function ItemLinks({ place, items }: { readonly place: Place; readonly items: readonly string[] }): VNode {
  return (
    <>
      {items.map((item, index) => {
        const { label, path } = itemLink(place.register, item, place);
        return <>{index === 0 ? null : ", "}{path === null ? label : <a href={place.href(path)}>{label}</a>}</>;
      })}
    </>
  );
}

/** The contradictions that name any of these items ("action 48"). */
export function contradictionsAbout(contradictions: readonly Contradiction[], items: readonly string[]): Contradiction[] {
  const wanted = new Set(items);
  return contradictions.filter((one) => one.items.some((item) => wanted.has(item)));
}
