import type { DeliveryDraft } from "../directory.ts";
import type { FieldDefinition } from "../field.ts";
import type { SourceRecordDraft, StatementDraft } from "../statement.ts";

/**
 * Are these records what the catalogue of fields allows? A fault is one of the program that read the file, never of its
 * user: throws a TypeError that names the field and the record's line, no value.
 */
export function checkDraft(fields: ReadonlyMap<string, FieldDefinition>, delivery: Pick<DeliveryDraft, "source" | "scope">, record: SourceRecordDraft): void {
  const place = `${delivery.source.id}/${delivery.scope}, line ${record.line ?? "?"}`;
  if (record.key === "") throw new TypeError(`a record without key (${place})`);
  for (const draft of record.statements) {
    const fault = faultOf(fields.get(draft.field), draft);
    if (fault !== null) throw new TypeError(`field ${draft.field}: ${fault} (${place})`);
  }
}

function faultOf(field: FieldDefinition | undefined, draft: StatementDraft): string | null {
  if (field === undefined) return "no such field";
  if (!field.kinds.includes(draft.subject.kind)) return `not a field of the kind ${draft.subject.kind}`;
  if (draft.subject.key === "" || draft.object?.key === "") return "an empty key";
  const linking = field.shape === "relation" || field.shape === "succession";
  if (linking && draft.object === undefined) return "without its other end";
  if (!linking && draft.object !== undefined) return `a ${field.shape} has no other end`;
  if (draft.object !== undefined && field.objectKinds?.includes(draft.object.kind) === false) return `no ${draft.object.kind} can be at its other end`;
  const { confidence = 1 } = draft;
  if (!(confidence >= 0 && confidence <= 1)) return "confidence outside 0 to 1";
  return null;
}

/** Records whose key an earlier record of the delivery already bears. */
export function duplicatesIn(records: readonly SourceRecordDraft[]): { key: string; line: number | null; firstLine: number | null }[] {
  const first = new Map<string, SourceRecordDraft>();
  const duplicates: { key: string; line: number | null; firstLine: number | null }[] = [];
  for (const record of records) {
    const before = first.get(record.key);
    if (before === undefined) first.set(record.key, record);
    else duplicates.push({ key: record.key, line: record.line, firstLine: before.line });
  }
  return duplicates;
}
