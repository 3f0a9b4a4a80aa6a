import { createHash } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Reference } from "../domain/engine.ts";
import { histogramSha256 } from "../engine/cells.ts";
import { referenceAltered, referenceDiffers } from "../errors.ts";
import { contentOfReference, insertReference } from "../store/reference-store.ts";

export interface ReferenceImport {
  readonly sha256: string;
  readonly cells: number;
  readonly totals: number;
  /** A reference of that hash was there already: nothing was added. */
  readonly known: boolean;
}

/** Keeps a reference beside those that are there; one of the same content adds nothing. All or nothing, audited. Fails with `bibliometrics.reference-altered` where its cells are not those of its hash, with `bibliometrics.reference-differs` where another content bears the same hash. */
export async function importReference({ db, clock }: { readonly db: Db; readonly clock: Clock }, by: Author, reference: Reference, demonstration: boolean): Promise<ReferenceImport> {
  const { recipe, cells, totals, journalFields, tiers } = reference;
  if (histogramSha256(cells) !== reference.sha256) throw referenceAltered();
  const contentSha256 = createHash("sha256").update(canonicalJson({ recipe, cells, totals, journalFields: journalFields ?? null, tiers: tiers ?? null })).digest("hex");
  return db.tx(async (inside) => {
    await inside.query(sql`select pg_advisory_xact_lock(hashtextextended('bibliometrics.reference', 0))`);
    const content = await contentOfReference(inside, reference.sha256);
    const known = content !== undefined;
    if (known && content !== contentSha256) throw referenceDiffers(reference.sha256);
    const told = { sha256: reference.sha256, cells: reference.cells.length, totals: reference.totals.length };
    if (known) return { ...told, known };
    await insertReference(inside, reference, { importedAt: clock.now().toISOString(), accountId: by.accountId, author: by.name, demonstration, contentSha256 });
    await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "bibliometrics.reference-imported", subject: reference.sha256, next: { cells: told.cells, totals: told.totals, classification: reference.recipe.classification, observedOn: reference.recipe.observedOn, demonstration } });
    return { ...told, known };
  });
}
