import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, Help, Lead, Pager, Table, usualDownloads, hrefWith, type Column } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { organisationTypeNames } from "../../../directory/index.ts";
import { DayForm } from "../day-form.tsx";
import { relationsOf, relationsTo, type EntityFacts } from "../entity-facts.ts";
import { FieldRow } from "../field-row.tsx";
import { pathOf } from "../find-entity.ts";
import { downloadQuery, type Place } from "../place.ts";
import { IdentitySection, PlacesSection } from "../structure/identity-section.tsx";
import { RelationList } from "../structure/relation-list.tsx";
import { LastSeen, LinkedData, RecordFoot } from "../structure/structure-view.tsx";
import { EntityTabs, organisationFaces, type Face } from "../tabs.tsx";
import { countBy, regionText, sortStructures, typeName, type Count, type OwnStructure, type StructureSort } from "./structures.ts";

export const structuresPerPage = 50;

export interface OrganisationViewProps {
  readonly facts: EntityFacts;
  readonly structures: readonly OwnStructure[];
  readonly place: Place;
  readonly path: string;
  readonly list: { readonly relation: "" | "co-supervision" | "participation"; readonly sort: StructureSort; readonly descending: boolean; readonly page: number };
  readonly linkedData: string;
}

/** One organisation: who it is, the structures it answers for or takes part in on the day, its agreements. */
export function OrganisationView({ facts, structures, place, path, list, linkedData }: OrganisationViewProps): VNode {
  const section = { facts, place, path };
  return (
    <article class="entity">
      <OrganisationHead facts={facts} place={place} path={path} face="" structures={structures} />
      <DayForm place={place} />
      <IdentitySection {...section} />
      <StructuresSection structures={structures} place={place} path={path} list={list} />
      <TiesSection {...section} />
      {facts.record.fields["address"] === undefined ? null : <PlacesSection {...section} />}
      <RecordFoot facts={facts} place={place} path={path} />
      <LinkedData text={linkedData} />
    </article>
  );
}

export function OrganisationHead({ facts, place, path, face, structures }: { readonly facts: EntityFacts; readonly place: Place; readonly path: string; readonly face: Face; readonly structures: readonly OwnStructure[] | null }): VNode {
  const { say, language } = place;
  const { record } = facts;
  const type = record.fields["organisation-type"]?.current[0]?.value;
  const kind = typeof type === "string" ? (organisationTypeNames[type]?.[language] ?? type) : say("Organisation", "Organisation");
  return (
    <header>
      <Breadcrumbs language={language} crumbs={[{ label: say("Laboratoires", "Labs"), href: "/lab" }, { label: record.acronym ?? record.ref.name }]} />
      <Heading level={1} kicker={[kind, record.acronym ?? ""].filter((part) => part !== "").join(" · ")}>{record.ref.name}</Heading>
      {structures === null ? null : <Lead>{answer(structures, place)}</Lead>}
      <LastSeen facts={facts} place={place} />
      <EntityTabs path={path} face={face} faces={organisationFaces} place={place} />
    </header>
  );
}

function answer(structures: readonly OwnStructure[], { say, language, on }: Place): string {
  const parents = structures.filter(({ relation }) => relation === "co-supervision").length;
  const others = structures.length - parents;
  const day = formatDay(on, language);
  if (structures.length === 0) return say(`Aucune structure connue au ${day}.`, `No structure known on ${day}.`);
  const first = plural(language, parents, { one: say("structure", "structure"), other: say("structures", "structures") });
  return say(
    `Tutelle de ${formatNumber(parents, language)} ${first} et participante à ${formatNumber(others, language)}, au ${day}.`,
    `Parent institution of ${formatNumber(parents, language)} ${first} and participant in ${formatNumber(others, language)}, on ${day}.`,
  );
}

