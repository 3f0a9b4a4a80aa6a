import { z } from "zod";
import { AppError, type Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { pick } from "../../../../../kernel/i18n/format.ts";
import { robotFields } from "../../../../../kernel/robots/index.ts";
import { checkAnswers, type GivenFields } from "../../../domain/answering/index.ts";
import type { FormAxis } from "../../../domain/form.ts";
import { unknownQuestionnaire } from "../../errors.ts";
import type { QuestionnaireRecord } from "../../store.ts";
import { pathOf, type QuestionnaireWebDeps } from "../deps.ts";
import { ofQuestionnaire } from "../public-routes.tsx";
import { axisPath, EntryPage, ReviewPage, SentPage, StepPage } from "./pages.tsx";
import { carried, placeOf, sendableAnswers, stepsOf } from "./steps.ts";

const ofAxis = ofQuestionnaire.extend({ axis: z.string().max(60) });
const given = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]).optional());

interface Place {
  readonly record: QuestionnaireRecord;
  readonly axis: FormAxis;
}

/** The consultation of an open link, page by page, without an account and without JavaScript; nothing is kept before it is sent. */
export function openLinkRoutes(deps: QuestionnaireWebDeps): readonly Route[] {
  /** Null where nobody answers today: the page of the consultation says why. */
  async function opened(code: string): Promise<QuestionnaireRecord | null> {
    const found = await deps.questionnaires.find(code);
    if (found === null || found.mode !== "open-link" || found.state === "draft") throw unknownQuestionnaire();
    return found.state === "open" ? found : null;
  }

  async function placed(code: string, axisCode: string): Promise<Place | null> {
    const record = await opened(code);
    if (record === null) return null;
    const axis = record.form.axes.find((one) => one.code === axisCode);
    if (axis === undefined) throw unknownQuestionnaire();
    return { record, axis };
  }

  const pageOf = (record: QuestionnaireRecord, language: RequestContext["language"], body: unknown, status = 200): Reply => ({ kind: "page", status, page: { title: pick(record.title, language), section: "consultations", demonstration: record.demonstration, body } });

  function stepReply({ record, axis }: Place, context: RequestContext, fields: GivenFields, at: number, issues: readonly Issue[] = []): Reply {
    const steps = stepsOf(record.form, axis, sendableAnswers(record.form, axis, fields).answers);
    const place = Math.min(Math.max(0, at), steps.length - 1);
    const hidden = carried(record.form, axis, fields, steps[place]?.questions ?? []);
    return pageOf(record, context.language, <StepPage record={record} axis={axis} steps={steps} at={place} given={fields} hidden={hidden} issues={issues} definition={textOf(fields, "definition")} language={context.language} />, issues.length > 0 ? 422 : 200);
  }

  async function reviewReply({ record, axis }: Place, context: RequestContext, fields: GivenFields, faults: { readonly issues: readonly Issue[]; readonly robotIssues: readonly Issue[]; readonly status: number } = { issues: [], robotIssues: [], status: 200 }): Promise<Reply> {
    const { answers } = sendableAnswers(record.form, axis, fields);
    const check = await deps.robots.fields(robotForm(record, axis), context.language, Object.hasOwn(fields, robotFields.token) ? fields : undefined);
    const body = <ReviewPage record={record} axis={axis} steps={stepsOf(record.form, axis, answers)} answers={answers} hidden={carried(record.form, axis, fields, [])} issues={faults.issues} robotIssues={faults.robotIssues} check={check} definition={textOf(fields, "definition")} language={context.language} />;
    return pageOf(record, context.language, body, faults.status);
  }

  async function send(place: Place, context: RequestContext, fields: GivenFields): Promise<Reply> {
    const { record, axis } = place;
    const { answers, issues } = sendableAnswers(record.form, axis, fields);
    const faults = [...issues, ...checkAnswers(record.form, axis.code, answers).filter(({ severity }) => severity === "error")];
    const steps = stepsOf(record.form, axis, answers);
    const first = steps.findIndex(({ questions }) => questions.some(({ code }) => faults.some(({ field }) => field === code)));
    if (first >= 0) return stepReply(place, context, fields, first, faults);
    if (faults.length > 0 || Object.keys(answers).length === 0) return reviewReply(place, context, fields, { issues: faults, robotIssues: [], status: 422 });
    const robotIssues = await deps.robots.check(fields, { form: robotForm(record, axis), address: context.address });
    if (robotIssues.length > 0) return reviewReply(place, context, fields, { issues: [], robotIssues, status: 422 });
    try {
      await deps.ballots.receiveOpen({ questionnaire: record.code, axis: axis.code, definitionSha256: textOf(fields, "definition"), answers });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const told = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error" as const, text: error.text }];
      return reviewReply(place, context, { ...fields, definition: record.definitionSha256 ?? "" }, { issues: told, robotIssues: [], status: error.status });
    }
    return { kind: "redirect", to: axisPath(record.code, axis.code, context.language, "/sent") };
  }

  return [
    route({
      method: "GET", path: "/consultations/questionnaires/:code/open", access: "public", summary: "The way into a consultation by open link: what it is, and its axes", params: ofQuestionnaire,
      handle: async ({ params, context }) => {
        const record = await opened(params.code);
        return record === null ? { kind: "redirect", to: pathOf(params.code) } : pageOf(record, context.language, <EntryPage record={record} language={context.language} />);
      },
    }),
    route({
      method: "GET", path: "/consultations/questionnaires/:code/open/:axis", access: "public", unlogged: true, summary: "The first page of an axis of a consultation by open link", params: ofAxis,
      handle: async ({ params, context }) => {
        const place = await placed(params.code, params.axis);
        return place === null ? { kind: "redirect", to: pathOf(params.code) } : stepReply(place, context, {}, 0);
      },
    }),
    route({
      method: "POST", path: "/consultations/questionnaires/:code/open/:axis", access: "public", unlogged: true, summary: "Goes through an axis of a consultation by open link, and sends it", params: ofAxis, body: given,
      handle: async ({ params, body, context }) => {
        const place = await placed(params.code, params.axis);
        if (place === null) return { kind: "redirect", to: pathOf(params.code) };
        const { record, axis } = place;
        const { answers, issues } = sendableAnswers(record.form, axis, body);
        const steps = stepsOf(record.form, axis, answers);
        const step = textOf(body, "step");
        const at = step === "review" ? steps.length : placeOf(axis, steps, step);
        const go = textOf(body, "go");
        if (go === "send") return send(place, context, body);
        if (go === "back") return stepReply(place, context, body, at - 1);
        const here = [...issues, ...checkAnswers(record.form, axis.code, answers)].filter(({ field, severity }) => severity === "error" && steps[at]?.questions.some(({ code }) => code === field) === true);
        if (here.length > 0) return stepReply(place, context, body, at, here);
        return at + 1 < steps.length ? stepReply(place, context, body, at + 1) : reviewReply(place, context, body);
      },
    }),
    route({
      method: "GET", path: "/consultations/questionnaires/:code/open/:axis/sent", access: "public", unlogged: true, summary: "Says that what was sent has arrived", params: ofAxis,
      handle: async ({ params, context }) => {
        const place = await placed(params.code, params.axis);
        return place === null ? { kind: "redirect", to: pathOf(params.code) } : pageOf(place.record, context.language, <SentPage record={place.record} axis={place.axis} language={context.language} />);
      },
    }),
  ];
}

function robotForm(record: QuestionnaireRecord, axis: FormAxis): string {
  return `questionnaire ${record.code} ${axis.code}`;
}

function textOf(fields: GivenFields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === "string" ? value : (value?.[0] ?? "");
}
