import type { Route } from "../../kernel/http/route.ts";
import { createStudyPlaces, promiseOn, qualityOf, studyCompareRoutes, studyMapRoutes, studySheetRoutes, studyStandards, studyVersionRoutes, validateStudy, type Study, type StudyPlacesIndex, type StudySheetDeps } from "../../modules/studies/index.ts";
import { exchangeParts } from "../datasets/exchange.ts";
import type { House } from "../house.ts";
import { cohortNames, datasetNames } from "./names.ts";
import { sharedDatasetsOf, studySearchOf } from "./search.ts";

type Parts = Pick<House, "db" | "clock" | "config" | "institute" | "studies" | "vocabularies" | "datasets" | "directory" | "duplicates">;

/** What the pages of studies are made of. */
export function studySheetDeps(house: Parts): StudySheetDeps {
  const { clock, config, studies, vocabularies, datasets, directory, duplicates } = house;
  const labels = async (): Promise<typeof vocabularies.labels> => {
    await vocabularies.refresh();
    return vocabularies.labels;
  };
  const hasFaults = ({ content }: Study): boolean => validateStudy(content, { today: clock.today(), knowsConcept: (id, list) => vocabularies.labels.label(id, list) !== null }).some(({ severity }) => severity === "error");
  return {
    studies, labels, datasets: datasetNames(datasets), cohorts: cohortNames(directory, clock),
    // What is published is without fault: publishing is refused otherwise.
    qualityOf: (study) => qualityOf(study, study.state === "published" || study.state === "withdrawn" || !hasFaults(study)),
    promiseOf: async ({ content }, today) => promiseOn(content, await sharedDatasetsOf(datasets, content.datasets.flatMap(({ scheme, identifier }) => (scheme === "portal" ? [identifier] : []))), today),
    standards: studyStandards({ ...exchangeParts(house), labels }, () => vocabularies.loadedList("FLG") !== null),
    mergedInto: (code) => duplicates.mergedInto(code),
    contactEmail: config.accessibilityContact ?? null, publicUrl: config.publicUrl,
  };
}

const placesHeld = new WeakMap<House["db"], StudyPlacesIndex>();

/** The places of the studies of this database, held once in this process. */
function studyPlacesOf({ db, studies }: Parts): StudyPlacesIndex {
  const held = placesHeld.get(db) ?? createStudyPlaces(db, studies);
  placesHeld.set(db, held);
  return held;
}

/** Pages of one study, its versions and what differs between them, studies side by side, the map. */
export function studyPageRoutes(house: Parts): readonly Route[] {
  const deps = studySheetDeps(house);
  return [
    ...studySheetRoutes(deps), ...studyVersionRoutes(deps), ...studyCompareRoutes(deps),
    ...studyMapRoutes({ search: studySearchOf(house), places: studyPlacesOf(house), demonstration: async () => (await house.studies.list({ page: 1, pageSize: 1 })).items.some(({ demonstration }) => demonstration) }),
  ];
}
