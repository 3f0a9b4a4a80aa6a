import { dataciteProvider, dryProvider, type DoiProvider } from "../../kernel/doi/index.ts";
import type { OaiRepository } from "../../kernel/oai/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { createExchangeRoutes, datasetRepository, type Datasets } from "../../modules/datasets/index.ts";
import type { Route } from "../../kernel/http/route.ts";
import type { Config } from "../config.ts";
import type { House } from "../house.ts";
import type { InstituteFacts } from "./institute.ts";
import { siteUrlOf } from "../site-url.ts";

export interface ExchangeParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly institute: () => Promise<InstituteFacts>;
}

/** What the exchange is told of the house, from its settings and its directory. */
export function exchangeParts({ config, clock, institute }: ExchangeParts) {
  return { clock, siteUrl: siteUrlOf(config), institute, contactEmail: config.accessibilityContact ?? null, healthRelease: config.healthRelease };
}

/** The agency that the settings name; without settings, DOIs for trials that nobody registers. */
export function doiProvider({ doi }: Pick<Config, "doi">): DoiProvider {
  return doi.datacite === undefined ? dryProvider(doi.prefix) : dataciteProvider({ ...doi.datacite, prefix: doi.prefix });
}

/** Records in the forms of the standards, and the catalogue. */
export function exchangeRoutes({ db, datasets, datasetFiles, ...parts }: ExchangeParts & Pick<House, "db" | "datasets" | "datasetFiles">): readonly Route[] {
  return createExchangeRoutes({ ...exchangeParts(parts), db, datasets, files: datasetFiles.files });
}

/** What harvesters are given of the datasets. */
export function oaiDatasets(parts: ExchangeParts, datasets: Datasets): OaiRepository {
  return datasetRepository({ ...exchangeParts(parts), datasets });
}
