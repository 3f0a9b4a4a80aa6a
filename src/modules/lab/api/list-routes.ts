import { route, type Route } from "../../../kernel/http/route.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { StructureAnswer } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { searchOf } from "../search/index.ts";
import { parseQuestion } from "./parse-question.ts";
import { listQuery, structureList } from "./schemas.ts";
import { itemsOut } from "./structure-items.ts";

/** What the total does not say by itself: the register was not looked at on that day. Null where it was, or never was at all. */
export function noteOn(on: Day, observed: StructureAnswer["observed"]): Bilingual | null {
  if (observed === null) return null;
  if (on < observed.first) {
    return {
      fr: `Le ${formatDay(on, "fr")} précède la première observation du répertoire (${formatDay(observed.first, "fr")})\u202f: ce qui est présumé vient d’elle, et les structures fermées avant elle n’y figurent pas.`,
      en: `${formatDay(on, "en")} lies before the first observation of the register (${formatDay(observed.first, "en")}): what is presumed comes from it, and structures closed before it are absent from it.`,
    };
  }
  if (on > observed.last) {
    return {
      fr: `Le ${formatDay(on, "fr")} suit la dernière observation du répertoire (${formatDay(observed.last, "fr")})\u202f: ce qui a changé depuis n’est pas connu.`,
      en: `${formatDay(on, "en")} lies after the last observation of the register (${formatDay(observed.last, "en")}): what has changed since is not known.`,
    };
  }
  return null;
}

export function listRoutes(deps: LabDeps): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/api/v1/structures",
      access: "public",
      summary: "Structures that exist on a day, by parent, region, site, type, domain, label or words, each counted once",
      query: listQuery,
      response: structureList,
      handle: async ({ query, context }) => {
        const { text, question, page, pageSize } = await parseQuestion(deps.directory, query, context.clock.today());
        const entities = text === null ? undefined : await searchOf(deps).matches({ text, kind: "structure", on: question.on, state: "open" });
        const { total, attested, presumed, items, observed } = await deps.directory.structures(entities === undefined ? question : { ...question, entities });
        return {
          kind: "json",
          value: { on: question.on, total, attested, presumed, note: noteOn(question.on, observed), page, pageSize, items: await itemsOut(deps, items, question.on) },
        };
      },
    }),
  ];
}
