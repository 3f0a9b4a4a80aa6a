const nirShape = /^([12378])(\d{2})(0[1-9]|1[0-2]|[2-9]\d)(\d{2}|2[AB])(\d{3})(\d{3})(\d{2})?$/i;

/**
 * French social security number (numéro d’inscription au répertoire): 13 signs and, where it is there, its key, which
 * must be 97 minus the number modulo 97; in Corsica 2A counts as 19 and 2B as 18 (décret 82-103).
 * `keyed`: with a key that is right; `shaped`: 13 signs of the right shape; null otherwise.
 */
export function nirOf(raw: string): "keyed" | "shaped" | null {
  if (raw.length < 13 || raw.length > 22) return null;
  const found = nirShape.exec(raw.replaceAll(/[ .\u00a0\u202f-]/g, ""));
  if (found === null) return null;
  const [, sex = "", year = "", month = "", department = "", town = "", order = "", key] = found;
  if (town === "000" || order === "000" || department === "00") return null;
  const digits = `${sex}${year}${month}${department.toUpperCase().replace("2A", "19").replace("2B", "18")}${town}${order}`;
  if (key === undefined) return "shaped";
  return 97 - Number(BigInt(digits) % 97n) === Number(key) ? "keyed" : null;
}
