import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../../kernel/audit/index.ts";
import { emptyHuman } from "../../../domain/empty.ts";
import type { DatasetMetadata, HumanMetadata } from "../../../domain/metadata.ts";

type PlainKey = Exclude<keyof DatasetMetadata, "subjectKind" | "human">;
type HumanKey = `human.${keyof HumanMetadata}`;
/** One thing that is asked: a member of the metadata, or of their part about people. */
export type FieldKey = PlainKey | HumanKey;

export type ValueOf<K extends FieldKey> = K extends `human.${infer H extends keyof HumanMetadata}` ? HumanMetadata[H] : K extends PlainKey ? DatasetMetadata[K] : never;

/** What was answered, by key; what is not named was not asked. */
export type Answers = ReadonlyMap<FieldKey, unknown>;

function humanKey(key: FieldKey): keyof HumanMetadata | null {
  return key.startsWith("human.") ? (key.slice("human.".length) as keyof HumanMetadata) : null;
}

export function valueAt<K extends FieldKey>(metadata: DatasetMetadata, key: K): ValueOf<K> {
  const human = humanKey(key);
  const value: unknown = human === null ? metadata[key as PlainKey] : (metadata.human ?? emptyHuman)[human];
  return value as ValueOf<K>;
}

/** The change that brings these answers into the metadata; the parts about people that were not asked stay as they are. */
export function changeOf(metadata: DatasetMetadata, answers: Answers): Partial<DatasetMetadata> {
  const change: Record<string, unknown> = {};
  const human: Record<string, unknown> = {};
  for (const [key, value] of answers) {
    const inner = humanKey(key);
    if (inner === null) change[key] = value;
    else human[inner] = value;
  }
  if (Object.keys(human).length > 0) change["human"] = { ...(metadata.human ?? emptyHuman), ...human };
  return change as Partial<DatasetMetadata>;
}

/** A short mark of a value: two values with the same mark are the same. Lets a form say what it started from. */
export function markOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(plain(value))).digest("base64url").slice(0, 10);
}

export function marksOf(metadata: DatasetMetadata, keys: readonly FieldKey[]): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key, markOf(valueAt(metadata, key))]));
}

/** Without what JSON would not keep, so that a value read from a form and one read from the database have one mark. An empty text of a language is no text. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null, (_, member: unknown) => (member === "" ? undefined : member)));
}
