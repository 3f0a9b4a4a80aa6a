import type { Source } from "../source.ts";
import type { NodeId, NodeKey } from "../entity.ts";
import { nodeIdOf } from "../node-id.ts";
import type { SourceRecordDraft, StatementDraft } from "../statement.ts";
import { identityOf, type StatementIdentity } from "./identity.ts";

export interface SaidStatement {
  readonly node: NodeId;
  readonly object: NodeId | null;
  readonly draft: StatementDraft;
}

/** Ids of nodes by kind and key, worked out once. */
export class NodeIndex {
  readonly #ids = new Map<string, NodeId>();
  readonly #fresh: { readonly id: NodeId; readonly key: NodeKey }[] = [];

  idOf(key: NodeKey): NodeId {
    const text = `${key.kind}\u001f${key.key}`;
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = nodeIdOf(key);
    this.#ids.set(text, id);
    this.#fresh.push({ id, key });
    return id;
  }

  /** Nodes met since the last call. */
  takeFresh(): { readonly id: NodeId; readonly key: NodeKey }[] {
    return this.#fresh.splice(0);
  }

  all(): IterableIterator<NodeId> {
    return this.#ids.values();
  }
}

/** What a record states, each thing once, under its identity. */
export function contentOf(source: Source, record: SourceRecordDraft, nodes: NodeIndex): Map<StatementIdentity, SaidStatement> {
  const content = new Map<StatementIdentity, SaidStatement>();
  for (const draft of record.statements) {
    const node = nodes.idOf(draft.subject);
    const object = draft.object === undefined ? null : nodes.idOf(draft.object);
    const identity = identityOf(source.id, record.key, node, object, draft);
    if (!content.has(identity)) content.set(identity, { node, object, draft });
  }
  return content;
}
