import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { day, type Day } from "../../../../kernel/time/day.ts";
import type { EntityKind } from "../entity.ts";
import type { SuccessionType } from "../field.ts";
import { dayAfter, firstDayOf, isPartialDate } from "../partial-date.ts";
import type { EntityRecord, ResolvedValue } from "../record.ts";
import type { SourceKind } from "../source.ts";
import type { KnownStatement } from "./claim.ts";

/** A succession that names the entity as predecessor. */
export interface Departure {
  readonly type: SuccessionType;
  readonly effectiveFrom: string;
}

export interface Status {
  readonly opened: EntityRecord["opened"];
  readonly closed: EntityRecord["closed"];
  readonly remarks: readonly Issue[];
}

export interface StatusQuestion {
  readonly kind: EntityKind;
  readonly code: string;
  /** Values of `opened` and `closed` that are shown, or null. */
  readonly opened: ResolvedValue | null;
  readonly closed: ResolvedValue | null;
  readonly departures: readonly Departure[];
  /** Statements of the field `name`: who has them lists the entity. */
  readonly names: readonly KnownStatement[];
  readonly sourceKind: (source: string) => SourceKind;
}

/** After these, the predecessor is no more. A spin-off leaves it as it was. */
const closing: ReadonlySet<SuccessionType> = new Set(["merger", "split", "split-merger", "renewal", "integration"]);

/**
 * Since when and until when does the entity exist? Closed as stated; else from the first day of the earliest succession
 * that ends it, unless the official register still lists it in a delivery of that year or a later one (a remark says so);
 * else, for a structure, from the delivery in which its register no longer had it.
 */
export function statusOf(question: StatusQuestion): Status {
  const remarks: Issue[] = [];
  return { opened: openedOf(question.opened), closed: statedClosure(question.closed) ?? successionClosure(question, remarks) ?? absence(question), remarks };
}

function openedOf(value: ResolvedValue | null): EntityRecord["opened"] {
  if (value === null || typeof value.value !== "string" || !isPartialDate(value.value)) return null;
  return { text: value.value, day: firstDayOf(value.value) };
}

function statedClosure(value: ResolvedValue | null): EntityRecord["closed"] {
  if (value === null || typeof value.value !== "string" || !isPartialDate(value.value)) return null;
  return { text: value.value, day: dayAfter(value.value), basis: "stated" };
}

function successionClosure({ code, departures, names, sourceKind }: StatusQuestion, remarks: Issue[]): EntityRecord["closed"] {
  const listed = names.filter((name) => sourceKind(name.source) === "official-register").map((name) => name.lastObservedOn).sort().at(-1) ?? null;
  const ordered = departures
    .filter(({ type, effectiveFrom }) => closing.has(type) && isPartialDate(effectiveFrom))
    .toSorted((a, b) => compare(startOf(a.effectiveFrom), startOf(b.effectiveFrom)) || compare(a.effectiveFrom, b.effectiveFrom) || compare(a.type, b.type));
  for (const { effectiveFrom, type } of ordered) {
    if (listed === null || listed.slice(0, 4) < effectiveFrom.slice(0, 4)) return { text: effectiveFrom, day: startOf(effectiveFrom), basis: "succession" };
    if (type !== "integration") remarks.push(stillListed(code, effectiveFrom, listed));
  }
  return null;
}

function absence({ kind, names, sourceKind }: StatusQuestion): EntityRecord["closed"] {
  if (kind !== "structure") return null;
  const official = names.filter((name) => sourceKind(name.source) === "official-register");
  const asked = official.length > 0 ? official : names;
  const ends = asked.map((name) => name.endedOn);
  const last = ends.reduce<Day | null>((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  return last === null || ends.includes(null) ? null : { text: last, day: last, basis: "absent" };
}

function startOf(effectiveFrom: string): Day {
  return isPartialDate(effectiveFrom) ? firstDayOf(effectiveFrom) : day(effectiveFrom);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function stillListed(code: string, effectiveFrom: string, listed: Day): Issue {
  return {
    code: "directory.predecessor-still-listed",
    severity: "warning",
    field: "succession",
    text: {
      fr: `La structure ${code} a un successeur depuis ${effectiveFrom}, mais le répertoire officiel la liste encore au ${listed}\u202f: elle reste ouverte. Vérifiez la succession auprès du répertoire.`,
      en: `Structure ${code} has had a successor since ${effectiveFrom}, yet the official register still lists it on ${listed}: it stays open. Check the succession with the register.`,
    },
  };
}
