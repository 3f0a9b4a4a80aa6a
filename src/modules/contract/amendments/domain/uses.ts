import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { commitmentOf, seriesOf, type Series } from "../../../indicators/index.ts";
import { placedActions } from "../../domain/outline.ts";
import type { Register } from "../../domain/register.ts";
import { applyEdit } from "./apply-edit.ts";
import type { MadeEdit } from "./amendment.ts";
import { isRemoval, type Edit } from "./edit.ts";

/** What a register loses: series and actions that are gone, and series that stay but without a commitment. */
export interface Losses {
  readonly series: readonly string[];
  readonly withoutTarget: readonly string[];
  readonly actions: readonly string[];
}

/** Something that hangs on what would be removed: values and forecasts of a series, reviews of an action, duties of a campaign that is not over. */
export interface Use {
  readonly kind: "values" | "forecasts" | "steering" | "duties";
  /** The code of the series or action. */
  readonly of: string;
  readonly count: number;
  /** "12 valeurs", "3 revues et 2 jalons". */
  readonly what: Bilingual;
  /** Where they stay readable. */
  readonly href: string;
}

/** What hangs on these series and actions; answers of what has none are left out. */
export type UsesOf = (losses: Pick<Losses, "series" | "actions">) => Promise<readonly Use[]>;

/** Series of a register as a catalogue of its own would have them. */
export function seriesIn({ code, fromYear, toYear, indicators }: Register): Series[] {
  return seriesOf({ contractCode: code, versionId: "", fromYear, toYear, indicators });
}

/** What one register has and the next has not. Pure. */
export function lossesBetween(before: Register, after: Register): Losses {
  const left = new Map(seriesIn(after).map((series) => [series.key, series]));
  const old = seriesIn(before);
  const actions = new Set(placedActions(after).map(({ action }) => action.code));
  return {
    series: old.filter(({ key }) => !left.has(key)).map(({ key }) => key),
    withoutTarget: old.filter((series) => {
      const now = left.get(series.key);
      return now !== undefined && commitmentOf(series) !== null && commitmentOf(now) === null;
    }).map(({ key }) => key),
    actions: placedActions(before).map(({ action }) => action.code).filter((code) => !actions.has(code)),
  };
}

/** What one edit takes away from a register; nothing where it cannot be made. */
export function lossesOf(register: Register, edit: Edit): Losses {
  const applied = applyEdit(register, edit);
  return "fault" in applied ? { series: [], withoutTarget: [], actions: [] } : lossesBetween(register, applied.register);
}

/** Removals that nobody has decided upon, each with what it takes away. */
export function undecidedRemovals(base: Register, edits: readonly MadeEdit[]): { readonly made: MadeEdit; readonly losses: Losses }[] {
  let register = base;
  return edits.flatMap((made) => {
    const applied = applyEdit(register, made.edit);
    if ("fault" in applied) return [];
    const losses = lossesBetween(register, applied.register);
    register = applied.register;
    return isRemoval(made.edit) && made.edit.decision === null ? [{ made, losses }] : [];
  });
}
