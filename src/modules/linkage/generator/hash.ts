import { createHash } from "node:crypto";
import { literal } from "../comparisons/dialects/parts.ts";

export { literal };

/**
 * Uniform numbers of 32 bits as columns of SQL, four to a hash: MD5 of (seed, group, row), which every engine and version
 * computes alike; as a source of chance, not as a protection. The same numbers whatever the order of rows and the threads.
 */
export class UniformColumns {
  readonly #key: string;
  readonly #names: string[] = [];

  constructor(seed: string, purpose: string) {
    // Any text may be a seed; its digest has no quote to escape and one length.
    this.#key = createHash("sha256").update(`${seed}\u0000${purpose}`).digest("hex").slice(0, 24);
  }

  /** Asks for a column `u_NAME` of whole numbers from 0 to 2^32 − 1. */
  add(...names: readonly string[]): this {
    this.#names.push(...names);
    return this;
  }

  /** `FROM` with the asked columns beside its own; `row` is an expression over them that tells rows apart. */
  over(from: string, row: string): string {
    const hashes = Array.from({ length: Math.ceil(this.#names.length / 4) }, (_, group) => `md5_number('${this.#key}/${group}/' || ${row}) as h_${group}`);
    const columns = this.#names.map((name, index) => `((h_${Math.floor(index / 4)} >> ${96 - 32 * (index % 4)}) & 4294967295)::bigint as u_${name}`);
    return `(select * exclude (${hashes.map((_, group) => `h_${group}`).join(", ")}), ${columns.join(", ")} from (select *, ${hashes.join(", ")} from ${from}))`;
  }
}

/** Is the number below a share? Exact: the share is taken as a number of 2^32 parts. */
export function chance(column: string, share: number): string {
  return `(${column} < ${Math.round(share * 4_294_967_296)})`;
}

/** A whole number from 0 to limit − 1, in proportion to the number. */
export function below(column: string, limit: number | string): string {
  return `((${column} * ${limit}) >> 32)`;
}

export function listLiteral(texts: readonly string[]): string {
  return `[${texts.map(literal).join(", ")}]`;
}
