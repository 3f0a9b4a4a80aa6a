import type { VNode } from "preact";
import { Breadcrumbs, Button, Disclosure, DownloadLinks, EmptyState, Field, Heading, Lead, Notice, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { regions } from "../../../directory/index.ts";
import type { DataAdministrator } from "../deps.ts";
import type { HalfYear } from "../domain/half-year.ts";
import { namedGroupings, type Governance, type GroupFigures } from "../read.ts";
import { groupingNames, howCounted, namedFigures, type FigureShape, type NamedFigure } from "./committee-words.ts";

export interface GovernancePageProps {
  readonly governance: Governance;
  readonly choices: readonly HalfYear[];
  readonly administrators: readonly DataAdministrator[];
  readonly language: Language;
}

/** What the half-yearly committee looks at: where the data stand, what changed, where it stands region by region. */
export function GovernancePage({ governance, choices, administrators, language }: GovernancePageProps): VNode {
  const { halfYear, asOf, whole } = governance;
  const fr = language === "fr";
  const query = `?half=${halfYear.code}`;
  const { now } = whole;
  return (
    <article class="entity governance">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: fr ? "Gouvernance" : "Governance" }]} />
        <Heading level={1} kicker={pick(halfYear.name, language)}>{fr ? "Gouvernance des données" : "Data governance"}</Heading>
        <Lead>{leadText(governance, language)}</Lead>
        <form method="get" action="/data/governance" class="inline-form">
          <Field control="select" name="half" label={fr ? "Semestre" : "Half-year"} language={language} value={halfYear.code} options={choices.map(({ code, name }) => ({ value: code, label: pick(name, language) }))} />
          <Button kind="second">{fr ? "Voir" : "Show"}</Button>
        </form>
        <p class="small soft">{fr ? `État du ${formatDay(asOf, "fr")}, comparé au ${formatDay(dayBeforeEnd(governance), "fr")}.` : `As of ${formatDay(asOf, "en")}, compared with ${formatDay(dayBeforeEnd(governance), "en")}.`}</p>
      </header>
      {now.declared + now.published === 0 ? <EmptyState title={fr ? "Aucun jeu de données à cette date" : "No dataset at that date"} action={{ href: "/data/declare", label: fr ? "Déclarer un jeu de données" : "Declare a dataset" }} /> : null}
      <section aria-labelledby="figures">
        <Heading level={2} id="figures">{fr ? "L’essentiel" : "The figures"}</Heading>
        <Table
          caption={fr ? "Chiffres du semestre" : "Figures of the half-year"} captionHidden language={language} rows={namedFigures}
          rowKind={({ key }) => (["harvested", "open"].includes(key) ? "within" : null)}
          columns={[
            { header: fr ? "Chiffre" : "Figure", rowHeader: true, cell: ({ name }: NamedFigure) => pick(name, language) },
            { header: pick(halfYear.name, language), numeric: true, cell: (figure) => shaped(figure.of(whole.now), figure.shape, language) },
            { header: pick(governance.previous.name, language), numeric: true, cell: (figure) => shaped(figure.of(whole.before), figure.shape, language) },
            { header: fr ? "Évolution" : "Change", numeric: true, cell: (figure) => changeText(figure, whole, language) },
          ]}
        />
        {now.fair === null ? null : <p class="small soft">{fr
          ? `Score FAIR\u202f: la moitié des jeux publiés sont entre ${formatPercent(now.fair.lowerQuartile, "fr", 0)} et ${formatPercent(now.fair.upperQuartile, "fr", 0)}, de ${formatPercent(now.fair.minimum, "fr", 0)} à ${formatPercent(now.fair.maximum, "fr", 0)} en tout.`
          : `FAIR score: half of the published datasets stand between ${formatPercent(now.fair.lowerQuartile, "en", 0)} and ${formatPercent(now.fair.upperQuartile, "en", 0)}, from ${formatPercent(now.fair.minimum, "en", 0)} to ${formatPercent(now.fair.maximum, "en", 0)} in all.`}</p>}
        <DownloadLinks downloads={usualDownloads("/exports/datasets-governance", query)} language={language} />
      </section>
      {namedGroupings.map((grouping) => {
        const groups = governance.groups[grouping];
        const name = pick(groupingNames[grouping], language);
        return groups.length === 0 ? null : (
          <section aria-labelledby={`by-${grouping}`}>
            <Heading level={2} id={`by-${grouping}`}>{name}</Heading>
            <GroupTable groups={groups} name={name} language={language} />
          </section>
        );
      })}
      <Administrators administrators={administrators} language={language} />
      <Disclosure summary={fr ? "Comment ces chiffres sont faits" : "How these figures are made"}><ul class="copy-text">{howCounted.map((text) => <li>{pick(text, language)}</li>)}</ul></Disclosure>
      <p class="small"><a href="/data/map">{fr ? "Carte des données" : "Map of the data"}</a> · <a href="/data/storage">{fr ? "Inventaire du stockage" : "Storage inventory"}</a> · <a href="/data/top">{fr ? "Les trois Top 10" : "The three Top 10s"}</a></p>
    </article>
  );
}

