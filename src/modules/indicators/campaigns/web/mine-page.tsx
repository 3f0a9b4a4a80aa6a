import { z } from "zod";
import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, Disclosure, EmptyState, Heading, Lead, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import type { Series } from "../../domain/catalogue.ts";
import { formatValue } from "../../domain/format.ts";
import { authorOf } from "../../web/api.ts";
import { emptyValue, ValueErrors, ValueForm, type WrittenValue } from "../../web/values/value-form.tsx";
import { valueWords } from "../../web/values/words.ts";
import type { OwnDuty } from "../campaigns.ts";
import { phaseOn } from "../domain/campaign.ts";
import { settledStates } from "../domain/duty-state.ts";
import { periodWords } from "../domain/words.ts";
import { seriesLeftContract } from "../../errors.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { notYourDuty, unknownDuty } from "../errors.ts";
import { DutyNumbers, dutyPath } from "./campaign-page.tsx";
import { Csrf, names, ownAccounts, refusalOf, StateTag, type CampaignWebDeps } from "./parts.tsx";
import { readDutyValue } from "./read-value.ts";
import { say } from "./words.ts";

const proposers = { anyOf: rolesFor("values.propose") };
const written = z.string().max(2000).default("");
export const valueBody = z.object({ value: written, state: written, observedOn: written, source: written, method: written, justification: written });
const ofDuty = z.object({ campaign: z.string().max(40), duty: z.string().max(120) });
const outcomes = { proposed: "proposedDone", "taken-back": "takenBack" } as const;

interface Tried {
  readonly campaign: string;
  readonly duty: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

/** The contributor's one page: what is owed, with the form in place; sent back first. */
export function mineRoutes(deps: CampaignWebDeps): readonly Route[] {
  const { campaigns, indicators } = deps;

  async function page(context: RequestContext, shown: { readonly tried: Tried | null; readonly done: keyof typeof outcomes | null; readonly status: number }): Promise<Reply> {
    const { language } = context;
    const own = await campaigns.ownDuties(ownAccounts(context));
    const today = context.clock.today();
    const left = new Map((await indicators.leftSeries(today)).map((one) => [one.series.key, one]));
    const series = new Map([...[...left.values()].map((one) => one.series), ...(await indicators.listSeries(today))].map((one) => [one.key, one]));
    const waiting = own.filter(({ duty }) => !settledStates.includes(duty.state));
    const settled = own.filter(({ duty }) => settledStates.includes(duty.state));
    const { tried } = shown;
    return {
      kind: "page",
      status: shown.status,
      page: {
        title: say("mine", language),
        section: "my-duties",
        demonstration: own.some(({ campaign }) => campaign.demonstration),
        body: (
          <>
            {tried === null ? null : <ValueErrors issues={tried.issues} language={language} />}
            <Heading level={1}>{say("mine", language)}</Heading>
            <Lead>{say("mineLead", language)}</Lead>
            {shown.done === null ? null : <Notice kind="info" language={language}>{say(outcomes[shown.done], language)}</Notice>}
            {own.length === 0 ? <EmptyState title={say("nothingMine", language)} action={{ href: "/calendar?who=me", label: say("calendar", language) }}><p>{say("nothingMineHelp", language)}</p></EmptyState> : null}
            {waiting.map((one) => <OwnDutyCard one={one} series={series} context={context} tried={tried?.campaign === one.campaign.code && tried.duty === one.duty.code ? tried : null} alone={tried !== null} leftOn={left.get(one.duty.series)?.leftOn ?? null} />)}
            {settled.length === 0 ? null : (
              <Disclosure summary={`${say("settled", language)} (${settled.length})`}>
                {settled.map((one) => <OwnDutyCard one={one} series={series} context={context} tried={tried?.campaign === one.campaign.code && tried.duty === one.duty.code ? tried : null} alone={tried !== null} leftOn={left.get(one.duty.series)?.leftOn ?? null} />)}
              </Disclosure>
            )}
          </>
        ),
      },
    };
  }

  return [
    route({ method: "GET", path: "/my-duties", access: proposers, summary: "What is expected of the caller", query: z.object({ done: z.enum(["proposed", "taken-back"]).optional().catch(undefined) }), handle: async ({ query, context }) => page(context, { tried: null, done: query.done ?? null, status: 200 }) }),
    route({
      method: "POST",
      path: "/my-duties/:campaign/:duty",
      access: proposers,
      summary: "Proposes the value of a duty; what cannot be taken is kept and shown",
      params: ofDuty,
      body: valueBody,
      handle: async ({ params, body, context }) => {
        const { series, period } = await mayPropose(deps, context, params);
        const read = await readDutyValue(indicators, series, period, body);
        const value = "value" in read ? read.value : null;
        try {
          if ((await campaigns.propose(authorOf(context), params, { value, typed: body })) !== null) return { kind: "redirect", to: "/my-duties?done=proposed" };
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 409) throw error;
          return keptPage(deps, context, params, series, body, error);
        }
        return page(context, { tried: { ...params, typed: body, issues: "issues" in read ? read.issues : [] }, done: null, status: 422 });
      },
    }),
    route({
      method: "POST",
      path: "/my-duties/proposals/:id/take-back",
      access: proposers,
      summary: "Takes one's own proposal back",
      params: z.object({ id: z.uuid() }),
      handle: async ({ params, context }) => {
        const refused = await refusalOf(() => campaigns.takeBack(authorOf(context), params.id));
        if (refused === null) return { kind: "redirect", to: "/my-duties?done=taken-back" };
        return page(context, { tried: { campaign: "", duty: "", typed: {}, issues: refused.issues }, done: null, status: refused.status });
      },
    }),
  ];
}

