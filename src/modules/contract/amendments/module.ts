import type { Author } from "../../../kernel/audit/index.ts";
import { noAnnouncement, noNotice } from "../../../kernel/outbox/notice.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { carryOver, findConflicts } from "./actions/carry-over.ts";
import type { AmendmentDeps } from "./actions/deps.ts";
import { changeReason, makeEdit, undoEdit } from "./actions/edit.ts";
import { loadAmendment, steeredCode, usesOf, type LoadedAmendment } from "./actions/load.ts";
import { abandon, earliestDay, obstacles, propose, withdraw } from "./actions/propose.ts";
import { sign, type SeenBySignatory } from "./actions/sign.ts";
import { startAmendment, type NewAmendment } from "./actions/start.ts";
import type { SignatureSide } from "./domain/act.ts";
import type { Amendment } from "./domain/amendment.ts";
import type { Conflict } from "./domain/carry-over.ts";
import type { Edit } from "./domain/edit.ts";
import type { ReasonKind } from "./domain/reasons.ts";
import type { Losses, Use } from "./domain/uses.ts";
import { allAmendments } from "./store/amendment-store.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";

export type AmendmentsDeps = Omit<AmendmentDeps, "notify" | "announce" | "signatories" | "concerned" | "otherUses"> & Partial<AmendmentDeps>;

/** Amendments of the contract that is steered: drafts edited beside it, proposed, signed by both sides, in force from a day. */
export interface Amendments {
  /** All of them, by number. */
  list(): Promise<readonly Amendment[]>;
  /** One with its base and its draft. Fails with `contract.unknown-amendment`. */
  load(number: number): Promise<LoadedAmendment>;
  start(by: Author, draft: NewAmendment): Promise<number>;
  edit(by: Author, number: number, edit: Edit, seen: number): Promise<LoadedAmendment>;
  undo(by: Author, number: number, act: number, seen: number): Promise<LoadedAmendment>;
  changeReason(by: Author, number: number, given: { readonly reasonKind: ReasonKind; readonly reason: Bilingual }, seen: number): Promise<LoadedAmendment>;
  conflicts(loaded: LoadedAmendment): Promise<readonly Conflict[]>;
  carryOver(by: Author, number: number, dropped: readonly number[], seen: number): Promise<LoadedAmendment>;
  propose(by: Author, number: number, inForceFrom: Day, seen: number): Promise<LoadedAmendment>;
  withdraw(by: Author, number: number, seen: number): Promise<LoadedAmendment>;
  abandon(by: Author, number: number, why: string, seen: number): Promise<LoadedAmendment>;
  sign(by: Author & { readonly accountId: string }, number: number, side: SignatureSide, seen: SeenBySignatory): Promise<LoadedAmendment>;
  /** What hangs on what would be lost: values, reviews, duties. */
  usesOf(losses: Losses): Promise<readonly Use[]>;
  /** The first day from which it may be in force. */
  earliest(loaded: LoadedAmendment): Day;
  /** What stands in the way of a signature if it were in force from that day. */
  obstacles(loaded: LoadedAmendment, inForceFrom: Day): Promise<readonly Issue[]>;
}

export function createAmendments(given: AmendmentsDeps): Amendments {
  const deps: AmendmentDeps = { notify: noNotice, announce: noAnnouncement, signatories: async () => [], concerned: async () => [], otherUses: async () => [], ...given };
  return {
    list: async () => ((await deps.contracts.versions()).length === 0 ? [] : allAmendments(deps.db, await steeredCode(deps))),
    load: (number) => loadAmendment(deps, number),
    start: (by, draft) => startAmendment(deps, by, draft),
    edit: (by, number, edit, seen) => makeEdit(deps, by, number, edit, seen),
    undo: (by, number, act, seen) => undoEdit(deps, by, number, act, seen),
    changeReason: (by, number, reason, seen) => changeReason(deps, by, number, reason, seen),
    conflicts: (loaded) => findConflicts(deps, loaded),
    carryOver: (by, number, dropped, seen) => carryOver(deps, by, number, dropped, seen),
    propose: (by, number, inForceFrom, seen) => propose(deps, by, number, inForceFrom, seen),
    withdraw: (by, number, seen) => withdraw(deps, by, number, seen),
    abandon: (by, number, why, seen) => abandon(deps, by, number, why, seen),
    sign: (by, number, side, seen) => sign(deps, by, number, side, seen),
    usesOf: (losses) => usesOf(deps, losses),
    earliest: ({ base }) => earliestDay(deps.clock.today(), base),
    obstacles: (loaded, inForceFrom) => obstacles(deps, loaded, inForceFrom),
  };
}
