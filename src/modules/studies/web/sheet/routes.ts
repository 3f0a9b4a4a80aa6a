import { createElement } from "preact";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { z } from "zod";
import { exportFiles, exportFormats, itemText } from "../../../publications/index.ts";
import { maySomewhere } from "../../../identity/index.ts";
import { mayCurateStudies, mayEditStudy } from "../../domain/access.ts";
import type { Study, StudyVersion } from "../../domain/study.ts";
import { unknownStudy } from "../../errors.ts";
import { recordLanguageOf, recordQuery } from "../shown/record-language.ts";
import type { RecordLanguage } from "../shown/shown.ts";
import { studyCitations, studyCsl } from "./citation.ts";
import type { StudySheetDeps } from "./deps.ts";
import { StudyPage, StudyTombstone } from "./sheet-page.tsx";
import type { StudyView } from "./view.ts";
import { describeContext, studyAt, studyParams, studyReply, studyVersionParams, toldAs, versionsOf, visibleStudy } from "./visible.ts";

const query = z.object(recordQuery);
const citedFormats = exportFormats.map((format) => ({ format, extension: format === "csl-json" ? "csl.json" : exportFiles[format].extension, mediaType: exportFiles[format].type }));

/** The page of a study, of each of its versions, and their citations. */
export function studySheetRoutes(deps: StudySheetDeps): readonly Route[] {
  const publicUrl = deps.publicUrl ?? null;
  return [
    route({
      method: "GET", path: "/studies/:code", access: "public", summary: "The page of a study", params: studyParams, query, headers: { vary: "Accept" },
      handle: async ({ params, query: { record }, context, headers }) => {
        const found = await visibleStudy(deps, params.code, context.actor);
        if ("elsewhere" in found) return { kind: "redirect", to: found.elsewhere };
        const { study } = found;
        const versions = await versionsOf(deps, study);
        return pageOf(deps, study, versions, context, record, { frozen: false, accept: headers?.["accept"] });
      },
    }),
    route({
      method: "GET", path: "/studies/:code/v/:version", access: "public", summary: "A version of a study as it was published", params: studyVersionParams, query, headers: { vary: "Accept" },
      handle: async ({ params, query: { record }, context, headers }) => {
        const current = await studyAt(deps, params.code, context.actor);
        const [versions, version] = await Promise.all([versionsOf(deps, current), versionAt(deps, current, params.version)]);
        return pageOf(deps, version, versions, context, record, { frozen: true, accept: headers?.["accept"] });
      },
    }),
    ...citedFormats.flatMap(({ format, extension, mediaType }) => [
      route({
        method: "GET", path: `/studies/:code/citation.${extension}`, access: "public", summary: `The reference of a study (${extension})`, params: studyParams,
        handle: async ({ params, context }): Promise<Reply> => {
          const study = await studyAt(deps, params.code, context.actor);
          return { kind: "file", mediaType, fileName: `${study.code}.${extension}`, bytes: itemText(studyCsl(study, context.language, { frozen: false, publicUrl }), format) };
        },
      }),
      route({
        method: "GET", path: `/studies/:code/v/:version/citation.${extension}`, access: "public", summary: `The reference of a version of a study (${extension})`, params: studyVersionParams,
        handle: async ({ params, context }): Promise<Reply> => {
          const study = await versionAt(deps, await studyAt(deps, params.code, context.actor), params.version);
          return { kind: "file", mediaType, fileName: `${study.code}-v${study.version}.${extension}`, bytes: itemText(studyCsl(study, context.language, { frozen: true, publicUrl }), format) };
        },
      }),
    ]),
  ];
}

/** A published version; its state is that of the study today. 404 where there is none. */
export async function versionAt(deps: Pick<StudySheetDeps, "studies">, current: Study, version: number): Promise<Study> {
  if (current.state !== "published" && current.state !== "withdrawn") throw unknownStudy();
  const found = await deps.studies.version(current.code, version);
  if (found === null) throw unknownStudy();
  return { ...found, state: current.state, withdrawal: current.withdrawal };
}

async function pageOf(deps: StudySheetDeps, study: Study, versions: readonly StudyVersion[], context: RequestContext, asked: RecordLanguage | undefined, { frozen, accept }: { readonly frozen: boolean; readonly accept: string | undefined }): Promise<Reply> {
  const { language, url, clock, actor } = context;
  const isPublic = study.state === "published" || study.state === "withdrawn";
  const told = toldAs(study, versions, frozen ? "version" : "study");
  const otherForm = isPublic ? deps.standards.negotiated(told, accept) : null;
  if (otherForm !== null) return otherForm;
  const record = recordLanguageOf(asked, language);
  const today = clock.today();
  const [words, promise, standing] = await Promise.all([describeContext(deps, [study], language, record), deps.promiseOf(study, today), actor === null ? null : deps.studies.standing(study.code)]);
  const mayEdit = standing !== null && mayEditStudy(actor, standing);
  const view: StudyView = {
    study, language, record, asked, url, today, context: words, quality: deps.qualityOf(study), promise, versions, mayEdit, frozen,
    acts: { next: !mayEdit ? null : standing.draftState === null ? "revise" : "edit", mayWithdraw: mayCurateStudies(actor), mayCopy: maySomewhere(actor, "studies.declare"), csrfToken: context.csrfToken },
    citations: studyCitations(study, language, { frozen, publicUrl: deps.publicUrl ?? null }), forms: deps.standards.forms(told),
    newest: versions.reduce((most, { version }) => Math.max(most, version), study.version), contactEmail: deps.contactEmail,
  };
  const about = frozen ? `Version ${study.version}` : undefined;
  if (!isPublic) return studyReply(study, context, { body: createElement(StudyPage, { view }) }, about);
  const [structuredData, links] = await Promise.all([deps.standards.structuredData(told), deps.standards.links(told)]);
  if (study.state === "withdrawn") {
    const successor = study.withdrawal?.successor ?? null;
    return studyReply(study, context, { body: createElement(StudyTombstone, { view, successor: successor === null ? null : await deps.studies.find(successor) }), structuredData, links }, about);
  }
  return studyReply(study, context, { body: createElement(StudyPage, { view }), structuredData, links, headLinks: deps.standards.headLinks(told) }, about);
}
