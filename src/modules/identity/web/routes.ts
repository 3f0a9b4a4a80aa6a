import type { Route } from "../../../kernel/http/route.ts";
import type { Identity } from "../module.ts";
import { absenceRoutes } from "./absence.tsx";
import { accountApiRoutes, sessionApiRoutes } from "./api.ts";
import { editAccountRoutes } from "./edit-account.tsx";
import { listAccountsRoutes } from "./list-accounts.tsx";
import { newAccountRoutes } from "./new-account.tsx";
import { ownAccountRoutes } from "./own-account.tsx";
import { tokenRoutes } from "./tokens.tsx";
import { tokenApiRoutes } from "./tokens-api.ts";
import { signInRoutes } from "./sign-in.tsx";

/** Pages and API of sign-in and accounts. */
export function createIdentityRoutes({ identity }: { readonly identity: Identity }): Route[] {
  return [
    ...signInRoutes(identity),
    ...ownAccountRoutes(identity),
    ...absenceRoutes(identity),
    ...tokenRoutes(identity),
    ...tokenApiRoutes(identity),
    ...listAccountsRoutes(identity),
    ...newAccountRoutes(identity),
    ...editAccountRoutes(identity),
    ...sessionApiRoutes(identity),
    ...accountApiRoutes(identity),
  ];
}
