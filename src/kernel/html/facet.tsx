import type { VNode } from "preact";
import { formatNumber } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";

export interface FacetBoxesProps {
  /** Of the fields, and of the values that the form sends. */
  readonly name: string;
  readonly legend: string;
  /** In the order in which they are to be read; `count` is what choosing one would leave. */
  readonly values: readonly { readonly value: string; readonly label: string; readonly count: number; readonly chosen: boolean }[];
  /** Id of the form that the boxes belong to, wherever they stand. */
  readonly form: string;
  readonly shownAtOnce: number;
  readonly language: Language;
}

/** One facet of a search as boxes to tick: the chosen ones first, the rest behind one click. Nothing where there are no values. */
export function FacetBoxes({ name, legend, values, form, shownAtOnce, language }: FacetBoxesProps): VNode | null {
  if (values.length === 0) return null;
  const chosen = values.filter((one) => one.chosen);
  const others = values.filter((one) => !one.chosen);
  const first = [...chosen, ...others.slice(0, Math.max(0, shownAtOnce - chosen.length))];
  const rest = others.slice(first.length - chosen.length);
  const boxes = (list: FacetBoxesProps["values"]): VNode[] =>
    list.map((one) => (
      <label class="choice">
        <input type="checkbox" name={name} value={one.value} checked={one.chosen} form={form} />
        <span>{one.label} <span class="soft">{formatNumber(one.count, language)}</span></span>
      </label>
    ));
  return (
    <fieldset class="finder-facet">
      <legend>{legend}</legend>
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
