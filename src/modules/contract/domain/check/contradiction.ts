import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** Every kind of thing that a contract can say against itself. The codes are stable: pages and programs rely on them. */
export const contradictionCodes = [
  "reference-to-missing-indicator",
  "reference-to-missing-action",
  "reference-about-something-else",
  "target-differs-from-text",
  "target-strictness-differs",
  "share-does-not-fit",
  "total-does-not-add-up",
  "row-does-not-add-up",
  "part-exceeds-whole",
  "sum-differs-from-table",
  "target-behind-baseline",
  "target-equals-baseline",
  "unit-differs-from-baseline",
  "perimeter-differs-from-baseline",
  "numbering-gap",
  "numbering-duplicate",
  "numbering-outside-parent",
  "not-called-target",
  "title-differs",
  "name-spelled-differently",
  "mixed-due-years",
  "due-year-outside-contract",
] as const;

export type ContradictionCode = (typeof contradictionCodes)[number];

/**
 * `contradiction`: two places of the contract cannot both be right.
 * `remark`: both can be right, but whoever judges the contract has to decide how they are read.
 */
export type ContradictionSeverity = "contradiction" | "remark";

/** One thing that the contract says against itself, with the lines of both sides and the codes of the items concerned. */
export interface Contradiction {
  readonly code: ContradictionCode;
  readonly severity: ContradictionSeverity;
  readonly message: Bilingual;
  /** Lines of the document, ascending, without repetition; empty where nothing is known of the document. */
  readonly lines: readonly number[];
  /** Codes of indicators, parts and measures as they are ("4.c"), other items with their kind ("action 48"). */
  readonly items: readonly string[];
}

/** A contradiction with its lines put in order and its French message in French typography. */
export function contradiction(
  code: ContradictionCode,
  severity: ContradictionSeverity,
  message: Bilingual,
  lines: readonly number[],
  items: readonly string[],
): Contradiction {
  return {
    code,
    severity,
    message: { fr: frenchTypography(message.fr), en: message.en },
    lines: [...new Set(lines)].sort((a, b) => a - b),
    items: [...new Set(items)],
  };
}

const narrowSpace = "\u202F";

/** Narrow no-break spaces before the signs that ask for one, and before units. */
function frenchTypography(text: string): string {
  return text
    .replace(/[ \u00A0]+(?=[;:?!%€»])/gu, narrowSpace)
    .replace(/«[ \u00A0]+/gu, `«${narrowSpace}`)
    .replace(/(?<=\d)[ \u00A0](?=(?:M€|Md€|\d{3}(?!\d)))/gu, narrowSpace);
}
