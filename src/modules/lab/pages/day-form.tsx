import type { VNode } from "preact";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { Place } from "./place.ts";

/** Chooses the day of the record: a form that works without script, and the way back to today. */
export function DayForm({ place }: { readonly place: Place }): VNode {
  const { say, url, on, today, chosen, language } = place;
  const kept = [...url.searchParams].filter(([name]) => name !== "on" && name !== "lang" && name !== "page");
  return (
    <>
    <p class="printed-only small soft">{say("Situation au", "As of")} {formatDay(on, language)}</p>
    <form method="get" action={url.pathname} class="inline-form day-form">
      {kept.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <div class="field">
        <label for="record-day">{say("Situation au", "As of")}</label>
        <input type="date" id="record-day" name="on" value={on} />
      </div>
      <button class="button button-second" type="submit">{say("Voir à cette date", "Show on this day")}</button>
      {chosen && on !== today ? <a href={url.pathname}>{say(`Revenir à aujourd’hui (${formatDay(today, language)})`, `Back to today (${formatDay(today, language)})`)}</a> : null}
    </form>
    </>
  );
}
