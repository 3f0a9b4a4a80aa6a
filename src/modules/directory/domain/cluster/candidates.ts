import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { ascending } from "d3-array";
import type { NodeId } from "../entity.ts";

/** A sign shared by two entities or more: the same folded name, the same label number at the same parent… */
export interface SharedSign {
  readonly rule: CandidateRule;
  /** What is shared, in words for a reader. */
  readonly detail: string;
  readonly holders: readonly NodeId[];
}

export type CandidateRule = "shared-identifier" | "same-label-at-parent" | "same-acronym-and-town" | "near-same-name" | "same-name-related-structures" | "same-name";

/** How much each sign alone speaks for one thing, 0 to 1: an order for the eye of a person, no probability. */
const weights: Readonly<Record<CandidateRule, number>> = {
  "shared-identifier": 0.95, "same-label-at-parent": 0.8, "same-name-related-structures": 0.75, "near-same-name": 0.7, "same-acronym-and-town": 0.5, "same-name": 0.45,
};

/** A sign that so many share (a very common name, the acronym of a network) tells nobody apart, and pairs would be endless. */
const mostHolders = 12;

export interface PairFound {
  readonly left: NodeId;
  readonly right: NodeId;
  readonly evidence: readonly { readonly rule: CandidateRule; readonly detail: string }[];
  readonly score: number;
}

/**
 * Pairs of entities that share signs, those of most weight first, then by id. Several signs add up as independent ones
 * would (1 − Π(1 − w)); a sign that n share counts 2/n of its weight. `apart` says which pairs are not to be asked about.
 */
export function pairsOf(signs: readonly SharedSign[], apart: (left: NodeId, right: NodeId) => boolean): readonly PairFound[] {
  const pairs = new Map<string, { left: NodeId; right: NodeId; evidence: { rule: CandidateRule; detail: string; weight: number }[] }>();
  for (const { rule, detail, holders } of signs) {
    const sorted = [...new Set(holders)].sort();
    if (sorted.length > mostHolders) continue;
    const weight = (weights[rule] * 2) / sorted.length;
    for (const [index, left] of sorted.entries()) {
      for (const right of sorted.slice(index + 1)) {
        if (apart(left, right)) continue;
        const pair = pairs.get(`${left} ${right}`) ?? { left, right, evidence: [] };
        if (!pair.evidence.some((one) => one.rule === rule && one.detail === detail)) pair.evidence.push({ rule, detail, weight });
        pairs.set(`${left} ${right}`, pair);
      }
    }
  }
  return [...pairs.values()]
    .map(({ left, right, evidence }) => ({
      left, right,
      evidence: evidence.toSorted((a, b) => b.weight - a.weight || ascending(a.rule, b.rule) || ascending(a.detail, b.detail)).map(({ rule, detail }) => ({ rule, detail })),
      score: Math.round((1 - evidence.reduce((left, { weight }) => left * (1 - weight), 1)) * 100) / 100,
    }))
    .sort((a, b) => b.score - a.score || ascending(a.left, b.left) || ascending(a.right, b.right));
}

/** A name as it is compared: no case, accents or punctuation, its words in alphabetical order. */
export function foldedName(name: string): string {
  return wordsOf(name).sort().join(" ");
}

/** Words that the names of most institutions hold. */
const common: ReadonlySet<string> = new Set(["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "pour", "the", "of", "and", "for", "a", "au", "aux", "sur"]);

export function tellingWords(name: string): readonly string[] {
  return [...new Set(wordsOf(name).filter((word) => !common.has(word)))];
}

function wordsOf(name: string): string[] {
  const folded = withoutAccents(name).replaceAll("œ", "oe").replaceAll("æ", "ae");
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

export interface Named {
  readonly id: NodeId;
  readonly name: string;
}

/** How alike the words of two names must be: shared words over all words (Jaccard), 1 being the same words in any order. */
const nearEnough = 0.75;

/** Pairs with nearly the same words in their names. Only those that share one of their three rarest words are compared. */
export function nearNames(entities: readonly Named[]): readonly SharedSign[] {
  const words = new Map(entities.map((entity) => [entity.id, tellingWords(entity.name)]));
  const frequency = new Map<string, number>();
  for (const list of words.values()) for (const word of list) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const blocks = new Map<string, Named[]>();
  for (const entity of entities) {
    const rarest = (words.get(entity.id) ?? []).toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || ascending(a, b)).slice(0, 3);
    for (const word of rarest) blocks.set(word, [...(blocks.get(word) ?? []), entity]);
  }
  const signs = new Map<string, SharedSign>();
  for (const block of blocks.values()) {
    if (block.length > 60) continue;
    for (const [index, left] of block.entries()) {
      for (const right of block.slice(index + 1)) {
        const key = [left.id, right.id].sort().join(" ");
        const likeness = jaccard(words.get(left.id) ?? [], words.get(right.id) ?? []);
        if (likeness >= nearEnough && !signs.has(key)) signs.set(key, { rule: "near-same-name", detail: [left.name, right.name].sort().join(" / "), holders: [left.id, right.id] });
      }
    }
  }
  return [...signs.values()];
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((word) => b.includes(word)).length;
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}
