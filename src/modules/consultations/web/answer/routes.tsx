import { createHash } from "node:crypto";
import { z } from "zod";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { route, type Actor, type Reply, type Route } from "../../../../kernel/http/route.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import { unknownAxis } from "../../ballots/errors.ts";
import { answeringScript } from "../../browser/script.ts";
import type { FormAxis } from "../../domain/form.ts";
import { unknownQuestionnaire } from "../../questionnaires/errors.ts";
import type { QuestionnaireRecord } from "../../questionnaires/store.ts";
import { pathOf } from "../../questionnaires/web/deps.ts";
import { AnswerPage } from "./answer-page.tsx";
import { BallotsPage } from "./ballots-page.tsx";
import type { AnswerDeps } from "./deps.ts";
import { NotHerePage } from "./not-here-page.tsx";

const ofQuestionnaire = z.object({ code: z.string().max(60) });
const listQuery = z.object({ axis: z.string().max(60).optional(), number: z.string().trim().toLowerCase().max(64).optional(), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** Where staff answer an anonymous questionnaire, and where one finds one's ballot again. */
export function answerRoutes(deps: AnswerDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/consultations/questionnaires/:code/answer", access: "signed-in", summary: "Answering an anonymous questionnaire: all axes in one page, the rest on the device", params: ofQuestionnaire,
      handle: ({ params, context: { actor, language, csrfToken } }) => answering(deps, params.code, actor, language, csrfToken),
    }),
    route({
      method: "GET", path: "/consultations/questionnaires/:code/ballots", access: "public", summary: "Numbers of the ballots that were counted", params: ofQuestionnaire, query: listQuery,
      handle: async ({ params, query, context: { language, url } }) => {
        const record = await anonymous(deps, params.code);
        const axis = axisOf(record, query.axis);
        const counted = isOver(record) ? await deps.ballots.counted(record.code, axis.code) : null;
        const prefix = query.number ?? "";
        const asked = counted === null || prefix === "" ? null : { prefix, found: /^[0-9a-f]{4,}$/.test(prefix) ? counted.numbers.filter((number) => number.startsWith(prefix)).slice(0, 200) : [] };
        return {
          kind: "page",
          page: { title: language === "fr" ? "Bulletins comptés" : "Ballots counted", section: "consultations", demonstration: record.demonstration, body: <BallotsPage record={record} axis={axis} counted={counted} asked={asked} page={query.page} url={url} script={await answeringScript.load()} language={language} /> },
        };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/counted-ballots.${format}`, access: "public", summary: `Numbers of the ballots counted of one axis (${format.toUpperCase()})`, perMinute: 20,
      query: z.object({ questionnaire: z.string().max(60), axis: z.string().max(60) }),
      handle: async ({ query, context: { language } }) => {
        const record = await anonymous(deps, query.questionnaire);
        const axis = axisOf(record, query.axis);
        const { numbers, rootSha256 } = await deps.ballots.counted(record.code, axis.code);
        return tableReply({
          name: `ballots-${record.code}-${axis.code}`, demonstration: record.demonstration,
          title: both(`Bulletins comptés\u202f: ${axis.title.fr}`, `Ballots counted: ${axis.title.en}`),
          columns: [{ key: "number", label: both("Numéro du bulletin", "Number of the ballot") }],
          rows: numbers.map((number) => [number]),
          notes: [both(`Racine de l’arbre (RFC 6962, SHA-256)\u202f: ${rootSha256}`, `Root of the tree (RFC 6962, SHA-256): ${rootSha256}`)],
        }, format, language);
      },
    })),
  ];
}

async function answering(deps: AnswerDeps, code: string, actor: Actor | null, language: "fr" | "en", csrfToken: string): Promise<Reply> {
  const record = await deps.questionnaires.find(code);
  if (record === null || record.state === "draft" || actor === null) throw unknownQuestionnaire();
  if (record.mode === "open-link") return { kind: "redirect", to: `${pathOf(code)}/open` };
  const page = { title: pick(record.title, language), section: "consultations", demonstration: record.demonstration };
  const { definitionSha256 } = record;
  const eligible = await deps.mayAnswer(actor, record);
  if (definitionSha256 === null || !eligible) return { kind: "page", page: { ...page, body: <NotHerePage record={record} eligible={eligible} language={language} /> } };
  const issued = record.state === "open" ? await deps.ballots.issuedTo(actor, code) : record.form.axes.map((axis) => axis.code);
  const person = createHash("sha256").update(`${code}\n${actor.accountId}`).digest("hex").slice(0, 16);
  return { kind: "page", page: { ...page, body: <AnswerPage record={record} definitionSha256={definitionSha256} person={person} issued={issued} csrfToken={csrfToken} script={await answeringScript.load()} language={language} /> } };
}

const isOver = ({ state }: QuestionnaireRecord): boolean => state === "closed" || state === "published";

async function anonymous(deps: AnswerDeps, code: string): Promise<QuestionnaireRecord> {
  const record = await deps.questionnaires.find(code);
  if (record === null || record.state === "draft" || record.mode !== "anonymous") throw unknownQuestionnaire();
  return record;
}

function axisOf({ form }: QuestionnaireRecord, code: string | undefined): FormAxis {
  const found = code === undefined ? form.axes[0] : form.axes.find((axis) => axis.code === code);
  if (found === undefined) throw unknownAxis();
  return found;
}
