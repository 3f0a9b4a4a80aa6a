import type { VNode } from "preact";
import { Breadcrumbs, Button, DataLink, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { gapKinds } from "../domain/gaps.ts";
import type { GapCounts, GapItem } from "../store/gaps.ts";
import { depositPath, type GapQuery } from "./deps.ts";
import { gapHelp, gapNames } from "./words.ts";

export const pageSize = 50;
/** A file of more would be too long to wait for; the rest is in the next one. */
export const mostInOneFile = 200;

export interface DepositListProps {
  readonly items: readonly GapItem[];
  readonly counts: GapCounts;
  readonly query: GapQuery;
  readonly names: ReadonlyMap<string, string>;
  /** False while the works are still being looked through. */
  readonly complete: boolean;
  readonly limited: boolean;
  readonly language: Language;
  readonly url: URL;
}

/** What HAL lacks of the publications of the institute, and the files to deposit. */
export function DepositListPage({ items, counts, query, names, complete, limited, language, url }: DepositListProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const nameOf = (code: string): string => names.get(code) ?? code;
  const chosen = query.unit !== undefined || query.year !== undefined || query.kind !== undefined;
  const any = { value: "", label: say("toutes", "all") };
  const filter = (change: Readonly<Record<string, string | null>>): string => hrefWith(url, { ...change, page: null });
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: "Publications", href: "/publications" }, { label: say("Dépôt dans HAL", "Deposit in HAL") }]} />
      <Heading level={1}>{say("Dépôt dans HAL", "Deposit in HAL")}</Heading>
      <Lead>{say("Ce que HAL n’a pas encore de nos publications, et un fichier prêt à déposer pour chacune.", "What HAL does not have yet of our publications, and a file ready to deposit for each.")}</Lead>
      {complete ? null : <Notice kind="info" language={language}><p>{say("Les publications sont encore en cours d’examen\u202f: cette liste est incomplète. Rechargez la page dans un instant.", "The publications are still being looked through: this list is not complete. Reload the page in a moment.")}</p></Notice>}
      <ul class="deposit-kinds">
        {gapKinds.map((kind) => (
          <li>
            <a href={filter({ kind: query.kind === kind ? null : kind })} aria-current={query.kind === kind ? "true" : undefined}>
              <strong>{formatNumber(counts.kinds[kind], language)}</strong> <span>{gapNames[kind][language]}</span>
            </a>
            <p class="soft small">{gapHelp[kind][language]}</p>
          </li>
        ))}
      </ul>
      <form method="get" action={depositPath} class="inline-form">
        <Field control="select" name="unit" label={say("Structure", "Structure")} value={query.unit ?? ""} language={language} options={[any, ...unitOptions(counts, query.unit, nameOf)]} />
        <Field control="select" name="year" label={say("Année", "Year")} value={query.year?.toString() ?? ""} language={language} options={[any, ...counts.years.map(({ year, count }) => ({ value: String(year), label: `${year} (${count})` }))]} />
        <Field control="select" name="kind" label={say("Ce qui manque", "What is missing")} value={query.kind ?? ""} language={language} options={[{ value: "", label: say("tout", "all") }, ...gapKinds.map((kind) => ({ value: kind, label: gapNames[kind][language] }))]} />
        <div class="button-row"><Button kind="second">{say("Filtrer", "Filter")}</Button></div>
      </form>
      {counts.total === 0 ? null : (
        <div class="deposit-head">
          <h2 class="finder-count">{formatNumber(counts.total, language)} {plural(language, counts.total, { one: "publication", other: "publications" })}</h2>
          <DownloadLinks language={language} label={say("La liste\u202f:", "The list:")} downloads={usualDownloads("/exports/publications-deposit", hrefWith(url, { lang: language, page: null }).replace(/^[^?]*/, ""))} />
          <p class="downloads"><a href={`${depositPath}/hal.zip${hrefWith(url, { lang: language, page: null }).replace(/^[^?]*/, "")}`} download>{say("Les fichiers à déposer (ZIP)", "The files to deposit (ZIP)")}</a>{counts.total > mostInOneFile ? <span class="soft small"> {say(`les ${mostInOneFile} premiers\u202f; choisissez une structure ou une année pour les autres`, `the first ${mostInOneFile}; choose a structure or a year for the others`)}</span> : null}</p>
        </div>
      )}
      <Table<GapItem>
        caption={say("Publications à déposer ou à compléter", "Publications to deposit or to complete")} captionHidden language={language} rows={items}
        empty={<Nothing chosen={chosen} limited={limited} language={language} />}
        columns={[
          { header: say("Publication", "Publication"), rowHeader: true, cell: (item) => <><a href={`${depositPath}/${encodeURIComponent(item.code)}`}>{item.title === "" ? item.code : item.title}</a>{item.journal === null ? null : <span class="soft small deposit-journal">{item.journal}</span>}</> },
          { header: say("Année", "Year"), numeric: true, cell: ({ year }) => (year === null ? "–" : String(year)) },
          { header: say("Structures", "Structures"), cell: ({ units }) => (units.length === 0 ? <span class="soft">{say("aucune rapprochée", "none matched")}</span> : <>{units.slice(0, 3).map((code, index) => <>{index === 0 ? null : ", "}<a href={filter({ unit: code })} title={nameOf(code)}>{names.get(code) ?? code}</a></>)}{units.length > 3 ? ` (+${units.length - 3})` : null}</>) },
          { header: say("Ce qui manque", "What is missing"), cell: (item) => item.holding.map((kind) => gapNames[kind][language]).join(", ") },
          { header: say("Dates", "Days"), cell: (item) => <Dates item={item} language={language} /> },
          { header: "HAL", cell: ({ halIds }) => (halIds.length === 0 ? <span class="soft">–</span> : <>{halIds.map((id, index) => <>{index === 0 ? null : ", "}<DataLink href={`https://hal.science/${id}`}>{id}</DataLink></>)}</>) },
        ]}
      />
      <Pager page={query.page} pages={Math.ceil(counts.total / pageSize)} url={url} language={language} />
    </>
  );
}

