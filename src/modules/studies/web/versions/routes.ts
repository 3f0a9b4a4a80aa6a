import { createElement } from "preact";
import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { readableSummary } from "../../domain/difference.ts";
import type { Study, StudyVersion } from "../../domain/study.ts";
import { unknownStudy } from "../../errors.ts";
import { versionAt } from "../sheet/routes.ts";
import { describeContext, studyAt, studyParams, studyReply, versionsOf } from "../sheet/visible.ts";
import type { StudySheetDeps } from "../sheet/deps.ts";
import { plainTitle } from "../sheet/view.ts";
import { languageNames } from "../shown/words.ts";
import { DifferencePage } from "./difference-page.tsx";
import { fieldChanges, type FieldChange } from "./field-changes.ts";
import { StudyVersionsPage } from "./versions-page.tsx";

const number = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined);
const query = z.object({ from: number, to: number });

interface Compared {
  readonly study: Study;
  readonly versions: readonly StudyVersion[];
  readonly from: number;
  readonly to: number;
  readonly changes: readonly FieldChange[];
}

/** Versions of a study, and what differs between two of them. */
export function studyVersionRoutes(deps: StudySheetDeps): readonly Route[] {
  /** Not said: the newest, and the one before it. */
  const compare = async (code: string, asked: z.output<typeof query>, { actor, language }: RequestContext): Promise<Compared> => {
    const study = await studyAt(deps, code, actor);
    const versions = await versionsOf(deps, study);
    const newest = versions.reduce((most, { version }) => Math.max(most, version), 0);
    const to = asked.to ?? newest;
    const from = asked.from ?? Math.max(1, to - 1);
    if (newest === 0) throw unknownStudy();
    const [before, after] = await Promise.all([versionAt(deps, study, from), versionAt(deps, study, to)]);
    return { study, versions, from, to, changes: fieldChanges(before, after, await describeContext(deps, [before, after], language, language)) };
  };
  return [
    route({
      method: "GET", path: "/studies/:code/versions", access: "public", summary: "The published versions of a study", params: studyParams,
      handle: async ({ params, context }) => {
        const study = await studyAt(deps, params.code, context.actor);
        return studyReply(study, context, { body: createElement(StudyVersionsPage, { study, versions: await versionsOf(deps, study), language: context.language }) }, "Versions");
      },
    }),
    route({
      method: "GET", path: "/studies/:code/difference", access: "public", summary: "What differs between two versions of a study", params: studyParams, query,
      handle: async ({ params, query: asked, context }) => {
        const compared = await compare(params.code, asked, context);
        return studyReply(compared.study, context, { body: createElement(DifferencePage, { ...compared, language: context.language }) }, context.language === "fr" ? "Différences" : "Differences");
      },
    }),
    ...tableFormats.flatMap((format) => [
      route({
        method: "GET", path: `/exports/studies/:code/versions.${format}`, access: "public", summary: `The published versions of a study (${format.toUpperCase()})`, params: studyParams,
        handle: async ({ params, context }) => {
          const study = await studyAt(deps, params.code, context.actor);
          return tableReply({
            name: `${study.code}-versions`, title: both(`Versions · ${plainTitle(study.content, "fr")}`, `Versions · ${plainTitle(study.content, "en")}`), demonstration: study.demonstration,
            columns: [{ key: "version", label: both("Version", "Version") }, { key: "published_on", label: both("Publiée le", "Published on") }, { key: "summary", label: both("Ce qui a changé", "What changed") }, { key: "automatic", label: both("Tirée d’un registre", "From a register") }, { key: "doi", label: both("DOI", "DOI") }],
            rows: (await versionsOf(deps, study)).map(({ version, publishedAt, summary, automatic, doi }) => {
              const day = publishedAt.slice(0, 10);
              return [version, isDay(day) ? { day } : null, readableSummary(summary)[context.language], (automatic ? both("oui", "yes") : both("non", "no"))[context.language], doi];
            }),
          }, format, context.language);
        },
      }),
      route({
        method: "GET", path: `/exports/studies/:code/difference.${format}`, access: "public", summary: `What differs between two versions of a study (${format.toUpperCase()})`, params: studyParams, query,
        handle: async ({ params, query: asked, context }) => {
          const { study, changes, from, to } = await compare(params.code, asked, context);
          return tableReply({
            name: `${study.code}-${from}-${to}`, title: both(`Différences, versions ${from} et ${to} · ${plainTitle(study.content, "fr")}`, `Differences, versions ${from} and ${to} · ${plainTitle(study.content, "en")}`), demonstration: study.demonstration,
            columns: [{ key: "field", label: both("Champ", "Field") }, { key: "language", label: both("Langue", "Language") }, { key: "kind", label: both("Nature", "Kind") }, { key: "before", label: both("Avant", "Before") }, { key: "after", label: both("Après", "After") }],
            rows: changes.flatMap((change) => rowsOf(change, context.language)),
          }, format, context.language);
        },
      }),
    ]),
  ];
}

function rowsOf(change: FieldChange, language: "fr" | "en"): (string | null)[][] {
  const name = change.field.label[language];
  const kind = (before: string | null, after: string | null): string => (before === null || before === "" ? both("ajouté", "added") : after === null || after === "" ? both("retiré", "removed") : both("modifié", "changed"))[language];
  if (change.kind === "text") return [[name, languageNames[change.lang][language], kind(change.before, change.after), change.before, change.after]];
  if (change.kind === "value") return [[name, null, kind(change.before, change.after), change.before, change.after]];
  return change.reordered ? [[name, null, both("réordonné", "reordered")[language], null, null]] : change.entries.map(({ before, after }) => [name, null, kind(before, after), before, after]);
}
