import type { Vocabulary } from "../../../../kernel/search/documents/index.ts";
import type { CodedTerm } from "../../domain/parts.ts";

/**
 * `D000003550` as registers write it, `D003550` as the thesaurus does, `MESH:d3550`: all D003550. Ids of nine digits (above 69,999)
 * keep them. Null where it is no descriptor (supplementary concepts begin with C).
 */
export function meshDescriptor(code: string): string | null {
  const digits = /^(?:mesh:)?d0*(\d{1,9})$/i.exec(code.trim())?.[1];
  if (digits === undefined) return null;
  return `D${digits.padStart(Number(digits) < 67_000 ? 6 : 9, "0")}`;
}

/** `Leukemia, Myeloid, Acute`, as a thesaurus inverts its names: `Acute Myeloid Leukemia`. */
function natural(label: string): string {
  return label.split(/,\s+/).toReversed().join(" ");
}

export interface ConceptSources {
  readonly vocabulary: Vocabulary;
  /** Concepts of the vocabulary by `scheme:code` of other classifications, in small letters. */
  readonly ties: ReadonlyMap<string, readonly string[]>;
  /** Concepts that a text names. */
  readonly mentionsOf: (text: string) => readonly string[];
}

/** The concepts of the vocabulary that a coded term names: by its code, a wider code where that is all there is (E11 for E11.9), and by its words. */
export function conceptsOf(term: CodedTerm, { vocabulary, ties, mentionsOf }: ConceptSources): readonly string[] {
  const found = new Set<string>();
  const { scheme, label } = term;
  const code = term.code?.trim() ?? "";
  if (scheme === "mesh") {
    const id = meshDescriptor(code);
    if (id !== null && vocabulary.find(id) !== undefined) found.add(id);
  } else if (code !== "" && scheme !== "none") {
    const plain = code.toLowerCase().replace(/^(?:orpha|icd-?1[01]|cim-?1[01])[:\s]*/, "");
    for (let length = plain.length; length >= 2; length -= 1) {
      const concepts = ties.get(`${scheme}:${plain.slice(0, length).replace(/\.$/, "")}`);
      if (concepts === undefined) {
        if (scheme === "orpha" || scheme === "snomed") break;
        continue;
      }
      for (const one of concepts) found.add(one);
      break;
    }
  }
  if (found.size === 0) {
    for (const text of [label.fr, label.en]) {
      if (text === undefined) continue;
      const inNaturalOrder = text.includes(",") ? mentionsOf(natural(text)) : [];
      for (const id of inNaturalOrder.length > 0 ? inNaturalOrder : mentionsOf(text)) found.add(id);
    }
  }
  return [...found];
}
