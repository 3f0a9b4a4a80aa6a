/** Check characters of the identifiers in use. Every function takes text already normalised, and is false on any other. */

/** Luhn: every second digit from the right doubled, digits summed, a multiple of 10 (ISO/IEC 7812-1, annex B). */
export function luhn(digits: string): boolean {
  return /^\d+$/.test(digits) && luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighed = index % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum;
}

const postOffice = "356000000";

/**
 * SIRET: Luhn over its 14 digits. The establishments of La Poste outnumber what Luhn leaves room for:
 * for them (SIREN 356000000, head office apart) the plain sum of the digits is a multiple of 5.
 */
export function siretHolds(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  if (luhn(digits)) return true;
  return digits.startsWith(postOffice) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** ISO 7064 mod 11-2 over 16 characters, the last of them the check (ORCID, ISNI). */
export function mod11Dash2(text: string): boolean {
  if (!/^\d{15}[\dX]$/.test(text)) return false;
  let total = 0;
  for (const digit of text.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return text[15] === (check === 10 ? "X" : String(check));
}

/** PPN of the union catalogue, 9 characters: weights 9 to 2, complement to 11, X for 10 (idRef). */
export function ppnHolds(text: string): boolean {
  if (!/^\d{8}[\dX]$/.test(text)) return false;
  let sum = 0;
  for (let index = 0; index < 8; index += 1) sum += Number(text[index]) * (9 - index);
  const check = (11 - (sum % 11)) % 11;
  return text[8] === (check === 10 ? "X" : String(check));
}

const crockford = "0123456789abcdefghjkmnpqrstvwxyz";

/** ROR: `0`, six Crockford base-32 characters, two digits that are 98 - (100 n mod 97) (ISO/IEC 7064 mod 97-10). */
export function rorHolds(text: string): boolean {
  if (!/^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/.test(text)) return false;
  let value = 0;
  for (const character of text.slice(1, 7)) value = value * 32 + crockford.indexOf(character);
  return Number(text.slice(7)) === 98 - ((value * 100) % 97);
}

/** The 23 letters of French administrative numbers: I, O and Q are left out, being too like 1 and 0. */
const letters23 = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** The letter that closes a number: rank of the number modulo 23 among the 23 letters (UAI, and RNSR alike). */
export function letterModulo23(digits: string): string {
  return letters23[Number(digits) % 23] ?? "";
}
