import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { checksum, schemeList, type IdentifierScheme } from "./schemes.ts";

export { parseLabel, labelSpellings, type Label } from "./label.ts";
export type { IdentifierScheme } from "./schemes.ts";

/** Every scheme by its code. */
export const schemes: ReadonlyMap<string, IdentifierScheme> = new Map(schemeList.map((scheme) => [scheme.code, scheme]));

export interface IdentifierCheck {
  readonly scheme: string;
  readonly value: string;
  readonly valid: boolean;
  /** What is wrong and what is expected; null when valid. */
  readonly issue: Bilingual | null;
}

/**
 * Is this text an identifier of the scheme, and which? `value` is the normal form, the same for every spelling of one
 * identifier (address, prefix, spaces, hyphens, case). A text that fails is given back as normalised, not valid.
 * A scheme that is not in the table (a source's own numbers) has no check: valid unless empty.
 */
export function checkIdentifier(scheme: string, text: string): IdentifierCheck {
  const known = schemes.get(scheme);
  const value = (known?.normalise ?? ((raw: string) => raw.trim()))(text.normalize("NFKC").trim());
  if (value === "") return { scheme, value, valid: false, issue: { fr: "L’identifiant est vide.", en: "The identifier is empty." } };
  const issue = known?.fault(value) ?? null;
  return { scheme, value, valid: issue === null, issue };
}

/** Has this text the form of the scheme, whether or not its check character holds? */
export function isWellFormed(scheme: string, text: string): boolean {
  const { valid, issue } = checkIdentifier(scheme, text);
  return valid || issue === checksum;
}

/** As people read it: `180 036 048`, `0000-0002-1825-0097`. Takes a normal value. */
export function formatIdentifier(scheme: string, value: string): string {
  return schemes.get(scheme)?.format?.(value) ?? value;
}

/** Address of the thing at its register, or null where the scheme has none. Only for valid values. */
export function identifierUrl(scheme: string, value: string): string | null {
  const template = schemes.get(scheme)?.template ?? null;
  if (template === null || !checkIdentifier(scheme, value).valid) return null;
  return template.replace("{value}", () => encodeURI(value)).replace("{formatted}", () => encodeURI(formatIdentifier(scheme, value)));
}

/** One key for every spelling: lower case, letters and digits alone (`UMR_S 1016` and `umr-s 1016` are `umrs1016`). */
export function foldIdentifier(text: string): string {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]/g, "");
}
