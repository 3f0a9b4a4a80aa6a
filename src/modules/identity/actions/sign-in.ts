import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { normalEmail } from "../domain/account.ts";
import { actorOn } from "./absences.ts";
import { tooManyAttempts, wrongCredentials } from "../errors.ts";
import { passwordMatches } from "../passwords.ts";
import { accountByEmail, accountById, noteSignIn } from "../store/accounts.ts";
import { forgetFailures, noteFailure, secondsToWait } from "../store/sign-in-failures.ts";

export interface SignedIn {
  readonly actor: Actor;
  /** To be kept in the session; `resolveActor` turns it back into the caller until the password changes. */
  readonly reference: string;
}

export interface SignIn {
  /**
   * Who this is. Throws `identity.wrong-credentials` (401), in the same words and about the same time whether the
   * account exists or not, and `identity.too-many-attempts` (429) after failures, for unknown addresses too.
   */
  signIn(email: string, password: string, address: string): Promise<SignedIn>;
  /** The caller behind a session; null once the account is closed or its password has changed since. */
  resolveActor(reference: string): Promise<Actor | null>;
  /** The reference for a new session of this account, after its password has changed. Null when it is closed. */
  sessionReference(accountId: string): Promise<string | null>;
}

export function createSignIn(db: Db, clock: Clock): SignIn {
  return {
    async signIn(email, password, address) {
      const attempt = { email: normalEmail(email), address };
      const now = clock.now();
      const wait = await secondsToWait(db, attempt, now);
      if (wait > 0) throw tooManyAttempts(wait);
      const account = await accountByEmail(db, attempt.email);
      const right = await passwordMatches(account?.passwordHash ?? null, password);
      if (account === null || !right || !account.active) {
        await db.tx((tx) => noteFailure(tx, attempt, now));
        throw wrongCredentials();
      }
      await db.tx(async (tx) => {
        await forgetFailures(tx, attempt);
        await noteSignIn(tx, account.id, clock.today());
      });
      return { actor: await actorOn(db, account, clock.today()), reference: referenceOf(account) };
    },
    async resolveActor(reference) {
      const account = await accountById(db, reference.split(".")[0] ?? "");
      return account === null || !account.active || referenceOf(account) !== reference ? null : actorOn(db, account, clock.today());
    },
    async sessionReference(accountId) {
      const account = await accountById(db, accountId);
      return account === null || !account.active ? null : referenceOf(account);
    },
  };
}

function referenceOf(account: { readonly id: string; readonly generation: number }): string {
  return `${account.id}.${account.generation}`;
}
