import type { VNode } from "preact";
import { FacetBoxes } from "../../../html/index.ts";
import type { Bilingual, Language } from "../../../i18n/language.ts";
import type { FacetValue } from "../question.ts";

export interface PanelFacet {
  readonly code: string;
  readonly legend: string;
  /** In the order in which they are to be read. */
  readonly values: readonly FacetValue[];
  readonly name: (value: FacetValue) => string;
}

export interface FacetPanelProps<S extends string> {
  readonly facets: readonly PanelFacet[];
  /** How many values are chosen, over all facets. */
  readonly active: number;
  readonly sorts: readonly S[];
  readonly sortNames: Readonly<Record<S, Bilingual>>;
  readonly sort: S;
  /** Whether words were asked: without, nothing is relevant. */
  readonly asked: boolean;
  readonly language: Language;
  /** The form that these controls belong to. */
  readonly form: string;
}

const shownAtOnce = 5;

/** What the results can be narrowed by: one form with the question, sent whole, so that it works without script. */
export function FacetPanel<S extends string>({ facets, active, sorts, sortNames, sort, asked, language, form }: FacetPanelProps<S>): VNode {
  const fr = language === "fr";
  return (
    <details class="finder-panel">
      <summary>{fr ? "Affiner et trier" : "Narrow and sort"}{active === 0 ? "" : ` (${active})`}</summary>
      <div class="finder-panel-body">
        <div class="finder-facet">
          <label class="finder-sort">
            {fr ? "Trier par" : "Sort by"}
            <select name="sort" form={form}>
              {sorts.filter((one) => asked || one !== "relevance").map((one) => <option value={one === (asked ? "relevance" : "newest") ? "" : one} selected={sort === one}>{sortNames[one][language]}</option>)}
            </select>
          </label>
        </div>
        {facets.map(({ code, legend, values, name }) => (
          <FacetBoxes name={code} legend={legend} values={values.map((one) => ({ value: one.value, label: name(one), count: one.count, chosen: one.chosen }))} form={form} shownAtOnce={shownAtOnce} language={language} />
        ))}
        <div class="finder-apply"><button class="button" type="submit" form={form}>{fr ? "Appliquer" : "Apply"}</button></div>
      </div>
    </details>
  );
}
