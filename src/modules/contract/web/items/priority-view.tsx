import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { BoardIndicator } from "../../../indicators/index.ts";
import { indicatorsByPriority } from "../../domain/outline.ts";
import type { Priority } from "../../domain/register.ts";
import { ActionLedger } from "../actions/action-ledger.tsx";
import { listActions } from "../actions/action-list.ts";
import { contradictionsAbout } from "../contradictions/contradiction-items.tsx";
import { downloadsOf } from "../exports.ts";
import { DocumentLines, VersionLine } from "../parts.tsx";
import { itemPath, type Place } from "../place.ts";
import { IndicatorTable, rowsNamed, VerdictSpread } from "./indicator-rows.tsx";
import { ItemContradictions } from "./item-parts.tsx";
import { Neighbours } from "./neighbours.tsx";

/** One priority: its objectives with their actions, and the indicators that the board shows under it. */
export function PriorityView({ place, priority, board }: { readonly place: Place; readonly priority: Priority; readonly board: readonly BoardIndicator[] }): VNode {
  const { say, language, register } = place;
  const actions = priority.objectives.flatMap((one) => one.actions);
  const codes = indicatorsByPriority(register).filter((group) => group.priority?.code === priority.code).flatMap((group) => group.indicators.map((one) => one.code));
  const rows = rowsNamed(board, codes);
  const listed = listActions(register);
  const heading = say("Indicateurs de la priorité", "Indicators of the priority");
  const count = (n: number, one: string, other: string): string => `${formatNumber(n, language)} ${plural(language, n, { one, other })}`;
  return (
    <article>
      <Breadcrumbs language={language} crumbs={[{ label: say("Contrat", "Contract"), href: place.href("/contract") }, { label: `${say("Priorité", "Priority")} ${priority.code}` }]} />
      <Heading level={1} kicker={`${say("Priorité", "Priority")} ${priority.code}`}>{pick(priority.title, language)}</Heading>
      <Lead>{count(priority.objectives.length, say("objectif", "objective"), say("objectifs", "objectives"))}, {count(actions.length, "action", "actions")}.</Lead>
      <VersionLine place={place} />
      <DocumentLines lines={priority.lines} say={say} />
      <Heading level={2} id="indicators">{heading}</Heading>
      {rows.length === 0 ? (
        <p class="prose">{say("Aucun indicateur ne se rattache à cette priorité.", "No indicator belongs to this priority.")}</p>
      ) : (
        <>
          <p class="soft small">
            {say("Situation au", "As of")} {formatDay(place.on, language)}.{" "}
            {say("Un indicateur est rangé sous la priorité dont le texte y renvoie le plus.", "An indicator stands under the priority whose text refers to it most.")}
          </p>
          <VerdictSpread place={place} rows={rows} />
          <IndicatorTable place={place} rows={rows} caption={heading} />
        </>
      )}
      <Heading level={2} id="objectives">{say("Objectifs et actions", "Objectives and actions")}</Heading>
      <DownloadLinks downloads={downloadsOf(place, "actions")} language={language} label={say("Toutes les actions", "All actions")} />
      {priority.objectives.map((objective) => (
        <>
          <Heading level={3} kicker={`${say("Objectif", "Objective")} ${objective.code}`}>
            <a class="ledger-group-link" href={place.href(itemPath("objective", objective.code))}>{pick(objective.title, language)}</a>
          </Heading>
          <ActionLedger place={place} caption={pick(objective.title, language)} actions={listed.filter((one) => one.objective.code === objective.code)} />
        </>
      ))}
      <ItemContradictions
        place={place}
        found={contradictionsAbout(place.version.contradictions, [`priority ${priority.code}`, ...priority.objectives.map((one) => `objective ${one.code}`), ...actions.map((one) => `action ${one.code}`)])}
      />
      <Neighbours place={place} kind="priority" name={say("Priorité", "Priority")} code={priority.code} items={register.priorities} />
    </article>
  );
}
