import { fixedClock, type Clock } from "../kernel/time/day.ts";
import { createFigures, figuresSha256, readFigureEdition, shippedFigures } from "../modules/activity/index.ts";
import type { House } from "./house.ts";

/**
 * The published figures that ship with the project, where the house has none. They are real, bear the name of their
 * publication and say nothing of any structure, so they stand beside made-up facts and stay when those leave.
 */
export async function addShippedFigures(house: Pick<House, "db" | "directory">, clock: Clock): Promise<void> {
  const figures = createFigures({ db: house.db, clock, fields: house.directory.fields });
  if ((await figures.years()).length > 0) return;
  const { name, text } = shippedFigures();
  await figures.importEdition({ accountId: null, name: "Jalon" }, readFigureEdition(name, text), figuresSha256(text));
}

/** In a demonstration they were taken in on a day of the demonstration: a report of that time knows them. */
export const demonstrationFiguresClock = fixedClock("2025-03-10T09:00:00.000Z");
