import { formatNumber, narrowSpace, noBreakSpace } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ResourceTable } from "../../domain/register.ts";

/** How the amounts of one table are written: all in one unit, exact, with the same decimals so that columns line up. */
export interface AmountFormat {
  readonly unit: string;
  readonly write: (amount: number | null, signed?: boolean) => string;
  /** With its unit, for sentences. */
  readonly words: (amount: number) => string;
}

/** Thousands of euros where every amount is a whole number of thousands, else euros; posts with one decimal. */
export function amountFormat(table: ResourceTable, language: Language): AmountFormat {
  const amounts = table.lines.flatMap((line) => [...line.amounts, line.overall]).filter((one) => one !== null);
  const posts = table.unit === "full-time-equivalent";
  const thousands = !posts && amounts.every((one) => one % 1000 === 0);
  const decimals = posts && amounts.some((one) => !Number.isInteger(one)) ? 1 : 0;
  const unit = posts ? (language === "fr" ? "ETP" : "FTE") : thousands ? "k€" : "€";
  const number = (amount: number, signed: boolean): string =>
    formatNumber(thousands ? amount / 1000 : amount, language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signed });
  return {
    unit,
    write: (amount, signed = false) => (amount === null ? "–" : number(amount, signed)),
    words: (amount) => `${number(amount, false)}${language === "fr" ? (posts ? noBreakSpace : narrowSpace) : noBreakSpace}${unit}`,
  };
}
