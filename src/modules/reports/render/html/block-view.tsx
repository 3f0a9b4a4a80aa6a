import type { ComponentChildren, VNode } from "preact";
import { DefinitionList, Heading, Table } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { VerdictMark } from "../../../indicators/index.ts";
import type { Block, Cell, TableBlock, TableRow } from "../document/blocks.ts";

export function Blocks({ blocks, language }: { readonly blocks: readonly Block[]; readonly language: Language }): VNode {
  return <>{blocks.map((block) => blockView(block, language))}</>;
}

function blockView(block: Block, language: Language): VNode {
  switch (block.kind) {
    case "heading":
      return <Heading level={block.level} id={block.id} {...(block.kicker === undefined ? {} : { kicker: block.kicker })}>{block.text}</Heading>;
    case "paragraph":
      return <p class={block.soft === true ? "prose soft" : "prose"}>{block.text}</p>;
    case "list":
      return <ul class="prose">{block.items.map((item) => <li>{item}</li>)}</ul>;
    case "definitions":
      return <DefinitionList items={block.items} />;
    case "verdict":
      return <p class="prose"><VerdictMark kind={block.verdict} language={language} /> <span class="soft">{block.reason}</span></p>;
    case "chart":
      return block.figure;
    case "table":
      return <TableView block={block} language={language} />;
  }
}

function TableView({ block, language }: { readonly block: TableBlock; readonly language: Language }): VNode {
  return (
    <Table<TableRow>
      caption={block.caption}
      language={language}
      rows={block.rows}
      columns={block.columns.map((column, at) => ({
        header: column.header,
        ...(column.numeric === true ? { numeric: true } : {}),
        ...(column.rowHeader === true ? { rowHeader: true } : {}),
        cell: (row: TableRow) => cellView(row.cells[at], language, column.rowHeader === true),
      }))}
      rowKind={(row) => row.emphasis ?? null}
    />
  );
}

/** Of a cell that names its row, the first line is the name; what follows is about it. */
function cellView(cell: Cell | undefined, language: Language, isName: boolean): ComponentChildren {
  if (cell === undefined) return null;
  if (cell.verdict !== undefined) return <VerdictMark kind={cell.verdict} language={language} />;
  const [first = "", ...more] = cell.text.split("\n");
  if (more.length === 0) return first;
  return isName ? <>{first}<span class="report-about">{more.join("\n")}</span></> : <span class="report-lines">{cell.text}</span>;
}
