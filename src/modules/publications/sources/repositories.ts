/** Names under which one repository is met, by name or address (BSO, `unpaywall_enrich.py`, folded the same way). */
const known: readonly (readonly [RegExp, string])[] = [
  [/\bhal\b|hal\.science|archives-ouvertes|hal\.inserm|episciences\.org\/hal|ccsd/i, "HAL"], [/pubmed ?central|\bpmc\b|ncbi\.nlm\.nih\.gov\/(?:pmc|articles)|europepmc|europe pmc/i, "PubMed Central"],
  [/arxiv/i, "arXiv"], [/biorxiv/i, "bioRxiv"], [/medrxiv/i, "medRxiv"], [/zenodo/i, "Zenodo"], [/research ?square/i, "Research Square"], [/\borbi\b/i, "ORBi"],
];

/** One name for each repository: `HAL (Le Centre pour…)` and `hal.science` are `HAL`. The name itself where it is not known. */
export function foldRepository(name: string | null, url: string | null): string | null {
  for (const text of [name, url]) {
    if (text === null) continue;
    const found = known.find(([pattern]) => pattern.test(text.slice(0, 300)));
    // bioRxiv is no arXiv: the longer names are tried on their own letters.
    if (found !== undefined) return /biorxiv/i.test(text) ? "bioRxiv" : /medrxiv/i.test(text) ? "medRxiv" : found[1];
  }
  return name;
}
