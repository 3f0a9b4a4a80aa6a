import { fieldId } from "../../../../../kernel/html/index.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { orNull, textOf, textsOf, type Control } from "./control.tsx";
import { Group } from "./input.tsx";
import { say } from "../words.ts";

export interface Choice {
  readonly code: string;
  readonly label: Bilingual;
  readonly hint?: Bilingual;
}

const nameIn = (choices: readonly Choice[], code: string): Bilingual => choices.find((choice) => choice.code === code)?.label ?? { fr: code, en: code };

/** What is chosen stays choosable although the list no longer has it. */
function withChosen(choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  return [...choices, ...chosen.filter((code) => !choices.some((choice) => choice.code === code)).map((code) => ({ code, label: { fr: code, en: code } }))];
}

/** One of a few, all in view. An answer can be taken back by the last of them. */
export function oneOf<T extends string>(choices: readonly Choice[], none: Bilingual = { fr: "Pas encore décidé", en: "Not decided yet" }): Control<T | null> {
  return {
    read: (written, key) => orNull(textOf(written, key)) as T | null,
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={showing}>
        {[...withChosen(choices, value === null ? [] : [value]), { code: "", label: none }].map((choice) => <Tick type="radio" name={key} choice={choice} checked={choice.code === (value ?? "")} language={showing.language} />)}
      </Group>
    ),
    tell: (value, language) => (value === null ? [] : [nameIn(choices, value)[language]]),
  };
}

/** One of many, in a list that unfolds. */
export function oneOfMany(choices: () => readonly Choice[]): Control<string | null> {
  return {
    read: (written, key) => orNull(textOf(written, key)),
    show: (value, key, labels, showing) => {
      const id = fieldId(key);
      const { language } = showing;
      const error = showing.errorAt(key, true);
      return (
        <div class={`field${error === undefined ? "" : " field-wrong"}`}>
          <label for={id}>{labels.label[language]}{labels.optional === true ? <span class="optional"> ({say("optional", language)})</span> : null}</label>
          {labels.hint === undefined ? null : <p class="hint" id={`${id}-hint`}>{labels.hint[language]}</p>}
          {error === undefined ? null : <p class="field-error" id={`${id}-error`}><span class="visually-hidden">{say("error", language)} </span>{error}</p>}
          <select id={id} name={key} aria-invalid={error === undefined ? undefined : "true"} aria-describedby={error === undefined ? (labels.hint === undefined ? undefined : `${id}-hint`) : `${id}-error`}>
            <option value="">{say("choose", language)}</option>
            {withChosen(choices(), value === null ? [] : [value]).map((choice) => <option value={choice.code} selected={choice.code === value}>{choice.label[language]}</option>)}
          </select>
        </div>
      );
    },
    tell: (value, language) => (value === null ? [] : [nameIn(choices(), value)[language]]),
  };
}

/** Any number of them; those of `others` fold away unless one is chosen. */
export function someOf(choices: () => readonly Choice[], others: () => readonly Choice[] = () => []): Control<readonly string[]> {
  const all = () => [...choices(), ...others()];
  return {
    read: (written, key) => textsOf(written, key),
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={{ ...showing, errorAt: (path) => showing.errorAt(path, true) }} wide>
        <div class="ticks">
          {[...choices(), ...withChosen(all(), value).slice(all().length)].map((choice) => <Tick type="checkbox" name={key} choice={choice} checked={value.includes(choice.code)} language={showing.language} />)}
        </div>
        {others().length === 0 ? null : (
          <details class="disclosure" open={others().some(({ code }) => value.includes(code))}>
            <summary>{showing.language === "fr" ? "Autres" : "Others"}</summary>
            <div class="disclosure-body ticks ticks-many">{others().map((choice) => <Tick type="checkbox" name={key} choice={choice} checked={value.includes(choice.code)} language={showing.language} />)}</div>
          </details>
        )}
      </Group>
    ),
    tell: (value, language) => (value.length === 0 ? [] : [value.map((code) => nameIn(all(), code)[language]).join(" · ")]),
  };
}

export function yesNo(none?: Bilingual): Control<boolean | null> {
  const choices: readonly Choice[] = [{ code: "yes", label: { fr: "Oui", en: "Yes" } }, { code: "no", label: { fr: "Non", en: "No" } }];
  const inner = oneOf<"yes" | "no">(choices, none);
  const wordOf = (value: boolean | null): "yes" | "no" | null => (value === null ? null : value ? "yes" : "no");
  return {
    read: (written, key) => (textOf(written, key) === "" ? null : textOf(written, key) === "yes"),
    show: (value, key, labels, showing) => inner.show(wordOf(value), key, labels, showing),
    tell: (value, language) => inner.tell(wordOf(value), language),
  };
}

function Tick({ type, name, choice, checked, language }: { readonly type: "radio" | "checkbox"; readonly name: string; readonly choice: Choice; readonly checked: boolean; readonly language: "fr" | "en" }) {
  const id = fieldId(`${name}-${choice.code === "" ? "none" : choice.code}`);
  return (
    <div class="tick">
      <label class="choice" for={id}><input type={type} id={id} name={name} value={choice.code} checked={checked} aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`} /><span>{choice.label[language]}</span></label>
      {choice.hint === undefined ? null : <p class="hint tick-hint" id={`${id}-hint`}>{choice.hint[language]}</p>}
    </div>
  );
}
