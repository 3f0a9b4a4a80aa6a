import type { VNode } from "preact";
import { Tag } from "../../../../kernel/html/index.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { WorkItem } from "../../domain/publications.ts";
import { documentTypeNames, halNames, openNames } from "./words.ts";

/** The stable address of a publication. */
export function workPath(code: string): string {
  return `/publications/${encodeURIComponent(code)}`;
}

const structuresShown = 3;

/** Publications one under the other: title, who, where, how open. */
export function ResultList({ items, first, structures, language }: { readonly items: readonly WorkItem[]; readonly first: number; readonly structures: ReadonlyMap<string, string>; readonly language: Language }): VNode {
  return <ol class="finder-results" start={first}>{items.map((item) => <Result item={item} structures={structures} language={language} />)}</ol>;
}

function Result({ item, structures, language }: { readonly item: WorkItem; readonly structures: ReadonlyMap<string, string>; readonly language: Language }): VNode {
  const fr = language === "fr";
  const facts = [
    item.documentType === null ? null : documentTypeNames[item.documentType][language],
    item.journal,
    item.year,
    item.citations === null || item.citations === 0 ? null : `${formatNumber(item.citations, language)}\u00a0${plural(language, item.citations, { one: "citation", other: "citations" })}`,
  ].filter((fact) => fact !== null && fact !== "");
  const shown = item.structures.slice(0, structuresShown);
  const more = item.structures.length - shown.length;
  return (
    <li class="finder-result">
      <h3 class="finder-name work-title"><a href={workPath(item.code)}>{item.title === "" ? (fr ? "Sans titre" : "Untitled") : item.title}</a></h3>
      {item.byline === "" ? null : <p class="finder-facts">{item.byline}</p>}
      <p class="finder-facts">{facts.map((fact, index) => <>{index === 0 ? null : " · "}{fact}</>)}</p>
      <p class="finder-facts work-states">
        {item.isOpen === null ? null : <Tag tone={item.isOpen ? "good" : "quiet"}>{openNames[item.isOpen ? "yes" : "no"][language]}</Tag>}{" "}
        {item.hal === "none" ? null : <Tag tone={item.hal === "file" ? "good" : "quiet"}>{halNames[item.hal][language]}</Tag>}{" "}
        {shown.map((code, index) => <>{index === 0 ? null : ", "}<a href={`/structures/${encodeURIComponent(code)}`}>{structures.get(code) ?? code}</a></>)}
        {more > 0 ? (fr ? ` et ${more} autre${more > 1 ? "s" : ""}` : ` and ${more} more`) : null}
      </p>
    </li>
  );
}
