import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../i18n/language.ts";
import { linkTo } from "./safe-href.ts";
import { word } from "./words.ts";

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly language: Language;
  /** Unique on the page; `field-NAME` when not given. The error summary links to it. */
  readonly id?: string;
  readonly hint?: string;
  readonly error?: string;
  readonly required?: boolean;
  /** Says "(optional)" after the label. */
  readonly optional?: boolean;
  readonly value?: string;
  readonly disabled?: boolean;
}

export type FieldProps = FieldBase &
  (
    | {
        readonly control?: "text" | "email" | "password" | "number" | "date" | "search" | "file";
        readonly autocomplete?: string;
        readonly inputMode?: "text" | "decimal" | "numeric" | "email" | "search";
        readonly accept?: string;
        readonly placeholder?: string;
      }
    | { readonly control: "textarea"; readonly rows?: number }
    | { readonly control: "select"; readonly options: readonly Option[] }
    | { readonly control: "checkbox"; readonly checked?: boolean }
    | { readonly control: "radios"; readonly options: readonly Option[] }
  );

/** The `id` of a field's control, for links to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, "-")}`;
}

/** One question of a form: label, hint, error and control, tied together for those who listen. */
export function Field(props: FieldProps): VNode {
  const id = props.id ?? fieldId(props.name);
  const described = [props.hint === undefined ? null : `${id}-hint`, props.error === undefined ? null : `${id}-error`].filter((part) => part !== null).join(" ");
  const label = (
    <>
      {props.label}
      {props.optional === true ? <span class="optional"> ({word("optional", props.language)})</span> : null}
    </>
  );
  const notes = (
    <>
      {props.hint === undefined ? null : <p class="hint" id={`${id}-hint`}>{props.hint}</p>}
      {props.error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}><span class="visually-hidden">{word("error", props.language)} </span>{props.error}</p>
      )}
    </>
  );
  const shared = {
    name: props.name,
    required: props.required === true,
    disabled: props.disabled === true,
    "aria-describedby": described === "" ? undefined : described,
    "aria-invalid": props.error === undefined ? undefined : ("true" as const),
  };
  const box = `field${props.error === undefined ? "" : " field-wrong"}`;
  if (props.control === "radios") {
    return (
      <fieldset class={box} id={id} aria-describedby={described === "" ? undefined : described}>
        <legend>{label}</legend>
        {notes}
        {props.options.map((option, index) => (
          <label class="choice" for={`${id}-${index}`}>
            <input type="radio" id={`${id}-${index}`} name={props.name} value={option.value} checked={option.value === props.value} required={props.required === true} disabled={props.disabled === true} />
            {option.label}
          </label>
        ))}
      </fieldset>
    );
  }
  if (props.control === "checkbox") {
    return (
      <div class={box}>
        <label class="choice" for={id}><input type="checkbox" id={id} value={props.value ?? "on"} checked={props.checked === true} {...shared} />{label}</label>
        {notes}
      </div>
    );
  }
  return (
    <div class={box}>
      <label for={id}>{label}</label>
      {notes}
      {props.control === "textarea" ? (
        <textarea id={id} rows={props.rows ?? 4} {...shared}>{props.value ?? ""}</textarea>
      ) : props.control === "select" ? (
        <select id={id} {...shared}>
          {props.options.map((option) => <option value={option.value} selected={option.value === (props.value ?? "")}>{option.label}</option>)}
        </select>
      ) : (
        <input {...inputAttributes(props, id)} {...shared} />
      )}
    </div>
  );
}

/** The attributes that depend on the kind of input; a password or a file is never filled in again. */
function inputAttributes(props: FieldProps, id: string): Readonly<Record<string, string>> {
  const type = props.control ?? "text";
  const attributes: Record<string, string> = { id, type };
  if (props.value !== undefined && type !== "file" && type !== "password") attributes["value"] = props.value;
  if ("autocomplete" in props && props.autocomplete !== undefined) attributes["autocomplete"] = props.autocomplete;
  if ("inputMode" in props && props.inputMode !== undefined) attributes["inputmode"] = props.inputMode;
  if ("accept" in props && props.accept !== undefined) attributes["accept"] = props.accept;
  if ("placeholder" in props && props.placeholder !== undefined) attributes["placeholder"] = props.placeholder;
  if (type === "search") attributes["data-search"] = "";
  return attributes;
}

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: "main" | "second" | "danger" | "plain";
  readonly name?: string;
  readonly value?: string;
  readonly type?: "submit" | "button";
  readonly disabled?: boolean;
  /** Sends the form although what is required is not filled in yet: for a search within it. */
  readonly unchecked?: boolean;
}

export function Button({ children, kind = "main", name, value, type = "submit", disabled = false, unchecked = false }: ButtonProps): VNode {
  return <button class={`button button-${kind}`} type={type} name={name} value={value} disabled={disabled} formNoValidate={unchecked}>{children}</button>;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ href, kind = "second", children }: { readonly href: string; readonly kind?: "main" | "second"; readonly children: ComponentChildren }): VNode {
  return <a class={`button button-${kind}`} {...linkTo(href)}>{children}</a>;
}
