import type { VNode } from "preact";
import { Heading } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Contradiction } from "../../domain/check/contradiction.ts";
import { severityWords } from "../contradictions/contradiction-words.ts";
import { linesText } from "../parts.tsx";
import type { Place } from "../place.ts";

/** What the contract says against itself about this item; nothing where there is nothing. */
export function ItemContradictions({ place, found }: { readonly place: Place; readonly found: readonly Contradiction[] }): VNode | null {
  const { say, language } = place;
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="contradictions">
      <Heading level={2} id="contradictions">{say("Ce que le contrat dit contre lui-même", "What the contract says against itself")}</Heading>
      <ul class="prose">
        {found.map((one) => {
          const lines = linesText(one.lines, say);
          return (
            <li>
              <span class={one.severity === "contradiction" ? "tone-warn" : "soft"}>{pick(severityWords[one.severity], language)}</span>
              {say("\u202f: ", ": ")}{pick(one.message, language)}{lines === null ? null : <span class="soft small"> {lines}.</span>}
            </li>
          );
        })}
      </ul>
      <p><a href={place.href("/contradictions")}>{say("Toutes les contradictions", "All contradictions")}</a></p>
    </section>
  );
}
