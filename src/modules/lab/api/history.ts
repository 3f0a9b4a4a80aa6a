import type { z } from "zod";
import type { Day } from "../../../kernel/time/day.ts";
import { successionTypeNames, type EntityRecord, type EntityRef, type Relation, type ResolvedValue, type Succession } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { inForce } from "../pages/standing.ts";
import { pageUrl } from "./addresses.ts";
import { toOrganisations } from "./parse-question.ts";
import type { structureHistory } from "./schemas.ts";
import { propertiesOf, textIn } from "./structure-items.ts";

type HistoryOut = z.input<typeof structureHistory>;

/** What became of a structure, oldest first. `on` only marks what holds on that day: nothing is left out. */
export async function historyOut(deps: LabDeps, record: EntityRecord, on: Day): Promise<HistoryOut> {
  const { directory } = deps;
  const [relations, lineage] = [await directory.relations({ subject: record.ref.id, fields: [...toOrganisations] }), await directory.lineage(record.ref.id)];
  const refer = (ref: EntityRef): HistoryOut["parents"][number]["organisation"] => ({ id: ref.code, name: ref.name, url: pageUrl(deps, ref) });
  const link = (succession: Succession, other: EntityRef): HistoryOut["successors"][number] => ({
    structure: refer(other), type: succession.type, typeName: successionTypeNames[succession.type], effectiveFrom: succession.effectiveFrom,
    source: succession.source, statements: [...succession.statements],
  });
  return {
    id: record.ref.code,
    name: record.ref.name,
    on,
    opened: record.opened,
    closed: record.closed,
    names: [...namesOf(record, "name", on), ...namesOf(record, "acronym", on)],
    parents: relations.toSorted(byStart).map((relation) => ({
      relation: relation.field, organisation: refer(relation.object), labelNumber: textIn(propertiesOf(relation.value), "labelNumber"), ...spanOf(relation, on),
    })),
    predecessors: lineage.successions.filter((one) => one.successor.id === record.ref.id).map((one) => link(one, one.predecessor)),
    successors: lineage.successions.filter((one) => one.predecessor.id === record.ref.id).map((one) => link(one, one.successor)),
    lineage: lineage.members.map(({ ref, openedDay, closedDay, stub, distance, inheritance }) => ({
      id: ref.code, name: ref.name, opened: openedDay, closed: closedDay, stub, distance, inheritance, url: pageUrl(deps, ref),
    })),
    mergedIds: [...record.mergedCodes],
  };
}

function namesOf(record: EntityRecord, field: "name" | "acronym", on: Day): HistoryOut["names"] {
  const { current = [], others = [] } = record.fields[field] ?? {};
  return [...current, ...others].toSorted(byStart).flatMap((value) => (typeof value.value === "string" ? [{ field, value: value.value, ...spanOf(value, on) }] : []));
}

function spanOf(value: ResolvedValue | Relation, on: Day): Pick<HistoryOut["parents"][number], "from" | "until" | "attestedFrom" | "attestedUntil" | "inForce" | "source" | "statements"> {
  return {
    from: value.fromDay, until: value.untilDay, attestedFrom: value.attestedFrom, attestedUntil: value.attestedUntil, inForce: inForce(value, on),
    source: value.source, statements: [...value.statements],
  };
}

function byStart(a: ResolvedValue | Relation, b: ResolvedValue | Relation): number {
  const [left, right] = [a.fromDay ?? a.attestedFrom, b.fromDay ?? b.attestedFrom];
  return left < right ? -1 : left > right ? 1 : 0;
}