function unitOptions(counts: GapCounts, chosen: string | undefined, nameOf: (code: string) => string): readonly { readonly value: string; readonly label: string }[] {
  const listed = counts.units.map(({ code, count }) => ({ value: code, label: `${nameOf(code)} (${count})` }));
  const known = chosen === undefined || chosen === "" || counts.units.some(({ code }) => code === chosen) ? [] : [{ value: chosen, label: nameOf(chosen) }];
  return [...known, ...listed].sort((a, b) => a.label.localeCompare(b.label, "fr"));
}

function Dates({ item: { depositFrom, embargoUntil, holding }, language }: { readonly item: GapItem; readonly language: Language }): VNode {
  const fr = language === "fr";
  if (holding.includes("embargo") && embargoUntil !== null) return <>{fr ? "ouvert le " : "open on "}{formatDay(embargoUntil, language, "short")}</>;
  if (depositFrom !== null && (holding.includes("notice-without-file") || holding.includes("no-record"))) return <>{fr ? "fichier dès le " : "file from "}{formatDay(depositFrom, language, "short")}</>;
  return <span class="soft">–</span>;
}

function Nothing({ chosen, limited, language }: { readonly chosen: boolean; readonly limited: boolean; readonly language: Language }): VNode {
  const fr = language === "fr";
  if (chosen) return <EmptyState title={fr ? "Rien ne manque ici" : "Nothing is missing here"} action={{ href: depositPath, label: fr ? "Enlever les filtres" : "Remove the filters" }} />;
  return (
    <EmptyState title={fr ? "Rien à déposer" : "Nothing to deposit"}>
      <p>{limited ? (fr ? "Les publications de vos structures qui manquent à HAL s’affichent ici." : "Publications of your structures that HAL lacks show here.") : (fr ? "Les publications qui manquent à HAL s’affichent ici, une fois moissonnées ou importées." : "Publications that HAL lacks show here, once harvested or imported.")}</p>
    </EmptyState>
  );
}
