import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../../kernel/audit/index.ts";
import type { DatasetMetadata } from "../../../domain/metadata.ts";
import type { Proposal } from "../../../domain/datasets.ts";
import type { FieldSpec } from "../form/control.tsx";
import { markOf, valueAt, type FieldKey } from "../form/field-key.ts";
import type { Step } from "../steps/step.ts";
import { isWithin } from "../steps/step.ts";

/** A proposal as a step offers it: whole values of one question, ready to be put in place of what is there. */
export interface Offer {
  readonly id: string;
  readonly spec: FieldSpec;
  readonly value: unknown;
  readonly from: Proposal["from"];
  /** Whether it takes the place of an answer that is there. */
  readonly replaces: boolean;
}

/**
 * The proposals that say something new on this step. One for a part of a question (`title.fr`) becomes the whole question with the
 * part set; related resources are added to those that are there. What the record already says is not offered.
 */
export function offersFor(step: Step, metadata: DatasetMetadata, proposals: readonly Proposal[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const proposal of proposals) {
    const spec = step.fields.find(({ key }) => isWithin(proposal.field, key));
    if (spec === undefined) continue;
    const now = valueAt(metadata, spec.key);
    const value = spec.key === "related" ? added(now, proposal.value) : within(now, proposal.field.slice(spec.key.length + 1), proposal.value);
    if (markOf(value) === markOf(now)) continue;
    const id = createHash("sha256").update(`${proposal.field} ${canonicalJson(proposal.value)}`).digest("base64url").slice(0, 12);
    offers.set(id, { id, spec, value, from: proposal.from, replaces: spec.key !== "related" && spec.tell(metadata, "fr").length > 0 });
  }
  return [...offers.values()];
}

function added(now: unknown, more: unknown): unknown {
  const list: readonly unknown[] = Array.isArray(now) ? now : [];
  const wanted: readonly unknown[] = Array.isArray(more) ? more : [more];
  const keyOf = (one: unknown): string => (typeof one === "object" && one !== null && "scheme" in one && "value" in one ? `${String(one.scheme)}:${String(one.value)}`.toLowerCase() : JSON.stringify(one));
  const known = new Set(list.map(keyOf));
  return [...list, ...wanted.filter((one) => !known.has(keyOf(one)))];
}

function within(now: unknown, path: string, value: unknown): unknown {
  if (path === "") return value;
  const base = typeof now === "object" && now !== null && !Array.isArray(now) ? now : {};
  const [head = "", ...rest] = path.split(".");
  return { ...base, [head]: within((base as Record<string, unknown>)[head], rest.join("."), value) };
}

/** The values that taking these offers leaves in the record; of two for one question the first. */
export function takenFrom(offers: readonly Offer[], wanted: "all" | string): ReadonlyMap<FieldKey, unknown> {
  const chosen = new Map<FieldKey, unknown>();
  for (const { id, spec, value, replaces } of offers) {
    // "All" fills what is empty; what somebody wrote is replaced only one by one.
    if (wanted === "all" ? replaces : id !== wanted) continue;
    if (!chosen.has(spec.key)) chosen.set(spec.key, value);
  }
  return chosen;
}
