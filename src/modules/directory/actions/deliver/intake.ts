import type { Day } from "../../../../kernel/time/day.ts";
import type { NodeId } from "../../domain/entity.ts";
import type { FieldDefinition } from "../../domain/field.ts";
import type { KnownStatement } from "../../domain/resolve/index.ts";

/** What taking a delivery in did. */
export interface Intake {
  /** Every node named or touched: to be projected. */
  readonly touched: Set<NodeId>;
  /** Nodes of which something new is said or something is said no more. */
  readonly changed: Set<NodeId>;
  readonly subjects: Set<NodeId>;
  readonly newNodes: Set<NodeId>;
  readonly counts: IntakeCounts;
  /** Every statement there is, where nothing had been said before: no need to read them back. */
  readonly said: KnownStatement[] | null;
}

export interface IntakeCounts {
  statements: number;
  newStatements: number;
  endedStatements: number;
  newRecords: number;
  changedRecords: number;
  unchangedRecords: number;
  /** Held by earlier deliveries, and not by this one which is complete. */
  goneRecords: number;
  /** Said already by a delivery of the same day: not written again. */
  sameDayRecords: number;
}

export interface IntakeOptions {
  readonly deliveryId: string;
  readonly recordedAt: string;
  readonly author: string | null;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /** Nothing of this source is held yet: no need to look. */
  readonly newSource: boolean;
  /** No source has ever said anything. */
  readonly nothingSaid: boolean;
  /** The next complete delivery of the scope after this day, which may not hold these records. */
  readonly nextComplete: { readonly id: string; readonly observedOn: Day } | null;
  /** Deliveries of the scope on later days are known already. */
  readonly knownLater: boolean;
  readonly onProgress: (done: number) => void;
}

export function emptyIntake(nothingSaid: boolean): Intake {
  return {
    touched: new Set(), changed: new Set(), subjects: new Set(), newNodes: new Set(), said: nothingSaid ? [] : null,
    counts: { statements: 0, newStatements: 0, endedStatements: 0, newRecords: 0, changedRecords: 0, unchangedRecords: 0, goneRecords: 0, sameDayRecords: 0 },
  };
}
