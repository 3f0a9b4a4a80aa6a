import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import type { ReportContent } from "../../domain/content.ts";
import { sampleReport } from "../../testing/sample.ts";
import { composeDocument } from "../document/compose.ts";
import { pdfModel } from "./pdf-model.ts";
import { loadTypst, missingPdf, type TypstCompiler } from "./typst-loader.ts";
import { validatePdf, verapdfFolder } from "./validate.ts";
import { writePdf } from "./write-pdf.ts";

const compiler = loadTypst();
const skip = compiler === null ? "no Typst compiler is installed for this platform" : false;

function pdfOf(change: Partial<ReportContent>, language: "fr" | "en" = "fr"): Uint8Array {
  const report = sampleReport(change);
  return writePdf(pdfModel(composeDocument(report, language), report.content.knownOn), compiler as TypstCompiler);
}

const bare: Partial<ReportContent> = { priorities: [], indicators: [], resourceTables: [], figures: [] };

/** A text as the pages of a PDF keep it: where the lines break is the page's affair. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/[\s\u00ad]+/gu, "");
}

async function textOf(pdf: Uint8Array): Promise<string> {
  return withoutBlanks((await extractText(await getDocumentProxy(pdf), { mergePages: true })).text);
}

test("no text of a report is read as Typst: what is written comes out as it was", { skip }, async () => {
  const markup = fc.constantFrom("#", "$", "\\", "[", "]", "{", "}", "*", "_", "@", "<", ">", "`", "```", "//", "/*", "*/", "=", "-", "+", "~", "\"", "'", "--", "...", "#let x = 1", "#panic()", "#read(\"/etc/passwd\")", "\\u{41}", "$x^2$", "= Titre", "@label", "https://example.org");
  const letters = fc.constantFrom(..."abcXYZ 0123456789éàçœŒßñłøαβγδΩбжЯ«»“”’–—…€%°²½≤≥→×".split(""));
  const text = fc.array(fc.oneof(markup, letters), { minLength: 1, maxLength: 40 }).map((parts) => parts.join("")).filter((one) => one.trim() !== "" && !one.trim().startsWith("- "));
  const texts = fc.sample(text, { numRuns: 150, seed: 20241 }).map((one, at) => `A${at}Z ${one.trim()}`);
  const read = await textOf(pdfOf({ ...bare, texts: [{ section: "overall", text: { fr: texts.join("\n\n"), en: "" } }] }));
  for (const one of texts) assert.ok(read.includes(withoutBlanks(one)), one);
});

test("any text at all gives a PDF; signs that the fonts lack are written by their number", { skip }, async () => {
  const texts = fc.sample(fc.string({ unit: "binary", minLength: 1, maxLength: 20 }), { numRuns: 60, seed: 20242 });
  assert.ok(pdfOf({ ...bare, texts: [{ section: "overall", text: { fr: texts.join("\n\n"), en: "" } }] }).length > 0);
  const read = await textOf(pdfOf({ ...bare, texts: [{ section: "overall", text: { fr: "avant 中文 après \u0000\ud800", en: "" } }] }));
  assert.ok(read.includes("avant[U+4E2D][U+6587]après"), read);
});

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

test("the PDF is tagged: headings, tables with header cells, figures with words, title and language", { skip }, async () => {
  for (const language of ["fr", "en"] as const) {
    const document = await getDocumentProxy(pdfOf({}, language));
    const roles = new Map<string, number>();
    const figures: Node[] = [];
    const walk = (node: Node): void => {
      if (node.role !== undefined) roles.set(node.role, (roles.get(node.role) ?? 0) + 1);
      if (node.role === "Figure") figures.push(node);
      node.children?.forEach(walk);
    };
    for (let page = 1; page <= document.numPages; page += 1) walk(((await (await document.getPage(page)).getStructTree()) ?? {}) as Node);
    for (const role of ["H1", "H2", "H3", "H4", "Table", "THead", "TH", "TD", "Caption", "Figure", "L", "Link"]) assert.ok((roles.get(role) ?? 0) > 0, `${role} in ${language}`);
    assert.equal(roles.get("H1"), 1);
    assert.ok(figures.length >= 10 && figures.every((figure) => (figure.alt ?? "").length > 20));
    const { info, metadata } = await document.getMetadata();
    const said = info as Readonly<Record<string, unknown>>;
    assert.equal(said["Language"], language);
    assert.match(String(said["Title"]), /2024/);
    assert.equal(said["CreationDate"], "D:20250331000000Z");
    assert.equal(metadata?.get("pdfuaid:part"), "1");
    assert.equal((await document.getMarkInfo())?.Marked, true);
    assert.equal(((await document.getViewerPreferences()) as Readonly<Record<string, unknown>> | null)?.["DisplayDocTitle"], true);
    assert.ok(((await document.getOutline()) ?? []).length > 0);
  }
});

test("a sum, its target and its seal read the same in the PDF", { skip }, async () => {
  const report = sampleReport();
  const read = await textOf(pdfOf({}));
  for (const words of ["(57 / 70) = 81 %", "70 collaborations en cumul sur 2021-2025", report.contentSha256, `sceau ${report.contentSha256.slice(0, 12)}`, "Trois points restent à suivre"]) assert.ok(read.includes(withoutBlanks(words)), words);
});

test("where no compiler is installed it is said, and nothing is thrown", () => {
  const none = loadTypst(["@example/not-there"]);
  assert.equal(none, null);
  assert.match(missingPdf(none)?.en ?? "", /without its PDF/);
});

const folder = verapdfFolder();

test("veraPDF finds no fault against PDF/UA-1", { skip: skip !== false ? skip : folder === null ? "JALON_VERAPDF does not name a folder with veraPDF" : false }, async () => {
  for (const language of ["fr", "en"] as const) assert.deepEqual(await validatePdf(pdfOf({}, language), folder ?? ""), []);
});
