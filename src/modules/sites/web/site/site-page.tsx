import type { VNode } from "preact";
import { DataLink, DefinitionList, DownloadLinks, EmptyState, Heading, Lead, LinkButton, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatList, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { agreementTypeNames, placeOfCommune } from "../../../directory/index.ts";
import type { Standing } from "../../../steering/index.ts";
import { reviewTitle } from "../../domain/words.ts";
import { minutesOf, type CommitmentView, type SiteView, type WaveView } from "../../domain/view.ts";
import type { ReviewStanding } from "../../domain/reviews-due.ts";
import { pathOf, reports, runs, seesDrafts, type Place } from "../deps.ts";
import type { Ground } from "./ground.ts";
import { ConclusionTag, Crumbs, Done, DraftTag, dueText, DueTag, PartnerName, Prose, SpreadText, StateTag, textOf } from "../parts.tsx";
import type { Spread } from "../../../steering/index.ts";

export interface SiteProps {
  readonly place: Place;
  readonly view: SiteView;
  readonly ground: Ground;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly spread: Spread;
}

/** One site: where the dialogue stands, what was projected and decided, what was looked at. */
export function SitePage({ place, view, ground, standings, spread }: SiteProps): VNode {
  const { say, language, href } = place;
  const { site, current, referents } = view;
  const named = place.context.actor !== null;
  const day = (of: Parameters<typeof formatDay>[0]): string => formatDay(of, language);
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: site.name }]} />
      <Done place={place} />
      <Heading level={1} kicker={say("Site", "Site")}>{site.name}</Heading>
      <div class="stack">
      <Lead>
        {current === null ? say("Aucune vague de dialogue n’est encore ouverte.", "No wave of dialogue is open yet.") : current.wave.startsOn > view.on
          ? say(`La vague ${current.wave.letter} commence le ${day(current.wave.startsOn)}.`, `Wave ${current.wave.letter} begins on ${day(current.wave.startsOn)}.`)
          : say(`Vague ${current.wave.letter}, du ${day(current.wave.startsOn)} au ${day(current.wave.lastDay)}.`, `Wave ${current.wave.letter}, ${day(current.wave.startsOn)} to ${day(current.wave.lastDay)}.`)}{" "}
        {view.late.length > 0 ? say(`En retard\u202f: ${formatList(view.late.map((one) => reviewTitle(one).fr.toLowerCase()), "fr")}.`, `Late: ${formatList(view.late.map((one) => reviewTitle(one).en.toLowerCase()), "en")}.`) : null}
      </Lead>
      {current === null ? null : <p>{say("Engagements\u202f: ", "Commitments: ")}<SpreadText spread={spread} place={place} /></p>}
      <DefinitionList
        items={[
          { term: say("Partenaires", "Partners"), details: site.partners.length === 0 ? <span class="soft">{say("aucun n’est nommé", "none is named")}</span> : <ul class="plain-list">{site.partners.map((partner) => <li><PartnerName partner={partner} /></li>)}</ul> },
          { term: say("Communes", "Communes"), details: site.communes.map((code) => `${placeOfCommune(code)?.name ?? code} (${code})`).join(", ") },
          {
            term: say("Référent scientifique", "Scientific referent"),
            details: referents.length === 0 ? <Tag tone="warn">{say("à désigner", "to be named")}</Tag> : referents.map((one) => <p>{named ? one.name : say("désigné", "named")} <span class="soft small">{say("depuis le", "since")} {day(one.from)}</span></p>),
          },
          { term: say("Structures de l’institut", "Structures of the institute"), details: ground.structures === null ? <a href={ground.searchHref}>{say("chercher", "search")}</a> : <><a href={ground.searchHref}>{formatNumber(ground.structures, language)} {plural(language, ground.structures, { one: "structure", other: "structures" })}</a> <span class="soft small">{say("au", "as of")} {day(view.on)}</span></> },
          ...(ground.agreements.length === 0 ? [] : [{ term: say("Conventions en vigueur", "Agreements in force"), details: <ul class="plain-list">{ground.agreements.map((one) => <li><DataLink href={one.href}>{agreementTypeNames[one.name]?.[language] ?? one.name}</DataLink> <span class="soft small">{one.partner}</span></li>)}</ul> }]),
        ]}
      />
      <DownloadLinks language={language} downloads={usualDownloads(`/exports/site-${site.code.toLowerCase()}`, place.href("", { lang: language }))} label={say("Télécharger les engagements et les revues", "Download commitments and reviews")} />
      </div>
      <Tools place={place} view={view} />
      {current === null ? <NoWave place={place} view={view} /> : <WaveParts place={place} view={view} part={current} standings={standings} />}
      {view.waves.length < 2 ? null : (
        <>
          <Heading level={2}>{say("Les vagues du site", "The waves of the site")}</Heading>
          <ul class="plain-list">{view.waves.map(({ wave }) => <li><a href={href(pathOf(site, `/waves/${wave.code.toLowerCase()}`))}>{say("Vague", "Wave")} {wave.code}</a> <span class="soft small">{day(wave.startsOn)} – {day(wave.lastDay)}</span></li>)}</ul>
        </>
      )}
    </div>
  );
}

