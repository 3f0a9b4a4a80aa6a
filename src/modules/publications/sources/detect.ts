import type { RecordSource } from "../domain/record.ts";

/** Formats that are read: those of the sources, and bibliographic files. */
export type SourceFormat = Exclude<RecordSource, "manual">;

/**
 * What is this file? By what it says, then by its name; null where neither tells. `head` is the beginning of the text, a
 * hundred thousand characters are enough.
 */
export function detectFormat(fileName: string, head: string): SourceFormat | null {
  const text = head.replace(/^\uFEFF/, "").trimStart();
  const name = fileName.toLowerCase();
  if (text.startsWith("<")) {
    if (/<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitation|DeleteCitation)\b/.test(text)) return "pubmed";
    return null;
  }
  if (text.startsWith("{") || text.startsWith("[")) {
    const has = (pattern: RegExp): boolean => pattern.test(text);
    if (has(/"work-summary"\s*:/) || (has(/"activities-summary"\s*:/) && has(/"orcid-identifier"/))) return "orcid";
    if (has(/"halId_s"\s*:/) || has(/"docid"\s*:/) && has(/"[a-zA-Z]+_s"\s*:/)) return "hal";
    if (has(/"id"\s*:\s*"https:\/\/openalex\.org\/W/i) || has(/"abstract_inverted_index"\s*:/) || has(/"authorships"\s*:/)) return "openalex";
    if (has(/"DOI"\s*:/) || has(/"message-type"\s*:\s*"work/)) return "crossref";
    for (const source of ["openalex", "crossref", "orcid"] as const) if (name.includes(source)) return source;
    return /(?:^|[^a-z])hal(?:[^a-z]|$)/.test(name) ? "hal" : null;
  }
  if (/^TY {2}- ?/m.test(text.slice(0, 20_000))) return "ris";
  if (/(?:^|\n)\s*@\s*[A-Za-z]+\s*[{(]/.test(text.slice(0, 20_000))) return "bibtex";
  if (/\.(?:bib|bibtex)$/.test(name)) return "bibtex";
  return name.endsWith(".ris") ? "ris" : null;
}
