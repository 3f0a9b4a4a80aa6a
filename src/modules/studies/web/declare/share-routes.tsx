import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { ShareArea } from "../../../datasets/index.ts";
import { mayEditStudy } from "../../domain/access.ts";
import type { StudyStanding } from "../../domain/study.ts";
import { unknownStudy } from "../../errors.ts";
import { plainTitle } from "../sheet/view.ts";
import { ActPage } from "./act-routes.tsx";
import type { StudyDeclareDeps } from "./deps.ts";
import { sectionPath } from "./form/section-state.ts";
import { Done, studiesPage } from "./pages/shell.tsx";
import { callerOf, ofStudy } from "./section-routes.tsx";

/** Who else may edit a record. A colleague is named by the address of their account, whole: nobody can leaf through accounts here. */
export function shareRoutes(deps: StudyDeclareDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/studies/:code/share", access: "signed-in", summary: "Who may edit a study", params: ofStudy, query: z.object({ done: z.string().max(20).optional().catch(undefined) }),
      handle: async ({ params, query, context }) => page(params.code, await standingFor(params.code, context), context, "", [], query.done),
    }),
    route({
      method: "POST", path: "/studies/:code/share", access: "signed-in", summary: "Lets somebody else edit a study", params: ofStudy, body: z.object({ email: z.string().max(300) }), perMinute: 30,
      handle: async ({ params, body, context }) => {
        const standing = await standingFor(params.code, context);
        const wanted = body.email.trim().toLowerCase();
        const account = (await deps.identity.allAccounts()).find(({ email, active }) => active && email === wanted);
        if (account === undefined) {
          const text = { fr: "Aucun compte ouvert ne porte cette adresse\u202f: vérifiez-la, ou demandez à l’administrateur d’ouvrir un compte.", en: "No open account bears this address: check it, or ask the administrator to open an account." };
          return page(params.code, standing, context, body.email, [{ code: "studies.no-such-account", severity: "error", field: "email", text }], undefined, 422);
        }
        await deps.studies.shareWith(callerOf(context), params.code, [...new Set([...standing.editors, account.id])]);
        return { kind: "redirect", to: `/studies/${encodeURIComponent(params.code)}/share?done=shared` };
      },
    }),
    route({
      method: "POST", path: "/studies/:code/share/stop", access: "signed-in", summary: "Ends somebody's sharing of a study", params: ofStudy, body: z.object({ account: z.string().max(80) }),
      handle: async ({ params, body, context }) => {
        const standing = await standingFor(params.code, context);
        const actor = callerOf(context);
        await deps.studies.shareWith(actor, params.code, standing.editors.filter((one) => one !== body.account));
        return { kind: "redirect", to: body.account === actor.accountId ? "/studies/mine?done=shared" : `/studies/${encodeURIComponent(params.code)}/share?done=shared` };
      },
    }),
  ];

  async function standingFor(code: string, context: RequestContext): Promise<StudyStanding> {
    const standing = await deps.studies.standing(code);
    if (standing === null || !mayEditStudy(context.actor, standing)) throw unknownStudy();
    return standing;
  }

  async function page(code: string, standing: StudyStanding, context: RequestContext, email: string, issues: readonly Issue[], done: string | undefined, status = 200): Promise<Reply> {
    const { language } = context;
    const fr = language === "fr";
    const study = await deps.studies.findFor(context.actor, code);
    const nameOf = async (id: string) => (await deps.identity.getAccount(id))?.name ?? id;
    const declarer = standing.declaredBy === null ? null : await nameOf(standing.declaredBy);
    const editors = await Promise.all(standing.editors.map(async (id) => ({ id, name: await nameOf(id) })));
    const body = (
      <ActPage title={fr ? "Qui peut modifier cette fiche" : "Who may edit this record"} name={study === null ? code : plainTitle(study.content, language)} context={context} issues={issues}>
        <Done done={done} language={language} />
        <ShareArea
          context={context} path={`/studies/${encodeURIComponent(code)}/share`} editors={editors} email={email} issues={issues}
          declarer={declarer === null ? (fr ? "Fiche venue d’un registre, sans déclarant" : "Record from a register, without declarer") : <>{declarer} <span class="soft small">({fr ? "déclarant" : "declarer"})</span></>}
          others={fr ? "Les curateurs des études le peuvent aussi. Ces noms ne sont jamais publics." : "Curators of studies may too. These names are never public."}
          back={standing.draftState === null ? `/studies/${encodeURIComponent(code)}` : sectionPath(code, "")}
        />
      </ActPage>
    );
    return { kind: "page", status, page: studiesPage(fr ? "Partager une fiche" : "Share a record", body) };
  }
}
