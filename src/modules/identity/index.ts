export { createIdentity, identityMigrations } from "./module.ts";
export type { AccountPage, Identity, IdentityDeps, ListAccounts } from "./module.ts";
export type { By, CreatedAccount, NewAccountInput } from "./actions/manage-accounts.ts";
export type { DemonstrationAccount, FirstAdministrator } from "./actions/first-accounts.ts";
export type { SignedIn } from "./actions/sign-in.ts";
export type { Account, AccountInput } from "./domain/account.ts";
export { actionSubject, covers, isRoleCode, may, maySomewhere, permissions, roleCodes, roles, rolesFor } from "./domain/roles.ts";
export type { Permission, Role, RoleCode } from "./domain/roles.ts";
export { createIdentityRoutes } from "./web/routes.ts";
