import type { VNode } from "preact";
import { z } from "zod";
import { DataLink, DefinitionList, Heading, type Definition } from "../../../kernel/html/index.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import { formatDay, pick } from "../../../kernel/i18n/format.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { activityKindNames, activityKinds } from "../domain/codes.ts";
import { postLabel } from "../domain/recipes/read-facts.ts";
import { unknownFact } from "../errors.ts";
import { mayReadRestricted, readStatements } from "./measurement-routes.tsx";
import type { SaidStatement } from "./say-statement.ts";
import { StatementsTable } from "./statements-table.tsx";
import type { ActivityWebDeps } from "./web-deps.ts";
import { words } from "./words.ts";

const onDay = z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional());

/** The pages of posts, projects, agreements and the rest: what holds on a day, and every statement behind it. */
export function factRoutes(deps: ActivityWebDeps): readonly Route[] {
  const { directory, indicators } = deps;
  return [
    route({
      method: "GET",
      path: "/activity/:kind/:code",
      access: "public",
      summary: "A post, project, programme, agreement, cohort or budget line, as of a day, with its statements",
      params: z.object({ kind: z.enum(activityKinds), code: z.string().max(120) }),
      query: z.object({ on: onDay }),
      handle: async ({ params, query, context }) => {
        const { language } = context;
        const found = await directory.find(params.code, params.kind);
        if (found === null || found.ref.kind !== params.kind) throw unknownFact();
        if (found.moved) return { kind: "redirect", to: `/activity/${params.kind}/${encodeURIComponent(found.ref.code)}${context.url.search}` };
        const on: Day = query.on !== undefined && isDay(query.on) ? query.on : await indicators.defaultDay();
        const record = await directory.record(found.ref.id, on);
        if (record === null) throw unknownFact();
        const statements = await readStatements(deps, await directory.statements(found.ref.id), context);
        // A name that a management system gives to a post may be that of whoever holds it.
        const name = params.kind !== "post" || mayReadRestricted(context) ? record.ref.name : pick(postLabel(record, on), language);
        const hideName = params.kind === "post" && !mayReadRestricted(context);
        const shown = hideName ? statements.map((one) => (one.statement.field === "name" ? { ...one, text: null, href: null } : one)) : statements;
        const inForce = new Set(Object.values(record.fields).flatMap((field) => field.current.flatMap((value) => value.statements)));
        const kindName = pick(activityKindNames[params.kind], language);
        return {
          kind: "page",
          page: {
            title: `${kindName} · ${name}`,
            section: "lab",
            demonstration: record.demonstration,
            body: (
              <article>
                <Heading level={1} kicker={kindName}>{name}</Heading>
                <p class="soft">{language === "fr" ? `État au ${formatDay(on, "fr")}. Code ${record.ref.code}.` : `As of ${formatDay(on, "en")}. Code ${record.ref.code}.`}</p>
                <DefinitionList items={inWords(shown.filter((one) => inForce.has(one.id)), language)} />
                <Heading level={2} id="statements">{words[language].statements}</Heading>
                <StatementsTable statements={shown} caption={words[language].statements} language={language} />
              </article>
            ),
          },
        };
      },
    }),
  ];
}

/** What holds, a line a field, each value once. */
function inWords(statements: readonly SaidStatement[], language: "fr" | "en"): Definition[] {
  const lines = new Map<string, Map<string, VNode>>();
  for (const one of statements) {
    const label = pick(one.field, language);
    const text = one.text ?? words[language].restricted;
    const line = lines.get(label) ?? new Map<string, VNode>();
    line.set(text, <DataLink href={one.href}>{text}</DataLink>);
    lines.set(label, line);
  }
  return [...lines].map(([term, values]) => ({ term, details: [...values.values()].map((one, at) => <>{at === 0 ? "" : ", "}{one}</>) }));
}
