import type { VNode } from "preact";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
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

function Facet({ code, values, language, form }: { readonly code: FacetCode; readonly values: readonly FacetValue[]; readonly language: Language; readonly form: string }): VNode | null {
  if (values.length === 0) return null;
  // Years are read in their own order.
  const sorted = code === "year" ? values.toSorted((a, b) => Number(b.value) - Number(a.value)) : values;
  const chosen = sorted.filter((one) => one.chosen);
  const others = sorted.filter((one) => !one.chosen);
  const first = [...chosen, ...others.slice(0, Math.max(0, shownAtOnce - chosen.length))];
  const rest = others.slice(first.length - chosen.length);
  const boxes = (list: readonly FacetValue[]): VNode[] =>
    list.map((one) => (
      <label class="choice">
        <input type="checkbox" name={code} value={one.value} checked={one.chosen} form={form} />
        <span>{valueName(code, one, language)} <span class="soft">{formatNumber(one.count, language)}</span></span>
      </label>
    ));
  return (
    <fieldset class="finder-facet">
      <legend>{facetNames[code][language]}</legend>
      {boxes(first)}
      {rest.length === 0 ? null : (
        <details class="finder-more">
          <summary>{language === "fr" ? `${rest.length} de plus` : `${rest.length} more`}</summary>
          {boxes(rest)}
        </details>
      )}
    </fieldset>
  );
}
