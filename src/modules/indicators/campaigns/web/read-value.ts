import { addDays, type Period } from "../../../../kernel/time/day.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { inBoth } from "../../../../kernel/i18n/format.ts";
import { boundsOf, type Series } from "../../domain/catalogue.ts";
import { parseDayCell } from "../../domain/value-import/cells/parse-dates.ts";
import { parseValue } from "../../domain/value-import/cells/parse-value.ts";
import type { Indicators } from "../../module.ts";
import { asFile, emptyValue, type WrittenValue } from "../../web/values/value-form.tsx";
import { valueWords } from "../../web/values/words.ts";
import { sentenceCase } from "../../web/words.ts";
import type { DutyValue } from "../actions/propose.ts";
import { periodCode } from "../domain/deadline.ts";

export type ReadValue = { readonly value: DutyValue } | { readonly issues: readonly Issue[] };

/**
 * The value that a form says for a series and a period. A year goes through the checks of files, with their warnings;
 * half-years and quarters, which files do not know, through those of a number, a day and a source.
 */
export async function readDutyValue(indicators: Indicators, series: Series, period: Period, typed: Readonly<Record<string, string>>): Promise<ReadValue> {
  const written: WrittenValue = { ...emptyValue, ...typed, series: series.key, period: periodCode(period) };
  if (!/^\d{4}$/.test(written.period)) return readPart(series, period, written);
  const plan = await indicators.planImport(asFile(written));
  if (plan.blocking) return { issues: plan.issues };
  const planned = plan.ready[0];
  if (planned === undefined) return { issues: [{ code: "indicators.nothing-to-propose", severity: "error", field: "value", text: plan.unchanged > 0 ? valueWords.alreadySo : valueWords.valueMissing }] };
  const { value, state, observedOn, source, method, justification } = planned;
  return { value: { value, state, observedOn, source, method, reason: justification } };
}

function readPart({ measure }: Series, period: Period, written: WrittenValue): ReadValue {
  const issues: Issue[] = [];
  const { min, max, integer } = boundsOf(measure.unit);
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const read = parseValue({ column: "A", kind: "text", text: written.value.trim() }, "", { measure, integer, bounds });
  const observedOn = written.observedOn.trim() === "" ? addDays(period.until, -1) : parseDayCell({ column: "E", kind: "text", text: written.observedOn });
  if (written.value.trim() === "") issues.push({ code: "indicators.value-missing", severity: "error", field: "value", text: valueWords.valueMissing });
  else if (read.kind === "fault") issues.push({ code: `indicators.${read.code}`, severity: "error", field: "value", text: inBoth((language) => sentenceCase(read.text[language])) });
  if (observedOn === null) issues.push({ code: "indicators.observed-on-malformed", severity: "error", column: "E", text: { fr: "La date d’observation n’est pas un jour.", en: "The observation date is no day." } });
  if (written.source.trim() === "") issues.push({ code: "indicators.source-missing", severity: "error", column: "F", text: { fr: "Dites d’où vient le nombre.", en: "Say where the number comes from." } });
  if (read.kind === "fault" || observedOn === null || issues.length > 0) return { issues };
  const { source, method, justification, state } = written;
  return { value: { value: read.value, state: state === "consolidé" ? "consolidated" : "provisional", observedOn, source: source.trim(), method: method.trim() === "" ? null : method.trim(), reason: justification.trim() === "" ? null : justification.trim() } };
}
