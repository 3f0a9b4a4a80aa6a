import type { VNode } from "preact";
import type { Issue } from "../errors/app-error.ts";
import type { Language } from "../i18n/language.ts";

/** What a form carries unseen: the token that proves it came from a page of this house, then these values by name. */
export function HiddenFields({ csrfToken, values = {} }: { readonly csrfToken: string; readonly values?: Readonly<Record<string, string | number>> }): VNode {
  return <><input type="hidden" name="_csrf" value={csrfToken} />{Object.entries(values).map(([name, value]) => <input type="hidden" name={name} value={String(value)} />)}</>;
}

/** What is wrong with one field, as `Field` takes it: every issue that names it; nothing where none does. */
export function errorAt(issues: readonly Issue[], field: string, language: Language): { readonly error?: string } {
  const found = issues.filter((issue) => issue.field === field).map((issue) => issue.text[language]);
  return found.length === 0 ? {} : { error: found.join(" ") };
}
