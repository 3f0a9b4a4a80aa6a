import type { Day } from "../../kernel/time/day.ts";
import { createTransparency, createTrialIndicator, indicatorRoutes, transparencyRoutes, type InstituteKeys, type Transparency, type TrialIndicator } from "../../modules/studies/index.ts";
import type { Route } from "../../kernel/http/route.ts";
import { measureDay } from "../bibliometrics/measure-day.ts";
import type { House } from "../house.ts";
import { sharedDatasetsOf } from "./search.ts";

/** What tells the institute among sponsors: its identifiers of the settings and of the directory. */
export function instituteKeysOf({ institute, directory, config }: Pick<House, "institute" | "directory" | "config">): () => Promise<InstituteKeys> {
  return async () => {
    const [facts, found] = [await institute(), await directory.find(config.institute, "organisation")];
    const [scheme, value = null] = config.institute.split(":");
    return { ror: facts.ror?.replace(/^https?:\/\/ror\.org\//, "") ?? (scheme === "ror" ? value : null), siren: scheme === "siren" ? value : null, directoryCode: found?.ref.code ?? null, names: facts.isKnown ? [facts.name, ...(facts.otherNames ?? [])] : [] };
  };
}

type Parts = Pick<House, "db" | "clock" | "config" | "studies" | "datasets" | "directory" | "institute" | "indicators" | "publications">;

const transparencies = new WeakMap<Parts["db"], Transparency>();

/** The one index of trials over this database in this process. */
export function transparencyOf(house: Parts): Transparency {
  const known = transparencies.get(house.db);
  if (known !== undefined) return known;
  const made = createTransparency({ studies: house.studies, clock: house.clock, sharedDatasets: (codes) => sharedDatasetsOf(house.datasets, codes), institute: instituteKeysOf(house) });
  transparencies.set(house.db, made);
  return made;
}

/** Indicator 4.d over this house. */
export function trialIndicatorOf(house: Pick<Parts, "db" | "clock" | "config" | "directory" | "institute" | "indicators">): TrialIndicator {
  const { db, clock, indicators } = house;
  return createTrialIndicator({
    db, clock, institute: instituteKeysOf(house),
    record: async (by, draft) => {
      if (!(await indicators.listSeries(clock.today())).some(({ key }) => key === draft.series)) return null;
      const { result, measurement } = await indicators.recordMeasurement(by, draft);
      return { result, id: measurement?.id ?? null };
    },
  });
}

/** The day on which trials are judged and counted: that of the demonstration while everything is made up. */
export function studyDay(house: Parts): () => Promise<Day> {
  return () => measureDay(house);
}

export function watchRoutes(house: Parts): readonly Route[] {
  return [...transparencyRoutes({ transparency: transparencyOf(house), day: studyDay(house) }), ...indicatorRoutes({ indicator: trialIndicatorOf(house), day: studyDay(house) })];
}
