import type { Actor } from "../../../kernel/http/route.ts";
import { mayCurateStudies } from "../domain/access.ts";
import type { FieldName, StudyContent } from "../domain/content.ts";
import type { FieldOrigin, StudyDraft } from "../domain/study.ts";
import { unitsOf, withOrigin } from "../reconcile/units.ts";
import { withTheirs } from "../reconcile/three-way.ts";
import type { StudyDeps } from "../deps.ts";
import { studyMovedOn, studyNotYours, unknownDivergence, unknownStudy } from "../errors.ts";
import { wholeContent } from "../store/assemble.ts";
import { lockedStudyRow, studyRow } from "../store/rows.ts";
import { divergencesOf, dropDivergence, keepOurs } from "../store/sources.ts";
import { bumpRevision } from "../store/write.ts";
import { auditStudy, instant } from "./act.ts";
import { asDraft, rowToChange, writeContent } from "./drafts.ts";

/** Somebody has read these fields. A study that is published is opened for its next version: provenance is part of what is published. */
export async function curate(deps: StudyDeps, actor: Actor, code: string, revision: number, fields: readonly string[]): Promise<StudyDraft> {
  await deps.db.tx(async (tx) => {
    const row = rowToChange(actor, await lockedStudyRow(tx, code), revision);
    if (!mayCurateStudies(actor)) throw studyNotYours();
    if (row.face === "withdrawn") throw studyMovedOn();
    const before = (row.draft === null ? row.provenance : row.draftProvenance) ?? {};
    const wanted = new Set(fields);
    const read = Object.entries(before).filter(([key, { curated }]) => !curated && (wanted.has(key) || wanted.has(key.split(".")[0] ?? key))).map(([key]) => key);
    if (read.length === 0) return;
    const provenance = { ...before, ...Object.fromEntries(read.map((key) => [key, { ...(before[key] as FieldOrigin), curated: true }])) };
    await writeContent(tx, row, { content: wholeContent(row.draft ?? row.content), provenance, at: instant(deps) });
    await auditStudy(tx, deps, actor, "curated", code, { revision }, { revision: revision + 1, fields: read });
  });
  return changed(deps, code);
}

/**
 * Takes what the register says into the draft (opened where there is none), or keeps ours until the register says something else.
 * What was taken by somebody follows the register from then on.
 */
export async function decideDivergence(deps: StudyDeps, actor: Actor, code: string, revision: number, field: FieldName, source: string, take: boolean): Promise<StudyDraft> {
  await deps.db.tx(async (tx) => {
    const row = rowToChange(actor, await lockedStudyRow(tx, code), revision);
    if (row.face === "withdrawn") throw studyMovedOn();
    const divergence = (await divergencesOf(tx, code)).find((one) => one.field === field && one.source === source && !one.kept);
    if (divergence === undefined) throw unknownDivergence();
    if (take) {
      const before = wholeContent(row.draft ?? row.content);
      const provenance = (row.draft === null ? row.provenance : row.draftProvenance) ?? {};
      const origin: FieldOrigin = { kind: "imported", source, at: instant(deps), curated: true };
      const said = divergence.theirs as Readonly<Record<string, unknown>> | null;
      const units = unitsOf(field).filter(({ language }) => language === null || said?.[language] !== undefined);
      const content: StudyContent = { ...before, [field]: withTheirs(field, before[field], divergence.theirs) };
      await writeContent(tx, row, { content, provenance: units.reduce((origins, unit) => withOrigin(origins, unit, origin), provenance), at: instant(deps) });
      await dropDivergence(tx, code, field, source);
    } else {
      await keepOurs(tx, code, field, source);
      await bumpRevision(tx, code);
    }
    await auditStudy(tx, deps, actor, take ? "divergence-taken" : "divergence-kept", code, { revision }, { revision: revision + 1, field, source });
  });
  return changed(deps, code);
}

async function changed(deps: StudyDeps, code: string): Promise<StudyDraft> {
  const row = await studyRow(deps.db, code);
  if (row === null) throw unknownStudy();
  return asDraft(deps, row);
}
