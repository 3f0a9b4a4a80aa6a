import { ascending } from "d3-array";
import type { Day } from "../../../../kernel/time/day.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { workSchemes, type AccessStatement, type BibliographicRecord, type CitationCounts, type FieldWeight, type HalDeposit, type RecordSource, type WorkIdentifier } from "../record.ts";
import type { AccessObservation, Work, WorkRecord } from "../work.ts";
import { observeAccess } from "./open-access.ts";
import { sourceRank } from "./priorities.ts";
import { ranked, tell, type Preferences } from "./told.ts";

/** What one record said on one day of what changes with time; its last version too is one. */
export interface Sighting {
  /** `source:key`. */
  readonly record: string;
  readonly source: RecordSource;
  readonly observedOn: Day;
  /** Orders two versions seen on one day. */
  readonly order: string;
  readonly deleted: boolean;
  readonly access: AccessStatement | null;
  readonly hal: HalDeposit | null;
  readonly citations: CitationCounts | null;
}

export interface WorkParts {
  readonly code: string;
  /** Latest versions, none of them deleted. */
  readonly records: readonly WorkRecord[];
  /** Every sighting of these records. */
  readonly sightings: readonly Sighting[];
  readonly preferences: Preferences;
  readonly demonstration: boolean;
}

/** One publication out of what its records say: the same for the same parts, whatever their order. */
export function buildWork({ code, records: given, sightings, preferences, demonstration }: WorkParts): Work {
  const records = given.toSorted((a, b) => sourceRank("title", a.record.source) - sourceRank("title", b.record.source) || ascending(a.record.key, b.record.key));
  const told = <F extends Parameters<typeof tell>[0]>(field: F) => tell(field, records, preferences);
  const days = sightingsByDay(sightings);
  const citationHistory = citationsOf(sightings);
  const access = days.filter(({ touched }) => touched).map(({ on, latest }) => observeAccess(latest, on));
  return {
    code, identifiers: identifiersOf(records),
    title: told("title"), documentType: told("documentType"), language: told("language"), published: told("published"), year: told("year"), journal: told("journal"),
    volume: told("volume"), issue: told("issue"), pages: told("pages"), bookTitle: told("bookTitle"), authors: told("authors"), abstract: told("abstract"),
    keywords: keywordsOf(records), fields: fieldsOf(records),
    citations: latestCitations(citationHistory), citationHistory,
    access: access.filter((one) => one.sources.length > 0),
    hal: ranked(records, "title").flatMap(({ hal }) => (hal === null ? [] : [hal])),
    halHistory: days.filter(({ latest, touched }) => touched && latest.some(({ source }) => source === "hal"))
      .map(({ on, latest }) => ({ observedOn: on, deposits: latest.flatMap(({ hal }) => (hal === null ? [] : [hal])).sort((a, b) => ascending(a.halId, b.halId)) })),
    retracted: records.some(({ record }) => record.retracted), records, demonstration,
  };
}

interface DayStand {
  readonly on: Day;
  /** What each record said last, up to this day; records that were deleted by then are left out. */
  readonly latest: readonly Sighting[];
  /** Did a record that speaks of access say so on this very day? */
  readonly touched: boolean;
}

/** A day on which one source was asked is told with what the others had said before. */
function sightingsByDay(sightings: readonly Sighting[]): readonly DayStand[] {
  const speaking = new Set(sightings.filter(({ access, hal }) => access !== null || hal !== null).map(({ record }) => record));
  const sorted = sightings.filter(({ record }) => speaking.has(record)).toSorted((a, b) => ascending(a.observedOn, b.observedOn) || ascending(a.order, b.order));
  const latest = new Map<string, Sighting>();
  const days: DayStand[] = [];
  for (const [index, sighting] of sorted.entries()) {
    latest.set(sighting.record, sighting);
    if (sorted[index + 1]?.observedOn === sighting.observedOn) continue;
    const standing = [...latest.values()].filter(({ deleted }) => !deleted).sort((a, b) => ascending(a.record, b.record));
    days.push({ on: sighting.observedOn, latest: standing, touched: true });
  }
  return days;
}

function citationsOf(sightings: readonly Sighting[]): Work["citationHistory"] {
  const latest = new Map<string, Sighting & { readonly citations: CitationCounts }>();
  for (const one of sightings.toSorted((a, b) => ascending(a.order, b.order) || ascending(a.record, b.record))) {
    // Two records of one source on one day: the later version, then the higher count, as copies split citations.
    if (one.citations === null || one.deleted) continue;
    const key = `${one.observedOn} ${one.source}`;
    const known = latest.get(key);
    if (known === undefined || known.record === one.record || known.citations.total <= one.citations.total) latest.set(key, { ...one, citations: one.citations });
  }
  return [...latest].sort(([a], [b]) => ascending(a, b)).map(([, { citations, source, observedOn }]) => ({ ...citations, source, observedOn }));
}

/** The latest count of the best source. */
function latestCitations(history: Work["citationHistory"]): Work["citations"] {
  const best = history.map(({ source }) => source).sort((a, b) => sourceRank("citations", a) - sourceRank("citations", b))[0];
  return history.findLast(({ source }) => source === best) ?? null;
}

/** The count that was known on a day: the latest up to then of the best source that had given one. */
export function citationsAsOf(work: Pick<Work, "citationHistory">, on: Day): Work["citations"] {
  return latestCitations(work.citationHistory.filter(({ observedOn }) => observedOn <= on));
}

/** The latest observation up to a day; null where nobody had looked. */
export function accessAsOf(work: Pick<Work, "access">, on: Day): AccessObservation | null {
  return work.access.findLast(({ observedOn }) => observedOn <= on) ?? null;
}

/** Deposits in HAL as they were known on a day. */
export function depositsAsOf(work: Pick<Work, "halHistory">, on: Day): readonly HalDeposit[] {
  return work.halHistory.findLast(({ observedOn }) => observedOn <= on)?.deposits ?? [];
}

function identifiersOf(records: readonly WorkRecord[]): readonly WorkIdentifier[] {
  const all = new Map(records.flatMap(({ record }) => record.identifiers).map(({ scheme, value }) => [`${scheme}:${value}`, { scheme, value }]));
  return [...all.values()].sort((a, b) => workSchemes.indexOf(a.scheme) - workSchemes.indexOf(b.scheme) || ascending(a.value, b.value));
}

function keywordsOf(records: readonly WorkRecord[]): readonly string[] {
  const words = new Map<string, string>();
  for (const word of ranked(records, "title").flatMap(({ keywords }) => keywords)) {
    const folded = withoutAccents(word);
    if (!words.has(folded)) words.set(folded, word);
  }
  return [...words.values()];
}

/** Each classification from the best source that uses it. */
function fieldsOf(records: readonly WorkRecord[]): readonly FieldWeight[] {
  const order = ranked(records, "fields");
  const owner = new Map<string, BibliographicRecord>();
  for (const record of order) for (const { scheme } of record.fields) if (!owner.has(scheme)) owner.set(scheme, record);
  return order.flatMap((record) => record.fields.filter(({ scheme }) => owner.get(scheme) === record));
}
