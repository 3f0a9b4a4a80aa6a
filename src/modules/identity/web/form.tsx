import type { VNode } from "preact";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { ErrorSummary, Field, fieldId, type FormError } from "../../../kernel/html/index.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { roleCodes, roles } from "../domain/roles.ts";
import { say } from "./words.ts";

/** A refused form: its status, all faults for the summary, and the first fault of each field. */
export interface Refused {
  readonly status: number;
  readonly errors: readonly FormError[];
  readonly of: (field: string) => { readonly error: string } | Record<string, never>;
}

export const notRefused: Refused = { status: 200, errors: [], of: () => ({}) };

/** Runs what a form asks; a refusal that the sender can mend comes back as a value, anything else is thrown on. */
export async function tried<T>(language: Language, work: () => Promise<T>): Promise<{ readonly done: T } | { readonly refused: Refused }> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404 || error.status >= 500) throw error;
    return { refused: refusedBy(error, language) };
  }
}

function refusedBy(error: AppError, language: Language): Refused {
  const faults = error.issues.map(({ field, text }) => ({ field: field ?? null, message: text[language] }));
  const errors =
    faults.length === 0
      ? [{ fieldId: null, message: error.text[language] }]
      : faults.map(({ field, message }) => ({ fieldId: field === null ? null : fieldId(field), message }));
  return {
    status: error.status,
    errors,
    of(field) {
      const fault = faults.find((one) => one.field === field);
      return fault === undefined ? {} : { error: fault.message };
    },
  };
}

export function FormFaults({ refused, language }: { readonly refused: Refused; readonly language: Language }): VNode | null {
  return <ErrorSummary errors={refused.errors} language={language} />;
}

export function Csrf({ token }: { readonly token: string }): VNode {
  return <input type="hidden" name="_csrf" value={token} />;
}

/** What the roles part of a form holds: which are ticked, and each perimeter as written. */
export interface RoleChoice {
  readonly ticked: readonly string[];
  readonly perimeters: Readonly<Record<string, string>>;
}

/** One box for each role, with its perimeter where it may have one. */
export function RoleFields({ choice, refused, language }: { readonly choice: RoleChoice; readonly refused: Refused; readonly language: Language }): VNode {
  return (
    <fieldset class="field" id={fieldId("roles")}>
      <legend>{say("roles", language)}</legend>
      {roleCodes.map((code) => (
        <>
          <Field control="checkbox" name="role" id={fieldId(`role-${code}`)} value={code} checked={choice.ticked.includes(code)} label={roles[code].name[language]} hint={roles[code].description[language]} language={language} />
          {roles[code].hasPerimeter ? (
            <Field name={`perimeter-${code}`} label={`${say("perimeter", language)} (${roles[code].name[language]})`} hint={say("perimeterHint", language)} value={choice.perimeters[code] ?? ""} optional language={language} {...refused.of(`perimeter-${code}`)} />
          ) : null}
        </>
      ))}
    </fieldset>
  );
}
