import { z } from "zod";
import { Breadcrumbs, Button, Disclosure, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import { unknownSeries } from "../../errors.ts";
import { authorOf } from "../../web/api.ts";
import { periodicities } from "../domain/deadline.ts";
import type { CollectionRule, RecordedRule } from "../domain/rules.ts";
import { periodicityWords } from "../domain/words.ts";
import { Csrf, errorAt, names, refusalOf, type CampaignWebDeps } from "./parts.tsx";
import { holdersOf, ownerFields, textOf, type Sent } from "./read-act.ts";
import { say } from "./words.ts";

const definers = { anyOf: rolesFor("indicators.define") };
const ofSeries = z.object({ series: z.string().max(80) });

/** The collection rule of each series, and its page. */
export function ruleRoutes({ campaigns, indicators }: CampaignWebDeps): readonly Route[] {
  async function listPage(context: RequestContext, done: boolean): Promise<Reply> {
    const { language, clock } = context;
    const series = new Map((await indicators.listSeries(clock.today())).map((one) => [one.key, one]));
    const rows = await campaigns.rules();
    return {
      kind: "page",
      page: {
        title: say("rules", language),
        section: "campaigns",
        body: (
          <>
            <Breadcrumbs language={language} crumbs={[{ label: say("campaigns", language), href: "/campaigns" }, { label: say("rules", language) }]} />
            <Heading level={1}>{say("rules", language)}</Heading>
            <Lead>{say("rulesLead", language)}</Lead>
            {done ? <Notice kind="info" language={language}>{say("ruleSaved", language)}</Notice> : null}
            <Table<{ readonly rule: CollectionRule; readonly recorded: RecordedRule | null }>
              caption={say("rules", language)}
              captionHidden
              language={language}
              rows={rows}
              filter
              empty={<EmptyState title={say("rulesEmpty", language)} />}
              columns={[
                { header: say("series", language), rowHeader: true, cell: ({ rule }) => <a href={`/collection-rules/${encodeURIComponent(rule.series)}`}>{rule.series} {series.get(rule.series)?.measure.name[language] ?? ""}</a> },
                { header: say("periodicity", language), cell: ({ rule, recorded }) => <>{periodicityWords[rule.periodicity][language]}{recorded === null ? <span class="event-details">{say("byDefault", language)}</span> : null}</> },
                {
                  header: say("delay", language), numeric: true,
                  cell: ({ rule }) => {
                    const lag = 12 * (series.get(rule.series)?.indicator.lagYears ?? 0);
                    return <>{rule.delayMonths + lag} {say("months", language)}{lag === 0 ? null : <span class="event-details">{say("lag", language)} {lag}</span>}</>;
                  },
                },
                { header: say("owner", language), cell: ({ rule }) => (rule.owners.length === 0 ? say("byPerimeter", language) : names(rule.owners, language)) },
                { header: say("validator", language), cell: ({ rule }) => rule.validator?.name ?? say("byPerimeter", language) },
              ]}
            />
          </>
        ),
      },
    };
  }

  async function rulePage(context: RequestContext, key: string, shown: { readonly sent: Sent | null; readonly issues: readonly Issue[]; readonly status: number }): Promise<Reply> {
    const { language, csrfToken, clock } = context;
    const series = (await indicators.listSeries(clock.today())).find((one) => one.key === key);
    const rule = (await campaigns.rules()).find((one) => one.rule.series === key)?.rule;
    if (series === undefined || rule === undefined) throw unknownSeries(key);
    const history = await campaigns.ruleHistory(key);
    const people = await campaigns.people();
    const able = (permission: "values.propose" | "values.accept") => [{ value: "", label: `— (${say("byPerimeter", language)})` }, ...people.filter((person) => may(person, permission, key)).map((person) => ({ value: person.accountId, label: person.name }))];
    const sent = (field: string, otherwise: string): string => (shown.sent === null ? otherwise : textOf(shown.sent, field));
    const wrong = (field: string) => errorAt(shown.issues, field, language);
    return {
      kind: "page",
      status: shown.status,
      page: {
        title: `${say("rules", language)} · ${key}`,
        section: "campaigns",
        body: (
          <>
            <ErrorSummary language={language} errors={shown.issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
            <Breadcrumbs language={language} crumbs={[{ label: say("campaigns", language), href: "/campaigns" }, { label: say("rules", language), href: "/collection-rules" }, { label: key }]} />
            <Heading level={1} kicker={key}>{series.measure.name[language]}</Heading>
            <form method="post" action={`/collection-rules/${encodeURIComponent(key)}`}>
              <Csrf token={csrfToken} />
              <Field control="select" name="periodicity" label={say("periodicity", language)} options={periodicities.map((one) => ({ value: one, label: periodicityWords[one][language] }))} value={sent("periodicity", rule.periodicity)} required language={language} {...wrong("periodicity")} />
              <Field name="delayMonths" inputMode="numeric" label={say("delay", language)} value={sent("delayMonths", String(rule.delayMonths))} required language={language} {...wrong("delayMonths")} />
              <div class="two-columns">
                {ownerFields.map((field, index) => <Field control="select" name={field} label={index === 0 ? say("owner", language) : `${say("deputy", language)} ${index}`} options={able("values.propose")} value={sent(field, rule.owners[index]?.accountId ?? "")} optional={index > 0} language={language} />)}
                <Field control="select" name="validator" label={say("validator", language)} options={able("values.accept")} value={sent("validator", rule.validator?.accountId ?? "")} language={language} {...wrong("validator")} />
              </div>
              <Field control="textarea" rows={2} name="reason" label={say("reason", language)} value={sent("reason", "")} required language={language} {...wrong("reason")} />
              <div class="button-row"><Button>{say("setRule", language)}</Button></div>
            </form>
            <Disclosure summary={say("ruleHistory", language)} open={history.length > 0}>
              {history.length === 0 ? <p>{say("noRule", language)}</p> : (
                <ul>{history.map((one) => <li>{formatDateTime(one.recordedAt, language)}, {one.author}{language === "fr" ? "\u202f: " : ": "}{periodicityWords[one.periodicity][language]}, {one.delayMonths} {say("months", language)}{one.owners.length === 0 ? "" : `, ${names(one.owners, language)}`} ({one.reason})</li>)}</ul>
              )}
            </Disclosure>
          </>
        ),
      },
    };
  }

  return [
    route({ method: "GET", path: "/collection-rules", access: definers, summary: "Collection rules of the series", query: z.object({ done: z.string().max(5).optional().catch(undefined) }), handle: async ({ query, context }) => listPage(context, query.done !== undefined) }),
    route({ method: "GET", path: "/collection-rules/:series", access: definers, summary: "The collection rule of a series, with its history", params: ofSeries, handle: async ({ params, context }) => rulePage(context, params.series, { sent: null, issues: [], status: 200 }) }),
    route({
      method: "POST",
      path: "/collection-rules/:series",
      access: definers,
      summary: "Sets the collection rule of a series",
      params: ofSeries,
      body: z.looseObject({}),
      handle: async ({ params, body, context }) => {
        const people = await campaigns.people();
        const delay = textOf(body, "delayMonths");
        const draft = {
          series: params.series, periodicity: textOf(body, "periodicity"), delayMonths: delay === "" ? Number.NaN : Number(delay), owners: holdersOf(body, ownerFields, people), validator: holdersOf(body, ["validator"], people)[0] ?? null, reason: textOf(body, "reason"),
        };
        const refused = await refusalOf(() => campaigns.setRule(authorOf(context), draft));
        return refused === null ? { kind: "redirect", to: "/collection-rules?done=1" } : rulePage(context, params.series, { sent: body, ...refused });
      },
    }),
  ];
}
