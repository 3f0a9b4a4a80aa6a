import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { StudyContent } from "../../domain/content.ts";
import { departmentOfSite, regionOfSite } from "../../domain/places.ts";
import type { Studies } from "../../domain/studies.ts";

/** Where one published study takes place: sites by place, and places that are said without a site. */
export interface StudyPlaces {
  readonly countries: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
  readonly departments: ReadonlyMap<string, number>;
}

export interface StudyPlacesIndex {
  /** By code; brought up to date before it is given. Studies that say no place at all are not in it. */
  current(): Promise<ReadonlyMap<string, StudyPlaces>>;
}

const atOnce = 1000;

/** Places of all published studies, held in memory and following what changes: a map of everything must not read everything each time. */
export function createStudyPlaces(db: Db, studies: Pick<Studies, "changesAfter">): StudyPlacesIndex {
  const held = new Map<string, StudyPlaces>();
  let sequence = 0;
  let running: Promise<void> | null = null;
  const follow = async (): Promise<void> => {
    for (;;) {
      const changes = await studies.changesAfter(sequence, atOnce);
      if (changes.items.length === 0) return;
      for (const { code } of changes.items) held.delete(code);
      const rows = await db.query<{ code: string; sites: StudyContent["sites"] | null; countries: readonly string[] | null; regions: readonly string[] | null }>(sql`
        select s.code, v.content -> 'sites' as sites, v.content -> 'countries' as countries, v.content -> 'regions' as regions
        from studies.study s join studies.study_version v on v.code = s.code and v.version = s.published_version
        where s.public_state = 'published' and s.code = any(${array(changes.items.map(({ code }) => code), "text")})`);
      for (const { code, ...content } of rows) {
        const places = placesOf({ sites: content.sites ?? [], countries: content.countries ?? [], regions: content.regions ?? [] });
        if (places.countries.size + places.regions.size > 0) held.set(code, places);
      }
      sequence = changes.sequence;
    }
  };
  return {
    async current() {
      running ??= follow().finally(() => { running = null; });
      await running;
      return held;
    },
  };
}

/** Number of sites by place; 0 for a country or region that is said though no site is. */
export function placesOf({ sites, countries, regions }: Pick<StudyContent, "sites" | "countries" | "regions">): StudyPlaces {
  const counts = { countries: new Map<string, number>(), regions: new Map<string, number>(), departments: new Map<string, number>() };
  const add = (into: Map<string, number>, code: string | null, count: number): void => {
    if (code !== null) into.set(code, (into.get(code) ?? 0) + count);
  };
  for (const site of sites) {
    const region = regionOfSite(site);
    add(counts.countries, site.country ?? (region === null ? null : "FR"), 1);
    add(counts.regions, region, 1);
    add(counts.departments, departmentOfSite(site), 1);
  }
  for (const code of countries) add(counts.countries, code, 0);
  for (const code of regions) add(counts.regions, code, 0);
  return counts;
}
