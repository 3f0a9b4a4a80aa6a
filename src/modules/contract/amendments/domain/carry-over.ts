import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { Register } from "../../domain/register.ts";
import { applyEdit, type EditFault } from "./apply-edit.ts";
import type { MadeEdit } from "./amendment.ts";
import { sameThing, stateOf, thingOf, type Thing } from "./thing.ts";

/** An edit that meets a change of the version that came into force meanwhile. */
export interface Conflict {
  readonly edit: MadeEdit;
  readonly thing: Thing;
  /** `both-changed`: the new version changed the same thing otherwise, and the edit would put its own over it. */
  readonly kind: "both-changed" | EditFault;
}

/**
 * What happens to the edits of a draft when another version takes the place of its base? Each edit about a thing that
 * the new version says otherwise than the old base did is named, unless the draft had come to the same; so is each that
 * cannot be made any more. `dropped` are edits that the reader has chosen to leave out. Pure.
 */
export function conflictsWith(before: Register, after: Register, edits: readonly MadeEdit[], dropped: ReadonlySet<number> = new Set()): Conflict[] {
  let [mine, theirs] = [before, after];
  const found: Conflict[] = [];
  for (const made of edits) {
    const own = applyEdit(mine, made.edit);
    if ("register" in own) mine = own.register;
  }
  for (const made of edits) {
    if (dropped.has(made.act)) continue;
    const thing = thingOf(made.edit);
    const applied = applyEdit(theirs, made.edit);
    const moved = !same(stateOf(before, thing), stateOf(after, thing)) && !same(stateOf(mine, thing), stateOf(after, thing));
    if ("fault" in applied) found.push({ edit: made, thing, kind: applied.fault });
    else {
      theirs = applied.register;
      if (moved) found.push({ edit: made, thing, kind: "both-changed" });
    }
  }
  return found;
}

/** Has what an edit is about changed between two states of a draft? What a writer who saw the first has to be told. */
export function changedMeanwhile(seen: Register, now: Register, thing: Thing): boolean {
  return !same(stateOf(seen, thing), stateOf(now, thing));
}

/** Later edits that can no longer be made once one is undone: they have to be undone first. */
export function leaningOn(base: Register, edits: readonly MadeEdit[], act: number): MadeEdit[] {
  let register = base;
  const found: MadeEdit[] = [];
  for (const made of edits) {
    if (made.act === act) continue;
    const applied = applyEdit(register, made.edit);
    if ("fault" in applied) found.push(made);
    else register = applied.register;
  }
  return found;
}

/** Edits about the same thing, oldest first. */
export function editsOf(edits: readonly MadeEdit[], thing: Thing): MadeEdit[] {
  return edits.filter((made) => sameThing(thingOf(made.edit), thing));
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
