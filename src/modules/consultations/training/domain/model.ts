import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { MultipleQuestion, SingleQuestion } from "../../domain/form.ts";

/** What is taught, as one version of it. A version to which a class refers never changes. */
export interface TrainingModule {
  readonly code: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  /** What a person can do afterwards, one a line. */
  readonly aims: Bilingual;
  readonly audience: Bilingual;
  readonly durationHours: number;
  /** Whole credits; 0 for one that brings none. */
  readonly credits: number;
  /** How long its credits and certificate hold, in months. */
  readonly validityMonths: number;
  readonly forNewcomers: boolean;
  /** Taken alone, at any time, instead of in dated classes. */
  readonly selfPaced: boolean;
  readonly assessment: Quiz | null;
  /** False: kept for what was earned, no longer in the catalogue. */
  readonly offered: boolean;
  readonly demonstration: boolean;
}

export interface Quiz {
  /** The least share of right answers, over 0 to 1. */
  readonly passShare: number;
  /** How often a person may try. */
  readonly attempts: number;
  readonly questions: readonly QuizQuestion[];
}

/** A question of a form with the codes of its right options, which never leave the server. */
export interface QuizQuestion {
  readonly question: SingleQuestion | MultipleQuestion;
  readonly right: readonly string[];
}

/** What a person may bear who has learnt enough, for as long as they go on learning; the track of ambassadors is one. */
export interface TrainingLabel {
  readonly code: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** Codes of modules of which one has to hold the certificate. */
  readonly required: readonly string[];
  /** Credits in force, all modules together. */
  readonly credits: number;
  readonly validityMonths: number;
  /** Credits earned after the day it was issued, to have it renewed. */
  readonly renewalCredits: number;
  readonly offered: boolean;
  readonly demonstration: boolean;
}

export interface TrainingClass {
  readonly id: string;
  readonly moduleCode: string;
  readonly moduleVersion: number;
  /** Both included; null where the module is taken at one's own pace. */
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly place: Bilingual;
  /** Null: as many as wish. */
  readonly places: number | null;
  readonly trainerAccountId: string | null;
  readonly cancelledOn: Day | null;
  readonly demonstration: boolean;
}

export type EnrolmentState = "enrolled" | "waiting" | "cancelled";

export interface Enrolment {
  readonly classId: string;
  readonly accountId: string;
  readonly state: EnrolmentState;
  /** Null: not recorded yet. */
  readonly attended: boolean | null;
  readonly attempts: number;
  readonly bestShare: number | null;
  readonly passed: boolean;
}

export interface Credit {
  readonly id: string;
  readonly accountId: string;
  readonly classId: string;
  readonly moduleCode: string;
  readonly credits: number;
  readonly earnedOn: Day;
  /** The first day on which it no longer counts. */
  readonly expiresOn: Day;
  readonly takenBackOn: Day | null;
}

export type CertificateKind = "module" | "label";

export interface Certificate {
  readonly id: string;
  readonly accountId: string;
  readonly kind: CertificateKind;
  readonly code: string;
  readonly version: number;
  readonly credits: number | null;
  readonly issuedOn: Day;
  /** The first day on which it no longer holds. */
  readonly expiresOn: Day;
  readonly supersededBy: string | null;
  readonly revokedOn: Day | null;
  readonly revokedBecause: string | null;
  readonly nameShown: boolean;
  readonly mailInClear: boolean;
  readonly statusList: number;
  readonly statusIndex: number;
  readonly demonstration: boolean;
}

export type CertificateState = "in-force" | "expired" | "superseded" | "revoked";

/** How a certificate stands on a day. Revoked says more than expired, and superseded less than either. */
export function certificateState(certificate: Pick<Certificate, "revokedOn" | "expiresOn" | "supersededBy">, on: Day): CertificateState {
  if (certificate.revokedOn !== null) return "revoked";
  if (certificate.expiresOn <= on) return "expired";
  return certificate.supersededBy === null ? "in-force" : "superseded";
}

/** Does the credit count on this day? */
export function countsOn(credit: Pick<Credit, "earnedOn" | "expiresOn" | "takenBackOn">, on: Day): boolean {
  return credit.takenBackOn === null && credit.earnedOn <= on && on < credit.expiresOn;
}

/** Credits that count on a day; never under nothing. */
export function balanceOn(credits: readonly Credit[], on: Day): number {
  return credits.filter((credit) => countsOn(credit, on)).reduce((sum, credit) => sum + credit.credits, 0);
}
