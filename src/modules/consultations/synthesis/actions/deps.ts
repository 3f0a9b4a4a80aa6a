import { randomBytes } from "node:crypto";
import type { Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import type { Coding } from "../domain/coding.ts";
import type { ContributionSource, CarryingResults } from "../domain/contribution.ts";
import { notTheMoment, unknownSubject } from "../errors.ts";
import { findCoding } from "../store/coding-store.ts";

export interface SynthesisDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly source: ContributionSource;
  readonly results?: CarryingResults;
  /** 128 bits that nobody can guess, in hexadecimal; left out, drawn at random. Only a demonstration gives its own. */
  readonly secret?: () => string;
  /** Accounts that may be made coders: those that hold the permission. */
  readonly people: () => Promise<readonly (Author & { readonly accountId: string })[]>;
}

export function drawSecret(): string {
  return randomBytes(16).toString("hex");
}

/** The coding of a subject, its row held until the end of the transaction. */
export async function heldCoding(tx: Db, subject: string): Promise<Coding> {
  const found = await findCoding(tx, subject, true);
  if (found === null) throw unknownSubject();
  return found.coding;
}

export async function codingOf(db: Db, subject: string): Promise<{ readonly coding: Coding; readonly seed: string }> {
  const found = await findCoding(db, subject);
  if (found === null) throw unknownSubject();
  return found;
}

export function requireState(coding: Coding, state: Coding["state"]): void {
  if (coding.state === state) return;
  if (state === "open") throw notTheMoment("Le codage est clos\u202f: l’accord est mesuré, les lectures ne changent plus.", "The coding is closed: agreement is measured, readings no longer change.");
  throw notTheMoment("Les deux lectures ne sont pas closes\u202f: l’accord n’est pas encore mesuré.", "The two readings are not closed: agreement is not measured yet.");
}
