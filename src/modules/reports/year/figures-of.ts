import { figurePeriod, type Figure, type Figures } from "../../activity/index.ts";
import { regionOf } from "../../directory/index.ts";
import { inBoth } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { ReportFigure } from "../domain/content.ts";
import { boundWord, sourceText } from "./say-figure.ts";

/**
 * The figures of a year as a report gives them, as known at the end of `knownOn` (null: all that is known), without what
 * was recorded after the instant `recordedBy`, in the order of the page. A share is 0 to 1 with the unit "%". What is no exact number, or of one region, says so in its label.
 */
export async function figuresOf({ figures }: { readonly figures: Pick<Figures, "ofYear"> }, year: number, knownOn: Day | null, recordedBy: string | null = null): Promise<readonly ReportFigure[]> {
  return (await figures.ofYear(year, knownOn, recordedBy)).map((figure) => ({
    code: figure.code,
    label: inBoth((language) => labelWithLimits(figure, language)),
    value: figure.value,
    unit: unitOf(figure),
    period: figurePeriod(figure),
    source: sourceText(figure.source, "fr"),
  }));
}

function unitOf({ unit, noun }: Figure): Bilingual {
  if (unit === "share") return { fr: "%", en: "%" };
  return unit === "euros" ? { fr: "€", en: "€" } : noun;
}

function labelWithLimits(figure: Figure, language: Language): string {
  const region = figure.region === null ? null : (regionOf(figure.region)?.name[language] ?? figure.region);
  const limits = [boundWord(figure.bound, language)?.toLowerCase() ?? null, region].filter((one) => one !== null);
  return limits.length === 0 ? figure.label[language] : `${figure.label[language]} (${limits.join(", ")})`;
}
