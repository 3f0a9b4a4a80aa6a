import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { Decision, DecisionDraft } from "../../domain/directory.ts";
import { nodeIdOf } from "../../domain/node-id.ts";
import { appendDecision, findDecision, kindsOfKey, rejectionsBetween, standingOnPair, statementIsAbout } from "../../store/graph/decisions.ts";
import { lockGraph } from "../../store/graph/write-graph.ts";
import { projectNodes } from "../project/index.ts";
import { alreadyRevoked, decisionContradicted, decisionRefused, unknownDecision } from "./errors.ts";

/**
 * Records what a person decided and works out anew what follows from it, in one transaction. Decisions on keys that no
 * node has yet hold when one comes. The same decision again gives the one that stands. Fails with
 * `directory.decision-refused` (with every fault) or `directory.decision-contradicted`.
 */
export async function decide(db: Db, deps: DirectoryDeps, by: Author, draft: DecisionDraft): Promise<Decision> {
  return db.tx(async (tx) => {
    await lockGraph(tx);
    const issues = draft.kind === "prefer" ? await faultsOfPreference(tx, deps, draft) : await faultsOfPair(tx, draft);
    if (issues.length > 0) throw decisionRefused(issues);
    if (draft.kind !== "prefer") {
      const standing = await standingOnPair(tx, draft.nodeKind, draft.leftKey, draft.rightKey);
      const again = standing.find((decision) => decision.kind === draft.kind);
      if (again !== undefined) return again;
      const [against] = [...standing, ...(draft.kind === "same" ? await rejectionsBetween(tx, nodeIdOf({ kind: draft.nodeKind, key: draft.leftKey }), nodeIdOf({ kind: draft.nodeKind, key: draft.rightKey })) : [])];
      if (against !== undefined) throw decisionContradicted(against);
    }
    const pair = draft.kind !== "prefer";
    const id = randomUUID();
    await appendDecision(tx, {
      id, kind: draft.kind, nodeKind: draft.nodeKind,
      leftKey: pair ? draft.leftKey : draft.key, rightKey: pair ? draft.rightKey : null,
      field: pair ? null : draft.field, slot: pair ? null : draft.slot, statement: pair ? null : draft.statement.toLowerCase(),
      revokes: null, reason: draft.reason.trim(), recordedAt: deps.clock.now().toISOString(), accountId: by.accountId, author: by.name,
    });
    const nodes = (pair ? [draft.leftKey, draft.rightKey] : [draft.key]).map((key) => nodeIdOf({ kind: draft.nodeKind, key }));
    await audit(tx, deps, by, "directory.decided", id, { kind: draft.kind, nodeKind: draft.nodeKind, nodes, reason: draft.reason.trim(), ...(pair ? {} : { field: draft.field, slot: draft.slot, statement: draft.statement }) });
    const { questions } = await projectNodes(tx, deps, nodes);
    if (questions.some((question) => question.link.startsWith("decision:"))) throw decisionContradicted(null);
    return kept(tx, id);
  });
}

/** Takes a decision back, so that all is as if it had never been taken. Fails with `directory.unknown-decision`, `directory.decision-already-revoked`, `directory.decision-refused`. */
export async function revoke(db: Db, deps: DirectoryDeps, by: Author, decisionId: string, reason: string): Promise<void> {
  await db.tx(async (tx) => {
    await lockGraph(tx);
    if (reason.trim() === "") throw decisionRefused([noReason]);
    const decision = await findDecision(tx, decisionId);
    if (decision === null) throw unknownDecision();
    if (decision.revoked !== null) throw alreadyRevoked();
    const { nodeKind, leftKey, rightKey } = decision;
    await appendDecision(tx, {
      id: randomUUID(), kind: "revoke", nodeKind, leftKey, rightKey, field: null, slot: null, statement: null,
      revokes: decision.id, reason: reason.trim(), recordedAt: deps.clock.now().toISOString(), accountId: by.accountId, author: by.name,
    });
    const nodes = [leftKey, rightKey].flatMap((key) => (key === null ? [] : [nodeIdOf({ kind: nodeKind, key })]));
    await audit(tx, deps, by, "directory.decision-revoked", decision.id, { kind: decision.kind, nodeKind, nodes, reason: reason.trim() });
    await projectNodes(tx, deps, nodes);
  });
}

