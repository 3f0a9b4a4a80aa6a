import type { BibliographicRecord } from "../../domain/record.ts";
import { isObject } from "../shape.ts";
import type { ReadOptions } from "./draft.ts";
import { Faults } from "./faults.ts";
import { jsonPieces } from "./json-items.ts";
import { openRecordsOf, type OpenRecords, type ReadRecord } from "./open-records.ts";

type Reader = (value: unknown, faults: Faults) => BibliographicRecord | readonly BibliographicRecord[] | null;

/** Opens a JSON answer whose records `read` reads, each on its own. */
export function openJson(text: string, lists: readonly (readonly string[])[], options: ReadOptions, read: Reader): OpenRecords {
  const faults = new Faults();
  const pieces = jsonPieces(text, { lists, readWholeBeforeCut: options.readWholeBeforeCut === true }, faults);
  function* records(): Generator<ReadRecord> {
    for (const { raw, number, line, value } of pieces.items()) {
      faults.at({ number, line });
      if (!isObject(value)) {
        faults.fail("record-unreadable", { fr: "la notice n’est pas un objet\u202f; elle n’est pas lue.", en: "the record is not an object; it is not read." });
        continue;
      }
      const found = read(value, faults);
      for (const record of found === null ? [] : Array.isArray(found) ? found as readonly BibliographicRecord[] : [found as BibliographicRecord]) yield { record, raw, line };
    }
  }
  return openRecordsOf(pieces.total, records(), faults);
}
