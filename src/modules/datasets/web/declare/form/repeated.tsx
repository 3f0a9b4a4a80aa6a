import type { ComponentChildren, VNode } from "preact";
import { Button, fieldId } from "../../../../../kernel/html/index.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import { groupsOf, type Control, type Showing, type Written } from "./control.tsx";
import { Group } from "./input.tsx";
import { say } from "../words.ts";

export interface Repeated<T> {
  /** Null where nothing of the group is filled in: it is then left out. */
  readonly readOne: (written: Written, path: string) => T | null;
  readonly showOne: (value: T | null, path: string, errorAt: (path: string) => string | undefined, language: Language, showing: Showing) => ComponentChildren;
  readonly tellOne: (value: T, language: Language) => string;
  /** "Auteur", "Author": what one group is called. */
  readonly one: Bilingual;
  /** Whether the order means something and can be changed. */
  readonly ordered?: boolean;
}

/** Several groups of inputs, with buttons to add, take away and move that work without a script: each sends the form, which is saved first. */
export function repeated<T>({ readOne, showOne, tellOne, one, ordered = false }: Repeated<T>): Control<readonly T[]> {
  return {
    read: (written, key) => groupsOf(written, key).flatMap((number) => readOne(written, `${key}.${number}`) ?? []),
    show: (value, key, labels, showing) => {
      const { language } = showing;
      const blanks = Math.max(showing.blanks(key), value.length === 0 ? 1 : 0);
      const groups: readonly (T | null)[] = [...value, ...Array.from({ length: blanks }, () => null)];
      return (
        <Group id={fieldId(key)} labels={labels} path={key} showing={showing} wide>
          <ol class="groups">
            {groups.map((value, at) => (
              <li class="group" id={fieldId(`${key}.${at}`)}>
                <fieldset>
                  <legend>{one[language]} {at + 1}</legend>
                  {showOne(value, `${key}.${at}`, showing.errorAt, language, showing)}
                  {value === null ? null : <GroupButtons path={key} at={at} last={groups.length - blanks - 1} ordered={ordered} name={tellOne(value, language)} language={language} />}
                </fieldset>
              </li>
            ))}
          </ol>
          <p><Button kind="second" name="act" value={`add:${key}`}>{say("addAnother", language)}</Button></p>
        </Group>
      );
    },
    tell: (value, language) => value.map((each) => tellOne(each, language)),
  };
}

function GroupButtons({ path, at, last, ordered, name, language }: { readonly path: string; readonly at: number; readonly last: number; readonly ordered: boolean; readonly name: string; readonly language: Language }): VNode {
  const hidden = <span class="visually-hidden"> {name}</span>;
  return (
    <div class="group-buttons">
      {ordered && at > 0 ? <Button kind="plain" name="act" value={`up:${path}:${at}`}>{say("up", language)}{hidden}</Button> : null}
      {ordered && at < last ? <Button kind="plain" name="act" value={`down:${path}:${at}`}>{say("down", language)}{hidden}</Button> : null}
      <Button kind="plain" name="act" value={`remove:${path}:${at}`}>{say("takeAway", language)}{hidden}</Button>
    </div>
  );
}

/** A list after one of its buttons was pressed; the same list where the button is not for it. */
export function afterAct<T>(list: readonly T[], key: string, act: string): readonly T[] {
  const [verb, path, number] = act.split(":");
  const at = Number(number);
  const item = list[at];
  if (path !== key || number === undefined || item === undefined) return list;
  const rest = list.filter((_, index) => index !== at);
  if (verb === "remove") return rest;
  const to = verb === "up" ? at - 1 : verb === "down" ? at + 1 : at;
  return rest.toSpliced(Math.max(0, to), 0, item);
}
