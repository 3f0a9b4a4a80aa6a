import { readFileSync } from "node:fs";
import type { Register } from "./register.ts";
import { registerSchema } from "./register-schema.ts";

const file = new URL("../../../../data/contracts/comp-2021-2025.json", import.meta.url);

/**
 * The register of the contract 2021-2025 between the State and Inserm that ships with the project: names and figures
 * of the published contract, definitions, notes and translations in the project's own words. Read anew at each call.
 */
export function loadShippedRegister(): Register {
  return registerSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}
