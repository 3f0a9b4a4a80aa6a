import { z } from "zod";
import { Breadcrumbs, Button, EmptyState, Field, Heading, Lead, Notice, Table } from "../../../kernel/html/index.ts";
import { route, type Page, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { formatDay, formatList, narrowSpace } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { maySetAbsences } from "../actions/absences.ts";
import { standInAmong, type AbsenceInput } from "../domain/absence.ts";
import type { Account } from "../domain/account.ts";
import type { Identity } from "../module.ts";
import type { NamedAbsence } from "../store/absences.ts";
import { absenceWords as words } from "./absence-words.ts";
import { Csrf, FormFaults, notRefused, tried, type Refused } from "./form.tsx";
import { say } from "./words.ts";

export const absencePage = "/account/absence";
const text = z.string().max(80).default("");
const outcomes = { set: words.saved, cancelled: words.cancelled } as const;

/** Saying that one is away, or that somebody is, and who stands in. */
export function absenceRoutes(identity: Identity): Route[] {
  const shown = async (context: RequestContext, written: AbsenceInput, refused: Refused, outcome: Bilingual | null): Promise<Page> => {
    const { actor, clock } = context;
    const forAll = maySetAbsences(actor);
    const [everybody, accounts] = [await identity.absences(null, clock.today()), await identity.allAccounts()];
    const mine = everybody.filter((one) => forAll || one.accountId === actor?.accountId || one.replacementId === actor?.accountId);
    return absencesPage({ context, absences: mine, everybody, accounts: accounts.filter((one) => one.active), forAll, written, refused, outcome });
  };
  const own = (context: RequestContext): AbsenceInput => ({ accountId: context.actor?.accountId ?? "", from: "", until: "", replacementId: "" });
  return [
    route({
      method: "GET",
      path: absencePage,
      access: "signed-in",
      summary: "Absences and who stands in",
      query: z.object({ done: z.enum(["set", "cancelled"]).optional().catch(undefined) }),
      handle: async ({ query, context }) => ({ kind: "page", page: await shown(context, own(context), notRefused, query.done === undefined ? null : outcomes[query.done]) }),
    }),
    route({
      method: "POST",
      path: absencePage,
      access: "signed-in",
      summary: "Sets an absence",
      body: z.object({ account: text, from: text, until: text, replacement: text }),
      handle: async ({ body, context }) => {
        const written: AbsenceInput = { accountId: body.account === "" ? own(context).accountId : body.account, from: body.from.trim(), until: body.until.trim(), replacementId: body.replacement };
        const result = await tried(context.language, () => identity.setAbsence(written, context.actor));
        if ("refused" in result) return { kind: "page", status: result.refused.status, page: await shown(context, written, result.refused, null) };
        return { kind: "redirect", to: `${absencePage}?done=set` };
      },
    }),
    route({
      method: "POST",
      path: `${absencePage}/:id/cancel`,
      access: "signed-in",
      summary: "Calls an absence off",
      params: z.object({ id: z.uuid() }),
      handle: async ({ params, context }) => {
        await identity.cancelAbsence(params.id, context.actor);
        return { kind: "redirect", to: `${absencePage}?done=cancelled` };
      },
    }),
    ...absenceApiRoutes(identity),
  ];
}

const absenceOut = z.object({ id: z.string(), accountId: z.string(), name: z.string(), from: z.iso.date(), until: z.iso.date(), replacementId: z.string(), replacementName: z.string() });

function absenceApiRoutes(identity: Identity): Route[] {
  return [
    route({
      method: "GET",
      path: "/api/v1/absences",
      access: "signed-in",
      summary: "Absences now and ahead: one's own, or everybody's for those who may set them",
      response: z.object({ absences: z.array(absenceOut) }),
      handle: async ({ context }) => ({ kind: "json", value: { absences: await identity.absences(maySetAbsences(context.actor) ? null : (context.actor?.accountId ?? ""), context.clock.today()) } }),
    }),
    route({
      method: "POST",
      path: "/api/v1/absences",
      access: "signed-in",
      summary: "Sets an absence; `until` is the day of return",
      body: z.object({ accountId: z.uuid(), from: z.iso.date(), until: z.iso.date(), replacementId: z.uuid() }),
      response: absenceOut,
      handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await identity.setAbsence(body, context.actor) }),
    }),
    route({
      method: "DELETE",
      path: "/api/v1/absences/:id",
      access: "signed-in",
      summary: "Calls an absence off",
      params: z.object({ id: z.uuid() }),
      response: z.object({ cancelled: z.literal(true) }),
      handle: async ({ params, context }) => {
        await identity.cancelAbsence(params.id, context.actor);
        return { kind: "json", value: { cancelled: true } };
      },
    }),
  ];
}

