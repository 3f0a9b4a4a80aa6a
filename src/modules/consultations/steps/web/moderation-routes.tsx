import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, EmptyState, Field, Heading, Lead, Notice, Pager, TabLinks, Tag } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { localPath } from "../../../../kernel/http/local-path.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import { rolesFor } from "../../../identity/index.ts";
import { moderationActs } from "../actions/moderate.ts";
import { ruleOf } from "../domain/charter.ts";
import { personalIssues } from "../domain/check.ts";
import { contributionStates, type ContributionState } from "../domain/contribution.ts";
import type { Consultation } from "../domain/consultation.ts";
import type { QueueRow } from "../store/outcomes.ts";
import { faultsOf, pageReply, sayIn, signedIn, stepsPath, type StepsWebDeps } from "./deps.ts";
import { actNames, ModerationForms } from "./moderation-box.tsx";
import { dayOf, PlainText } from "./parts.tsx";
import { speakerNames, stateNames } from "./words.ts";

const access = { anyOf: rolesFor("consultations.moderate") };
const path = "/consultations/moderation";
const pageSize = 20;
const shownStates = contributionStates.filter((state) => state !== "withdrawn");
const query = z.object({ state: z.enum(shownStates).catch("waiting"), of: z.string().max(60).catch(""), page: z.coerce.number().int().min(1).max(10_000).catch(1) });
const body = z.object({ act: z.enum(moderationActs), rule: z.string().max(60).default(""), note: z.string().max(2_000).default(""), revision: z.coerce.number().int(), back: z.string().max(500).default(path) });

interface QueueProps {
  readonly rows: readonly QueueRow[];
  readonly total: number;
  readonly state: ContributionState;
  readonly of: string;
  readonly page: number;
  readonly consultations: readonly Consultation[];
  readonly waiting: number;
  readonly context: RequestContext;
  readonly fault: { readonly id: string; readonly text: string } | null;
}

/** The queue of texts that wait for a moderator, and those decided. */
export function moderationRoutes({ steps }: StepsWebDeps): readonly Route[] {
  async function queue(given: z.output<typeof query>, context: RequestContext, fault: QueueProps["fault"], status = 200): Promise<Reply> {
    const { rows, total } = await steps.queue({ state: given.state, consultation: given.of, page: given.page, size: pageSize });
    const { total: waiting } = given.state === "waiting" && given.of === "" ? { total } : await steps.queue({ state: "waiting", consultation: "", page: 1, size: 1 });
    const consultations = await steps.list(context.actor, true);
    return pageReply({
      title: sayIn(context.language)("Modération", "Moderation"), status, demonstration: rows.length > 0 && consultations.some(({ demonstration }) => demonstration),
      body: <QueuePage rows={rows} total={total} state={given.state} of={given.of} page={given.page} consultations={consultations} waiting={waiting} context={context} fault={fault} />,
    });
  }
  return [
    route({ method: "GET", path, access, summary: "Texts that wait for a moderator", query, handle: ({ query: given, context }) => queue(given, context, null) }),
    route({
      method: "POST", path: `${path}/:id`, access, summary: "Publish a text, keep it out, mask it, or undo the last decision", params: z.object({ id: z.uuid() }), body,
      handle: async ({ params, body: { act, rule, note, revision, back }, context }) => {
        const faults = await faultsOf(() => steps.moderate(signedIn(context), params.id, { act, rule, note, revision }));
        if (faults === null) return { kind: "redirect", to: localPath(back) ?? path };
        const text = faults.issues.map((issue) => pick(issue.text, context.language)).join(" ");
        return queue({ state: act === "mask" ? "published" : "waiting", of: "", page: 1 }, context, { id: params.id, text }, faults.status);
      },
    }),
    route({
      method: "POST", path: `/api/v1${path}/:id`, access, summary: "Publish a text, keep it out, mask it, or undo the last decision", params: z.object({ id: z.uuid() }), body: body.omit({ back: true }),
      handle: async ({ params, body: given, context }) => {
        await steps.moderate(signedIn(context), params.id, given);
        return { kind: "empty", status: 204, headers: {} };
      },
    }),
  ];
}

