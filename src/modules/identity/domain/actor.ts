import type { Actor } from "../../../kernel/http/route.ts";
import type { Account } from "./account.ts";

export const passwordPage = "/account";

/** Whoever still has a one-time password holds no role until it is changed. */
export function actorOf(account: Pick<Account, "id" | "name" | "roles" | "mustChangePassword">): Actor {
  const { id, name, roles, mustChangePassword } = account;
  return mustChangePassword ? { accountId: id, name, roles: [], mustVisit: passwordPage } : { accountId: id, name, roles };
}
