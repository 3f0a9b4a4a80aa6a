import { route, type Route } from "../../../kernel/http/route.ts";
import { formatDay, pick } from "../../../kernel/i18n/format.ts";
import { writeCalendar, type CalendarDay } from "../../../kernel/text/icalendar.ts";
import type { SteeringWebDeps } from "./deps.ts";
import { loadRows } from "./lists/rows.ts";
import { milestoneState, milestoneWords } from "./parts/marks.tsx";
import { steeringPath } from "./place.ts";

/** Every milestone that is not dropped, with its date, for calendars: nothing in it that is not public. */
export function calendarRoutes(deps: SteeringWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/steering/milestones.ics", access: "public", summary: "Milestones of the actions, for calendars (iCalendar)",
      handle: async ({ context: { language } }) => {
        const { rows, on, demonstration } = await loadRows(deps, null, await deps.defaultDay(), null, null);
        const entries = rows.flatMap(({ subject, standing }) => standing.milestones.filter(({ dropped }) => !dropped).map((one): CalendarDay => {
          const moved = one.firstDueOn === one.dueOn ? "" : language === "fr" ? ` Échéance d’abord fixée au ${formatDay(one.firstDueOn, language)}.` : ` First due ${formatDay(one.firstDueOn, language)}.`;
          const fictitious = !demonstration ? "" : language === "fr" ? " Donnée de démonstration, fictive." : " Demonstration data, fictitious.";
          return {
            uid: `${one.id}@jalon`,
            on: one.dueOn,
            summary: language === "fr" ? `Action ${subject.code}\u202f: ${one.title}` : `Action ${subject.code}: ${one.title}`,
            description: `${pick(subject.title, language)}. ${pick(milestoneWords[milestoneState(one, on)], language)}.${moved}${fictitious}`,
            url: deps.publicUrl === undefined ? null : new URL(steeringPath(subject.code), deps.publicUrl).href,
          };
        }));
        const stamp = await deps.steering.lastRecordedAt();
        return { kind: "file", mediaType: "text/calendar; charset=utf-8", fileName: "milestones.ics", bytes: writeCalendar(language === "fr" ? "Jalons du contrat" : "Milestones of the contract", entries, new Date(stamp ?? `${on}T00:00:00.000Z`)) };
      },
    }),
  ];
}
