import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Unit } from "./target.ts";
import { boundsOf } from "./catalogue.ts";

/** Beyond this no indicator of an institute goes; what is larger is a slip, and could not be kept to the last digit. */
const largest = Number.MAX_SAFE_INTEGER;

/**
 * What keeps a number from being a value of its unit: half a prototype, a negative share. The same bounds as for files
 * and forms, for values that programs send. Pure.
 */
export function valueBoundsIssues(unit: Unit, value: number): Issue[] {
  const { min = -largest, max = largest, integer } = boundsOf(unit);
  if (integer && Number.isFinite(value) && !Number.isInteger(value)) {
    return [{ code: "indicators.value-not-whole", severity: "error", field: "value", text: { fr: `${value} n’est pas un nombre entier, alors que cette série compte des unités.`, en: `${value} is not a whole number, while this series counts units.` } }];
  }
  if (value >= min && value <= max) return [];
  return [{ code: "indicators.value-out-of-bounds", severity: "error", field: "value", text: { fr: `${value} est hors de ce que cette série admet\u202f: de ${min} à ${max}, dans l’unité de l’interface de programmation.`, en: `${value} is outside what this series takes: from ${min} to ${max}, in the unit of the API.` } }];
}