const noReason: Issue = {
  code: "directory.decision-without-reason", severity: "error", field: "reason",
  text: { fr: "Dites en quelques mots pourquoi\u202f: la raison reste avec la décision.", en: "Say in a few words why: the reason stays with the decision." },
};

async function faultsOfPair(tx: Db, draft: Extract<DecisionDraft, { leftKey: string }>): Promise<Issue[]> {
  const issues: Issue[] = draft.reason.trim() === "" ? [noReason] : [];
  for (const [field, key] of [["leftKey", draft.leftKey], ["rightKey", draft.rightKey]] as const) {
    if (!/^[^:\s][^:]*:./u.test(key)) issues.push({ code: "directory.unreadable-key", severity: "error", field, text: { fr: "Un nœud se nomme par sa clé, comme «\u202frnsr:200412238P\u202f».", en: "A node is named by its key, such as “rnsr:200412238P”." } });
    else issues.push(...(await faultsOfKind(tx, field, key, draft.nodeKind)));
  }
  if (draft.leftKey === draft.rightKey) issues.push({ code: "directory.decision-on-one-node", severity: "error", field: "rightKey", text: { fr: "Les deux clés sont la même\u202f: choisissez deux nœuds distincts.", en: "Both keys are the same: choose two nodes." } });
  return issues;
}

/** A key that no node has is taken as it is; one that only nodes of other kinds have is a mistake. */
async function faultsOfKind(tx: Db, field: string, key: string, nodeKind: string): Promise<Issue[]> {
  const kinds = await kindsOfKey(tx, key);
  if (kinds.length === 0 || kinds.includes(nodeKind)) return [];
  return [{ code: "directory.decision-across-kinds", severity: "error", field, text: { fr: `Cette clé est celle d’un nœud d’une autre nature (${kinds.join(", ")})\u202f: une décision porte sur deux nœuds de même nature.`, en: `This key is that of a node of another kind (${kinds.join(", ")}): a decision is about two nodes of one kind.` } }];
}

async function faultsOfPreference(tx: Db, deps: DirectoryDeps, draft: Extract<DecisionDraft, { kind: "prefer" }>): Promise<Issue[]> {
  const issues: Issue[] = draft.reason.trim() === "" ? [noReason] : [];
  const field = deps.fields.find((one) => one.code === draft.field && one.kinds.includes(draft.nodeKind));
  if (field === undefined) issues.push({ code: "directory.unknown-field", severity: "error", field: "field", text: { fr: `Il n’y a pas de champ «\u202f${draft.field}\u202f» pour cette nature.`, en: `There is no field “${draft.field}” for this kind.` } });
  else if (!(await statementIsAbout(tx, draft.statement, nodeIdOf({ kind: draft.nodeKind, key: draft.key }), draft.field, draft.slot))) {
    issues.push({ code: "directory.unknown-statement", severity: "error", field: "statement", text: { fr: "Cet énoncé ne porte pas sur ce champ de cette fiche\u202f: choisissez-en un dans sa provenance.", en: "This statement is not about this field of this record: choose one from its provenance." } });
  }
  return issues;
}

async function kept(tx: Db, id: string): Promise<Decision> {
  const decision = await findDecision(tx, id);
  if (decision === null) throw new Error("a decision was recorded and cannot be read");
  return decision;
}

/** Nodes by id: keys may hold names of people, and the audit is never erased. */
async function audit(tx: Db, deps: DirectoryDeps, by: Author, act: string, decision: string, next: unknown): Promise<void> {
  await recordAudit(tx, { recordedAt: deps.clock.now(), accountId: by.accountId, author: by.name, act, subject: `decision ${decision}`, previous: null, next });
}
