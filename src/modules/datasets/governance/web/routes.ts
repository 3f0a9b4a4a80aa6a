import { createElement } from "preact";
import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { GovernanceDeps } from "../deps.ts";
import { halfYearOf, halfYears, type HalfYear } from "../domain/half-year.ts";
import { createGovernanceReader, namedGroupings, type Governance, type GroupFigures } from "../read.ts";
import { firstDeclaredDay, openingDay } from "../store/facts.ts";
import { groupingNames, howCounted, namedFigures, type FigureShape } from "./committee-words.ts";
import { GovernancePage } from "./governance-page.tsx";
import { mapRoutes } from "./map-routes.ts";
import { storageRoutes } from "./storage-routes.ts";

const halfQuery = z.object({ half: z.string().regex(/^\d{4}-[12]$/).optional().catch(undefined) });
const figureSchema = z.object({ grouping: z.string(), code: z.string(), name: z.object({ fr: z.string(), en: z.string() }), figures: z.record(z.string(), z.number().nullable()), before: z.record(z.string(), z.number().nullable()) });

/** The steering view of the half-yearly committee, the map of the data, the storage inventory. */
export function governanceRoutes(deps: GovernanceDeps): readonly Route[] {
  const read = createGovernanceReader(deps);
  const access = { anyOf: rolesFor("datasets.govern") };
  const choicesOf = async (): Promise<readonly HalfYear[]> => {
    const today = deps.clock.today();
    return halfYears((await firstDeclaredDay(deps.db)) ?? today, today);
  };
  /** What was asked for where it can be chosen, else the running half-year, or the last of a made-up history. */
  const chosen = async (asked: string | undefined): Promise<{ readonly choices: readonly HalfYear[]; readonly halfYear: HalfYear }> => {
    const choices = await choicesOf();
    return { choices, halfYear: choices.find(({ code }) => code === asked) ?? halfYearOf(await openingDay(deps.db, deps.clock.today())) };
  };
  return [
    route({
      method: "GET", path: "/data/governance", access, summary: "The steering view of the half-yearly data committee", query: halfQuery,
      handle: async ({ query, context: { language } }) => {
        const { choices, halfYear } = await chosen(query.half);
        const [governance, administrators] = await Promise.all([read(halfYear), deps.administrators()]);
        return {
          kind: "page",
          page: {
            title: pick(both("Gouvernance des données", "Data governance"), language), section: "data", demonstration: governance.demonstration,
            body: createElement(GovernancePage, { governance, choices, administrators, language }),
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/datasets-governance.${format}`, access, summary: `The figures of the data committee (${format.toUpperCase()})`, query: halfQuery,
        handle: async ({ query, context }) => tableReply(governanceTable(await read((await chosen(query.half)).halfYear)), format, context.language),
      }),
    ),
    route({
      method: "GET", path: "/api/v1/datasets/governance", access, summary: "The figures of the data committee", query: halfQuery,
      response: z.object({ halfYear: z.string(), asOf: z.iso.date(), groups: z.array(figureSchema) }),
      handle: async ({ query }) => {
        const governance = await read((await chosen(query.half)).halfYear);
        return {
          kind: "json",
          value: {
            halfYear: governance.halfYear.code, asOf: governance.asOf,
            groups: allGroups(governance).map(({ grouping, group: { code, name, now, before } }) => ({
              grouping, code, name, figures: Object.fromEntries(namedFigures.map(({ key, of }) => [key, of(now)])), before: Object.fromEntries(namedFigures.map(({ key, of }) => [key, of(before)])),
            })),
          },
        };
      },
    }),
    ...mapRoutes(deps),
    ...storageRoutes(deps),
  ];
}

function allGroups({ whole, groups }: Governance): readonly { readonly grouping: string; readonly group: GroupFigures }[] {
  return [{ grouping: "all", group: whole }, ...namedGroupings.flatMap((grouping) => groups[grouping].map((group) => ({ grouping, group })))];
}

/** One row for each group, one column for each figure and its value before. */
function governanceTable(governance: Governance): Table {
  const cell = (value: number | null, shape: FigureShape): Cell => (value === null ? null : shape === "share" ? { share: value } : value);
  return {
    name: `datasets-governance-${governance.halfYear.code}`, title: both(`Gouvernance des données, ${governance.halfYear.name.fr}`, `Data governance, ${governance.halfYear.name.en}`), demonstration: governance.demonstration,
    columns: [
      { key: "grouping", label: both("Découpage", "Grouping") }, { key: "code", label: both("Code", "Code") }, { key: "group", label: both("Groupe", "Group") }, { key: "as_of", label: both("État du", "As of") },
      ...namedFigures.flatMap(({ key, name, shape }) => {
        const unit = shape === "share" ? { unit: "%" } : shape === "days" ? { unit: "jours" } : {};
        return [{ key, label: name, ...unit }, { key: `${key}_before`, label: both(`${name.fr}, semestre précédent`, `${name.en}, half-year before`), ...unit }];
      }),
    ],
    rows: allGroups(governance).map(({ grouping, group }) => [
      grouping === "all" ? both("Ensemble", "All") : groupingNames[grouping as keyof typeof groupingNames], group.code, group.name, { day: governance.asOf },
      ...namedFigures.flatMap(({ of, shape }) => [cell(of(group.now), shape), cell(of(group.before), shape)]),
    ]),
    notes: howCounted,
  };
}
