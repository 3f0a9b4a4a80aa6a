import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { ListCode } from "../lists.ts";

export interface StudyValidityContext {
  readonly today: Day;
  /** Is this id in that list, the house's own or a loaded vocabulary? */
  readonly knowsConcept: (id: string, list: ListCode) => boolean;
}

/** A fault that forbids publishing. Codes are `studies.` and what is wrong; `field` may go into parts: `outcomes[2].measure.fr`. */
export function fault(field: string, code: string, fr: string, en: string): Issue {
  return { code: `studies.${code}`, severity: "error", field, text: { fr, en } };
}

/** What would make the record better, or looks odd. */
export function advice(field: string, code: string, fr: string, en: string): Issue {
  return { code: `studies.${code}`, severity: "warning", field, text: { fr, en } };
}
