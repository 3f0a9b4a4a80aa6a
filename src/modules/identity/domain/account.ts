import { withoutAccents } from "../../../kernel/text/fold.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { RoleGrant } from "../../../kernel/http/route.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { isRoleCode, roles } from "./roles.ts";

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly active: boolean;
  readonly mustChangePassword: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The day alone: when exactly somebody works is nobody's business. */
  readonly lastSignIn: Day | null;
  readonly roles: readonly RoleGrant[];
}

export interface AccountInput {
  readonly email: string;
  readonly name: string;
}

export function normalEmail(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

/** What is wrong with the name and address of an account, all at once. */
export function accountIssues(input: AccountInput): Issue[] {
  const issues: Issue[] = [];
  if (!/^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(normalEmail(input.email))) {
    issues.push({
      code: "identity.email-malformed",
      severity: "error",
      field: "email",
      text: { fr: "Indiquez une adresse électronique, par exemple nom@exemple.fr.", en: "Give an e-mail address, for example name@example.org." },
    });
  }
  const name = input.name.trim();
  if (name === "" || name.length > 120) {
    issues.push({
      code: "identity.name-missing",
      severity: "error",
      field: "name",
      text: { fr: "Indiquez un nom de 1 à 120 caractères.", en: "Give a name of 1 to 120 characters." },
    });
  }
  return issues;
}

/** What is wrong with a set of grants: unknown roles, a role twice, a perimeter where none makes sense, bad codes. */
export function grantIssues(grants: readonly RoleGrant[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const { role, perimeter } of grants) {
    const add = (code: string, fr: string, en: string, field = "roles") => {
      issues.push({ code: `identity.${code}`, severity: "error", field, text: { fr, en } });
    };
    if (!isRoleCode(role)) {
      add("role-unknown", `Le rôle «\u202f${role}\u202f» n’existe pas.`, `There is no role "${role}".`);
      continue;
    }
    if (seen.has(role)) add("role-twice", `Le rôle «\u202f${roles[role].name.fr}\u202f» est donné deux fois.`, `The role "${roles[role].name.en}" is granted twice.`);
    seen.add(role);
    if (perimeter.length > 0 && !roles[role].hasPerimeter) {
      add("perimeter-unwanted", `Le rôle «\u202f${roles[role].name.fr}\u202f» vaut partout\u202f: laissez son périmètre vide.`, `The role "${roles[role].name.en}" holds everywhere: leave its perimeter empty.`, `perimeter-${role}`);
    }
    for (const code of perimeter.filter((text) => !/^[a-z0-9-]{1,12}(\.[a-z0-9-]{1,12}){0,4}$/.test(text))) {
      add("perimeter-malformed", `«\u202f${code}\u202f» n’est pas un code\u202f; écrivez par exemple 3 ou 4.b.`, `"${code}" is no code; write for example 3 or 4.b.`, `perimeter-${role}`);
    }
  }
  return issues;
}

/** For search and order: without accents, lower case. */
export function foldedText(text: string): string {
  return withoutAccents(text);
}
