import type { Dataset, DatasetFile, DatasetStanding, DatasetState, LabelStanding } from "../domain/dataset.ts";
import { fairScore } from "../domain/fair/index.ts";
import { labelOf, publicationTies } from "../domain/labels.ts";
import type { DatasetMetadata } from "../domain/metadata.ts";
import { validate } from "../domain/validity/index.ts";
import type { DatasetDeps } from "../deps.ts";
import type { DatasetRow } from "./rows.ts";

type AssembleDeps = Pick<DatasetDeps, "clock" | "halState" | "files">;

interface Shown {
  readonly state: DatasetState;
  readonly version: number;
  readonly metadata: DatasetMetadata;
  readonly files: readonly DatasetFile[];
  readonly modifiedAt: string;
}

/** What the public sees of a row; null before anything was published. */
export function shownToAll(row: DatasetRow): Shown | null {
  if (row.face === null || row.metadata === null || row.publishedVersion === null) return null;
  return { state: row.face, version: row.publishedVersion, metadata: row.metadata, files: row.files ?? [], modifiedAt: row.withdrawnAt ?? row.publishedAt ?? row.modifiedAt };
}

/** The draft as the page would show it once published. */
export function shownToEditors(row: DatasetRow, files: readonly DatasetFile[]): Shown | null {
  if (row.draft === null || row.draftState === null) return null;
  return { state: row.draftState, version: (row.publishedVersion ?? 0) + 1, metadata: row.draft, files, modifiedAt: row.modifiedAt };
}

/** The record whole: its label and its score are worked out here, from today's facts. */
export async function assemble(deps: AssembleDeps, row: DatasetRow, shown: Shown): Promise<Dataset> {
  return assembled(deps, row, shown, await publicationOf(deps, shown), await today(deps, [shown]));
}

async function publicationOf({ halState }: AssembleDeps, { metadata }: Shown): Promise<LabelStanding["publication"]> {
  const ties = publicationTies(metadata.related);
  return ties.length === 0 ? null : halState.of(ties);
}

type FilesToday = ReadonlyMap<string, Pick<DatasetFile, "state" | "profile">>;

/** What is known today of frozen files: a virus may be found, a profile come in, after publication. */
async function today({ files }: AssembleDeps, shown: readonly Shown[]): Promise<FilesToday> {
  const ids = shown.flatMap((one) => one.files.map(({ id }) => id));
  return files.standing === undefined || ids.length === 0 ? new Map() : files.standing(ids);
}

export async function assembleAll(deps: AssembleDeps, rows: readonly DatasetRow[]): Promise<Dataset[]> {
  const all = rows.flatMap((row) => { const shown = shownToAll(row); return shown === null ? [] : [{ row, shown }]; });
  const files = await today(deps, all.map(({ shown }) => shown));
  const publications = await Promise.all(all.map(({ shown }) => publicationOf(deps, shown)));
  return all.map(({ row, shown }, index) => assembled(deps, row, shown, publications[index] ?? null, files));
}

function assembled({ clock }: AssembleDeps, row: DatasetRow, frozen: Shown, publication: LabelStanding["publication"], filesToday: FilesToday): Dataset {
  const shown = { ...frozen, files: frozen.files.map((file) => ({ ...file, ...filesToday.get(file.id) })) };
  const issues = validate(shown.metadata, { today: clock.today(), files: shown.files });
  const dataset: Dataset = {
    code: row.code, ...shown, doi: row.doi, label: labelOf({ state: shown.state, issues, publication }), fairScore: 0,
    origin: row.source === null
      ? { kind: "declared" }
      : { kind: "harvested", source: row.source, sourceName: row.sourceName ?? row.source, identifier: row.sourceIdentifier ?? "", url: row.sourceUrl, vanishedOn: row.vanishedOn },
    firstPublishedAt: row.firstPublishedAt,
    withdrawal: row.withdrawnAt === null ? null : { at: row.withdrawnAt, reason: row.withdrawalReason ?? "", successor: row.successor },
    demonstration: row.demonstration,
  };
  return { ...dataset, fairScore: fairScore(dataset, clock.today()) };
}

export function standingOf(row: DatasetRow): DatasetStanding {
  return {
    code: row.code, state: row.face ?? row.draftState ?? "draft", draftState: row.draftState, subjectKind: row.subjectKind,
    // Harvested records were declared by nobody here: no account has an empty id.
    declaredBy: row.declaredBy ?? "", editors: row.editors, region: row.region,
  };
}
