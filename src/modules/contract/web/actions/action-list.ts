import type { Register } from "../../domain/register.ts";
import { placedActions, type PlacedAction } from "../../domain/outline.ts";

/** How an action is tied to indicators by the text: by name, through its objective only, or not at all. */
export type IndicatorTie = "own" | "objective" | "none";

export interface ListedAction extends PlacedAction {
  /** Codes that the action's own text names, as written, without repetition. */
  readonly own: readonly string[];
  /** Codes that the text of its objective names for all its actions. */
  readonly through: readonly string[];
  readonly tie: IndicatorTie;
}

export interface ActionFilter {
  readonly q: string;
  readonly priority: string;
  readonly tie: IndicatorTie | "";
  readonly sort: "contract" | "title";
}

export const noFilter: ActionFilter = { q: "", priority: "", tie: "", sort: "contract" };

/** The codes of indicators that the text of an action, or of an objective with all its sections, sends the reader to. */
export function codesNamedBy(register: Register, kind: "action" | "objective", code: string): string[] {
  const found = register.references.filter((one) => (kind === "action") === (one.from.kind === "action") && one.from.code.split("/")[0] === code);
  return [...new Set(found.map((one) => one.indicator))];
}

/** What an action answers to without naming it: what its objective refers to as a whole, or the section it stands in. */
function codesAround(register: Register, { action, objective }: PlacedAction): string[] {
  const places = new Set([objective.code, ...(action.group === null ? [] : [`${objective.code}/${action.group.fr}`])]);
  const found = register.references.filter((one) => one.from.kind !== "action" && places.has(one.from.code));
  return [...new Set(found.map((one) => one.indicator))];
}

/** Every action of the contract with its indicators, in the order of the contract. */
export function listActions(register: Register): ListedAction[] {
  return placedActions(register).map((placed) => {
    const own = codesNamedBy(register, "action", placed.action.code);
    const through = codesAround(register, placed);
    return { ...placed, own, through, tie: own.length > 0 ? "own" : through.length > 0 ? "objective" : "none" };
  });
}

/** Lower case without accents, ligatures opened: "Œuvre" is "oeuvre". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

/** The actions that a filter keeps: all of its words found in the code, the title (either language) or the group. */
export function filterActions(actions: readonly ListedAction[], filter: ActionFilter): ListedAction[] {
  const words = folded(filter.q).split(/\s+/).filter((word) => word !== "");
  const kept = actions.filter((one) => {
    if (filter.priority !== "" && one.priority.code !== filter.priority) return false;
    if (filter.tie !== "" && one.tie !== filter.tie) return false;
    const { code, title, group } = one.action;
    if (words.length === 1 && words[0] === folded(code)) return true;
    const text = folded(`${title.fr} ${title.en} ${group?.fr ?? ""} ${group?.en ?? ""} action ${code}`);
    return words.every((word) => text.includes(word));
  });
  // An exact code is an answer, not one word among others.
  const exact = kept.filter((one) => words.length === 1 && words[0] === folded(one.action.code));
  return exact.length > 0 ? exact : kept;
}

export interface ActionGroup {
  readonly key: string;
  readonly title: ListedAction["action"]["group"];
  readonly actions: readonly ListedAction[];
}

/** Actions under the headings that they stand under, in order; a heading that comes back starts a new group. */
export function groupActions(actions: readonly ListedAction[]): ActionGroup[] {
  const groups: { key: string; title: ActionGroup["title"]; actions: ListedAction[] }[] = [];
  for (const one of actions) {
    const key = one.action.group?.fr ?? "";
    const last = groups.at(-1);
    if (last !== undefined && last.key === key) last.actions.push(one);
    else groups.push({ key, title: one.action.group, actions: [one] });
  }
  return groups;
}
