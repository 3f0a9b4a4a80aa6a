import { nirOf } from "./nir.ts";
import type { SearchedText, Span } from "./searched.ts";

/** Also as people hide them from programs: `name[at]place.fr`, `name @ place.fr`. */
const mail = /[\w.+-]{1,64}(?: ?@ ?| ?[[(](?:at|arobase)[\])] ?)[\w-]{1,63}(?:(?:\.| ?[[(](?:dot|point)[\])] ?)[\w-]{1,63}){0,4}(?:\.| ?[[(](?:dot|point)[\])] ?)[a-z]{2,24}\b/giu;
/** One mark parts the pairs, or none: days and hours in a row have several. */
const frenchPhone = /(?<![\p{L}\d.-])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?|0)[1-9]([ ./-]?)\d{2}(?:\1\d{2}){3}(?![\p{L}\d-])/gu;
const foreignPhone = /(?<![\w+])(?:\+|00)(?:[1-9]\d{0,2})[ .()-]*\d(?:[ .()-]*\d){7,12}(?!\d)/gu;
const americanPhone = /\(\d{3}\) ?\d{3}-\d{4}(?!\d)|\b(?:phone|tel|t[eé]l[eé]phone)\W{1,4}\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)/giu;
const longNumber = /(?:(?<![\w.-])|(?<=NIR))[1-4780](?:[ .-]?[0-9AB]){12,14}(?![\w-])/gu;
const nirSaid = /\bNIR\b|s[eé]curit[eé] sociale|social security/iu;

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });

/** Mail addresses, also as people hide them from programs. */
export function* mailsIn({ whole }: SearchedText): Generator<Span> {
  for (const match of whole.matchAll(mail)) yield spanOf(match);
}

/** Telephone numbers, as they are written in France, with the code of a country, or in North America. */
export function* phonesIn({ text }: SearchedText): Generator<Span> {
  for (const pattern of [frenchPhone, foreignPhone, americanPhone]) for (const match of text.matchAll(pattern)) yield spanOf(match);
}

/** French social security numbers, with their key, or of their shape where the text says what they are. */
export function* nirsIn({ text }: SearchedText): Generator<Span> {
  const said = nirSaid.test(text);
  for (const match of text.matchAll(longNumber)) {
    const form = nirOf(match[0]);
    if (form === "keyed" || (said && form === "shaped")) yield spanOf(match);
  }
}
