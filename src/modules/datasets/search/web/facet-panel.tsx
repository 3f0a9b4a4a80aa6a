import type { VNode } from "preact";
import { FacetBoxes } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { facetCodes, searchSorts, type FacetCode, type FacetValue, type SearchAnswer, type SearchSort } from "../domain/question.ts";
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

const shownAtOnce = 5;

/** What the results can be narrowed by: one form with the question, sent whole, so that it works without script. */
export function FacetPanel({ answer, query, sort, language, form }: FacetPanelProps): VNode {
  const fr = language === "fr";
  const active = facetCodes.reduce((sum, code) => sum + query[code].length, 0);
  const asked = (query.q ?? "").trim() !== "";
  return (
    <details class="finder-panel">
      <summary>{fr ? "Affiner et trier" : "Narrow and sort"}{active === 0 ? "" : ` (${active})`}</summary>
      <div class="finder-panel-body">
        <div class="finder-facet">
          <label class="finder-sort">
            {fr ? "Trier par" : "Sort by"}
            <select name="sort" form={form}>
              {searchSorts.filter((one) => asked || one !== "relevance").map((one) => <option value={one === (asked ? "relevance" : "newest") ? "" : one} selected={sort === one}>{sortNames[one][language]}</option>)}
            </select>
          </label>
        </div>
        {facetCodes.map((code) => <Facet code={code} values={answer.facets[code]} language={language} form={form} />)}
        <div class="finder-apply"><button class="button" type="submit" form={form}>{fr ? "Appliquer" : "Apply"}</button></div>
      </div>
    </details>
  );
}

function Facet({ code, values, language, form }: { readonly code: FacetCode; readonly values: readonly FacetValue[]; readonly language: Language; readonly form: string }): VNode {
  // Years are read in their own order.
  const sorted = code === "year" ? values.toSorted((a, b) => Number(b.value) - Number(a.value)) : values;
  const named = sorted.map((one) => ({ value: one.value, label: valueName(code, one, language), count: one.count, chosen: one.chosen }));
  return <FacetBoxes name={code} legend={facetNames[code][language]} values={named} form={form} shownAtOnce={shownAtOnce} language={language} />;
}
