import { AppError } from "../../../../kernel/errors/app-error.ts";

/** Spark and Trino lack some functions: blocking is theirs, and pairs are scored by DuckDB workers. */
export class EngineWithoutFunction extends AppError {
  constructor(engine: string, wanted: string) {
    super("linkage.engine-without-function", {
      fr: `${engine} ne sait pas calculer «\u202f${wanted}\u202f»\u202f: faites-y les paires, et notez-les avec DuckDB.`,
      en: `${engine} cannot compute “${wanted}”: make the pairs there, and score them with DuckDB.`,
    });
  }
}
