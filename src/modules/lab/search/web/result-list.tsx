import type { VNode } from "preact";
import { Tag } from "../../../../kernel/html/index.ts";
import { formatDay, formatList } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { publicFolders, publicPath, regionOf } from "../../../directory/index.ts";
import type { SearchItem } from "../domain/question.ts";
import { typeName } from "./words.ts";

export interface ResultListProps {
  readonly items: readonly SearchItem[];
  /** Number of the first, from 1. */
  readonly first: number;
  readonly language: Language;
  /** `?on=…` where the reader chose a day, else empty. */
  readonly day: string;
}

export function pathOf(ref: SearchItem["ref"]): string {
  return publicPath(ref) ?? `${publicFolders.structure}/${encodeURIComponent(ref.code)}`;
}

/** Results one under the other: what it is called, what it is and where, whose it is. */
export function ResultList({ items, first, language, day }: ResultListProps): VNode {
  return (
    <ol class="finder-results" start={first}>
      {items.map((item) => <Result item={item} language={language} day={day} />)}
    </ol>
  );
}

function Result({ item, language, day }: { readonly item: SearchItem; readonly language: Language; readonly day: string }): VNode {
  const fr = language === "fr";
  const { ref, acronym, closedDay } = item;
  const facts = [item.type === null ? null : typeName(item.type)?.[language], ...item.labels, placeOf(item, language), ref.kind === "structure" || item.type !== null ? ref.code : null];
  return (
    <li class={closedDay === null ? "finder-result" : "finder-result finder-past"}>
      <h3 class="finder-name">
        <a href={`${pathOf(ref)}${day}`}>{ref.name}</a>
        {acronym === null || acronym === ref.name ? null : <>{" "}<span class="finder-acronym">{acronym}</span></>}
        {closedDay === null ? null : <> <Tag>{fr ? `fermée depuis le ${formatDay(closedDay, "fr")}` : `closed since ${formatDay(closedDay, "en")}`}</Tag></>}
        {item.stub ? <> <Tag>{fr ? "connue par son seul numéro" : "known by its number only"}</Tag></> : null}
      </h3>
      <p class="finder-facts">{facts.filter((fact) => fact !== null && fact !== undefined && fact !== "").map((fact, index) => <>{index === 0 ? null : " · "}{fact}</>)}</p>
      {item.related.length === 0 ? null : <p class="finder-facts">{relatedText(item, language)}</p>}
    </li>
  );
}

function placeOf({ siteName, regionCode }: SearchItem, language: Language): string | null {
  const region = regionCode === null ? null : (regionOf(regionCode)?.name[language] ?? null);
  if (siteName === null) return region;
  return region === null ? siteName : `${siteName} (${region})`;
}

const mostShown = 4;

function relatedText({ ref, related }: SearchItem, language: Language): string {
  const fr = language === "fr";
  const person = ref.kind === "person";
  const names = related.slice(0, mostShown).map((one) => (one.acronym === null || person ? one.ref.name : one.acronym));
  const more = related.length - names.length;
  if (more > 0) names.push(fr ? `${more} autre${more > 1 ? "s" : ""}` : `${more} other${more > 1 ? "s" : ""}`);
  const several = related.length > 1;
  const title = person ? (related.every(({ field }) => field === "director") ? (fr ? "Direction" : "Director") : fr ? "Dans" : "In") : fr ? (several ? "Tutelles" : "Tutelle") : several ? "Parents" : "Parent";
  return `${title}${fr ? "\u202f:" : ":"} ${person ? names.join(fr ? "\u202f; " : "; ") : formatList(names, language)}`;
}
