import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, Heading, Lead, Notice, Tag } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { structureTypeNames, type Lineage, type StructureType } from "../../../directory/index.ts";
import { DayForm } from "../day-form.tsx";
import { relationsOf, type EntityFacts } from "../entity-facts.ts";
import type { Means } from "../means/means.ts";
import { MeansSection } from "../means/means-section.tsx";
import { downloadQuery, type Place } from "../place.ts";
import { EntityTabs, structureFaces, type Face } from "../tabs.tsx";
import { TimelineSection } from "../timeline/timeline-view.tsx";
import { labelOf } from "../values/value-text.ts";
import { IdentitySection, ParentsSection, PeopleSection, PlacesSection, ScienceSection } from "./identity-section.tsx";
import { statusSentence } from "./status.ts";

export interface StructureViewProps {
  readonly facts: EntityFacts;
  readonly lineage: Lineage;
  readonly means: Means;
  readonly place: Place;
  readonly path: string;
  /** Corrections that the lab proposed; null where there is none to show. */
  readonly corrections: VNode | null;
  /** Publications that name it and where they are listed; null where the house keeps none. */
  readonly publications: { readonly count: number; readonly href: string; readonly indicatorsHref: string } | null;
  /** JSON-LD of the record, ready for a data block. */
  readonly linkedData: string;
}

/** Below it an indicator of a structure moves with a single paper. */
const fewPublications = 50;

/** Everything about one structure as of a day. */
export function StructureView({ facts, lineage, means, place, path, corrections, publications, linkedData }: StructureViewProps): VNode {
  const { say } = place;
  const section = { facts, place, path };
  return (
    <article class="entity">
      <StructureHead facts={facts} lineage={lineage} place={place} path={path} face="" />
      <DayForm place={place} />
      <IdentitySection {...section} />
      <ParentsSection {...section} />
      {lineage.successions.length > 0 ? <TimelineSection id="successions" lineage={lineage} place={place} source={sourceLine(facts, place, lineage)} /> : null}
      <PeopleSection {...section} />
      <PlacesSection {...section} />
      <ScienceSection {...section} />
      {publications === null || publications.count === 0 ? null : (
        <section aria-labelledby="publications">
          <Heading level={2} id="publications">Publications</Heading>
          <p><a href={publications.href}>{formatNumber(publications.count, place.language)} {plural(place.language, publications.count, { one: say("publication signée", "publication signed"), other: say("publications signées", "publications signed") })}</a> {say("par cette structure, d’après les signatures reconnues.", "by this structure, from the signatures recognised.")} <a href={publications.indicatorsHref}>{say("Ses indicateurs", "Its indicators")}</a>{publications.count < fewPublications ? say(`\u202f: sous ${fewPublications} publications, un nombre dit peu.`, `: below ${fewPublications} publications a number says little.`) : "."}</p>
        </section>
      )}
      <MeansSection means={means} place={place} />
      {corrections}
      <RecordFoot facts={facts} place={place} path={path} />
      {facts.withheld > 0 ? <p class="small soft">{plural(place.language, facts.withheld, {
        one: say("Une déclaration des systèmes de gestion n’est pas publique.", "One statement of management systems is not public."),
        other: say(`${facts.withheld} déclarations des systèmes de gestion ne sont pas publiques.`, `${facts.withheld} statements of management systems are not public.`),
      })}</p> : null}
      <LinkedData text={linkedData} />
    </article>
  );
}

/** A data block: browsers run nothing of it, so the policy against inline scripts lets it be. */
export function LinkedData({ text }: { readonly text: string }): VNode {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text.replaceAll("<", "\\u003c") }} />;
}

export interface HeadProps {
  readonly facts: EntityFacts;
  readonly lineage: Lineage | null;
  readonly place: Place;
  readonly path: string;
  readonly face: Face;
}

