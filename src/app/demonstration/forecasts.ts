import type { Author, Indicators } from "../../modules/indicators/index.ts";
import { demonstrationDay } from "./values.ts";
import { seededRandom } from "./random.ts";

/**
 * Made-up landing forecasts by owners, for every third series that has a projection: near it, on one side or the
 * other, with a confidence. The same on every machine.
 */
export async function addDemonstrationForecasts(indicators: Indicators, author: Author): Promise<void> {
  const board = await indicators.board({ on: demonstrationDay, knownOn: null });
  const assessments = board.indicators.flatMap((one) => one.assessments).filter((one) => one.projection !== null && one.target !== null);
  for (const [index, assessment] of assessments.entries()) {
    if (index % 3 !== 0 || assessment.projection === null) continue;
    const random = seededRandom(`jalon forecast ${assessment.measure.key}`);
    const raw = assessment.projection.value * (0.97 + 0.08 * random());
    const isWhole = assessment.measure.unit.kind === "count";
    const value = isWhole ? Math.round(raw) : Number(raw.toPrecision(3));
    await indicators.forecast(author, {
      series: assessment.measure.key,
      value: assessment.measure.unit.kind === "share" ? Math.min(1, value) : value,
      confidenceShare: Math.round((0.5 + 0.4 * random()) * 10) / 10,
      comment: "Prévision fictive de démonstration",
      demonstration: true,
    });
  }
}
