import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { PublicationDeps } from "../deps.ts";
import { demonstrationWorks, removeDemonstrationRows } from "../store/deliveries.ts";
import { noteChanges, removeWorks } from "../store/works.ts";

/** Takes every made-up record away, with its works, in a transaction under `lockWorks`. Those who follow are told that the works are gone. */
export async function removeDemonstrationIn(tx: Db, deps: PublicationDeps, by: Author): Promise<void> {
  const codes = await demonstrationWorks(tx);
  await removeWorks(tx, codes);
  const records = await removeDemonstrationRows(tx);
  await noteChanges(tx, codes.map((code) => ({ code, gone: true })), deps.clock.now().toISOString());
  if (records === 0 && codes.length === 0) return;
  await recordAudit(tx, {
    recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "publications.demonstration-removed", subject: "publications", previous: { records, works: codes.length }, next: null,
  });
}
