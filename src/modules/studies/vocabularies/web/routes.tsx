import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route, type UploadedFile } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { rolesFor } from "../../../identity/index.ts";
import { listCodes } from "../../domain/lists.ts";
import { unknownLoad } from "../errors.ts";
import { foldedLabel } from "../finder.ts";
import { listNames } from "../list-names.ts";
import type { LoadFacts } from "../loaded.ts";
import { fromFresh, isListCode, labelsOf } from "../own.ts";
import { usesOf } from "../uses.ts";
import type { Vocabularies } from "../vocabularies.ts";
import { DifferencePage, HomePage, ListPage, PlanPage, type ShownConcept } from "./pages.tsx";
import { changesTable, loadedTable, ownTable } from "./tables.ts";
import { words } from "./words.ts";

export interface VocabularyRouteDeps {
  readonly db: Db;
  readonly vocabularies: Vocabularies;
}

const access = { anyOf: rolesFor("studies.import") };
const pageSize = 100;
/** Files of up to this size come back with the plan; above, they are to be chosen again. */
const heldBytes = 700_000;
const text = z.object({ fr: z.string(), en: z.string() });
const paged = z.coerce.number().int().min(1).max(100_000).catch(1).optional();
const between = z.object({ from: z.coerce.number().int().min(0).max(1_000_000_000).catch(0).default(0), to: z.coerce.number().int().min(0).max(1_000_000_000).catch(0).default(0), page: paged });
const noFacts: LoadFacts = { edition: "", licence: "", attribution: "" };
const factsBody = { edition: z.string().max(1_000).default(""), licence: z.string().max(1_000).default(""), attribution: z.string().max(1_000).default("") };

