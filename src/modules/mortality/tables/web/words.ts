import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { elsewhere } from "../domain/counts.ts";
import { france, type TableSex } from "../domain/tables.ts";

export const sexWords: Readonly<Record<TableSex, Bilingual>> = { T: both("Ensemble", "Both sexes"), M: both("Hommes", "Men"), F: both("Femmes", "Women") };
export const statusWords = { provisional: both("provisoires", "provisional"), final: both("définitives", "final") } as const;

export function ageWords(code: string): Bilingual {
  if (code === "TOTAL") return both("Tous âges", "All ages");
  if (code === "Y_LT1") return both("Moins d’un an", "Under one");
  if (code === "Y_GE95") return both("95 ans et plus", "95 and over");
  const band = code.slice(1).replace("-", "–");
  return both(`${band} ans`, band);
}

export function regionName(code: string, regions: readonly { readonly code: string; readonly name: Bilingual }[]): Bilingual {
  if (code === france) return both("France entière", "All France");
  if (code === elsewhere) return both("Hors de France ou inconnue", "Abroad or not known");
  return regions.find((one) => one.code === code)?.name ?? both(code, code);
}

/** NUTS codes of the regions, as Eurostat writes them: level 1, and level 2 overseas. */
export const nutsOf: Readonly<Record<string, string>> = {
  FR: "FR", "11": "FR1", "24": "FRB", "27": "FRC", "28": "FRD", "32": "FRE", "44": "FRF", "52": "FRG", "53": "FRH", "75": "FRI", "76": "FRJ", "84": "FRK", "93": "FRL", "94": "FRM", "01": "FRY1", "02": "FRY2", "03": "FRY3", "04": "FRY4", "06": "FRY5", "99": "UNK",
};
