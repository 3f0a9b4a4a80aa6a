import type { VNode } from "preact";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Section } from "../document/blocks.ts";

/** The parts of a report, each with the objectives or indicators in it. Stands under the heading `contents-title`. */
export function Contents({ sections }: { readonly sections: readonly Section[] }): VNode {
  return (
    <ol class="report-toc">
      {sections.map((section) => {
        const inside = section.blocks.flatMap((block) => (block.kind === "heading" && block.level === 3 ? [block] : []));
        return (
          <li>
            <a href={`#${section.id}`}>{section.title}</a>
            {inside.length === 0 ? null : <ul>{inside.map((heading) => <li>{heading.kicker === undefined ? "" : `${heading.kicker} `}<a href={`#${heading.id}`}>{heading.text}</a></li>)}</ul>}
          </li>
        );
      })}
    </ol>
  );
}

/** At the end of each part of a long page. */
export function BackToContents({ language }: { readonly language: Language }): VNode {
  return <p class="report-back"><a href="#contents-title">{language === "fr" ? "Retour au sommaire" : "Back to contents"}</a></p>;
}
