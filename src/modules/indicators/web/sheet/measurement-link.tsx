import type { VNode } from "preact";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { SheetMeasurement } from "./sheet-types.ts";

/** The way from a value to the facts that it was worked out from; nothing where a person or a file gave it. */
export function MeasurementLink({ measurements, eventId, language }: { readonly measurements: readonly SheetMeasurement[]; readonly eventId: string | null; readonly language: Language }): VNode | null {
  const measurement = eventId === null ? undefined : measurements.find((one) => one.eventId === eventId);
  if (measurement === undefined) return null;
  return <span class="small"><a href={`/measurements/${measurement.id}`}>{linkText(measurement.countedFacts, language)}</a></span>;
}

function linkText(facts: number, language: Language): string {
  const french = language === "fr";
  const count = formatNumber(facts, language);
  if (facts === 0) return french ? "Calculée à partir des faits, dont aucun ne compte" : "Worked out from facts, none of which counts";
  return french
    ? `Calculée à partir de ${plural("fr", facts, { one: `${count} fait`, other: `${count} faits` })}`
    : `Worked out from ${plural("en", facts, { one: `${count} fact`, other: `${count} facts` })}`;
}
