import { randomUUID } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { sha256Of } from "../domain/canonical.ts";
import type { Publication } from "../domain/publication.ts";
import { tidyText } from "../domain/sections.ts";
import { alreadyPublished, alreadyWithdrawn, notPublished, reasonMissing, unknownReport } from "../errors.ts";
import type { ReportsDeps } from "../seal/deps.ts";
import { insertPublication } from "../store/publication-store.ts";
import { findSealed, listSealed, lockSealed, type SealedSummary } from "../store/sealed-store.ts";

/** What the audit keeps of a publication: enough to tell that the row was altered. */
export function publicationSha256({ id, code, kind, reason, recordedAt, accountId, author }: Publication): string {
  return sha256Of(canonicalJson({ id, code, kind, reason, recordedAt: new Date(recordedAt).toISOString(), accountId, author }));
}

/**
 * Opens a sealed report to everybody, with all that it prints. Fails with `reports.unknown-report`,
 * `reports.already-published`, and `reports.already-withdrawn` for one that no longer holds.
 */
export async function publishReport(deps: ReportsDeps, by: Author, code: string): Promise<SealedSummary> {
  return record(deps, by, code, "published", null);
}

/**
 * Takes a report back from the public: from then on it is again for those who read drafts, and the trace stays for them.
 * Fails with `reports.reason-missing`, `reports.unknown-report`, `reports.not-published`.
 */
export async function takeBackReport(deps: ReportsDeps, by: Author, code: string, given: Bilingual): Promise<SealedSummary> {
  const reason = { fr: tidyText(given.fr), en: tidyText(given.en) };
  if (reason.fr === "" || reason.en === "") throw reasonMissing();
  return record(deps, by, code, "taken-back", reason);
}

async function record(deps: ReportsDeps, by: Author, code: string, kind: Publication["kind"], reason: Bilingual | null): Promise<SealedSummary> {
  return deps.db.tx(async (inside) => {
    await lockSealed(inside);
    const found = await findSealed(inside, code);
    if (found === undefined) throw unknownReport(code, (await listSealed(inside)).map((one) => one.code));
    const { contentSha256, publicSince } = found;
    if (kind === "published" && found.withdrawn !== null) throw alreadyWithdrawn(code);
    if (kind === "published" && publicSince !== null) throw alreadyPublished(code);
    if (kind === "taken-back" && publicSince === null) throw notPublished(code);
    const act: Publication = { id: randomUUID(), code, kind, reason, recordedAt: deps.clock.now().toISOString(), accountId: by.accountId, author: by.name };
    await insertPublication(inside, act);
    await recordAudit(inside, {
      accountId: by.accountId, author: by.name, act: `report.${kind}`, subject: code, previous: { public: publicSince !== null },
      next: { publicationId: act.id, code, contentSha256, reason, publicationSha256: publicationSha256(act) },
    });
    await deps.announce(inside, { type: `report.${kind}`, subject: `report:${code}`, data: { code, contentSha256 } });
    return (await findSealed(inside, code)) ?? found;
  });
}
