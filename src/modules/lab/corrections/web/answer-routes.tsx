import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { LabDeps } from "../../deps.ts";
import { act } from "../actions/act.ts";
import { settleAll } from "../actions/settle.ts";
import type { Correction } from "../domain/correction.ts";
import { correctionActs, correctionStates, moves, waitingStates, type CorrectionAct, type CorrectionState } from "../domain/moves.ts";
import { prefill } from "../domain/prefill.ts";
import type { Given } from "../domain/read-form.ts";
import { correctableFields, mayAnswer, maySpeakFor, ownersFor } from "../domain/routing.ts";
import { notYourField, notYourStructure, unknownCorrection } from "../errors.ts";
import { correctionSorts, findCorrection, listCorrections, movesOf, type CorrectionQuestion } from "../store/corrections.ts";
import { CorrectionPage } from "./detail-page.tsx";
import { readProposal } from "./draft.ts";
import { fieldOf, heldOf, loadAnySubject, relationsNow, type Subject } from "./load.ts";
import { choicesFor, formBody, givenIn } from "./proposal-routes.tsx";
import { correctionsTable, QueuePage } from "./queue-page.tsx";
import { relationId } from "./shape-fields.tsx";

const pageSize = 50;
const exportedRows = 100_000;
const queueQuery = z.object({
  status: z.enum(["waiting", "answered", "all"]).catch("waiting"),
  field: z.string().max(80).catch(""),
  structure: z.string().max(200).catch(""),
  sort: z.enum(correctionSorts).catch("age"),
  direction: z.enum(["ascending", "descending"]).catch("ascending"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
const ofCorrection = z.object({ number: z.coerce.number().int().positive().max(2 ** 40) });

const statesOf: Readonly<Record<"waiting" | "answered" | "all", readonly CorrectionState[]>> = {
  waiting: waitingStates, answered: ["accepted", "accepted-with-change", "declined"], all: correctionStates,
};

/** The queue of those who answer, and the page of each correction, where both sides act. */
export function answerRoutes(deps: LabDeps): readonly Route[] {
  const { db, clock, directory } = deps;
  const answering = { anyOf: rolesFor("corrections.answer") };
  const either = { anyOf: [...new Set([...rolesFor("corrections.answer"), ...rolesFor("corrections.propose")])] };

  async function questionOf(context: RequestContext, query: z.output<typeof queueQuery>): Promise<CorrectionQuestion> {
    return {
      owners: ownersFor(context.actor), states: statesOf[query.status], field: query.field, structure: query.structure, sort: query.sort, descending: query.direction === "descending",
      // Made-up corrections are of no use once real facts have come.
      ...((await directory.hasDemonstration()) ? {} : { demonstration: false }),
    };
  }

  /** The correction and its structure, for somebody who answers it or speaks for the structure. */
  async function seen(context: RequestContext, number: number): Promise<{ correction: Correction; subject: Subject; answers: boolean; speaks: boolean }> {
    const correction = await findCorrection(db, number);
    if (correction === null) throw unknownCorrection();
    const subject = await loadAnySubject(deps, context, correction.structure.key);
    const answers = mayAnswer(context.actor, correction.owner);
    // The office that may propose for every structure does not speak for a lab that it answers.
    const speaks = maySpeakFor(context.actor, subject.codes) && (!answers || (context.actor !== null && correction.accountId === context.actor.accountId));
    if (!answers && !speaks) throw ownersFor(context.actor).length > 0 ? notYourField() : notYourStructure();
    return { correction, subject, answers, speaks };
  }

  async function page(context: RequestContext, number: number, refused: { tried: CorrectionAct; given: Given; issues: readonly Issue[] } | null): Promise<Reply> {
    const { correction, subject, answers, speaks } = await seen(context, number);
    const field = fieldOf(deps, correction.field);
    if (field === null) throw unknownCorrection();
    const given = refused?.given ?? (await givenOf(correction));
    const body = (
      <CorrectionPage
        correction={correction} moves={await movesOf(db, number)} subject={subject} field={field} now={heldOf(subject, field)} csrfToken={context.csrfToken}
        mayAnswer={answers} maySpeak={speaks} issues={refused?.issues ?? []} tried={refused?.tried ?? null} given={given}
        choices={await choicesFor(deps, field, given)} relations={relationsNow(subject, field)}
      />
    );
    return { kind: "page", status: refused === null || refused.issues.length === 0 ? 200 : 422, page: { title: `${subject.place.say("Correction n°", "Correction no.")} ${number}`, section: "lab", body, demonstration: correction.demonstration } };
  }

  /** The controls filled with what is proposed, for an answer that changes it. */
  async function givenOf(correction: Correction): Promise<Given> {
    const field = fieldOf(deps, correction.field);
    const { proposed } = correction;
    const { value, slot, object, objectName, validFrom, validUntil } = proposed;
    const dates = { from: validFrom ?? "", until: validUntil ?? "" };
    const bag = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
    const text = (key: string): string => (typeof bag[key] === "string" ? bag[key] : "");
    if (field === null) return dates;
    if (object === null) {
      if (field.shape === "identifier") return { scheme: text("scheme"), value: text("value") };
      const shown = { value, slot, object: null, validFrom, validUntil, fromDay: null, untilDay: null, attestedFrom: clock.today(), attestedUntil: clock.today(), source: "", statements: [], confidence: 1, raw: null };
      return { ...dates, ...prefill(field, shown) };
    }
    const found = objectName === null ? await directory.find(object.key, object.kind) : null;
    const named = found === null ? { newName: objectName ?? "" } : { object: `${found.ref.kind}/${found.ref.code}` };
    const relation = found === null ? "" : relationId({ slot, object: found.ref });
    return { ...dates, ...named, relation, label: text("labelNumber"), role: text("role"), type: text("type"), effectiveFrom: text("effectiveFrom") };
  }

  return [
    route({
      method: "GET", path: "/lab/corrections", access: answering, summary: "Corrections proposed by labs, for those who keep the fields", query: queueQuery,
      handle: async ({ query, context }) => {
        await settleAll(deps);
        const { language, url } = context;
        const rows = await listCorrections(db, { ...(await questionOf(context, query)), page: query.page, pageSize });
        const fields = correctableFields(directory.fields).filter((field) => ownersFor(context.actor).includes(field.owner));
        const body = <QueuePage rows={rows} chosen={query} pageSize={pageSize} fields={fields} today={clock.today()} language={language} url={url} />;
        return { kind: "page", page: { title: "Corrections", section: "lab", body, demonstration: rows.items.some(({ demonstration }) => demonstration) } };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/corrections.${format}`, access: answering, summary: `Corrections proposed by labs (${format.toUpperCase()})`, query: queueQuery,
        handle: async ({ query, context }) => {
          const { items } = await listCorrections(db, { ...(await questionOf(context, query)), page: 1, pageSize: exportedRows });
          return tableReply(correctionsTable(items, directory.fields, clock.today()), format, context.language);
        },
      }),
    ),
    route({
      method: "GET", path: "/lab/corrections/:number", access: either, summary: "One correction, its steps and what can be done", params: ofCorrection,
      handle: ({ params, context }) => page(context, params.number, null),
    }),
    route({
      method: "POST", path: "/lab/corrections/:number", access: either, summary: "Answers a correction, or replies to a question about it", params: ofCorrection, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const { correction, subject, answers, speaks } = await seen(context, params.number);
        const given = givenIn(body);
        const step = correctionActs.find((one) => one === given["step"] && moves[one].by !== "system");
        if (step === undefined) return page(context, params.number, null);
        if (moves[step].by === "owner" ? !answers : !speaks) throw moves[step].by === "owner" ? notYourField() : notYourStructure();
        if (given["act"] === "search") return page(context, params.number, { tried: step, given, issues: [] });
        const field = fieldOf(deps, correction.field);
        const issues: Issue[] = [];
        const read = step === "accept-with-change" && field !== null ? await readProposal(deps, subject, field, { ...given, operation: correction.operation }) : null;
        if (read !== null && "issues" in read) issues.push(...read.issues);
        try {
          if (issues.length === 0) {
            const answered = read !== null && "proposed" in read ? { proposed: read.proposed, text: read.text } : undefined;
            await act(deps, { accountId: context.actor?.accountId ?? null, name: context.actor?.name ?? "" }, params.number, step, (given["text"] ?? "").slice(0, 2000), answered);
            return { kind: "redirect", to: `/lab/corrections/${params.number}` };
          }
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 422) throw error;
          issues.push(...(error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error" as const, text: error.text }]));
        }
        return page(context, params.number, { tried: step, given, issues });
      },
    }),
  ];
}
