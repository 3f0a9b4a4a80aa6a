import type { Author } from "../../../../kernel/audit/index.ts";
import { formatList } from "../../../../kernel/i18n/format.ts";
import { isOpen } from "../domain/amendment.ts";
import { conflictsWith, type Conflict } from "../domain/carry-over.ts";
import { amendmentChangedMeanwhile, issue, notOpen, refusedEdit } from "../errors.ts";
import type { AmendmentDeps } from "./deps.ts";
import type { LoadedAmendment } from "./load.ts";
import { takeStep } from "./record.ts";

/** What carrying a draft over to the newer version would meet; empty where there is none. */
export async function findConflicts(deps: AmendmentDeps, { amendment, base, newerBase }: LoadedAmendment, dropped: ReadonlySet<number> = new Set()): Promise<Conflict[]> {
  const newer = newerBase === null ? undefined : await deps.contracts.version(newerBase.number);
  return newer === undefined ? [] : conflictsWith(base.register, newer.register, amendment.edits, dropped);
}

/**
 * Puts a draft on the version that came into force after its base. Edits in `dropped` count no longer; one that cannot
 * be made on the new base has to be among them. An edit of what the new version changed too stays if it is not dropped.
 */
export async function carryOver(deps: AmendmentDeps, by: Author, number: number, dropped: readonly number[], seen: number): Promise<LoadedAmendment> {
  return takeStep(deps, by, number, async (loaded) => {
    const { amendment, newerBase } = loaded;
    if (!isOpen(amendment)) throw notOpen();
    if (amendment.revision !== seen || newerBase === null) throw amendmentChangedMeanwhile();
    const known = dropped.filter((act) => amendment.edits.some((made) => made.act === act));
    const left = (await findConflicts(deps, loaded, new Set(known))).filter((one) => one.kind !== "both-changed");
    if (left.length > 0) {
      const names = left.map((one) => String(one.edit.act));
      throw refusedEdit([issue("edits-do-not-fit", null, `Laissez de côté ce qui ne peut plus se faire\u202f: ${formatList(names.map((one) => `acte ${one}`), "fr")}.`, `Leave out what can no longer be made: ${formatList(names.map((one) => `act ${one}`), "en")}.`)]);
    }
    return async (_inside, write) => write({ kind: "carry-over", baseVersion: newerBase.number, baseRegisterSha256: newerBase.registerSha256, dropped: known });
  });
}
