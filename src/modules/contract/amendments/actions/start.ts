import type { Author } from "../../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { nothingRegistered } from "../../errors.ts";
import type { AmendmentAct } from "../domain/act.ts";
import type { Amendment } from "../domain/amendment.ts";
import type { ReasonKind } from "../domain/reasons.ts";
import { findAmendment, insertAmendment, nextAmendmentNumber } from "../store/amendment-store.ts";
import type { AmendmentDeps } from "./deps.ts";
import { lastDated, steeredCode } from "./load.ts";
import { writeAct } from "./record.ts";

export interface NewAmendment {
  readonly reasonKind: ReasonKind;
  readonly reason: Bilingual;
  readonly demonstration?: boolean;
}

/**
 * Opens a draft beside the version in force, with its reason. It starts from the last version that has a day of entry
 * into force, even one yet to come, for that is what it will follow. The same one opened again before anything is
 * written in it (a double click) is opened once. Fails with `contract.nothing-registered`.
 */
export async function startAmendment(deps: AmendmentDeps, by: Author, draft: NewAmendment): Promise<number> {
  const contractCode = await steeredCode(deps);
  const base = lastDated(await deps.contracts.versions());
  if (base === undefined) throw nothingRegistered();
  return deps.db.tx(async (inside) => {
    const number = await nextAmendmentNumber(inside, contractCode);
    const last = number === 1 ? null : await findAmendment(inside, contractCode, number - 1);
    if (last !== null && isSentAgain(last, by, draft)) return number - 1;
    await insertAmendment(inside, { contractCode, number, demonstration: draft.demonstration ?? false });
    const { reasonKind, reason } = draft;
    await writeAct(deps, inside, by, { contractCode, amendment: number, number: 1 }, { kind: "start", baseVersion: base.number, baseRegisterSha256: base.registerSha256, reasonKind, reason });
    return number;
  });
}

function isSentAgain({ amendment, acts }: { readonly amendment: Amendment; readonly acts: readonly AmendmentAct[] }, by: Author, { reasonKind, reason, demonstration = false }: NewAmendment): boolean {
  const isSame = amendment.reasonKind === reasonKind && amendment.reason.fr === reason.fr && amendment.reason.en === reason.en && amendment.demonstration === demonstration;
  return isSame && acts.length === 1 && acts[0]?.accountId === by.accountId;
}
