import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { BoardIndicator } from "../../../indicators/index.ts";
import type { Objective, Priority } from "../../domain/register.ts";
import { codesNamedBy, listActions } from "../actions/action-list.ts";
import { ActionLedger } from "../actions/action-ledger.tsx";
import { contradictionsAbout } from "../contradictions/contradiction-items.tsx";
import { downloadsOf } from "../exports.ts";
import { DocumentLines, VersionLine } from "../parts.tsx";
import { itemPath, type Place } from "../place.ts";
import { IndicatorTable, rowsNamed, VerdictSpread } from "./indicator-rows.tsx";
import { ItemContradictions } from "./item-parts.tsx";
import { Neighbours } from "./neighbours.tsx";

export interface ObjectiveViewProps {
  readonly place: Place;
  readonly objective: Objective;
  readonly priority: Priority;
  readonly board: readonly BoardIndicator[];
  readonly panel: VNode | null;
}

/** One objective: its actions, and the spread of the verdicts of every indicator that its text or theirs names. */
export function ObjectiveView({ place, objective, priority, board, panel }: ObjectiveViewProps): VNode {
  const { say, language, register } = place;
  const actions = listActions(register).filter((one) => one.objective.code === objective.code);
  const codes = [...codesNamedBy(register, "objective", objective.code), ...actions.flatMap((one) => one.own)];
  const rows = rowsNamed(board, codes);
  const count = formatNumber(actions.length, language);
  const heading = say("Indicateurs nommés par l’objectif et ses actions", "Indicators named by the objective and its actions");
  return (
    <article>
      <Breadcrumbs
        language={language}
        crumbs={[
          { label: say("Contrat", "Contract"), href: place.href("/contract") },
          { label: `${say("Priorité", "Priority")} ${priority.code}`, href: place.href(itemPath("priority", priority.code)) },
          { label: `${say("Objectif", "Objective")} ${objective.code}` },
        ]}
      />
      <Heading level={1} kicker={`${say("Objectif", "Objective")} ${objective.code}`}>{pick(objective.title, language)}</Heading>
      <Lead>
        {count} {plural(language, actions.length, { one: say("action", "action"), other: say("actions", "actions") })}
        {rows.length === 0 ? say(", aucun indicateur nommé.", ", no indicator named.") : say(`, suivies par ${formatNumber(rows.length, language)} séries d’indicateurs.`, `, followed by ${formatNumber(rows.length, language)} indicator series.`)}
      </Lead>
      <VersionLine place={place} />
      <DocumentLines lines={objective.lines} say={say} />
      {panel}
      <Heading level={2} id="indicators">{heading}</Heading>
      {rows.length === 0 ? (
        <p class="prose">{say("Le texte ne nomme aucun indicateur, ni pour l’objectif, ni pour ses actions.", "The text names no indicator, neither for the objective nor for its actions.")}</p>
      ) : (
        <>
          <p class="soft small">{say("Situation au", "As of")} {formatDay(place.on, language)}. {say("Les verdicts se comptent et ne se moyennent pas.", "Verdicts are counted, never averaged.")}</p>
          <VerdictSpread place={place} rows={rows} />
          <IndicatorTable place={place} rows={rows} caption={heading} />
          <DownloadLinks downloads={downloadsOf(place, "references")} language={language} label={say("Tous les renvois aux indicateurs", "All references to indicators")} />
        </>
      )}
      <Heading level={2} id="actions">{say("Actions", "Actions")}</Heading>
      <DownloadLinks downloads={downloadsOf(place, "actions")} language={language} label={say("Toutes les actions", "All actions")} />
      <ActionLedger place={place} caption={say("Actions", "Actions")} actions={actions} />
      <ItemContradictions place={place} found={contradictionsAbout(place.version.contradictions, [`objective ${objective.code}`, ...actions.map((one) => `action ${one.action.code}`)])} />
      <Neighbours place={place} kind="objective" name={say("Objectif", "Objective")} code={objective.code} items={register.priorities.flatMap((one) => one.objectives)} />
    </article>
  );
}
