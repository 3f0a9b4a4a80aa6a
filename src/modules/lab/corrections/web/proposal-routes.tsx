import { z } from "zod";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { FieldDefinition } from "../../../directory/index.ts";
import type { LabDeps } from "../../deps.ts";
import { codeParams } from "../../pages/place.ts";
import { findAsk } from "../../quality/asks/store.ts";
import { searchKinds, searchOf } from "../../search/index.ts";
import { propose } from "../actions/act.ts";
import type { Operation } from "../domain/correction.ts";
import { prefill } from "../domain/prefill.ts";
import type { Given } from "../domain/read-form.ts";
import { correctableFields } from "../domain/routing.ts";
import { unknownField } from "../errors.ts";
import { operationsFor, readDraft } from "./draft.ts";
import { currentOf, fieldOf, heldOf, loadSubject, namedEntity, relationsNow, type Subject } from "./load.ts";
import { ChooseFieldPage, NewCorrectionPage } from "./new-page.tsx";
import type { Choice } from "./shape-fields.tsx";

const newQuery = z.object({
  field: z.string().max(80).optional(), operation: z.enum(["set", "add", "end"]).optional().catch(undefined), relation: z.string().max(300).optional(),
  ask: z.coerce.number().int().positive().optional().catch(undefined),
});
export const formBody = z.record(z.string(), z.unknown());

/** The texts of a form, none of them endless. */
export function givenIn(body: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(Object.entries(body).flatMap(([name, text]) => (typeof text === "string" ? [[name, text.slice(0, 10_000)]] : [])));
}

/** What the words of a form may mean at the other end of a field, the one chosen before first; null where nothing was searched. */
export async function choicesFor(deps: LabDeps, field: FieldDefinition, given: Given): Promise<readonly Choice[] | null> {
  const kinds = field.objectKinds ?? [];
  const words = (given["search"] ?? "").trim().slice(0, 200);
  const chosen = await namedEntity(deps, given["object"] ?? "", kinds);
  if (words === "" && chosen === null) return null;
  const choices: Choice[] = chosen === null ? [] : [{ value: `${chosen.ref.kind}/${chosen.ref.code}`, label: `${chosen.ref.name} (${chosen.ref.code})` }];
  for (const kind of searchKinds) {
    if (words === "" || !kinds.includes(kind)) continue;
    const { items } = await searchOf(deps).search({ text: words, kind, on: deps.clock.today(), state: "all", pageSize: 10 });
    for (const { ref, acronym, labels, siteName } of items) {
      const value = `${ref.kind}/${ref.code}`;
      if (choices.some((choice) => choice.value === value)) continue;
      const details = [acronym, labels[0], siteName, ref.kind === "person" ? null : ref.code].filter((part) => part !== null && part !== undefined && part !== "");
      choices.push({ value, label: [ref.name, ...details].join(" · ") });
    }
  }
  return choices;
}

/** The form by which a lab proposes another value for a field of its record. */
export function proposalRoutes(deps: LabDeps): readonly Route[] {
  const access = { anyOf: rolesFor("corrections.propose") };
  async function page(context: RequestContext, subject: Subject, field: FieldDefinition, operation: Operation, given: Given, issues: readonly Issue[], ask: number | null): Promise<Reply> {
    const body = (
      <NewCorrectionPage
        subject={subject} csrfToken={context.csrfToken} field={field} operations={operationsFor(field)} operation={operation} given={given} issues={issues} ask={ask}
        held={heldOf(subject, field)} choices={await choicesFor(deps, field, given)} relations={relationsNow(subject, field)}
      />
    );
    const { say, language } = subject.place;
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: `${say("Corriger", "Correct")} · ${field.label[language]}`, section: "lab", body, demonstration: subject.facts.record.demonstration } };
  }
  const operationOf = (field: FieldDefinition, asked: Operation | undefined): Operation => {
    const possible = operationsFor(field);
    return possible.find((one) => one === asked) ?? possible[0] ?? "set";
  };
  /** An ask counts only where it asked this structure for this field. */
  const askOf = async (number: number | undefined, subject: Subject, field: FieldDefinition): Promise<number | null> => {
    const ask = number === undefined ? null : await findAsk(deps.db, number);
    return ask !== null && subject.keys.includes(ask.structure.key) && ask.fields.some((one) => one.field === field.code) ? ask.number : null;
  };
  return [
    route({
      method: "GET", path: "/structures/:code/corrections/new", access, summary: "A form to propose a correction of one field of a structure", params: codeParams, query: newQuery,
      handle: async ({ params, query, context }) => {
        const subject = await loadSubject(deps, context, params.code);
        if (query.field === undefined || query.field === "") {
          const rows = correctableFields(deps.directory.fields).map((field) => ({ field, held: heldOf(subject, field) }));
          return { kind: "page", page: { title: subject.place.say("Proposer une correction", "Propose a correction"), section: "lab", body: <ChooseFieldPage subject={subject} rows={rows} />, demonstration: subject.facts.record.demonstration } };
        }
        const field = fieldOf(deps, query.field);
        if (field === null) throw unknownField();
        const operation = operationOf(field, query.operation);
        const given = operation === "set" ? prefill(field, currentOf(subject, field)[0]) : { relation: query.relation ?? "" };
        return page(context, subject, field, operation, given, [], await askOf(query.ask, subject, field));
      },
    }),
    route({
      method: "POST", path: "/structures/:code/corrections/new", access, summary: "Proposes a correction of one field of a structure", params: codeParams, query: newQuery, body: formBody, perMinute: 60,
      handle: async ({ params, query, body, context }) => {
        const subject = await loadSubject(deps, context, params.code);
        const field = fieldOf(deps, query.field ?? "");
        if (field === null) throw unknownField();
        const operation = operationOf(field, query.operation);
        const given = { ...givenIn(body), operation };
        const ask = await askOf(query.ask, subject, field);
        if (body["act"] === "search") return page(context, subject, field, operation, given, [], ask);
        const read = await readDraft(deps, subject, field, given, ask);
        if ("issues" in read) return page(context, subject, field, operation, given, read.issues, ask);
        const { actor } = context;
        const made = await propose(deps, { accountId: actor?.accountId ?? null, name: actor?.name ?? "" }, read.draft);
        return { kind: "redirect", to: `/lab/corrections/${made.number}` };
      },
    }),
  ];
}
