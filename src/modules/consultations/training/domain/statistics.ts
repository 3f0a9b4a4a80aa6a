import type { Day } from "../../../../kernel/time/day.ts";
import { certificateState, type Certificate, type CertificateKind } from "./model.ts";

/** Counts of people below this are not said. */
export const leastPeople = 5;

export interface SubjectFigures {
  readonly kind: CertificateKind;
  readonly code: string;
  /** People who ever had it; null: fewer than `leastPeople`, and not none. */
  readonly people: number | null;
  /** Certificates in force on the day. */
  readonly inForce: number | null;
  /** Of these, those that end within 180 days. */
  readonly endingSoon: number | null;
}

export interface TrainingFigures {
  /** People with a certificate in force, of whatever it is; null under the threshold. */
  readonly trained: number | null;
  /** True where `trained` is the largest count of one subject: the exact one would tell of one to four people more. */
  readonly trainedAtLeast: boolean;
  readonly inForce: number | null;
  readonly subjects: readonly SubjectFigures[];
}

/** 0 says that there is nobody, which tells of nobody; from one to four people are not counted aloud. */
export function countShown(count: number): number | null {
  return count === 0 || count >= leastPeople ? count : null;
}

/**
 * How many are trained on a day, in all and by subject. A count of one to four people is left out; so is one that would give
 * it back by difference: in force out of all who had it, ending out of in force, one subject out of the whole.
 */
export function trainingFigures(certificates: readonly Certificate[], subjects: readonly { readonly kind: CertificateKind; readonly code: string }[], on: Day, soon: Day): TrainingFigures {
  const issued = certificates.filter((one) => one.issuedOn <= on);
  const people = (chosen: readonly Certificate[]): number => new Set(chosen.map(({ accountId }) => accountId)).size;
  const valid = issued.filter((one) => certificateState(one, on) === "in-force");
  const rows = subjects.map(({ kind, code }): SubjectFigures => {
    const own = issued.filter((one) => one.kind === kind && one.code === code && one.revokedOn === null);
    const current = valid.filter((one) => one.kind === kind && one.code === code);
    const ending = people(current.filter((one) => one.expiresOn <= soon));
    const [all, inForce] = [people(own), people(current)];
    const shown = safe(inForce, all);
    return { kind, code, people: countShown(all), inForce: shown, endingSoon: shown === null ? null : safe(ending, inForce) };
  });
  const trained = people(valid);
  const shown = rows.flatMap(({ inForce }) => (inForce === null ? [] : [inForce]));
  const hidden = rows.length - shown.length;
  // Certificates in force that no row accounts for.
  const rest = valid.length - shown.reduce((sum, count) => sum + count, 0);
  const largest = Math.max(0, ...shown);
  const trainedAtLeast = largest > 0 && safe(largest, trained) === null;
  return {
    trained: trainedAtLeast ? largest : rows.length === 1 && hidden === 1 ? null : countShown(trained),
    trainedAtLeast,
    inForce: (trained > 0 && trained < leastPeople) || hidden === 1 || (hidden > 1 && rest < leastPeople) ? null : valid.length,
    subjects: rows,
  };
}

/** A part of a whole: left out where it, or the rest, is of one to four people. */
function safe(part: number, whole: number): number | null {
  return countShown(part) === null || countShown(whole - part) === null ? null : part;
}