function QueuePage({ rows, total, state, of, page, consultations, waiting, context, fault }: QueueProps): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const here = `${path}?state=${state}${of === "" ? "" : `&of=${of}`}${page === 1 ? "" : `&page=${page}`}`;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: say("Modération", "Moderation") }]} />
      <Heading level={1}>{say("Modération", "Moderation")}</Heading>
      <Lead>{waiting === 0 ? say("Rien n’attend d’être lu.", "Nothing waits to be read.") : say(`${formatNumber(waiting, "fr")} ${waiting === 1 ? "texte attend" : "textes attendent"} d’être ${waiting === 1 ? "lu" : "lus"}.`, `${formatNumber(waiting, "en")} ${waiting === 1 ? "text waits" : "texts wait"} to be read.`)} <a href={`${stepsPath}/charter`}>{say("Charte", "Charter")}</a></Lead>
      {fault === null ? null : <Notice kind="error" language={language}><p>{fault.text}</p></Notice>}
      <TabLinks label={say("Par état", "By state")} tabs={shownStates.map((one) => ({ label: pick(stateNames[one], language), href: `${path}?state=${one}${of === "" ? "" : `&of=${of}`}`, current: one === state }))} />
      {consultations.length < 2 ? null : (
        <form method="get" action={path} class="inline-form">
          <input type="hidden" name="state" value={state} />
          <Field control="select" name="of" label={say("Consultation", "Consultation")} value={of} language={language} options={[{ value: "", label: say("toutes", "all") }, ...consultations.map(({ code, title }) => ({ value: code, label: pick(title, language) }))]} />
          <Button kind="second">{say("Afficher", "Show")}</Button>
        </form>
      )}
      {rows.length === 0 ? <EmptyState title={state === "waiting" ? say("Rien à lire", "Nothing to read") : say("Aucun texte dans cet état", "No text in this state")} /> : (
        <ol class="moderation-queue">
          {rows.map((row) => {
            const rule = row.rule === null ? null : ruleOf(row.rule);
            const signs = personalIssues({ title: row.title, body: row.body }, language);
            return (
              <li>
                <p class="small soft"><a href={`${stepsPath}/${row.consultation}`}>{pick(row.consultationTitle, language)}</a> · {row.proposalId === null ? `${say("proposition n°\u00a0", "proposal no. ")}${row.number ?? ""}` : <>{say("commentaire sur ", "comment on ")}<a href={`${stepsPath}/${row.consultation}/proposals/${row.aboutNumber ?? ""}`}>{row.about}</a></>} · {pick(row.shownAs, language)}, {pick(speakerNames[row.door], language)} · {dayOf(row.createdAt, language)}{row.editedAt === null ? "" : say(", corrigé depuis", ", changed since")}</p>
                {row.title === "" ? null : <Heading level={2}>{row.title}</Heading>}
                {signs.length === 0 ? null : <p><Tag tone="warn">{signs.map(({ text }) => pick(text, language)).join(" ")}</Tag></p>}
                <PlainText text={row.body} />
                {rule === null ? null : <p class="small">{say("Écarté au titre de\u202f: ", "Kept out under: ")}{pick(rule, language)}{row.note === "" ? "" : ` (${row.note})`}</p>}
                {row.decidedBy === null || row.decidedAct === null ? null : <p class="small soft">{pick(actNames[row.decidedAct], language)}{say(" par ", " by ")}{row.decidedBy}, {dayOf(row.decidedAt, language)}</p>}
                <ModerationForms contribution={row} back={here} decided={row.decidedBy !== null} context={context} error={fault?.id === row.id ? fault.text : null} />
              </li>
            );
          })}
        </ol>
      )}
      <Pager page={page} pages={Math.max(1, Math.ceil(total / pageSize))} url={url} language={language} />
    </>
  );
}
