import type { VNode } from "preact";
import type { Issue } from "../errors/app-error.ts";
import type { Bilingual, Language } from "../i18n/language.ts";
import { sayIn } from "../i18n/say.ts";
import { Field, fieldId } from "./form.tsx";
import { ErrorSummary } from "./notice.tsx";

/** What a form carries unseen: the token that proves it came from a page of this house, then these values by name. */
export function HiddenFields({ csrfToken, values = {} }: { readonly csrfToken: string; readonly values?: Readonly<Record<string, string | number>> }): VNode {
  return <><input type="hidden" name="_csrf" value={csrfToken} />{Object.entries(values).map(([name, value]) => <input type="hidden" name={name} value={String(value)} />)}</>;
}

/** What is wrong with one field, as `Field` takes it: every issue that names it; nothing where none does. */
export function errorAt(issues: readonly Issue[], field: string, language: Language): { readonly error?: string } {
  const found = issues.filter((issue) => issue.field === field).map((issue) => issue.text[language]);
  return found.length === 0 ? {} : { error: found.join(" ") };
}

/** What is wrong with a form, at its head, each fault a link to its field. */
export function Faults({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode {
  return <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />;
}

/** One text in the two languages, side by side: fields `nameFr` and `nameEn`. */
export function PairFields({ name, label, value, issues, language, rows = 1, prefix = "", translated = false }: {
  readonly name: string; readonly label: Bilingual; readonly value: Bilingual; readonly issues: readonly Issue[]; readonly language: Language; readonly rows?: number; readonly prefix?: string;
  /** Is the English asked for too? */
  readonly translated?: boolean;
}): VNode {
  const say = sayIn(language);
  const control = rows === 1 ? ({ control: "text" } as const) : ({ control: "textarea", rows } as const);
  const [fr, en] = [`${prefix}${name}Fr`, `${prefix}${name}En`];
  return (
    <div class="field-pair">
      <Field {...control} name={fr} label={`${label[language]}, ${say("en français", "in French")}`} language={language} value={value.fr} {...errorAt(issues, fr, language)} />
      <Field {...control} name={en} label={`${label[language]}, ${say("en anglais", "in English")}`} language={language} value={value.en} optional={!translated} {...errorAt(issues, en, language)} />
    </div>
  );
}
