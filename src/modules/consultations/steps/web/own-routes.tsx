import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { secretPattern, type Owner } from "../actions/contribute.ts";
import { ContributionForm } from "./contribution-form.tsx";
import { faultsOf, mayRun, pageReply, sayIn, signedIn, stepsPath, textIn, type StepsWebDeps } from "./deps.ts";
import { MinePage, OwnPage } from "./own-page.tsx";
import { Faults } from "./parts.tsx";
import { codeParams } from "./public-routes.tsx";

const secretParams = z.object({ secret: z.string().regex(secretPattern) });
const mineParams = codeParams.extend({ id: z.uuid() });

/** What authors see of their own texts: by the private link, or signed in. */
export function ownRoutes(deps: StepsWebDeps): readonly Route[] {
  const { steps } = deps;

  async function page(owner: Owner & { readonly id?: string }, path: string, context: RequestContext, shown: { readonly body: unknown; readonly issues: readonly Issue[]; readonly status: number } | null): Promise<Reply> {
    const { language } = context;
    const { contribution, consultation, changeable, proposalNumber } = await steps.own(owner);
    const given = (name: "title" | "body" | "theme" | "objective"): string => (shown === null ? contribution[name] : textIn(shown.body, name));
    const objectives = (await deps.contract(context.clock.today())).objectives;
    return pageReply({
      title: sayIn(language)("Votre texte", "Your text"), unlisted: true, demonstration: consultation.demonstration, status: shown?.status ?? 200,
      body: (
        <OwnPage
          consultation={consultation} contribution={contribution} proposalNumber={proposalNumber} changeable={changeable || shown !== null} path={path} justSent={context.url.searchParams.has("sent")} withAccount={"accountId" in owner} context={context}
          faults={shown === null ? null : <Faults issues={shown.issues} language={language} />}
          form={<ContributionForm kind={contribution.proposalId === null ? "proposal" : "comment"} action={`${path}/edit`} consultation={consultation} door={contribution.door} context={context} objectives={objectives} draft={{ title: given("title"), body: given("body"), theme: given("theme"), objective: given("objective") }} pseudonym="" as="" secret="" replyTo={null} robots={null} issues={shown?.issues ?? []} revision={contribution.revision} />}
        />
      ),
    });
  }

  async function editFrom(owner: Owner & { readonly id?: string }, path: string, body: unknown, context: RequestContext): Promise<Reply> {
    const { contribution } = await steps.own(owner);
    const revision = Number(textIn(body, "revision"));
    const draft = { title: textIn(body, "title"), body: textIn(body, "body"), theme: textIn(body, "theme"), objective: textIn(body, "objective") };
    const faults = await faultsOf(() => steps.edit(owner, contribution.id, Number.isSafeInteger(revision) ? revision : -1, draft, { language: context.language, sure: textIn(body, "sure") !== "" }));
    return faults === null ? { kind: "redirect", to: path } : page(owner, path, context, { body, ...faults });
  }

  const withdrawFrom = async (owner: Owner & { readonly id?: string }, path: string): Promise<Reply> => {
    const { contribution } = await steps.own(owner);
    await steps.withdraw(owner, contribution.id);
    return { kind: "redirect", to: path };
  };
  const link = (secret: string): string => `${stepsPath}/follow/${secret}`;
  const mine = (code: string, id: string): string => `${stepsPath}/${code}/mine/${id}`;
  return [
    route({ method: "GET", path: `${stepsPath}/follow/:secret`, access: "public", summary: "What became of a text, for whoever holds its link", params: secretParams, perMinute: 60, handle: ({ params, context }) => page({ secret: params.secret }, link(params.secret), context, null) }),
    route({ method: "POST", path: `${stepsPath}/follow/:secret/edit`, access: "public", summary: "Change a text by its link", params: secretParams, perMinute: 30, handle: ({ params, body, context }) => editFrom({ secret: params.secret }, link(params.secret), body, context) }),
    route({ method: "POST", path: `${stepsPath}/follow/:secret/withdraw`, access: "public", summary: "Withdraw a text by its link", params: secretParams, perMinute: 30, handle: ({ params }) => withdrawFrom({ secret: params.secret }, link(params.secret)) }),
    route({
      method: "GET", path: `${stepsPath}/:code/mine`, access: "signed-in", summary: "What the caller has sent to a consultation", params: codeParams,
      handle: async ({ params, context }) => {
        const consultation = await steps.consultation(params.code, mayRun(context.actor));
        return pageReply({ title: sayIn(context.language)("Mes textes", "My texts"), demonstration: consultation.demonstration, body: <MinePage consultation={consultation} rows={await steps.ownIn(signedIn(context), params.code)} language={context.language} /> });
      },
    }),
    route({ method: "GET", path: `${stepsPath}/:code/mine/:id`, access: "signed-in", summary: "One's own text", params: mineParams, handle: ({ params, context }) => page({ accountId: signedIn(context).accountId, id: params.id }, mine(params.code, params.id), context, null) }),
    route({ method: "POST", path: `${stepsPath}/:code/mine/:id/edit`, access: "signed-in", summary: "Change one's own text", params: mineParams, handle: ({ params, body, context }) => editFrom({ accountId: signedIn(context).accountId, id: params.id }, mine(params.code, params.id), body, context) }),
    route({ method: "POST", path: `${stepsPath}/:code/mine/:id/withdraw`, access: "signed-in", summary: "Withdraw one's own text", params: mineParams, handle: ({ params, context }) => withdrawFrom({ accountId: signedIn(context).accountId, id: params.id }, mine(params.code, params.id)) }),
  ];
}
