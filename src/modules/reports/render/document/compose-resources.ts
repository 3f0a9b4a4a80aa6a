import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { amountFormat, type ResourceTable } from "../../../contract/index.ts";
import type { ReportContent } from "../../domain/content.ts";
import { sayIn, type Block, type Section } from "./blocks.ts";

/** The tables of money and posts of the contract in force. Null where it holds none. */
export function resourcesSection(content: ReportContent, language: Language): Section | null {
  if (content.resourceTables.length === 0) return null;
  return {
    id: "resources",
    title: sayIn(language)("Moyens", "Resources"),
    newPage: true,
    blocks: content.resourceTables.flatMap((table) => tableBlocks(table, language)),
  };
}

function tableBlocks(table: ResourceTable, language: Language): readonly Block[] {
  const say = sayIn(language);
  const title = pick(table.title, language);
  const format = amountFormat(table, language);
  const signed = table.differenceToYear !== null;
  const hasOverall = table.lines.some((line) => line.overall !== null);
  const about = [
    ...(table.differenceToYear === null ? [] : [say(`En écart à ${table.differenceToYear}.`, `As differences to ${table.differenceToYear}.`)]),
    ...(table.conditional ? [say("Sous réserve de la disponibilité des crédits.", "Subject to the availability of funds.")] : []),
  ];
  return [
    { kind: "heading", level: 3, id: `resource-${table.code}`, text: title },
    ...(about.length === 0 ? [] : [{ kind: "paragraph" as const, soft: true, text: about.join(" ") }]),
    {
      kind: "table",
      caption: `${title} (${format.unit})`,
      columns: [
        { header: say("Ligne", "Line"), rowHeader: true, weight: 3 },
        ...table.years.map((year) => ({ header: String(year), numeric: true })),
        ...(hasOverall ? [{ header: say("Total", "Total"), numeric: true }] : []),
      ],
      rows: table.lines.map((line) => ({
        ...(line.kind === "line" ? {} : { emphasis: line.kind }),
        cells: [
          { text: `${line.group === null ? "" : `${pick(line.group, language)}, `}${pick(line.label, language)}${line.noteMark === null ? "" : ` ${line.noteMark}`}` },
          ...line.amounts.map((amount) => ({ text: format.write(amount, signed) })),
          ...(hasOverall ? [{ text: format.write(line.overall, signed) }] : []),
        ],
      })),
    },
    ...(table.notes.length === 0 ? [] : [{ kind: "list" as const, items: table.notes.map((note) => `${note.mark} ${pick(note.text, language)}`) }]),
  ];
}
