import { createHash } from "node:crypto";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { delayAfter, failureMemoryMilliseconds, freeFailures } from "../domain/sign-in-delay.ts";

export interface Attempt {
  readonly email: string;
  /** Network address of the caller. */
  readonly address: string;
}

/** Seconds until this account may be tried again from this address; 0 when it may now. */
export async function secondsToWait(db: Db, attempt: Attempt, now: Date): Promise<number> {
  const rows = await db.query<{ key: string; failures: number; lastFailedAt: string }>(sql`
    select key, failures, last_failed_at as "lastFailedAt" from identity.sign_in_failure
    where key in (${accountKey(attempt)}, ${addressKey(attempt)})`);
  const waits = rows.map(({ key, failures, lastFailedAt }) => {
    const elapsed = now.getTime() - Date.parse(lastFailedAt);
    if (elapsed >= failureMemoryMilliseconds) return 0;
    const free = key.startsWith("account:") ? freeFailures.account : freeFailures.address;
    return Math.max(0, Math.ceil(delayAfter(failures, free) - elapsed / 1000));
  });
  return Math.max(0, ...waits);
}

/** Counts one more failure, and forgets those of more than a day ago. */
export async function noteFailure(db: Db, attempt: Attempt, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - failureMemoryMilliseconds).toISOString();
  await db.query(sql`delete from identity.sign_in_failure where last_failed_at < ${oldest}::timestamptz`);
  // In one fixed order, so that two failures at once cannot wait for each other.
  for (const key of [accountKey(attempt), addressKey(attempt)]) {
    await db.query(sql`
      insert into identity.sign_in_failure as f (key, failures, last_failed_at) values (${key}, 1, ${now.toISOString()}::timestamptz)
      on conflict (key) do update set failures = f.failures + 1, last_failed_at = excluded.last_failed_at`);
  }
}

export async function forgetFailures(db: Db, attempt: Attempt): Promise<void> {
  await db.query(sql`delete from identity.sign_in_failure where key = ${accountKey(attempt)}`);
}

function accountKey({ email }: Attempt): string {
  return `account:${digest(email)}`;
}

function addressKey({ address }: Attempt): string {
  return `address:${digest(address)}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
