import type { Issue } from "../../../../kernel/errors/app-error.ts";

/** A fault that forbids publishing. Codes are `datasets.` and what is wrong. */
export function fault(field: string, code: string, fr: string, en: string): Issue {
  return { code: `datasets.${code}`, severity: "error", field, text: { fr, en } };
}

/** What would make the record better. */
export function advice(field: string, code: string, fr: string, en: string): Issue {
  return { code: `datasets.${code}`, severity: "warning", field, text: { fr, en } };
}

export const isBlank = (text: string | null | undefined): boolean => (text ?? "").trim() === "";

export function isHttpUrl(text: string, onlySecure = false): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (url.protocol === "https:" || (!onlySecure && url.protocol === "http:")) && url.username === "" && url.password === "" && url.hostname.includes(".");
}

/** An address as mail programs take it; whether it is read nobody can tell from here. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"]+@[^\s@.<>]+(?:\.[^\s@.<>]+)+$/u.test(text);
}
