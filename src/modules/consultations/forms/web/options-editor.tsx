import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Option } from "../../domain/form.ts";
import { say } from "./words.ts";

const words = {
  hint: both("Videz une ligne pour la retirer\u202f; changez les numéros pour changer l’ordre. Sans code, il en sera fait un à partir du texte. Trois lignes vides s’ajoutent à chaque enregistrement.", "Empty a row to remove it; change the numbers to change the order. Without a code, one is made from the text. Three empty rows are added at each saving."),
} as const;

export interface OptionsEditorProps {
  readonly name: "options" | "rows" | "columns";
  readonly label: string;
  readonly options: readonly Option[];
  readonly at: string;
  readonly issues: readonly Issue[];
  readonly language: Language;
}

/** The rows of a list: number, code and both languages side by side, with empty rows to add more. */
export function OptionsEditor({ name, label, options, at, issues, language }: OptionsEditorProps): VNode {
  const rows = [...options, ...Array.from({ length: 3 }, () => ({ code: "", label: { fr: "", en: "" } }))];
  const own = issues.filter(({ field = "" }) => field === `${at}.${name}` || field.startsWith(`${at}.${name}.`));
  const faultOf = (index: number, part: string) => own.some(({ field }) => field === `${at}.${name}.${index}.${part}`) ? ("true" as const) : undefined;
  return (
    <fieldset class={`field options-editor${own.length === 0 ? "" : " field-wrong"}`} id={`field-${name}`}>
      <legend>{label}</legend>
      <p class="hint">{pick(words.hint, language)}</p>
      {own.length === 0 ? null : <ul class="field-error">{own.map(({ text }) => <li>{text[language]}</li>)}</ul>}
      <table class="options-table" role="table">
        <thead role="rowgroup"><tr role="row">{[say("order", language), say("french", language), say("english", language), say("code", language)].map((header) => <th scope="col" role="columnheader">{header}</th>)}</tr></thead>
        <tbody role="rowgroup">
          {rows.map(({ code, label: text }, index) => {
            const control = (part: "order" | "fr" | "en" | "code", value: string, header: string) => (
              <td role="cell" class={`options-${part}`}>
                <input type="text" name={`${name}.${index}.${part}`} value={value} aria-label={`${label}, ${index + 1}: ${header}`} aria-invalid={faultOf(index, part === "code" ? "code" : `label.${part}`)} {...(part === "order" ? { inputMode: "numeric" as const } : {})} />
              </td>
            );
            return (
              <tr role="row">
                {control("order", String(index + 1), say("order", language))}
                {control("fr", text.fr, say("french", language))}
                {control("en", text.en, say("english", language))}
                {control("code", code, say("code", language))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </fieldset>
  );
}
