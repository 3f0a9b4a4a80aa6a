import type { Day } from "../../../../kernel/time/day.ts";
import type { FieldDefinition } from "../field.ts";
import type { ResolvedValue } from "../record.ts";
import type { Claim } from "./claim.ts";

/** The values of one field, slot and object over time: what is shown, and what other sources say otherwise meanwhile. */
export interface Timeline {
  readonly shown: readonly ResolvedValue[];
  readonly contested: readonly ResolvedValue[];
}

interface Piece {
  readonly json: string;
  readonly claims: readonly Claim[];
  fromDay: Day | null;
  untilDay: Day | null;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is shown of claims about one thing, day by day, put together into spans of days with the same value. */
export function timelineOf(given: readonly Claim[], field: FieldDefinition): Timeline {
  const claims = field.shape === "relation" ? withoutReplaced(given) : given;
  const [only] = claims;
  if (only === undefined) return { shown: [], contested: [] };
  if (claims.length === 1) return { shown: [valueOf({ json: only.json, claims, fromDay: only.fromDay, untilDay: only.untilDay })], contested: [] };
  const shown: Piece[] = [];
  const contested = new Map<string, Piece[]>();
  const bounds = [...new Set(claims.flatMap(turningDays))].sort(byText);
  for (let index = 0; index <= bounds.length; index += 1) {
    const fromDay = bounds[index - 1] ?? null;
    const untilDay = bounds[index] ?? null;
    const ordered = claims.filter((claim) => covers(claim, fromDay, untilDay)).toSorted((a, b) => compareOn(a, b, fromDay));
    const [best] = ordered;
    if (best === undefined) continue;
    add(shown, { json: best.json, claims: ordered.filter((claim) => claim.json === best.json), fromDay, untilDay });
    if (field.otherwise === "silent" || best.preferred || isGone(best, fromDay)) continue;
    for (const json of new Set(ordered.map((claim) => claim.json))) {
      const against = ordered.filter((claim) => claim.json === json && !isGone(claim, fromDay) && claim.statement.source !== best.statement.source);
      // A value that the source of the one shown gives too is its own second word, not another's contradiction.
      if (json === best.json || against.length === 0) continue;
      const pieces = contested.get(json) ?? [];
      add(pieces, { json, claims: against, fromDay, untilDay });
      contested.set(json, pieces);
    }
  }
  return { shown: shown.map(valueOf), contested: [...contested.values()].flat().map(valueOf) };
}

/**
 * A relation with dates that a person preferred stands for the whole of it: what others say of the same days does not go on
 * before or after them. A period apart, such as a new beginning after the end, is another matter and stays.
 */
function withoutReplaced(claims: readonly Claim[]): readonly Claim[] {
  const chosen = claims.filter((claim) => claim.preferred);
  if (chosen.length === 0) return claims;
  const meet = (a: Claim, b: Claim): boolean => (a.fromDay === null || b.untilDay === null || a.fromDay < b.untilDay) && (b.fromDay === null || a.untilDay === null || b.fromDay < a.untilDay);
  return claims.filter((claim) => claim.preferred || !chosen.some((one) => meet(one, claim)));
}

/** Days on which what is shown may change. */
function turningDays(claim: Claim): Day[] {
  const known = claim.statement.firstObservedOn;
  const inside = (claim.fromDay === null || claim.fromDay < known) && (claim.untilDay === null || known < claim.untilDay);
  return [claim.fromDay, claim.untilDay, claim.goneDay, inside ? known : null].filter((day) => day !== null);
}

function covers(claim: Claim, fromDay: Day | null, untilDay: Day | null): boolean {
  return (claim.fromDay === null || (fromDay !== null && claim.fromDay <= fromDay)) && (claim.untilDay === null || (untilDay !== null && untilDay <= claim.untilDay));
}

function isGone(claim: Claim, onDay: Day | null): boolean {
  return claim.goneDay !== null && onDay !== null && claim.goneDay <= onDay;
}

/**
 * The order in which claims are shown on a day: a record still in its source before one that is gone, a person’s decision,
 * the kind of source, what was known on that day before what was only learnt later, the latest observation, stated bounds
 * before worked-out ones, confidence, then the name of the source, the text of the value and the id, so that one comes first.
 */
function compareOn(a: Claim, b: Claim, onDay: Day | null): number {
  const known = (claim: Claim): number => (onDay !== null && claim.statement.firstObservedOn <= onDay ? 0 : 1);
  const stated = (claim: Claim): number => (claim.statement.validFrom !== null || claim.statement.validUntil !== null ? 0 : 1);
  return (
    Number(isGone(a, onDay)) - Number(isGone(b, onDay)) ||
    Number(b.preferred) - Number(a.preferred) ||
    a.rank - b.rank ||
    known(a) - known(b) ||
    byText(b.statement.lastObservedOn, a.statement.lastObservedOn) ||
    stated(a) - stated(b) ||
    b.statement.confidence - a.statement.confidence ||
    byText(a.statement.source, b.statement.source) ||
    byText(a.json, b.json) ||
    byText(a.statement.id, b.statement.id)
  );
}

function add(pieces: Piece[], piece: Piece): void {
  const last = pieces[pieces.length - 1];
  if (last === undefined || last.json !== piece.json || last.untilDay !== piece.fromDay || last.untilDay === null) {
    pieces.push(piece);
    return;
  }
  const earlier = last.claims.filter((claim) => !piece.claims.includes(claim));
  pieces[pieces.length - 1] = { json: piece.json, claims: [...piece.claims, ...earlier], fromDay: last.fromDay, untilDay: piece.untilDay };
}

function valueOf({ claims, fromDay, untilDay }: Piece): ResolvedValue {
  const [best] = claims;
  if (best === undefined) throw new Error("a value without a statement");
  const { value, slot, object, validFrom, validUntil, source, confidence, raw } = best.statement;
  return {
    value, slot, object, validFrom, validUntil, fromDay, untilDay,
    attestedFrom: claims.map((claim) => claim.statement.firstObservedOn).reduce((a, b) => (a < b ? a : b)),
    attestedUntil: claims.map((claim) => claim.statement.lastObservedOn).reduce((a, b) => (a > b ? a : b)),
    source, statements: claims.map((claim) => claim.statement.id), confidence, raw,
  };
}
