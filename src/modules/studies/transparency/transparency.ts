import type { Clock, Day } from "../../../kernel/time/day.ts";
import type { StudyContent } from "../domain/content.ts";
import type { Organisation } from "../domain/parts.ts";
import { promiseOn, type PromisingContent, type SharedDatasets, type SharingPromise } from "../domain/promise.ts";
import type { Studies } from "../domain/studies.ts";
import type { Study } from "../domain/study.ts";
import { isTrial, standingOf, type ReportingClock, type TrialContent, type TrialStanding } from "./rule.ts";

export interface TransparencyDeps {
  readonly studies: Pick<Studies, "allPublished" | "published" | "changesAfter">;
  readonly clock: Clock;
  /** Published datasets of the portal by code. */
  readonly sharedDatasets: (codes: readonly string[]) => Promise<SharedDatasets>;
  /** The institute: what its name as sponsor is recognised by. */
  readonly institute: () => Promise<InstituteKeys>;
}

/** What an organisation of a record is recognised by as the institute; names only where the record gives no identifier. */
export interface InstituteKeys {
  readonly ror: string | null;
  readonly siren: string | null;
  readonly directoryCode: string | null;
  readonly names: readonly string[];
}

/** One trial of the portal, on a day. */
export interface Trial {
  readonly code: string;
  readonly title: StudyContent["title"];
  readonly acronym: string | null;
  readonly sponsor: Organisation | null;
  /** Names the primary sponsor whatever the spelling: ROR, SIREN, directory code, or its name folded. */
  readonly sponsorKey: string;
  readonly isInstitute: boolean;
  readonly isDrugTrial: boolean;
  readonly standing: TrialStanding;
  readonly sharing: SharingPromise;
  readonly demonstration: boolean;
}

export interface Transparency {
  /** Every published trial as it stands on a day, facts as known now. */
  trials(on: Day, clock: ReportingClock): Promise<readonly Trial[]>;
}

type Kept = Pick<Study, "code" | "demonstration"> & { readonly content: TrialContent & PromisingContent & Pick<StudyContent, "title" | "acronym" | "sponsors" | "phases">; told: { readonly key: string; readonly trial: Trial } | null };

const batch = 1000;

/**
 * The trials of a house, kept in memory and kept up with the portal: a change costs the study that changed, a new day one look at each. Fifty
 * thousand studies are counted in some tens of milliseconds once they have been read.
 */
export function createTransparency(deps: TransparencyDeps): Transparency {
  let known: Promise<{ readonly rows: Map<string, Kept>; sequence: number }> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const follow = async (): Promise<Map<string, Kept>> => {
    known ??= readAll(deps).catch((error: unknown) => {
      known = null;
      throw error;
    });
    const held = await known;
    // One after the other: two readers at once must not take the same changes twice in different order.
    const next = turn.then(() => catchUp(deps, held));
    turn = next.catch(() => undefined);
    await next;
    return held.rows;
  };
  return {
    trials: async (on, clock) => {
      const rows = [...(await follow()).values()];
      const codes = new Set(rows.flatMap(({ content }) => content.datasets.flatMap(({ scheme, identifier }) => (scheme === "portal" ? [identifier] : []))));
      const [datasets, institute] = [codes.size === 0 ? new Map() : await deps.sharedDatasets([...codes]), await deps.institute()];
      const general = `${on} ${clock} ${JSON.stringify(institute)}`;
      return rows.map((row) => trialOf(row, { on, clock, datasets, institute, general }));
    },
  };
}

async function readAll({ studies }: TransparencyDeps): Promise<{ rows: Map<string, Kept>; sequence: number }> {
  const { sequence } = await latest(studies);
  const rows = new Map<string, Kept>();
  for await (const some of studies.allPublished()) for (const study of some) put(rows, study);
  return { rows, sequence };
}

/** Where the feed ends now. What changes while all is read is read again. */
async function latest(studies: TransparencyDeps["studies"]): Promise<{ sequence: number }> {
  let sequence = 0;
  for (;;) {
    const { sequence: next, items } = await studies.changesAfter(sequence, 10_000);
    if (items.length === 0) return { sequence };
    sequence = next;
  }
}

async function catchUp({ studies }: TransparencyDeps, held: { readonly rows: Map<string, Kept>; sequence: number }): Promise<void> {
  for (;;) {
    const { sequence, items } = await studies.changesAfter(held.sequence, batch);
    if (items.length === 0) return;
    for (const { code } of items) held.rows.delete(code);
    for (const study of await studies.published(items.filter(({ gone }) => !gone).map(({ code }) => code))) put(held.rows, study);
    held.sequence = sequence;
  }
}

function put(rows: Map<string, Kept>, { code, state, content, demonstration }: Study): void {
  if (state === "withdrawn" || !isTrial(content)) return;
  const { title, acronym, sponsors, phases, studyType, clinicalTrial, recruitmentStatus, registryNumbers, registeredOn, startedOn, completedOn, primaryCompletedOn, resultsPostedOn, resultsUrl, publications, sharingPlan, datasets } = content;
  rows.set(code, { code, demonstration, told: null, content: { title, acronym, sponsors, phases, studyType, clinicalTrial, recruitmentStatus, registryNumbers, registeredOn, startedOn, completedOn, primaryCompletedOn, resultsPostedOn, resultsUrl, publications, sharingPlan, datasets } });
}

function trialOf(row: Kept, { on, clock, datasets, institute, general }: { readonly on: Day; readonly clock: ReportingClock; readonly datasets: SharedDatasets; readonly institute: InstituteKeys; readonly general: string }): Trial {
  const { code, content, demonstration } = row;
  const linked = content.datasets.length === 0 ? "" : JSON.stringify(content.datasets.map(({ identifier }) => datasets.get(identifier) ?? null));
  const key = `${general} ${linked}`;
  if (row.told?.key === key) return row.told.trial;
  const sponsor = content.sponsors[0] ?? null;
  const trial: Trial = {
    code, title: content.title, acronym: content.acronym, sponsor, sponsorKey: sponsor === null ? "" : sponsorKeyOf(sponsor), isInstitute: sponsor !== null && isTheInstitute(sponsor, institute),
    isDrugTrial: content.phases.some((phase) => phase !== "not-applicable"), standing: standingOf(content, on, clock), sharing: promiseOn(content, datasets, on), demonstration,
  };
  row.told = { key, trial };
  return trial;
}

function folded(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

export function sponsorKeyOf({ name, ror, siren, directoryCode }: Organisation): string {
  return ror !== null ? `ror:${ror}` : siren !== null ? `siren:${siren}` : directoryCode !== null ? `code:${directoryCode}` : `name:${folded(name)}`;
}

/** Is this organisation the institute? By identifier; by name only where the record gives none. */
export function isTheInstitute({ name, ror, siren, directoryCode }: Organisation, institute: InstituteKeys): boolean {
  if (ror !== null || siren !== null || directoryCode !== null) {
    return (ror !== null && ror === institute.ror) || (siren !== null && siren === institute.siren) || (directoryCode !== null && directoryCode === institute.directoryCode);
  }
  return institute.names.some((one) => folded(one) === folded(name));
}
