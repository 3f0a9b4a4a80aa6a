import { readFileSync } from "node:fs";
import type { PdfModel } from "./pdf-model.ts";
import type { TypstCompiler } from "./typst-loader.ts";

const template = new URL("./report.typ", import.meta.url);
/** Each round finds every sign that is missing; a second one is for those that a replacement would bring. */
const mostRounds = 5;

/**
 * A tagged PDF/UA-1 (ISO 14289-1) of the model. Signs that the fonts inside the compiler do not have are written by
 * their number (`[U+4E2D]`), since the standard forbids a text that shows nothing. Throws where the template itself is
 * at fault: that is a bug.
 */
export function writePdf(model: PdfModel, compiler: TypstCompiler): Uint8Array {
  let data = JSON.stringify(model, (_key, value: unknown) => (typeof value === "string" ? writable(value) : value));
  for (let round = 1; ; round += 1) {
    const compiled = compiler.compile({ mainFileContent: readFileSync(template, "utf8"), inputs: { report: data } });
    if (compiled.result === null) throw new Error(`the template of the report does not compile: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
    try {
      return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: "ua-1", creationTimestamp: 0 }));
    } catch (error) {
      const missing = missingSigns(error);
      if (missing.size === 0 || round === mostRounds) throw error;
      data = JSON.stringify(JSON.parse(data), (_key, value: unknown) => (typeof value === "string" ? byNumber(value, missing) : value));
    }
  }
}

/** Control characters other than the ends of lines show nothing and mean nothing in a text. */
function writable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu, (sign) => (sign === "\n" ? sign : sign === "\t" ? " " : "\ufffd"));
}

function missingSigns(error: unknown): ReadonlySet<string> {
  const said = error instanceof Error ? error.message : "";
  const found = [...said.matchAll(/the text `(\\"|")(.+?)\1` could not be displayed/gsu)].flatMap(([, , text = ""]) => [...unescaped(text)]);
  return new Set(found);
}

/** The compiler writes signs as Rust debugs them: `\u{200b}`, `\"`, `\\`. */
function unescaped(text: string): string {
  return text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))).replaceAll(/\\+(["'\\])/g, "$1");
}

function byNumber(text: string, missing: ReadonlySet<string>): string {
  return [...text].map((sign) => (missing.has(sign) ? `[U+${(sign.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase().padStart(4, "0")}]` : sign)).join("");
}
