import type { RoleGrant } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { isRoleCode, roles } from "../domain/roles.ts";
import { say } from "./words.ts";

/** "Valideur (3, 4.b), Membre du conseil", for a cell or a line. */
export function describeRoles(grants: readonly RoleGrant[], language: Language): string {
  if (grants.length === 0) return say("noRole", language);
  return grants
    .map(({ role, perimeter }) => {
      const name = isRoleCode(role) ? roles[role].name[language] : role;
      return perimeter.length === 0 ? name : `${name} (${perimeter.join(", ")})`;
    })
    .join(", ");
}