/** Vocabularies of studies: lists held, concepts, loading with plan and confirmation, differences, downloads; API. */
export function vocabularyRoutes({ db, vocabularies }: VocabularyRouteDeps): readonly Route[] {
  async function home(context: RequestContext, given: LoadFacts, issues: readonly Issue[], status = 200): Promise<Reply> {
    await vocabularies.refresh();
    return { kind: "page", status, page: { title: words.title[context.language], section: "studies", body: <HomePage context={context} standing={vocabularies.standing()} loads={await vocabularies.loads()} given={given} issues={issues} /> } };
  }
  async function concepts(list: string): Promise<readonly ShownConcept[]> {
    if (isListCode(list)) {
      const uses = await usesOf(db, list);
      return labelsOf(list).map(({ code, name, help, fresh, nearFresh, ctgov, same }) => ({ id: code, label: name, help: help ?? null, ties: [...fresh, ...nearFresh.map((id) => `(${id})`), ...ctgov, ...same], own: code, gone: false, uses: uses.get(code) ?? 0 }));
    }
    const found = vocabularies.loadedList(list);
    if (found === null) throw unknownLoad();
    const owner = listCodes.find((code) => labelsOf(code).some(({ fresh }) => fresh.some((id) => id.startsWith(list))));
    const uses = owner === undefined ? new Map<string, number>() : await usesOf(db, owner);
    return found.concepts.map(({ id, label, definition, exactMatch, deprecated }) => {
      const own = fromFresh(id)?.code ?? null;
      const help = definition.fr === null && definition.en === null ? null : { fr: definition.fr ?? definition.en ?? "", en: definition.en ?? definition.fr ?? "" };
      return { id, label, help, ties: exactMatch, own, gone: deprecated, uses: uses.get(own ?? `fresh:${id}`) ?? 0 };
    });
  }

  return [
    route({ method: "GET", path: "/studies/vocabularies", access, summary: "Vocabularies of studies, held and loaded", handle: async ({ context }) => home(context, noFacts, []) }),
    route({
      method: "POST", path: "/studies/vocabularies", access, summary: "Tells what loading files of vocabularies would do, and loads them where asked to", perMinute: 30, body: z.object({ act: z.enum(["plan", "load"]).default("plan"), held: z.string().default(""), ...factsBody }),
      handle: async ({ body: { act, held, ...given }, files, context }) => {
        const chosen = files.filter(({ bytes }) => bytes.length > 0);
        const all = chosen.length > 0 ? chosen : unheld(held);
        if (all.length === 0) return home(context, given, [{ code: "studies.vocabulary-no-file", severity: "error", field: "file", text: words.noFile }], 422);
        if (act === "load") {
          try {
            await vocabularies.load(authorOf(context), all, given);
            return { kind: "redirect", to: "/studies/vocabularies#loaded" };
          } catch (error) {
            if (!(error instanceof AppError) || error.status !== 422) throw error;
            return home(context, given, error.issues, 422);
          }
        }
        const plan = await vocabularies.plan(all);
        const size = all.reduce((sum, { bytes }) => sum + bytes.length, 0);
        return { kind: "page", status: 200, page: { title: words.planTitle[context.language], section: "studies", body: <PlanPage context={context} plan={plan} given={given} held={size > heldBytes ? null : JSON.stringify(all.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("base64")]))} /> } };
      },
    }),
    route({
      method: "GET", path: "/studies/vocabularies/difference", access, summary: "What changed between two loads", query: between,
      handle: async ({ query: { from, to, page = 1 }, context }) => ({ kind: "page", page: { title: words.changes[context.language], section: "studies", body: <DifferencePage {...{ context, from, to, page, pageSize }} changes={await vocabularies.difference(from, to)} /> } }),
    }),
    route({
      method: "GET", path: "/studies/vocabularies/lists/:list", access, summary: "Concepts of a list", params: z.object({ list: z.string().max(60) }), query: z.object({ q: z.string().max(200).catch("").default(""), page: paged }),
      handle: async ({ params: { list }, query: { q, page = 1 }, context }) => {
        await vocabularies.refresh();
        const wanted = foldedLabel(q);
        const found = (await concepts(list)).filter(({ id, label }) => wanted === "" || [id, label.fr, label.en].some((one) => foldedLabel(one).includes(wanted)));
        const loaded = vocabularies.loadedList(list);
        const name = isListCode(list) ? listNames[list] : (loaded?.name ?? { fr: list, en: list });
        const load = loaded === null ? null : ((await vocabularies.loads()).find(({ number }) => number === loaded.load) ?? null);
        return { kind: "page", page: { title: name[context.language], section: "studies", body: <ListPage {...{ context, name, list, page, pageSize, load }} isOwn={isListCode(list)} text={q} rows={found.slice((page - 1) * pageSize, page * pageSize)} total={found.length} /> } };
      },
    }),
    ...tableFormats.flatMap((format) => [
      route({
        method: "GET", path: `/exports/study-concepts.${format}`, access: "public", summary: `Concepts of the house’s lists for studies (${format.toUpperCase()})`, query: z.object({ list: z.string().max(60).optional() }),
        handle: async ({ query: { list }, context }) => tableReply(ownTable(list !== undefined && isListCode(list) ? list : null), format, context.language),
      }),
      route({
        method: "GET", path: `/exports/study-vocabularies.${format}`, access, summary: `Concepts of the loaded vocabularies (${format.toUpperCase()})`, query: z.object({ list: z.string().max(60).optional() }),
        handle: async ({ query: { list }, context }) => {
          await vocabularies.refresh();
          const lists = vocabularies.standing().filter((one) => list === undefined || one.list === list);
          const used = new Set(lists.map(({ load }) => load));
          return tableReply(loadedTable(lists, [...new Set((await vocabularies.loads()).filter(({ number }) => used.has(number)).map(({ licence, attribution }) => `${licence} (${attribution})`))].join("; ")), format, context.language);
        },
      }),
      route({ method: "GET", path: `/exports/study-vocabulary-changes.${format}`, access, summary: `What changed between two loads of vocabularies (${format.toUpperCase()})`, query: between, handle: async ({ query: { from, to }, context }) => tableReply(changesTable(await vocabularies.difference(from, to)), format, context.language) }),
    ]),
    route({
      method: "GET", path: "/api/v1/studies/concepts", access: "public", summary: "The house’s lists of concepts for studies, with what other vocabularies call them",
      response: z.object({ lists: z.array(z.object({ list: z.string(), name: text, concepts: z.array(z.object({ code: z.string(), name: text, fresh: z.array(z.string()), nearFresh: z.array(z.string()), ctgov: z.array(z.string()), same: z.array(z.string()) })) })) }),
      handle: async () => ({ kind: "json", value: { lists: listCodes.map((list) => ({ list, name: listNames[list], concepts: labelsOf(list) })) } }),
    }),
    route({
      method: "POST", path: "/api/v1/studies/vocabularies", access, summary: "Loads files of vocabularies, or tells what loading them would do", perMinute: 30,
      body: z.object({ files: z.array(z.object({ name: z.string().min(1).max(300), text: z.string().min(1) })).min(1).max(100), dryRun: z.boolean().default(false), ...factsBody }),
      response: z.object({ number: z.int().nullable(), lists: z.array(z.object({ list: z.string(), name: text, concepts: z.int(), standing: z.string() })), changes: z.array(z.object({ list: z.string(), id: z.string(), kind: z.string(), before: text.nullable(), after: text.nullable() })), issues: z.array(z.object({ code: z.string(), severity: z.string(), text })) }),
      handle: async ({ body: { files, dryRun, ...facts }, context }) => {
        const given = files.map(({ name, text: content }) => ({ name, bytes: new TextEncoder().encode(content) }));
        const report = dryRun ? { ...(await vocabularies.plan(given)), number: null } : await vocabularies.load(authorOf(context), given, facts);
        return { kind: "json", status: report.number === null ? 200 : 201, value: report };
      },
    }),
  ];
}

const heldShape = z.array(z.tuple([z.string().max(300), z.string()])).max(200);

/** Files that came back with the plan; none where the field was tampered with. */
function unheld(held: string): readonly UploadedFile[] {
  if (held === "") return [];
  try {
    return heldShape.parse(JSON.parse(held)).map(([name, base64]) => ({ name, bytes: new Uint8Array(Buffer.from(base64, "base64")) }));
  } catch {
    return [];
  }
}