interface Shown {
  readonly context: RequestContext;
  readonly absences: readonly NamedAbsence[];
  readonly everybody: readonly NamedAbsence[];
  readonly accounts: readonly Account[];
  readonly forAll: boolean;
  readonly written: AbsenceInput;
  readonly refused: Refused;
  readonly outcome: Bilingual | null;
}

function absencesPage({ context, absences, everybody, accounts, forAll, written, refused, outcome }: Shown): Page {
  const { language, actor, clock, csrfToken } = context;
  const today = clock.today();
  const people = accounts.map((one) => ({ value: one.id, label: one.name }));
  const receiver = (absence: NamedAbsence): string => {
    if (today < absence.from) return words.notNow[language];
    const id = standInAmong(everybody, absence.accountId, today);
    return id === null ? words.nobody[language] : (accounts.find((one) => one.id === id)?.name ?? words.nobody[language]);
  };
  const mayCancel = (one: NamedAbsence): boolean => forAll || one.accountId === actor?.accountId;
  return {
    title: words.title[language],
    section: "account",
    body: (
      <>
        <FormFaults refused={refused} language={language} />
        <Breadcrumbs language={language} crumbs={[{ label: say("account", language), href: "/account" }, { label: words.title[language] }]} />
        <Heading level={1}>{words.title[language]}</Heading>
        <Lead>{words.lead[language]}</Lead>
        {outcome === null ? null : <Notice kind="info" language={language}>{outcome[language]}</Notice>}
        {(actor?.inPlaceOf ?? []).length === 0 ? null : (
          <Notice kind="info" language={language}>{words.standsIn[language]}{language === "fr" ? `${narrowSpace}: ` : ": "}{formatList((actor?.inPlaceOf ?? []).map((one) => one.name), language)}</Notice>
        )}
        <Heading level={2}>{words.planned[language]}</Heading>
        <Table<NamedAbsence>
          caption={words.planned[language]}
          captionHidden
          language={language}
          rows={absences}
          empty={<EmptyState title={words.none[language]}><p>{words.noneHelp[language]}</p></EmptyState>}
          columns={[
            { header: words.who[language], rowHeader: true, cell: (one) => one.name },
            { header: words.from[language], cell: (one) => formatDay(one.from, language) },
            { header: words.until[language], cell: (one) => formatDay(one.until, language) },
            { header: words.replacement[language], cell: (one) => one.replacementName },
            { header: words.receives[language], cell: receiver },
            {
              header: words.cancel[language],
              cell: (one) => mayCancel(one) ? (
                <form method="post" action={`${absencePage}/${one.id}/cancel`}>
                  <Csrf token={csrfToken} />
                  <Button kind="plain">{words.cancel[language]}<span class="visually-hidden"> ({one.name}, {formatDay(one.from, language)})</span></Button>
                </form>
              ) : null,
            },
          ]}
        />
        <Heading level={2}>{words.new[language]}</Heading>
        <form method="post" action={absencePage}>
          <Csrf token={csrfToken} />
          {forAll ? <Field control="select" name="account" label={words.who[language]} options={people} value={written.accountId} required language={language} {...refused.of("account")} /> : null}
          <Field control="date" name="from" label={words.from[language]} value={written.from} required language={language} {...refused.of("from")} />
          <Field control="date" name="until" label={words.until[language]} hint={words.untilHint[language]} value={written.until} required language={language} {...refused.of("until")} />
          <Field control="select" name="replacement" label={words.replacement[language]} options={[{ value: "", label: "—" }, ...people.filter((one) => forAll || one.value !== actor?.accountId)]} value={written.replacementId} required language={language} {...refused.of("replacement")} />
          <div class="button-row"><Button>{words.save[language]}</Button></div>
        </form>
      </>
    ),
  };
}
