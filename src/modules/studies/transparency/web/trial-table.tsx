import type { VNode } from "preact";
import { hrefWith, Table } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Trial } from "../transparency.ts";
import { directionOf, type TransparencyQuery, type TrialSort } from "./query.ts";
import { registrationWords, reportingWords, sharingWords } from "./words.ts";

export interface TrialTableProps {
  readonly trials: readonly Trial[];
  readonly query: TransparencyQuery;
  readonly url: URL;
  readonly language: Language;
}

export function TrialTable({ trials, query, url, language }: TrialTableProps): VNode {
  const fr = language === "fr";
  const sort = (by: TrialSort): { readonly sortHref: string; readonly sorted?: "ascending" | "descending" } => {
    const now = query.sort === by ? directionOf(query) : null;
    return { sortHref: `${hrefWith(url, { sort: by, direction: now === "ascending" ? "descending" : "ascending", page: null })}#trials`, ...(now === null ? {} : { sorted: now }) };
  };
  return (
    <Table<Trial> caption={fr ? "Essais" : "Trials"} captionHidden language={language} rows={trials} empty={<p class="soft">{fr ? "Aucun essai." : "No trial."}</p>} columns={[
      { header: fr ? "Essai" : "Trial", rowHeader: true, ...sort("title"), cell: (one) => <TrialName trial={one} language={language} /> },
      { header: fr ? "Promoteur" : "Sponsor", ...sort("sponsor"), cell: ({ sponsor }) => sponsor?.name ?? <span class="soft">{fr ? "non dit" : "not stated"}</span> },
      { header: fr ? "Fin" : "Completed", numeric: true, ...sort("year"), cell: ({ standing }) => (standing.completionYear === null ? "–" : String(standing.completionYear)) },
      { header: fr ? "Inscription" : "Registration", cell: ({ standing }) => <>{pick(registrationWords[standing.registration], language)}{late(standing.registeredDaysLate, language)}</> },
      { header: fr ? "Résultats" : "Results", ...sort("late"), cell: ({ standing }) => <>{pick(reportingWords[standing.reporting], language)}{late(standing.reportDaysLate, language)}{standing.reportDueOn === null ? null : <span class="soft small">{fr ? `, dus le ${formatDay(standing.reportDueOn, "fr", "short")}` : `, due on ${formatDay(standing.reportDueOn, "en", "short")}`}</span>}</> },
      { header: fr ? "Données" : "Data", cell: ({ sharing }) => <span title={pick(sharing.why, language)}>{pick(sharingWords[sharing.state], language)}{late(sharing.daysLate, language)}</span> },
    ]} />
  );
}

function late(days: number | null, language: Language): string {
  if (days === null) return "";
  return ` (${formatNumber(days, language)} ${language === "fr" ? plural("fr", days, { one: "jour", other: "jours" }) : plural("en", days, { one: "day", other: "days" })})`;
}

/** The title in the language of the reader, else in the other, told by its `lang`. */
export function TrialName({ trial: { code, title, acronym }, language }: { readonly trial: Pick<Trial, "code" | "title" | "acronym">; readonly language: Language }): VNode {
  const own = title[language] ?? "";
  const other = language === "fr" ? "en" : "fr";
  const text = own !== "" ? own : (title[other] ?? code);
  return <a href={`/studies/${encodeURIComponent(code)}`}>{acronym === null ? null : <strong>{acronym} </strong>}<span lang={own !== "" ? undefined : other}>{text}</span></a>;
}
