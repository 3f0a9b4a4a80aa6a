import { dryProvider, type DoiOutcome, type DoiProvider } from "../../kernel/doi/index.ts";
import { doiResourceOf, type DoiMinter, type ExchangeContext } from "../../modules/datasets/index.ts";

/**
 * DOIs of datasets by a provider: the same dataset always asks for the same one. Where the agency did not take what it was told, now or
 * at all, the record stands as it is and the agency is asked again; what it said goes to the log, which holds nothing of the record but
 * its code. Of made-up datasets no agency is ever told.
 */
export function minterOf(real: DoiProvider, context: () => Promise<ExchangeContext>): DoiMinter {
  const trial = dryProvider();
  const providerFor = (dataset: MintedDataset): DoiProvider => (dataset.demonstration ? trial : real);
  return {
    async mintFor(dataset) {
      const provider = providerFor(dataset);
      const outcome = await provider.publish(await requestFor(dataset, provider.doiFor(dataset.code)));
      return stands(dataset.code, outcome) ? outcome.doi : null;
    },
    async update(dataset) {
      const provider = providerFor(dataset);
      // A DOI of another prefix is another provider's: of a trial, or of an agency that was left.
      if (dataset.doi === null || !isOf(provider, dataset.doi)) return true;
      return stands(dataset.code, await provider.update(await requestFor(dataset, dataset.doi)));
    },
    async hide(dataset) {
      const provider = providerFor(dataset);
      const doi = dataset.doi ?? provider.doiFor(dataset.code);
      if (!isOf(provider, doi)) return true;
      const outcome = await provider.hide(doi);
      // Withdrawn before it was ever registered.
      if (outcome.kind === "refused" && outcome.issues.some(({ code }) => code === "doi.not-known")) return true;
      return stands(dataset.code, outcome);
    },
  };

  async function requestFor(dataset: MintedDataset, doi: string) {
    const told = await context();
    return { doi, resource: doiResourceOf({ ...dataset, doi }, told), url: `${told.siteUrl}/data/${dataset.code}` };
  }
}

type MintedDataset = Parameters<DoiMinter["mintFor"]>[0];

function isOf(provider: DoiProvider, doi: string): boolean {
  return doi.toLowerCase().startsWith(`${provider.prefix.toLowerCase()}/`);
}

function stands(code: string, outcome: DoiOutcome): outcome is Extract<DoiOutcome, { kind: "done" }> {
  if (outcome.kind === "done") return true;
  const said = outcome.kind === "refused" ? outcome.issues.map((issue) => (issue.field === undefined ? issue.code : `${issue.code} (${issue.field})`)) : [outcome.issue.code];
  process.stderr.write(`${JSON.stringify({ level: "error", route: "doi", dataset: code, said })}\n`);
  return false;
}
