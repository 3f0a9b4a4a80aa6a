import { addDays, type Day } from "../../kernel/time/day.ts";
import { takeDemonstrationCounts, type MadeUpCount } from "../../modules/datasets/index.ts";
import type { House } from "../house.ts";
import { seededRandom } from "./random.ts";
import { demonstrationDay } from "./values.ts";

const countedDays = 420;

/** How often the made-up datasets were found, downloaded and asked for before the day of the demonstration: the same in every fresh house. */
export async function addDemonstrationCounts({ db, datasets }: Pick<House, "db" | "datasets">): Promise<void> {
  const random = seededRandom("jalon demonstration dataset counts");
  const counts: MadeUpCount[] = [];
  for await (const batch of datasets.allPublished()) {
    for (const { code, demonstration, firstPublishedAt, metadata, files } of batch) {
      if (!demonstration) continue;
      // Most datasets are little known, a few are famous: the square of a square.
      const fame = random() ** 4 * 6 + 0.15;
      for (let before = countedDays; before > 0; before -= 1 + Math.floor(random() * 6)) {
        const day: Day = addDays(demonstrationDay, -before);
        const published = firstPublishedAt === null || firstPublishedAt.slice(0, 10) <= day;
        const found = Math.floor(random() * 9 * fame + random());
        const taken = metadata.access === "open" && files.length > 0 ? Math.floor(random() * 3 * fame + random() * 0.6) : 0;
        const asked = metadata.access === "restricted" ? Math.floor(random() * 0.7 * fame + random() * 0.3 * fame) : 0;
        if (!published) continue;
        for (const [kind, count] of [["search", found], ["download", taken], ["request", asked]] as const) if (count > 0) counts.push({ dataset: code, kind, day, count });
      }
    }
  }
  await takeDemonstrationCounts(db, counts);
}