/** The series and period of a duty that the caller may propose for, even where the campaign holds it no more. Fails with `indicators.unknown-duty`, `indicators.not-your-duty`. */
export async function mayPropose({ campaigns, indicators }: CampaignWebDeps, context: RequestContext, where: { readonly campaign: string; readonly duty: string }) {
  const view = await campaigns.view(where.campaign);
  const duty = view.duties.find((one) => one.code === where.duty) ?? (await formerDuty(campaigns, where));
  const today = context.clock.today();
  // Of one that an amendment took out, what is sent is kept and answered; the act refuses it in words.
  const series = duty === undefined ? undefined : [...(await indicators.listSeries(today)), ...(await indicators.leftSeries(today)).map((left) => left.series)].find((one) => one.key === duty.series);
  if (duty === undefined || series === undefined) throw unknownDuty();
  const accounts = ownAccounts(context);
  if (!duty.owners.some((owner) => accounts.includes(owner.accountId)) && !may(context.actor, "values.propose", series.key)) throw notYourDuty();
  return { series, period: duty.period };
}

/** A duty that was removed since the form was opened. */
async function formerDuty(campaigns: CampaignWebDeps["campaigns"], where: { readonly campaign: string; readonly duty: string }) {
  for (const { act } of await campaigns.history(where.campaign)) {
    if (act.kind === "duty-added" && act.duty.code === where.duty) return act.duty;
    if (act.kind === "opened") return act.duties.find((one) => one.code === where.duty);
  }
  return undefined;
}

/** The answer to a sending that came too late or beside another: why, what was written, what stands, and what comes next. */
async function keptPage({ campaigns }: CampaignWebDeps, context: RequestContext, where: { readonly campaign: string; readonly duty: string }, series: Series, typed: Readonly<Record<string, string>>, error: AppError): Promise<Reply> {
  const { language } = context;
  const view = await campaigns.view(where.campaign);
  const waiting = view.duties.find((one) => one.code === where.duty)?.waiting ?? null;
  const labels = { value: valueWords.value, state: valueWords.state, observedOn: valueWords.observedOn, source: valueWords.source, method: valueWords.method, justification: valueWords.reason } as const;
  const kept = (Object.keys(labels) as (keyof typeof labels)[]).filter((field) => (typed[field] ?? "") !== "");
  return {
    kind: "page",
    status: 409,
    page: {
      title: say("keptTitle", language),
      section: "my-duties",
      body: (
        <>
          <Breadcrumbs language={language} crumbs={[{ label: say("mine", language), href: "/my-duties" }, { label: where.duty }]} />
          <Heading level={1}>{say("keptTitle", language)}</Heading>
          <Notice kind="warn" language={language}>{error.text[language]}</Notice>
          <div class="two-columns">
            <section>
              <Heading level={2}>{say("yourText", language)}</Heading>
              <DefinitionList items={kept.map((field) => ({ term: labels[field][language], details: typed[field] ?? "" }))} />
            </section>
            {waiting === null ? null : (
              <section>
                <Heading level={2}>{say("standsNow", language)}</Heading>
                <DefinitionList items={[
                  { term: valueWords.value[language], details: waiting.value === null ? "–" : formatValue(waiting.value, series.measure.unit, language) },
                  { term: valueWords.source[language], details: waiting.source },
                  { term: valueWords.author[language], details: `${waiting.author}, ${formatDateTime(waiting.recordedAt, language)}` },
                ]} />
              </section>
            )}
          </div>
          <p class="button-row"><LinkButton href="/my-duties" kind="main">{say("toMine", language)}</LinkButton></p>
        </>
      ),
    },
  };
}

