import { z } from "zod";
import type { Actor, Page, Reply, RequestContext } from "../../../../kernel/http/route.ts";
import type { Study, StudyVersion } from "../../domain/study.ts";
import { unknownStudy } from "../../errors.ts";
import { studyPath, type ToldStudy } from "../../exchange/told.ts";
import type { DescribeContext } from "../shown/context.ts";
import type { RecordLanguage } from "../shown/shown.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { StudySheetDeps } from "./deps.ts";
import { plainTitle } from "./view.ts";

/** Codes are read in any case; whatever else stands there names no study. */
export const studyParams = z.object({ code: z.string().max(200) });
export const studyVersionParams = studyParams.extend({ version: z.coerce.number().int().min(1).max(100_000) });

const codeShape = /^st-\d{6,}$/;

/**
 * The study that a code names, as this caller may see it. Another identifier of a published study (a registry number, a DOI) and the
 * code of a record that was merged lead to its own address; anything else answers 404.
 */
export async function visibleStudy(deps: Pick<StudySheetDeps, "studies" | "mergedInto">, text: string, actor: Actor | null): Promise<{ readonly study: Study } | { readonly elsewhere: string }> {
  const code = text.toLowerCase();
  if (!codeShape.test(code)) {
    const found = await deps.studies.find(text);
    if (found === null) throw unknownStudy();
    return { elsewhere: studyPath(found) };
  }
  const study = await deps.studies.findFor(actor, code);
  if (study !== null && study.state !== "withdrawn") return { study };
  const successor = await deps.mergedInto(code);
  if (successor !== null && successor !== code && (await deps.studies.findFor(actor, successor)) !== null) return { elsewhere: studyPath({ code: successor }) };
  if (study === null) throw unknownStudy();
  return { study };
}

/** For addresses below that of the study, which are not redirected: the versions of a record that was merged stay where their DOIs lead. */
export async function studyAt(deps: Pick<StudySheetDeps, "studies">, text: string, actor: Actor | null): Promise<Study> {
  const code = text.toLowerCase();
  const study = codeShape.test(code) ? await deps.studies.findFor(actor, code) : null;
  if (study === null) throw unknownStudy();
  return study;
}

/** What the public may see of the past of a study: nothing of one that was never published. */
export async function versionsOf(deps: Pick<StudySheetDeps, "studies">, study: Study): Promise<readonly StudyVersion[]> {
  return study.state === "published" || study.state === "withdrawn" ? deps.studies.versions(study.code) : [];
}

/** Words for some records at once: names of the datasets and cohorts that they name. */
export async function describeContext(deps: Pick<StudySheetDeps, "labels" | "datasets" | "cohorts">, studies: readonly Study[], language: Language, record: RecordLanguage): Promise<DescribeContext> {
  const linked = studies.flatMap(({ content }) => content.datasets.flatMap(({ scheme, identifier }) => (scheme === "portal" ? [identifier] : [])));
  const cohortCodes = studies.flatMap(({ content }) => content.cohorts);
  const [labels, datasets, cohorts] = await Promise.all([deps.labels(), linked.length === 0 ? new Map() : deps.datasets.of([...new Set(linked)]), cohortCodes.length === 0 ? new Map() : deps.cohorts.of([...new Set(cohortCodes)])]);
  return { language, record, labels, datasets, cohorts };
}

/** Status 200 for withdrawn records too: what DOIs lead to must answer (FAIR principle A2). */
export function studyReply(study: Study, { language }: Pick<RequestContext, "language">, page: Omit<Page, "title" | "section" | "demonstration">, about?: string): Reply {
  const name = plainTitle(study.content, language);
  return { kind: "page", page: { title: about === undefined ? name : `${about} · ${name}`, section: "studies", demonstration: study.demonstration, ...page } };
}

export function toldAs(study: Study, versions: readonly StudyVersion[], as: ToldStudy["as"]): ToldStudy {
  return { study, versions, as };
}
