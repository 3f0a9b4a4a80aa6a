import { studyContext, type StudyContextDeps } from "../../exchange/deps.ts";
import { pathOf, studyForms, studyHeadLinks, studyLinks, studyNegotiated, studyStructuredData } from "../../exchange/index.ts";
import type { StudyStandards } from "./deps.ts";

/** What the standards say of a study, for its page. */
export function studyStandards(deps: StudyContextDeps): StudyStandards {
  return {
    structuredData: async (told) => studyStructuredData(told, await studyContext(deps)),
    links: async (told) => studyLinks(told, deps),
    headLinks: studyHeadLinks,
    negotiated: studyNegotiated,
    forms: (told) => studyForms.map(({ name, path, mediaType }) => ({ name, mediaType, href: `${pathOf(told)}/${path}` })),
  };
}
