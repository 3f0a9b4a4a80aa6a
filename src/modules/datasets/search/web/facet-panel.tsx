import type { VNode } from "preact";
import { FacetPanel as Panel } from "../../../../kernel/search/documents/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { facetCodes, searchSorts, type SearchAnswer, type SearchSort } from "../domain/question.ts";
import type { SearchQuery } from "./search-query.ts";
import { facetNames, sortNames, valueName } from "./words.ts";

export interface FacetPanelProps {
  readonly answer: SearchAnswer;
  readonly query: SearchQuery;
  readonly sort: SearchSort;
  readonly language: Language;
  /** The form that these controls belong to. */
  readonly form: string;
}

/** The facets of datasets, named. */
export function FacetPanel({ answer, query, sort, language, form }: FacetPanelProps): VNode {
  const facets = facetCodes.map((code) => ({
    code, legend: facetNames[code][language],
    // Years are read in their own order.
    values: code === "year" ? answer.facets[code].toSorted((a, b) => Number(b.value) - Number(a.value)) : answer.facets[code],
    name: (value: { readonly value: string; readonly label: string | null }) => valueName(code, value, language),
  }));
  const active = facetCodes.reduce((sum, code) => sum + query[code].length, 0);
  return <Panel facets={facets} active={active} sorts={searchSorts} sortNames={sortNames} sort={sort} asked={(query.q ?? "").trim() !== ""} language={language} form={form} />;
}
