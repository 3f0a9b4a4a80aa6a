import { z } from "zod";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { rolesFor } from "../../identity/index.ts";
import { coreKinds, type Decision, type EntityRecord, type NodeId } from "../../directory/index.ts";
import { labelOfField } from "../corrections/web/words.ts";
import type { LabDeps } from "../deps.ts";
import { valueText } from "../pages/values/value-text.ts";
import { DuplicatesPage, sidePath, type DuplicatesProps, type ShownDecision, type Side } from "./duplicates-page.tsx";

const pageSize = 10;
const decisionsShown = 100;
const kindIn = z.enum(coreKinds).or(z.literal("")).catch("");
const compared = ["acronym", "structure-type", "organisation-type", "legal-form", "identifier", "opened", "closed", "address", "co-supervision", "director", "website"];

/** Records that may be one: told apart or joined by a person, and undone. */
export function duplicateRoutes(deps: LabDeps): readonly Route[] {
  const { directory, clock } = deps;
  const access = { anyOf: rolesFor("directory.decide") };

  async function page(context: RequestContext, kind: string, number: number, refused: Pick<DuplicatesProps, "issues" | "tried"> = { issues: [], tried: null }): Promise<Reply> {
    const { language, url, csrfToken } = context;
    const { total, items } = await directory.candidatePairs({ ...(kind === "" ? {} : { kind }), page: number, pageSize });
    const ids = items.flatMap(({ left, right }) => [left.id, right.id]);
    const records = new Map((await directory.records(ids, clock.today())).map((record) => [record.ref.id, record]));
    const objects = [...records.values()].flatMap((record) => compared.flatMap((code) => (record.fields[code]?.current ?? []).flatMap(({ object }) => object ?? [])));
    const refs = await directory.refs([...new Set(objects)]);
    const named = new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await namedBy(id, language)] as const)));
    const side = (id: NodeId, code: string, name: string, entityKind: string): Side => ({ name, code, path: sidePath({ kind: entityKind, code }), rows: [...rowsOf(records.get(id), refs, language), ...(named.get(id) ?? [])] });
    const pairs = items.map((pair) => ({ pair, left: side(pair.left.id, pair.left.code, pair.left.name, pair.left.kind), right: side(pair.right.id, pair.right.code, pair.right.name, pair.right.kind) }));
    const decisions = (await directory.decisions()).filter((one) => one.kind !== "prefer").slice(0, decisionsShown);
    const body = <DuplicatesPage pairs={pairs} total={total} kind={kind} page={number} pageSize={pageSize} decisions={await Promise.all(decisions.map(shownDecision))} {...refused} csrfToken={csrfToken} language={language} url={url} />;
    return { kind: "page", status: refused.issues.length > 0 ? 422 : 200, page: { title: language === "fr" ? "Doublons possibles" : "Possible duplicates", section: "lab", body, demonstration: await directory.hasDemonstration() } };
  }

  function rowsOf(record: EntityRecord | undefined, refs: Awaited<ReturnType<typeof directory.refs>>, language: "fr" | "en"): Side["rows"] {
    if (record === undefined) return [];
    return directory.fields.filter((field) => compared.includes(field.code)).flatMap((field) => {
      const text = (record.fields[field.code]?.current ?? []).map((value) => valueText(field, value, language, refs)).filter((one) => one !== "").join(" ; ");
      return text === "" ? [] : [{ label: field.label[language], text }];
    });
  }

  /** Of a person or organisation, the records that name it: often all there is to tell two of one name apart. */
  async function namedBy(id: NodeId, language: "fr" | "en"): Promise<Side["rows"]> {
    const relations = await directory.relations({ object: id });
    const names = [...new Set(relations.map(({ subject, field }) => `${subject.name} (${labelOfField(directory.fields, field)[language]})`))];
    const text = names.slice(0, 5).join(" ; ") + (names.length > 5 ? ` (+${names.length - 5})` : "");
    return text === "" ? [] : [{ label: language === "fr" ? "Nommé par" : "Named by", text }];
  }

  async function shownDecision(decision: Decision): Promise<ShownDecision> {
    const name = async (key: string): Promise<string> => {
      const found = await directory.find(key, decision.nodeKind);
      return found === null ? key : `${found.ref.name} (${found.ref.code})`;
    };
    return { decision, left: await name(decision.leftKey), right: decision.rightKey === null ? "" : await name(decision.rightKey) };
  }

  const keyOf = async (id: string): Promise<string> => (await directory.keysOf(id))[0]?.key ?? "";

  return [
    route({
      method: "GET", path: "/directory/duplicates", access, summary: "Records that may be one, for a person to decide",
      query: z.object({ kind: kindIn, page: z.coerce.number().int().min(1).max(100_000).catch(1) }),
      handle: ({ query, context }) => page(context, query.kind, query.page),
    }),
    route({
      method: "POST", path: "/directory/duplicates", access, summary: "Decides that two records are one or two, or undoes a decision", perMinute: 120,
      body: z.object({
        act: z.enum(["same", "different", "undo"]), kind: kindIn, nodeKind: z.string().max(40).catch(""), left: z.uuid().optional(), right: z.uuid().optional(), decision: z.uuid().optional(), reason: z.string().max(2000).catch(""),
      }),
      handle: async ({ body, context }) => {
        const by = { accountId: context.actor?.accountId ?? null, name: context.actor?.name ?? "" };
        const { act, left, right, decision, reason, kind } = body;
        const about = act === "undo" ? (decision ?? "") : `${left ?? ""}-${right ?? ""}`;
        try {
          if (act === "undo") await directory.revoke(by, decision ?? "", reason);
          else await directory.decide(by, { kind: act, nodeKind: body.nodeKind, leftKey: await keyOf(left ?? ""), rightKey: await keyOf(right ?? ""), reason });
        } catch (error) {
          if (!(error instanceof AppError) || error.status >= 500) throw error;
          const issues: readonly Issue[] = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
          return page(context, kind, 1, { issues, tried: { about, reason } });
        }
        return { kind: "redirect", to: `/directory/duplicates${kind === "" ? "" : `?kind=${kind}`}` };
      },
    }),
  ];
}

