import type { VNode } from "preact";
import { DefinitionList, Heading, Lead, LinkButton, Table, type Definition } from "../../../../kernel/html/index.ts";
import { formatDay, formatEuros, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Linked, LinkedDataset, SharingRequests } from "../../deps.ts";
import type { Cohort, Participants } from "../../domain/record.ts";
import type { Side } from "../../domain/request-table.ts";
import { evidenceNames, legalNames, populationNames, stateNames } from "../../domain/words.ts";
import { cohortPath, Crumbs, Done, StateTag, Told, toldText, type Place } from "../deps.tsx";
import { SharingSection } from "./sharing-section.tsx";

export interface CohortPageProps {
  readonly place: Place;
  readonly cohort: Cohort;
  readonly structure: Linked | null;
  readonly study: Linked | null;
  readonly datasets: ReadonlyMap<string, LinkedDataset>;
  /** For the team of the cohort and the office; null for others. */
  readonly sharing: SharingRequests | null;
  readonly sides: readonly Side[];
  readonly openRequests: number;
}

/** The public page of a cohort. */
export function CohortPage(props: CohortPageProps): VNode {
  const { place, cohort, sides, openRequests } = props;
  const { say, language } = place;
  const { code, content, state, transitions, participants } = cohort;
  const office = sides.includes("office");
  return (
    <article>
      <Crumbs place={place} crumbs={[{ label: content.acronym }]} />
      <Heading level={1} kicker={content.acronym}><Told text={content.name} language={language} /></Heading>
      <Done place={place} />
      <p><StateTag state={state} language={language} /></p>
      <Lead><Told text={content.population} language={language} /></Lead>
      {sides.length === 0 ? null : (
        <div class="button-row">
          {state === "left" ? null : <LinkButton href={`/cohorts/requests/new?cohort=${code}`} kind="main">{say("Demander un service", "Ask for a service")}</LinkButton>}
          <LinkButton href={`/cohorts/requests?cohort=${code}`}>{say(`Demandes (${formatNumber(openRequests, "fr")} ouvertes)`, `Requests (${formatNumber(openRequests, "en")} open)`)}</LinkButton>
          {office ? <><LinkButton href={cohortPath(code, "/edit")}>{say("Changer la fiche", "Change the record")}</LinkButton><LinkButton href={cohortPath(code, "/state")}>{say("Changer l’état", "Change the state")}</LinkButton><LinkButton href={cohortPath(code, "/participants")}>{say("Compter les participants", "Count the participants")}</LinkButton></> : null}
        </div>
      )}
      <Heading level={2}>{say("Fiche", "Record")}</Heading>
      <DefinitionList items={factsOf(props)} />
      <Heading level={2} id="hosting">{say("Parcours vers l’hébergement", "The way to hosting")}</Heading>
      <ol class="milestones">
        {transitions.map((one) => (
          <li class="milestone milestone-reached">
            <p class="milestone-date">{formatDay(one.on, language)}</p>
            <div><p class="milestone-title">{stateNames[one.state][language]}</p>{one.evidence === null ? null : <p class="soft">{evidenceNames[one.evidence.kind][language]}{say("\u202f: ", ": ")}{one.evidence.reference}</p>}</div>
          </li>
        ))}
      </ol>
      <Heading level={2} id="participants">{say("Participants", "Participants")}</Heading>
      <Table<Participants> caption={say("Participants par date", "Participants by date")} captionHidden language={language} rows={participants.toReversed()} empty={<p class="soft">{say("Aucun compte n’est encore donné.", "No count has been given yet.")}</p>} columns={[
        { header: say("Le", "On"), rowHeader: true, cell: ({ on }) => formatDay(on, language) },
        { header: say("Inclus", "Enrolled"), numeric: true, cell: ({ enrolled }) => formatNumber(enrolled, language) },
        { header: say("Encore suivis", "Still followed"), numeric: true, cell: ({ followed }) => (followed === null ? "–" : formatNumber(followed, language)) },
        { header: say("Source", "Source"), cell: ({ source }) => source },
      ]} />
      <SharingSection {...props} />
      <p><a href={cohortPath(code, "/history")}>{say("Tout ce qui a été dit de cette cohorte", "Everything that was said of this cohort")}</a></p>
    </article>
  );
}

function factsOf({ place, cohort: { content }, structure, study }: CohortPageProps): readonly Definition[] {
  const { say, language } = place;
  const { startedOn, plannedEndOn, investigators, funding, biobank, legal, website } = content;
  const items: (Definition | null)[] = [
    { term: say("Type de population", "Kind of population"), details: populationNames[content.populationKind][language] },
    startedOn === null && plannedEndOn === null ? null : { term: say("Période", "Period"), details: `${startedOn === null ? "…" : formatDay(startedOn, language)} – ${plannedEndOn === null ? say("sans fin prévue", "no planned end") : formatDay(plannedEndOn, language)}` },
    investigators.length === 0 ? null : { term: say("Investigateurs", "Investigators"), details: <ul class="plain-list">{investigators.map(({ name, orcid }) => <li>{name}{orcid === "" ? null : <> · <a href={`https://orcid.org/${orcid}`}>ORCID {orcid}</a></>}</li>)}</ul> },
    structure === null ? null : { term: say("Structure responsable", "Responsible structure"), details: <a href={structure.href}>{toldText(structure.name, language)}</a> },
    study === null ? null : { term: say("Fiche au portail des études", "Record in the portal of studies"), details: <a href={study.href}>{toldText(study.name, language)}</a> },
    funding.length === 0 ? null : { term: say("Financements", "Funding"), details: <ul class="plain-list">{funding.map(({ funder, programme, amountEuros, from, until }) => <li>{[funder, programme].filter((part) => part !== "").join(", ")}{amountEuros === null ? "" : `, ${formatEuros(amountEuros, language)}`}{from === null && until === null ? "" : ` (${from?.slice(0, 4) ?? "…"}–${until?.slice(0, 4) ?? "…"})`}</li>)}</ul> },
    { term: say("Biobanque", "Biobank"), details: biobank === null ? say("aucune", "none") : [biobank.place, biobank.samples].filter((part) => part !== "").join(say("\u202f: ", ": ")) },
    legal.length === 0 ? null : { term: say("Références juridiques", "Legal references"), details: <ul class="plain-list">{legal.map(({ kind, reference, on }) => <li>{legalNames[kind][language]}{say("\u202f: ", ": ")}{reference}{on === null ? "" : `, ${formatDay(on, language)}`}</li>)}</ul> },
    website === "" ? null : { term: say("Site", "Website"), details: <a href={website} rel="noopener">{website.replace(/^https?:\/\//, "")}</a> },
  ];
  return items.filter((one): one is Definition => one !== null);
}
