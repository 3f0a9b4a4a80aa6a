import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Register } from "../../domain/register.ts";
import type { AmendmentAct, SignatureSide } from "./act.ts";
import { applyEdit, type EditFault } from "./apply-edit.ts";
import type { Edit } from "./edit.ts";
import type { ReasonKind } from "./reasons.ts";

/** `signed` covers what is to come into force and what is in force: the date says which. */
export type AmendmentState = "draft" | "proposed" | "signed-by-one" | "signed" | "abandoned";

export interface MadeEdit {
  /** The number of the act. */
  readonly act: number;
  readonly edit: Edit;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

export interface Signature {
  readonly side: SignatureSide;
  readonly registerSha256: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly signedAt: string;
}

/** What an amendment has come to: the fold of its acts. */
export interface Amendment {
  readonly number: number;
  readonly contractCode: string;
  readonly demonstration: boolean;
  /** The number of its last act: what two people who write at once are told apart by. */
  readonly revision: number;
  readonly state: AmendmentState;
  readonly baseVersion: number;
  readonly baseRegisterSha256: string;
  readonly reasonKind: ReasonKind;
  readonly reason: Bilingual;
  /** Edits that count, in the order in which they were made. */
  readonly edits: readonly MadeEdit[];
  /** The account that last changed what the amendment says: it may not sign. */
  readonly lastEditor: { readonly accountId: string | null; readonly author: string };
  /** From the day named in the proposal; null while it is a draft. */
  readonly inForceFrom: Day | null;
  readonly proposedSha256: string | null;
  readonly signatures: readonly Signature[];
  /** Signatures that a later change made void, oldest first, with the act that did. */
  readonly voided: readonly (Signature & { readonly by: number })[];
  /** The version of the contract that it became; null until it is signed by both. */
  readonly version: number | null;
  readonly abandonedBecause: string | null;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly changedAt: string;
}

export interface AmendmentNamed {
  readonly number: number;
  readonly contractCode: string;
  readonly demonstration: boolean;
}

/** The state of an amendment after these acts, in their order; null without the act that starts it. Pure. */
export function foldActs(named: AmendmentNamed, acts: readonly AmendmentAct[]): Amendment | null {
  const [first, ...others] = acts;
  if (first === undefined || first.content.kind !== "start") return null;
  const { baseVersion, baseRegisterSha256, reasonKind, reason } = first.content;
  const started: Amendment = {
    ...named, revision: first.number, state: "draft", baseVersion, baseRegisterSha256, reasonKind, reason, edits: [], lastEditor: first, inForceFrom: null, proposedSha256: null,
    signatures: [], voided: [], version: null, abandonedBecause: null, startedAt: first.recordedAt, startedBy: first.author, changedAt: first.recordedAt,
  };
  return others.reduce((amendment, act) => ({ ...after(amendment, act), revision: act.number, changedAt: act.recordedAt }), started);
}

function after(amendment: Amendment, act: AmendmentAct): Amendment {
  const { content, accountId, author } = act;
  switch (content.kind) {
    case "start":
      return amendment;
    case "reason":
      return { ...reopened(amendment, act), reasonKind: content.reasonKind, reason: content.reason };
    case "edit":
      return { ...reopened(amendment, act), edits: [...amendment.edits, { act: act.number, edit: content.edit, recordedAt: act.recordedAt, accountId, author }] };
    case "undo":
      return { ...reopened(amendment, act), edits: amendment.edits.filter((one) => one.act !== content.act) };
    case "carry-over":
      return { ...reopened(amendment, act), baseVersion: content.baseVersion, baseRegisterSha256: content.baseRegisterSha256, edits: amendment.edits.filter((one) => !content.dropped.includes(one.act)) };
    case "propose":
      return { ...amendment, state: "proposed", inForceFrom: content.inForceFrom, proposedSha256: content.registerSha256, signatures: [] };
    case "withdraw":
      return withdrawn(amendment, act);
    case "sign": {
      const signature = { side: content.side, registerSha256: content.registerSha256, accountId, author, signedAt: act.recordedAt };
      return { ...amendment, state: "signed-by-one", signatures: [...amendment.signatures, signature] };
    }
    case "complete":
      return { ...amendment, state: "signed", version: content.version };
    case "abandon":
      return { ...withdrawn(amendment, act), state: "abandoned", abandonedBecause: content.why };
  }
}

/** A change of what the amendment says: it is a draft again, and signatures given to what it said before are void. */
function reopened(amendment: Amendment, act: AmendmentAct): Amendment {
  return { ...withdrawn(amendment, act), lastEditor: { accountId: act.accountId, author: act.author } };
}

function withdrawn(amendment: Amendment, act: AmendmentAct): Amendment {
  return {
    ...amendment, state: "draft", inForceFrom: null, proposedSha256: null, signatures: [],
    voided: [...amendment.voided, ...amendment.signatures.map((signature) => ({ ...signature, by: act.number }))],
  };
}

export interface DraftRegister {
  readonly register: Register;
  /** Edits that cannot be made on this base, in order: the register is without them. Empty unless the base has changed. */
  readonly failed: readonly { readonly edit: MadeEdit; readonly fault: EditFault }[];
}

/** The base with the edits made in their order. Pure; an edit that cannot be made is left out and named. */
export function draftRegister(base: Register, edits: readonly MadeEdit[]): DraftRegister {
  let register = base;
  const failed: { edit: MadeEdit; fault: EditFault }[] = [];
  for (const edit of edits) {
    const applied = applyEdit(register, edit.edit);
    if ("fault" in applied) failed.push({ edit, fault: applied.fault });
    else register = applied.register;
  }
  return { register, failed };
}

/** May what the amendment says still be changed? What was signed by both or abandoned stays as it is. */
export function isOpen(amendment: Pick<Amendment, "state">): boolean {
  return amendment.state !== "signed" && amendment.state !== "abandoned";
}
