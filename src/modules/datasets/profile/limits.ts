/** How far a file of unknown origin is read. What lies beyond is told, never guessed. */
export interface ProfileLimits {
  /** After so long reading stops by itself and gives what it has. */
  readonly milliseconds: number;
  /** After so long, still without an answer, the thread is ended. */
  readonly hardMilliseconds: number;
  /** Heap of the thread. */
  readonly memoryMb: number;
  /** Bytes of a flat file that are read, unpacked ones where it is packed. */
  readonly bytes: number;
  /** Files that have to be held whole (workbooks, JSON objects, images). */
  readonly wholeBytes: number;
  /** Of a workbook, unpacked. */
  readonly unpackedBytes: number;
  /** Columns that are described; further ones are counted. */
  readonly columns: number;
  /** Cells of a workbook. */
  readonly cells: number;
  /** Characters of one row, beyond which it is an open quote or noise. */
  readonly rowCharacters: number;
  /** Levels of a JSON document. */
  readonly depth: number;
  /** Entries of an archive that are looked at. */
  readonly entries: number;
  /** An archive that would grow more than so many times is a bomb. */
  readonly ratio: number;
}

export const usualLimits: ProfileLimits = {
  milliseconds: 60_000, hardMilliseconds: 90_000, memoryMb: 768, bytes: 20_000_000_000, wholeBytes: 64_000_000, unpackedBytes: 256_000_000,
  columns: 1_000, cells: 3_000_000, rowCharacters: 4_000_000, depth: 64, entries: 100_000, ratio: 200,
};

/** Distinct values are counted exactly up to here. */
export const mostDistinct = 10_000;
/** Over all columns together, so that many columns cannot fill the memory. */
export const distinctBudget = 1_500_000;
/** Values per column that are looked at for personal data. */
export const sampledValues = 2_000;
/** Faults of rows that are told one by one; all are counted. */
export const toldRows = 5;
