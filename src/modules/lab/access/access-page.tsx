import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, StackedBars, Table, usualDownloads } from "../../../kernel/html/index.ts";
import { both, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { accessPages, type AccessPage } from "./page-view.ts";

export const accessPageNames: Readonly<Record<AccessPage, Bilingual>> = {
  search: both("Recherche", "Search"),
  map: both("Carte", "Map"),
  structure: both("Structures", "Structures"),
  organisation: both("Organisations", "Organisations"),
  person: both("Personnes", "People"),
  other: both("Autres pages", "Other pages"),
};

export interface MonthRow {
  /** `YYYY-MM` */
  readonly month: string;
  readonly counts: Readonly<Record<AccessPage, number>>;
  readonly total: number;
}

/** Months from the first to the last counted, those without any access included. */
export function monthRows(counts: readonly { readonly month: string; readonly page: AccessPage; readonly count: number }[]): MonthRow[] {
  const first = counts[0]?.month;
  const last = counts.at(-1)?.month;
  if (first === undefined || last === undefined) return [];
  const rows: MonthRow[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    const of = (page: AccessPage): number => counts.find((one) => one.month === month && one.page === page)?.count ?? 0;
    const found: Record<AccessPage, number> = { search: of("search"), map: of("map"), structure: of("structure"), organisation: of("organisation"), person: of("person"), other: of("other") };
    rows.push({ month, counts: found, total: accessPages.reduce((sum, page) => sum + found[page], 0) });
  }
  return rows;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  fr: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

function monthName(month: string, language: Language): string {
  const [year = "", number = "1"] = month.split("-");
  return `${monthNames[language][Number(number) - 1] ?? number} ${year}`;
}

const drawn = 12;

export function AccessView({ rows, today, language }: { readonly rows: readonly MonthRow[]; readonly today: string; readonly language: Language }): VNode {
  const fr = language === "fr";
  const year = today.slice(0, 4);
  const inYear = rows.filter(({ month }) => month.startsWith(year)).reduce((sum, { total }) => sum + total, 0);
  const number = (value: number): string => formatNumber(value, language);
  const title = fr ? "Accès au portail" : "Accesses to the portal";
  return (
    <div class="sheet">
      <Heading level={1}>{title}</Heading>
      <Lead>{fr ? `${number(inYear)} accès depuis le 1er janvier ${year}. Le nombre de l’année est l’indicateur 11 du contrat.` : `${number(inYear)} accesses since 1 January ${year}. The yearly number is indicator 11 of the contract.`}</Lead>
      <Heading level={2}>{fr ? "Ce qui est compté" : "What is counted"}</Heading>
      <div class="prose">
        <p>{fr
          ? "Un accès est une page du portail (recherche, carte, fiche d’une structure, d’une organisation ou d’une personne) montrée à quelqu’un. Revoir une page compte encore, même si le navigateur l’avait gardée. On compte des pages et non des visiteurs\u202f: reconnaître un visiteur d’une page à l’autre demanderait de le suivre."
          : "An access is a page of the portal (search, map, sheet of a structure, an organisation or a person) shown to somebody. Looking again counts again, even where the browser had kept the page. Pages are counted and not visitors: to know a visitor from one page to the next would mean tracking them."}</p>
        <p>{fr
          ? "Ne comptent pas\u202f: les robots qui se nomment, les pages chargées d’avance par un navigateur, les téléchargements, l’interface de programmation, les erreurs et les redirections. Un robot qui se fait passer pour un navigateur est compté."
          : "Not counted: robots that name themselves, pages that a browser loads in advance, downloads, the programming interface, errors and redirections. A robot that passes itself off as a browser is counted."}</p>
        <p>{fr
          ? "Sont gardés le jour, la sorte de page et le nombre\u202f; aucun témoin (cookie), aucune adresse, aucun navigateur, aucune page en particulier."
          : "What is kept is the day, the kind of page and the number; no cookie, no address, no browser, no page in particular."}</p>
      </div>
      <Heading level={2}>{fr ? "Mois par mois" : "Month by month"}</Heading>
      {rows.length === 0 ? (
        <EmptyState title={fr ? "Aucun accès n’est encore compté." : "No access is counted yet."}>
          <p>{fr ? "Le compte se fait de lui-même, quelques secondes après la lecture d’une page." : "Counting goes by itself, some seconds after a page is read."}</p>
        </EmptyState>
      ) : (
        <>
          <StackedBars
            title={fr ? `Accès par mois${rows.length > drawn ? `, ${drawn} derniers mois` : ""}` : `Accesses by month${rows.length > drawn ? `, last ${drawn} months` : ""}`}
            description={rows.slice(-drawn).map((row) => `${monthName(row.month, language)}${fr ? "\u202f:" : ":"} ${number(row.total)}`).join(fr ? "\u202f; " : "; ")}
            unit={fr ? "pages montrées" : "pages shown"}
            language={language}
            series={[fr ? "accès" : "accesses"]}
            groups={rows.slice(-drawn).map((row) => ({ label: `${row.month.slice(5)}/${row.month.slice(2, 4)}`, amounts: [row.total], totalLabel: number(row.total) }))}
            formatTick={number}
            source={fr ? `Comptage du portail, au ${today.split("-").toReversed().join("/")}` : `Count of the portal, ${today}`}
            table={<MonthTable rows={rows} title={title} language={language} />}
          />
          <DownloadLinks downloads={usualDownloads("/exports/accesses", `?lang=${language}`)} language={language} />
        </>
      )}
    </div>
  );
}

function MonthTable({ rows, title, language }: { readonly rows: readonly MonthRow[]; readonly title: string; readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <Table<MonthRow>
      caption={title}
      captionHidden
      language={language}
      rows={rows.toReversed()}
      columns={[
        { header: fr ? "Mois" : "Month", rowHeader: true, cell: ({ month }) => monthName(month, language) },
        ...accessPages.map((page) => ({ header: accessPageNames[page][language], numeric: true, cell: ({ counts }: MonthRow) => formatNumber(counts[page], language) })),
        { header: "Total", numeric: true, cell: ({ total }) => formatNumber(total, language) },
      ]}
    />
  );
}
