import { plainText, type Line } from "../lines.ts";
import { cellsOf, type TableShape } from "../tables/table-cells.ts";
import { fold } from "../words.ts";

/** What a column of a table of indicators holds, by the words of its header. */
export type Column =
  | { readonly kind: "code" | "definition" | "unit" | "other" }
  /** `says`: the header has the word indicator, not only "Intitulé". */
  | { readonly kind: "name"; readonly says: boolean }
  | { readonly kind: "value" | "target"; readonly label: string; readonly year: number | null; readonly intermediate: boolean };

export interface IndicatorHeader {
  readonly shape: TableShape;
  readonly columns: readonly Column[];
  readonly cells: readonly string[];
}

const yearOf = /(?<!\d)((?:19|20)\d\d)(?:(?: ?[-–/] ?| a )((?:19|20)\d\d))?(?!\d)/;
const targetWord = /cible|vise|attendu|a atteindre|target|prevision|objectif (?:fin|final|chiffre)|^objectifs? (?:en |pour |a )?(?:l'horizon )?(?:19|20)\d\d/;
const valueWord = /valeur|reference|realise|realisation|situation|initial|depart|^base|resultat|constat|baseline|execution|historique|etat/;

function columnOf(cell: string, order: number): Column {
  const said = fold(cell).trim();
  if (/^(?:n[°ºo]?\.?|num(?:ero)?\.?|code|ref\.?|id\.?|#)(?: (?:de l')?ind(?:icateur|\.)?)?$/.test(said) || (order === 0 && said === "reference")) return { kind: "code" };
  const found = yearOf.exec(said);
  const year = found === null ? null : Number(found[2] ?? found[1]);
  const period = found === null ? "" : ` ${found[0]}`;
  if (targetWord.test(said)) {
    const intermediate = /intermediaire|mi-parcours|etape/.test(said);
    return { kind: "target", label: `${intermediate ? "Cible intermédiaire" : "Cible"}${period}`, year, intermediate };
  }
  if (/^(?:intitule |libelle |nom )?(?:(?:de l'|des |d'|les )?indicateurs?)(?![a-z])/.test(said) && found === null) return { kind: "name", says: true };
  if (/^(?:intitule|libelle)$/.test(said)) return { kind: "name", says: false };
  if (/^(?:definition|description|mode de calcul|methode|precision)/.test(said)) return { kind: "definition" };
  if (/^unites?(?![a-z])/.test(said)) return { kind: "unit" };
  if (valueWord.test(said) || (found !== null && said.replace(/[^a-z]/g, "").length <= 6)) return { kind: "value", label: `Valeur${period}`, year, intermediate: false };
  return { kind: "other" };
}

/** The last year that is aimed at is the commitment; targets for the years before it stand on the way. */
function withLastTarget(columns: readonly Column[]): readonly Column[] {
  const last = Math.max(0, ...columns.map((column) => (column.kind === "target" ? (column.year ?? 0) : 0)));
  return columns.map((column) => (column.kind === "target" && column.year !== null && column.year < last ? { ...column, intermediate: true, label: column.label.replace(/^Cible(?! i)/, "Cible intermédiaire") } : column));
}

/** Years alone at the head of the columns: those inside the contract are aimed at, the others are known. */
function byContract(columns: readonly Column[], fromYear: number): readonly Column[] {
  if (columns.some((column) => column.kind === "target") || fromYear === 0 || !columns.some((column) => column.kind === "name" && column.says)) return columns;
  const dated = columns.filter((column) => column.kind === "value" && column.year !== null);
  if (dated.length < 2) return columns;
  return columns.map((column) => (column.kind === "value" && column.year !== null && column.year >= fromYear && dated.some((other) => other.kind === "value" && (other.year ?? 0) < (column.year ?? 0)) ? { ...column, kind: "target", label: column.label.replace("Valeur", "Cible") } : column));
}

/**
 * Is this line the header of a table with one indicator a row? It needs a column of targets, and a column of names or
 * (for a table under the title of one indicator) one of values. Null otherwise.
 */
export function readIndicatorHeader(line: Line, fromYear: number): IndicatorHeader | null {
  if (!line.tabular || line.raw.length > 5000) return null;
  for (const shape of ["tab", "html", "pipe"] as const) {
    const cells = cellsOf(line.raw, shape)?.map(plainText);
    if (cells === undefined || cells.length < 2) continue;
    const columns = withLastTarget(byContract(cells.map(columnOf), fromYear));
    const has = (kind: Column["kind"]): boolean => columns.some((column) => column.kind === kind);
    const figures = cells.filter((cell) => /^[<>≥≤]? ?[\d., ]+ ?%?$/.test(cell) && !/^(?:19|20)\d\d$/.test(cell));
    if (has("target") && (has("name") || has("value")) && figures.length === 0 && columns.every((column) => column.kind !== "target" || column.label !== "")) return { shape, columns, cells };
  }
  return null;
}
