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
  readonly inForce: number | null;
  readonly subjects: readonly SubjectFigures[];
}

/** 0 says that there is nobody, which tells of nobody; from one to four people are not counted aloud. */
export function countShown(count: number): number | null {
  return count === 0 || count >= leastPeople ? count : null;
}

/**
 * How many are trained on a day, in all and by subject. A count of one to four people is left out; so is one that would give
 * it back by difference (in force out of all who had it, ending out of in force).
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
    return { kind, code, people: countShown(all), inForce: safe(inForce, all), endingSoon: safe(ending, inForce) };
  });
  return { trained: countShown(people(valid)), inForce: people(valid) === 0 ? 0 : people(valid) < leastPeople ? null : valid.length, subjects: rows };
}

/** A part of a whole: left out where it, or the rest, is of one to four people. */
function safe(part: number, whole: number): number | null {
  return countShown(part) === null || countShown(whole - part) === null ? null : part;
}
