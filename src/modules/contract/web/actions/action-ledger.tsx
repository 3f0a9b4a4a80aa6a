import type { VNode } from "preact";
import { VisuallyHidden } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { IndicatorCodes } from "../items/indicator-codes.tsx";
import { itemPath, type Place } from "../place.ts";
import { groupActions, type ListedAction } from "./action-list.ts";

export interface ActionLedgerProps {
  readonly place: Place;
  readonly caption: string;
  readonly actions: readonly ListedAction[];
  /** In another order than that of the contract: no groups, and each row says its objective. */
  readonly sorted?: boolean;
}

/** Actions on lines, under the headings of their groups: number, title, indicators. One without an indicator says so. */
export function ActionLedger({ place, caption, actions, sorted = false }: ActionLedgerProps): VNode {
  const { say, language } = place;
  const groups = sorted ? [{ key: "", title: null, actions }] : groupActions(actions);
  return (
    <div class="ledger-box">
      <table class="ledger" role="table">
        <caption class="visually-hidden">{caption}</caption>
        <colgroup><col class="ledger-code" /><col /><col class="ledger-name" /></colgroup>
        <thead class="visually-hidden" role="rowgroup">
          <tr role="row"><th scope="col" role="columnheader">Action</th><th scope="col" role="columnheader">{say("Titre", "Title")}</th><th scope="col" role="columnheader">{say("Indicateurs", "Indicators")}</th></tr>
        </thead>
        {groups.map((group) => (
          <tbody role="rowgroup">
            {group.title === null ? null : (
              <tr role="row" class="ledger-group"><th scope="rowgroup" role="rowheader" colSpan={3}><span class="soft">{pick(group.title, language)}</span></th></tr>
            )}
            {group.actions.map((one) => <ActionRow place={place} one={one} sorted={sorted} />)}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ActionRow({ place, one, sorted }: { readonly place: Place; readonly one: ListedAction; readonly sorted: boolean }): VNode {
  const { say, language } = place;
  const { action, objective } = one;
  return (
    <tr role="row" class="ledger-row">
      <td role="cell" class="ledger-code"><VisuallyHidden>Action </VisuallyHidden>{action.code}</td>
      <th scope="row" role="rowheader" class="ledger-name">
        <a href={place.href(itemPath("action", action.code))}>{pick(action.title, language)}</a>
        {sorted ? <span class="soft small"> {say("objectif", "objective")} {objective.code}</span> : null}
      </th>
      <td role="cell" class="ledger-target"><ActionIndicators place={place} one={one} /></td>
    </tr>
  );
}

function ActionIndicators({ place, one }: { readonly place: Place; readonly one: ListedAction }): VNode {
  const { say } = place;
  if (one.tie === "none") return <span>{say("Aucun indicateur", "No indicator")}</span>;
  if (one.tie === "own") return <span>{say("Indicateur ", "Indicator ")}<IndicatorCodes place={place} codes={one.own} /></span>;
  return <span class="small">{say("par l’objectif\u202f: ", "through the objective: ")}<IndicatorCodes place={place} codes={one.through} /></span>;
}
