import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { BoardIndicator } from "../../../indicators/index.ts";
import { placedActions, type PlacedAction } from "../../domain/outline.ts";
import { codesNamedBy } from "../actions/action-list.ts";
import { contradictionsAbout } from "../contradictions/contradiction-items.tsx";
import { downloadsOf } from "../exports.ts";
import { DocumentLines, linesText, VersionLine } from "../parts.tsx";
import { itemPath, type Place } from "../place.ts";
import { IndicatorCodes } from "./indicator-codes.tsx";
import { IndicatorTable, rowsNamed } from "./indicator-rows.tsx";
import { ItemContradictions } from "./item-parts.tsx";
import { Neighbours } from "./neighbours.tsx";

/** One action: where it stands, how it is steered, which indicators the text names for it, and how they stand. */
export function ActionView({ place, placed, board, panel }: { readonly place: Place; readonly placed: PlacedAction; readonly board: readonly BoardIndicator[]; readonly panel: VNode | null }): VNode {
  const { say, language, register } = place;
  const { action, objective, priority } = placed;
  const own = codesNamedBy(register, "action", action.code);
  const through = codesNamedBy(register, "objective", objective.code).filter((code) => !own.includes(code));
  const references = register.references.filter((one) => one.from.kind === "action" && one.from.code === action.code);
  return (
    <article>
      <Breadcrumbs
        language={language}
        crumbs={[
          { label: say("Contrat", "Contract"), href: place.href("/contract") },
          { label: `${say("Priorité", "Priority")} ${priority.code}`, href: place.href(itemPath("priority", priority.code)) },
          { label: `${say("Objectif", "Objective")} ${objective.code}`, href: place.href(itemPath("objective", objective.code)) },
          { label: `Action ${action.code}` },
        ]}
      />
      <Heading level={1} kicker={`Action ${action.code}`}>{pick(action.title, language)}</Heading>
      <Lead>
        {action.group === null ? null : <>{pick(action.group, language)}.{" "}</>}
        {say("Objectif", "Objective")} {objective.code}{say("\u202f: ", ": ")}<a href={place.href(itemPath("objective", objective.code))}>{pick(objective.title, language)}</a>
      </Lead>
      <VersionLine place={place} />
      <DocumentLines lines={action.lines} say={say} />
      {panel}

      <Heading level={2} id="indicators">{say("Indicateurs nommés par cette action", "Indicators named by this action")}</Heading>
      {own.length === 0 ? (
        <p class="prose">{say("Le texte du contrat ne nomme aucun indicateur pour cette action.", "The text of the contract names no indicator for this action.")}</p>
      ) : (
        <>
          <p class="soft small">{say("Situation au", "As of")} {formatDay(place.on, language)}.</p>
          <IndicatorTable place={place} rows={rowsNamed(board, own)} caption={say("Indicateurs nommés par cette action", "Indicators named by this action")} />
          <ul class="small soft">
            {references.map((one) => {
              const lines = linesText(one.lines, say);
              return (
                <li>
                  {say("Renvoi à", "Reference to")} <IndicatorCodes place={place} codes={[one.indicator]} />
                  {one.about === null ? null : say(`, au sujet de «\u202f${one.about}\u202f»`, `, about “${one.about}”`)}{lines === null ? null : ` · ${lines}`}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {through.length === 0 ? null : (
        <>
          <Heading level={2} id="through">{say("Par son objectif", "Through its objective")}</Heading>
          <p class="prose">{say("Le texte de l’objectif nomme ces indicateurs pour toutes ses actions.", "The text of the objective names these indicators for all its actions.")}</p>
          <IndicatorTable place={place} rows={rowsNamed(board, through)} caption={say("Indicateurs nommés par l’objectif", "Indicators named by the objective")} />
        </>
      )}
      {own.length + through.length === 0 ? null : <DownloadLinks downloads={downloadsOf(place, "references")} language={language} label={say("Tous les renvois aux indicateurs", "All references to indicators")} />}
      <ItemContradictions place={place} found={contradictionsAbout(place.version.contradictions, [`action ${action.code}`])} />
      <Neighbours place={place} kind="action" name="Action" code={action.code} items={placedActions(register).map((one) => one.action)} />
    </article>
  );
}
