import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Objective } from "../../domain/register.ts";
import { downloadsOf } from "../exports.ts";
import { VersionLine } from "../parts.tsx";
import { itemPath, type Place } from "../place.ts";
import { ActionLedger } from "./action-ledger.tsx";
import type { ActionFilter, ListedAction } from "./action-list.ts";
import { tieWords } from "./action-table.ts";

export interface ActionsViewProps {
  readonly place: Place;
  readonly all: readonly ListedAction[];
  readonly kept: readonly ListedAction[];
  readonly filter: ActionFilter;
}

/** All the actions of the contract, under their priorities and objectives. */
export function ActionsView({ place, all, kept, filter }: ActionsViewProps): VNode {
  const { say, language, register } = place;
  const count = (tie: ListedAction["tie"]): string => formatNumber(all.filter((one) => one.tie === tie).length, language);
  const number = formatNumber(kept.length, language);
  const filtered = kept.length < all.length;
  return (
    <div>
      <Heading level={1}>{say("Les actions du contrat", "The actions of the contract")}</Heading>
      <div class="stack">
        <Lead>
          {formatNumber(all.length, language)} {say("actions", "actions")}{say("\u202f: ", ": ")}
          {say(
            `${count("own")} nomment un indicateur, ${count("objective")} en ont un par leur objectif seulement, ${count("none")} n’en ont aucun.`,
            `${count("own")} name an indicator, ${count("objective")} have one through their objective only, ${count("none")} have none.`,
          )}
        </Lead>
        <VersionLine place={place} />
        <FilterForm place={place} filter={filter} />
        <div class="board-tools">
          <div role="status" class="small">
            {filtered
              ? `${number} ${plural(language, kept.length, { one: say("action retenue", "action kept"), other: say("actions retenues", "actions kept") })} ${say("sur", "out of")} ${formatNumber(all.length, language)}`
              : say(`Toutes les actions (${number})`, `All actions (${number})`)}
            {filtered ? <>{" · "}<a href={place.href("/actions")}>{say("Tout afficher", "Show all")}</a></> : null}
          </div>
          <DownloadLinks downloads={downloadsOf(place, "actions")} language={language} label={say("Toutes les actions", "All actions")} />
        </div>
      </div>
      {kept.length === 0 ? (
        <EmptyState title={say("Aucune action ne répond à ce choix.", "No action answers this choice.")} action={{ href: place.href("/actions"), label: say("Afficher toutes les actions", "Show all actions") }}>
          <p>{say("Essayez un mot plus court, ou un numéro d’action.", "Try a shorter word, or the number of an action.")}</p>
        </EmptyState>
      ) : filter.sort === "title" ? (
        <ActionLedger place={place} caption={say("Actions par titre", "Actions by title")} actions={byTitle(kept, place)} sorted />
      ) : (
        register.priorities.map((priority) => {
          const inside = kept.filter((one) => one.priority.code === priority.code);
          if (inside.length === 0) return null;
          return (
            <section aria-labelledby={`priority-${priority.code}`}>
              <Heading level={2} id={`priority-${priority.code}`} kicker={`${say("Priorité", "Priority")} ${priority.code}`}>
                <a class="ledger-group-link" href={place.href(itemPath("priority", priority.code))}>{pick(priority.title, language)}</a>
              </Heading>
              {priority.objectives.map((objective) => <ObjectiveActions place={place} objective={objective} actions={inside.filter((one) => one.objective.code === objective.code)} />)}
            </section>
          );
        })
      )}
    </div>
  );
}

function byTitle(actions: readonly ListedAction[], { language }: Place): ListedAction[] {
  return [...actions].sort((a, b) => pick(a.action.title, language).localeCompare(pick(b.action.title, language), language));
}

/** A title cut at a word, for a list of choices that must not be wider than the page. */
function shortened(title: string): string {
  return title.length <= 44 ? title : `${title.slice(0, title.lastIndexOf(" ", 44))} …`;
}

function FilterForm({ place, filter }: { readonly place: Place; readonly filter: ActionFilter }): VNode {
  const { say, language, register } = place;
  return (
    <form method="get" action="/actions" class="inline-form" role="search" aria-label={say("Choisir les actions", "Choose actions")}>
      {place.chosen ? <input type="hidden" name="on" value={place.on} /> : null}
      <Field control="search" name="q" label={say("Mots ou numéro", "Words or number")} language={language} value={filter.q} />
      <Field
        control="select" name="priority" label={say("Priorité", "Priority")} language={language} value={filter.priority}
        options={[{ value: "", label: say("Toutes", "All") }, ...register.priorities.map((one) => ({ value: one.code, label: `${one.code} · ${shortened(pick(one.title, language))}` }))]}
      />
      <Field
        control="select" name="indicator" label={say("Indicateur", "Indicator")} language={language} value={filter.tie}
        options={[{ value: "", label: say("Avec ou sans", "With or without") }, ...(["own", "objective", "none"] as const).map((value) => ({ value, label: pick(tieWords[value], language) }))]}
      />
      <Field
        control="select" name="sort" label={say("Ordre", "Order")} language={language} value={filter.sort}
        options={[{ value: "contract", label: say("celui du contrat", "that of the contract") }, { value: "title", label: say("alphabétique", "alphabetical") }]}
      />
      <Button kind="second">{say("Afficher", "Show")}</Button>
    </form>
  );
}

function ObjectiveActions({ place, objective, actions }: { readonly place: Place; readonly objective: Objective; readonly actions: readonly ListedAction[] }): VNode | null {
  const { say, language } = place;
  if (actions.length === 0) return null;
  const title = pick(objective.title, language);
  return (
    <>
      <Heading level={3} id={`objective-${objective.code}`} kicker={`${say("Objectif", "Objective")} ${objective.code}`}>
        <a class="ledger-group-link" href={place.href(itemPath("objective", objective.code))}>{title}</a>
      </Heading>
      <ActionLedger place={place} caption={title} actions={actions} />
    </>
  );
}
