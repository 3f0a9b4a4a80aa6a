import type { Reply } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { writeCsv, writeJson, writeOds, type Table } from "../../../kernel/tables/index.ts";
import { day } from "../../../kernel/time/day.ts";
import type { Account } from "../domain/account.ts";
import { describeRoles } from "./describe-roles.ts";

export const exportFormats = ["csv", "ods", "json"] as const;

/** Every account as a file in one of the three formats. */
export function accountsFile(accounts: readonly Account[], format: (typeof exportFormats)[number], language: Language): Reply {
  const table = accountsTable(accounts);
  const fileName = `${table.name}.${format}`;
  switch (format) {
    case "csv":
      return { kind: "file", mediaType: "text/csv; charset=utf-8", fileName, bytes: writeCsv(table, language) };
    case "ods":
      return { kind: "file", mediaType: "application/vnd.oasis.opendocument.spreadsheet", fileName, bytes: writeOds(table, language) };
    case "json":
      return { kind: "file", mediaType: "application/json; charset=utf-8", fileName, bytes: writeJson(table, language) };
  }
}

function accountsTable(accounts: readonly Account[]): Table {
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
