import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { DirectoryDeps } from "../../deps.ts";
import { deleteDemonstration, type Removal } from "../../store/deliveries/demonstration.ts";
import { noteGone } from "../../store/deliveries/entities.ts";

/** Takes made-up facts away inside the transaction of the caller, who projects what is `left`. */
export async function takeDemonstrationAway(tx: Db, deps: DirectoryDeps, by: Author): Promise<Removal> {
  const removal = await deleteDemonstration(tx);
  await noteGone(tx, removal.gone);
  await recordAudit(tx, {
    recordedAt: deps.clock.now(),
    accountId: by.accountId,
    author: by.name,
    act: "directory.demonstration-removed",
    subject: "directory",
    previous: { statements: removal.statements, deliveries: removal.deliveries, nodes: removal.gone.length, decisions: removal.decisions },
    next: null,
  });
  return removal;
}
