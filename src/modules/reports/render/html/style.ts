import { standaloneStyle } from "../../../../kernel/html/index.ts";
import { sayIn, type ReportDocument } from "../document/blocks.ts";

/** The house's style with its fonts inside, and what stands at the foot of each printed page. */
export function reportStyle(report: ReportDocument): string {
  const say = sayIn(report.language);
  const foot = `${say("Rapport", "Report")} ${report.code} · ${say("sceau", "seal")} ${report.seal.slice(0, 12)}`;
  return `${standaloneStyle()}
@layer print {
  @page { margin: 18mm 14mm; @top-left { content: ${cssString(report.title)}; font: 8pt sans-serif; color: #444; } @bottom-left { content: ${cssString(foot)}; font: 8pt sans-serif; color: #444; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; } }
}`;
}

/** A text as a CSS string: whatever could end it, or the element around it, is written by its number. */
function cssString(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} .,:/()\u2019\u00b7\u202f\u00a0-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0xfffd).toString(16)} `)}"`;
}
