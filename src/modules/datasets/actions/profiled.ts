import type { FileProfile } from "../domain/dataset.ts";
import { proposalsFrom, withProposals } from "../domain/proposals.ts";
import type { DatasetDeps } from "../deps.ts";
import { lockedRow } from "../store/rows.ts";
import { writeProposals } from "../store/write.ts";

/** Keeps what a file lets one propose for the draft. Nothing where there is no draft any more, or the file is gone from it. */
export async function profiled(deps: DatasetDeps, code: string, fileId: string, profile: FileProfile): Promise<void> {
  const file = (await deps.files.list(code)).find(({ id }) => id === fileId);
  if (file === undefined) return;
  await deps.db.tx(async (tx) => {
    const row = await lockedRow(tx, code);
    if (row === null || row.draft === null) return;
    await writeProposals(tx, code, withProposals(row.proposals, proposalsFrom(row.draft, file.path, profile), file.path));
  });
}
