import type { ComponentChildren, VNode } from "preact";
import { fieldId } from "../../../../../kernel/html/index.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { Labels, Showing } from "./control.tsx";
import { say } from "../words.ts";

export interface InputProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly language: Language;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly error?: string | undefined;
  readonly advice?: string | undefined;
  readonly rows?: number;
  /** Language of what is typed, where it is known. */
  readonly lang?: Language;
  readonly type?: "text" | "date" | "email" | "url";
  readonly inputMode?: "email" | "numeric" | "url";
  readonly short?: boolean;
  readonly list?: string;
}

/** One line or several, with label, hint, fault and advice tied to it. Nothing is `required`: a draft is saved as it stands. */
export function Input(props: InputProps): VNode {
  const id = fieldId(props.name);
  const described = [props.hint === undefined ? null : `${id}-hint`, props.error === undefined ? null : `${id}-error`, props.advice === undefined ? null : `${id}-advice`].filter((part) => part !== null).join(" ");
  const shared = { id, name: props.name, lang: props.lang, "aria-describedby": described === "" ? undefined : described, "aria-invalid": props.error === undefined ? undefined : ("true" as const) };
  return (
    <div class={`field${props.error === undefined ? "" : " field-wrong"}${props.short === true ? " field-short" : ""}`}>
      <label for={id}>{props.label}{props.optional === true ? optionalMark(props.language) : null}</label>
      {props.hint === undefined ? null : <p class="hint" id={`${id}-hint`}>{props.hint}</p>}
      {props.error === undefined ? null : <Fault id={id} text={props.error} language={props.language} />}
      {props.rows === undefined || props.rows <= 1
        ? <input type={props.type ?? "text"} value={props.value} inputMode={props.inputMode} list={props.list} autocomplete="off" {...shared} />
        : <textarea rows={props.rows} {...shared}>{props.value}</textarea>}
      {props.advice === undefined ? null : <p class="hint advice" id={`${id}-advice`}>{props.advice}</p>}
    </div>
  );
}

function Fault({ id, text, language }: { readonly id: string; readonly text: string; readonly language: Language }): VNode {
  return <p class="field-error" id={`${id}-error`}><span class="visually-hidden">{say("error", language)} </span>{text}</p>;
}

export function optionalMark(language: Language): VNode {
  return <span class="optional"> ({say("optional", language)})</span>;
}

export function languageWord(tongue: Language, language: Language): string {
  return say(tongue === "fr" ? "inFrench" : "inEnglish", language);
}

/** Several inputs that answer one question. */
export function Group({ id, labels, path, showing, wide = false, pair = false, children }: { readonly id: string; readonly labels: Labels; readonly path: string; readonly showing: Showing; readonly wide?: boolean; /** Holds two languages side by side. */ readonly pair?: boolean; readonly children: ComponentChildren }): VNode {
  const { language } = showing;
  const error = showing.errorAt(path);
  const advice = showing.adviceAt(path);
  const described = [labels.hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`, advice === undefined ? null : `${id}-advice`].filter((part) => part !== null).join(" ");
  return (
    <fieldset class={`field question${error === undefined ? "" : " field-wrong"}${wide ? " field-wide" : ""}${pair ? " question-pair" : ""}`} id={id} tabIndex={-1} aria-describedby={described === "" ? undefined : described}>
      <legend>{labels.label[language]}{labels.optional === true ? optionalMark(language) : null}</legend>
      {labels.hint === undefined ? null : <p class="hint" id={`${id}-hint`}>{labels.hint[language]}</p>}
      {error === undefined ? null : <Fault id={id} text={error} language={language} />}
      {advice === undefined ? null : <p class="hint advice" id={`${id}-advice`}>{advice}</p>}
      {children}
    </fieldset>
  );
}
