import { createHash } from "node:crypto";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { defaultStreamLimits, streamCsv, type CsvStreamLimits, type StreamedRow } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { FaultList } from "./faults.ts";
import { readHeader, refused, type RnsrHeader } from "./header.ts";
import { readRow } from "./read-row.ts";
import type { RnsrFile, RnsrStructure } from "./structure.ts";

/** Ten times the extract of 2022: room for every structure there ever was. */
export const rnsrLimits: CsvStreamLimits = { ...defaultStreamLimits, bytes: 40_000_000, rows: 50_000, columns: 200, rowCharacters: 200_000 };

/**
 * Reads the open extract of the national register of research structures (`;`, UTF-8, one row per structure), chunk by
 * chunk. Throws `rnsr.refused` with every fault, each with its line and column, and then gives nothing; what is only
 * odd (a SIRET whose check digit fails, a label of unknown form) comes back as warnings.
 */
export async function readRnsr(name: string, chunks: AsyncIterable<Uint8Array>, observedOn: Day): Promise<{ file: RnsrFile; warnings: readonly Issue[] }> {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  const reading = new Reading(name, Number(observedOn.slice(0, 4)));
  try {
    for await (const rows of streamCsv(name, watched(), ";", rnsrLimits)) {
      for (const row of rows) reading.take(row);
      if (reading.hopeless) break;
    }
  } catch (error) {
    // What was wrong before the place where the reading broke is told with it.
    if (error instanceof AppError && error.issues.length > 0 && reading.issues().length > 0 && error.code !== "rnsr.refused") throw refused(name, [...reading.issues(), ...error.issues], reading.errorCount + error.issues.length);
    throw error;
  }
  const structures = reading.finish();
  return { file: { name, structures, bytes, sha256: hash.digest("hex") }, warnings: reading.warnings() };
}

class Reading {
  readonly #name: string;
  readonly #year: number;
  #header: RnsrHeader | null = null;
  #faults = new FaultList();
  #last: StreamedRow | null = null;
  readonly #lines = new Map<string, number>();
  readonly #structures: RnsrStructure[] = [];

  constructor(name: string, year: number) {
    this.#name = name;
    this.#year = year;
  }

  get hopeless(): boolean {
    return this.#faults.hopeless;
  }

  get errorCount(): number {
    return this.#faults.errorCount;
  }

  issues(): readonly Issue[] {
    return this.#faults.errors();
  }

  warnings(): readonly Issue[] {
    return [...(this.#header?.warnings ?? []), ...this.#faults.warnings()];
  }

  take(row: StreamedRow): void {
    if (this.#header === null) {
      this.#header = readHeader(this.#name, row.cells, row.line);
      this.#faults = new FaultList(this.#header.titles);
      return;
    }
    if (this.#faults.hopeless) return;
    this.#body(this.#last, this.#header);
    this.#last = row;
  }

  /** The last row is looked at once it is known to be the last: if it is short, the file was cut. */
  finish(): readonly RnsrStructure[] {
    const header = this.#header;
    if (header === null) {
      throw refused(this.#name, [{ code: "rnsr.empty", severity: "error", text: { fr: "Le fichier est vide. Vérifiez que le téléchargement est allé à son terme.", en: "The file is empty. Check that the download was completed." } }]);
    }
    const last = this.#last;
    if (last === null) {
      this.#faults.error("no-rows", { line: 1 }, { fr: "le fichier n’a que ses titres\u202f: aucune structure.", en: "the file holds its titles alone: no structure." });
    } else if (last.cells.length < header.titles.length && !this.#faults.hopeless) {
      this.#faults.error("truncated", { line: last.line }, {
        fr: `la dernière ligne a ${last.cells.length} cellules au lieu de ${header.titles.length}\u202f: le fichier a sans doute été coupé. Téléchargez-le à nouveau.`,
        en: `the last row has ${last.cells.length} cells instead of ${header.titles.length}: the file was probably cut short. Download it again.`,
      });
    } else if (!last.closed && this.#cutInSheet(last, header)) {
      this.#faults.error("truncated", { line: last.line, column: "fiche_rnsr" }, {
        fr: "la dernière cellule s’arrête avant la fin, et le fichier avec elle\u202f: il a été coupé. Téléchargez-le à nouveau.",
        en: "the last cell stops before its end, and the file with it: it was cut short. Download it again.",
      });
    } else {
      this.#body(last, header);
      if (!last.closed) this.#faults.warn("no-last-line-end", { line: last.line }, { fr: "la dernière ligne n’a pas de fin de ligne\u202f: vérifiez que le fichier est entier.", en: "the last row has no line end: check that the file is whole." });
    }
    if (this.#faults.errorCount > 0) throw refused(this.#name, [...this.#faults.errors(), ...this.warnings()], this.#faults.errorCount);
    return this.#structures;
  }

  /** The addresses of the sheets differ by their number alone: one that is the beginning of such an address was cut. */
  #cutInSheet({ cells }: StreamedRow, { at }: RnsrHeader): boolean {
    const [number, sheet] = [at.get("numero_national_de_structure") ?? -1, at.get("fiche_rnsr") ?? -1];
    const [first] = this.#structures;
    const [firstSheet, found] = [first?.raw["fiche_rnsr"] ?? "", (cells[sheet] ?? "").trim()];
    const expected = first === undefined ? "" : firstSheet.replaceAll(first.number, (cells[number] ?? "").trim());
    return found !== expected && expected.startsWith(found);
  }

  #body(row: StreamedRow | null, header: RnsrHeader): void {
    if (row === null) return;
    const { line, cells } = row;
    if (cells.length !== header.titles.length) {
      this.#faults.error("row-length", { line }, {
        fr: `${cells.length} cellules au lieu de ${header.titles.length}. Vérifiez les guillemets et les points-virgules de cette ligne.`,
        en: `${cells.length} cells instead of ${header.titles.length}. Check the quotes and semicolons of this row.`,
      });
      return;
    }
    const structure = readRow(cells, line, header, this.#year, this.#faults);
    const number = (cells[header.at.get("numero_national_de_structure") ?? -1] ?? "").trim();
    const first = this.#lines.get(number);
    if (first !== undefined) {
      this.#faults.error("duplicated-number", { line, column: "numero_national_de_structure" }, {
        fr: `le numéro ${number.slice(0, 20)} figure déjà à la ligne ${first}. Gardez une seule des deux lignes.`,
        en: `number ${number.slice(0, 20)} already stands at line ${first}. Keep only one of the two rows.`,
      });
    } else if (number !== "") this.#lines.set(number, line);
    if (structure !== null && first === undefined) this.#structures.push(structure);
  }
}
