import { createElement, Fragment, type VNode } from "preact";
import { z } from "zod";
import { pick } from "../../../../kernel/i18n/format.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Board } from "../../../indicators/index.ts";
import { findAction, findObjective } from "../../domain/outline.ts";
import { unknownItem } from "../../errors.ts";
import { addDays, type Day } from "../../../../kernel/time/day.ts";
import { findPlace, onQuery, type ContractWebDeps, type ItemKind, type Place } from "../place.ts";
import { ActionView } from "./action-view.tsx";
import { LeftNotice } from "./left-notice.tsx";
import { ObjectiveView } from "./objective-view.tsx";
import { PriorityView } from "./priority-view.tsx";

const params = z.object({ code: z.string().min(1).max(40) });

interface Found {
  readonly title: Bilingual;
  readonly body: (board: Board, panel: VNode | null) => unknown;
}

const finders: Readonly<Record<ItemKind, (place: Place, code: string) => Found | undefined>> = {
  action: (place, code) => {
    const placed = findAction(place.register, code);
    return placed && { title: placed.action.title, body: (board, panel) => createElement(ActionView, { place, placed, board: board.indicators, panel }) };
  },
  objective: (place, code) => {
    const found = findObjective(place.register, code);
    return found && { title: found.objective.title, body: (board, panel) => createElement(ObjectiveView, { place, ...found, board: board.indicators, panel }) };
  },
  priority: (place, code) => {
    const priority = place.register.priorities.find((one) => one.code === code);
    return priority && { title: priority.title, body: (board) => createElement(PriorityView, { place, priority, board: board.indicators }) };
  },
};

const names: Readonly<Record<ItemKind, { readonly path: string; readonly fr: string; readonly en: string; readonly section: string }>> = {
  action: { path: "/actions/:code", fr: "Action", en: "Action", section: "actions" },
  objective: { path: "/objectives/:code", fr: "Objectif", en: "Objective", section: "actions" },
  priority: { path: "/priorities/:code", fr: "Priorité", en: "Priority", section: "actions" },
};

/** When the last version that has an item stopped being in force before a day; null where no version before it has the item. */
async function lastDayWith({ contracts }: ContractWebDeps, kind: ItemKind, code: string, place: Place): Promise<Day | null> {
  for (const { from, until } of (await contracts.history(place.on)).toReversed()) {
    if (until !== null && finders[kind]({ ...place, register: (await contracts.inForce(from)).version.register }, code) !== undefined) return addDays(until, -1);
  }
  return null;
}

/** The day on which an item of an earlier version left the contract, if it is gone today; null where it still stands. */
async function leftOn({ contracts }: ContractWebDeps, kind: ItemKind, code: string, place: Place, today: Day): Promise<Day | null> {
  let left: Day | null = null;
  for (const { from } of (await contracts.history(today)).filter((version) => version.from > place.on)) {
    const isThere = finders[kind]({ ...place, register: (await contracts.inForce(from)).version.register }, code) !== undefined;
    left = isThere ? null : (left ?? from);
  }
  return left;
}

/**
 * One page for each action, objective and priority. One that an amendment took out is shown as of its last day, saying
 * so: links to it stay good. A code that the contract never had is a 404 in words.
 */
export function itemsRoutes(deps: ContractWebDeps): Route[] {
  return (["action", "objective", "priority"] as const).map((kind) => {
    const { path, fr, en, section } = names[kind];
    return route({
      method: "GET",
      path,
      access: "public",
      summary: `One ${kind} of the contract`,
      params,
      query: onQuery,
      handle: async (input) => {
        const place = await findPlace(deps, input.query.on, input.context);
        const found = finders[kind](place, input.params.code);
        if (found === undefined) {
          const last = await lastDayWith(deps, kind, input.params.code, place);
          if (last === null) throw unknownItem(kind, input.params.code);
          return { kind: "redirect", to: `${path.replace(":code", encodeURIComponent(input.params.code))}?on=${last}` };
        }
        const left = place.chosen ? await leftOn(deps, kind, input.params.code, place, input.context.clock.today()) : null;
        const board = await deps.indicators.board({ on: place.on, knownOn: null });
        const panel = kind === "priority" || deps.panels === undefined ? null : await deps.panels[kind](input.params.code, input.context, place.on);
        const title = `${place.say(fr, en)} ${input.params.code} · ${pick(found.title, place.language)}`;
        return { kind: "page", page: { title, section, body: left === null ? found.body(board, panel) : createElement(Fragment, null, createElement(LeftNotice, { place, left }), found.body(board, panel) as VNode), demonstration: board.demonstration } };
      },
    });
  });
}
