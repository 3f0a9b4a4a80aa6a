import { addDays, addMonths, type Day } from "../../../../kernel/time/day.ts";
import { balanceOn, certificateState, type Certificate, type Credit, type TrainingLabel } from "./model.ts";

/** A label may be renewed from so many days before it ends. */
export const renewalWindowDays = 180;

/** Where a person stands towards a label on a day. */
export interface LabelProgress {
  readonly label: TrainingLabel;
  /** Their certificate in force; null where they have none. */
  readonly held: Certificate | null;
  /** Codes of required modules whose certificate they do not hold. */
  readonly missingModules: readonly string[];
  /** Credits that count: all of them towards a first label, those earned since towards a renewal. */
  readonly credits: number;
  readonly creditsNeeded: number;
  /** From when it may be renewed; null where none is held. */
  readonly renewalFrom: Day | null;
  /** True where it can be given or renewed on that day. */
  readonly due: boolean;
}

/**
 * What a person has and what is missing for a label on a day. A first label asks for the certificates in force of all required
 * modules and for `credits` in force. A renewal asks for `renewalCredits` earned after the day the last was issued, the
 * credits that gave it left out, within the last half year before it ends. Once it has ended, or was revoked, both are asked:
 * what is old gives nothing twice.
 */
export function labelProgress(label: TrainingLabel, certificates: readonly Certificate[], credits: readonly Credit[], on: Day): LabelProgress {
  const inForce = certificates.filter((one) => certificateState(one, on) === "in-force" && one.issuedOn <= on);
  const held = inForce.find((one) => one.kind === "label" && one.code === label.code) ?? null;
  if (held !== null) {
    const since = balanceOn(credits.filter((credit) => credit.earnedOn > held.issuedOn), on);
    const renewalFrom = addDays(held.expiresOn, -renewalWindowDays);
    return { label, held, missingModules: [], credits: since, creditsNeeded: label.renewalCredits, renewalFrom, due: label.offered && on >= renewalFrom && since >= label.renewalCredits };
  }
  const missingModules = label.required.filter((code) => !inForce.some((one) => one.kind === "module" && one.code === code));
  const balance = balanceOn(credits, on);
  const earlier = certificates.filter((one) => one.kind === "label" && one.code === label.code).map(({ issuedOn, revokedOn }) => revokedOn ?? issuedOn).sort().at(-1);
  const since = earlier === undefined ? null : balanceOn(credits.filter((credit) => credit.earnedOn > earlier), on);
  const enough = balance >= label.credits && (since === null || since >= label.renewalCredits);
  const counted = since === null || balance < label.credits ? { credits: balance, creditsNeeded: label.credits } : { credits: since, creditsNeeded: label.renewalCredits };
  return { label, held, missingModules, ...counted, renewalFrom: null, due: label.offered && missingModules.length === 0 && enough };
}

/** Until when a label given on a day holds: renewed, from the end of the last, so that nobody loses by renewing early. */
export function labelExpiry({ label, held }: LabelProgress, on: Day): Day {
  return addMonths(held?.expiresOn ?? on, label.validityMonths);
}

export interface YearOfCredits {
  readonly year: number;
  readonly earned: number;
  /** Credits whose last day is in the year. */
  readonly ending: number;
  /** That count on the last day of the year, as far as is known today. */
  readonly atYearEnd: number;
}

/** The credits of a person year by year, from the first they earned (this year where there is none) until the last ends. */
export function creditsByYear(credits: readonly Credit[], on: Day): readonly YearOfCredits[] {
  const kept = credits.filter((credit) => credit.takenBackOn === null);
  const yearOf = (of: Day): number => Number(of.slice(0, 4));
  const first = Math.min(yearOf(on), ...kept.map((credit) => yearOf(credit.earnedOn)));
  const last = Math.max(yearOf(on), ...kept.map((credit) => yearOf(addDays(credit.expiresOn, -1))));
  const sum = (chosen: readonly Credit[]): number => chosen.reduce((total, credit) => total + credit.credits, 0);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return {
      year,
      earned: sum(kept.filter((credit) => yearOf(credit.earnedOn) === year)),
      ending: sum(kept.filter((credit) => yearOf(addDays(credit.expiresOn, -1)) === year)),
      atYearEnd: balanceOn(kept, `${year}-12-31` as Day),
    };
  });
}
