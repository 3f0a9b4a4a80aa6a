import type { VNode } from "preact";
import { DefinitionList, Disclosure, EmptyState, Heading, Lead, LinkButton, Table } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Standing } from "../../../steering/index.ts";
import type { Conclusion } from "../../domain/model.ts";
import type { ReviewStanding } from "../../domain/reviews-due.ts";
import type { CommitmentView, SiteView } from "../../domain/view.ts";
import { reviewTitle } from "../../domain/words.ts";
import { pathOf, reports, seesDrafts, type Given, type Place, type SitesWebDeps } from "../deps.ts";
import { ConclusionTag, Crumbs, Done, DraftTag, PartnerName, Prose, Refused, textOf } from "../parts.tsx";
import { Validate, versionName } from "../site/projection-routes.tsx";
import type { Refusal } from "../refusal.ts";
import type { SteeringForm } from "./steering-acts.ts";
import { SteeringForms, SteeringView } from "./steering-view.tsx";

export interface CommitmentPageProps {
  readonly place: Place;
  readonly view: SiteView;
  readonly one: CommitmentView;
  readonly said: readonly { readonly review: ReviewStanding; readonly conclusion: Conclusion; readonly heldOn: Day }[];
  readonly standing: Standing;
  readonly steering: Pick<SitesWebDeps["steering"], "alerts">;
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly refused: { readonly form: SteeringForm | "validate"; readonly refusal: Refusal; readonly given: Given } | null;
}

/** One commitment: what was decided and with whom, how its owner says it stands, what the reviews concluded. */
export function CommitmentPage({ place, view, one, said, standing, steering, accounts, refused }: CommitmentPageProps): VNode {
  const { say, language, href, context } = place;
  const { commitment, shown, conclusion } = one;
  const { content } = shown.revision;
  const { site } = view;
  const writes = reports(context, site.code);
  const partners = content.partners.map((name) => site.partners.find((partner) => partner.name === name) ?? { code: null, name });
  return (
    <div>
      <Refused refusal={refused?.refusal ?? null} language={language} />
      {refused?.refusal.status === 409 ? <div class="notice notice-warn" role="alert">{refused.refusal.issues.map((issue) => <p>{issue.text[language]}</p>)}<p>{say("Ce que vous avez écrit est resté dans le formulaire, plus bas.", "What you have written has stayed in the form, below.")}</p></div> : null}
      <Crumbs place={place} crumbs={[{ label: site.name, href: href(pathOf(site)) }, { label: `${say("Vague", "Wave")} ${commitment.wave}`, href: href(pathOf(site, `/waves/${commitment.wave.toLowerCase()}`)) }, { label: `${say("Engagement", "Commitment")} ${commitment.number}` }]} />
      <Done place={place} />
      <Heading level={1} kicker={`${site.name} · ${say("engagement", "commitment")} ${commitment.number}`}>{textOf(content.title, language)}</Heading>
      <div class="stack">
      <Lead>{say(`Décidé le ${formatDay(content.decidedOn, "fr")}.`, `Decided on ${formatDay(content.decidedOn, "en")}.`)}{" "}
        {conclusion === null ? null : <>{say("Dernière conclusion\u202f: ", "Last conclusion: ")}<ConclusionTag kind={conclusion.kind} language={language} /></>}
      </Lead>
      {shown.isDraft ? <p><DraftTag say={say} /></p> : null}
      <Prose text={content.text} language={language} />
      <DefinitionList items={[
        { term: say("Partenaires concernés", "Partners concerned"), details: partners.length === 0 ? <span class="soft">{say("aucun n’est nommé", "none is named")}</span> : <ul class="plain-list">{partners.map((partner) => <li><PartnerName partner={partner} /></li>)}</ul> },
        { term: say("Sert, dans le contrat", "Serves, in the contract"), details: content.contractCodes.length === 0 ? <span class="soft">{say("rien n’est dit", "nothing is said")}</span> : <a href={href("/sites/by-objective")}>{content.contractCodes.join(", ")}</a> },
        ...(commitment.continues === null ? [] : [{ term: say("Prolonge", "Continues"), details: <a href={href(pathOf(site, `/commitments/${commitment.continues}`))}>{say("engagement", "commitment")} {commitment.continues}</a> }]),
      ]} />
      </div>
      {writes || seesDrafts(context, site.code) ? (
        <div class="stack">
          {context.actor === null ? null : <Validate place={place} text={commitment.text} action={pathOf(site, `/commitments/${commitment.number}/validate`)} />}
          {writes ? <div class="button-row"><LinkButton href={pathOf(site, `/commitments/${commitment.number}/edit`)}>{say("Changer le texte", "Change the text")}</LinkButton></div> : null}
          {commitment.text.revisions.length < 2 ? null : (
            <Disclosure summary={say("Versions du texte", "Versions of the text")}>
              {commitment.text.revisions.toReversed().map((revision) => <section><p class="soft small">{versionName(revision, place)}{revision.reason === null ? "" : say(`\u202f: ${revision.reason}`, `: ${revision.reason}`)}</p><Prose text={revision.content.text} language={language} /></section>)}
            </Disclosure>
          )}
        </div>
      ) : null}
      <SteeringView place={place} standing={standing} alerts={steering.alerts(standing, place.on)} reads={seesDrafts(context, site.code)} />
      {writes ? <SteeringForms place={place} action={pathOf(site, `/commitments/${commitment.number}/steering`)} standing={standing} accounts={accounts} refused={refused} /> : null}
      <Heading level={2} id="conclusions">{say("Ce que les revues concluent", "What the reviews conclude")}</Heading>
      <Table
        caption={say("Conclusions des revues", "Conclusions of the reviews")} captionHidden language={language} rows={said}
        empty={<EmptyState title={say("Aucune revue validée ne parle encore de cet engagement", "No validated review speaks of this commitment yet")} />}
        columns={[
          { header: say("Revue", "Review"), rowHeader: true, cell: ({ review }) => <a href={href(pathOf(site, `/reviews/${review.id}`))}>{reviewTitle(review)[language]}</a> },
          { header: say("Tenue le", "Held on"), cell: ({ heldOn }) => formatDay(heldOn, language) },
          { header: say("Conclusion", "Conclusion"), cell: (row) => <ConclusionTag kind={row.conclusion.kind} language={language} /> },
          { header: say("Raison", "Reason"), cell: (row) => row.conclusion.reason },
        ]}
      />
    </div>
  );
}
