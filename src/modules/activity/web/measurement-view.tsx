import type { VNode } from "preact";
import { Breadcrumbs, DataLink, DefinitionList, DownloadLinks, EmptyState, Heading, Lead, Notice, Pager, Table, usualDownloads } from "../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatNumber, pick, plural } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { CountedFact, LeftOutFact, Measurement } from "../../indicators/index.ts";
import { words } from "./words.ts";

export const factsPerPage = 50;

export interface MeasurementViewProps {
  readonly measurement: Measurement;
  /** The value with its unit, as pages of indicators write it. */
  readonly shown: string;
  /** Where the value is held against its target; null where nothing holds it. */
  readonly seriesHref: string | null;
  readonly isPublic: boolean;
  readonly page: number;
  readonly leftOutPage: number;
  readonly language: Language;
  readonly url: URL;
}

/** The page of a fact as of the day of the measurement. */
export function onDayOf(href: string | null, { asOf }: Pick<Measurement, "asOf">): string | null {
  return href === null || !href.startsWith("/activity/") ? href : `${href}?on=${asOf}`;
}

interface Numbered<T> {
  readonly number: number;
  readonly fact: T;
}

function onPage<T>(facts: readonly T[], page: number): readonly Numbered<T>[] {
  return facts.map((fact, at) => ({ number: at + 1, fact })).slice((page - 1) * factsPerPage, page * factsPerPage);
}

/** A computed number: what it is, how it is made, from which facts, and what was left out. */
export function MeasurementView(props: MeasurementViewProps): VNode {
  const { measurement, shown, seriesHref, isPublic, language, url } = props;
  const { recipe, asOf, counted, leftOut, presumed, attested } = measurement;
  const french = language === "fr";
  const say = words[language];
  const number = (of: number): string => formatNumber(of, language);
  // A line without statements is a number made elsewhere, of facts that its own page lists.
  const standsForMany = counted.length === 1 && counted[0]?.statementIds.length === 0;
  const facts = plural(language, counted.length, french ? { one: "fait compté", other: "faits comptés" } : { one: "fact counted", other: "facts counted" });
  return (
    <article>
      <Breadcrumbs language={language} crumbs={[{ label: say.measures, href: "/measures" }, { label: pick(recipe.name, language) }]} />
      <Heading level={1} kicker={measurement.period.from.slice(0, 4)}>{pick(recipe.name, language)}</Heading>
      <Lead>{french ? `Au ${formatDay(asOf, "fr")}, la mesure est de ${shown}${standsForMany ? "" : `, pour ${number(counted.length)} ${facts}`}.` : `On ${formatDay(asOf, "en")} the measure is ${shown}${standsForMany ? "" : `, from ${number(counted.length)} ${facts}`}.`}</Lead>
      {isPublic ? null : <Notice kind="warn" language={language}>{french ? "Ce nombre est proposé et attend une réponse\u202f: il n’est pas public." : "This number is proposed and waits for an answer: it is not public."}</Notice>}
      <Missing {...props} />
      <DefinitionList items={[
        { term: french ? "Ce qui est compté" : "What is counted", details: pick(recipe.sentence, language) },
        { term: french ? "Sûreté" : "Certainty", details: french ? `attesté\u202f: ${number(attested)}\u202f; présumé (aucune livraison de cette date ne le dit, une autre le dit)\u202f: ${number(presumed)}` : `attested: ${number(attested)}; presumed (no delivery of that date says so, another one does): ${number(presumed)}` },
        { term: say.recipe, details: `${recipe.code}, ${say.version} ${recipe.version}` },
        { term: french ? "Calculé" : "Computed", details: `${formatDateTime(measurement.computedAt, language)}, ${measurement.author}` },
        ...(seriesHref === null ? [] : [{ term: french ? "Sert à" : "Serves", details: <a href={seriesHref}>{measurement.series.startsWith("employment.") ? (french ? "Schéma d’emplois" : "Employment plan") : `${french ? "Série" : "Series"} ${measurement.series}`}</a> }]),
        { term: french ? "Empreinte des faits" : "Hash of the facts", details: <code class="small">{measurement.factsSha256}</code> },
      ]} />
      <DownloadLinks downloads={usualDownloads(`/exports/measurements/${measurement.id}`)} language={language} />
      <Heading level={2} id="counted">{french ? "Faits comptés" : "Facts counted"}</Heading>
      <CountedTable {...props} />
      <Pager url={url} page={props.page} pages={Math.max(1, Math.ceil(counted.length / factsPerPage))} language={language} />
      <Heading level={2} id="left-out">{french ? "Laissés de côté" : "Left out"}</Heading>
      <LeftOutTable {...props} />
      <Pager url={url} page={props.leftOutPage} pages={Math.max(1, Math.ceil(leftOut.length / factsPerPage))} language={language} parameter="left" />
    </article>
  );
}

