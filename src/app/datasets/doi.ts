import type { DoiProvider } from "../../kernel/doi/index.ts";
import { doiResourceOf, type DoiMinter, type ExchangeContext } from "../../modules/datasets/index.ts";

/**
 * DOIs of datasets by a provider: the same dataset always asks for the same one. Null where the agency did not take it, now or at
 * all: the publication stands and is asked for again, and what the agency said goes to the log, which holds nothing of the record but its code.
 */
export function minterOf(provider: DoiProvider, context: () => ExchangeContext): DoiMinter {
  return {
    async mintFor(dataset) {
      const told = context();
      const doi = provider.doiFor(dataset.code);
      const outcome = await provider.publish({ doi, resource: doiResourceOf({ ...dataset, doi }, told), url: `${told.siteUrl}/data/${dataset.code}` });
      if (outcome.kind === "done") return outcome.doi;
      const codes = outcome.kind === "refused" ? outcome.issues.map(({ code, field }) => (field === undefined ? code : `${code} (${field})`)) : [outcome.issue.code];
      process.stderr.write(`${JSON.stringify({ level: "error", route: "doi", dataset: dataset.code, said: codes })}\n`);
      return null;
    },
  };
}
