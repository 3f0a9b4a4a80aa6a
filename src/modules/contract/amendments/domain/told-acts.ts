import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { difference } from "../../domain/difference/index.ts";
import type { Register } from "../../domain/register.ts";
import type { AmendmentAct } from "./act.ts";
import { applyEdit } from "./apply-edit.ts";
import { draftRegister, foldActs, type AmendmentNamed } from "./amendment.ts";

export interface ToldAct {
  readonly act: AmendmentAct;
  /** For an edit, what it changed when it was made, in words; empty for other acts. */
  readonly changes: readonly Bilingual[];
  /** An edit that counts still. */
  readonly counts: boolean;
}

/** Every act with what it changed. `base` is the register that the draft stands on now: earlier ones tell nearly the same. Pure. */
export function tellActs(named: AmendmentNamed, acts: readonly AmendmentAct[], base: Register): ToldAct[] {
  const counting = new Set(foldActs(named, acts)?.edits.map((one) => one.act));
  let register = base;
  return acts.map((act, place) => {
    const { content } = act;
    if (content.kind === "undo" || content.kind === "carry-over") register = draftRegister(base, foldActs(named, acts.slice(0, place + 1))?.edits ?? []).register;
    if (content.kind !== "edit") return { act, changes: [], counts: false };
    const applied = applyEdit(register, content.edit);
    if ("fault" in applied) return { act, changes: [], counts: counting.has(act.number) };
    const changes = difference(register, applied.register).map((one) => one.message);
    register = applied.register;
    return { act, changes, counts: counting.has(act.number) };
  });
}