function OwnDutyCard({ one: { campaign, on, duty, draft }, series, context, tried, alone, leftOn }: { readonly one: OwnDuty; /** When an amendment took the series out; null where it stands. */ readonly leftOn: Day | null; readonly series: ReadonlyMap<string, Series>; readonly context: RequestContext; readonly tried: Tried | null; readonly alone: boolean }): VNode {
  const { language, csrfToken, actor } = context;
  const open = phaseOn(campaign, on) === "open";
  const mine = duty.waiting?.kind === "proposed" && duty.waiting.authorId === actor?.accountId;
  const owes = duty.state === "due" || duty.state === "overdue" || duty.state === "sent-back";
  const start: WrittenValue = { ...emptyValue, observedOn: "", ...draft?.entry.typed, ...tried?.typed };
  const inPlace = (actor?.inPlaceOf ?? []).filter((absent) => duty.owners.some((owner) => owner.accountId === absent.accountId)).map((absent) => absent.name);
  const form = <ValueForm action={`/my-duties/${campaign.code}/${encodeURIComponent(duty.code)}`} submit={say("proposeThis", language)} series={null} written={start} issues={tried?.issues ?? []} csrfToken={csrfToken} language={language} reasonRequired={false} idPrefix={tried === null ? `${campaign.code}-${duty.code}-` : ""} />;
  return (
    <article class="duty-card" id={`duty-${campaign.code}-${duty.code.replaceAll(/[^A-Za-z0-9-]/g, "-")}`}>
      <Heading level={2} kicker={duty.series}>{series.get(duty.series)?.measure.name[language] ?? ""}, {periodWords(duty.period)[language]}</Heading>
      <div><StateTag state={duty.state} language={language} /> <span class="small soft">{say("dueOn", language)} {formatDay(duty.dueOn, language)} · <a href={dutyPath(campaign.code, duty.code)}>{campaign.title[language]}</a>{inPlace.length === 0 ? "" : ` · ${say("inPlaceOf", language)} ${inPlace.join(", ")}`}{duty.owners.length > 1 ? ` · ${names(duty.owners, language)}` : ""}</span></div>
      {duty.reason === null ? null : <Notice kind={duty.state === "sent-back" ? "warn" : "info"} language={language}>{duty.answeredBy === null ? "" : `${duty.answeredBy}${language === "fr" ? "\u202f: " : ": "}`}{duty.reason}</Notice>}
      {draft === null ? null : <Notice kind="info" language={language}>{say("sendAgain", language)} ({draft.entry.typed["value"] ?? draft.entry.value?.value ?? ""})</Notice>}
      {duty.value === null && duty.waiting === null ? null : <p>{duty.value === null && duty.waiting !== null && duty.waiting.value !== null ? `${say("proposed", language)} ${formatValue(duty.waiting.value, series.get(duty.series)?.measure.unit ?? { kind: "index" }, language)}` : <DutyNumbers duty={duty} series={series} language={language} />}</p>}
      {mine && duty.waiting !== null ? (
        <form method="post" action={`/my-duties/proposals/${duty.waiting.id}/take-back`}>
          <Csrf token={csrfToken} />
          <p class="soft">{say("waiting", language)}</p>
          <Button kind="second">{say("takeBack", language)}<span class="visually-hidden"> ({duty.code})</span></Button>
        </form>
      ) : null}
      {leftOn === null ? null : <Notice kind="warn" language={language}>{seriesLeftContract(duty.series, leftOn).text[language]}</Notice>}
      {!open || leftOn !== null || duty.position === "submitted" ? null
        : owes ? <Disclosure summary={say("proposeThis", language)} open={tried !== null || (!alone && duty.state === "sent-back")}>{form}</Disclosure>
          : <Disclosure summary={say("proposeOther", language)} open={tried !== null}>{form}</Disclosure>}
    </article>
  );
}
