import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Page, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { day, isDay, yearOf, type Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { authorOf } from "../../web/api.ts";
import { sameDayIn } from "../domain/deadline.ts";
import { defaultLadder, readLadder, rungLevels, writtenLadder, type WrittenLadder } from "../domain/ladder.ts";
import type { DutyTerms } from "../domain/rules.ts";
import { periodWords } from "../domain/words.ts";
import { Csrf, errorAt, names, refusalOf, type CampaignWebDeps } from "./parts.tsx";
import { textOf, type Sent } from "./read-act.ts";
import { say } from "./words.ts";

const runners = { anyOf: rolesFor("campaigns.run") };

interface Written {
  readonly code: string; readonly titleFr: string; readonly titleEn: string; readonly year: string; readonly opensOn: string; readonly closesOn: string;
  readonly dueFrom: string; readonly dueUntil: string; readonly model: string; readonly ladder: WrittenLadder;
}

/** A year's campaign as it usually is: deadlines of the calendar year that follows, open for half a year. */
function usual(year: number): Written {
  return {
    code: String(year), titleFr: `Campagne ${year}`, titleEn: `${year} campaign`, year: String(year), opensOn: `${year + 1}-01-15`, closesOn: `${year + 1}-06-30`,
    dueFrom: `${year + 1}-01-01`, dueUntil: `${year + 2}-01-01`, model: "", ladder: writtenLadder(defaultLadder),
  };
}

function writtenIn(sent: Sent): Written {
  const of = (field: string): string => textOf(sent, field).slice(0, 300);
  return {
    code: of("code"), titleFr: of("titleFr"), titleEn: of("titleEn"), year: of("year"), opensOn: of("opensOn"), closesOn: of("closesOn"), dueFrom: of("dueFrom"), dueUntil: of("dueUntil"), model: of("model"),
    ladder: { owner: of("ladder-owner"), validator: of("ladder-validator"), office: of("ladder-office") },
  };
}

/** Opening a campaign: its words, then the expected values proposed from the calendar, to be unticked and moved. */
export function newCampaignRoutes({ campaigns, indicators }: CampaignWebDeps): readonly Route[] {
  /** The calendar's proposals; from a former campaign come owners and due days set by hand, a year later. */
  async function proposals(written: Written): Promise<readonly DutyTerms[]> {
    if (!isDay(written.dueFrom) || !isDay(written.dueUntil) || written.dueUntil <= written.dueFrom) return [];
    const terms = await campaigns.calendar({ from: day(written.dueFrom), until: day(written.dueUntil) });
    const model = (await campaigns.list()).find(({ campaign }) => campaign.code === written.model)?.campaign;
    if (model === undefined) return terms;
    return terms.map((one) => {
      const before = model.duties.find((duty) => duty.series === one.series && duty.period.from.slice(4) === one.period.from.slice(4));
      if (before === undefined) return one;
      const moved = before.dueOn !== before.firstDueOn;
      const later = yearOf(one.period.from) - yearOf(before.period.from);
      return { ...one, owners: before.owners, validator: before.validator, dueOn: moved ? sameDayIn(yearOf(before.dueOn) + later, before.dueOn) : one.dueOn };
    });
  }

  async function page(context: RequestContext, written: Written, shown: { readonly sent: Sent | null; readonly issues: readonly Issue[] }): Promise<Page> {
    const { language, csrfToken } = context;
    const terms = await proposals(written);
    const series = new Map((await indicators.listSeries(context.clock.today())).map((one) => [one.key, one]));
    const models = (await campaigns.list()).map(({ campaign }) => ({ value: campaign.code, label: campaign.title[language] }));
    const ticked = shown.sent === null ? null : new Set(listOf(shown.sent, "duties"));
    const wrong = (field: string) => errorAt(shown.issues, field, language);
    return {
      title: say("newCampaign", language),
      section: "campaigns",
      body: (
        <>
          <ErrorSummary language={language} errors={shown.issues.map((issue) => ({ fieldId: issue.field === undefined || issue.field === "duties" ? null : fieldId(issue.field), message: issue.text[language] }))} />
          <Breadcrumbs language={language} crumbs={[{ label: say("campaigns", language), href: "/campaigns" }, { label: say("newCampaign", language) }]} />
          <Heading level={1}>{say("newCampaign", language)}</Heading>
          <Lead>{say("proposeHelp", language)}</Lead>
          <form method="post" action="/campaigns/new">
            <Csrf token={csrfToken} />
            <div class="two-columns">
              <Field name="code" label={say("code", language)} hint={say("codeHint", language)} value={written.code} required language={language} {...wrong("code")} />
              <Field name="year" inputMode="numeric" label={say("year", language)} value={written.year} required language={language} {...wrong("year")} />
              <Field name="titleFr" label={say("titleFr", language)} value={written.titleFr} required language={language} {...wrong("titleFr")} />
              <Field name="titleEn" label={say("titleEn", language)} value={written.titleEn} required language={language} {...wrong("titleEn")} />
              <Field control="date" name="opensOn" label={say("opens", language)} value={written.opensOn} required language={language} {...wrong("opensOn")} />
              <Field control="date" name="closesOn" label={say("closes", language)} value={written.closesOn} required language={language} {...wrong("closesOn")} />
            </div>
            <Heading level={2}>{say("ladder", language)}</Heading>
            <LadderFields written={written.ladder} issues={shown.issues} language={language} />
            <Heading level={2}>{say("expected", language)}</Heading>
            <div class="two-columns">
              <Field control="date" name="dueFrom" label={say("dueFrom", language)} value={written.dueFrom} required language={language} />
              <Field control="date" name="dueUntil" label={say("dueUntil", language)} value={written.dueUntil} required language={language} />
              <Field control="select" name="model" label={say("model", language)} options={[{ value: "", label: say("modelNone", language) }, ...models]} value={written.model} language={language} />
            </div>
            <div class="button-row"><Button kind="second" name="step" value="propose" unchecked>{say("propose", language)}</Button></div>
            <Table<DutyTerms>
              caption={say("expected", language)}
              captionHidden
              language={language}
              rows={terms}
              empty={<EmptyState title={say("nothingProposed", language)}><p>{say("nothingProposedHelp", language)}</p></EmptyState>}
              columns={[
                {
                  header: say("value", language), rowHeader: true,
                  cell: (one) => <label class="choice"><input type="checkbox" name="duties" value={one.code} checked={ticked === null || ticked.has(one.code)} /> {one.series} {series.get(one.series)?.measure.name[language] ?? ""}</label>,
                },
                { header: say("period", language), cell: (one) => periodWords(one.period)[language] },
                { header: say("dueOn", language), cell: (one) => <input type="date" name={`due-${one.code}`} value={dueIn(shown.sent, one)} aria-label={`${say("dueOn", language)} ${one.code}`} /> },
                { header: say("owner", language), cell: (one) => names(one.owners, language) },
                { header: say("validator", language), cell: (one) => one.validator?.name ?? say("noOwner", language) },
              ]}
            />
            <div class="button-row"><Button name="step" value="open">{say("open", language)}</Button></div>
          </form>
        </>
      ),
    };
  }

  return [
    route({
      method: "GET",
      path: "/campaigns/new",
      access: runners,
      summary: "Opening a campaign",
      query: z.object({ year: z.coerce.number().int().min(1990).max(2200).optional().catch(undefined) }),
      handle: async ({ query, context }) => ({ kind: "page", page: await page(context, usual(query.year ?? yearOf(await indicators.defaultDay()) - 1), { sent: null, issues: [] }) }),
    }),
    route({
      method: "POST",
      path: "/campaigns/new",
      access: runners,
      summary: "Proposes the expected values, or opens the campaign",
      body: z.looseObject({ duties: z.array(z.string().max(120)).max(2000).default([]) }),
      handle: async ({ body, context }) => {
        const written = writtenIn(body);
        if (textOf(body, "step") !== "open") return { kind: "page", page: await page(context, written, { sent: null, issues: [] }) };
        const ladder = readLadder(written.ladder);
        const wrongDays = body.duties.filter((code) => textOf(body, `due-${code}`) !== "" && !isDay(textOf(body, `due-${code}`)));
        const duties = (await proposals(written)).filter((one) => body.duties.includes(one.code)).map((one) => ({ ...one, dueOn: dueIn(body, one) }));
        const issues: Issue[] = [
          ...("issues" in ladder ? ladder.issues : []),
          ...wrongDays.map((code) => ({ code: "indicators.due-day-malformed", severity: "error" as const, field: "duties", text: { fr: `L’échéance de ${code} n’est pas un jour.`, en: `The due day of ${code} is not a day.` } })),
        ];
        if ("issues" in ladder || issues.length > 0) return { kind: "page", status: 422, page: await page(context, written, { sent: body, issues }) };
        const refused = await refusalOf(() => campaigns.open(authorOf(context), { ...written, year: Number(written.year), title: { fr: written.titleFr, en: written.titleEn }, ladder: ladder.ladder, duties }));
        if (refused !== null) return { kind: "page", status: refused.status, page: await page(context, written, { sent: body, issues: refused.issues }) };
        return { kind: "redirect", to: `/campaigns/${written.code}?done=1` };
      },
    }),
  ];
}

export function LadderFields({ written, issues, language }: { readonly written: WrittenLadder; readonly issues: readonly Issue[]; readonly language: "fr" | "en" }): VNode {
  const labels = { owner: say("ladderOwner", language), validator: say("ladderValidator", language), office: say("ladderOffice", language) };
  return (
    <>
      <p class="prose">{say("ladderHelp", language)}</p>
      <div class="two-columns">
        {rungLevels.map((level) => <Field name={`ladder-${level}`} label={labels[level]} value={written[level]} language={language} {...errorAt(issues, `ladder-${level}`, language)} />)}
      </div>
    </>
  );
}

function dueIn(sent: Sent | null, { code, dueOn }: DutyTerms): Day {
  const written = sent === null ? "" : textOf(sent, `due-${code}`);
  return isDay(written) ? written : dueOn;
}

function listOf(sent: Sent, field: string): readonly string[] {
  const value = sent[field];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
