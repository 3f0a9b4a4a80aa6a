import { createElement, type VNode } from "preact";
import { z } from "zod";
import { pick } from "../../../../kernel/i18n/format.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Board } from "../../../indicators/index.ts";
import { findAction, findObjective } from "../../domain/outline.ts";
import { unknownItem } from "../../errors.ts";
import { findPlace, onQuery, type ContractWebDeps, type ItemKind, type Place } from "../place.ts";
import { ActionView } from "./action-view.tsx";
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

/** One page for each action, objective and priority. A code that the contract does not have is a 404 in words. */
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
        if (found === undefined) throw unknownItem(kind, input.params.code);
        const board = await deps.indicators.board({ on: place.on, knownOn: null });
        const panel = kind === "priority" || deps.panels === undefined ? null : await deps.panels[kind](input.params.code, input.context, place.on);
        const title = `${place.say(fr, en)} ${input.params.code} · ${pick(found.title, place.language)}`;
        return { kind: "page", page: { title, section, body: found.body(board, panel), demonstration: board.demonstration } };
      },
    });
  });
}
