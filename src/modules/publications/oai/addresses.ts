import type { WorkIdentifier } from "../domain/record.ts";

/** Identifiers as addresses that lead to the work, or as URNs where there is none. */
export function addressesOf(identifiers: readonly WorkIdentifier[]): readonly string[] {
  return identifiers.map(({ scheme, value }) => {
    switch (scheme) {
      case "doi": return `https://doi.org/${encodeURI(value)}`;
      case "pmid": return `https://pubmed.ncbi.nlm.nih.gov/${value}/`;
      case "pmcid": return `https://www.ncbi.nlm.nih.gov/pmc/articles/${value}/`;
      case "hal": return `https://hal.science/${value}`;
      case "nnt": return `https://theses.fr/${value}`;
      case "openalex": return `https://openalex.org/${value}`;
      case "arxiv": return `https://arxiv.org/abs/${value}`;
      case "isbn": return `urn:isbn:${value}`;
    }
  });
}
