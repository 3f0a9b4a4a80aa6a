import type { PromiseState } from "../domain/promise.ts";
import type { RegistrationState, ReportingState } from "./rule.ts";
import type { Trial } from "./transparency.ts";

export interface TrialFilter {
  readonly sponsor?: string | undefined;
  /** Year of completion; `none`: not completed, or not stated. */
  readonly year?: number | "none" | undefined;
  readonly instituteOnly?: boolean | undefined;
  readonly type?: "drug" | "other" | undefined;
  readonly registration?: RegistrationState | undefined;
  readonly reporting?: ReportingState | undefined;
  readonly sharing?: PromiseState | undefined;
}

export function filtered(trials: readonly Trial[], filter: TrialFilter): readonly Trial[] {
  const { sponsor, year, instituteOnly, type, registration, reporting, sharing } = filter;
  return trials.filter((one) =>
    (sponsor === undefined || one.sponsorKey === sponsor) && (year === undefined || one.standing.completionYear === (year === "none" ? null : year)) && (instituteOnly !== true || one.isInstitute)
    && (type === undefined || one.isDrugTrial === (type === "drug")) && (registration === undefined || one.standing.registration === registration)
    && (reporting === undefined || one.standing.reporting === reporting) && (sharing === undefined || one.sharing.state === sharing));
}

export interface Tally {
  readonly trials: number;
  readonly registration: Readonly<Partial<Record<RegistrationState, number>>>;
  readonly reporting: Readonly<Partial<Record<ReportingState, number>>>;
  readonly sharing: Readonly<Partial<Record<PromiseState, number>>>;
}

export function tally(trials: readonly Trial[]): Tally {
  const count = <K extends string>(of: (one: Trial) => K): Partial<Record<K, number>> => {
    const found: Partial<Record<K, number>> = {};
    for (const one of trials) found[of(one)] = (found[of(one)] ?? 0) + 1;
    return found;
  };
  return { trials: trials.length, registration: count((one) => one.standing.registration), reporting: count((one) => one.standing.reporting), sharing: count((one) => one.sharing.state) };
}

/** Of trials that have begun, or are registered already, and whose days are known, the part registered before the first participant; null where there is none. */
export function registeredShare({ registration }: Tally): number | null {
  const known = (registration.before ?? 0) + (registration.late ?? 0) + (registration.none ?? 0);
  return known === 0 ? null : (registration.before ?? 0) / known;
}

/** Of trials whose results were due, the part that made them public, early or late; null where none was due. */
export function reportedShare({ reporting }: Tally): number | null {
  const told = (reporting["on-time"] ?? 0) + (reporting.late ?? 0) + (reporting.undated ?? 0);
  const due = told + (reporting.overdue ?? 0);
  return due === 0 ? null : told / due;
}

/** Of promises whose day has passed, or that were kept before it, the part kept in full; null where there is none. */
export function keptShare({ sharing }: Tally): number | null {
  const due = (sharing.kept ?? 0) + (sharing.partly ?? 0) + (sharing.overdue ?? 0);
  return due === 0 ? null : (sharing.kept ?? 0) / due;
}

export interface Group<K> {
  readonly key: K;
  readonly name: string;
  readonly tally: Tally;
}

function grouped<K>(trials: readonly Trial[], keyOf: (one: Trial) => K, nameOf: (one: Trial) => string): Group<K>[] {
  const groups = new Map<K, Trial[]>();
  for (const one of trials) {
    const key = keyOf(one);
    const found = groups.get(key);
    if (found === undefined) groups.set(key, [one]);
    else found.push(one);
  }
  return [...groups].map(([key, some]) => ({ key, name: some[0] === undefined ? "" : nameOf(some[0]), tally: tally(some) }));
}

/** Largest first. */
export function bySponsor(trials: readonly Trial[]): readonly Group<string>[] {
  return grouped(trials, (one) => one.sponsorKey, (one) => one.sponsor?.name ?? "").sort((a, b) => b.tally.trials - a.tally.trials || a.name.localeCompare(b.name, "fr"));
}

/** Oldest first, those not completed last. */
export function byYear(trials: readonly Trial[]): readonly Group<number | null>[] {
  return grouped(trials, (one) => one.standing.completionYear, (one) => String(one.standing.completionYear ?? "")).sort((a, b) => (a.key ?? 9999) - (b.key ?? 9999));
}