/** A question about a day before any source spoke of these facts has an answer that may lack what ended in between. */
function Missing({ measurement, language }: MeasurementViewProps): VNode | null {
  const { firstSeenOn, asOf } = measurement;
  if (firstSeenOn === null || firstSeenOn <= asOf) return null;
  return (
    <Notice kind="info" language={language}>
      {language === "fr"
        ? `La première livraison de ces faits est du ${formatDay(firstSeenOn, "fr")}, après le jour dit\u202f: ce qui avait pris fin avant elle, et que les sources ne listent plus, manque.`
        : `The first delivery of these facts is of ${formatDay(firstSeenOn, "en")}, after the day asked: what had ended before it, and that sources no longer list, is missing.`}
    </Notice>
  );
}

function CountedTable({ measurement, page, language }: MeasurementViewProps): VNode {
  const say = words[language];
  return (
    <Table<Numbered<CountedFact>>
      caption={language === "fr" ? "Faits comptés" : "Facts counted"}
      captionHidden
      language={language}
      rows={onPage(measurement.counted, page)}
      empty={<EmptyState title={language === "fr" ? "Aucun fait ne compte à cette date." : "No fact counts on that date."} />}
      columns={[
        { header: say.fact, rowHeader: true, cell: ({ fact }) => <DataLink href={onDayOf(fact.href, measurement)}>{pick(fact.label, language)}</DataLink> },
        { header: say.amount, numeric: true, cell: ({ fact }) => formatNumber(fact.amount, language) },
        { header: say.standing, cell: ({ fact }) => say[fact.standing] },
        { header: say.statements, numeric: true, cell: (one) => <StatementsLink id={measurement.id} part="counted" one={one} language={language} /> },
      ]}
    />
  );
}

function LeftOutTable({ measurement, leftOutPage, language }: MeasurementViewProps): VNode {
  const say = words[language];
  return (
    <Table<Numbered<LeftOutFact>>
      caption={language === "fr" ? "Faits laissés de côté" : "Facts left out"}
      captionHidden
      language={language}
      rows={onPage(measurement.leftOut, leftOutPage)}
      empty={<EmptyState title={language === "fr" ? "Aucun fait de cette sorte n’a été laissé de côté." : "No fact of this sort was left out."} />}
      columns={[
        { header: say.fact, rowHeader: true, cell: ({ fact }) => <DataLink href={onDayOf(fact.href, measurement)}>{pick(fact.label, language)}</DataLink> },
        { header: say.reason, cell: ({ fact }) => pick(fact.reason, language) },
        { header: say.statements, numeric: true, cell: (one) => <StatementsLink id={measurement.id} part="left-out" one={one} language={language} /> },
      ]}
    />
  );
}

function StatementsLink({ id, part, one, language }: { readonly id: string; readonly part: "counted" | "left-out"; readonly one: Numbered<{ readonly statementIds: readonly string[]; readonly label: CountedFact["label"] }>; readonly language: Language }): VNode | string {
  const count = one.fact.statementIds.length;
  if (count === 0) return "–";
  return <a href={`/measurements/${id}/${part}/${one.number}`} aria-label={`${words[language].statements}, ${pick(one.fact.label, language)}`}>{formatNumber(count, language)}</a>;
}
