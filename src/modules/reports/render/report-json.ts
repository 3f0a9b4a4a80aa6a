import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { SealedReport } from "../domain/content.ts";

/** The content with its code and its seal, in the one writing that the seal hashes: members sorted, no blanks. */
export function reportJson(report: SealedReport): string {
  return `${canonicalJson({ code: report.code, content: report.content, contentSha256: report.contentSha256 })}\n`;
}
