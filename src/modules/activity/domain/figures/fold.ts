import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { JsonValue, ProvenStatement } from "../../../directory/index.ts";
import { figureBases, figureBounds, figureStandings, figureThemes, figureUnits, type FigureStanding } from "./codes.ts";
import type { Figure, FigureContent } from "./figure.ts";
import { deskSource } from "./to-statements.ts";

/** What one source says of a figure, as known on a day. */
export interface FigureVoice {
  readonly source: string;
  readonly standing: FigureStanding;
  readonly content: FigureContent;
  /** Day of the observation that it rests on, and instant it was recorded. */
  readonly observedOn: Day;
  readonly recordedAt: string;
}

type Word = Pick<ProvenStatement, "field" | "slot" | "value" | "source" | "firstObservedOn" | "recordedAt" | "endedOn">;

/** Of two statements of one source on one field, the one that was observed last; then that which still holds; then that recorded last. */
function isLater(one: Word, other: Word, cut: boolean): boolean {
  if (one.firstObservedOn !== other.firstObservedOn) return one.firstObservedOn > other.firstObservedOn;
  // As known on a past day nothing tells when a statement stopped to hold: the order of recording does.
  if (!cut && (one.endedOn === null) !== (other.endedOn === null)) return one.endedOn === null;
  return one.recordedAt > other.recordedAt;
}

/**
 * What each source says of one figure, as known at the end of a day (null: all that is known) and, on that day, up to an
 * instant where one is given; entries by hand first, then the publication observed last. A source whose words do not make a whole figure is left out.
 */
export function voicesOf(statements: readonly ProvenStatement[], knownOn: Day | null, recordedBy: string | null = null): readonly FigureVoice[] {
  const bySource = new Map<string, Map<string, Word>>();
  for (const statement of statements) {
    if (knownOn !== null && statement.recordedAt.slice(0, 10) > knownOn) continue;
    if (recordedBy !== null && new Date(statement.recordedAt) > new Date(recordedBy)) continue;
    const words = bySource.get(statement.source) ?? new Map<string, Word>();
    const place = `${statement.field}/${statement.slot}`;
    const before = words.get(place);
    if (before === undefined || isLater(statement, before, knownOn !== null || recordedBy !== null)) words.set(place, statement);
    bySource.set(statement.source, words);
  }
  const voices = [...bySource].flatMap(([source, words]) => voiceOf(source, words) ?? []);
  const rank = (one: FigureVoice): number => (one.source === deskSource.id ? 0 : 1);
  return voices.toSorted((a, b) => rank(a) - rank(b) || compare(b.observedOn, a.observedOn) || compare(b.recordedAt, a.recordedAt) || compare(a.source, b.source));
}

/** What stands; null where every source has taken the figure back, or none gives it. */
export function figureFrom(voices: readonly FigureVoice[], factCode: string, demonstration: boolean): Figure | null {
  const heard = voices.filter((one) => one.standing !== "as-published");
  const [shown] = heard;
  if (shown === undefined || shown.standing === "withdrawn") return null;
  const contested = heard.slice(1).filter(({ standing, content }) => standing === "published" && (content.value !== shown.content.value || content.bound !== shown.content.bound || content.unit !== shown.content.unit));
  return {
    ...shown.content,
    revision: revisionOf(voices),
    corrected: shown.source === deskSource.id && heard.some((one) => one.source !== deskSource.id),
    contested: contested.map((one) => one.content),
    factCode,
    demonstration,
  };
}

/** The same for the same words of the same sources. */
export function revisionOf(voices: readonly FigureVoice[]): string {
  const said = voices.map(({ source, standing, content }) => ({ source, standing, content }));
  return createHash("sha256").update(canonicalJson(said)).digest("hex").slice(0, 16);
}

function voiceOf(source: string, words: ReadonlyMap<string, Word>): FigureVoice | null {
  const at = (field: string, slot = ""): JsonValue | undefined => words.get(`${field}/${slot}`)?.value;
  const text = (field: string, slot = ""): string => String(at(field, slot) ?? "");
  const inTwo = (field: string): { fr: string; en: string } => ({ fr: text(field, "fr"), en: text(field, "en") });
  const value = at("figure-value");
  const year = at("figure-year");
  const unit = oneOf(figureUnits, at("figure-unit"));
  const bound = oneOf(figureBounds, at("figure-bound"));
  const basis = oneOf(figureBases, at("figure-basis"));
  const theme = oneOf(figureThemes, at("figure-theme"));
  const standing = oneOf(figureStandings, at("figure-standing"));
  const said = words.get("figure-value/");
  if (typeof value !== "number" || typeof year !== "number" || unit === null || bound === null || basis === null || theme === null || standing === null || said === undefined) return null;
  const ties = at("figure-ties");
  const line = at("figure-source-line");
  const order = at("figure-order");
  const latest = [...words.values()].reduce((last, one) => (one.recordedAt > last ? one.recordedAt : last), said.recordedAt);
  return {
    source,
    standing,
    observedOn: said.firstObservedOn,
    recordedAt: latest,
    content: {
      year, code: text("figure-code"), label: inTwo("figure-label"), noun: inTwo("figure-noun"), note: inTwo("figure-note"), value, unit, bound, basis, theme,
      partOf: text("figure-part-of") === "none" ? null : text("figure-part-of"),
      region: text("figure-region") === "national" ? null : text("figure-region"),
      ties: Array.isArray(ties) ? ties.map(String) : [],
      order: typeof order === "number" ? order : 0,
      source: { title: inTwo("figure-source-title"), publisher: inTwo("figure-source-publisher"), day: text("figure-source-day"), line: typeof line === "number" && line > 0 ? line : null },
    },
  };
}

function oneOf<T extends string>(known: readonly T[], value: JsonValue | undefined): T | null {
  return known.find((one) => one === value) ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
