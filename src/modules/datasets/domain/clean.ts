/**
 * A value as a database can keep it: texts well formed in Unicode (NFC), without the signs that no form sends and no file format
 * takes (NUL and other control signs but tab and line ends), without blanks around them.
 */
export function cleaned<T>(value: T): T {
  return clean(value) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, clean(inner)]));
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}

function cleanText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd").normalize("NFC").replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, "").replaceAll("\r\n", "\n").replaceAll("\r", "\n").trim();
}
