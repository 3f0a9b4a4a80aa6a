import type { Db } from "../../kernel/db/db.ts";
import type { MigrationSet } from "../../kernel/db/migrate.ts";
import type { Actor } from "../../kernel/http/route.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { actorOn, createAbsences, type Absences } from "./actions/absences.ts";
import { createFirstAccounts, type FirstAccounts } from "./actions/first-accounts.ts";
import { createAccountActions, type AccountActions } from "./actions/manage-accounts.ts";
import { createSignIn, type SignIn } from "./actions/sign-in.ts";
import { createTokens, type Tokens } from "./actions/tokens.ts";
import type { Account } from "./domain/account.ts";
import { accountById, findAccounts, withoutSecrets, type AccountSort } from "./store/accounts.ts";

export const identityMigrations: MigrationSet = { schema: "identity", directory: new URL("./migrations/", import.meta.url) };

export interface IdentityDeps {
  readonly db: Db;
  readonly clock: Clock;
}

export interface ListAccounts {
  readonly search?: string;
  /** Counted from 1; a page after the last is empty. */
  readonly page?: number;
  readonly sort?: AccountSort;
  readonly descending?: boolean;
}

export interface AccountPage {
  readonly rows: readonly Account[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export interface Identity extends SignIn, AccountActions, FirstAccounts, Absences, Tokens {
  getAccount(id: string): Promise<Account | null>;
  /** The caller behind an account; null when there is none or it is closed. */
  getActor(accountId: string): Promise<Actor | null>;
  listAccounts(query?: ListAccounts): Promise<AccountPage>;
  /** Every account by name, for exports. */
  allAccounts(): Promise<readonly Account[]>;
}

export const accountsPerPage = 25;

export function createIdentity({ db, clock }: IdentityDeps): Identity {
  const accounts = createAccountActions(db, clock);
  return {
    ...createSignIn(db, clock),
    ...accounts,
    ...createFirstAccounts(db, clock),
    ...createAbsences(db, clock),
    ...createTokens(db, clock),
    async getAccount(id) {
      const account = await accountById(db, id);
      return account === null ? null : withoutSecrets(account);
    },
    async getActor(accountId) {
      const account = await accountById(db, accountId);
      return account === null || !account.active ? null : actorOn(db, account, clock.today());
    },
    async allAccounts() {
      return (await findAccounts(db, { search: "", sort: "name", descending: false, limit: 1_000_000, offset: 0 })).rows;
    },
    async listAccounts({ search = "", page = 1, sort = "name", descending = false } = {}) {
      const offset = (Math.max(1, page) - 1) * accountsPerPage;
      const { rows, total } = await findAccounts(db, { search, sort, descending, limit: accountsPerPage, offset });
      return { rows, total, page: Math.max(1, page), pages: Math.max(1, Math.ceil(total / accountsPerPage)) };
    },
  };
}
