import type { Table } from "../../../kernel/tables/index.ts";
import { day } from "../../../kernel/time/day.ts";
import type { Account } from "../domain/account.ts";
import { describeRoles } from "./describe-roles.ts";

/** Every account, as a table to take away. */
export function accountsTable(accounts: readonly Account[]): Table {
  return {
    name: "accounts",
    title: { fr: "Comptes", en: "Accounts" },
    columns: [
      { key: "name", label: { fr: "Nom", en: "Name" } },
      { key: "email", label: { fr: "Adresse électronique", en: "E-mail address" } },
      { key: "roles", label: { fr: "Rôles", en: "Roles" } },
      { key: "state", label: { fr: "État", en: "State" } },
      { key: "createdOn", label: { fr: "Créé le", en: "Created on" } },
      { key: "lastSignIn", label: { fr: "Dernière connexion", en: "Last sign-in" } },
    ],
    rows: accounts.map((account) => [
      account.name,
      account.email,
      { fr: describeRoles(account.roles, "fr"), en: describeRoles(account.roles, "en") },
      account.active ? { fr: "ouvert", en: "open" } : { fr: "fermé", en: "closed" },
      { day: day(account.createdAt.slice(0, 10)) },
      account.lastSignIn === null ? null : { day: account.lastSignIn },
    ]),
  };
}
