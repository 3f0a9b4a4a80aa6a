import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityRecord, ResolvedValue, Standing } from "../../../directory/index.ts";
import { postCategoryNames } from "../codes.ts";

/** The values of a field that are in force on a day. */
export function valuesOn(record: EntityRecord, field: string, on: Day): readonly ResolvedValue[] {
  return (record.fields[field]?.current ?? []).filter((one) => (one.fromDay === null || one.fromDay <= on) && (one.untilDay === null || on < one.untilDay));
}

/** Was anything ever said of this field, of any time? */
export function isStated(record: EntityRecord, field: string): boolean {
  const found = record.fields[field];
  return found !== undefined && found.current.length + found.others.length > 0;
}

/** The one code of a field on a day; null where nothing holds. */
export function codeOn(record: EntityRecord, field: string, on: Day): string | null {
  const value = valuesOn(record, field, on)[0]?.value;
  return typeof value === "string" ? value : null;
}

/** Attested where a delivery of that day or later held it, and it is said or seen to have begun; presumed otherwise. */
export function standingOf(value: Pick<ResolvedValue, "validFrom" | "fromDay" | "attestedFrom" | "attestedUntil">, on: Day): Standing {
  const from = value.validFrom !== null && value.fromDay !== null ? value.fromDay : value.attestedFrom;
  return from <= on && on <= value.attestedUntil ? "attested" : "presumed";
}

export function standingOfAll(values: readonly ResolvedValue[], on: Day): Standing {
  return values.every((one) => standingOf(one, on) === "attested") ? "attested" : "presumed";
}

/** The statements behind some values, each once, in one order. */
export function statementsOf(...lists: readonly (readonly ResolvedValue[])[]): readonly string[] {
  return [...new Set(lists.flat().flatMap((one) => one.statements))].sort();
}

export interface Activity {
  readonly active: boolean;
  /** What says so. */
  readonly values: readonly ResolvedValue[];
  readonly reason: Bilingual;
}

const reasons = {
  suspended: both("hors activité ce jour-là", "not in activity on that day"),
  outside: both("pas encore ou plus en activité ce jour-là", "not yet or no longer in activity on that day"),
  unassigned: both("aucune activité ni affectation ce jour-là", "no activity and no assignment on that day"),
} as const;

/**
 * Does somebody work on this post on a day? What its activity says decides; where no source ever spoke of its
 * activity, an assignment in force stands for it.
 */
export function activityOn(post: EntityRecord, on: Day): Activity {
  const said = valuesOn(post, "in-activity", on);
  const active = said.filter((one) => one.value === "active");
  if (active.length > 0) return { active: true, values: active, reason: reasons.outside };
  if (said.length > 0) return { active: false, values: said, reason: reasons.suspended };
  if (isStated(post, "in-activity")) {
    const fields = post.fields["in-activity"];
    return { active: false, values: [...(fields?.current ?? []), ...(fields?.others ?? [])], reason: reasons.outside };
  }
  const assigned = valuesOn(post, "assigned-to", on);
  return { active: assigned.length > 0, values: assigned, reason: reasons.unassigned };
}

/** A post in words that name nobody: its category and its code. */
export function postLabel(post: EntityRecord, on: Day): Bilingual {
  const field = post.fields["post-category"];
  const category = codeOn(post, "post-category", on) ?? field?.others.at(-1)?.value ?? field?.current[0]?.value;
  const name = postCategoryNames[typeof category === "string" ? category : ""] ?? both("Poste", "Post");
  return both(`${name.fr} ${post.ref.code}`, `${name.en} ${post.ref.code}`);
}

/** Letters and digits alone, without accents or case: how names are held against one another. */
export function foldName(text: string): string {
  return withoutAccents(text).replace(/[^a-z0-9]+/g, " ").trim();
}
