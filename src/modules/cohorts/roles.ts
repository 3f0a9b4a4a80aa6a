import { covers, may } from "../identity/index.ts";
import type { Roles } from "./domain/standing.ts";

/** Who keeps the register, and who manages the structure of a cohort: lab managers within their perimeter. */
export const roles: Roles = {
  manages: (actor) => may(actor, "cohorts.manage"),
  managesStructure: (actor, structure) => (actor?.roles ?? []).some(({ role, perimeter }) => role === "lab-manager" && covers(perimeter, structure.toLowerCase())),
};
