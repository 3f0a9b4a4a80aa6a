import type { Day } from "../../../../kernel/time/day.ts";
import type { UnitWeight } from "../../domain/corpus.ts";
import type { AffiliationMatch } from "../../domain/affiliation-match.ts";
import type { IndexedEntity } from "./entity.ts";
import { fraction, plus, times, write, zero, type Fraction } from "./fractions.ts";

/** An author as weights see them: for each affiliation, what it names. */
export type WeighedAuthor = readonly (readonly AffiliationMatch[])[];

export interface EntityLookup {
  entity(id: string): IndexedEntity | undefined;
  /** Id of the institute in the graph; null where the graph does not know it. */
  readonly institute: string | null;
}

export interface PaperWeights {
  readonly institute: boolean;
  readonly instituteFractional: string;
  readonly units: readonly UnitWeight[];
}

/** Is this the institute itself, or a structure of which it was a supervisor on the day? */
export function isOfInstitute(id: string, lookup: EntityLookup, on: Day): boolean {
  if (lookup.institute === null) return false;
  return id === lookup.institute || (lookup.entity(id)?.parents.some((parent) => parent.id === lookup.institute && parent.supervisor && inForce(parent, on)) ?? false);
}

/**
 * Weights of a paper by author-level fractional counting: each author 1/authors, shared equally among their affiliations,
 * and each affiliation equally among the institutions it names (Leiden Ranking). An institution that is a parent of a
 * structure named in the same affiliation is not another one: `Inserm U1016, Université de Paris` names one unit. What
 * names nothing of the graph keeps its share for others. `also`: matches of other records of the paper, which count in
 * full but have no author to weigh: their fraction is `0`.
 */
export function weighPaper(authors: readonly WeighedAuthor[], also: readonly AffiliationMatch[], lookup: EntityLookup, on: Day): PaperWeights {
  const units = new Map<string, { match: AffiliationMatch; weight: Fraction }>();
  let institute: Fraction = zero;
  let signed = false;
  const note = (match: AffiliationMatch, weight: Fraction): void => {
    const held = units.get(match.entityId);
    units.set(match.entityId, { match: held?.match ?? match, weight: plus(held?.weight ?? zero, weight) });
    if (!isOfInstitute(match.entityId, lookup, on)) return;
    signed = true;
    institute = plus(institute, weight);
  };
  const each = fraction(1, Math.max(authors.length, 1));
  for (const affiliations of authors) {
    const share = times(each, fraction(1, Math.max(affiliations.length, 1)));
    for (const matches of affiliations) {
      const standing = distinct(matches.filter(({ standing: said }) => said !== "rejected"));
      const parents = new Set(standing.flatMap(({ entityId }) => lookup.entity(entityId)?.parents.map(({ id }) => id) ?? []));
      const institutions = standing.filter(({ kind, entityId }) => kind === "structure" || !parents.has(entityId));
      const part = times(share, fraction(1, Math.max(institutions.length, 1)));
      for (const match of standing) note(match, institutions.includes(match) ? part : zero);
    }
  }
  for (const match of also) if (match.standing !== "rejected") note(match, zero);
  return {
    institute: signed,
    instituteFractional: write(institute),
    units: [...units.values()].map(({ match, weight }): UnitWeight => ({
      unit: match.code, name: match.name, kind: match.kind, structureType: match.kind === "structure" ? (lookup.entity(match.entityId)?.type ?? null) : null, fractional: write(weight),
    })).toSorted((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.kind < b.kind ? -1 : 1)),
  };
}

function inForce({ from, until }: { readonly from: Day | null; readonly until: Day | null }, on: Day): boolean {
  return (from === null || from <= on) && (until === null || on < until);
}

function distinct(matches: readonly AffiliationMatch[]): readonly AffiliationMatch[] {
  return matches.filter(({ entityId }, at) => matches.findIndex((other) => other.entityId === entityId) === at);
}
