import { createHash } from "node:crypto";
import { dictionary } from "./build-reference.ts";
import type { OpenCorpus } from "./intake/corpus.ts";
import { readNumbers, readTexts } from "../../../kernel/analytics/index.ts";
import { asIntegers, type Integers } from "./cells.ts";

/** A corpus in columns, papers in order of their identifiers; `-1` in `journal` for none. */
export interface CorpusColumns {
  readonly papers: readonly string[];
  readonly year: Int32Array;
  readonly type: Int32Array;
  readonly fieldSet: Int32Array;
  readonly journal: Int32Array;
  readonly citations: Int32Array;
  readonly types: readonly string[];
  readonly fields: readonly string[];
  readonly journals: readonly string[];
  /** Entries of field set `i`: `setStarts[i]` to `setStarts[i + 1]`, in order of field code. */
  readonly setStarts: Int32Array;
  readonly setField: Int32Array;
  readonly setUnits: Integers;
  readonly fieldDenominator: bigint;
  /** Rows of units in order of unit, then paper. */
  readonly units: readonly string[];
  readonly unitStarts: Int32Array;
  readonly unitPaper: Int32Array;
  readonly unitUnits: Integers;
  readonly unitDenominator: bigint;
  readonly sha256: string;
}

async function readIntegers(corpus: OpenCorpus, query: string, column: string, order: string): Promise<Integers> {
  const { db } = corpus;
  const [{ largest } = { largest: 0 }] = await db.rows<{ largest: number }>(`select coalesce(max(${column}), 0)::DOUBLE as largest from (${query})`);
  if (largest >= 2 ** 53) return asIntegers((await readTexts(db, `select ${column}::VARCHAR from (${query}) ${order}`)).map(BigInt));
  const [values = new Float64Array()] = await readNumbers(db, `select ${column}::DOUBLE from (${query}) ${order}`, ["double"]);
  return values as Float64Array;
}

/** Reads a checked corpus into columns, with the SHA-256 of its papers and units in canonical order. */
export async function readCorpus(corpus: OpenCorpus, hasUnits: boolean): Promise<CorpusColumns> {
  const { db } = corpus;
  const types = await dictionary(db, "profile", "document_type");
  const fields = await dictionary(db, "field_entry", "field");
  await db.run("create temp table set_id as select fields, canonical, (row_number() over (order by canonical, fields) - 1)::INTEGER as id from field_set");
  await db.run("create temp table journal_text as select distinct journal from counted where journal is not null");
  const journals = await dictionary(db, "journal_text", "journal");
  // Numbered once, in the order of identifiers: everything after is in this order, whatever the order of the rows.
  await db.run(`create temp table numbered as select (row_number() over (order by c.paper) - 1)::INTEGER as id, c.paper, c.year, t.id as type, s.id as field_set, coalesce(j.id, -1)::INTEGER as journal, c.citations::INTEGER as citations,
    c.paper || chr(9) || c.year || chr(9) || c.document_type || chr(9) || s.canonical || chr(9) || coalesce(c.journal, '') || chr(9) || c.citations as line
    from counted c join profile_document_type t on c.document_type = t.text join set_id s using (fields) left join journal_text_journal j on c.journal = j.text`);
  const papers = await readTexts(db, "select paper from numbered order by id");
  const [year, type, fieldSet, journal, citations] = await readNumbers(db, "select year, type, field_set, journal, citations from numbered order by id", ["integer", "integer", "integer", "integer", "integer"]) as Int32Array[];
  const entries = "select s.id as set_id, f.id as field, e.units from field_entry e join set_id s using (fields) join field_entry_field f on e.field = f.text";
  const [setId, setField] = await readNumbers(db, `select set_id, field from (${entries}) order by set_id, field`, ["integer", "integer"]) as Int32Array[];
  const empty = new Int32Array();
  const columns = {
    papers, types, fields, journals, year: year ?? empty, type: type ?? empty, fieldSet: fieldSet ?? empty, journal: journal ?? empty, citations: citations ?? empty,
    setStarts: startsOf(setId ?? empty), setField: setField ?? empty, setUnits: await readIntegers(corpus, entries, "units", "order by set_id, field"), fieldDenominator: corpus.fieldDenominator,
  };
  const units = hasUnits ? await dictionary(db, "unit_rows", "unit") : [];
  const rows = "select d.id as unit, n.id as paper, u.units, u.paper || chr(9) || u.unit || chr(9) || u.written as line from unit_rows u join unit_rows_unit d on u.unit = d.text join numbered n on u.paper = n.paper";
  const [unit, unitPaper] = hasUnits ? await readNumbers(db, `select unit, paper from (${rows}) order by unit, paper`, ["integer", "integer"]) as Int32Array[] : [];
  return {
    ...columns, units, unitStarts: startsOf(unit ?? empty, units.length), unitPaper: unitPaper ?? empty, unitDenominator: corpus.unitDenominator,
    unitUnits: hasUnits ? await readIntegers(corpus, rows, "units", "order by unit, paper") : new Float64Array(),
    sha256: await hashCorpus(corpus, hasUnits ? rows : null),
  };
}

function startsOf(ids: Int32Array, count = (ids.at(-1) ?? -1) + 1): Int32Array {
  const starts = new Int32Array(count + 1);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let at = 0; at < count; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  return starts;
}

/** Lines of papers in order of paper, an empty line, lines of units in order of unit and paper; made in SQL a block at a time. */
async function hashCorpus({ db }: OpenCorpus, unitRows: string | null): Promise<string> {
  const hash = createHash("sha256");
  const block = "select string_agg(line, chr(10) order by id) || chr(10) as text from";
  for (const text of await readTexts(db, `${block} (select id, line from numbered) group by id // 1000 order by id // 1000`)) hash.update(text);
  hash.update("\n");
  if (unitRows !== null) {
    for (const text of await readTexts(db, `${block} (select line, row_number() over (order by unit, paper) as id from (${unitRows})) group by id // 1000 order by id // 1000`)) hash.update(text);
  }
  return hash.digest("hex");
}
