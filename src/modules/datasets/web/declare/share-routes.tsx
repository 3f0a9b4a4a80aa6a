import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { mayEdit } from "../../domain/access.ts";
import type { DatasetStanding } from "../../domain/dataset.ts";
import { unknownDataset } from "../../errors.ts";
import { ActPage } from "./act-routes.tsx";
import type { DeclareDeps } from "./deps.ts";
import { ShareArea } from "./pages/share-area.tsx";
import { dataPage, Done, titleOf } from "./pages/shell.tsx";
import { stepPath } from "./steps/index.ts";
import { callerOf } from "./step-routes.tsx";

const ofDataset = z.object({ code: z.string().max(40) });

/** Who else may edit a record. A colleague is named by the address of their account, whole: nobody can leaf through accounts here. */
export function shareRoutes(deps: DeclareDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/data/:code/share", access: "signed-in", summary: "Who may edit a dataset", params: ofDataset, query: z.object({ done: z.string().max(20).optional().catch(undefined) }),
      handle: async ({ params, query, context }) => page(params.code, await standingFor(params.code, context), context, "", [], query.done),
    }),
    route({
      method: "POST", path: "/data/:code/share", access: "signed-in", summary: "Lets somebody else edit a dataset", params: ofDataset, body: z.object({ email: z.string().max(300) }), perMinute: 30,
      handle: async ({ params, body, context }) => {
        const standing = await standingFor(params.code, context);
        const wanted = body.email.trim().toLowerCase();
        const account = (await deps.identity.allAccounts()).find(({ email, active }) => active && email === wanted);
        if (account === undefined) {
          const text = { fr: "Aucun compte ouvert ne porte cette adresse\u202f: vérifiez-la, ou demandez à l’administrateur d’ouvrir un compte.", en: "No open account bears this address: check it, or ask the administrator to open an account." };
          return page(params.code, standing, context, body.email, [{ code: "datasets.no-such-account", severity: "error", field: "email", text }], undefined, 422);
        }
        await deps.datasets.shareWith(callerOf(context), params.code, [...standing.editors, account.id]);
        return { kind: "redirect", to: `/data/${encodeURIComponent(params.code)}/share?done=shared` };
      },
    }),
    route({
      method: "POST", path: "/data/:code/share/stop", access: "signed-in", summary: "Ends somebody's sharing of a dataset", params: ofDataset, body: z.object({ account: z.string().max(80) }),
      handle: async ({ params, body, context }) => {
        const standing = await standingFor(params.code, context);
        const actor = callerOf(context);
        await deps.datasets.shareWith(actor, params.code, standing.editors.filter((one) => one !== body.account));
        return { kind: "redirect", to: body.account === actor.accountId ? "/data/mine?done=shared" : `/data/${encodeURIComponent(params.code)}/share?done=shared` };
      },
    }),
  ];

  async function standingFor(code: string, context: RequestContext): Promise<DatasetStanding> {
    const standing = await deps.datasets.standing(code);
    if (standing === null || !mayEdit(context.actor, standing)) throw unknownDataset();
    return standing;
  }

  async function page(code: string, standing: DatasetStanding, context: RequestContext, email: string, issues: readonly Issue[], done: string | undefined, status = 200): Promise<Reply> {
    const { language } = context;
    const fr = language === "fr";
    const dataset = await deps.datasets.findFor(context.actor, code);
    const nameOf = async (id: string) => (await deps.identity.getAccount(id))?.name ?? id;
    const [declarer, editors] = [standing.declaredBy === "" ? "" : await nameOf(standing.declaredBy), await Promise.all(standing.editors.map(async (id) => ({ id, name: await nameOf(id) })))];
    const body = (
      <ActPage title={fr ? "Qui peut modifier cette fiche" : "Who may edit this record"} name={dataset === null ? code : titleOf(dataset.metadata, language)} context={context} issues={issues}>
        <>
          <Done done={done} language={language} />
          <ShareArea
            context={context} path={`/data/${encodeURIComponent(code)}/share`} editors={editors} email={email} issues={issues} back={stepPath(code, "")}
            declarer={declarer === "" ? null : <>{declarer} <span class="soft small">({fr ? "déclarant" : "declarer"})</span></>}
            others={fr ? "Les administrateurs de la donnée de la région le peuvent aussi." : "The data administrators of the region may too."}
          />
        </>
      </ActPage>
    );
    return { kind: "page", status, page: dataPage(fr ? "Partager une fiche" : "Share a record", body) };
  }
}
