import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { Actor, RequestContext } from "../../../../kernel/http/route.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { rolesFor } from "../../../identity/index.ts";
import { unknownForm } from "../errors.ts";
import type { FormHouse } from "../forms.ts";
import type { FormDraft } from "../store.ts";

export interface FormWebDeps {
  readonly forms: FormHouse;
  /** Objectives that an axis or a question may be tied to, by code; none: codes are typed. */
  readonly objectives: () => Promise<readonly { readonly code: string; readonly title: Bilingual }[]>;
}

/** Those who prepare questionnaires. */
export const editors = { anyOf: rolesFor("consultations.run") };

/** The caller of a route that only signed-in people reach. */
export function callerOf({ actor }: RequestContext): Actor {
  if (actor === null) throw new Error("a route of editors was reached by nobody");
  return actor;
}

export async function knownDraft({ forms }: Pick<FormWebDeps, "forms">, code: string): Promise<FormDraft> {
  const draft = await forms.draft(code);
  if (draft === null) throw unknownForm();
  return draft;
}

/** What a refusal says, fault by fault; anything that is no refusal is thrown on. */
export function issuesOf(error: unknown): { readonly issues: readonly Issue[]; readonly status: number } {
  if (!(error instanceof AppError)) throw error;
  return { issues: error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }], status: error.status };
}
