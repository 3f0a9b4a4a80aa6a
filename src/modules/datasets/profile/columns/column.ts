import { mostDistinct, sampledValues } from "../limits.ts";
import { cellFacts, newCellFacts, type CellFacts, type CellKind } from "./cell-kind.ts";

/** Numbers that people write where there is none. */
const sentinels = new Set([-1, -9, -99, -999, -9999, 99, 999, 9999, 99999]);
/** Values kept with their count, while they are few. */
const fewValues = 30;
const shared: CellFacts = newCellFacts();

/** What is gathered about one column while a file passes by once. Holds values only as long as the reading lasts. */
export class Column {
  readonly counts: Record<CellKind, number> = { missing: 0, integer: 0, code: 0, number: 0, boolean: 0, date: 0, datetime: 0, text: 0 };
  objects = 0;
  arrays = 0;
  rows = 0;
  sum = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  /** Without the numbers that may stand for nothing. */
  ordinaryMinimum = Number.POSITIVE_INFINITY;
  ordinaryMaximum = Number.NEGATIVE_INFINITY;
  firstDay = "";
  lastDay = "";
  commas = 0;
  readonly orders = { dmy: 0, mdy: 0, either: 0 };
  characters = 0;
  readonly sentinelCounts = new Map<number, number>();
  readonly missingWords = new Set<string>();
  distinct: Set<string | number> | null = new Set();
  few: Map<string, number> | null = new Map();
  readonly sample: string[] = [];
  #stride = 1;
  #seen = 0;
  /** First line on which a cell was neither number nor day though earlier ones were. */
  firstOdd: number | null = null;

  /** A cell of a text file. */
  add(raw: string, line: number): void {
    this.rows += 1;
    const facts = cellFacts(raw, shared);
    this.counts[facts.kind] += 1;
    switch (facts.kind) {
      case "missing":
        if (raw !== "" && this.missingWords.size < 8) this.missingWords.add(raw.trim().toUpperCase());
        return;
      case "integer":
      case "number":
        this.#number(facts.value);
        if (facts.comma) this.commas += 1;
        break;
      case "date":
      case "datetime":
        this.#day(facts.iso);
        if (facts.order !== null) this.orders[facts.order] += 1;
        break;
      case "text":
        this.characters += raw.length;
        if (this.firstOdd === null && this.counts.text <= 3 && this.counts.integer + this.counts.number + this.counts.date > 0) this.firstOdd = line;
        break;
      default:
        break;
    }
    this.#value(raw);
  }

  /** A value whose kind the format says itself (JSON, workbooks, Parquet). Texts are only looked at for days. */
  addTyped(value: unknown): void {
    if (value === null || value === undefined) {
      this.rows += 1;
      this.counts.missing += 1;
    } else if (typeof value === "number" || typeof value === "bigint") {
      this.rows += 1;
      const number = Number(value);
      this.counts[Number.isInteger(number) ? "integer" : Number.isNaN(number) ? "missing" : "number"] += 1;
      if (Number.isNaN(number)) return;
      this.#number(number);
      this.#value(String(value));
    } else if (typeof value === "boolean") {
      this.rows += 1;
      this.counts.boolean += 1;
      this.#value(String(value));
    } else if (typeof value === "string") this.#typedText(value);
    else {
      this.rows += 1;
      if (Array.isArray(value)) this.arrays += 1;
      else this.objects += 1;
    }
  }

  #typedText(text: string): void {
    this.rows += 1;
    const { kind, iso, order } = cellFacts(text, shared);
    if (kind === "missing") {
      this.counts.missing += 1;
      if (text !== "" && this.missingWords.size < 8) this.missingWords.add(text.trim().toUpperCase());
      return;
    }
    if (kind === "date" || kind === "datetime") {
      this.counts[kind] += 1;
      this.#day(iso);
      if (order !== null) this.orders[order] += 1;
    } else {
      this.counts.text += 1;
      this.characters += text.length;
    }
    this.#value(text);
  }

  #number(value: number): void {
    this.sum += value;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    if (sentinels.has(value)) this.sentinelCounts.set(value, (this.sentinelCounts.get(value) ?? 0) + 1);
    else {
      if (value < this.ordinaryMinimum) this.ordinaryMinimum = value;
      if (value > this.ordinaryMaximum) this.ordinaryMaximum = value;
    }
  }

  #day(iso: string): void {
    if (this.firstDay === "" || iso < this.firstDay) this.firstDay = iso;
    if (iso > this.lastDay) this.lastDay = iso;
  }

  #value(text: string): void {
    if (this.distinct !== null) {
      this.distinct.add(text.length < 13 ? text : hash53(text));
      if (this.distinct.size > mostDistinct) this.distinct = null;
    }
    if (this.few !== null) {
      const known = this.few.get(text);
      if (known !== undefined) this.few.set(text, known + 1);
      else if (text.length > 60 || this.few.size >= fewValues) this.few = null;
      else this.few.set(text, 1);
    }
    // The whole length of the file is looked at: once the sample is full, every second of it goes and half as many come.
    if (this.#seen % this.#stride === 0) {
      this.sample.push(text.length > 400 ? text.slice(0, 400) : text);
      if (this.sample.length >= 2 * sampledValues) {
        let kept = 0;
        for (let at = 0; at < this.sample.length; at += 2) this.sample[kept++] = this.sample[at] ?? "";
        this.sample.length = kept;
        this.#stride *= 2;
      }
    }
    this.#seen += 1;
  }

  get filled(): number {
    return this.rows - this.counts.missing;
  }
}

/** Two runs of 32 bits mixed into 53: values are told apart without being kept (cyrb53). */
function hash53(text: string): number {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0);
}
