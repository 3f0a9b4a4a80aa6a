import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { EntityRecord, ResolvedValue } from "../../../directory/index.ts";
import { activityOn, postLabel, standingOfAll, statementsOf, valuesOn } from "./read-facts.ts";
import { measured, type CountedFact, type FactBase, type LeftOutFact, type Measured } from "./recipe.ts";

const otherEmployer = both("l’employeur est un autre organisme", "the employer is another organisation");

/** What one post adds, or why it adds nothing. */
export type PostReading = { readonly amount: number; readonly values: readonly ResolvedValue[] } | { readonly reason: Bilingual; readonly values: readonly ResolvedValue[] };

/** The posts of a sort that are in activity on the day and whose employer, where stated, is the institute. */
export function measurePosts(base: FactBase, isCandidate: (post: EntityRecord) => boolean, read: (post: EntityRecord) => PostReading, sayFields: readonly string[]): Measured {
  const { on } = base;
  const candidates = base.records.filter((one) => one.ref.kind === "post" && isCandidate(one));
  const counted: CountedFact[] = [];
  const leftOut: LeftOutFact[] = [];
  for (const post of candidates) {
    const label = postLabel(post, on);
    const described = sayFields.flatMap((field) => valuesOn(post, field, on));
    const activity = activityOn(post, on);
    const employers = valuesOn(post, "employer", on);
    const leave = (reason: Bilingual, values: readonly ResolvedValue[]): void => {
      leftOut.push({ ref: post.ref, label, reason, statements: statementsOf(described, values) });
    };
    if (!activity.active) {
      leave(activity.reason, activity.values);
      continue;
    }
    if (base.institute.id !== null && employers.length > 0 && !employers.some((one) => one.object !== null && one.object === base.institute.id)) {
      leave(otherEmployer, employers);
      continue;
    }
    const found = read(post);
    if ("reason" in found) {
      leave(found.reason, found.values);
      continue;
    }
    counted.push({
      ref: post.ref, label, amount: found.amount,
      standing: standingOfAll(activity.values, on),
      statements: statementsOf(described, activity.values, employers, found.values),
    });
  }
  return measured(candidates, counted, leftOut);
}

/** Was this post ever said to be of this category, on the day or at another time? */
export function everCoded(post: EntityRecord, field: string, code: string): boolean {
  const found = post.fields[field];
  return found !== undefined && [...found.current, ...found.others].some((one) => one.value === code);
}
