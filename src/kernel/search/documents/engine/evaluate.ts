import { compact } from "../../words.ts";
import { points, tierNumber, tierOfMask, tierWidth, worthOfMask } from "../ranking.ts";
import type { Plan, Slot } from "./plan.ts";
import type { Segment } from "./segment.ts";

/**
 * The living documents of a segment that answer a plan, ascending; their scores and tiers are left in its room. A
 * document answers with `needed` words at least. Documents that bear the whole question as identifier, title or
 * acronym answer whatever their words.
 */
export function evaluate(segment: Segment, at: number, plan: Plan, text: string, needed: number): Uint32Array {
  const { found, tier, worth, scores } = segment.room;
  found.fill(0);
  tier.fill(255);
  worth.fill(0);
  const all = needed >= plan.slots.length;
  plan.slots.forEach((slot, place) => findSlot(segment, at, slot, place, all));
  const whole = compact(text);
  const raised = new Map<number, number>();
  const raise = (docs: readonly number[] | undefined, to: number): void => { for (const doc of docs ?? []) raised.set(doc, Math.max(raised.get(doc) ?? 0, to)); };
  raise(segment.acronyms.get(whole), tierNumber.acronym);
  raise(segment.exactTitles.get(whole), tierNumber.title);
  raise(segment.identifiers.get(whole), tierNumber.identifier);
  const wanted = plan.slots.length;
  const phrase = wanted > 1 ? ` ${plan.phrase} ` : null;
  const docs = new Uint32Array(segment.size);
  let count = 0;
  for (let doc = 0; doc < segment.size; doc += 1) {
    if (segment.dead[doc] === 1) continue;
    const own = raised.size === 0 ? undefined : raised.get(doc);
    const had = bits(found[doc] ?? 0);
    if (own === undefined && (had === 0 || had < needed)) continue;
    let reached = had < wanted || wanted === 0 ? tierNumber.some : (tier[doc] ?? 0);
    if (phrase !== null && reached === tierNumber["title-words"] && segment.titleStems[doc]?.includes(phrase) === true) reached = tierNumber["title-phrase"];
    if (own !== undefined && own > reached) reached = own;
    tier[doc] = reached;
    scores[doc] = reached * tierWidth + insideTier(segment, doc, had, wanted, worth[doc] ?? 0);
    docs[count++] = doc;
  }
  return docs.subarray(0, count);
}

/** Thousandths of points, 0 to 100,000; what vanished from its source comes after the others. */
function insideTier(segment: Segment, doc: number, had: number, wanted: number, worth: number): number {
  if (segment.vanished[doc] === 1) return Math.round(wordPoints(worth) / 100);
  return Math.min(100_000, wordPoints(worth) + coveragePoints(segment, doc, had, wanted) + (segment.quality[doc] ?? 0) + (segment.freshness[doc] ?? 0));
}

export function wordPoints(worth: number): number {
  return Math.round(Math.min(1, worth) * points.words * 1000);
}

/** How much of the title the words asked are: in titles only. */
export function coveragePoints(segment: Segment, doc: number, had: number, wanted: number): number {
  const tier = segment.room.tier[doc] ?? 0;
  if (wanted === 0 || tier < tierNumber.keywords) return 0;
  const share = tier === tierNumber.keywords ? 0.5 : 1;
  return Math.round(Math.min(1, had / (segment.titleLengths[doc] ?? 1)) * share * points.coverage * 1000);
}

/** Adds one word to what each document has: its best place and worth there. */
function findSlot(segment: Segment, at: number, slot: Slot, place: number, all: boolean): void {
  const { found, tier, worth, slotTier, slotWorth } = segment.room;
  const { starts, docs, weights } = segment.postings;
  const bit = 1 << place;
  const before = bit - 1;
  const touched: number[] = [];
  for (const { number, factor, highest } of slot.candidates[at] ?? []) {
    const end = starts[number + 1] ?? 0;
    for (let step = starts[number] ?? 0; step < end; step += 1) {
      const doc = docs[step] ?? 0;
      const had = found[doc] ?? 0;
      if (all && (had & before) !== before) continue;
      const mask = weights[step] ?? 0;
      const reached = Math.min(tierOfMask[mask] ?? 0, highest);
      const value = (worthOfMask[mask] ?? 0) * factor;
      if ((had & bit) === 0) {
        found[doc] = had | bit;
        slotTier[doc] = reached;
        slotWorth[doc] = value;
        touched.push(doc);
      } else {
        if (reached > (slotTier[doc] ?? 0)) slotTier[doc] = reached;
        if (value > (slotWorth[doc] ?? 0)) slotWorth[doc] = value;
      }
    }
  }
  for (const doc of touched) {
    worth[doc] = (worth[doc] ?? 0) + (slotWorth[doc] ?? 0) * slot.share;
    const reached = slotTier[doc] ?? 0;
    if (reached < (tier[doc] ?? 255)) tier[doc] = reached;
  }
}

/** The most words of the plan that one living document has. */
export function mostFound(segment: Segment): number {
  let most = 0;
  const { found } = segment.room;
  for (let doc = 0; doc < segment.size; doc += 1) if (segment.dead[doc] === 0) most = Math.max(most, bits(found[doc] ?? 0));
  return most;
}

export function bits(mask: number): number {
  let rest = mask;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count += 1;
  }
  return count;
}
