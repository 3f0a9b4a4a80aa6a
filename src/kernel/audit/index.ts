import type { MigrationSet } from "../db/migrate.ts";

/** The kernel's own tables. To be put first in the list given to `migrate`. */
export const auditMigrations: MigrationSet = { schema: "kernel", directory: new URL("./migrations/", import.meta.url) };

export type { Author } from "./author.ts";
export type { AuditEntry, ChainedEntry } from "./entry.ts";
export { canonicalJson } from "./canonical.ts";
export { listAudit, readAuditOf } from "./list.ts";
export type { AuditQuestion } from "./list.ts";
export { recordAudit, recordAudits } from "./record.ts";
export { verifyAudit } from "./verify.ts";
export type { AuditVerdict, BreakReason, FirstBroken } from "./verify.ts";
export { authorOf } from "./author.ts";
