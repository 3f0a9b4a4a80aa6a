import type { Issue } from "../../../../kernel/errors/app-error.ts";

/** One thing to mend in a form or in answers. `field` is a path with dots; `code` comes after `consultations.`. */
export function fault(code: string, field: string, fr: string, en: string): Issue {
  return { code: `consultations.${code}`, severity: "error", field, text: { fr, en } };
}
