import type { Ballots } from "../domain/ports.ts";
import { createBoxes } from "./boxes.ts";
import { createKeyFiles } from "./crypto/key-files.ts";
import type { BallotDeps } from "./deps.ts";
import type { Inclusion } from "./domain/merkle.ts";
import { createGiveUp } from "./give-up.ts";
import { createFold } from "./fold.ts";
import { createIssue } from "./issue.ts";
import { createOpen } from "./open.ts";
import { countedIn, inclusionOf, issuedTo, keysOf, participation, talliesOf, textsIn } from "./reads.ts";
import { createReceive } from "./receive.ts";

export interface BallotService extends Ballots {
  /** How a number is in the published list of an axis; null where it is not. Of a closed questionnaire only. */
  inclusion(questionnaire: string, axis: string, number: string): Promise<Inclusion | null>;
}

/** The anonymous way in: what each part promises is said where it is. */
export function createBallots(deps: BallotDeps): BallotService {
  const { db } = deps;
  const keys = createKeyFiles(deps.keyDirectory);
  const boxes = createBoxes(deps, keys);
  return {
    open: createOpen(deps, boxes, keys),
    keysOf: (code) => keysOf(db, code),
    issue: createIssue(deps, boxes),
    issuedTo: (actor, code) => issuedTo(db, actor, code),
    ...createReceive(deps, boxes, keys),
    ...createFold(deps, boxes, keys),
    ...createGiveUp(deps, boxes, keys),
    participation: (code) => participation(db, code),
    tallies: (code, axis) => talliesOf(db, code, axis),
    texts: (code, axis) => textsIn(db, code, axis),
    counted: (code, axis) => countedIn(db, code, axis),
    inclusion: (code, axis, number) => inclusionOf(db, code, axis, number),
  };
}
