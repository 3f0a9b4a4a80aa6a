import type { Db } from "../../../../kernel/db/db.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DeliveryDraft } from "../../domain/directory.ts";
import type { SaidStatement } from "../../domain/observe/content.ts";
import type { StatementIdentity } from "../../domain/observe/identity.ts";
import type { PartialDate } from "../../domain/partial-date.ts";
import type { KnownStatement } from "../../domain/resolve/index.ts";
import { isExtension, type RunMove } from "../../domain/observe/moves.ts";
import { ensureNodes, type NodeRow } from "../../store/deliveries/nodes.ts";
import { putRecords, type RecordRow } from "../../store/deliveries/records.ts";
import { groupBy } from "../../domain/group-by.ts";
import { copyRuns, extendRuns, insertStatements, nodesOfStatements, updateRuns, type RunRow, type StatementCommon, type StatementRow } from "../../store/deliveries/statements.ts";
import type { Intake, IntakeOptions } from "./intake.ts";

/** The rows of a chunk, written together. */
export class Writes {
  readonly #draft: DeliveryDraft;
  readonly #common: StatementCommon;
  readonly #nodes: NodeRow[] = [];
  readonly #records: RecordRow[] = [];
  readonly #inserted: StatementRow[] = [];
  readonly #copied: (RunRow & { readonly of: string })[] = [];
  readonly #updated: RunRow[] = [];
  readonly #extended: { id: string; last: Day }[] = [];
  #ended = 0;

  constructor(draft: DeliveryDraft, { deliveryId, recordedAt, author }: IntakeOptions) {
    this.#draft = draft;
    this.#common = { source: draft.source.id, delivery: deliveryId, author, recordedAt, observedOn: draft.observedOn, demonstration: draft.demonstration };
  }

  /** A node that the delivery names for the first time. */
  node(row: NodeRow): void {
    this.#nodes.push(row);
  }

  record(row: RecordRow): void {
    this.#records.push(row);
  }

  moves(recordKey: string, moves: readonly RunMove[], content: ReadonlyMap<StatementIdentity, SaidStatement>): void {
    for (const move of moves) {
      const { id, identity, before, after } = move;
      const said = content.get(identity);
      if (before?.ended === null && after.ended !== null) this.#ended += 1;
      if (before !== null && isExtension(move)) this.#extended.push({ id, last: after.last });
      else if (before !== null) this.#updated.push({ id, ...after });
      else if (said === undefined) this.#copied.push({ id, of: identity, ...after });
      else this.#inserted.push(rowOf(recordKey, move, said));
    }
  }

  async flush(tx: Db, intake: Intake): Promise<void> {
    // Asked all at once and carried out in this order: the database never waits for the next to be put into words.
    const [newNodes, , kept, , , , movedNodes] = await Promise.all([
      ensureNodes(tx, this.#nodes, this.#draft.demonstration),
      putRecords(tx, this.#draft.source.id, this.#draft.scope, this.#records),
      insertStatements(tx, this.#common, this.#inserted),
      copyRuns(tx, this.#copied),
      updateRuns(tx, this.#updated),
      Promise.all(Array.from(groupBy(this.#extended, (run) => run.last), ([day, runs]) => extendRuns(tx, runs.map((run) => run.id), day))),
      nodesOfStatements(tx, [...this.#copied, ...this.#updated].map((row) => row.id)),
    ]);
    for (const id of newNodes) intake.newNodes.add(id);
    if (intake.said !== null) for (const row of kept) intake.said.push(statementOf(row, this.#draft));
    intake.counts.newStatements += this.#inserted.length;
    intake.counts.endedStatements += this.#ended;
    for (const { node, object } of this.#inserted) {
      intake.changed.add(node);
      if (object !== null) intake.changed.add(object);
    }
    for (const id of movedNodes) {
      intake.changed.add(id);
      intake.touched.add(id);
    }
  }
}

function rowOf(recordKey: string, { id, after }: RunMove, { node, object, draft }: SaidStatement): StatementRow {
  return {
    id, node, field: draft.field, slot: draft.slot ?? "", object, value: draft.value, valid_from: draft.validFrom ?? null, valid_until: draft.validUntil ?? null,
    record_key: recordKey, ...after, confidence: draft.confidence ?? 1, raw: draft.raw ?? null,
  };
}

/** A row as a statement that is read back. */
function statementOf(row: StatementRow, { source, demonstration }: DeliveryDraft): KnownStatement {
  return {
    id: row.id, node: row.node, field: row.field, slot: row.slot, object: row.object, value: row.value, validFrom: row.valid_from as PartialDate | null, validUntil: row.valid_until as PartialDate | null,
    source: source.id, recordKey: row.record_key, firstObservedOn: row.first, lastObservedOn: row.last, endedOn: row.ended, confidence: asReal(row.confidence), raw: row.raw, demonstration,
  };
}

/** A number as a column of type `real` gives it back: the shortest decimal that names the same 32 bits. */
function asReal(value: number): number {
  const real = Math.fround(value);
  for (let digits = 1; digits < 9; digits += 1) {
    const short = Number(real.toPrecision(digits));
    if (Math.fround(short) === real) return short;
  }
  return Number(real.toPrecision(9));
}
