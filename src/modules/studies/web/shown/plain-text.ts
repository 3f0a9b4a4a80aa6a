import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ShownItem, ShownPart, ShownValue } from "./shown.ts";

function partText({ label, texts }: ShownPart, language: Language): string {
  const said = texts.map(({ text }) => text).join(" / ");
  return label === null || said === "" ? said : `${pick(label, language)}${language === "fr" ? "\u202f:" : ":"} ${said}`;
}

/** An entry on one line, for exports and comparisons. */
export function itemText({ head, details }: ShownItem, language: Language): string {
  return [head, ...details].map((one) => partText(one, language)).filter((text) => text !== "").join(" · ");
}

/** A field in one cell of a table: its entries line by line. */
export function valueText({ items }: ShownValue, language: Language): string {
  return items.map((one) => itemText(one, language)).join("\n");
}
