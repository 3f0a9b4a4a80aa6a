import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { DeliveryDraft, DeliveryReport } from "../../domain/directory.ts";
import type { NodeId } from "../../domain/entity.ts";
import { duplicatesIn } from "../../domain/observe/check-draft.ts";
import { deleteDelivery, deliveriesOf, insertDelivery, keepReport, lockDeliveries, putSource, type KnownDelivery } from "../../store/deliveries/deliveries.ts";
import { holdsDemonstration } from "../../store/deliveries/demonstration.ts";
import { holdsStatements } from "../../store/deliveries/statements.ts";
import { projectNodes } from "../project/index.ts";
import { duplicatedRecords, realFactsPresent } from "./errors.ts";
import type { Intake } from "./intake.ts";
import { remarksOn } from "./remarks.ts";
import { takeDemonstrationAway } from "./remove-demonstration.ts";
import { changesSince, listed, readBefore, type Changes } from "./report.ts";
import { takeIn } from "./take-in.ts";

/** Sources of which a statement is the word of the person who gives it. */
const spoken = new Set(["lab", "directory-office"]);

/** Takes a delivery in, inside a transaction: all of it or nothing. */
export async function deliverIn(tx: Db, deps: DirectoryDeps, by: Author, draft: DeliveryDraft, onProgress: (done: number, total: number) => void): Promise<DeliveryReport> {
  const duplicates = duplicatesIn(draft.records);
  if (duplicates.length > 0) throw duplicatedRecords(duplicates);
  await lockDeliveries(tx);
  let known = await deliveriesOf(tx, draft.source.id);
  const same = sameFile(known, draft);
  if (same !== null) return nothingChanged(same.id, draft, previousOf(known, draft));

  const left = new Set<NodeId>();
  let removed = 0;
  if (draft.demonstration) {
    if (known.some((delivery) => !delivery.demonstration)) throw realFactsPresent(draft.source.id);
  } else if ((draft.source.kind === "official-register" || known.some((delivery) => delivery.demonstration)) && (await holdsDemonstration(tx))) {
    const removal = await takeDemonstrationAway(tx, deps, by);
    removed = removal.statements;
    for (const id of removal.left) left.add(id);
    known = known.filter((delivery) => !delivery.demonstration);
  }

  const deliveryId = randomUUID();
  const now = deps.clock.now().toISOString();
  await putSource(tx, draft.source);
  await insertDelivery(tx, deliveryId, now, by, draft);
  const total = draft.records.length;
  const intake = await takeIn(tx, draft, {
    deliveryId,
    recordedAt: now,
    author: spoken.has(draft.source.kind) ? by.name : null,
    fields: new Map(deps.fields.map((field) => [field.code, field])),
    newSource: known.length === 0,
    nothingSaid: known.length === 0 && !(await holdsStatements(tx)),
    nextComplete: nextComplete(known, draft),
    knownLater: known.some((one) => one.scope === draft.scope && one.observedOn > draft.observedOn),
    // The last record counts as done when all is worked out from it too.
    onProgress: (done) => onProgress(Math.min(done, total - 1), total),
  });
  const previous = previousOf(known, draft);
  if (saysNothingNew(intake, known, draft)) {
    await deleteDelivery(tx, deliveryId);
    return nothingChanged(known.findLast((one) => one.scope === draft.scope && one.observedOn === draft.observedOn)?.id ?? deliveryId, draft, previous);
  }
  // A node that is new had no record.
  const knownBefore = [...intake.changed].filter((id) => !intake.newNodes.has(id));
  const before = await readBefore(tx, deps, knownBefore, draft.observedOn);
  const touched = [...new Set([...intake.touched, ...left])];
  const { remarks } = await projectNodes(tx, deps, touched, intake.said === null ? undefined : { statements: intake.said, seenFrom: draft.observedOn });
  const changes = await changesSince(tx, deps, before, intake, draft.observedOn);
  const report = reportOf(deliveryId, draft, previous, intake, changes, { removed, remarks: [...remarksOn(draft, intake.counts, deps.clock.today()), ...remarks] });
  await keepReport(tx, report);
  await recordAudit(tx, {
    recordedAt: deps.clock.now(),
    accountId: by.accountId,
    author: by.name,
    act: "directory.delivered",
    subject: `delivery ${deliveryId}`,
    previous: null,
    next: { source: draft.source.id, scope: draft.scope, observedOn: draft.observedOn, complete: draft.complete, fileSha256: draft.fileSha256, demonstration: draft.demonstration, records: total, statements: report.statements, counts: report.counts },
  });
  onProgress(total, total);
  return report;
}

/** The delivery that this one repeats: the same file for the same day, with none of that day recorded since. */
function sameFile(known: readonly KnownDelivery[], draft: DeliveryDraft): KnownDelivery | null {
  const last = known.findLast((delivery) => delivery.scope === draft.scope && delivery.observedOn === draft.observedOn);
  const same = last !== undefined && draft.fileSha256 !== null && last.fileSha256 === draft.fileSha256 && last.complete === draft.complete && last.demonstration === draft.demonstration;
  return same ? last : null;
}

/** What comes without a file and says word for word what a delivery of that day said leaves no trace. */
function saysNothingNew(intake: Intake, known: readonly KnownDelivery[], draft: DeliveryDraft): boolean {
  const { sameDayRecords, goneRecords } = intake.counts;
  return (
    draft.fileSha256 === null && goneRecords === 0 && sameDayRecords === draft.records.length &&
    known.some((one) => one.scope === draft.scope && one.observedOn === draft.observedOn && (one.complete || !draft.complete))
  );
}

function previousOf(known: readonly KnownDelivery[], draft: DeliveryDraft): Day | null {
  const days = known.filter((one) => one.scope === draft.scope && one.observedOn < draft.observedOn).map((one) => one.observedOn);
  return days.sort().at(-1) ?? null;
}

/** The first complete delivery of the scope on a later day; of several on that day, the last recorded. */
function nextComplete(known: readonly KnownDelivery[], draft: DeliveryDraft): KnownDelivery | null {
  let next: KnownDelivery | null = null;
  for (const one of known) {
    if (!one.complete || one.scope !== draft.scope || one.observedOn <= draft.observedOn) continue;
    if (next === null || one.observedOn <= next.observedOn) next = one;
  }
  return next;
}

function nothingChanged(deliveryId: string, draft: DeliveryDraft, previousObservedOn: Day | null): DeliveryReport {
  return {
    deliveryId, source: draft.source.id, observedOn: draft.observedOn, previousObservedOn, records: draft.records.length, statements: 0,
    opened: [], closed: [], renamed: [], changed: [], unchangedRecords: draft.records.length, counts: {}, remarks: [],
  };
}

function reportOf(deliveryId: string, draft: DeliveryDraft, previousObservedOn: Day | null, intake: Intake, changes: Changes, { removed, remarks }: { removed: number; remarks: readonly Issue[] }): DeliveryReport {
  const { statements, unchangedRecords, newRecords, changedRecords, goneRecords, newStatements, endedStatements } = intake.counts;
  const { counts, ...lists } = changes;
  return {
    deliveryId, source: draft.source.id, observedOn: draft.observedOn, previousObservedOn, records: draft.records.length, statements, ...lists, unchangedRecords,
    counts: {
      opened: 0, closed: 0, renamed: 0, changed: 0, ...counts,
      newRecords, changedRecords, goneRecords, newStatements, endedStatements, newNodes: intake.newNodes.size, removedDemonstrationStatements: removed, remarks: remarks.length,
    },
    remarks: remarks.slice(0, listed),
  };
}
