import { doiRegistrar, type DoiProvider } from "../../kernel/doi/index.ts";
import { doiResourceOf, type DoiMinter, type ExchangeContext } from "../../modules/datasets/index.ts";

/**
 * DOIs of datasets by a provider: the same dataset always asks for the same one. Where the agency did not take what it was told, now or
 * at all, the record stands as it is and the agency is asked again; what it said goes to the log, which holds nothing of the record but
 * its code. Of made-up datasets no agency is ever told.
 */
export function minterOf(real: DoiProvider, context: () => Promise<ExchangeContext>): DoiMinter {
  const registrar = doiRegistrar(real, logged("dataset"));
  const thing = ({ code, doi, demonstration }: MintedDataset) => ({ name: code, doi, demonstration });
  const describe = (dataset: MintedDataset) => async (doi: string) => {
    const told = await context();
    return { resource: doiResourceOf({ ...dataset, doi }, told), url: `${told.siteUrl}/data/${dataset.code}` };
  };
  return {
    mintFor: (dataset) => registrar.publish(thing(dataset), describe(dataset)),
    update: (dataset) => registrar.update(thing(dataset), describe(dataset)),
    hide: (dataset) => registrar.hide(thing(dataset)),
  };
}

type MintedDataset = Parameters<DoiMinter["mintFor"]>[0];

/** What an agency said where it did not take a DOI, in the log. */
export function logged(kind: "dataset" | "study"): (name: string, said: readonly string[]) => void {
  return (name, said) => { process.stderr.write(`${JSON.stringify({ level: "error", route: "doi", [kind]: name, said })}\n`); };
}
