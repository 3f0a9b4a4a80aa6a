import { Button, Disclosure, EmptyState, Heading, Lead, Notice } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { permissions, rolesFor } from "../../../identity/index.ts";
import { waveOf } from "../../actions/texts.ts";
import { isSamePerson, lastOf, type Revision, type Versioned } from "../../domain/model.ts";
import { authorOf, formBody, givenIn, numberIn, pathOf, placeOf, reports, requireOffice, requireReporter, runs, seesDrafts, type Given, type Place, type SitesWebDeps } from "../deps.ts";
import { BilingualFields, Crumbs, Done, DraftTag, Hidden, Meanwhile, Prose, Refused } from "../parts.tsx";
import { basedOnOf, refusalOf, type Refusal } from "../refusal.ts";
import { waveParams } from "./site-routes.tsx";
import { notYourSite } from "../../errors.ts";

/** Everyone who may read drafts or write for a site. */
export const draftReaders = { anyOf: [...new Set<string>([...permissions["drafts.read"], ...permissions["sites.report"]])] };

/** The strategic projection of a wave: its versions, writing it, validating it. */
export function projectionRoutes(deps: SitesWebDeps): readonly Route[] {
  const { sites } = deps;

  async function page(context: RequestContext, code: string, wave: string, refused: { readonly refusal: Refusal; readonly given: Given; readonly validates: boolean } | null): Promise<Reply> {
    const place = await placeOf(deps, {}, context);
    const site = await sites.site(code, null);
    if (!seesDrafts(context, site.code)) throw notYourSite();
    const known = waveOf(site, wave);
    const { say, language } = place;
    const last = lastOf(known.projection);
    // After a conflict the form is based on what is there now: saving again is a decision, not an accident.
    const mine = refused === null || refused.validates ? null : refused;
    const given: Given = mine?.given ?? { textFr: last?.content.fr ?? "", textEn: last?.content.en ?? "" };
    const action = pathOf(site, `/waves/${known.code.toLowerCase()}/projection`);
    const title = say("Projection stratégique", "Strategic projection");
    const body = (
      <div>
        <Refused refusal={refused?.refusal ?? null} language={language} />
        <Crumbs place={place} crumbs={[{ label: site.name, href: pathOf(site) }, { label: `${say("Vague", "Wave")} ${known.code}`, href: pathOf(site, `/waves/${known.code.toLowerCase()}`) }, { label: title }]} />
        <Done place={place} />
        <Heading level={1} kicker={site.name}>{title}</Heading>
        <Lead>{say("Où le site et ses partenaires veulent être à la fin de la vague. Une autre personne que celle qui écrit la rend publique.", "Where the site and its partners want to be at the end of the wave. Somebody other than the writer makes it public.")}</Lead>
        <Meanwhile
          refusal={mine?.refusal ?? null} place={place} by={last?.by.name ?? null}
          theirs={[{ label: "Français", text: last?.content.fr ?? "" }, { label: "English", text: last?.content.en ?? "" }]}
          mine={[{ label: "Français", text: given["textFr"] ?? "" }, { label: "English", text: given["textEn"] ?? "" }]}
        />
        {refused === null || !refused.validates ? null : <Notice kind="warn" language={language}>{refused.refusal.issues.map((issue) => <p>{issue.text[language]}</p>)}</Notice>}
        {last === null || mine !== null ? null : <Validate place={place} text={known.projection} action={action} />}
        {reports(context, site.code) ? (
          <form method="post" action={action}>
            <Hidden csrfToken={context.csrfToken} values={{ step: "write", basedOn: basedOnOf(mine, last?.number ?? 0) }} />
            <BilingualFields name="text" label={{ fr: "Projection", en: "Projection" }} given={given} issues={mine?.refusal.issues ?? []} place={place} rows={14} />
            <div class="button-row"><Button>{mine?.refusal.status === 409 ? say("Enregistrer mon texte par-dessus", "Save my text over it") : say("Enregistrer", "Save")}</Button></div>
          </form>
        ) : null}
        <Versions place={place} text={known.projection} />
      </div>
    );
    return { kind: "page", status: refused?.refusal.status ?? 200, page: { title: `${title}, ${site.name}`, section: "sites", body, demonstration: site.demonstration } };
  }

  return [
    route({ method: "GET", path: "/sites/:code/waves/:wave/projection", access: draftReaders, summary: "The strategic projection of a wave, its versions and the form to write it", params: waveParams, handle: ({ params, context }) => page(context, params.code, params.wave, null) }),
    route({
      method: "POST", path: "/sites/:code/waves/:wave/projection", access: { anyOf: rolesFor("sites.report") }, summary: "Writes the strategic projection of a wave, or validates its last version", params: waveParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        requireReporter(context, params.code);
        const given = givenIn(body);
        const validates = given["step"] === "validate";
        if (validates) requireOffice(context);
        const refusal = await refusalOf(() => validates
          ? sites.validateProjection(authorOf(context), params.code.toUpperCase(), params.wave, numberIn(given["basedOn"]))
          : sites.writeProjection(authorOf(context), params.code.toUpperCase(), params.wave, { fr: given["textFr"] ?? "", en: given["textEn"] ?? "" }, numberIn(given["basedOn"])));
        if (refusal === null) return { kind: "redirect", to: `/sites/${encodeURIComponent(params.code)}/waves/${encodeURIComponent(params.wave)}/projection?done=${validates ? "validated" : "saved"}` };
        return page(context, params.code, params.wave, { refusal, given, validates });
      },
    }),
  ];
}

/** Says who may validate the last version, and lets them. */
export function Validate({ place, text, action }: { readonly place: Place; readonly text: Versioned<unknown>; readonly action: string }) {
  const { say, context } = place;
  const last = lastOf(text);
  if (last === null) return null;
  if (text.validated?.revision === last.number) return <p class="soft">{say("La dernière version est validée et publique.", "The last version is validated and public.")}</p>;
  if (!runs(context)) return <p><DraftTag say={say} /> {say("Le bureau de pilotage la validera.", "The steering office will validate it.")}</p>;
  const author = authorOf(context);
  if (isSamePerson(last.by, author)) return <p><DraftTag say={say} /> {say("Vous l’avez écrite\u202f: une autre personne du bureau la valide.", "You wrote it: somebody else of the office validates it.")}</p>;
  return (
    <form method="post" action={action}>
      <Hidden csrfToken={context.csrfToken} values={{ step: "validate", basedOn: last.number }} />
      <p><DraftTag say={say} /> {say(`Version ${last.number}, écrite par ${last.by.name}.`, `Version ${last.number}, written by ${last.by.name}.`)}</p>
      <div class="button-row"><Button kind="second">{say("Valider et rendre publique", "Validate and make public")}</Button></div>
    </form>
  );
}

function Versions({ place, text }: { readonly place: Place; readonly text: Versioned<Bilingual> }) {
  const { say, language } = place;
  if (text.revisions.length === 0) return <EmptyState title={say("Rien n’est encore écrit", "Nothing is written yet")} />;
  return (
    <>
      <Heading level={2} id="versions">{say("Versions", "Versions")}</Heading>
      {text.revisions.toReversed().map((revision) => (
        <Disclosure summary={`${versionName(revision, place)}${text.validated?.revision === revision.number ? say(", publique", ", public") : ""}`}><Prose text={revision.content} language={language} /></Disclosure>
      ))}
    </>
  );
}

export function versionName(revision: Revision<unknown>, { say, language }: Pick<Place, "say" | "language">): string {
  return `${say("Version", "Version")} ${revision.number}, ${revision.by.name}, ${formatDateTime(revision.recordedAt, language)}`;
}

