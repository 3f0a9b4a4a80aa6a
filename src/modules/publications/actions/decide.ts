import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { PublicationDeps } from "../deps.ts";
import { isToldField } from "../domain/fields/priorities.ts";
import type { WorkDecision, WorkDecisionDraft } from "../domain/publications.ts";
import { alreadyDecided, alreadyRevoked, decisionUnknown, reasonMissing, sameRecord, unknownField, unknownRecord } from "../errors.ts";
import { findDecision, insertDecision, listDecisions, standingDecisions, type DecisionRow } from "../store/decisions.ts";
import { lockWorks, recordsOfWorks, standingRecords } from "../store/records.ts";
import { projectWorks } from "./project.ts";

/**
 * Records what a person says of records and works out what it changes. Refused: a record that is not there, one compared
 * with itself, a field that has no single value, no reason, a decision that stands already.
 */
export async function decideWork(deps: PublicationDeps, by: Author, draft: WorkDecisionDraft): Promise<WorkDecision> {
  const reason = draft.reason.trim();
  if (reason === "") throw reasonMissing();
  const names = draft.kind === "prefer" ? [draft.record] : [draft.left, draft.right].sort();
  const [left = "", right = null] = names;
  const field = draft.kind === "prefer" ? draft.field : null;
  if (left === right) throw sameRecord();
  if (field !== null && !isToldField(field)) throw unknownField(field);
  const id = randomUUID();
  const recordedAt = deps.clock.now().toISOString();
  await deps.db.tx(async (tx) => {
    await lockWorks(tx);
    const known = new Set((await standingRecords(tx, names)).map(({ record }) => record));
    for (const name of names) if (!known.has(name)) throw unknownRecord(name);
    const standing = await standingDecisions(tx, [left]);
    if (standing.some((one) => one.kind === draft.kind && one.left_record === left && one.right_record === right && one.field === field)) throw alreadyDecided();
    await insertDecision(tx, { id, kind: draft.kind, left, right, field, revokes: null, reason, recordedAt, accountId: by.accountId, author: by.name });
    await projectWorks(tx, recordedAt, { records: names, links: [], fresh: new Map() });
    await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: `publications.decided-${draft.kind}`, subject: `decision ${id}`, previous: null, next: { left, right, field, reason } });
  });
  return { id, draft: { ...draft, reason }, author: by.name, recordedAt, revoked: null };
}

/** Undoes a decision; it stays in the list with who undid it and why. */
export async function revokeDecision(deps: PublicationDeps, by: Author, id: string, why: string): Promise<void> {
  const reason = why.trim();
  if (reason === "") throw reasonMissing();
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(id)) throw decisionUnknown();
  await deps.db.tx(async (tx) => {
    await lockWorks(tx);
    const found = await findDecision(tx, id);
    if (found === null) throw decisionUnknown();
    if (found.revoked_at !== null) throw alreadyRevoked();
    const now = deps.clock.now().toISOString();
    await insertDecision(tx, { id: randomUUID(), kind: "revoke", left: found.left_record, right: found.right_record, field: null, revokes: id, reason, recordedAt: now, accountId: by.accountId, author: by.name });
    await projectWorks(tx, now, { records: [found.left_record, ...(found.right_record === null ? [] : [found.right_record])], links: [], fresh: new Map() });
    await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act: "publications.decision-revoked", subject: `decision ${id}`, previous: { kind: found.kind, left: found.left_record, right: found.right_record, field: found.field }, next: { reason } });
  });
}

/** Decisions about the records of a work, or all; the latest first. */
export async function decisionsOf(db: Db, code?: string): Promise<readonly WorkDecision[]> {
  const records = code === undefined ? null : (await recordsOfWorks(db, [code])).map(({ record }) => record);
  return (await listDecisions(db, records)).map(asDecision);
}

function asDecision(row: DecisionRow): WorkDecision {
  const draft: WorkDecisionDraft = row.kind === "prefer"
    ? { kind: "prefer", record: row.left_record, field: row.field ?? "", reason: row.reason }
    : { kind: row.kind, left: row.left_record, right: row.right_record ?? "", reason: row.reason };
  return {
    id: row.id, draft, author: row.author, recordedAt: row.recorded_at,
    revoked: row.revoked_at === null ? null : { author: row.revoked_by ?? "", recordedAt: row.revoked_at, reason: row.revoked_reason ?? "" },
  };
}
