import { sql, type SQL } from "../../../../kernel/db/db.ts";
import type { AccessRequest, DecisionRule, UseCondition } from "../domain/request.ts";
import { numberOf } from "../domain/request.ts";
import type { RequestForm } from "../domain/form.ts";
import type { RequestState } from "../domain/table.ts";

export interface RequestRow {
  readonly id: number;
  readonly dataset: string;
  readonly requester: string | null;
  readonly state: RequestState;
  readonly revision: number;
  readonly form_version: number;
  readonly form: RequestForm;
  readonly answers: Readonly<Record<string, string>>;
  readonly accepted: readonly string[];
  readonly deciders: readonly string[];
  readonly rule: DecisionRule;
  readonly round: number;
  readonly conditions: readonly UseCondition[];
  readonly granted_files: readonly string[] | null;
  readonly duration_days: number;
  readonly region: string | null;
  readonly renewal_of: number | null;
  readonly created_at: string;
  readonly changed_at: string;
  readonly submitted_at: string | null;
  readonly due_at: string | null;
  readonly escalated_at: string | null;
  readonly decided_at: string | null;
  readonly granted_at: string | null;
  readonly expires_at: string | null;
  readonly closed_at: string | null;
  readonly purged_at: string | null;
  readonly demonstration: boolean;
}

export const requestColumns: SQL = sql.raw(["id", "dataset", "requester", "state", "revision", "form_version", "form", "answers", "accepted", "deciders", "rule", "round", "conditions", "granted_files", "duration_days", "region", "renewal_of", "created_at", "changed_at", "submitted_at", "due_at", "escalated_at", "decided_at", "granted_at", "expires_at", "closed_at", "purged_at", "demonstration"].map((name) => `request.${name}`).join(", "));

export function requestOf(row: RequestRow): AccessRequest {
  return {
    id: row.id, number: numberOf(row.id), dataset: row.dataset, requester: row.requester, state: row.state, revision: row.revision, formVersion: row.form_version, form: row.form, answers: row.answers, accepted: row.accepted,
    deciders: row.deciders, rule: row.rule, round: row.round, conditions: row.conditions, grantedFiles: row.granted_files, durationDays: row.duration_days, region: row.region,
    renewalOf: row.renewal_of === null ? null : numberOf(row.renewal_of), createdAt: row.created_at, changedAt: row.changed_at, submittedAt: row.submitted_at, dueAt: row.due_at, escalatedAt: row.escalated_at,
    decidedAt: row.decided_at, grantedAt: row.granted_at, expiresAt: row.expires_at, closedAt: row.closed_at, purgedAt: row.purged_at, demonstration: row.demonstration,
  };
}
