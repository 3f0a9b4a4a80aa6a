import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { maySomewhere, rolesFor } from "../../../identity/index.ts";
import type { NodeId } from "../../../directory/index.ts";
import { correctableFields, maySpeakFor } from "../../corrections/domain/routing.ts";
import { notYourStructure, unknownAsk } from "../../corrections/errors.ts";
import { codesOf } from "../../corrections/web/load.ts";
import type { LabDeps } from "../../deps.ts";
import { searchOf } from "../../search/index.ts";
import { answerAsk, asksOf, createAsks, withdrawAsk } from "./act.ts";
import { askStateOn } from "./ask.ts";
import { AskListPage, AskPage, asksTable, type DatedAsk } from "./ask-page.tsx";
import { loadAskables, type Askable } from "./held.ts";
import { NewAskPage, type AskForm } from "./new-page.tsx";
import { findAsk, listAsks } from "./store.ts";

const pageSize = 50;
const mostStructures = 1000;
const text = z.string().max(4000).catch("");
const listQuery = z.object({
  state: z.enum(["open", "overdue", "answered", "cancelled", ""]).catch(""), sort: z.enum(["number", "due", "structure"]).catch("number"),
  direction: z.enum(["ascending", "descending"]).catch("descending"), page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
const askBody = z.object({
  act: z.enum(["search", "check", "send"]).catch("check"), codes: z.string().max(20_000).catch(""), search: text, structures: z.array(z.string().max(200)).max(mostStructures).catch([]), region: text,
  fields: z.array(z.string().max(80)).max(200).catch([]), dueOn: text, reason: text, insist: text, insistence: text,
});
const ofAsk = z.object({ number: z.coerce.number().int().positive().max(2 ** 40) });

const fault = (field: string, fr: string, en: string): Issue => ({ code: `lab.ask-${field}`, severity: "error", field, text: both(fr, en) });

/** Asks to structures: made, answered, cancelled. */
export function askRoutes(deps: LabDeps): readonly Route[] {
  const { db, directory, clock } = deps;
  const asking = { anyOf: rolesFor("labs.ask") };
  const either = { anyOf: [...new Set([...rolesFor("labs.ask"), ...rolesFor("corrections.propose")])] };
  const fields = correctableFields(directory.fields);
  const by = ({ actor }: RequestContext) => ({ accountId: actor?.accountId ?? null, name: actor?.name ?? "" });

  async function dated(query: z.output<typeof listQuery>): Promise<readonly DatedAsk[]> {
    const all = (await listAsks(db, await directory.hasDemonstration())).map((ask) => ({ ...ask, state: askStateOn(ask, clock.today()) }));
    const chosen = all.filter((ask) => query.state === "" || ask.state === query.state);
    const compare = { number: (a: DatedAsk, b: DatedAsk) => a.number - b.number, due: (a: DatedAsk, b: DatedAsk) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number), structure: (a: DatedAsk, b: DatedAsk) => a.structure.name.localeCompare(b.structure.name, "fr") || a.number - b.number }[query.sort];
    return chosen.toSorted((a, b) => (query.direction === "descending" ? -compare(a, b) : compare(a, b)));
  }

  /** The structures that the form names, each once, with the codes that none bears. */
  async function named(form: AskForm): Promise<{ readonly ids: readonly NodeId[]; readonly unknown: readonly string[] }> {
    const codes = [...new Set([...form.codes.split(/[\s,;]+/), ...form.structures].filter((code) => code !== ""))].slice(0, mostStructures + 1);
    const found = await Promise.all(codes.map(async (code) => ({ code, id: (await directory.find(code, "structure"))?.ref.id ?? null })));
    const institute = form.region === "" ? null : await directory.find(deps.institute, "organisation");
    const inRegion = institute === null ? [] : (await directory.structures({ on: clock.today(), related: { ids: [institute.ref.id], relations: ["co-supervision"] }, regions: [form.region], pageSize: mostStructures })).items.map(({ ref }) => ref.id);
    return { ids: [...new Set([...found.flatMap(({ id }) => id ?? []), ...inRegion])], unknown: found.flatMap(({ code, id }) => (id === null ? [code] : [])) };
  }

  async function form(context: RequestContext, given: AskForm, issues: readonly Issue[], checked: readonly Askable[] | null): Promise<Reply> {
    const { language } = context;
    const found = given.search.trim() === "" ? [] : (await searchOf(deps).search({ text: given.search.trim().slice(0, 200), kind: "structure", on: clock.today(), pageSize: 15 })).items.map(({ ref, acronym, siteName }) => ({ value: ref.code, label: [ref.name, acronym, siteName, ref.code].filter((part) => part !== null && part !== "").join(" · ") }));
    const ticked = given.structures.filter((code) => !found.some((one) => one.value === code)).map((code) => ({ value: code, label: code }));
    const body = <NewAskPage form={given} issues={issues} fields={fields} found={[...ticked, ...found]} checked={checked} csrfToken={context.csrfToken} language={language} />;
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: language === "fr" ? "Demander à des structures" : "Ask structures", section: "lab", body } };
  }

  async function askPage(context: RequestContext, number: number, refused: { issues: readonly Issue[]; text: string } = { issues: [], text: "" }): Promise<Reply> {
    const { ask, speaks, asks } = await seen(context, number);
    const { language } = context;
    const body = <AskPage ask={ask} fields={fields} speaks={speaks} asks={asks} issues={refused.issues} text={refused.text} csrfToken={context.csrfToken} language={language} />;
    return { kind: "page", status: refused.issues.length > 0 ? 422 : 200, page: { title: `${language === "fr" ? "Demande n°" : "Ask no."} ${number}`, section: "lab", body, demonstration: ask.demonstration } };
  }

  async function seen(context: RequestContext, number: number): Promise<{ ask: DatedAsk; speaks: boolean; asks: boolean }> {
    const ask = await findAsk(db, number);
    if (ask === null) throw unknownAsk();
    const found = await directory.find(ask.structure.key, "structure");
    const record = found === null ? null : await directory.record(found.ref.id, clock.today());
    const speaks = maySpeakFor(context.actor, record === null ? [ask.structure.code] : codesOf(record));
    const asks = maySomewhere(context.actor, "labs.ask");
    if (!speaks && !asks) throw notYourStructure();
    return { ask: { ...ask, state: askStateOn(ask, clock.today()) }, speaks, asks };
  }

  return [
    route({
      method: "GET", path: "/lab/asks", access: asking, summary: "What structures are asked for", query: listQuery,
      handle: async ({ query, context }) => {
        const all = await dated(query);
        const { language, url } = context;
        const body = <AskListPage asks={all.slice((query.page - 1) * pageSize, query.page * pageSize)} total={all.length} chosen={query} pageSize={pageSize} fields={fields} language={language} url={url} />;
        return { kind: "page", page: { title: language === "fr" ? "Demandes aux structures" : "Asks to structures", section: "lab", body, demonstration: all.some(({ demonstration }) => demonstration) } };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/asks.${format}`, access: asking, summary: `What structures are asked for (${format.toUpperCase()})`, query: listQuery,
        handle: async ({ query, context }) => tableReply(asksTable(await dated(query), fields), format, context.language),
      }),
    ),
    route({
      method: "GET", path: "/lab/asks/new", access: asking, summary: "A form to ask structures for fields", query: z.object({ structure: text, field: text }),
      handle: ({ query, context }) => form(context, { codes: query.structure, search: "", structures: [], region: "", fields: query.field === "" ? [] : [query.field], dueOn: "", reason: "", insist: false, insistence: "" }, [], null),
    }),
    route({
      method: "POST", path: "/lab/asks/new", access: asking, summary: "Shows what is already held, then asks for the rest", body: askBody, perMinute: 30,
      handle: async ({ body, context }) => {
        const given: AskForm = { ...body, insist: body.insist !== "" };
        if (body.act === "search") return form(context, given, [], null);
        const asked = fields.filter((field) => given.fields.includes(field.code));
        const { ids, unknown } = await named(given);
        const issues: Issue[] = [];
        if (unknown.length > 0) issues.push(fault("codes", `Aucune structure ne porte ces codes\u202f: ${unknown.slice(0, 20).join(", ")}.`, `No structure bears these codes: ${unknown.slice(0, 20).join(", ")}.`));
        else if (ids.length === 0) issues.push(fault("codes", "Choisissez au moins une structure.", "Choose at least one structure."));
        if (ids.length > mostStructures) issues.push(fault("codes", "Mille structures au plus à la fois.", "A thousand structures at most at once."));
        if (asked.length === 0) issues.push(fault("fields", "Choisissez au moins un champ.", "Choose at least one field."));
        if (!isDay(given.dueOn) || given.dueOn < clock.today()) issues.push(fault("dueOn", "Donnez un jour à venir.", "Give a day to come."));
        if (given.reason.trim() === "") issues.push(fault("reason", "Dites à quoi cela servira\u202f: le laboratoire le lira.", "Say what it is for: the lab will read it."));
        if (given.insist && given.insistence.trim() === "") issues.push(fault("insistence", "Dites pourquoi redemander ce qui est déjà tenu.", "Say why to ask again for what is already held."));
        const tooMany = ids.length > mostStructures;
        const askables = tooMany || asked.length === 0 ? null : await loadAskables(deps, ids, asked);
        if (issues.length > 0 || askables === null || body.act === "check" || !isDay(given.dueOn)) return form(context, given, issues, issues.length > 0 && body.act === "check" ? null : askables);
        const draft = { structures: askables, fields: asked, dueOn: given.dueOn, reason: given.reason.trim(), insistence: given.insist ? given.insistence.trim() : "" };
        if (asksOf(draft).length === 0) return form(context, given, [fault("fields", "Tout cela est déjà tenu\u202f: rien n’a été demandé.", "All of this is already held: nothing was asked.")], askables);
        const numbers = await createAsks(deps, by(context), draft);
        return { kind: "redirect", to: numbers.length === 1 ? `/lab/asks/${numbers[0] ?? ""}` : "/lab/asks" };
      },
    }),
    route({
      method: "GET", path: "/lab/asks/:number", access: either, summary: "One ask and its answers", params: ofAsk,
      handle: ({ params, context }) => askPage(context, params.number),
    }),
    route({
      method: "POST", path: "/lab/asks/:number", access: either, summary: "Answers one field of an ask without a correction, or cancels the ask", params: ofAsk, perMinute: 60,
      body: z.object({ step: z.enum(["confirmed", "nothing", "cancel"]), field: text, text }),
      handle: async ({ params, body, context }) => {
        const { speaks, asks } = await seen(context, params.number);
        if (body.step === "cancel" ? !asks : !speaks) throw notYourStructure();
        try {
          if (body.step === "cancel") await withdrawAsk(deps, by(context), params.number, body.text);
          else await answerAsk(deps, by(context), params.number, body.field, body.step);
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 422) throw error;
          return askPage(context, params.number, { issues: error.issues, text: body.text });
        }
        return { kind: "redirect", to: `/lab/asks/${params.number}` };
      },
    }),
  ];
}
