import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { FieldProfile } from "../../domain/dataset.ts";
import { Column } from "../columns/column.ts";
import { fieldProfiles } from "../columns/field-profile.ts";
import { headerNames } from "../columns/header.ts";
import { tableRemarks } from "../columns/table-remarks.ts";
import { remark } from "../issues.ts";
import type { Reading } from "../reading.ts";
import { keepWithinBudget, tooManyColumns } from "./csv.ts";

/** Rows that are objects: their keys are the columns, one level of objects inside them is flattened (`address.city`). */
export class Objects {
  rows = 0;
  #others = 0;
  #beyond = new Set<string>();
  #sinceBudget = 0;
  readonly #columns = new Map<string, Column>();
  readonly #most: number;

  constructor(reading: Reading) {
    this.#most = reading.limits.columns;
  }

  add(value: unknown): void {
    this.rows += 1;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.#others += 1;
      this.#put("value", value);
      return;
    }
    for (const [key, one] of Object.entries(value)) {
      if (typeof one === "object" && one !== null && !Array.isArray(one)) {
        const inner = Object.entries(one);
        if (inner.length === 0 || inner.length > 50) this.#put(key, one);
        else for (const [under, deep] of inner) this.#put(`${key}.${under}`, deep);
      } else this.#put(key, one);
    }
    if ((this.#sinceBudget += this.#columns.size) < 1_000_000) return;
    this.#sinceBudget = 0;
    keepWithinBudget([...this.#columns.values()]);
  }

  #put(key: string, value: unknown): void {
    let column = this.#columns.get(key);
    if (column === undefined) {
      if (this.#columns.size >= this.#most) {
        if (this.#beyond.size < 1_000_000) this.#beyond.add(key);
        return;
      }
      column = new Column();
      this.#columns.set(key, column);
    }
    column.addTyped(value);
  }

  profile(): { readonly rows: number; readonly columns: number; readonly fields: readonly FieldProfile[]; readonly remarks: readonly Issue[] } {
    const all = this.#columns.size + this.#beyond.size;
    const { names } = headerNames([...this.#columns.keys()], this.#columns.size);
    const named = [...this.#columns.values()].map((column, at) => {
      // Keys that a row does not have are missing there.
      column.counts.missing += this.rows - column.rows;
      column.rows = this.rows;
      return { name: names[at] ?? "", column };
    });
    const fields = fieldProfiles(named);
    const remarks: Issue[] = [];
    if (this.#beyond.size > 0) remarks.push(tooManyColumns(all, this.#columns.size));
    if (this.#others > 0 && this.#others < this.rows) remarks.push(remark("json-mixed", "Des éléments sont des objets, d’autres non.", "Some elements are objects, others are not."));
    return { rows: this.rows, columns: all, fields, remarks: [...remarks, ...tableRemarks(named, fields)] };
  }
}
