import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { isFamilyName, isFirstName } from "../../../../kernel/text/personal/index.ts";

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}\b/i;
const frenchPhone = /^(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ .-]?\d{2}){4}$/;
const foreignPhone = /^(?:\+[1-9]\d{0,2}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}|00[1-9]\d{10,12})$/;
const northAmericanPhone = /^\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}$/;
const phoneInside = /(?:^|[^\d])(?:\+33|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)/;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\/\d{1,2})?$/;
const ipv6 = /^(?=.*:.*:)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}$/i;
const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const street = /^(?:\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,? +)?(?:rue|r\.|avenue|av\.?|ave|boulevard|bd\.?|bld|blvd|place|pl\.|chemin|che|allees?|impasse|imp|route|rte|quai|cours|square|villa|passage|sente|lotissement|residence|lieu[ -]dit|faubourg|fbg) +\S/;
const englishStreet = /^\d{1,5} +(?:[a-z.'-]+ +){1,4}(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|ln\.?|drive|dr\.?|court|ct\.?|boulevard|blvd\.?|way|close|crescent)\b/;

export function isEmail(text: string): boolean {
  return text.includes("@") && email.test(text);
}

export function isPhone(text: string): boolean {
  if (text.length < 9 || text.length > 24) return false;
  return frenchPhone.test(text) || foreignPhone.test(text) || northAmericanPhone.test(text);
}

export function holdsPhone(text: string): boolean {
  return phoneInside.test(text);
}

export function isIp(text: string): boolean {
  return ipv4.test(text) || (text.includes(":") && ipv6.test(text) && /[0-9a-f]{3,4}|::/i.test(text) && !/^\d{1,2}:\d{2}(?::\d{2})?$/.test(text));
}

/** International bank account number, its check digits included (ISO 13616: the rearranged number is 1 modulo 97). */
export function isIban(raw: string): boolean {
  const text = raw.replaceAll(/[ -]/g, "").toUpperCase();
  if (!iban.test(text)) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const digits = character >= "A" ? String(character.charCodeAt(0) - 55) : character;
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

export function isAddress(raw: string): boolean {
  if (raw.length < 8 || raw.length > 200) return false;
  const text = withoutAccents(raw.trim());
  return (street.test(text) && /\d/.test(text)) || englishStreet.test(text);
}

/** Does the text read as the name of a person? One to four words, one of them a known first or family name. */
export function looksLikeName(raw: string): boolean {
  if (raw.length < 2 || raw.length > 60 || /\d/.test(raw)) return false;
  const words = withoutAccents(raw).replace(/^(?:m|mme|mlle|mr|mrs|ms|dr|pr)\.? /, "").split(/[\s,]+/).filter((word) => word !== "");
  if (words.length === 0 || words.length > 4) return false;
  if (!words.every((word) => /^[a-z][a-z'’.-]*$/.test(word))) return false;
  return words.some((word) => isFirstName(word) || isFamilyName(word) || (word.includes("-") && word.split("-").every(isFirstName)));
}

/** Is the text made of one to four words in letters, as names are, known or not? */
export function couldBeName(raw: string): boolean {
  return raw.length >= 2 && raw.length <= 60 && /^\p{L}[\p{L}'’. -]*(?:,? \p{L}[\p{L}'’. -]*){0,3}$/u.test(raw.trim());
}

/** A coordinate in degrees written to a hundred metres or finer (three decimals, EDPB's examples of location data). */
export function isPreciseDegree(text: string, most: number): boolean {
  const found = /^-?(\d{1,3})[.,](\d{3,})$/.exec(text.trim());
  return found !== null && Math.abs(Number(`${found[1]}.${found[2]}`)) <= most;
}

/** Both coordinates in one cell: `48.85661, 2.35222`, `POINT(2.35222 48.85661)`. */
export function isPoint(text: string): boolean {
  return /^(?:POINT ?\()?-?\d{1,3}\.\d{3,}[ ,;]+-?\d{1,3}\.\d{3,}\)?$/i.test(text.trim());
}

/** Sentences rather than words: where people write, they write about people. */
export function isProse(text: string): boolean {
  return text.length >= 25 && text.trim().split(/\s+/).length >= 5;
}
