import type { Route } from "../../kernel/http/route.ts";
import { createDatasetSearch, downloadsOf, searchRoutes, type DatasetSearch } from "../../modules/datasets/index.ts";
import type { House } from "../house.ts";

type Parts = Pick<House, "db" | "datasets" | "structures" | "clock" | "useCounter" | "config">;

const searches = new WeakMap<Parts["db"], DatasetSearch>();

/** The one search of datasets over this database in this process. */
export function datasetSearchOf({ db, datasets, structures, clock }: Parts): DatasetSearch {
  const known = searches.get(db);
  if (known !== undefined) return known;
  const made = createDatasetSearch({ datasets, structures, clock, downloads: () => downloadsOf(db) });
  searches.set(db, made);
  return made;
}

export function datasetSearchRoutes(house: Parts): readonly Route[] {
  const { datasets, structures, clock, useCounter, config } = house;
  return searchRoutes({ search: datasetSearchOf(house), datasets, structures, clock, counter: useCounter, ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }) });
}