/** Name, acronym, labels, type and state, and the faces of the record: the head of every page about a structure. */
export function StructureHead({ facts, lineage, place, path, face }: HeadProps): VNode {
  const { say, language } = place;
  const { record } = facts;
  const type = record.fields["structure-type"]?.current[0]?.value;
  const kind = typeof type === "string" && type in structureTypeNames ? structureTypeNames[type as StructureType][language] : say("Structure", "Structure");
  const labels = [...new Set(relationsOf(facts, "co-supervision", place).current.flatMap(({ value }) => labelOf(value) ?? []))];
  const stub = lineage?.members.find(({ ref }) => ref.id === record.ref.id)?.stub === true;
  return (
    <header>
      <Breadcrumbs language={language} crumbs={[{ label: say("Laboratoires", "Labs"), href: "/lab" }, { label: record.acronym ?? record.ref.name }]} />
      <Heading level={1} kicker={[kind, record.acronym ?? ""].filter((part) => part !== "").join(" · ")}>{record.ref.name}</Heading>
      {labels.length === 0 ? null : <p class="labels">{labels.map((label, index) => <>{index === 0 ? "" : " · "}<span class="relation-label">{label}</span></>)}</p>}
      <Lead>{statusSentence(record, lineage, place)}</Lead>
      <LastSeen facts={facts} place={place} />
      {record.contestedCount > 0 ? (
        <p class="small"><Tag tone="warn">{say("contesté", "contested")}</Tag> {record.contestedCount} {plural(language, record.contestedCount, { one: say("champ a deux versions.", "field has two versions."), other: say("champs ont deux versions.", "fields have two versions.") })}</p>
      ) : null}
      {stub ? (
        <Notice kind="info" language={language} title={say("Connue seulement par son numéro", "Known by its number only")}>
          <p>{say("Une autre structure la nomme dans son historique\u202f; aucune source chargée ne la décrit.", "Another structure names it in its history; no loaded source describes it.")}</p>
        </Notice>
      ) : null}
      <EntityTabs path={path} face={face} faces={structureFaces} place={place} />
    </header>
  );
}

/** How old is what the record says? The last delivery that speaks of it. */
export function LastSeen({ facts, place }: { readonly facts: EntityFacts; readonly place: Place }): VNode | null {
  const last = facts.statements.map(({ lastObservedOn }) => lastObservedOn).sort().at(-1);
  if (last === undefined) return null;
  const { say, language, chosen, on } = place;
  const asOf = chosen ? say(`Fiche au ${formatDay(on, language)}. `, `Record as of ${formatDay(on, language)}. `) : "";
  return <p class="small soft">{asOf}{say(`Décrite pour la dernière fois par une source le ${formatDay(last, language)}.`, `Last described by a source on ${formatDay(last, language)}.`)}</p>;
}

/** What the record can be taken away as, and its stable address. */
export function RecordFoot({ facts, place, path }: { readonly facts: EntityFacts; readonly place: Place; readonly path: string }): VNode {
  const { say } = place;
  const query = downloadQuery(place);
  return (
    <footer class="record-foot">
      <DownloadLinks
        label={say("Télécharger la fiche\u202f:", "Download the record:")} language={place.language}
        downloads={[{ format: "CSV", href: `${path}/record.csv${query}` }, { format: "ODS", href: `${path}/record.ods${query}` }, { format: "JSON", href: `${path}/record.json${query}` }]}
      />
      <p class="downloads">
        {say("Formats d’échange\u202f:", "Exchange formats:")} <a href={`${path}/record.jsonld${query}`} download>JSON-LD (schema.org)</a> · <a href={`${path}/record.cerif.xml${query}`} download>CERIF XML (OpenAIRE 1.2)</a>
      </p>
      <p class="small soft">{say("Adresse stable\u202f:", "Stable address:")} <code>{path}</code>{facts.record.mergedCodes.length === 0 ? "" : say(`. Anciens codes, redirigés\u202f: ${facts.record.mergedCodes.join(", ")}`, `. Former codes, redirected: ${facts.record.mergedCodes.join(", ")}`)}</p>
    </footer>
  );
}

/** "Source : RNSR." from the statements behind the successions, or the sources of the record. */
function sourceLine(facts: EntityFacts, place: Place, lineage: Lineage): string {
  const { say, language } = place;
  const ids = new Set(lineage.successions.map(({ source }) => source));
  const names = new Map(facts.statements.map((statement) => [statement.source, statement.sourceName[language]]));
  return `${say("Source\u202f: ", "Source: ")}${[...ids].map((id) => names.get(id) ?? id.toUpperCase()).join(", ")}.`;
}
