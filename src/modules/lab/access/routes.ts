import { createElement } from "preact";
import { route, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { LabDeps } from "../deps.ts";
import { accessPageNames, AccessView, monthRows } from "./access-page.tsx";
import { allCounts, monthCounts } from "./accesses.ts";

/** How much the portal is read: a page, and the counts of every day to take away. */
export function accessRoutes({ db }: Pick<LabDeps, "db">): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/lab/accesses",
      access: "public",
      summary: "How often the portal is read, month by month",
      handle: async ({ context: { language, clock } }) => ({
        kind: "page",
        page: {
          title: language === "fr" ? "Accès au portail" : "Accesses to the portal",
          section: "lab",
          body: createElement(AccessView, { rows: monthRows(await monthCounts(db)), today: clock.today(), language }),
        },
      }),
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET",
        path: `/exports/accesses.${format}`,
        access: "public",
        summary: `Accesses to the portal by day and kind of page (${format.toUpperCase()})`,
        handle: async ({ context: { language } }) =>
          tableReply(
            {
              name: "accesses",
              title: both("Accès au portail", "Accesses to the portal"),
              columns: [
                { key: "day", label: both("Jour", "Day") },
                { key: "page", label: both("Sorte de page", "Kind of page") },
                { key: "count", label: both("Accès", "Accesses") },
              ],
              rows: (await allCounts(db)).map(({ day, page, count }) => [{ day }, accessPageNames[page], count]),
              notes: [both("Un accès est une page du portail montrée à quelqu’un\u202f; robots, préchargements, téléchargements et erreurs ne comptent pas.", "An access is a page of the portal shown to somebody; robots, prefetching, downloads and errors are left out.")],
            },
            format,
            language,
          ),
      }),
    ),
  ];
}
