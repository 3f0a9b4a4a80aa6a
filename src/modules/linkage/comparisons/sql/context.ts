import { createHash } from "node:crypto";
import type { CompiledCondition, Dialect } from "../../domain/dialect.ts";
import { derivedName, type DerivedPart } from "../columns/derived.ts";

export type SideName = "l" | "r";

/**
 * Gathers what the inner select must carry: columns of both rows and costly functions, each once. Conditions then read
 * those names alone, so that a function named by several levels is computed once for a pair.
 */
export class PairContext {
  readonly dialect: Dialect;
  readonly #carried = new Map<string, string>();

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /** The value of a column on one side. */
  column(side: SideName, column: string, part?: DerivedPart): string {
    const name = part === undefined ? column : derivedName(column, part);
    return this.#carry(`${side}_${name}`, this.raw(side, column, part));
  }

  /** A column where the rows themselves are in scope: for expressions that are hoisted. */
  raw(side: SideName, column: string, part?: DerivedPart): string {
    return `${side}.${this.dialect.quote(part === undefined ? column : derivedName(column, part))}`;
  }

  hoist(sql: string): string {
    return this.#carry(`h_${createHash("sha256").update(sql).digest("hex").slice(0, 12)}`, sql);
  }

  hoisted(): CompiledCondition["hoisted"] {
    return [...this.#carried].map(([name, sql]) => ({ name: this.dialect.quote(name), sql }));
  }

  #carry(name: string, sql: string): string {
    this.#carried.set(name, sql);
    return this.dialect.quote(name);
  }
}
