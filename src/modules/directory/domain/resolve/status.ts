import { ascending } from "d3-array";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { addDays, day, type Day } from "../../../../kernel/time/day.ts";
import type { EntityKind } from "../entity.ts";
import type { SuccessionType } from "../field.ts";
import { dayAfter, firstDayOf, isPartialDate } from "../partial-date.ts";
import type { EntityRecord, ResolvedValue } from "../record.ts";
import type { SourceKind } from "../source.ts";
import type { KnownStatement } from "./claim.ts";
import { openingOf, type RecordSightings } from "./opening.ts";

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

export interface StatusQuestion extends RecordSightings {
  readonly kind: EntityKind;
  readonly code: string;
  /** Values of `opened` and `closed` that are shown, or null. */
  readonly opened: ResolvedValue | null;
  readonly closed: ResolvedValue | null;
  readonly departures: readonly Departure[];
  /** Statements of the field `opened`, shown or not. */
  readonly openings: readonly KnownStatement[];
  /** Statements of the field `name`: who has them lists the entity. */
  readonly names: readonly KnownStatement[];
  readonly sourceKind: (source: string) => SourceKind;
}

/** After these, the predecessor is no more. A spin-off leaves it as it was. */
const closing: ReadonlySet<SuccessionType> = new Set(["merger", "split", "split-merger", "renewal", "integration"]);

/**
 * Since when and until when does the entity exist? Open as `openingOf` says. Closed as stated; else by the earliest
 * succession that ends it; else, for a structure, from the delivery in which its register no longer had it.
 * A succession closes it on the first day of its effect. Where the official register listed it within the span of that
 * date (2022) and no longer has it, it is closed from the day after it was last listed; where the register still has it, or
 * had it after that span, it stays open and a remark says so; a structure gone from the register before the effect was
 * closed then already.
 */
export function statusOf(question: StatusQuestion): Status {
  const remarks: Issue[] = [];
  const opened = openingOf({ ...question, value: question.opened, listings: [...question.openings, ...question.names] });
  return { opened, closed: statedClosure(question.closed) ?? successionClosure(question, remarks) ?? absence(question), remarks };
}

function statedClosure(value: ResolvedValue | null): EntityRecord["closed"] {
  if (value === null || typeof value.value !== "string" || !isPartialDate(value.value)) return null;
  return { text: value.value, day: dayAfter(value.value), basis: "stated" };
}

function successionClosure({ kind, code, departures, names, sourceKind }: StatusQuestion, remarks: Issue[]): EntityRecord["closed"] {
  const register = names.filter((name) => sourceKind(name.source) === "official-register");
  const listed = register.map((name) => name.lastObservedOn).sort().at(-1) ?? null;
  const gone = goneFrom(register);
  const ordered = departures
    .filter(({ type, effectiveFrom }) => closing.has(type) && isPartialDate(effectiveFrom))
    .toSorted((a, b) => ascending(startOf(a.effectiveFrom), startOf(b.effectiveFrom)) || ascending(a.effectiveFrom, b.effectiveFrom) || ascending(a.type, b.type));
  for (const { effectiveFrom, type } of ordered) {
    const start = startOf(effectiveFrom);
    if (kind === "structure" && gone !== null && gone < start) return null;
    if (listed === null || listed < start) return { text: effectiveFrom, day: start, basis: "succession" };
    if (gone !== null && isPartialDate(effectiveFrom) && listed < dayAfter(effectiveFrom)) return { text: effectiveFrom, day: addDays(listed, 1), basis: "succession" };
    if (type !== "integration") remarks.push(stillListed(code, effectiveFrom, listed));
  }
  return null;
}

function absence({ kind, names, sourceKind }: StatusQuestion): EntityRecord["closed"] {
  if (kind !== "structure") return null;
  const official = names.filter((name) => sourceKind(name.source) === "official-register");
  const gone = goneFrom(official.length > 0 ? official : names);
  return gone === null ? null : { text: gone, day: gone, basis: "absent" };
}

/** The delivery that no longer had any of these; null where one of them is still said. */
function goneFrom(names: readonly KnownStatement[]): Day | null {
  const ends = names.map((name) => name.endedOn);
  return ends.includes(null) ? null : ends.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

function startOf(effectiveFrom: string): Day {
  return isPartialDate(effectiveFrom) ? firstDayOf(effectiveFrom) : day(effectiveFrom);
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
