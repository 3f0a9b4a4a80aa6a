import { tracedStack } from "../../kernel/http/edge/failure.ts";
import type { Route } from "../../kernel/http/route.ts";
import { catalogueHarvestRoutes, createCatalogueHarvests, profileRoutes, type CatalogueHarvests } from "../../modules/datasets/index.ts";
import { harvestConfigFrom } from "../harvest/settings.ts";
import type { House } from "../house.ts";

/** Harvests of catalogues, by the rules of addresses that hold for every harvest (`JALON_HARVEST_ALLOW_HTTP`, `…_ALLOW_PRIVATE`). */
export function composeCatalogueHarvests({ db, clock, config, datasets }: Pick<House, "db" | "clock" | "config" | "datasets">): CatalogueHarvests {
  const { rules, userAgent, contact } = harvestConfigFrom(config.harvest, config.version);
  return createCatalogueHarvests({
    db, clock, datasets, rules, userAgent: contact === null ? userAgent : `${userAgent} (mailto:${contact})`,
    onBug: (error) => {
      process.stderr.write(`${JSON.stringify({ level: "error", route: "catalogue-harvest", stack: error instanceof Error ? tracedStack(error) : String(error) })}\n`);
    },
  });
}

/** Pages of harvests, and the schemas made of profiles of files. */
export function harvestAndProfileRoutes(house: Pick<House, "datasets" | "datasetFiles" | "clock" | "config" | "institute" | "catalogueHarvests">): readonly Route[] {
  return [
    ...catalogueHarvestRoutes({ harvests: house.catalogueHarvests }),
    ...profileRoutes({ datasets: house.datasets, files: house.datasetFiles.files, clock: house.clock, siteUrl: house.config.publicUrl ?? null, publisher: async () => (await house.institute()).name }),
  ];
}
