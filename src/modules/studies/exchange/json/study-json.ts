import type { StudyContent } from "../../domain/content.ts";
import { fields } from "../../domain/fields/index.ts";
import type { ListCode } from "../../domain/lists.ts";
import type { StudyVersion } from "../../domain/study.ts";
import type { StudyExchangeContext } from "../context.ts";
import { pathOf, versionPath, type ToldStudy } from "../told.ts";
import type { StudyJson } from "./study-schema.ts";

/** A study as JSON of the house. Of one that was withdrawn only what its tombstone says. */
export function studyJson(told: ToldStudy, context: Pick<StudyExchangeContext, "siteUrl" | "labels">): StudyJson {
  const { study, versions } = told;
  const published = study.state === "published";
  return {
    code: study.code, url: `${context.siteUrl}${pathOf(told)}`, state: published ? "published" : "withdrawn", version: study.version, doi: study.doi, versionDoi: study.versionDoi,
    firstPublishedAt: study.firstPublishedAt, modifiedAt: study.modifiedAt, demonstration: study.demonstration, withdrawal: study.withdrawal,
    sources: published ? [...study.sources] : [], versions: versions.map((one) => versionJson(study.code, one, context)),
    content: published ? study.content : null, concepts: published ? conceptsOf(study.content, context) : {}, provenance: published ? { ...study.provenance } : {},
  };
}

export function versionJson(code: string, version: StudyVersion, { siteUrl }: Pick<StudyExchangeContext, "siteUrl">): StudyJson["versions"][number] {
  return { ...version, url: `${siteUrl}${versionPath({ code }, version.version)}` };
}

/** Concept ids by the list that they are of, those inside parts too. */
function idsByList(content: StudyContent): readonly (readonly [list: ListCode, ids: readonly (string | null)[]])[] {
  const organisations = [...content.sponsors, ...content.funders, ...content.collaborators, ...[...content.investigators, ...content.contacts].flatMap(({ affiliation }) => affiliation?.organisation ?? [])];
  return [
    ...fields.flatMap(({ name, kind, list }) => {
      const value: unknown = content[name];
      return list === null || (kind !== "concept" && kind !== "concepts") ? [] : [[list, Array.isArray(value) ? (value as readonly string[]) : [value as string | null]] as const];
    }),
    ["organisation-kind", organisations.map(({ kind }) => kind)], ["authority", content.authorisations.map(({ authority }) => authority)], ["arm-kind", content.arms.map(({ kind }) => kind)],
    ["intervention-kind", content.interventions.map(({ kind }) => kind)], ["recruitment-status", content.sites.map(({ status }) => status)], ["sharing-information", content.sharingPlan?.information ?? []],
    ["source-kind", content.dataSources.flatMap(({ kinds }) => kinds)], ["source-purpose", content.dataSources.map(({ purpose }) => purpose)], ["national-source", content.dataSources.map(({ national }) => national)],
    ["document-kind", content.documents.map(({ kind }) => kind)],
  ];
}

function conceptsOf(content: StudyContent, { labels }: Pick<StudyExchangeContext, "labels">): StudyJson["concepts"] {
  const found: Partial<Record<ListCode, Record<string, { fr: string; en: string } | null>>> = {};
  for (const [list, ids] of idsByList(content)) {
    for (const id of ids) if (id !== null) (found[list] ??= {})[id] = labels.label(id, list);
  }
  return found;
}
