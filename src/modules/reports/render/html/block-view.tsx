import type { ComponentChildren, VNode } from "preact";
import { DefinitionList, Heading, Table } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { VerdictMark } from "../../../indicators/index.ts";
import { StateMark } from "../../../steering/index.ts";
import type { Block, Cell, CellLine, TableBlock, TableRow } from "../document/blocks.ts";

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly language: Language;
  /** Are the details that can be folded away folded? They are not in a file: a file is printed, and searched as one text. */
  readonly folded?: boolean;
}

export function Blocks({ blocks, language, folded = false }: BlocksProps): VNode {
  return <>{blocks.map((block) => blockView(block, language, folded))}</>;
}

function blockView(block: Block, language: Language, folded: boolean): VNode {
  switch (block.kind) {
    case "heading":
      return <Heading level={block.level} id={block.id} {...(block.kicker === undefined ? {} : { kicker: block.kicker })}>{block.text}</Heading>;
    case "paragraph":
      return <p class={block.soft === true ? "prose soft" : "prose"} lang={block.language}>{block.text}</p>;
    case "list":
      return <ul class="prose" lang={block.language}>{block.items.map((item) => <li>{item}</li>)}</ul>;
    case "definitions":
      return <DefinitionList items={block.items} />;
    case "verdict":
      return <p class="prose"><VerdictMark kind={block.verdict} language={language} /> <span class="soft">{block.reason}</span></p>;
    case "fold":
      return folded
        ? <details class="report-fold"><summary>{block.summary}</summary><Blocks blocks={block.blocks} language={language} /></details>
        : <Blocks blocks={block.blocks} language={language} />;
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
        cell: (row: TableRow) => cellView(row.cells[at], language),
      }))}
      rowKind={(row) => row.emphasis ?? null}
    />
  );
}

function cellView(cell: Cell | undefined, language: Language): ComponentChildren {
  if (cell === undefined) return null;
  if (cell.verdict !== undefined) return <VerdictMark kind={cell.verdict} language={language} />;
  if (cell.lines === undefined) return cell.text;
  const items = cell.lines.filter((line) => line.item === true);
  return (
    <>
      {cell.lines.filter((line) => line.item !== true).map((line) => <span class={`report-line report-line-${line.tone ?? "plain"}`}>{lineView(line, language)}</span>)}
      {items.length === 0 ? null : <ul class="report-items">{items.map((line) => <li>{lineView(line, language)}</li>)}</ul>}
    </>
  );
}

function lineView({ lead, text, about, language: written, state }: CellLine, language: Language): ComponentChildren {
  if (state !== undefined) return <StateMark state={state} language={language} />;
  return (
    <>
      {lead === undefined ? null : <b>{lead}</b>}
      {written === undefined ? text : <span lang={written}>{text}</span>}
      {about === undefined ? null : <span class="soft"> {about}</span>}
    </>
  );
}
