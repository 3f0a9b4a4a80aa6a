import { fieldId } from "../../../../../kernel/html/index.ts";
import { formatDay, formatNumber } from "../../../../../kernel/i18n/format.ts";
import { addDays, isDay, type Day } from "../../../../../kernel/time/day.ts";
import type { Period } from "../../../domain/metadata.ts";
import { keepUnread, textOf, type Control, type Unread } from "./control.tsx";
import { Group, Input } from "./input.tsx";
import { noted } from "./text-controls.tsx";

/** A whole number of people, years or bytes; what is no such number is kept as written and told. */
export function wholeNumber(): Control<number | null> {
  return {
    read: (written, key, unread) => {
      const text = textOf(written, key);
      if (text === "") return null;
      const digits = text.replaceAll(/[\s\u00a0\u202f.,](?=\d{3}(?!\d))/gu, "");
      if (/^\d{1,15}$/.test(digits)) return Number(digits);
      keepUnread(unread, key, text, `«\u202f${shortened(text)}\u202f» n’est pas un nombre entier\u202f: écrivez par exemple 1\u202f250.`, `"${shortened(text)}" is no whole number: write for example 1,250.`);
      return null;
    },
    show: (value, key, labels, showing) => (
      <Input name={key} label={labels.label[showing.language]} {...noted(labels, showing)} value={showing.unreadAt(key) ?? (value === null ? "" : String(value))} inputMode="numeric" short error={showing.errorAt(key, true)} advice={showing.adviceAt(key)} language={showing.language} />
    ),
    tell: (value, language) => (value === null ? [] : [formatNumber(value, language)]),
  };
}

/** `2024-03-12`, `12/03/2024`, `12.3.2024`; null where it is no day of the calendar. */
export function dayFrom(text: string): Day | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const written = parts === null ? text : `${parts[3] ?? ""}-${(parts[2] ?? "").padStart(2, "0")}-${(parts[1] ?? "").padStart(2, "0")}`;
  return isDay(written) ? written : null;
}

function readDay(text: string, path: string, unread: Unread): Day | null {
  if (text === "") return null;
  const day = dayFrom(text);
  if (day === null) keepUnread(unread, path, text, `«\u202f${shortened(text)}\u202f» n’est pas un jour du calendrier\u202f: écrivez par exemple 12/03/2024.`, `"${shortened(text)}" is no day of the calendar: write for example 2024-03-12.`);
  return day;
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export function oneDay(): Control<Day | null> {
  return {
    read: (written, key, unread) => readDay(textOf(written, key), key, unread),
    show: (value, key, labels, showing) => {
      const kept = showing.unreadAt(key);
      return <Input name={key} label={labels.label[showing.language]} {...noted(labels, showing)} value={kept ?? value ?? ""} type={kept === undefined ? "date" : "text"} short error={showing.errorAt(key, true)} advice={showing.adviceAt(key)} language={showing.language} />;
    },
    tell: (value, language) => (value === null ? [] : [formatDay(value, language)]),
  };
}

/** Two days, both inside for whoever fills it in; half open in the record. */
export function period(): Control<Period> {
  return {
    read: (written, key, unread) => {
      const last = readDay(textOf(written, `${key}.end`), `${key}.end`, unread);
      return { start: readDay(textOf(written, `${key}.start`), `${key}.start`, unread), end: last === null ? null : addDays(last, 1) };
    },
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={showing}>
        <div class="side-by-side">
          {([["start", value.start, { fr: "Premier jour", en: "First day" }], ["end", lastDayOf(value), { fr: "Dernier jour", en: "Last day" }]] as const).map(([part, day, label]) => {
            const kept = showing.unreadAt(`${key}.${part}`);
            return <Input name={`${key}.${part}`} label={label[showing.language]} value={kept ?? day ?? ""} type={kept === undefined ? "date" : "text"} error={showing.errorAt(`${key}.${part}`)} language={showing.language} />;
          })}
        </div>
      </Group>
    ),
    tell: (value, language) => {
      const last = lastDayOf(value);
      if (value.start !== null && last !== null) return [language === "fr" ? `du ${formatDay(value.start, "fr")} au ${formatDay(last, "fr")}` : `from ${formatDay(value.start, "en")} to ${formatDay(last, "en")}`];
      if (value.start !== null) return [language === "fr" ? `depuis le ${formatDay(value.start, "fr")}` : `since ${formatDay(value.start, "en")}`];
      return last === null ? [] : [language === "fr" ? `jusqu’au ${formatDay(last, "fr")}` : `until ${formatDay(last, "en")}`];
    },
  };
}

function lastDayOf({ end }: Period): Day | null {
  return end === null || !isDay(end) ? end : addDays(end, -1);
}
