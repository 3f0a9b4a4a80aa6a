import type { Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatList } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { difference } from "../../domain/difference/index.ts";
import { applyEdit, type EditFault } from "../domain/apply-edit.ts";
import { draftRegister, foldActs, isOpen } from "../domain/amendment.ts";
import { changedMeanwhile, leaningOn } from "../domain/carry-over.ts";
import { isRemoval, type Edit } from "../domain/edit.ts";
import { editFaults } from "../domain/edit-faults.ts";
import type { ReasonKind } from "../domain/reasons.ts";
import { thingOf } from "../domain/thing.ts";
import { lossesOf, type Use } from "../domain/uses.ts";
import { amendmentChangedMeanwhile, issue, notOpen, refusedEdit } from "../errors.ts";
import type { AmendmentDeps } from "./deps.ts";
import { usesOf, type LoadedAmendment } from "./load.ts";
import { takeStep } from "./record.ts";

/**
 * Makes one edit of a draft. `seen` is the revision that the writer looked at: where somebody has changed the same
 * thing since, or has proposed the amendment for signature, it fails with `contract.amendment-changed-meanwhile` and
 * nothing is written; edits of other things do not disturb each other. A removal of what is in use has to carry a decision.
 */
export async function makeEdit(deps: AmendmentDeps, by: Author, number: number, edit: Edit, seen: number): Promise<LoadedAmendment> {
  return takeStep(deps, by, number, async (loaded) => {
    const { amendment, draft } = loaded;
    if (!isOpen(amendment)) throw notOpen();
    refuseIfMoved(loaded, seen, (then) => changedMeanwhile(then, draft.register, thingOf(edit)));
    const faults = editFaults(draft.register, edit);
    if (faults.length > 0) throw refusedEdit(faults);
    const applied = applyEdit(draft.register, edit);
    if ("fault" in applied) throw refusedEdit([faultIssue(applied.fault)]);
    if (difference(draft.register, applied.register).length === 0) throw refusedEdit([issue("edit-changes-nothing", null, "Rien ne change\u202f: c’est déjà ce que dit le projet.", "Nothing changes: the draft says so already.")]);
    if (isRemoval(edit) && edit.decision === null) {
      const uses = await usesOf(deps, lossesOf(draft.register, edit));
      if (uses.length > 0) throw refusedEdit([needsDecision(uses)]);
    }
    return async (_inside, write) => write({ kind: "edit", edit });
  });
}

/** Throws where the revision that the writer saw is no longer the last and what they write about has moved. */
function refuseIfMoved(loaded: LoadedAmendment, seen: number, hasMoved: (then: ReturnType<typeof draftRegister>["register"]) => boolean): void {
  const { amendment, acts, base } = loaded;
  if (seen === amendment.revision) return;
  const then = foldActs(amendment, acts.filter((act) => act.number <= seen));
  if (then === null || then.baseVersion !== amendment.baseVersion || (then.state === "draft") !== (amendment.state === "draft")) throw amendmentChangedMeanwhile();
  if (hasMoved(draftRegister(base.register, then.edits).register)) throw amendmentChangedMeanwhile();
}

/** Makes an edit count no longer. Refused, naming them, while later edits need it, and where the amendment was proposed since the caller looked. */
export async function undoEdit(deps: AmendmentDeps, by: Author, number: number, act: number, seen: number): Promise<LoadedAmendment> {
  return takeStep(deps, by, number, async (loaded) => {
    const { amendment, base } = loaded;
    if (!isOpen(amendment)) throw notOpen();
    // Proposed since: a signature may have been given that the caller did not see, and would void.
    refuseIfMoved(loaded, seen, () => false);
    if (!amendment.edits.some((one) => one.act === act)) throw amendment.revision === seen ? refusedEdit([issue("no-such-edit", null, `L’acte ${act} n’est pas une modification qui compte.`, `Act ${act} is not an edit that counts.`)]) : amendmentChangedMeanwhile();
    const leaning = leaningOn(base.register, amendment.edits, act);
    if (leaning.length > 0) {
      const names = leaning.map((one) => String(one.act));
      throw refusedEdit([issue("edit-needed-by-others", null, `D’autres modifications en dépendent\u202f: annulez d’abord ${formatList(names.map((one) => `l’acte ${one}`), "fr")}.`, `Other edits depend on it: undo ${formatList(names.map((one) => `act ${one}`), "en")} first.`)]);
    }
    return async (_inside, write) => write({ kind: "undo", act });
  });
}

/** Says otherwise why the amendment is made. Signatures given to the old reason are void. */
export async function changeReason(deps: AmendmentDeps, by: Author, number: number, given: { readonly reasonKind: ReasonKind; readonly reason: Bilingual }, seen: number): Promise<LoadedAmendment> {
  return takeStep(deps, by, number, async ({ amendment, acts }) => {
    if (!isOpen(amendment)) throw notOpen();
    const then = foldActs(amendment, acts.filter((act) => act.number <= seen));
    const same = (one: { reasonKind: string; reason: Bilingual } | null): boolean => one !== null && one.reasonKind === amendment.reasonKind && one.reason.fr === amendment.reason.fr && one.reason.en === amendment.reason.en;
    if (!same(then) || (then?.state === "draft") !== (amendment.state === "draft")) throw amendmentChangedMeanwhile();
    if (same(given)) throw refusedEdit([issue("edit-changes-nothing", null, "Rien ne change\u202f: c’est déjà le motif.", "Nothing changes: this is the reason already.")]);
    return async (_inside, write) => write({ kind: "reason", ...given });
  });
}

function needsDecision(uses: readonly Use[]): Issue {
  const list = (language: "fr" | "en"): string => formatList(uses.map((use) => `${use.of} (${use.what[language]})`), language);
  return issue("removal-needs-decision", "acknowledged", `Ce qui serait supprimé a une histoire\u202f: ${list("fr")}. Confirmez que la série s’arrête\u202f; ses valeurs et leur historique restent lisibles.`, `What would be removed has a history: ${list("en")}. Confirm that the series ends; its values and their history stay readable.`);
}

export const faultWords: Readonly<Record<EditFault, Bilingual>> = {
  "no-such-thing": { fr: "Ce que l’on modifie n’est pas, ou plus, dans le contrat.", en: "What is to be changed is not, or no longer, in the contract." },
  "already-there": { fr: "Ce code est déjà pris dans le contrat\u202f: donnez-en un autre.", en: "This code is taken in the contract already: give another one." },
  "wrong-number-of-years": { fr: "Il faut un montant, ou une case vide, par année du tableau.", en: "One amount, or an empty cell, is needed for each year of the table." },
  "no-such-parent": { fr: "Ce sous quoi on l’ajoute n’est pas, ou plus, dans le contrat.", en: "What it would stand under is not, or no longer, in the contract." },
};

function faultIssue(fault: EditFault): Issue {
  return issue(fault, fault === "already-there" ? "code" : null, faultWords[fault].fr, faultWords[fault].en);
}
