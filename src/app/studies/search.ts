import type { Route } from "../../kernel/http/route.ts";
import { day } from "../../kernel/time/day.ts";
import type { Datasets } from "../../modules/datasets/index.ts";
import { createStudySearch, studySearchRoutes, type SharedDatasets, type StudySearch } from "../../modules/studies/index.ts";
import type { House } from "../house.ts";

type Parts = Pick<House, "db" | "studies" | "vocabularies" | "datasets" | "clock">;

const searches = new WeakMap<Parts["db"], StudySearch>();

/** Datasets of the portal as promises of sharing are held against them; those that the public does not see are not in it. */
export async function sharedDatasetsOf(datasets: Pick<Datasets, "published">, codes: readonly string[]): Promise<SharedDatasets> {
  const found = codes.length === 0 ? [] : await datasets.published(codes);
  return new Map(found.flatMap(({ code, metadata: { title, access, availableFrom }, firstPublishedAt }) =>
    (access === null || firstPublishedAt === null ? [] : [[code, { title, access, publishedOn: day(firstPublishedAt.slice(0, 10)), availableFrom }] as const])));
}

/** The one search of studies over this database in this process. */
export function studySearchOf({ db, studies, vocabularies, datasets, clock }: Parts): StudySearch {
  const known = searches.get(db);
  if (known !== undefined) return known;
  const made = createStudySearch({ studies, labels: vocabularies.labels, clock, sharedDatasets: (codes) => sharedDatasetsOf(datasets, codes) });
  searches.set(db, made);
  return made;
}

export function studySearchRoutesOf(house: Parts): readonly Route[] {
  return studySearchRoutes({ search: studySearchOf(house), studies: house.studies, labels: house.vocabularies.labels });
}
