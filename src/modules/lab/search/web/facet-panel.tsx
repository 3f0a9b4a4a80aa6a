import type { VNode } from "preact";
import { FacetBoxes } from "../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { facetCodes, searchSorts, searchStates, type FacetCode, type FacetValue, type SearchAnswer, type SearchKind } from "../domain/question.ts";
import { facetNames, sortNames, stateNames, valueName } from "./words.ts";
import type { SearchQuery } from "./search-query.ts";

export interface FacetPanelProps {
  readonly answer: SearchAnswer;
  readonly query: SearchQuery;
  readonly kind: SearchKind;
  readonly language: Language;
  /** The form that these controls belong to. */
  readonly form: string;
  readonly on: string;
}

const facetsOfKind: Readonly<Record<SearchKind, readonly FacetCode[]>> = {
  structure: facetCodes,
  organisation: ["type", "region", "site"],
  person: ["region", "site", "parent"],
};
const shownAtOnce = 6;

/** What the results can be narrowed by: one form with the question, sent whole, so that it works without script. */
export function FacetPanel({ answer, query, kind, language, form, on }: FacetPanelProps): VNode {
  const fr = language === "fr";
  const active = facetCodes.reduce((sum, code) => sum + query[code].length, 0);
  return (
    <details class="finder-panel">
      <summary>{fr ? "Affiner" : "Narrow"}{active === 0 ? "" : ` (${active})`}</summary>
      <div class="finder-panel-body">
        {facetsOfKind[kind].map((code) => <Facet code={code} values={answer.facets[code]} language={language} form={form} />)}
        <fieldset class="finder-facet">
          <legend>{fr ? "Jour et état" : "Day and state"}</legend>
          <label class="finder-date">{fr ? "Situation au" : "As of"} <input type="date" name="on" value={on} form={form} /></label>
          {kind === "person" ? null : searchStates.map((state) => (
            <label class="choice">
              <input type="radio" name="state" value={state === "open" ? "" : state} checked={answer.state === state} form={form} />
              <span>{stateNames[state][language]} <span class="soft">{formatNumber(answer.states[state], language)}</span></span>
            </label>
          ))}
        </fieldset>
        <div class="finder-facet">
          <label class="finder-sort">
            {fr ? "Trier par" : "Sort by"}
            <select name="sort" form={form}>
              <option value="">{fr ? "Ordre habituel" : "Usual order"}</option>
              {searchSorts.map((sort) => <option value={sort} selected={query.sort === sort}>{sortNames[sort][language]}</option>)}
            </select>
          </label>
        </div>
        <div class="finder-apply"><button class="button" type="submit" form={form}>{fr ? "Appliquer" : "Apply"}</button></div>
      </div>
    </details>
  );
}

function Facet({ code, values, language, form }: { readonly code: FacetCode; readonly values: readonly FacetValue[]; readonly language: Language; readonly form: string }): VNode {
  const named = values.map((one) => ({ value: one.value, label: valueName(code, one, language), count: one.count, chosen: one.chosen }));
  return <FacetBoxes name={code} legend={facetNames[code][language]} values={named} form={form} shownAtOnce={shownAtOnce} language={language} />;
}
