import type { VNode } from "preact";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { DatasetMetadata } from "../../../domain/metadata.ts";
import { valueAt, type FieldKey, type ValueOf } from "./field-key.ts";

/** A form as it came in. */
export type Written = Readonly<Record<string, unknown>>;

/** What was written and cannot be kept as the value of its field, by path, with what is wrong: told beside the field until it is mended. */
export type Unread = Map<string, { readonly text: string; readonly issue: Issue }>;

/** What a control needs to show itself. */
export interface Showing {
  readonly language: Language;
  /** What is wrong at this very path (`creators.0.orcid`), or within it where `within` is set. */
  readonly errorAt: (path: string, within?: boolean) => string | undefined;
  readonly adviceAt: (path: string) => string | undefined;
  /** The text that could not be read at this path. */
  readonly unreadAt: (path: string) => string | undefined;
  /** Blank groups to be shown after those that are filled in. */
  readonly blanks: (key: string) => number;
}

export interface Labels {
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  readonly optional?: boolean;
}

/** How one kind of value is asked, read back and told. */
export interface Control<T> {
  readonly read: (written: Written, key: string, unread: Unread) => T;
  readonly show: (value: T, key: string, labels: Labels, showing: Showing) => VNode;
  /** Lines for people; empty where nothing was answered. */
  readonly tell: (value: T, language: Language) => readonly string[];
}

/** A question of a step, its value type forgotten. */
export interface FieldSpec extends Labels {
  readonly key: FieldKey;
  readonly read: (written: Written, unread: Unread) => unknown;
  readonly show: (metadata: DatasetMetadata, showing: Showing) => VNode;
  readonly tell: (metadata: DatasetMetadata, language: Language) => readonly string[];
}

export function ask<K extends FieldKey>(key: K, control: Control<ValueOf<K>>, labels: Labels): FieldSpec {
  return {
    ...labels,
    key,
    read: (written, unread) => control.read(written, key, unread),
    show: (metadata, showing) => control.show(valueAt(metadata, key), key, labels, showing),
    tell: (metadata, language) => control.tell(valueAt(metadata, key), language),
  };
}

/** The trimmed text of a field; of several of one name the last. */
export function textOf(written: Written, name: string): string {
  const given = written[name];
  const last: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof last === "string" ? last.replaceAll("\r\n", "\n").trim() : "";
}

export function textsOf(written: Written, name: string): readonly string[] {
  const given = written[name];
  const all: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
  return [...new Set(all.flatMap((one) => (typeof one === "string" && one.trim() !== "" ? [one.trim()] : [])))];
}

export function orNull(text: string): string | null {
  return text === "" ? null : text;
}

export function keepUnread(unread: Unread, path: string, text: string, fr: string, en: string): void {
  unread.set(path, { text, issue: { code: "form.not-readable", severity: "error", field: path, text: { fr, en } } });
}

/** The numbers of the groups of a repeated field that the form holds, in their order. */
export function groupsOf(written: Written, key: string): readonly number[] {
  const found = new Set<number>();
  for (const name of Object.keys(written)) {
    if (!name.startsWith(`${key}.`)) continue;
    const number = /^(\d{1,4})\./.exec(name.slice(key.length + 1))?.[1];
    if (number !== undefined) found.add(Number(number));
  }
  return [...found].sort((a, b) => a - b);
}
