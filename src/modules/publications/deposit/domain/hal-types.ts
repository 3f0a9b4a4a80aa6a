import type { DocumentType } from "../../domain/record.ts";

/** The type of HAL of each of ours; null for what HAL does not take. */
export const halTypes: Readonly<Record<DocumentType, string | null>> = {
  article: "ART", review: "ART", letter: "ART", editorial: "ART", "conference-paper": "COMM", book: "OUV", "book-chapter": "COUV", thesis: "THESE", preprint: "UNDEFINED", report: "REPORT", patent: "PATENT", other: "OTHER",
  dataset: null,
};

/** Of a structure of ours, what a deposit needs. */
export interface DepositStructure {
  readonly code: string;
  readonly name: string;
  readonly acronym: string | null;
  /** Its number in the register of structures of HAL (AuréHAL), where known. */
  readonly halId: string | null;
}

/** Domains of HAL are words of lower case with dots: `sdv.imm`. */
export function isHalDomain(scheme: string, code: string): boolean {
  return scheme === "hal-domain" && /^[a-z]+(\.[a-z-]+)*$/.test(code);
}
