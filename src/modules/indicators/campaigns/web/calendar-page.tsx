import { z } from "zod";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, LinkButton, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { maySomewhere, rolesFor } from "../../../identity/index.ts";
import { addMonths } from "../domain/deadline.ts";
import { writeCalendar } from "../../../../kernel/text/icalendar.ts";
import type { DutyTerms } from "../domain/rules.ts";
import { periodWords } from "../domain/words.ts";
import { names, ownAccounts, type CampaignWebDeps } from "./parts.tsx";
import { calendarTable } from "./tables.ts";
import { say } from "./words.ts";

const perPage = 50;
const readers = { anyOf: rolesFor("drafts.read") };
const optionalDay = z.string().max(10).optional().catch(undefined);
export const calendarQuery = z.object({ from: optionalDay, until: optionalDay, who: z.enum(["all", "me"]).catch("all"), indicator: z.string().max(40).optional().catch(undefined), page: z.coerce.number().int().min(1).max(10_000).catch(1) });
type Query = z.output<typeof calendarQuery>;

/** Duties ahead, whatever campaign asks for them. */
export function calendarRoutes({ campaigns, indicators }: CampaignWebDeps): readonly Route[] {
  const seriesOn = async (on: Day) => new Map((await indicators.listSeries(on)).map((one) => [one.key, one]));

  async function asked(query: Query, context: RequestContext) {
    const today = await indicators.defaultDay();
    const from = query.from !== undefined && isDay(query.from) ? query.from : today;
    const until = query.until !== undefined && isDay(query.until) && query.until > from ? query.until : addMonths(from, 12);
    const mine = ownAccounts(context);
    const duties = (await campaigns.calendar({ from, until })).filter((duty) =>
      (query.who === "all" || duty.owners.some((owner) => mine.includes(owner.accountId)) || (duty.validator !== null && mine.includes(duty.validator.accountId)))
      && (query.indicator === undefined || query.indicator === "" || duty.series === query.indicator || duty.series.startsWith(`${query.indicator}.`)));
    return { from, until, duties };
  }

  return [
    route({
      method: "GET",
      path: "/calendar",
      access: readers,
      summary: "Who owes which value for which period by when",
      query: calendarQuery,
      handle: async ({ query, context }) => {
        const { language, url, actor, clock } = context;
        const { from, until, duties } = await asked(query, context);
        const series = await seriesOn(clock.today());
        const pages = Math.max(1, Math.ceil(duties.length / perPage));
        const page = Math.min(query.page, pages);
        const indicatorCodes = [...new Set([...series.values()].map((one) => one.indicator.code))].map((code) => ({ value: code, label: code }));
        return {
          kind: "page",
          page: {
            title: say("calendar", language),
            section: "campaigns",
            body: (
              <>
                <Breadcrumbs language={language} crumbs={[{ label: say("campaigns", language), href: "/campaigns" }, { label: say("calendar", language) }]} />
                <Heading level={1}>{say("calendar", language)}</Heading>
                <Lead>{say("calendarLead", language)}</Lead>
                <form method="get" action="/calendar" class="inline-form">
                  <Field control="date" name="from" label={say("from", language)} value={from} language={language} />
                  <Field control="date" name="until" label={say("until", language)} value={until} language={language} />
                  <Field control="select" name="who" label={say("who", language)} options={[{ value: "all", label: say("everybody", language) }, { value: "me", label: say("me", language) }]} value={query.who} language={language} />
                  <Field control="select" name="indicator" label={say("indicator", language)} options={[{ value: "", label: say("all", language) }, ...indicatorCodes]} value={query.indicator ?? ""} language={language} />
                  <Button kind="second">{say("filter", language)}</Button>
                </form>
                <Table<DutyTerms>
                  caption={`${say("calendar", language)} (${duties.length})`}
                  language={language}
                  rows={duties.slice((page - 1) * perPage, page * perPage)}
                  empty={<EmptyState title={say("calendarEmpty", language)}><p>{say("calendarEmptyHelp", language)}</p></EmptyState>}
                  columns={[
                    { header: say("dueOn", language), cell: (one) => <span class="nowrap">{formatDay(one.dueOn, language, "short")}</span> },
                    { header: say("value", language), rowHeader: true, cell: (one) => <a href={`/indicators/${encodeURIComponent(one.series)}`}>{one.series} {series.get(one.series)?.measure.name[language] ?? ""}</a> },
                    { header: say("period", language), cell: (one) => periodWords(one.period)[language] },
                    { header: say("owner", language), cell: (one) => names(one.owners, language) },
                    { header: say("validator", language), cell: (one) => one.validator?.name ?? say("noOwner", language) },
                  ]}
                />
                <Pager page={page} pages={pages} url={url} language={language} />
                <DownloadLinks downloads={usualDownloads("/exports/calendar", url.search)} language={language} />
                <p class="button-row">
                  <LinkButton href={hrefWith(new URL(`/calendar.ics${url.search}`, url), {})}>{say("icalendar", language)}</LinkButton>
                  {maySomewhere(actor, "indicators.define") ? <LinkButton href="/collection-rules">{say("rules", language)}</LinkButton> : null}
                </p>
              </>
            ),
          },
        };
      },
    }),
    ...tableFormats.map((format) => route({ method: "GET", path: `/exports/calendar.${format}`, access: readers, summary: `The calendar of deadlines (${format.toUpperCase()})`, query: calendarQuery, handle: async ({ query, context }) => tableReply(calendarTable((await asked(query, context)).duties, await seriesOn(context.clock.today())), format, context.language) })),
    route({
      method: "GET",
      path: "/calendar.ics",
      access: readers,
      summary: "The calendar of deadlines, for calendar programs (RFC 5545)",
      query: calendarQuery,
      handle: async ({ query, context }) => {
        const { language, clock, url } = context;
        const { duties } = await asked(query, context);
        const series = await seriesOn(clock.today());
        const days = duties.map((duty) => ({
          uid: `${duty.code}@${url.hostname}`, on: duty.dueOn, url: new URL("/my-duties", url).href,
          summary: `${duty.series} ${series.get(duty.series)?.measure.name[language] ?? ""}, ${periodWords(duty.period)[language]}`,
          description: `${say("owner", language)}${language === "fr" ? "\u202f: " : ": "}${names(duty.owners, language)}`,
        }));
        return { kind: "file", mediaType: "text/calendar; charset=utf-8", fileName: "jalon.ics", bytes: writeCalendar(say("calendar", language), days, clock.now()) };
      },
    }),
  ];
}
