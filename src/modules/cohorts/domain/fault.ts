import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";

/** A fault of one field, in the two languages. */
export function fault(code: string, field: string, fr: string, en: string): Issue {
  return { code: `cohorts.${code}`, severity: "error", field, text: both(fr, en) };
}
