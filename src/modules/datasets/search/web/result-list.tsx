import type { VNode } from "preact";
import { Tag } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { dataLanguageOf } from "../../domain/vocabularies/index.ts";
import type { LocalisedText } from "../../domain/metadata.ts";
import { Marked, snippetOf, WhyHere, type Explanation } from "../../../../kernel/search/documents/index.ts";
import { placeNames, tierNames, valueName } from "./words.ts";

export interface ResultRow {
  readonly dataset: Dataset;
  readonly unitName: string | null;
  readonly access: string | null;
  readonly explanation: Explanation | null;
}

export interface ResultListProps {
  readonly rows: readonly ResultRow[];
  /** Number of the first, from 1. */
  readonly first: number;
  readonly marks: ReadonlySet<string>;
  readonly language: Language;
}

export function ResultList({ rows, first, marks, language }: ResultListProps): VNode {
  return (
    <ol class="finder-results" start={first}>
      {rows.map((row) => <Result row={row} marks={marks} language={language} />)}
    </ol>
  );
}

/** A text in the language asked, else in the other, with the language that it is in. */
export function textIn(text: LocalisedText, language: Language): { readonly text: string; readonly language: Language } | null {
  const own = text[language]?.trim() ?? "";
  if (own !== "") return { text: own, language };
  const other: Language = language === "fr" ? "en" : "fr";
  const found = text[other]?.trim() ?? "";
  return found === "" ? null : { text: found, language: other };
}

function Result({ row, marks, language }: { readonly row: ResultRow; readonly marks: ReadonlySet<string>; readonly language: Language }): VNode {
  const fr = language === "fr";
  const { dataset, unitName, access, explanation } = row;
  const { metadata, origin } = dataset;
  const title = textIn(metadata.title, language) ?? { text: dataset.code, language };
  const description = textIn(metadata.description, language);
  const vanished = origin.kind === "harvested" ? origin.vanishedOn : null;
  const published = dataset.firstPublishedAt?.slice(0, 10) ?? "";
  const facts = [
    metadata.kind === null ? null : valueName("kind", { value: metadata.kind, label: null }, language),
    metadata.subjectKind === "human" ? (fr ? "Données sur des personnes" : "Data about people") : null,
    unitName ?? metadata.publisher,
    origin.kind === "harvested" ? origin.sourceName : (metadata.elsewhere?.repository ?? null),
    sizeOf(dataset, language),
    languagesOf(dataset, language),
    isDay(published) ? formatDay(published, language, "short") : null,
  ];
  return (
    <li class={vanished === null ? "finder-result" : "finder-result finder-past"}>
      <h3 class="finder-name">
        <a href={`/data/${encodeURIComponent(dataset.code)}`} lang={title.language === language ? undefined : title.language}><Marked text={title.text} stems={marks} /></a>
        {access === null ? null : <>{" "}<Tag tone={access === "open" ? "good" : "quiet"}>{valueName("access", { value: access, label: null }, language)}</Tag></>}
        {vanished === null ? null : <>{" "}<Tag>{fr ? "n’est plus dans son catalogue" : "no longer in its catalogue"}</Tag></>}
      </h3>
      <p class="finder-facts">
        {[valueName("label", { value: dataset.label.label, label: null }, language), ...facts].filter((fact) => fact !== null && fact !== "").map((fact, index) => <>{index === 0 ? null : " · "}{fact}</>)}
        {" · "}<span class="dataset-code">{dataset.code}</span>
      </p>
      {description === null ? null : <p class="dataset-snippet" lang={description.language === language ? undefined : description.language}><Marked text={snippetOf(description.text, marks)} stems={marks} /></p>}
      {explanation === null ? null : <WhyHere explanation={explanation} tierNames={tierNames} placeNames={placeNames} rule="/data/help" language={language} />}
    </li>
  );
}

/** Sum of the files, else the volume declared; null where neither is known. */
export function bytesOf({ files, metadata }: Dataset): number | null {
  return files.length > 0 ? files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) : metadata.volumeBytes;
}

function sizeOf(dataset: Dataset, language: Language): string | null {
  const bytes = bytesOf(dataset);
  if (bytes === null) return null;
  const units = language === "fr" ? ["o", "ko", "Mo", "Go", "To", "Po"] : ["B", "kB", "MB", "GB", "TB", "PB"];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** step, language, { maximumFractionDigits: step === 0 || bytes / 1000 ** step >= 100 ? 0 : 1 })}\u00a0${units[step] ?? ""}`;
}

function languagesOf({ metadata: { languages } }: Dataset, language: Language): string | null {
  if (languages.length === 0) return null;
  return languages.map((code) => dataLanguageOf(code)?.name[language] ?? code).join(", ");
}
