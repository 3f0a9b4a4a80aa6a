import { z } from "zod";
import type { RoleGrant } from "../../../kernel/http/route.ts";
import { perimeterFrom, roleCodes, roles } from "../domain/roles.ts";
import type { RoleChoice } from "./form.tsx";

/** The part of a form's schema that `RoleFields` sends; the perimeters come beside it, in a loose object. */
export const roleFormFields = { role: z.array(z.string().max(40)).max(20).default([]) };

export function roleChoiceOf(body: { readonly role: readonly string[]; readonly [field: string]: unknown }): RoleChoice {
  const perimeters = roleCodes.map((code) => {
    const written = body[`perimeter-${code}`];
    return [code, typeof written === "string" ? written.slice(0, 1000) : ""] as const;
  });
  return { ticked: body.role, perimeters: Object.fromEntries(perimeters) };
}

/** The grants that a choice means; the perimeter of a role that is not ticked is left aside. */
export function grantsOf(choice: RoleChoice): RoleGrant[] {
  return choice.ticked.map((role) => ({ role, perimeter: perimeterFrom(choice.perimeters[role] ?? "") }));
}

export function choiceFrom(grants: readonly RoleGrant[]): RoleChoice {
  return {
    ticked: grants.map(({ role }) => role).filter((role) => role in roles),
    perimeters: Object.fromEntries(grants.map(({ role, perimeter }) => [role, perimeter.join(", ")])),
  };
}
