import { readFileSync } from "node:fs";
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

let ties: ReadonlyMap<string, readonly string[]> | null = null;

/** Which concepts of the vocabulary a code of another classification stands for: `code-ties.tsv`, scheme and code by concept. */
function tied(): ReadonlyMap<string, readonly string[]> {
  if (ties !== null) return ties;
  const found = new Map<string, string[]>();
  for (const line of readFileSync(new URL("./code-ties.tsv", import.meta.url), "utf8").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [concept = "", codes = ""] = line.split("\t");
    for (const code of codes.split(" ").filter((one) => one !== "")) found.set(code.toLowerCase(), [...(found.get(code.toLowerCase()) ?? []), concept]);
  }
  ties = found;
  return found;
}

/** The concepts of the vocabulary that a coded term names: by its code, a wider code where that is all there is (E11 for E11.9), and by its words. */
export function conceptsOf(term: CodedTerm, vocabulary: Vocabulary, mentionsOf: (text: string) => readonly string[]): readonly string[] {
  const found = new Set<string>();
  const { scheme, label } = term;
  const code = term.code?.trim() ?? "";
  if (scheme === "mesh") {
    const id = meshDescriptor(code);
    if (id !== null && vocabulary.find(id) !== undefined) found.add(id);
  } else if (code !== "" && scheme !== "none") {
    const plain = code.toLowerCase().replace(/^(?:orpha|icd-?1[01]|cim-?1[01])[:\s]*/, "");
    for (let length = plain.length; length >= 2; length -= 1) {
      const concepts = tied().get(`${scheme}:${plain.slice(0, length).replace(/\.$/, "")}`);
      if (concepts === undefined) {
        if (scheme === "orpha" || scheme === "snomed") break;
        continue;
      }
      for (const one of concepts) found.add(one);
      break;
    }
  }
  if (found.size === 0) for (const text of [label.fr, label.en]) if (text !== undefined) for (const id of mentionsOf(text)) found.add(id);
  return [...found];
}
