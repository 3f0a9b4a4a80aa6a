import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../i18n/language.ts";
import { safeHref } from "./safe-href.ts";
import { word } from "./words.ts";

export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Right-aligned, tabular figures. */
  readonly numeric?: boolean;
  /** The cell that names its row (`th scope="row"`). */
  readonly rowHeader?: boolean;
  /** Where a click on the header leads, for tables that sort. */
  readonly sortHref?: string;
  readonly sorted?: "ascending" | "descending";
}

export interface TableProps<Row> {
  readonly caption: string;
  /** Keeps the caption for those who listen, where a heading right above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly language: Language;
  /** What stands in place of a table without rows. */
  readonly empty?: ComponentChildren;
  /** Offers a filter over the rows in the browser, where there is a script. */
  readonly filter?: boolean;
  /** A class for the whole row ("total", "within"), null for none. */
  readonly rowKind?: (row: Row) => "total" | "within" | "quiet" | null;
  readonly id?: string;
}

/**
 * Rows and columns: header in view while scrolling, stacked rows where there is no room (each cell then carries its
 * header). Roles are written out because some browsers drop the table once its rows are no longer laid out as one.
 */
export function Table<Row>({ caption, captionHidden = false, columns, rows, language, empty, filter = false, rowKind, id }: TableProps<Row>): VNode {
  if (rows.length === 0 && empty !== undefined) return <div class="table-box">{empty}</div>;
  return (
    <div class="table-box">
      <table class="table" role="table" id={id} data-filter={filter ? word("filterRows", language) : undefined}>
        <caption class={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => <Header column={column} language={language} />)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" class={rowKind === undefined ? undefined : (rowKind(row) ?? undefined)}>
              {columns.map((column) => {
                const content = column.cell(row);
                return column.rowHeader === true ? (
                  <th scope="row" role="rowheader" data-label={column.header} class={column.numeric === true ? "numeric" : undefined}>{content}</th>
                ) : (
                  <td role="cell" data-label={column.header} class={column.numeric === true ? "numeric" : isShortWord(content) ? "short" : undefined}><div>{content}</div></td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A date or a code, which is unreadable in pieces. */
function isShortWord(content: unknown): boolean {
  return typeof content === "string" && content.length <= 12 && !/\s/.test(content);
}

function Header<Row>({ column, language }: { readonly column: Column<Row>; readonly language: Language }): VNode {
  const href = safeHref(column.sortHref);
  const arrow = column.sorted === "ascending" ? "↑" : column.sorted === "descending" ? "↓" : null;
  return (
    <th scope="col" role="columnheader" class={column.numeric === true ? "numeric" : undefined} aria-sort={href === null ? undefined : (column.sorted ?? "none")}>
      {href === null ? column.header : (
        <a href={href}>
          {column.header}
          {arrow === null ? <span class="visually-hidden"> ({word("sortBy", language)})</span> : <span aria-hidden="true"> {arrow}</span>}
        </a>
      )}
    </th>
  );
}
