import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { daysBetween, type Day } from "../../../kernel/time/day.ts";
import type { EntityRecord, EntityRef, SourceKind, SourceStanding } from "../../directory/index.ts";
import { correctionFigures } from "../corrections/store/corrections.ts";
import type { LabDeps } from "../deps.ts";
import { textAt } from "../pages/values/value-text.ts";
import { askYears, type AskYear } from "./asks/store.ts";

export interface SourceAge extends SourceStanding {
  /** Days since the source was last looked at; null where it never was. */
  readonly ageDays: number | null;
  /** Days that usually pass between two looks; null where there is no rhythm. */
  readonly rhythmDays: number | null;
  readonly late: boolean;
}

export interface ContestedField {
  readonly field: string;
  readonly entities: readonly EntityRef[];
}

export interface Completeness {
  readonly key: string;
  readonly label: Bilingual;
  readonly known: number;
  readonly total: number;
  /** Those without, in the order of their names. */
  readonly missing: readonly EntityRef[];
}

export interface QualityFigures {
  readonly on: Day;
  readonly demonstration: boolean;
  readonly asks: readonly AskYear[];
  readonly sources: readonly SourceAge[];
  readonly contested: readonly ContestedField[];
  readonly completeness: readonly Completeness[];
  readonly candidates: number;
  readonly corrections: Awaited<ReturnType<typeof correctionFigures>>;
}

/** What is expected of the institute's structures. The commune is that of the address, told by its INSEE code. */
const expected: readonly { readonly key: string; readonly label: Bilingual; readonly has: (record: EntityRecord) => boolean }[] = [
  { key: "address", label: both("Adresse", "Address"), has: (record) => holds(record, "address") },
  { key: "commune", label: both("Commune reconnue", "Municipality recognised"), has: (record) => (record.fields["address"]?.current ?? []).some(({ value }) => textAt(value, "communeCode") !== null) },
  { key: "director", label: both("Direction", "Director"), has: (record) => holds(record, "director") },
  { key: "label", label: both("Label", "Label"), has: (record) => (record.fields["identifier"]?.current ?? []).some(({ slot }) => slot.startsWith("label:")) },
  { key: "acronym", label: both("Sigle", "Acronym"), has: (record) => holds(record, "acronym") },
  { key: "website", label: both("Site web", "Website"), has: (record) => holds(record, "website") },
  { key: "domains", label: both("Domaine scientifique", "Scientific domain"), has: (record) => holds(record, "domains") },
  { key: "erc-panels", label: both("Panel ERC", "ERC panel"), has: (record) => holds(record, "erc-panels") },
  { key: "keywords", label: both("Mots-clés", "Keywords"), has: (record) => holds(record, "keywords") },
  { key: "presentation", label: both("Présentation", "Presentation"), has: (record) => holds(record, "presentation") },
];

function holds(record: EntityRecord, field: string): boolean {
  return (record.fields[field]?.current.length ?? 0) > 0;
}

/** Days between two looks at a source of this kind, where it was not seen often enough to tell; null: no rhythm, it speaks when it has to. */
const usualDays: Readonly<Record<SourceKind, number | null>> = {
  "official-register": 400, "identifier-register": 400, "human-resources": 100, finance: 100, contracts: 100, "institute-document": 400, publications: 100, usage: 40, lab: null, "directory-office": null,
};

/** How old is each source, and is that older than its rhythm: the middle of the gaps between its looks, and half as much again? */
export function agesOf(sources: readonly SourceStanding[], looks: readonly { readonly source: string; readonly observedOn: Day }[], today: Day): readonly SourceAge[] {
  return sources.map((standing): SourceAge => {
    const days = [...new Set(looks.filter(({ source }) => source === standing.source.id).map(({ observedOn }) => observedOn))].sort();
    const gaps = days.slice(1).map((one, index) => daysBetween(days[index] ?? one, one)).sort((a, b) => a - b);
    const usual = usualDays[standing.source.kind];
    const rhythmDays = usual === null ? null : gaps.length < 2 ? usual : (gaps[Math.floor(gaps.length / 2)] ?? usual);
    const ageDays = standing.lastObservedOn === null ? null : Math.max(0, daysBetween(standing.lastObservedOn, today));
    return { ...standing, ageDays, rhythmDays, late: rhythmDays !== null && ageDays !== null && ageDays > rhythmDays * 1.5 };
  });
}

type FromGraph = Pick<QualityFigures, "contested" | "completeness" | "candidates" | "sources" | "demonstration">;
const kept = new WeakMap<object, { readonly sequence: number; readonly on: Day; readonly figures: Promise<FromGraph> }>();

/** All figures as of today. What is worked out of the whole graph is kept until the graph changes. */
export async function qualityFigures(deps: LabDeps): Promise<QualityFigures> {
  const { directory, clock, db } = deps;
  const on = clock.today();
  const { sequence } = await directory.changesAfter(0);
  let held = kept.get(db);
  if (held === undefined || held.sequence !== sequence || held.on !== on) {
    held = { sequence, on, figures: fromGraph(deps, on) };
    held.figures.catch(() => kept.delete(db));
    kept.set(db, held);
  }
  const graph = await held.figures;
  const [asks, corrections] = await Promise.all([askYears(db, graph.demonstration), correctionFigures(db, graph.demonstration)]);
  return { on, ...graph, asks, corrections };
}

async function fromGraph(deps: LabDeps, on: Day): Promise<FromGraph> {
  const { directory } = deps;
  const contested = new Map<string, EntityRef[]>();
  const institute = await directory.find(deps.institute, "organisation");
  const own: EntityRecord[] = [];
  const restricted = new Set(directory.fields.filter((field) => field.restricted === true).map(({ code }) => code));
  for (const kind of ["structure", "organisation"] as const) {
    for await (const records of directory.allRecords(kind, on)) {
      for (const record of records) {
        for (const [field, resolved] of Object.entries(record.fields)) if (resolved.contested.length > 0 && !restricted.has(field)) contested.set(field, [...(contested.get(field) ?? []), record.ref]);
        if (kind === "structure" && institute !== null && isOwn(record, institute.ref.id, on)) own.push(record);
      }
    }
  }
  const [sources, deliveries, candidates] = await Promise.all([directory.sources(), directory.deliveries(500), directory.candidatePairs({ page: 1, pageSize: 1 })]);
  const byName = (a: EntityRef, b: EntityRef): number => a.name.localeCompare(b.name, "fr");
  return {
    contested: [...contested].map(([field, entities]) => ({ field, entities: entities.sort(byName) })).sort((a, b) => b.entities.length - a.entities.length || (a.field < b.field ? -1 : 1)),
    completeness: expected.map(({ key, label, has }) => {
      const missing = own.filter((record) => !has(record)).map(({ ref }) => ref).sort(byName);
      return { key, label, known: own.length - missing.length, total: own.length, missing };
    }),
    candidates: candidates.total,
    sources: agesOf(sources, deliveries, on),
    demonstration: await directory.hasDemonstration(),
  };
}

/** Open on the day, with the institute as parent on it; delegations, institutes and sites apart, which have no laboratory. */
function isOwn(record: EntityRecord, institute: string, on: Day): boolean {
  if (record.closed !== null && record.closed.day <= on) return false;
  if (record.opened !== null && record.opened.day > on) return false;
  if (!holds(record, "name") || (record.fields["structure-type"]?.current ?? []).some(({ value }) => value === "delegation" || value === "thematic-institute" || value === "site")) return false;
  return (record.fields["co-supervision"]?.current ?? []).some(({ object }) => object === institute);
}
