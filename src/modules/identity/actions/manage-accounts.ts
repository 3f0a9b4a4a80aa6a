import { randomUUID } from "node:crypto";
import { recordAudit } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { constraintOf } from "../../../kernel/db/errors.ts";
import type { Actor, RoleGrant } from "../../../kernel/http/route.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { accountIssues, grantIssues, normalEmail, type Account, type AccountInput } from "../domain/account.ts";
import { passwordIssues } from "../domain/password.ts";
import { emailTaken, invalidAccount, lastAdministrator, unknownAccount, wrongPassword } from "../errors.ts";
import { hashPassword, oneTimePassword, passwordMatches } from "../passwords.ts";
import {
  accountById,
  insertAccount,
  lockAccounts,
  otherActiveHolders,
  replaceGrants,
  updateActive,
  updateNames,
  updatePassword,
  withoutSecrets,
  type AccountSecrets,
} from "../store/accounts.ts";

/** Who does it; null for the command line and the first start. */
export type By = Actor | null;

export interface NewAccountInput extends AccountInput {
  readonly roles: readonly RoleGrant[];
}

export interface CreatedAccount {
  readonly account: Account;
  /** To be handed over by another way than this house; must be changed at the first sign-in. Shown once, kept nowhere. */
  readonly oneTimePassword: string;
}

/** All throw `identity.invalid` (422) with every fault, and `identity.unknown-account` (404); each act is audited. */
export interface AccountActions {
  createAccount(input: NewAccountInput, by: By): Promise<CreatedAccount>;
  updateAccount(id: string, input: AccountInput, by: By): Promise<Account>;
  /** Replaces all grants. Throws `identity.last-administrator` (409) rather than leave the house without one. */
  setRoles(id: string, grants: readonly RoleGrant[], by: By): Promise<Account>;
  /** Closes the account and its sessions; nothing is deleted. Throws `identity.last-administrator` (409). */
  deactivate(id: string, by: By): Promise<Account>;
  reactivate(id: string, by: By): Promise<Account>;
  /** A new one-time password, returned once. */
  resetPassword(id: string, by: By): Promise<string>;
  /** One's own password. Ends the account's sessions: the caller opens a new one. */
  changePassword(id: string, current: string, next: string): Promise<void>;
}

export function createAccountActions(db: Db, clock: Clock): AccountActions {
  /** Changes one account under lock and writes what changed, by account id and display name, never the address. */
  const change = async (id: string, by: By, act: string, work: (tx: Db, account: AccountSecrets) => Promise<void>): Promise<Account> =>
    db.tx(async (tx) => {
      await lockAccounts(tx);
      const before = await accountById(tx, id);
      if (before === null) throw unknownAccount();
      await work(tx, before);
      const after = await accountById(tx, id);
      if (after === null) throw unknownAccount();
      await recordAudit(tx, { recordedAt: clock.now(), ...authorOf(by), act: `identity.${act}`, subject: `account:${id}`, previous: audited(before), next: audited(after) });
      return withoutSecrets(after);
    });

  const setActive = (id: string, active: boolean, by: By) =>
    change(id, by, active ? "account-reactivated" : "account-deactivated", async (tx, account) => {
      if (!active) await keepAnAdministrator(tx, account);
      if (account.active !== active) await updateActive(tx, id, active);
    });

  return {
    async createAccount(input, by) {
      const password = oneTimePassword();
      const account = await insertNew(db, clock, input, { password, mustChange: true, by });
      return { account, oneTimePassword: password };
    },
    updateAccount(id, input, by) {
      return change(id, by, "account-changed", async (tx) => {
        const issues = accountIssues(input);
        if (issues.length > 0) throw invalidAccount(issues);
        await unlessTaken(() => updateNames(tx, id, { email: normalEmail(input.email), name: input.name.trim() }));
      });
    },
    setRoles(id, grants, by) {
      return change(id, by, "roles-changed", async (tx, account) => {
        const issues = grantIssues(grants);
        if (issues.length > 0) throw invalidAccount(issues);
        if (!grants.some(({ role }) => role === "administrator")) await keepAnAdministrator(tx, account);
        await replaceGrants(tx, id, grants);
      });
    },
    deactivate: (id, by) => setActive(id, false, by),
    reactivate: (id, by) => setActive(id, true, by),
    async resetPassword(id, by) {
      const password = oneTimePassword();
      const passwordHash = await hashPassword(password);
      await change(id, by, "password-reset", (tx) => updatePassword(tx, id, passwordHash, true));
      return password;
    },
    async changePassword(id, current, next) {
      const account = await accountById(db, id);
      if (account === null) throw unknownAccount();
      if (!(await passwordMatches(account.passwordHash, current))) throw wrongPassword();
      const issues = passwordIssues(next, account);
      if (next === current) {
        issues.push({
          code: "identity.password-same",
          severity: "error",
          field: "newPassword",
          text: { fr: "Choisissez un autre mot de passe que l’actuel.", en: "Choose another password than the current one." },
        });
      }
      if (issues.length > 0) throw invalidAccount(issues);
      const passwordHash = await hashPassword(next);
      await change(id, { accountId: id, name: account.name, roles: [] }, "password-changed", (tx) => updatePassword(tx, id, passwordHash, false));
    },
  };
}

/** A new account with its grants, checked and audited. */
export async function insertNew(
  db: Db,
  clock: Clock,
  input: NewAccountInput,
  how: { readonly password: string; readonly mustChange: boolean; readonly by: By },
): Promise<Account> {
  const issues = [...accountIssues(input), ...grantIssues(input.roles)];
  if (issues.length > 0) throw invalidAccount(issues);
  const id = randomUUID();
  const passwordHash = await hashPassword(how.password);
  return db.tx(async (tx) => {
    const createdAt = clock.now().toISOString();
    await unlessTaken(() =>
      insertAccount(tx, { id, email: normalEmail(input.email), name: input.name.trim(), passwordHash, mustChangePassword: how.mustChange, createdAt }),
    );
    await replaceGrants(tx, id, input.roles);
    const account = await accountById(tx, id);
    if (account === null) throw unknownAccount();
    await recordAudit(tx, { recordedAt: clock.now(), ...authorOf(how.by), act: "identity.account-created", subject: `account:${id}`, previous: null, next: audited(account) });
    return withoutSecrets(account);
  });
}

function authorOf(by: By): { accountId: string | null; author: string } {
  return by === null ? { accountId: null, author: "Jalon" } : { accountId: by.accountId, author: by.name };
}

function audited({ name, active, roles, mustChangePassword }: Account) {
  return { name, active, roles, mustChangePassword };
}

async function keepAnAdministrator(tx: Db, account: Account): Promise<void> {
  if (!account.active || !account.roles.some(({ role }) => role === "administrator")) return;
  if ((await otherActiveHolders(tx, "administrator", account.id)) === 0) throw lastAdministrator();
}

async function unlessTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw constraintOf(error)?.constraint === "account_email_key" ? emailTaken() : error;
  }
}
