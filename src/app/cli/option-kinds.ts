import type { OptionDefinition } from "../../kernel/cli/index.ts";
import { both } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";

/** An option that takes a whole number; anything else is wrong use, told before anything is opened. */
export function wholeOption(name: string, value: string, summary: Bilingual): OptionDefinition {
  return { name, value, summary, fault: (text) => (/^\d{1,6}$/.test(text) ? null : both(`--${name}\u00a0: «\u202f${text}\u202f» n’est pas un nombre entier.`, `--${name}: “${text}” is not a whole number.`)) };
}

/** An option that takes one of some words. */
export function oneOf(name: string, words: readonly string[], summary: Bilingual): OptionDefinition {
  return { name, value: words.join("|"), summary, fault: (text) => (words.includes(text) ? null : both(`--${name}\u00a0: «\u202f${text}\u202f» n’est pas un de ${words.join(", ")}.`, `--${name}: “${text}” is not one of ${words.join(", ")}.`)) };
}

/** An option that takes a share between 0 and 1. */
export function shareOption(name: string, summary: Bilingual): OptionDefinition {
  return { name, value: "P", summary, fault: (text) => (/^(0|1|0?\.\d+|1\.0+|0\.\d+)$/.test(text) ? null : both(`--${name}\u00a0: «\u202f${text}\u202f» n’est pas une part entre 0 et 1, à point décimal.`, `--${name}: “${text}” is not a share between 0 and 1.`)) };
}
