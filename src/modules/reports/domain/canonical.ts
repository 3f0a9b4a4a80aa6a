import { createHash } from "node:crypto";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { ReportContent } from "./content.ts";

/** A content with the text that is hashed, and the hash. */
export interface SealedContent {
  readonly content: ReportContent;
  /** The canonical JSON (RFC 8785), kept to the letter. */
  readonly text: string;
  readonly sha256: string;
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * The seal of a content. What comes back is read from the very text that is hashed, so that whoever draws the report
 * sees nothing that the seal does not cover.
 */
export function sealContent(content: ReportContent): SealedContent {
  const text = canonicalJson(JSON.parse(JSON.stringify(content)));
  return { content: readContent(text), text, sha256: sha256Of(text) };
}

/** The content that a kept text says; the text is one that `sealContent` wrote, or one whose hash is checked beside it. */
export function readContent(text: string): ReportContent {
  return JSON.parse(text) as ReportContent;
}
