import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** Where in the file or answer a record stands. `number` is from 1. */
export interface Place {
  readonly number: number;
  readonly line: number | null;
  /** How the source names the record, once that is known. */
  readonly key?: string;
}

/** A file of nothing but faults must not fill the memory. */
const mostListed = 5_000;

/** Collects what is wrong, each with its place, in both languages. */
export class Faults {
  readonly issues: Issue[] = [];
  #place: Place | null = null;
  #unlisted = 0;

  at(place: Place | null): void {
    this.#place = place;
  }

  named(key: string): void {
    if (this.#place !== null) this.#place = { ...this.#place, key };
  }

  warn(code: string, text: Bilingual, field?: string): void {
    this.#add("warning", code, text, field);
  }

  fail(code: string, text: Bilingual, field?: string): void {
    this.#add("error", code, text, field);
  }

  /** After the last record: tells how many faults are not listed. */
  finish(): void {
    this.#place = null;
    if (this.#unlisted === 0) return;
    const count = this.#unlisted;
    this.#unlisted = 0;
    this.issues.push({ code: "publications.more-faults", severity: "warning", text: { fr: `${count} autres remarques ne sont pas listées.`, en: `${count} more remarks are not listed.` } });
  }

  #add(severity: "error" | "warning", code: string, text: Bilingual, field: string | undefined): void {
    if (this.issues.length >= mostListed) {
      this.#unlisted += 1;
      return;
    }
    const place = this.#place;
    const where = place === null ? { fr: "", en: "" } : {
      fr: `Notice ${place.number}${place.key === undefined ? "" : ` (${place.key})`}${place.line === null ? "" : `, ligne ${place.line}`}\u202f: `,
      en: `Record ${place.number}${place.key === undefined ? "" : ` (${place.key})`}${place.line === null ? "" : `, line ${place.line}`}: `,
    };
    const full = { fr: where.fr + text.fr, en: where.en + text.en };
    this.issues.push({
      code: `publications.${code}`, severity, text: full,
      ...(field === undefined ? {} : { field }), ...(place === null || place.line === null ? {} : { line: place.line }),
    });
  }
}

/** A value as it may be shown in a fault: short, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat;
}