function dayBeforeEnd({ previous }: Governance): HalfYear["from"] {
  return new Date(Date.parse(`${previous.until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as HalfYear["from"];
}

function leadText({ whole: { now, before } }: Governance, language: Language): string {
  const more = now.published - before.published;
  const share = now.openShare === null ? null : formatPercent(now.openShare, language, 0);
  const number = (value: number, signed = false): string => formatNumber(value, language, { signed });
  return language === "fr"
    ? `${number(now.declared)} déclarés, ${number(now.published)} publiés${more === 0 ? "" : ` (${number(more, true)} en un semestre)`}${share === null ? "" : `, dont ${share} ouverts à tous`}.`
    : `${number(now.declared)} declared, ${number(now.published)} published${more === 0 ? "" : ` (${number(more, true)} in half a year)`}${share === null ? "" : `, ${share} of them open to all`}.`;
}

export function shaped(value: number | null, shape: FigureShape, language: Language): string {
  if (value === null) return "–";
  if (shape === "share") return formatPercent(value, language, 0);
  return shape === "count" ? formatNumber(value, language) : `${formatNumber(value, language, { maximumFractionDigits: 1 })}\u00a0${language === "fr" ? "j" : "d"}`;
}

function changeText({ of, shape }: NamedFigure, { now, before }: GroupFigures, language: Language): string {
  const [value, past] = [of(now), of(before)];
  if (value === null || past === null) return "–";
  if (shape === "share") return `${formatNumber((value - past) * 100, language, { signed: true, maximumFractionDigits: 1 })}\u00a0pt`;
  return `${formatNumber(value - past, language, { signed: true, maximumFractionDigits: 1 })}${shape === "days" ? `\u00a0${language === "fr" ? "j" : "d"}` : ""}`;
}

const tableKeys = new Set(["declared", "published", "open_share", "fair_median", "requests", "delay_median"]);

/** The groups one under the other, with a bar for what is published and in it what is open; the numbers stand beside. */
function GroupTable({ groups, name, language }: { readonly groups: readonly GroupFigures[]; readonly name: string; readonly language: Language }): VNode {
  const most = Math.max(1, ...groups.map(({ now }) => now.published));
  return (
    <Table
      caption={name} captionHidden language={language} rows={groups.slice(0, 100)} filter={groups.length > 12}
      columns={[
        { header: name, rowHeader: true, cell: (group: GroupFigures) => pick(group.name, language) },
        { header: language === "fr" ? "Publiés, dont ouverts" : "Published, of which open", cell: ({ now }: GroupFigures) => <PublishedBar published={now.published / most} open={now.open / most} /> },
        ...namedFigures.filter(({ key }) => tableKeys.has(key)).map((figure) => ({
          header: pick(figure.name, language), numeric: true,
          cell: (group: GroupFigures) => <>{shaped(figure.of(group.now), figure.shape, language)}{figure.key === "published" && group.now.published !== group.before.published ? <span class="small soft"> ({changeText(figure, group, language)})</span> : null}</>,
        })),
      ]}
    />
  );
}

/** Overseas regions proper (INSEE); the other territories have no units. */
const overseasRegions: ReadonlySet<string> = new Set(["01", "02", "03", "04", "06"]);

function Administrators({ administrators, language }: Pick<GovernancePageProps, "administrators" | "language">): VNode {
  const fr = language === "fr";
  const everywhere = administrators.filter((one) => one.regions.length === 0).map(({ name }) => name);
  const rows = regions.filter(({ code, overseas }) => !overseas || overseasRegions.has(code)).map(({ code, name }) => ({ name, holders: administrators.filter((one) => one.regions.includes(code)).map((one) => one.name) }));
  const without = rows.filter(({ holders }) => holders.length === 0);
  return (
    <section aria-labelledby="administrators">
      <Heading level={2} id="administrators">{fr ? "Administrateurs de la donnée" : "Data administrators"}</Heading>
      <p>{everywhere.length === 0 ? (fr ? "Personne n’est administrateur pour toutes les régions." : "Nobody is administrator for all regions.") : fr ? `Pour toutes les régions\u202f: ${everywhere.join(", ")}.` : `For all regions: ${everywhere.join(", ")}.`}</p>
      {without.length === 0 ? null : <Notice kind={everywhere.length === 0 ? "warn" : "info"} language={language} title={fr ? `${without.length} ${plural("fr", without.length, { one: "région sans administrateur à elle", other: "régions sans administrateur à elles" })}` : `${without.length} ${plural("en", without.length, { one: "region without an administrator of its own", other: "regions without an administrator of their own" })}`}><p>{without.map(({ name }) => pick(name, language)).join(", ")}.</p></Notice>}
      <Table
        caption={fr ? "Administrateurs par région" : "Administrators by region"} captionHidden language={language} rows={rows.filter(({ holders }) => holders.length > 0)}
        empty={<p class="soft">{fr ? "Aucune région n’a d’administrateur à elle. Un compte reçoit ce rôle avec le périmètre «\u202fregion-84\u202f», par exemple." : "No region has an administrator of its own. An account receives this role with the perimeter “region-84”, for example."}</p>}
        columns={[{ header: fr ? "Région" : "Region", rowHeader: true, cell: ({ name }) => pick(name, language) }, { header: fr ? "Administrateurs" : "Administrators", cell: ({ holders }) => holders.join(", ") }]}
      />
    </section>
  );
}

/** Lengths for the eye alone: light for what is published, dark for what of it is open. */
function PublishedBar({ published, open }: { readonly published: number; readonly open: number }): VNode {
  const width = (share: number): string => `${Math.round(share * 1000) / 10}%`;
  return (
    <svg class="top-bar group-bar" width="100%" height="12" aria-hidden="true" focusable="false">
      <rect class="bar bar-2" x="0" y="0" height="12" width={width(published)} />
      <rect class="bar bar-1" x="0" y="0" height="12" width={width(open)} />
    </svg>
  );
}
