import type { VNode } from "preact";
import type { Language } from "../../../i18n/language.ts";

export interface ChosenProps {
  readonly chips: readonly { readonly text: string; readonly href: string }[];
  /** Address without any of them. */
  readonly all: string;
  readonly language: Language;
}

/** What narrows the results, each with the way out of it. */
export function Chosen({ chips, all, language }: ChosenProps): VNode | null {
  const fr = language === "fr";
  if (chips.length === 0) return null;
  return (
    <ul class="finder-chosen" aria-label={fr ? "Filtres actifs" : "Active filters"}>
      {chips.map(({ text, href }) => <li><a href={href}>{text}<span aria-hidden="true"> ×</span><span class="visually-hidden">{fr ? " (retirer)" : " (remove)"}</span></a></li>)}
      {chips.length < 2 ? null : <li><a href={all}>{fr ? "Tout retirer" : "Remove all"}</a></li>}
    </ul>
  );
}
