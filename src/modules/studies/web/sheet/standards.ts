import { studyContext, type StudyContextDeps } from "../../exchange/deps.ts";
import { pathOf, studyForms, studyHeadLinks, studyLinks, studyNegotiated, studyStructuredData } from "../../exchange/index.ts";
import type { StudyStandards } from "./deps.ts";

/** What the standards say of a study, for its page; FReSH XML where `writesFresh`, that is where the vocabularies it wants are loaded. */
export function studyStandards(deps: StudyContextDeps, writesFresh: () => boolean = () => false): StudyStandards {
  return {
    structuredData: async (told) => studyStructuredData(told, await studyContext(deps)),
    links: async (told) => studyLinks(told, deps),
    headLinks: studyHeadLinks,
    negotiated: studyNegotiated,
    forms: (told) => [
      ...studyForms.map(({ name, path, mediaType }) => ({ name, mediaType, href: `${pathOf(told)}/${path}` })),
      ...(writesFresh() ? (["fr", "en"] as const).map((language) => ({ name: `FReSH (XML, ${language})`, mediaType: "application/xml", href: `/studies/${told.study.code}/fresh.xml?language=${language}` })) : []),
    ],
  };
}
