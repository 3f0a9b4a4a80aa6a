import { dataciteProvider, dryProvider, type DoiProvider } from "../../kernel/doi/index.ts";
import type { OaiRepository } from "../../kernel/oai/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { contextOf, createExchangeRoutes, datasetRepository, type Datasets, type ExchangeContext } from "../../modules/datasets/index.ts";
import type { Route } from "../../kernel/http/route.ts";
import type { Config } from "../config.ts";
import type { House } from "../house.ts";
import { siteUrlOf } from "../site-url.ts";

/** The institute whose portal this is, as the standards name it. */
const institute = { name: "Inserm", ror: "https://ror.org/02vjkv261", homepage: "https://www.inserm.fr/" } as const;

function exchangeParts(config: Config, clock: Clock) {
  return { clock, siteUrl: siteUrlOf(config), institute, contactEmail: config.accessibilityContact ?? null, healthRelease: config.healthRelease };
}

/** What the standards are told of the house, from its settings. */
export function exchangeContext(config: Config, clock: Clock): ExchangeContext {
  return contextOf(exchangeParts(config, clock));
}

/** The agency that the settings name; without settings, DOIs for trials that nobody registers. */
export function doiProvider({ doi }: Pick<Config, "doi">): DoiProvider {
  return doi.datacite === undefined ? dryProvider(doi.prefix) : dataciteProvider({ ...doi.datacite, prefix: doi.prefix });
}

/** Records in the forms of the standards, and the catalogue. */
export function exchangeRoutes({ db, clock, config, datasets, datasetFiles }: Pick<House, "db" | "clock" | "config" | "datasets" | "datasetFiles">): readonly Route[] {
  return createExchangeRoutes({ ...exchangeParts(config, clock), db, datasets, files: datasetFiles.files });
}

/** What harvesters are given of the datasets. */
export function oaiDatasets(config: Config, clock: Clock, datasets: Datasets): OaiRepository {
  return datasetRepository({ ...exchangeParts(config, clock), datasets });
}
