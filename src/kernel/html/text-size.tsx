import type { VNode } from "preact";
import { formatPercent } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import { textSteps } from "./document.tsx";
import { hrefWith } from "./safe-href.ts";
import { word } from "./words.ts";

/** The name under which the choice travels: in the address, then in the cookie. */
export const textSizePreference = "text-size";

/** The step that was chosen, 1 where none was. */
export function textStepOf(chosen: string | undefined): number {
  const step = Number(chosen);
  return Number.isInteger(step) && step >= 1 && step <= textSteps.length ? step : 1;
}

/** A− and A+: links that make every page of the site smaller or larger; with a script, without asking for the page again. */
export function TextSize({ chosen, url, language }: { readonly chosen: string | undefined; readonly url: URL; readonly language: Language }): VNode {
  const step = textStepOf(chosen);
  const smaller = Math.max(1, step - 1);
  const larger = Math.min(textSteps.length, step + 1);
  return (
    <span class="text-size" role="group" aria-label={word("textSize", language)} data-text-size={textSteps.map((one) => formatPercent(one / 100, language)).join("|")}>
      <span class="text-size-name">{word("textSize", language)}</span>
      <a href={hrefWith(url, { [textSizePreference]: String(smaller) })} rel="nofollow" data-text-by="-1" aria-label={word("smallerText", language)} aria-disabled={smaller === step ? "true" : undefined}>A−</a>
      <span class="text-size-now" role="status">{formatPercent((textSteps[step - 1] ?? 100) / 100, language)}</span>
      <a href={hrefWith(url, { [textSizePreference]: String(larger) })} rel="nofollow" data-text-by="1" aria-label={word("largerText", language)} aria-disabled={larger === step ? "true" : undefined}>A+</a>
    </span>
  );
}
