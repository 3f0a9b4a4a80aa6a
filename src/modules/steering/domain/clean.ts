import type { SteeringAct } from "./steering.ts";

/** A text as it is kept: one way to write accents and line ends, no sign that cannot be seen or stored, no blank around. */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is taken out
  return text.replace(/\r\n?/g, "\n").replace(/\p{Surrogate}/gu, "\uFFFD").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").normalize("NFC").trim();
}

/** The act with every text in it cleaned. */
export function cleanAct(act: SteeringAct): SteeringAct {
  return cleaned(act) as SteeringAct;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleaned(member)]));
}
