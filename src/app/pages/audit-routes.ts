import { createElement } from "preact";
import { z } from "zod";
import { listAudit, verifyAudit } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import { route, type Route } from "../../kernel/http/route.ts";
import { tableFormats, tableReply, type TableFormat } from "../../kernel/http/table-reply.ts";
import { rolesFor } from "../../modules/identity/index.ts";
import { auditTable } from "./audit-table.ts";
import { AuditView } from "./audit-view.tsx";
import { auditWords } from "./audit-words.ts";

const perPage = 50;

const auditQuery = z.object({
  subject: z.string().max(300).optional().transform((given) => (given === undefined || given.trim() === "" ? undefined : given.trim())),
  before: z.coerce.number().int().min(1).optional().catch(undefined),
  check: z.string().optional(),
});

/** At most so many entries in one file; older ones are had by naming a subject, or from the database. */
const exportedEntries = 100_000;

/** The audit log page and its exports, for those who may read it; `?check=1` walks the whole chain of hashes. */
export function auditRoutes(db: Db): Route[] {
  return [auditPage(db), ...tableFormats.map((format) => auditExport(db, format))];
}

function auditExport(db: Db, format: TableFormat): Route {
  return route({
    method: "GET",
    path: `/audit.${format}`,
    access: { anyOf: rolesFor("audit.read") },
    summary: `The newest entries of the audit log, of everything or of one subject, as ${format.toUpperCase()}`,
    perMinute: 10,
    query: auditQuery.pick({ subject: true }),
    handle: async ({ query: { subject }, context: { language } }) =>
      tableReply(auditTable(await listAudit(db, { limit: exportedEntries, ...(subject === undefined ? {} : { subject }) })), format, language),
  });
}

function auditPage(db: Db): Route {
  return route({
    method: "GET",
    path: "/audit",
    access: { anyOf: rolesFor("audit.read") },
    summary: "Audit log, in pages, of everything or of one subject; the state of its chain when asked",
    perMinute: 60,
    query: auditQuery,
    handle: async ({ query: { subject, before, check }, context: { language, url } }) => {
      const found = await listAudit(db, { limit: perPage + 1, ...(before === undefined ? {} : { before }), ...(subject === undefined ? {} : { subject }) });
      const verdict = check === undefined ? null : await verifyAudit(db);
      const body = createElement(AuditView, { entries: found.slice(0, perPage), more: found.length > perPage, subject: subject ?? null, verdict, language, url });
      return { kind: "page", page: { title: auditWords.title[language], section: "audit", body } };
    },
  });
}