function StructuresSection({ structures, place, path, list }: Omit<OrganisationViewProps, "facts" | "linkedData">): VNode {
  const { say, language, url } = place;
  const kept = list.relation === "" ? structures : structures.filter(({ relation }) => relation === list.relation);
  const sorted = sortStructures(kept, list.sort, list.descending);
  const pages = Math.max(1, Math.ceil(sorted.length / structuresPerPage));
  const page = Math.min(list.page, pages);
  const presumed = kept.filter(({ standing }) => standing === "presumed").length;
  const sortable = (sort: StructureSort): Pick<Column<OwnStructure>, "sortHref" | "sorted"> => {
    const down = list.sort === sort && !list.descending;
    return { sortHref: `${hrefWith(url, { sort, descending: down ? "1" : null, page: null })}#structures`, ...(list.sort === sort ? { sorted: list.descending ? "descending" as const : "ascending" as const } : {}) };
  };
  const choice = (relation: typeof list.relation, label: string, count: number): VNode => (
    <a href={`${hrefWith(url, { relation: relation === "" ? null : relation, page: null })}#structures`} aria-current={list.relation === relation ? "true" : undefined}>{label} ({formatNumber(count, language)})</a>
  );
  const parents = structures.filter(({ relation }) => relation === "co-supervision").length;
  return (
    <section aria-labelledby="structures">
      <Heading level={2} id="structures">{say("Structures", "Structures")}</Heading>
      {structures.length === 0 ? (
        <EmptyState title={say("Aucune structure à cette date", "No structure on this day")}><p>{say("Les structures que l’organisation dirige ou auxquelles elle participe se liront ici.", "The structures that the organisation answers for or takes part in will be listed here.")}</p></EmptyState>
      ) : (
        <>
          <p class="choices">{choice("", say("Toutes", "All"), structures.length)} {choice("co-supervision", say("Tutelle", "Parent"), parents)} {choice("participation", say("Participation", "Participation"), structures.length - parents)}</p>
          <div class="counts">
            <Counts title={say("Par type", "By type")} counts={countBy(kept, "type")} place={place} />
            <Counts title={say("Par région", "By region")} counts={countBy(kept, "regionCode")} place={place} />
          </div>
          {presumed > 0 ? (
            <div class="small soft">
              <Help term={say(`${formatNumber(presumed, language)} liens sont présumés à cette date`, `${formatNumber(presumed, language)} ties are presumed on this day`)}>
                {say("Des livraisons plus anciennes ou plus récentes le disent, et aucune ne dit le contraire.", "Earlier or later deliveries say so, and none says otherwise.")}
              </Help>
            </div>
          ) : null}
          <Table
            caption={say("Structures", "Structures")} captionHidden language={language} rows={sorted.slice((page - 1) * structuresPerPage, page * structuresPerPage)}
            columns={[
              { header: say("Nom", "Name"), rowHeader: true, ...sortable("name"), cell: (row) => <><a href={place.href(pathOf(row.ref) ?? "")}>{row.ref.name}</a>{row.acronym === null ? null : <span class="soft small"> {row.acronym}</span>}</> },
              { header: say("Lien", "Tie"), cell: (row) => <span class="nowrap">{row.relation === "co-supervision" ? say("tutelle", "parent") : say("participant", "participant")}</span> },
              { header: say("Label", "Label"), cell: (row) => <span class="nowrap">{row.label ?? "–"}</span>, ...sortable("label") },
              { header: say("Type", "Type"), cell: (row) => typeName(row.type)[language], ...sortable("type") },
              { header: say("Région", "Region"), cell: (row) => (row.regionCode === null ? "–" : regionText(row.regionCode)[language]), ...sortable("region") },
              { header: say("Création", "Creation"), cell: (row) => row.opened ?? "–", ...sortable("opened") },
            ]}
          />
          <Pager page={page} pages={pages} url={url} language={language} />
          <DownloadLinks downloads={usualDownloads(`${path}/structures`, downloadQuery(place))} language={language} />
        </>
      )}
    </section>
  );
}

/** The most numerous first; beyond eight, the rest as one line. */
function Counts({ title, counts, place }: { readonly title: string; readonly counts: readonly Count[]; readonly place: Place }): VNode {
  const { say, language } = place;
  const most = 8;
  const rest = counts.slice(most).reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <h3 class="heading heading-4">{title}</h3>
      <ul class="count-list">
        {counts.slice(0, most).map(({ label, count }) => <li><span>{label[language]}</span> <span class="count">{formatNumber(count, language)}</span></li>)}
        {rest > 0 ? <li><span>{say(`${counts.length - most} autres`, `${counts.length - most} others`)}</span> <span class="count">{formatNumber(rest, language)}</span></li> : null}
      </ul>
    </div>
  );
}

/** Agreements and partners, from either side. */
function TiesSection({ facts, place, path }: { readonly facts: EntityFacts; readonly place: Place; readonly path: string }): VNode | null {
  const { say } = place;
  const fields = ["agreement", "partner"] as const;
  const own = fields.filter((code) => facts.from.some(({ field }) => field === code));
  const inverse = fields.filter((code) => facts.to.some(({ field }) => field === code));
  if (own.length + inverse.length === 0) return null;
  return (
    <section aria-labelledby="ties">
      <Heading level={2} id="ties">{say("Conventions et partenaires", "Agreements and partners")}</Heading>
      <dl class="definitions facts">
        {own.map((code) => <FieldRow facts={facts} place={place} statementsPath={`${path}/statements`} code={code}><RelationList {...relationsOf(facts, code, place)} end={(relation) => relation.object} place={place} /></FieldRow>)}
        {inverse.map((code) => (
          <div class="fact">
            <dt>{facts.fields.get(code)?.label[place.language]} {say("(déclarée par l’autre partie)", "(stated by the other party)")}</dt>
            <dd><div class="fact-value"><RelationList {...relationsTo(facts, code, place)} end={(relation) => relation.subject} place={place} /></div></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
