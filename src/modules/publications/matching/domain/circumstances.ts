import { addDays, type Day } from "../../../../kernel/time/day.ts";
import type { EntityPlace, IndexedEntity } from "./entity.ts";
import type { MatchIndex } from "./build-index.ts";
import type { Mentions, OrganisationMention, Span } from "./mentions.ts";

/** Towns no farther apart than this make one place: a laboratory at Saint-Martin-d'Hères signs from Grenoble. */
const neighbourKilometres = 15;

export interface PlaceStanding {
  /** `same` town, a `near` one or one of the same department, `none` named, or only others: `far`. */
  readonly kind: "same" | "near" | "none" | "far";
  readonly span: Span | null;
}

/** Does the signature name the place of the unit? Another place speaks against it only beside what names the unit: `beside` is that piece of the text. */
export function placeStanding(place: EntityPlace | null, mentions: Mentions, beside: (span: Span) => boolean = () => true): PlaceStanding {
  if (place === null) return { kind: "none", span: null };
  let near: Span | null = null;
  for (const mention of mentions.places) {
    if (mention.places.some((one) => one.siteCode === place.siteCode)) return { kind: "same", span: mention };
    if (near === null && mention.places.some((one) => one.departmentCode === place.departmentCode || kilometres(one, place) <= neighbourKilometres)) near = mention;
  }
  for (const mention of mentions.postal) if (near === null && place.departmentCode.startsWith(mention.departmentCode)) near = mention;
  if (near !== null) return { kind: "near", span: near };
  return { kind: [...mentions.places, ...mentions.postal].some(beside) ? "far" : "none", span: null };
}

function kilometres(a: EntityPlace, b: EntityPlace): number {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return a.departmentCode === b.departmentCode ? 10 : Infinity;
  const radians = Math.PI / 180;
  const height = (b.latitude - a.latitude) * 111.2;
  const width = (b.longitude - a.longitude) * 111.2 * Math.cos(((a.latitude + b.latitude) / 2) * radians);
  return Math.hypot(height, width);
}

/** Institutions of the unit on the day that the signature names, each once, with the place of the text. */
export function parentsNamed(index: MatchIndex, entity: IndexedEntity, on: Day, mentions: Mentions): readonly { readonly id: string; readonly mention: OrganisationMention }[] {
  const found: { id: string; mention: OrganisationMention }[] = [];
  for (const parent of entity.parents) {
    // A year either way: papers come out after the work, and registers tell of a change late.
    if ((parent.from !== null && addDays(on, 366) < parent.from) || (parent.until !== null && addDays(on, -366) >= parent.until)) continue;
    const at = index.byId.get(parent.id);
    const mention = at === undefined || found.some((one) => one.id === parent.id) ? undefined : mentions.organisations.find((one) => one.entities.includes(at));
    if (mention !== undefined) found.push({ id: parent.id, mention });
  }
  return found;
}

export type PeriodStanding = "within" | "late" | "after" | "before";

/**
 * Was the unit there when the paper came out? From the year before its creation (teams sign ahead) to the end of the
 * year after its closure (papers come out late); `late`: the year after that.
 */
export function periodStanding({ opened, closed }: Pick<IndexedEntity, "opened" | "closed">, on: Day): PeriodStanding {
  const year = Number(on.slice(0, 4));
  if (opened !== null && year < Number(opened.slice(0, 4)) - 1) return "before";
  if (closed === null || on < closed) return "within";
  const lastYear = Number(addDays(closed, -1).slice(0, 4));
  if (year <= lastYear + 1) return "within";
  return year === lastYear + 2 ? "late" : "after";
}

/** Units to which the whole history of a closed one went, that were there on the day; followed as far as it leads. */
export function successorsOn(index: MatchIndex, entity: IndexedEntity, on: Day): readonly number[] {
  const reached = new Set<number>();
  const seen = new Set<string>([entity.id]);
  const queue: IndexedEntity[] = [entity];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    for (const { id, from, whole } of one.successors) {
      const at = index.byId.get(id);
      const next = at === undefined ? undefined : index.entities[at];
      if (!whole || from > on || at === undefined || next === undefined || seen.has(id)) continue;
      seen.add(id);
      if (next.closed === null || on < next.closed) reached.add(at);
      else queue.push(next);
    }
  }
  return [...reached];
}
