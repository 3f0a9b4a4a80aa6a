import type { Issue } from "../../../../kernel/errors/app-error.ts";

export type Side = "left" | "right";

const names = { left: { fr: "Premier fichier", en: "First file" }, right: { fr: "Second fichier", en: "Second file" } } as const;

const issue = (side: Side, code: string, fr: string, en: string, more: Partial<Issue> = {}): Issue =>
  ({ code: `linkage.${code}`, severity: "error", field: side, text: { fr: `${names[side].fr}\u202f: ${fr}`, en: `${names[side].en}: ${en}` }, ...more });

export const noSuchFile = (side: Side): Issue => issue(side, "no-such-file", "il est introuvable, ou ne peut pas être ouvert. Vérifiez le chemin donné.", "it is not there, or cannot be opened. Check the path given.");

export const emptyFile = (side: Side): Issue => issue(side, "empty-file", "il est vide. Il faut au moins une ligne de titres et une ligne de données.", "it is empty. At least a header line and one line of data are needed.");

export const latinFile = (side: Side): Issue => issue(side, "not-utf8", "il n’est pas en UTF-8\u202f; il a été lu comme du Latin-1. Vérifiez les lettres accentuées.", "it is not UTF-8; it was read as Latin-1. Check the accented letters.", { severity: "warning" });

export function unreadableFile(side: Side, line: number | null): Issue {
  return line === null
    ? issue(side, "unreadable-file", "il ne peut pas être lu. Donnez un CSV (séparateur virgule, point-virgule, tabulation ou barre) ou un Parquet.", "it cannot be read. Give a CSV (comma, semicolon, tab or bar) or a Parquet file.")
    : issue(side, "unreadable-line", `la ligne ${line} n’a pas le nombre de colonnes des titres, ou un guillemet n’y est pas fermé.`, `line ${line} does not have the columns of the header, or a quote is not closed there.`, { line });
}

export const lineNotUtf8 = (side: Side, line: number): Issue => issue(side, "line-not-utf8", `la ligne ${line} n’est pas en UTF-8 alors que le début du fichier l’est. Enregistrez-le en UTF-8.`, `line ${line} is not UTF-8, while the head of the file is. Save it as UTF-8.`, { line });

export const lineTooLong = (side: Side, line: number): Issue => issue(side, "line-too-long", `la ligne ${line} dépasse deux millions d’octets\u202f: un guillemet n’y est sans doute pas fermé.`, `line ${line} is longer than two million bytes: a quote is likely not closed there.`, { line });

export const cellTooLong = (side: Side, column: string, line: number, most: number): Issue => issue(side, "cell-too-long", `colonne «\u202f${column}\u202f», ligne ${line}\u202f: la cellule dépasse ${most} octets. Un guillemet n’y est sans doute pas fermé, ou cette colonne ne se compare pas.`, `column “${column}”, line ${line}: the cell is longer than ${most} bytes. A quote is likely not closed there, or this is no column to compare.`, { column, line });

const listed = (columns: readonly string[], more: string): string => columns.length > 40 ? `${columns.slice(0, 40).join(", ")}, … (${columns.length} ${more})` : columns.join(", ");

export function missingColumn(side: Side, wanted: string, nearest: string | null, present: readonly string[]): Issue {
  const [fr, en] = nearest === null ? ["", ""] : [` Vouliez-vous dire «\u202f${nearest}\u202f»\u202f?`, ` Did you mean “${nearest}”?`];
  const [there, found] = present.length === 0 ? [" La première ligne doit donner le nom des colonnes.", " The first line must name the columns."] : [` Colonnes présentes\u202f: ${listed(present, "en tout")}.`, ` Columns present: ${listed(present, "in all")}.`];
  return issue(side, "missing-column", `la colonne «\u202f${wanted}\u202f» manque.${fr}${there}`, `column “${wanted}” is missing.${en}${found}`, { column: wanted });
}

export function duplicateIds(side: Side, column: string, values: number, line: number): Issue {
  return issue(side, "duplicate-ids", `la colonne «\u202f${column}\u202f» devrait nommer chaque ligne une seule fois\u202f; ${values} identifiants reviennent, dont un à la ligne ${line}.`, `column “${column}” should name each row once; ${values} identifiers come back, one of them on line ${line}.`, { column, line });
}

export function missingIds(side: Side, column: string, rows: number, line: number): Issue {
  return issue(side, "missing-ids", `la colonne «\u202f${column}\u202f» est vide sur ${rows} lignes, dont la ligne ${line}.`, `column “${column}” is blank on ${rows} rows, one of them line ${line}.`, { column, line });
}

export function columnEmpty(side: Side, column: string): Issue {
  return issue(side, "column-empty", `la colonne préparée «\u202f${column}\u202f» ne contient aucune valeur lisible\u202f: elle n’apportera rien.`, `prepared column “${column}” holds no readable value: it will bring nothing.`, { severity: "warning", column });
}

export function columnMostlyUnread(side: Side, column: string, share: number): Issue {
  const percent = Math.round(share * 100);
  return issue(side, "column-mostly-missing", `la colonne préparée «\u202f${column}\u202f» est vide ou illisible sur ${percent}\u202f% des lignes.`, `prepared column “${column}” is blank or unreadable on ${percent}% of rows.`, { severity: "warning", column });
}
