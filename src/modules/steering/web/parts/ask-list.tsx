import type { VNode } from "preact";
import { Tag } from "../../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Ask } from "../../domain/standing.ts";
import { steeringPath, type Seat } from "../place.ts";
import { askNames } from "../words.ts";

/** Obstacles and requests, each with what became of it or the way to answer. */
export function AskList({ seat, asks }: { readonly seat: Seat; readonly asks: readonly Ask[] }): VNode {
  const { say, language, rights, subject } = seat;
  return (
    <ul class="asks">
      {asks.map((ask) => (
        <li>
          <p><Tag tone={ask.closedOn !== null ? "quiet" : ask.kind === "decision" ? "accent" : "warn"}>{pick(askNames[ask.kind], language)}</Tag> <span class="soft small">{say("depuis le", "since")} {formatDay(ask.openedOn, language)}</span></p>
          <p class="prose synthesis">{ask.text}</p>
          {ask.outcome === null || ask.closedOn === null ? null : <p class="prose soft">{formatDay(ask.closedOn, language)}{say("\u202f: ", ": ")}{ask.outcome}</p>}
          {ask.closedOn === null && (ask.kind === "decision" ? rights.office : rights.write || rights.office) ? (
            <p><a href={steeringPath(subject.code, `asks/${ask.id}`)}>{ask.kind === "decision" ? say("Rendre la décision", "Give the decision") : say("Dire que l’obstacle est levé", "Say that the obstacle is gone")}</a></p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
