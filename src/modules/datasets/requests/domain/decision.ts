import type { AccessRequest, DecisionRule, Opinion } from "./request.ts";

/** The share that nobody named can speak for any more: the data administrators of the region do. */
export const administratorsShare = "administrators";

/**
 * Where the share of each named decider lies today: with themselves, with whoever stands in for them, or (null) with the
 * data administrators, because the account is closed or nobody can stand in but the requester or one who decides already.
 */
export type Holders = ReadonlyMap<string, string | null>;

/** The shares of a request: those named to decide, or one for the data administrators where nobody is. */
export function sharesOf({ deciders }: Pick<AccessRequest, "deciders">): readonly string[] {
  return deciders.length === 0 ? [administratorsShare] : deciders;
}

/** Opinions that hold: of this round, the last of each giver. */
export function opinionsThatHold(opinions: readonly Opinion[], round: number): readonly Opinion[] {
  const last = new Map<string, Opinion>();
  for (const one of opinions) if (one.round === round) last.set(one.by, one);
  return [...last.values()];
}

/**
 * The share that an account may speak for now: one at most, since nobody counts twice, whoever they stand in for. The one it has
 * spoken for already, so that its opinion may be changed, else its own, else one that it holds for somebody else. Where it is a data
 * administrator, also one that nobody else can speak for: its holder is gone, or speaks for another. What somebody else has
 * spoken for is theirs no more.
 */
export function sharesOpenTo(request: Pick<AccessRequest, "deciders" | "round" | "requester">, account: string, isAdministrator: boolean, holders: Holders, opinions: readonly Opinion[]): readonly string[] {
  if (request.requester === account) return [];
  const held = opinionsThatHold(opinions, request.round);
  const sharesOfGiver = (giver: string): readonly string[] => held.find((one) => one.by === giver)?.shares ?? [];
  const spokenFor = new Set(held.filter((one) => one.by !== account).flatMap((one) => one.shares));
  const isElsewhere = (holder: string, share: string): boolean => holder !== share && (request.deciders.includes(holder) || sharesOfGiver(holder).some((one) => one !== share));
  const open = sharesOf(request).filter((share) => {
    if (spokenFor.has(share)) return false;
    const holder = share === administratorsShare ? null : (holders.get(share) ?? null);
    return share === account || holder === account || sharesOfGiver(account).includes(share) || (isAdministrator && (holder === null || isElsewhere(holder, share)));
  });
  const chosen = open.find((share) => sharesOfGiver(account).includes(share)) ?? open.find((share) => share === account) ?? open.find((share) => holders.get(share) === account) ?? open[0];
  return chosen === undefined ? [] : [chosen];
}

export interface Tally {
  readonly total: number;
  readonly required: number;
  readonly agreed: number;
  readonly refused: number;
  readonly outcome: "approved" | "refused" | "open";
}

/**
 * Counts the opinions of a round. Access is approved as soon as enough shares agree, refused as soon as enough no longer
 * can. A quorum above the number of shares asks for all of them. One person counts once, however many shares they spoke for.
 */
export function tally(request: Pick<AccessRequest, "deciders" | "round" | "rule">, opinions: readonly Opinion[]): Tally {
  const shares = sharesOf(request);
  const held = opinionsThatHold(opinions, request.round);
  const counted = new Set(shares.flatMap((share) => held.findLast((one) => one.shares.includes(share)) ?? []));
  const agreed = [...counted].filter(({ verdict }) => verdict === "agree").length;
  const refused = [...counted].filter(({ verdict }) => verdict === "refuse").length;
  const required = requiredOf(request.rule, shares.length);
  const outcome = agreed >= required ? "approved" : shares.length - refused < required ? "refused" : "open";
  return { total: shares.length, required, agreed, refused, outcome };
}

function requiredOf(rule: DecisionRule, total: number): number {
  if (rule.kind === "any") return 1;
  return rule.kind === "all" ? total : Math.max(1, Math.min(rule.number, total));
}
