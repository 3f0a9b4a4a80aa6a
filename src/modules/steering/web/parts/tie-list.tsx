import type { VNode } from "preact";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Seat } from "../place.ts";
import { tieNames } from "../words.ts";

/** To what an action is tied, or that no indicator measures it; partners are for those who may read drafts. */
export function TieList({ seat }: { readonly seat: Seat }): VNode {
  const { standing, say, language, rights, steered, subject } = seat;
  const shown = standing.ties.filter(({ kind }) => rights.read || kind !== "partner");
  const titles = new Map(steered.indicators.map(({ code, title }) => [code, title]));
  const hasIndicator = standing.ties.some(({ kind }) => kind === "indicator");
  return (
    <>
      {shown.length === 0 ? null : (
        <ul>
          {shown.map(({ kind, code, label }) => {
            const title = kind === "indicator" ? titles.get(code) : undefined;
            const name = title === undefined ? label : pick(title, language);
            const text = [code, name === code ? "" : name].filter((part) => part !== "").join(" · ");
            return <li><span class="soft">{pick(tieNames[kind], language)}{say("\u202f: ", ": ")}</span>{kind === "indicator" && title !== undefined ? <a href={`/indicators/${encodeURIComponent(code)}`}>{text}</a> : text}</li>;
          })}
        </ul>
      )}
      {standing.noIndicator === null ? null : <p class="prose">{say("Aucun indicateur ne mesure cette action\u202f: ", "No indicator measures this action: ")}{standing.noIndicator}</p>}
      {standing.noIndicator === null && !hasIndicator ? (
        <p class="soft">
          {subject.namedIndicators.length === 0
            ? say("Aucun indicateur n’est relié, et il n’est pas dit qu’aucun ne convient.", "No indicator is tied, and it is not said that none fits.")
            : say(`Aucun indicateur n’est relié ici\u202f; le texte du contrat nomme ${subject.namedIndicators.join(", ")}.`, `No indicator is tied here; the text of the contract names ${subject.namedIndicators.join(", ")}.`)}
        </p>
      ) : null}
    </>
  );
}
