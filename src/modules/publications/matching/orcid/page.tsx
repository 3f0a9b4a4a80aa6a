import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Field, Heading, Lead, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Cell, Table as DataTable } from "../../../../kernel/tables/index.ts";
import { publicPath } from "../../../directory/index.ts";
import type { CoverageRow, OrcidCoverage, Researcher } from "./coverage.ts";

const both = (fr: string, en: string): Bilingual => ({ fr, en });
export const orcidWords = {
  title: both("Couverture ORCID des chercheurs", "ORCID coverage of researchers"), publications: both("Publications", "Publications"),
  lead: both("Part des personnes qu’une structure du référentiel nomme comme direction ou membre, hors fonctions de soutien, et dont un identifiant ORCID valide est connu.", "Share of the people whom a structure of the directory names as head or member, support functions left out, of whom a valid ORCID iD is known."),
  on: both("À la date du", "On"), show: both("Afficher", "Show"), all: both("Ensemble", "All"), byUnit: both("Par structure", "By structure"), byArrival: both("Par année d’arrivée", "By year of arrival"),
  byUnitHelp: both("Une personne de deux structures compte dans chacune\u202f: les lignes ne s’additionnent pas.", "A person of two structures counts in each: the rows do not add up."),
  arrivalHelp: both("Première appartenance datée à une structure.", "First dated membership of a structure."),
  structure: both("Structure", "Structure"), year: both("Année", "Year"), researchers: both("Chercheurs", "Researchers"), withOrcid: both("Avec ORCID", "With ORCID"), share: both("Part", "Share"), unknown: both("Non connue", "Not known"),
  none: both("Personne n’est connu du référentiel à cette date.", "The directory knows nobody on that day."), missing: both("Sans ORCID connu", "Without a known ORCID"), person: both("Personne", "Person"), units: both("Structures", "Structures"),
  missingHelp: both("Visible des seules personnes qui décident des publications. Un ORCID se déclare auprès des ressources humaines ou par la moisson ORCID.", "Seen only by those who decide on publications. An ORCID is stated to human resources or by the ORCID harvest."),
  noneMissing: both("Toutes les personnes ont un ORCID connu.", "Everybody has a known ORCID."), key: both("Code", "Code"), grouping: both("Regroupement", "Grouping"),
} as const;

export interface OrcidPageProps {
  readonly context: RequestContext;
  readonly on: Day;
  readonly coverage: OrcidCoverage;
  /** Null for those who may not read who lacks one. */
  readonly missing: { readonly total: number; readonly items: readonly Researcher[]; readonly page: number; readonly pageSize: number } | null;
}

const share = ({ researchers, withOrcid }: CoverageRow, language: Language): string => (researchers === 0 ? "" : formatPercent(withOrcid / researchers, language, 0));

export function OrcidPage({ context, on, coverage, missing }: OrcidPageProps): VNode {
  const { language, url } = context;
  const { all } = coverage;
  const numbers = [
    { header: orcidWords.researchers[language], numeric: true, cell: (row: CoverageRow) => formatNumber(row.researchers, language) },
    { header: orcidWords.withOrcid[language], numeric: true, cell: (row: CoverageRow) => formatNumber(row.withOrcid, language) },
    { header: orcidWords.share[language], numeric: true, cell: (row: CoverageRow) => share(row, language) },
  ];
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: orcidWords.publications[language], href: "/publications" }, { label: orcidWords.title[language] }]} />
      <Heading level={1}>{orcidWords.title[language]}</Heading>
      <Lead>{orcidWords.lead[language]}</Lead>
      <form method="get" action="/publications/orcid" class="inline-form">
        <Field name="on" control="date" label={orcidWords.on[language]} value={on} language={language} />
        <div class="button-row"><Button kind="second">{orcidWords.show[language]}</Button></div>
      </form>
      {all.researchers === 0 ? <EmptyState title={orcidWords.none[language]}><p>{formatDay(on, language)}</p></EmptyState> : (
        <>
          <p><span class="big-number">{share(all, language)}</span>{" "}{language === "fr" ? `${formatNumber(all.withOrcid, "fr")} sur ${formatNumber(all.researchers, "fr")} au ${formatDay(on, "fr")}` : `${formatNumber(all.withOrcid, "en")} of ${formatNumber(all.researchers, "en")} on ${formatDay(on, "en")}`}</p>
          <DownloadLinks language={language} downloads={usualDownloads("/exports/orcid-coverage", `?lang=${language}&on=${on}`)} />
          <Heading level={2} id="units">{orcidWords.byUnit[language]}</Heading>
          <p>{orcidWords.byUnitHelp[language]}</p>
          <Table<CoverageRow> caption={orcidWords.byUnit[language]} captionHidden filter language={language} rows={coverage.byUnit} columns={[{ header: orcidWords.structure[language], rowHeader: true, cell: (row) => <a href={publicPath({ kind: "structure", code: row.key }) ?? "#units"}>{row.name}</a> }, ...numbers]} />
          <Heading level={2} id="arrivals">{orcidWords.byArrival[language]}</Heading>
          <p>{orcidWords.arrivalHelp[language]}</p>
          <Table<CoverageRow> caption={orcidWords.byArrival[language]} captionHidden language={language} rows={coverage.byArrival} columns={[{ header: orcidWords.year[language], rowHeader: true, cell: (row) => (row.key === "unknown" ? orcidWords.unknown[language] : row.key) }, ...numbers]} />
        </>
      )}
      {missing === null ? null : (
        <>
          <Heading level={2} id="missing">{orcidWords.missing[language]}</Heading>
          <p>{orcidWords.missingHelp[language]}</p>
          <Table<Researcher>
            caption={orcidWords.missing[language]} captionHidden language={language} rows={missing.items} empty={<p>{orcidWords.noneMissing[language]}</p>}
            columns={[{ header: orcidWords.person[language], rowHeader: true, cell: (one) => <a href={publicPath({ kind: "person", code: one.code }) ?? "#missing"}>{one.name}</a> }, { header: orcidWords.units[language], cell: (one) => one.units.map(({ name }) => name).join(", ") }]}
          />
          <Pager page={missing.page} pages={Math.ceil(missing.total / missing.pageSize)} url={url} language={language} />
        </>
      )}
    </>
  );
}

export function coverageTable(coverage: OrcidCoverage): DataTable {
  const rows = (grouping: Bilingual, all: readonly CoverageRow[]): Cell[][] => all.map((row): Cell[] => [grouping, row.key, row.key === "unknown" ? orcidWords.unknown : row.name, row.researchers, row.withOrcid, row.researchers === 0 ? null : Math.round((row.withOrcid / row.researchers) * 1e6) / 1e6]);
  return {
    name: "orcid-coverage", title: orcidWords.title,
    columns: [{ key: "grouping", label: orcidWords.grouping }, { key: "key", label: orcidWords.key }, { key: "name", label: orcidWords.structure }, { key: "researchers", label: orcidWords.researchers }, { key: "with_orcid", label: orcidWords.withOrcid }, { key: "share", label: orcidWords.share }],
    rows: [...rows(orcidWords.all, [coverage.all]), ...rows(orcidWords.byUnit, coverage.byUnit), ...rows(orcidWords.byArrival, coverage.byArrival)],
  };
}
