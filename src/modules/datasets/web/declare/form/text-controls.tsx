import type { ComponentChildren, VNode } from "preact";
import { fieldId } from "../../../../../kernel/html/index.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { LocalisedText } from "../../../domain/metadata.ts";
import { orNull, textOf, type Control, type Labels, type Showing } from "./control.tsx";
import { Group, Input, languageWord } from "./input.tsx";

/** A text in French and in English, one line or several; `beside`: the two languages side by side where there is room. */
export function localised({ rows = 1, beside = false }: { readonly rows?: number; readonly beside?: boolean } = {}): Control<LocalisedText> {
  return {
    read: (written, key) => withoutEmpty({ fr: textOf(written, `${key}.fr`), en: textOf(written, `${key}.en`) }),
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={showing} pair={beside}>
        <Tongues beside={beside}>
          {(["fr", "en"] as const).map((tongue) => (
            <Input name={`${key}.${tongue}`} label={languageWord(tongue, showing.language)} value={value[tongue] ?? ""} rows={rows} lang={tongue} error={showing.errorAt(`${key}.${tongue}`)} advice={showing.adviceAt(`${key}.${tongue}`)} language={showing.language} />
          ))}
        </Tongues>
      </Group>
    ),
    tell: (value, language) => tellLocalised(value, language),
  };
}

/** The two languages of one text: side by side, or one below the other. */
export function Tongues({ beside, children }: { readonly beside: boolean; readonly children: ComponentChildren }): VNode {
  return beside ? <div class="field-pair">{children}</div> : <>{children}</>;
}

export function tellLocalised(value: LocalisedText, language: Language): readonly string[] {
  const first = value[language];
  const other = language === "fr" ? value.en : value.fr;
  return [first, other].flatMap((text) => (text === undefined || text === "" ? [] : [text]));
}

/** A text whose blank languages are left out. */
export function withoutEmpty({ fr, en }: { readonly fr: string; readonly en: string }): LocalisedText {
  return { ...(fr === "" ? {} : { fr }), ...(en === "" ? {} : { en }) };
}

/** One text without language: a name, a number of a register. */
export function plainText({ rows = 1, inputMode, list: offered }: { readonly rows?: number; readonly inputMode?: "email" | "numeric" | "url"; /** Id of the `datalist` of the page that holds what may be typed. */ readonly list?: string } = {}): Control<string | null> {
  return {
    read: (written, key) => orNull(textOf(written, key)),
    show: (value, key, labels, showing) => (
      <Input name={key} label={labels.label[showing.language]} {...noted(labels, showing)} value={showing.unreadAt(key) ?? value ?? ""} rows={rows} {...(inputMode === undefined ? {} : { inputMode })} {...(offered === undefined ? {} : { list: offered })} error={showing.errorAt(key, true)} advice={showing.adviceAt(key)} language={showing.language} />
    ),
    tell: (value) => (value === null ? [] : [value]),
  };
}

export function noted(labels: Labels, showing: Showing): { readonly hint?: string; readonly optional: boolean } {
  return { ...(labels.hint === undefined ? {} : { hint: labels.hint[showing.language] }), optional: labels.optional === true };
}

/** Parts of a list as people write them: one a line, or between commas and semicolons. */
export function partsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\n;,]+/).map((part) => part.trim()).filter((part) => part !== ""))];
}

/** Several short texts in one box. `fold` brings each to its normal form, `name` says it to readers. */
export function list({ rows = 3, fold = (text: string) => text, name = (text: string) => text }: { readonly rows?: number; readonly fold?: (text: string) => string; readonly name?: (text: string, language: Language) => string } = {}): Control<readonly string[]> {
  return {
    read: (written, key) => [...new Set(partsOf(textOf(written, key)).map(fold))],
    show: (value, key, labels, showing) => (
      <Input name={key} label={labels.label[showing.language]} {...noted(labels, showing)} value={value.join("\n")} rows={rows} error={showing.errorAt(key, true)} advice={showing.adviceAt(key)} language={showing.language} />
    ),
    tell: (value, language) => (value.length === 0 ? [] : [value.map((one) => name(one, language)).join(" · ")]),
  };
}

/** Keywords in both languages. */
export function localisedList({ beside = false }: { readonly beside?: boolean } = {}): Control<{ readonly fr: readonly string[]; readonly en: readonly string[] }> {
  return {
    read: (written, key) => ({ fr: partsOf(textOf(written, `${key}.fr`)), en: partsOf(textOf(written, `${key}.en`)) }),
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={showing} pair={beside}>
        <Tongues beside={beside}>
          {(["fr", "en"] as const).map((tongue) => (
            <Input name={`${key}.${tongue}`} label={languageWord(tongue, showing.language)} value={value[tongue].join("\n")} rows={3} lang={tongue} error={showing.errorAt(`${key}.${tongue}`, true)} language={showing.language} />
          ))}
        </Tongues>
      </Group>
    ),
    tell: (value, language) => [value[language], value[language === "fr" ? "en" : "fr"]].filter((words) => words.length > 0).map((words) => words.join(" · ")),
  };
}

