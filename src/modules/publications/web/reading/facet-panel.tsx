import type { VNode } from "preact";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { listFilters, valuesOf, workSorts, type ListFilter, type ListQuery } from "./query.ts";
import { filterNames, sortNames, valueName } from "./words.ts";

export type Facets = Readonly<Record<string, readonly { readonly code: string; readonly count: number }[]>>;

/** How the store names the counts of a filter. */
const facetKeys: Readonly<Partial<Record<ListFilter, string>>> = { type: "documentType" };

/** Counts for a filter as the panel shows them; what nobody has looked at is not known to be open. */
function countsOf(facets: Facets, filter: ListFilter): readonly { readonly code: string; readonly count: number | null }[] {
  if (filter === "institute") return [{ code: "yes", count: null }];
  const counts = facets[facetKeys[filter] ?? filter] ?? [];
  if (filter !== "open" || counts.length === 0) return counts;
  const sum = (isOpen: boolean): number => counts.reduce((total, { code, count }) => ((code === "yes") === isOpen ? total + count : total), 0);
  return [{ code: "yes", count: sum(true) }, { code: "no", count: sum(false) }];
}

export interface FacetPanelProps {
  readonly facets: Facets;
  readonly query: ListQuery;
  readonly structures: ReadonlyMap<string, string>;
  readonly language: Language;
  /** The form that these controls belong to. */
  readonly form: string;
}

const shownAtOnce = 6;
const oneOf: ReadonlySet<ListFilter> = new Set(["open", "hal"]);

/** What the list can be narrowed by: one form with the question, sent whole, so that it works without script. */
export function FacetPanel({ facets, query, structures, language, form }: FacetPanelProps): VNode {
  const fr = language === "fr";
  const active = listFilters.reduce((sum, filter) => sum + valuesOf(query, filter).length, 0);
  return (
    <details class="finder-panel">
      <summary>{fr ? "Affiner" : "Narrow"}{active === 0 ? "" : ` (${active})`}</summary>
      <div class="finder-panel-body">
        {listFilters.map((filter) => <Facet filter={filter} facets={facets} query={query} structures={structures} language={language} form={form} />)}
        <div class="finder-facet">
          <label class="finder-sort">
            {fr ? "Trier par" : "Sort by"}
            <select name="sort" form={form}>
              {workSorts.map((sort, index) => <option value={index === 0 ? "" : sort} selected={query.sort === sort}>{sortNames[sort][language]}</option>)}
            </select>
          </label>
        </div>
        <div class="finder-apply"><button class="button" type="submit" form={form}>{fr ? "Appliquer" : "Apply"}</button></div>
      </div>
    </details>
  );
}

function Facet({ filter, facets, query, structures, language, form }: FacetPanelProps & { readonly filter: ListFilter }): VNode | null {
  const chosen = new Set(valuesOf(query, filter));
  const counted = countsOf(facets, filter);
  // What was asked for stays in the panel although nothing answers it, or it could not be taken back here.
  const values = [...counted.filter(({ count, code }) => count !== 0 || chosen.has(code)), ...[...chosen].filter((code) => !counted.some((one) => one.code === code)).map((code) => ({ code, count: 0 }))];
  if (values.length === 0) return null;
  const first = [...values.filter(({ code }) => chosen.has(code)), ...values.filter(({ code }) => !chosen.has(code))].slice(0, Math.max(shownAtOnce, chosen.size));
  const rest = values.filter((value) => !first.includes(value));
  const single = oneOf.has(filter);
  const boxes = (list: typeof values): VNode[] =>
    list.map(({ code, count }) => (
      <label class="choice">
        <input type={single ? "radio" : "checkbox"} name={filter} value={code} checked={chosen.has(code)} form={form} />
        <span>{valueName(filter, code, language, structures)} {count === null ? null : <span class="soft">{formatNumber(count, language)}</span>}</span>
      </label>
    ));
  return (
    <fieldset class="finder-facet">
      <legend>{filterNames[filter][language]}</legend>
      {single ? <label class="choice"><input type="radio" name={filter} value="" checked={chosen.size === 0} form={form} /><span>{language === "fr" ? "Tout" : "All"}</span></label> : null}
      {boxes(first)}
      {rest.length === 0 ? null : <details class="finder-more"><summary>{language === "fr" ? `${rest.length} de plus` : `${rest.length} more`}</summary>{boxes(rest)}</details>}
    </fieldset>
  );
}
