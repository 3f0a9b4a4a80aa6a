import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { listVersions } from "../../store/version-store.ts";
import type { ActContent, ActKind } from "../domain/act.ts";
import { amendmentChangedMeanwhile, unknownAmendment } from "../errors.ts";
import { actSha256, findAmendment, insertAct, lockContract } from "../store/amendment-store.ts";
import type { AmendmentDeps } from "./deps.ts";
import { lastDated, loadAmendment, type LoadedAmendment } from "./load.ts";

/** The acts of the audit that speak of amendments. */
export const auditActs = ["start", "reason", "edit", "undo", "carry-over", "propose", "withdraw", "sign", "complete", "abandon"].map((kind) => `contract.amendment-${kind}`);

export function auditSubject(contractCode: string, amendment: number): string {
  return `${contractCode} amendment ${amendment}`;
}

/** Adds acts to an amendment within a transaction, one after the other. */
export type WriteAct = (content: ActContent) => Promise<void>;

/** The words of an act may name people, and the audit is never erased: it keeps the hash of what was said, not the words. */
export async function writeAct(deps: Pick<AmendmentDeps, "clock">, inside: Db, by: Author, place: { readonly contractCode: string; readonly amendment: number; readonly number: number }, content: ActContent): Promise<void> {
  const at = deps.clock.now();
  const act = { ...place, content, recordedAt: at.toISOString(), accountId: by.accountId, author: by.name };
  const sha256 = actSha256(act);
  await insertAct(inside, { ...act, sha256 });
  const kind: ActKind = content.kind;
  await recordAudit(inside, {
    recordedAt: at, accountId: by.accountId, author: by.name, act: `contract.amendment-${kind}`, subject: auditSubject(place.contractCode, place.amendment), previous: null,
    next: { act: place.number, sha256, ...(content.kind === "edit" ? { edit: content.edit.kind } : {}) },
  });
}

/**
 * One step of an amendment. `decide` sees it as it stands, refuses by throwing, and gives the work of the transaction;
 * where somebody else wrote in between it is asked again, so that nothing is decided on what is no longer so.
 */
export async function takeStep(deps: AmendmentDeps, by: Author, number: number, decide: (loaded: LoadedAmendment) => Promise<(inside: Db, write: WriteAct) => Promise<void>>): Promise<LoadedAmendment> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const loaded = await loadAmendment(deps, number);
    const { contractCode, revision } = loaded.amendment;
    const work = await decide(loaded);
    const lastSeen = loaded.newerBase?.number ?? loaded.base.number;
    const done = await deps.db.tx(async (inside) => {
      await lockContract(inside, contractCode);
      const kept = await findAmendment(inside, contractCode, number);
      if (kept === null) throw unknownAmendment(number);
      const last = lastDated(await listVersions(inside, contractCode));
      const moved = kept.amendment.version === null && kept.amendment.state !== "abandoned" && last !== undefined && last.number !== lastSeen;
      if (kept.amendment.revision !== revision || moved) return false;
      let next = revision;
      await work(inside, async (content) => {
        next += 1;
        await writeAct(deps, inside, by, { contractCode, amendment: number, number: next }, content);
      });
      return true;
    });
    if (done) return loadAmendment(deps, number);
  }
  throw amendmentChangedMeanwhile();
}
