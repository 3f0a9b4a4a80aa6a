/** One column of an answer: its name and the object identifier of its PostgreSQL type. */
export interface Field {
  readonly name: string;
  readonly type: number;
}

/** Values as PostgreSQL wrote them, before `parsers.ts` gives them their JavaScript types. */
export interface RawResult {
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What a driver must be able to do. Both drivers send text and receive text, so that their types cannot differ. */
export interface Connection {
  run(text: string, parameters: readonly (string | null)[]): Promise<RawResult>;
  script(text: string): Promise<void>;
}

/** A connection for one's own use until `release`. `broken` says that it must not be used again. */
export interface Lease {
  readonly connection: Connection;
  release(broken: boolean): void;
}

export interface Driver {
  readonly kind: "pglite" | "postgres";
  acquire(): Promise<Lease>;
  /** Waits for what is leased, then ends. Called once. */
  close(): Promise<void>;
}
