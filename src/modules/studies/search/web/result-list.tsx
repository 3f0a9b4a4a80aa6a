import type { VNode } from "preact";
import { doiAddress } from "../../../../kernel/doi/index.ts";
import { DataLink, Tag } from "../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { Marked, snippetOf, WhyHere, type Explanation } from "../../../../kernel/search/documents/index.ts";
import type { LocalisedText } from "../../domain/content.ts";
import type { Study } from "../../domain/study.ts";
import { onlyIn, partialDateText } from "../../web/shown/words.ts";
import { placeNames, tierNames, valueName, type NamingContext } from "./words.ts";

export interface ResultRow {
  readonly study: Study;
  readonly explanation: Explanation | null;
}

export interface ResultListProps {
  readonly rows: readonly ResultRow[];
  /** Number of the first, from 1. */
  readonly first: number;
  readonly marks: ReadonlySet<string>;
  readonly naming: NamingContext;
  /** Form that takes the studies chosen to be compared. */
  readonly compareForm: string;
  readonly language: Language;
}

/** A text in the language asked, else in the other, with the language that it is in. */
export function textIn(text: LocalisedText, language: Language): { readonly text: string; readonly language: Language } | null {
  for (const one of [language, language === "fr" ? "en" : "fr"] as const) {
    const found = text[one]?.trim() ?? "";
    if (found !== "") return { text: found, language: one };
  }
  return null;
}

export function ResultList({ rows, first, ...shared }: ResultListProps): VNode {
  return <ol class="finder-results" start={first}>{rows.map((row) => <Result row={row} {...shared} />)}</ol>;
}

function Result({ row: { study, explanation }, marks, naming, compareForm, language }: Omit<ResultListProps, "rows" | "first"> & { readonly row: ResultRow }): VNode {
  const fr = language === "fr";
  const { content, code, doi } = study;
  const title = textIn(content.title, language) ?? textIn(content.publicTitle, language) ?? { text: code, language };
  const summary = textIn(content.summary, language);
  const name = (facet: "type" | "phase", value: string): string => valueName(facet, { value }, naming, language);
  const size = content.actualSize ?? content.plannedSize;
  const [sponsor] = content.sponsors;
  const more = content.sponsors.length - 1;
  const start = content.startedOn?.date ?? null;
  const end = content.completedOn?.date ?? null;
  const facts = [
    content.studyType === null ? null : name("type", content.studyType),
    ...content.phases.filter((one) => one !== "not-applicable").map((one) => name("phase", one)),
    sponsor === undefined ? null : `${sponsor.name}${more > 0 ? ` +\u00a0${more}` : ""}`,
    start === null && end === null ? null : `${start === null ? "?" : partialDateText(start, language)} – ${end === null ? "?" : partialDateText(end, language)}`,
    size === null ? null : `${formatNumber(size, language)}\u00a0${fr ? "participants" : "participants"}`,
  ].filter((fact) => fact !== null && fact !== "");
  const foreign = title.language === language ? undefined : title.language;
  return (
    <li class="finder-result study-result">
      <h3 class="finder-name">
        <a href={`/studies/${encodeURIComponent(code)}`} lang={foreign}><Marked text={title.text} stems={marks} /></a>
        {content.acronym === null ? null : <>{" "}<span class="finder-acronym">{content.acronym}</span></>}
        {content.recruitmentStatus === null ? null : <>{" "}<Tag tone={content.recruitmentStatus === "recruiting" ? "good" : "quiet"}>{valueName("status", { value: content.recruitmentStatus }, naming, language)}</Tag></>}
      </h3>
      <p class="finder-facts">{facts.map((fact, index) => <>{index === 0 ? null : " · "}{fact}</>)}</p>
      <p class="finder-facts">
        <span class="dataset-code">{code}</span>
        {content.registryNumbers.filter(({ scheme }) => scheme !== "sponsor" && scheme !== "grant" && scheme !== "other").slice(0, 3).map(({ number }) => <>{" · "}<span class="dataset-code">{number}</span></>)}
        {doi === null ? <>{" · "}{fr ? "sans DOI" : "no DOI"}</> : <>{" · "}<DataLink href={doiAddress(doi)}><span class="dataset-code">{doi}</span></DataLink></>}
        {content.resultsPostedOn === null && content.resultsUrl === null ? null : <>{" · "}{fr ? "résultats déposés" : "results posted"}</>}
        {foreign === undefined ? null : <>{" · "}<b>{onlyIn(foreign, language)}</b></>}
        {foreign === undefined && summary !== null && summary.language !== language ? <>{" · "}{fr ? "résumé" : "summary"} {onlyIn(summary.language, language)}</> : null}
      </p>
      {summary === null ? null : <p class="dataset-snippet" lang={summary.language === language ? undefined : summary.language}><Marked text={snippetOf(summary.text, marks)} stems={marks} /></p>}
      <div class="study-result-tools">
        <label class="choice small"><input type="checkbox" name="codes" value={code} form={compareForm} /><span>{fr ? "Comparer" : "Compare"}<span class="visually-hidden"> {code}</span></span></label>
        {explanation === null ? null : <WhyHere explanation={explanation} tierNames={tierNames} placeNames={placeNames} rule="/studies/help" language={language} />}
      </div>
    </li>
  );
}
