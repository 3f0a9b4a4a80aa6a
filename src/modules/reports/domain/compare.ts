import { canonicalJson } from "../../../kernel/audit/index.ts";
import { both, formatDay, formatNumber, inBoth } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { describeTarget, formatPeriod, formatValue, type Observation } from "../../indicators/index.ts";
import { undertakingWords } from "../../steering/index.ts";
import type { ReportAction, ReportContent, ReportIndicator, ReportSeries } from "./content.ts";
import { sectionName } from "./sections.ts";
import { stateWord, verdictWord } from "./words.ts";

/** One thing that two contents say differently; `before` or `after` is null where one of them does not say it. */
export interface ContentChange {
  readonly kind: "value" | "verdict" | "forecast" | "target" | "contract" | "text" | "action" | "resources" | "figure" | "other";
  /** What it is about, for programs: `3.a`, `action-12`, `objective-1.2`. */
  readonly subject: string;
  readonly label: Bilingual;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
}

/**
 * Everything that differs between two contents, in words, in the order of the report. Empty exactly where their
 * canonical JSON is the same: what no rule below names is given by its place in the JSON.
 */
export function contentChanges(before: ReportContent, after: ReportContent): readonly ContentChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const found = [
    ...contractChanges(before, after),
    ...textChanges(before, after),
    ...seriesPairs(before.indicators, after.indicators).flatMap(([one, other]) => seriesChanges(one, other)),
    ...actionChanges(before, after),
    ...listChanges("resources", both("Tableau de moyens", "Table of resources"), before.resourceTables, after.resourceTables, (table) => table.code, (table) => table.title),
    ...listChanges("figure", both("Chiffre", "Figure"), before.figures, after.figures, (figure) => `${figure.code} ${figure.period.from}`, (figure) => inBoth((language) => formatNumber(figure.value, language))),
  ];
  return found.length > 0 ? found : pathChanges("", before, after);
}

/** "indicateur 3.a, 2023 : 24 dans le rapport, 25 dans la base". */
export function changeSentence(change: ContentChange, places: { readonly before: Bilingual; readonly after: Bilingual }): Bilingual {
  const nothing = both("rien", "nothing");
  return {
    fr: `${change.label.fr}\u202f: ${(change.before ?? nothing).fr} ${places.before.fr}, ${(change.after ?? nothing).fr} ${places.after.fr}`,
    en: `${change.label.en}: ${(change.before ?? nothing).en} ${places.before.en}, ${(change.after ?? nothing).en} ${places.after.en}`,
  };
}

export const reportAndDatabase = { before: both("dans le rapport", "in the report"), after: both("dans la base", "in the database") };

function contractChanges(before: ReportContent, after: ReportContent): readonly ContentChange[] {
  const [one, other] = [before.contract, after.contract];
  if (canonicalJson(one) === canonicalJson(other)) return [];
  const words = ({ versionNumber, registerSha256 }: ReportContent["contract"]): Bilingual => both(`version ${versionNumber} (empreinte ${registerSha256.slice(0, 12)}…)`, `version ${versionNumber} (hash ${registerSha256.slice(0, 12)}…)`);
  return [{ kind: "contract", subject: "contract", label: both("contrat", "contract"), before: words(one), after: words(other) }];
}

function textChanges(before: ReportContent, after: ReportContent): readonly ContentChange[] {
  const [old, now] = [new Map(before.texts.map((one) => [one.section, one.text])), new Map(after.texts.map((one) => [one.section, one.text]))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((section) => {
    const [one, other] = [old.get(section) ?? null, now.get(section) ?? null];
    return canonicalJson(one) === canonicalJson(other) ? [] : [{ kind: "text" as const, subject: section, label: sectionName(section), before: one, after: other }];
  });
}

type Pair<T> = readonly [T | undefined, T | undefined];

function seriesPairs(before: readonly ReportIndicator[], after: readonly ReportIndicator[]): readonly Pair<ReportSeries>[] {
  const flat = (indicators: readonly ReportIndicator[]): ReadonlyMap<string, ReportSeries> => new Map(indicators.flatMap(({ series }) => series.map((one) => [one.key, one] as const)));
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => [old.get(key), now.get(key)]);
}