function Tools({ place, view }: { readonly place: Place; readonly view: SiteView }): VNode | null {
  const { say, context } = place;
  if (!runs(context)) return null;
  return <div class="button-row"><LinkButton href={pathOf(view.site, "/manage")}>{say("Site, référents et vagues", "Site, referents and waves")}</LinkButton></div>;
}

function NoWave({ place, view }: { readonly place: Place; readonly view: SiteView }): VNode {
  const { say, context } = place;
  return (
    <EmptyState title={say("Le dialogue n’a pas commencé", "The dialogue has not begun")} {...(runs(context) ? { action: { href: `${pathOf(view.site, "/manage")}#waves`, label: say("Ouvrir une vague", "Open a wave") } } : {})}>
      <p>{say("Une fois la vague ouverte, on lira ici la projection stratégique, les engagements et les revues.", "Once the wave is open, the strategic projection, the commitments and the reviews will be read here.")}</p>
    </EmptyState>
  );
}

/** What a wave holds: projection, commitments, reviews. */
export function WaveParts({ place, view, part, standings }: { readonly place: Place; readonly view: SiteView; readonly part: WaveView; readonly standings: ReadonlyMap<string, Standing> }): VNode {
  const { say, language, context } = place;
  const { site } = view;
  const writes = reports(context, site.code);
  const wavePath = pathOf(site, `/waves/${part.wave.code.toLowerCase()}`);
  return (
    <>
      <Heading level={2} id="projection">{say("Projection stratégique", "Strategic projection")}</Heading>
      {part.projection === null ? (
        <EmptyState title={say("La projection n’est pas encore publique", "The projection is not public yet")} {...(writes ? { action: { href: `${wavePath}/projection`, label: say("L’écrire", "Write it") } } : {})}>
          <p>{say("Le site et ses partenaires y diront où ils veulent être dans cinq ans.", "Here the site and its partners will say where they want to be in five years.")}</p>
        </EmptyState>
      ) : (
        <>
          {part.projection.isDraft ? <p><DraftTag say={say} /></p> : null}
          <Prose text={part.projection.revision.content} language={language} />
          {writes || seesDrafts(context, site.code) ? <p><a href={`${wavePath}/projection`}>{say("Versions, écriture et validation", "Versions, writing and validation")}</a></p> : null}
        </>
      )}
      <Heading level={2} id="commitments">{say("Engagements", "Commitments")}</Heading>
      <CommitmentsTable place={place} view={view} commitments={part.commitments} standings={standings} />
      {writes ? <div class="button-row"><LinkButton href={`${pathOf(site, "/commitments/new")}?wave=${part.wave.code}`}>{say("Ajouter un engagement", "Add a commitment")}</LinkButton></div> : null}
      <Heading level={2} id="reviews">{say("Revues", "Reviews")}</Heading>
      <ReviewsTable place={place} view={view} reviews={part.reviews} />
    </>
  );
}

