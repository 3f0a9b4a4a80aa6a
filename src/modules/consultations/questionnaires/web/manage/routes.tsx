import { z } from "zod";
import { AppError, type Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Actor, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../../kernel/http/table-reply.ts";
import { pick } from "../../../../../kernel/i18n/format.ts";
import { rolesFor } from "../../../../identity/index.ts";
import { mailingObstacle } from "../../actions/tell.ts";
import { unknownQuestionnaire } from "../../errors.ts";
import { managePath, type QuestionnaireWebDeps } from "../deps.ts";
import { ofQuestionnaire } from "../public-routes.tsx";
import { acts, actsIn, actWords, stepOf, type Act } from "./acts.ts";
import { ConfirmPage } from "./confirm-page.tsx";
import { EditPage } from "./edit-page.tsx";
import { ListPage, perPage, questionnairesTable, sorts } from "./list-page.tsx";
import { emptySent, inputFrom, sentOf, textOf, type Sent } from "./read-input.ts";
import { ShowPage } from "./show-page.tsx";

const organisers = { anyOf: rolesFor("consultations.run") };
const anyForm = z.looseObject({});
const ofAct = ofQuestionnaire.extend({ act: z.enum(acts) });
const listQuery = z.object({ sort: z.enum(sorts).catch("opensOn"), order: z.enum(["ascending", "descending"]).catch("ascending"), page: z.coerce.number().int().min(1).max(1000).catch(1) });

function actorOf({ actor }: RequestContext): Actor {
  if (actor === null) throw new Error("a guarded route has an actor");
  return actor;
}

/** What was refused with faults that the page shows; anything else goes on. */
async function refusedWith(act: () => Promise<unknown>): Promise<{ readonly issues: readonly Issue[]; readonly status: number } | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404 || error.status === 403) throw error;
    return { issues: error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }], status: error.status };
  }
}

