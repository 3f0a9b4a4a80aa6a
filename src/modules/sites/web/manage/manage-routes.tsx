import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { covers, rolesFor } from "../../../identity/index.ts";
import { fault } from "../../actions/describe.ts";
import { partnerIn } from "../../domain/import/plan.ts";
import type { SiteDraft } from "../../domain/rules.ts";
import { notPossible } from "../../errors.ts";
import { siteSubject } from "../../domain/model.ts";
import { authorOf, dayIn, formBody, givenIn, linesIn, numberIn, placeOf, requireOffice, siteParams, type Given, type SitesWebDeps } from "../deps.ts";
import { ManagePage, type ManageProps } from "./manage-page.tsx";
import { refusalOf } from "../refusal.ts";

/** What the steering office sets: opening and describing sites, naming referents, opening waves. */
export function manageRoutes(deps: SitesWebDeps): readonly Route[] {
  const { sites } = deps;
  const access = { anyOf: rolesFor("sites.run") };

  async function page(context: RequestContext, code: string | null, refused: ManageProps["refused"]): Promise<Reply> {
    requireOffice(context);
    const place = await placeOf(deps, {}, context);
    const site = code === null ? null : await sites.site(code, null);
    const people = site === null ? [] : await referentAccounts(site.code);
    const title = site === null ? place.say("Ouvrir un site", "Open a site") : place.say("Site, référents et vagues", "Site, referents and waves");
    return { kind: "page", status: refused?.refusal.status ?? 200, page: { title, section: "sites", body: <ManagePage place={place} site={site} people={people} refused={refused} />, demonstration: site?.demonstration ?? false } };
  }

  /** Open accounts with the role of scientific referent whose perimeter covers the site. */
  async function referentAccounts(code: string): Promise<ManageProps["people"]> {
    const accounts = await deps.identity.allAccounts();
    return accounts.filter((one) => one.active && one.roles.some((grant) => grant.role === "scientific-referent" && covers(grant.perimeter, siteSubject(code)))).map(({ id, name }) => ({ id, name }));
  }

  async function act(context: RequestContext, code: string, step: string, given: Given): Promise<unknown> {
    const by = authorOf(context);
    if (step === "describe") return sites.describe(by, siteIn(code, given), numberIn(given["basedOn"]));
    if (step === "referent") {
      const person = (await referentAccounts(code)).find((one) => one.id === given["accountId"]);
      const from = dayIn(given["from"]);
      if (person === undefined || from === null) throw notPossible([...(person === undefined ? [fault("accountId", "account-unknown", "Choisissez un compte qui a le rôle de référent scientifique pour ce site.", "Choose an account with the role of scientific referent for this site.")] : []), ...(from === null ? [fault("from", "day-missing", "Donnez le premier jour.", "Give the first day.")] : [])]);
      return sites.nameReferent(by, code, { accountId: person.id, name: person.name, from });
    }
    if (step === "end-referent") {
      const until = dayIn(given["until"]);
      if (until === null) throw notPossible([fault("until", "day-missing", "Donnez le premier jour sans ce référent.", "Give the first day without this referent.")]);
      return sites.endReferent(by, code, given["accountId"] ?? "", until);
    }
    const letter = (given["letter"] ?? "").trim().toUpperCase();
    const startsOn = dayIn(given["startsOn"]);
    return step === "wave" ? sites.openWave(by, code, letter, startsOn) : sites.correctWave(by, code, step.replace(/^correct-/, ""), { letter, startsOn, reason: given["reason"] ?? "" });
  }

  return [
    route({ method: "GET", path: "/sites/new", access, summary: "Form to open a site", handle: ({ context }) => page(context, null, null) }),
    route({
      method: "POST", path: "/sites/new", access, summary: "Opens a site", body: formBody, perMinute: 60,
      handle: async ({ body, context }) => {
        requireOffice(context);
        const given = givenIn(body);
        const draft = siteIn((given["code"] ?? "").trim(), given);
        const refusal = await refusalOf(() => sites.describe(authorOf(context), draft, 0));
        return refusal === null ? { kind: "redirect", to: `/sites/${encodeURIComponent(draft.code.toUpperCase())}/manage?done=saved` } : page(context, null, { step: "describe", refusal, given });
      },
    }),
    route({ method: "GET", path: "/sites/:code/manage", access, summary: "Form to describe a site, name its referents and open its waves", params: siteParams, handle: ({ params, context }) => page(context, params.code, null) }),
    route({
      method: "POST", path: "/sites/:code/manage", access, summary: "Describes a site, names or ends a referent, opens or corrects a wave", params: siteParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        requireOffice(context);
        const given = givenIn(body);
        const step = given["step"] ?? "describe";
        const refusal = await refusalOf(() => act(context, params.code.toUpperCase(), step, given));
        return refusal === null ? { kind: "redirect", to: `/sites/${encodeURIComponent(params.code)}/manage?done=saved` } : page(context, params.code, { step, refusal, given });
      },
    }),
  ];
}

function siteIn(code: string, given: Given): SiteDraft {
  return { code, name: (given["name"] ?? "").trim(), communes: linesIn((given["communes"] ?? "").replaceAll(/[,\s]+/g, ";")).map((one) => one.toUpperCase()), partners: linesIn(given["partners"]).map(partnerIn) };
}
