/** Case, accents, spaces and punctuation set aside: how titles, codes and names are compared. */
export function foldText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").replace(/æ/gi, "ae").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