/** Pages of those who run questionnaires. */
export function manageRoutes(deps: QuestionnaireWebDeps): readonly Route[] {
  const { questionnaires } = deps;
  const known = async (code: string) => {
    const found = await questionnaires.find(code);
    if (found === null) throw unknownQuestionnaire();
    return found;
  };

  async function editReply(context: RequestContext, code: string | null, sent: Sent, refused: { readonly issues: readonly Issue[]; readonly status: number } | null): Promise<Reply> {
    const { language, csrfToken } = context;
    const body = <EditPage code={code} sent={sent} issues={refused?.issues ?? []} forms={await questionnaires.formChoices()} csrfToken={csrfToken} language={language} />;
    return { kind: "page", status: refused?.status ?? 200, page: { title: language === "fr" ? "Préparer un questionnaire" : "Prepare a questionnaire", section: "consultations", body } };
  }

  async function confirmReply(context: RequestContext, code: string, act: Act, refused: { readonly issues: readonly Issue[]; readonly status: number } | null, reason = ""): Promise<Reply> {
    const { language, csrfToken } = context;
    const record = await known(code);
    const body = <ConfirmPage act={act} record={record} eligible={await questionnaires.eligibleCount(code)} sent={(await questionnaires.mailings(code)).length} issues={refused?.issues ?? []} loss={await questionnaires.keyLoss(code)} reason={reason} csrfToken={csrfToken} language={language} />;
    return { kind: "page", status: refused?.status ?? 200, page: { title: pick(actWords[act], language), section: "consultations", demonstration: record.demonstration, body } };
  }

  return [
    route({
      method: "GET", path: "/consultations/manage", access: organisers, summary: "Questionnaires, drafts included, for those who run them", query: listQuery,
      handle: async ({ query, context }) => {
        const records = await questionnaires.list();
        const page = Math.min(query.page, Math.max(1, Math.ceil(records.length / perPage)));
        return { kind: "page", page: { title: context.language === "fr" ? "Conduire les questionnaires" : "Running questionnaires", section: "consultations", demonstration: records.some(({ demonstration }) => demonstration), body: <ListPage records={records} sort={query.sort} descending={query.order === "descending"} page={page} url={context.url} language={context.language} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/questionnaires.${format}`, access: organisers, summary: `Questionnaires as a table (${format.toUpperCase()})`,
      handle: async ({ context }) => tableReply(questionnairesTable(await questionnaires.list()), format, context.language),
    })),
    route({ method: "GET", path: "/consultations/manage/new", access: organisers, summary: "The form of a new questionnaire", handle: ({ context }) => editReply(context, null, emptySent(), null) }),
    route({
      method: "POST", path: "/consultations/manage", access: organisers, summary: "Makes the draft of a questionnaire", body: anyForm,
      handle: async ({ body, context }) => {
        const refused = await refusedWith(() => questionnaires.create(actorOf(context), inputFrom(body)));
        return refused === null ? { kind: "redirect", to: managePath(textOf(body, "code")) } : editReply(context, null, body, refused);
      },
    }),
    route({
      method: "GET", path: "/consultations/manage/:code", access: organisers, summary: "Where a questionnaire stands: participation, messages, history", params: ofQuestionnaire,
      handle: async ({ params, context }) => {
        const record = await known(params.code);
        const mailings = await questionnaires.mailings(params.code);
        const body = (
          <ShowPage
            record={record} faults={await questionnaires.openingFaults(params.code)} participation={await questionnaires.participation(params.code)} mailings={mailings}
            obstacle={mailingObstacle(record, mailings, context.clock.today())} history={await questionnaires.history(params.code)} isKeyLost={(await questionnaires.keyLoss(params.code)) !== null} language={context.language}
          />
        );
        return { kind: "page", page: { title: pick(record.title, context.language), section: "consultations", demonstration: record.demonstration, body } };
      },
    }),
    route({ method: "GET", path: "/consultations/manage/:code/edit", access: organisers, summary: "The form that changes a draft", params: ofQuestionnaire, handle: async ({ params, context }) => editReply(context, params.code, sentOf(await known(params.code)), null) }),
    route({
      method: "POST", path: "/consultations/manage/:code/edit", access: organisers, summary: "Changes a draft; what the opening fixed is refused, and the attempt noted", params: ofQuestionnaire, body: anyForm,
      handle: async ({ params, body, context }) => {
        const revision = /^\d{1,9}$/.test(textOf(body, "revision")) ? Number(textOf(body, "revision")) : 0;
        const refused = await refusedWith(() => questionnaires.change(actorOf(context), params.code, revision, { ...inputFrom(body), code: params.code }));
        return refused === null ? { kind: "redirect", to: managePath(params.code) } : editReply(context, params.code, body, refused);
      },
    }),
    route({
      method: "GET", path: "/consultations/manage/:code/confirm/:act", access: organisers, summary: "Says what an act will do before it is done", params: ofAct,
      handle: async ({ params, context }) => {
        const { state } = await known(params.code);
        return actsIn(state, (await questionnaires.keyLoss(params.code)) !== null).includes(params.act) ? confirmReply(context, params.code, params.act, null) : { kind: "redirect", to: managePath(params.code) };
      },
    }),
    route({
      method: "POST", path: "/consultations/manage/:code/acts/:act", access: organisers, summary: "Announces, opens, invites, reminds, closes, publishes or gives up a questionnaire, or what waits under a lost key", params: ofAct, body: anyForm,
      handle: async ({ params, body, context }) => {
        const { code, act } = params;
        const to = stepOf[act];
        const refused = await refusedWith(async () => {
          if (to !== undefined) return questionnaires.move(actorOf(context), code, to);
          if (act === "give-up-waiting") return questionnaires.giveUpWaiting(actorOf(context), code, textOf(body, "reason"));
          return act === "cancel" ? questionnaires.cancel(actorOf(context), code) : questionnaires.send(actorOf(context), code, Number(textOf(body, "number")));
        });
        if (refused !== null) return confirmReply(context, code, act, refused, textOf(body, "reason"));
        return { kind: "redirect", to: act === "cancel" ? "/consultations/manage" : managePath(code) };
      },
    }),
  ];
}
