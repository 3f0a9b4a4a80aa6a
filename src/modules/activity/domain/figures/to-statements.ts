import { partialDate, type JsonValue, type NodeKey, type Source, type SourceRecordDraft, type Statement, type StatementDraft } from "../../../directory/index.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { FigureStanding } from "./codes.ts";
import { figureKey, type FigureContent } from "./figure.ts";

/** The entries by hand: the word of the house, before any publication. */
export const deskSource: Source = {
  id: "figures-desk", kind: "directory-office", name: { fr: "Chiffres saisis par le pilotage", en: "Figures entered by the steering office" }, home: null, licence: null,
};

/** Does this source give published figures, and nothing else? Such facts are real and may stand beside made-up structures. */
export function isFigureSource(sourceId: string): boolean {
  return sourceId.startsWith("figures-");
}

/**
 * An entry by hand as a record of its own, and the entries before it as records that say nothing any more: what was
 * entered, corrected and entered again on one day then stands in the graph as three acts, each with its instant.
 */
export function deskRecords(content: FigureContent, standing: FigureStanding, before: readonly Pick<Statement, "source" | "recordKey">[]): readonly SourceRecordDraft[] {
  const keys = [...new Set(before.filter((one) => one.source === deskSource.id).map((one) => one.recordKey))];
  return [figureRecord(content, standing, `${content.year}/${content.code}#${keys.length + 1}`), ...keys.map((key): SourceRecordDraft => ({ key, line: null, raw: null, statements: [] }))];
}

/** What a source says of one figure, whole: nothing is left out, so that what was said before is always answered. */
export function figureRecord(content: FigureContent, standing: FigureStanding, key = `${content.year}/${content.code}`): SourceRecordDraft {
  const subject: NodeKey = { kind: "key-figure", key: figureKey(content.year, content.code) };
  const say = (field: string, value: JsonValue, more: Partial<StatementDraft> = {}): StatementDraft => ({ subject, field, value, ...more });
  const inTwo = (field: string, text: Bilingual): StatementDraft[] => [say(field, text.fr, { slot: "fr" }), say(field, text.en, { slot: "en" })];
  const { source } = content;
  const year = partialDate(String(content.year));
  const end = partialDate(`${content.year}-12-31`);
  return {
    key,
    line: source.line,
    raw: null,
    statements: [
      say("name", content.label.fr),
      say("figure-code", content.code),
      say("figure-year", content.year),
      ...inTwo("figure-label", content.label),
      ...inTwo("figure-noun", content.noun),
      ...inTwo("figure-note", content.note),
      say("figure-value", content.value, content.basis === "year" ? { validFrom: year, validUntil: year } : { validFrom: end, validUntil: end }),
      say("figure-unit", content.unit),
      say("figure-bound", content.bound),
      say("figure-basis", content.basis),
      say("figure-theme", content.theme),
      say("figure-part-of", content.partOf ?? "none"),
      say("figure-region", content.region ?? "national"),
      say("figure-ties", [...content.ties]),
      say("figure-order", content.order),
      ...inTwo("figure-source-title", source.title),
      ...inTwo("figure-source-publisher", source.publisher),
      say("figure-source-day", source.day),
      say("figure-source-line", source.line ?? 0),
      say("figure-standing", standing),
    ],
  };
}
