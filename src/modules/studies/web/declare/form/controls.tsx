import { fieldId } from "../../../../../kernel/html/index.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import { places, useConditionChoices } from "../../../../datasets/index.ts";
import type { LocalisedText } from "../../../domain/content.ts";
import type { Field, FieldKind } from "../../../domain/fields/index.ts";
import type { ListCode } from "../../../domain/lists.ts";
import { choicesOf, type Asked } from "./asked.ts";
import { list, localised, localisedList, oneDay, oneOf, oneOfMany, plainText, someOf, useConditions, wholeNumber, yesNo, type Choice, type Control } from "./kit.ts";
import { onePart, partList } from "./part-control.tsx";
import { partKinds } from "./part-kinds.ts";
import { anyNumber, studyDate } from "./single-controls.tsx";

/** The one control of each kind of field. */
export function controlFor({ name, kind, list: code }: Field, asked: Asked): Control<unknown> {
  return made(kind, name, code, asked);
}

/** A control whose kind of value is forgotten: it is only given the values of its own field. */
function any<T>({ read, show, tell }: Control<T>): Control<unknown> {
  return { read, show: (value, key, labels, showing) => show(value as T, key, labels, showing), tell: (value, language) => tell(value as T, language) };
}

const notSaid = both("Non précisé", "Not said");
/** More than that unfold in a list instead of standing in view. */
const mostRadios = 9;
/** From that many on, ticks can be narrowed by typing. */
const manyTicks = 10;
const wholeNumbers: ReadonlySet<string> = new Set(["plannedSize", "actualSize"]);

const isCountry = (place: string): boolean => /^[A-Z]{2}$/.test(place) && place !== "EU";
const near: ReadonlySet<string> = new Set(["FR", "BE", "CH", "DE", "ES", "GB", "IT", "LU", "NL", "PT", "US", "CA"]);
const asChoice = ({ code, name }: (typeof places)[number]): Choice => ({ code, label: name });
export const countryChoices: readonly Choice[] = places.filter(({ code }) => isCountry(code)).map(asChoice);
export const regionChoices: readonly Choice[] = places.filter(({ code }) => /^\d/.test(code)).map(asChoice);

function made(kind: FieldKind, name: string, code: ListCode | null, asked: Asked): Control<unknown> {
  switch (kind) {
    case "text": return any(oneLine(localised({ rows: 2, beside: true })));
    case "long-text": return any(localised({ rows: 5, beside: true }));
    case "keywords": return any(localisedList({ beside: true }));
    case "line": return any(plainText());
    case "lines": return any(list());
    case "url": return any(plainText({ inputMode: "url" }));
    case "boolean": return any(yesNo(notSaid));
    case "number": return any(wholeNumbers.has(name) ? wholeNumber() : anyNumber());
    case "concept": {
      const choices = () => (code === null ? [] : choicesOf(asked, code));
      return choices().length > mostRadios ? any(oneOfMany(choices)) : any(oneOf(choices(), notSaid));
    }
    case "concepts": return any(narrowed(() => (code === null ? [] : choicesOf(asked, code))));
    case "day": return any(oneDay());
    case "study-date": return any(studyDate());
    case "countries": return any(narrowed(() => countryChoices.filter((one) => near.has(one.code)), () => countryChoices.filter((one) => !near.has(one.code))));
    case "regions": return any(narrowed(() => regionChoices));
    case "language": return any(oneOf([{ code: "fr", label: both("français", "French") }, { code: "en", label: both("anglais", "English") }], notSaid));
    case "use-conditions": return any(useConditions(useConditionChoices));
    case "cohorts": return any(narrowed(() => asked.cohorts.map(({ code: id, name: text }) => ({ code: id, label: both(text, text), hint: both(id, id) }))));
    case "sharing-plan": return any(onePart(partKinds["sharing-plan"], asked));
    case "other-details": return any(list());
    default: return any(partList(partKinds[kind], asked));
  }
}

/** A title is one line, though its box is two lines high: pasted line ends are blanks. */
function oneLine(inner: Control<LocalisedText>): Control<LocalisedText> {
  return {
    ...inner,
    read(written, key, unread) {
      const { fr, en } = inner.read(written, key, unread);
      const folded = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ");
      return { ...(fr === undefined ? {} : { fr: folded(fr) }), ...(en === undefined ? {} : { en: folded(en) }) };
    },
  };
}

/** Ticks; where they are many, a script adds a box to narrow them by the words of either language. */
function narrowed(choices: () => readonly Choice[], others?: () => readonly Choice[]): Control<readonly string[]> {
  const inner = someOf(choices, others);
  if (choices().length + (others?.().length ?? 0) < manyTicks) return inner;
  return {
    ...inner,
    show: (value, key, labels, showing) => (
      <div data-narrow={showing.language === "fr" ? "Chercher dans la liste" : "Search in the list"} data-narrow-for={fieldId(key)} data-narrow-name={labels.label[showing.language]}>{inner.show(value, key, labels, showing)}</div>
    ),
  };
}
