import { Buffer } from "node:buffer";
import { languages } from "../../../kernel/i18n/language.ts";
import type { RenderedFile, SealedReport } from "../domain/content.ts";
import { composeDocument } from "./document/compose.ts";
import { writeHtml } from "./html/page.tsx";
import { pdfModel } from "./pdf/pdf-model.ts";
import { loadTypst, type TypstCompiler } from "./pdf/typst-loader.ts";
import { writePdf } from "./pdf/write-pdf.ts";
import { reportJson } from "./report-json.ts";
import { reportOds } from "./sheets/report-sheets.ts";

/**
 * Every file of a sealed report, drawn from its content alone: HTML and PDF in both languages, the data as a
 * spreadsheet and as JSON. The same report gives the same bytes, on any day and machine.
 */
export async function renderReport(report: SealedReport, compiler: TypstCompiler | null = loadTypst()): Promise<readonly RenderedFile[]> {
  const name = `report-${report.code}`;
  const documents = languages.map((language) => composeDocument(report, language));
  return [
    ...documents.map((one) => file(`${name}.${one.language}.html`, "text/html; charset=utf-8", writeHtml(one))),
    ...(compiler === null ? [] : documents.map((one) => file(`${name}.${one.language}.pdf`, "application/pdf", writePdf(pdfModel(one, report.content.knownOn), compiler)))),
    file(`${name}.ods`, "application/vnd.oasis.opendocument.spreadsheet", reportOds(report)),
    file(`${name}.json`, "application/json", reportJson(report)),
  ];
}

function file(name: string, mediaType: string, content: string | Uint8Array): RenderedFile {
  return { name, mediaType, bytes: typeof content === "string" ? Buffer.from(content, "utf8") : content };
}
