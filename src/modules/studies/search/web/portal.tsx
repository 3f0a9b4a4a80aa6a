import type { VNode } from "preact";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { FacetCode, StudyAnswer } from "../domain/question.ts";

/** The portal in figures, each a way to what it counts. The answer is that to the empty question. */
export function Portal({ answer, language }: { readonly answer: StudyAnswer; readonly language: Language }): VNode {
  const fr = language === "fr";
  const of = (facet: FacetCode, value: string): number => answer.facets[facet].find((one) => one.value === value)?.count ?? 0;
  const both = Math.max(0, of("language", "fr") + of("language", "en") - answer.total);
  const figures: readonly (readonly [string, number, string | null])[] = [
    [fr ? "études publiées" : "published studies", answer.total, null],
    [fr ? "recrutent" : "are recruiting", of("status", "recruiting"), "?status=recruiting"],
    [fr ? "ont un DOI" : "have a DOI", of("doi", "yes"), "?doi=yes"],
    [fr ? "ont déposé des résultats" : "have posted results", of("results", "posted"), "?results=posted"],
    [fr ? "se lisent dans les deux langues" : "are readable in both languages", both, null],
  ];
  return (
    <dl class="study-glance" aria-label={fr ? "Le portail en chiffres" : "The portal in figures"}>
      {figures.map(([name, number, query]) => (
        <div><dt>{query === null ? name : <a href={`/studies${query}`}>{name}</a>}</dt><dd class="glance-number">{formatNumber(number, language)}</dd></div>
      ))}
    </dl>
  );
}
