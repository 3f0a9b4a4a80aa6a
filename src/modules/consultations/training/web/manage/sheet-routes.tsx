import { z } from "zod";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../../kernel/errors/app-error.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { namedTableFile, tableReply } from "../../../../../kernel/http/table-reply.ts";
import type { Table } from "../../../../../kernel/tables/index.ts";
import { formBody, typed } from "../../../synthesis/web/deps.tsx";
import { shareIn, type AttendanceMark } from "../../domain/attendance.ts";
import { notYourClass, trainingNotValid } from "../../errors.ts";
import type { ClassView } from "../../training.ts";
import { accountOf, officeOnly, placeOf, runsTraining, sheetPath, type TrainingWebDeps } from "../deps.ts";
import { givenIn, type Given } from "./input.ts";
import { SheetPage, type SheetRow } from "./sheet-page.tsx";

const ofId = z.object({ id: z.uuid() });

/** Runs what a sheet asks; null: done. What its sender can mend comes back, faults of files among it. */
async function refusalOf(work: () => Promise<unknown>): Promise<readonly Issue[] | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 403 || error.status === 404 || error.status >= 500) throw error;
    return error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
  }
}

/** The sheet of a class, for its trainer and for the office. */
export function sheetRoutes({ training }: TrainingWebDeps): readonly Route[] {
  /** Fails with `consultations.not-your-class` for anybody else. */
  async function allowed(context: RequestContext, id: string): Promise<ClassView> {
    const view = await training.classView(id);
    if (!runsTraining(context) && view.class.trainerAccountId !== accountOf(context)) throw notYourClass();
    return view;
  }

  async function rowsOf(id: string): Promise<readonly SheetRow[]> {
    const people = new Map((await training.people()).map((one) => [one.accountId, one]));
    const rows = (await training.enrolments(id)).filter(({ state }) => state !== "cancelled").map((enrolment): SheetRow => ({ enrolment, name: people.get(enrolment.accountId)?.name ?? "–", email: people.get(enrolment.accountId)?.email ?? "" }));
    // Those who wait stay in the order in which they came.
    return [...rows.filter(({ enrolment }) => enrolment.state === "enrolled").toSorted((a, b) => a.name.localeCompare(b.name, "fr")), ...rows.filter(({ enrolment }) => enrolment.state === "waiting")];
  }

  async function page(context: RequestContext, id: string, given: Given, issues: readonly Issue[], done: string | null = null): Promise<Reply> {
    const [view, place] = [await allowed(context, id), await placeOf({ training }, context)];
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title: view.module.title[place.language], section: "consultations", demonstration: view.class.demonstration, body: <SheetPage place={place} view={view} rows={await rowsOf(id)} given={given} issues={issues} done={done} isOffice={runsTraining(context)} /> } };
  }

  const recorded = (id: string, count: number): Reply => ({ kind: "redirect", to: `${sheetPath(id)}?done=${count}` });

  return [
    route({ method: "GET", path: sheetPath(":id"), access: "signed-in", summary: "The attendance sheet of a class, for its trainer and the office", params: ofId, query: z.object({ done: z.string().regex(/^\d{1,4}$/).optional().catch(undefined) }), handle: ({ params, query, context }) => page(context, params.id, {}, [], query.done ?? null) }),
    route({
      method: "POST", path: sheetPath(":id"), access: "signed-in", summary: "Records who came to a class", params: ofId, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        await allowed(context, params.id);
        const { marks, issues } = marksIn(body);
        const refused = await refusalOf(async () => {
          if (issues.length > 0) throw trainingNotValid(issues);
          await training.record(authorOf(context), params.id, marks);
        });
        return refused === null ? recorded(params.id, marks.length) : page(context, params.id, givenIn(body), refused);
      },
    }),
    route({
      method: "POST", path: sheetPath(":id", "/import"), access: "signed-in", summary: "Records who came to a class from a file", params: ofId, body: formBody, perMinute: 30,
      handle: async ({ params, files, context }) => {
        await allowed(context, params.id);
        const [file] = files;
        let count = 0;
        const refused = await refusalOf(async () => {
          if (file === undefined) throw trainingNotValid([{ code: "consultations.file-missing", severity: "error", field: "file", text: both("Choisissez un fichier.", "Choose a file.") }]);
          count = await training.importFile(authorOf(context), params.id, file);
        });
        return refused === null ? recorded(params.id, count) : page(context, params.id, {}, refused.map((issue) => ({ ...issue, field: "file" })));
      },
    }),
    route({
      method: "POST", path: sheetPath(":id", "/attempts"), access: officeOnly, summary: "Gives back the attempts of somebody at the quiz of a class", params: ofId, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        await training.giveBackAttempts(authorOf(context), params.id, typed(body, "person"));
        return { kind: "redirect", to: sheetPath(params.id) };
      },
    }),
    route({
      method: "GET", path: "/exports/training-class/:file", access: "signed-in", summary: "The sheet of a class as a file, in the shape in which it can be imported", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context }) => {
        const view = await allowed(context, file.name);
        return tableReply(sheetTable(view, await rowsOf(file.name)), file.format, context.language);
      },
    }),
  ];
}

function marksIn(body: Readonly<Record<string, unknown>>): { readonly marks: readonly AttendanceMark[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const marks = Object.keys(body).filter((name) => name.startsWith("mark-")).flatMap((name): AttendanceMark[] => {
    const accountId = name.slice("mark-".length);
    const share = shareIn(typed(body, `share-${accountId}`));
    if (share === "bad") {
      issues.push({ code: "consultations.attendance-result", severity: "error", text: both("Un résultat est un nombre de 0 à 100.", "A result is a number from 0 to 100.") });
      return [];
    }
    const value = typed(body, name);
    return value === "yes" || value === "no" ? [{ accountId, attended: value === "yes", share }] : [];
  });
  return { marks, issues };
}

function sheetTable(view: ClassView, rows: readonly SheetRow[]): Table {
  const mark = (attended: boolean | null) => (attended === null ? null : attended ? { fr: "oui", en: "yes" } : { fr: "non", en: "no" });
  return {
    name: "attendance", title: both(`Feuille de présence, ${view.module.title.fr}`, `Attendance sheet, ${view.module.title.en}`),
    columns: [{ key: "name", label: both("Nom", "Name") }, { key: "email", label: both("Adresse", "Email") }, { key: "attended", label: both("Présent", "Attended") }, { key: "result", label: both("Résultat", "Result") }],
    rows: rows.filter(({ enrolment }) => enrolment.state === "enrolled").map(({ name, email, enrolment }) => [name, email, mark(enrolment.attended), enrolment.bestShare === null ? null : Math.round(enrolment.bestShare * 1000) / 10]),
    demonstration: view.class.demonstration,
  };
}