function CommitmentsTable({ place, view, commitments, standings }: { readonly place: Place; readonly view: SiteView; readonly commitments: readonly CommitmentView[]; readonly standings: ReadonlyMap<string, Standing> }): VNode {
  const { say, language, href } = place;
  return (
    <Table<CommitmentView>
      caption={say("Engagements de la vague", "Commitments of the wave")} captionHidden language={language} rows={commitments}
      empty={<EmptyState title={say("Aucun engagement n’est encore public", "No commitment is public yet")}><p>{say("Ce que le site et ses partenaires décident ensemble se lira ici, avec son état.", "What the site and its partners decide together will be read here, with its state.")}</p></EmptyState>}
      columns={[
        { header: say("N°", "No."), numeric: true, cell: ({ commitment }) => commitment.number },
        { header: say("Engagement", "Commitment"), rowHeader: true, cell: ({ commitment, shown }) => <><a href={href(pathOf(view.site, `/commitments/${commitment.number}`))}>{textOf(shown.revision.content.title, language)}</a>{shown.isDraft ? <> <DraftTag say={say} /></> : null}</> },
        { header: say("Partenaires", "Partners"), cell: ({ shown }) => shown.revision.content.partners.join(", ") },
        { header: say("Sert", "Serves"), cell: ({ shown }) => shown.revision.content.contractCodes.join(", ") },
        { header: say("État", "State"), cell: ({ commitment }) => <StateTag standing={standings.get(commitment.subject)} place={place} /> },
        { header: say("Dernière conclusion", "Last conclusion"), cell: ({ conclusion }) => conclusion === null ? <span class="soft">–</span> : <><ConclusionTag kind={conclusion.kind} language={language} /> <span class="soft small">{formatDay(conclusion.heldOn, language, "short")}</span></> },
      ]}
    />
  );
}

function ReviewsTable({ place, view, reviews }: { readonly place: Place; readonly view: SiteView; readonly reviews: readonly ReviewStanding[] }): VNode {
  const { say, language, href, context } = place;
  return (
    <Table<ReviewStanding>
      caption={say("Revues de la vague", "Reviews of the wave")} captionHidden language={language} rows={reviews}
      columns={[
        { header: say("Revue", "Review"), rowHeader: true, cell: (one) => <a href={href(pathOf(view.site, `/reviews/${one.id}`))}>{reviewTitle(one)[language]}</a> },
        { header: say("À tenir avant le", "To be held by"), cell: (one) => dueText(one, place) },
        { header: say("Tenue le", "Held on"), cell: (one) => { const minutes = minutesOf(one, seesDrafts(context, view.site.code)); return minutes === null ? <span class="soft">–</span> : formatDay(minutes.revision.content.heldOn, language); } },
        { header: say("État", "State"), cell: (one) => <DueTag standing={one} language={language} /> },
      ]}
    />
  );
}

/** One wave by itself, past, running or to come. */
export function WavePage({ place, view, part, standings, spread }: Omit<SiteProps, "ground"> & { readonly part: WaveView }): VNode {
  const { say, language, href } = place;
  const { wave } = part;
  const day = (of: Parameters<typeof formatDay>[0]): string => formatDay(of, language);
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: view.site.name, href: href(pathOf(view.site)) }, { label: `${say("Vague", "Wave")} ${wave.code}` }]} />
      <Done place={place} />
      <Heading level={1} kicker={view.site.name}>{say("Vague", "Wave")} {wave.letter}, {wave.startsOn.slice(0, 4)}</Heading>
      <Lead>{say(`Du ${day(wave.startsOn)} au ${day(wave.lastDay)}\u202f; mi-parcours le ${day(wave.halfWayOn)}.`, `${day(wave.startsOn)} to ${day(wave.lastDay)}; half-way on ${day(wave.halfWayOn)}.`)}</Lead>
      <p>{say("Engagements\u202f: ", "Commitments: ")}<SpreadText spread={spread} place={place} /></p>
      <WaveParts place={place} view={view} part={part} standings={standings} />
    </div>
  );
}