function seriesChanges(before: ReportSeries | undefined, after: ReportSeries | undefined): readonly ContentChange[] {
  const known = before ?? after;
  if (known === undefined || canonicalJson(before) === canonicalJson(after)) return [];
  const subject = known.key;
  const name = (what: Bilingual): Bilingual => both(`indicateur ${subject}, ${what.fr}`, `indicator ${subject}, ${what.en}`);
  const changes: ContentChange[] = [];
  const add = (kind: ContentChange["kind"], what: Bilingual, one: Bilingual | null, other: Bilingual | null): void => {
    if (canonicalJson(one) !== canonicalJson(other)) changes.push({ kind, subject, label: name(what), before: one, after: other });
  };
  for (const [one, other] of pairsByPeriod(before?.observations ?? [], after?.observations ?? [])) {
    const period = (one ?? other)?.period;
    if (period === undefined || canonicalJson(one) === canonicalJson(other)) continue;
    const unit = known.assessment.measure.unit;
    const short = (said: Observation | undefined): Bilingual | null => (said === undefined ? null : inBoth((language) => formatValue(said.value, unit, language)));
    const full = (said: Observation | undefined): Bilingual | null => (said === undefined ? null : inBoth((language) => `${formatValue(said.value, unit, language)} (${stateWord(said.state)[language]}, ${formatDay(said.observedOn, language, "short")}, ${said.source}${said.method === null ? "" : `, ${said.method}`})`));
    const year = inBoth((language) => formatPeriod(period, language));
    const told = [short(one), short(other)];
    if (canonicalJson(told[0]) !== canonicalJson(told[1])) add("value", year, short(one), short(other));
    else if (canonicalJson(full(one)) !== canonicalJson(full(other))) add("value", year, full(one), full(other));
    else add("value", year, both(`événement ${one?.eventId.slice(0, 12) ?? ""}…`, `event ${one?.eventId.slice(0, 12) ?? ""}…`), both(`événement ${other?.eventId.slice(0, 12) ?? ""}…`, `event ${other?.eventId.slice(0, 12) ?? ""}…`));
  }
  const verdict = (one: ReportSeries | undefined): Bilingual | null => (one === undefined ? null : verdictWord(one.assessment.verdict.kind));
  add("verdict", both("verdict", "verdict"), verdict(before), verdict(after));
  const forecast = (one: ReportSeries | undefined): Bilingual | null => {
    const said = one?.assessment.ownerForecast ?? null;
    return said === null || one === undefined ? null : inBoth((language) => `${formatValue(said.value, one.assessment.measure.unit, language)} (${formatDay(said.madeOn, language, "short")})`);
  };
  add("forecast", both("prévision du responsable", "owner’s forecast"), forecast(before), forecast(after));
  const targets = (one: ReportSeries | undefined): Bilingual | null => (one === undefined ? null : inBoth((language) => one.targets.map(({ target }) => (target === null ? "–" : describeTarget(target)[language])).join(" → ")));
  add("target", both("cible", "target"), targets(before), targets(after));
  return changes.length > 0 ? changes : pathChanges(`indicators/${subject}`, before, after);
}

function pairsByPeriod(before: readonly Observation[], after: readonly Observation[]): readonly Pair<Observation>[] {
  const keyed = (some: readonly Observation[]): ReadonlyMap<string, Observation> => new Map(some.map((one) => [`${one.period.from} ${one.period.until}`, one]));
  const [old, now] = [keyed(before), keyed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().map((key) => [old.get(key), now.get(key)]);
}

/** The last word on an action, with how far its milestones have got. */
export function actionWords({ review, milestones, openAsks }: ReportAction): Bilingual {
  const reached = milestones.filter((one) => one.reachedOn !== null).length;
  return inBoth((language) => {
    const french = language === "fr";
    const quoted = review === null ? "" : french ? `«\u202f${review.synthesis}\u202f»` : `“${review.synthesis}”`;
    const said = review === null ? (french ? "aucune revue" : "no review") : `${undertakingWords[review.state][language]}, ${french ? "revue du" : "review of"} ${formatDay(review.on, language, "short")}, ${quoted}`;
    const milestonesSaid = milestones.length === 0 ? "" : french ? `\u202f; jalons atteints\u202f: ${reached} sur ${milestones.length}` : `; milestones reached: ${reached} of ${milestones.length}`;
    const asks = openAsks.length === 0 ? "" : french ? `\u202f; obstacles et demandes ouverts\u202f: ${openAsks.length}` : `; open obstacles and asks: ${openAsks.length}`;
    return `${said}${milestonesSaid}${asks}`;
  });
}

function actionChanges(before: ReportContent, after: ReportContent): readonly ContentChange[] {
  const flat = (content: ReportContent): readonly ReportAction[] => content.priorities.flatMap(({ objectives }) => objectives.flatMap(({ actions }) => actions));
  return listChanges("action", both("action", "action"), flat(before), flat(after), (action) => action.code, actionWords, (code) => `action-${code}`);
}

function listChanges<T>(kind: ContentChange["kind"], name: Bilingual, before: readonly T[], after: readonly T[], keyOf: (one: T) => string, words: (one: T) => Bilingual, subjectOf: (key: string) => string = (key) => key): readonly ContentChange[] {
  const keyed = (some: readonly T[]): ReadonlyMap<string, T> => new Map(some.map((one) => [keyOf(one), one]));
  const [old, now] = [keyed(before), keyed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)];
    if (canonicalJson(one) === canonicalJson(other)) return [];
    const label = both(`${name.fr} ${key}`, `${name.en} ${key}`);
    const [told, toldNow] = [one === undefined ? null : words(one), other === undefined ? null : words(other)];
    if (canonicalJson(told) !== canonicalJson(toldNow)) return [{ kind, subject: subjectOf(key), label, before: told, after: toldNow }];
    return pathChanges(`${name.en} ${key}`, one, other);
  });
}

/** What no rule names: the first places in the JSON that differ, at most ten. */
function pathChanges(path: string, before: unknown, after: unknown): readonly ContentChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) => pathChanges(path === "" ? key : `${path}/${key}`, before[key], after[key])).slice(0, 10);
  }
  const said = (value: unknown): Bilingual | null => (value === undefined ? null : both(shortened(value), shortened(value)));
  return [{ kind: "other", subject: path, label: both(path, path), before: said(before), after: said(after) }];
}

function shortened(value: unknown): string {
  const text = canonicalJson(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
