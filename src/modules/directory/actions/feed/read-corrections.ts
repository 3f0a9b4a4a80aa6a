import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { readTable } from "../../../../kernel/tables/index.ts";
import { foldText } from "../../domain/mapping/index.ts";
import { rowIdTitle } from "../../domain/mapping/rejected-table.ts";
import type { FeedFile, RowCorrection } from "../../domain/mapping/feed.ts";
import { rejectedById } from "../../store/feed/feed-store.ts";
import { badFeedFile } from "./errors.ts";

const idTitles = new Set([foldText(rowIdTitle.fr), foldText(rowIdTitle.en)]);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The rows of the file of rejected rows, as somebody mended them. Rows already settled are passed over. */
export async function correctionsIn(db: Db, file: FeedFile): Promise<readonly RowCorrection[]> {
  const isHeader = (titles: readonly string[]): boolean => titles.some((title) => idTitles.has(foldText(title)));
  const table = await readTable(file.name, file.bytes, { recogniseHeader: isHeader });
  const titles = table.header.cells.map((cell) => foldText(cell.text));
  const idAt = titles.findIndex((title) => idTitles.has(title));
  if (idAt === -1) throw badFeedFile(file.name, [fault(table.header.line, `il manque la colonne «\u202f${rowIdTitle.fr}\u202f»\u202f: partez du fichier des lignes rejetées.`, `column “${rowIdTitle.en}” is missing: start from the file of rejected rows.`)]);

  const ids = table.rows.map((row) => ({ line: row.line, id: row.cells[idAt]?.text.trim().toLowerCase() ?? "" }));
  const known = new Map((await rejectedById(db, ids.map((one) => one.id).filter((id) => uuid.test(id)))).map((row) => [row.id, row]));
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const corrections: RowCorrection[] = [];
  for (const [index, row] of table.rows.entries()) {
    const { line, id } = ids[index] ?? { line: row.line, id: "" };
    const rejected = known.get(id);
    if (rejected === undefined) issues.push(fault(line, "cette ligne rejetée n’existe pas\u202f: ne changez pas sa colonne d’identification.", "this rejected row does not exist: do not change its identifying column."));
    else if (seen.has(id)) issues.push(fault(line, "cette ligne rejetée est donnée deux fois.", "this rejected row is given twice."));
    else if (rejected.status === "open") {
      const cells: Record<string, string> = {};
      for (const cell of rejected.cells) {
        const at = titles.indexOf(foldText(cell.title));
        if (at !== -1) cells[cell.column] = row.cells[at]?.text ?? "";
      }
      corrections.push({ id, cells });
    }
    seen.add(id);
  }
  if (issues.length > 0) throw badFeedFile(file.name, issues);
  return corrections;
}

function fault(line: number, fr: string, en: string): Issue {
  return { code: "directory.bad-corrections", severity: "error", line, text: { fr: `Ligne ${line}\u202f: ${fr}`, en: `Line ${line}: ${en}` } };
}
