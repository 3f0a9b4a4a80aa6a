import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Actor, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import { mayChangeStudy, mayCurateStudies } from "../../domain/access.ts";
import { fieldOf, sectionCodes, sectionNames, type SectionCode } from "../../domain/fields/index.ts";
import type { StudyContent } from "../../domain/content.ts";
import { unknownStudy } from "../../errors.ts";
import { plainTitle } from "../sheet/view.ts";
import type { StudyDeclareDeps } from "./deps.ts";
import { textOf, type Written } from "./form/kit.ts";
import { questionsOf } from "./form/question.ts";
import { forms, saveSection } from "./form/save-section.ts";
import { faultsOf, nextSection, sectionOf, sectionPath, issuePath } from "./form/section-state.ts";
import { ConflictPage } from "./pages/conflict.tsx";
import { askedFor, loadDraft, offersFor, type Loaded } from "./pages/loaded.ts";
import { OverviewPage } from "./pages/overview.tsx";
import { ReviewPage } from "./pages/review.tsx";
import { marksOf, SectionPage } from "./pages/section-page.tsx";
import { stateText, studiesPage } from "./pages/shell.tsx";
import { say } from "./words.ts";

export const ofStudy = z.object({ code: z.string().max(40) });
const ofSection = z.object({ code: z.string().max(40), section: z.enum(sectionCodes) });
const sectionQuery = z.object({ done: z.string().max(20).optional().catch(undefined), more: z.string().max(40).optional().catch(undefined), check: z.string().max(5).optional().catch(undefined) });

/** The caller of a route that wants somebody signed in. */
export function callerOf({ actor }: Pick<RequestContext, "actor">): Actor {
  if (actor === null) throw unknownStudy();
  return actor;
}

/** The sections of a declaration: shown, saved, undone; the page that shows all of it before it is handed in. */
export function sectionRoutes(deps: StudyDeclareDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/studies/:code/edit", access: "signed-in", summary: "The record of a study being written: how far each section has got", params: ofStudy, query: sectionQuery,
      handle: async ({ params, query, context }) => {
        const loaded = await load(params.code, context);
        return { kind: "page", page: studiesPage(plainTitle(loaded.draft.content, context.language), <OverviewPage loaded={loaded} context={context} done={query.done} />) };
      },
    }),
    route({
      method: "GET", path: "/studies/:code/edit/review", access: "signed-in", summary: "A record as its readers will see it, before it is handed in", params: ofStudy, query: sectionQuery,
      handle: async ({ params, query, context }) => {
        const loaded = await load(params.code, context);
        return { kind: "page", page: studiesPage(`${say("review", context.language)} · ${plainTitle(loaded.draft.content, context.language)}`, <ReviewPage loaded={loaded} context={context} mayPublish={mayCurateStudies(context.actor)} done={query.done} />) };
      },
    }),
    route({
      method: "GET", path: "/studies/:code/edit/:section", access: "signed-in", summary: "One section of a record", params: ofSection, query: sectionQuery,
      handle: async ({ params, query, context }) => {
        const loaded = await load(params.code, context);
        const [asked, offers] = await Promise.all([askedFor(deps, loaded.draft.content), offersFor(deps, params.section)]);
        const body = <SectionPage loaded={loaded} section={params.section} questions={questionsOf(params.section, asked)} asked={asked} offers={offers} context={context} locked={isLocked(loaded, context)} query={query} />;
        return { kind: "page", page: studiesPage(`${sectionNames[params.section][context.language]} · ${plainTitle(loaded.draft.content, context.language)}`, body) };
      },
    }),
    route({
      method: "POST", path: "/studies/:code/edit/undo", access: "signed-in", summary: "Undoes the last save of a section", params: ofStudy,
      handle: async ({ params, context }) => {
        const { draft, form } = await load(params.code, context);
        const section = sectionCodes.find((code) => code === form.undo?.step);
        const back = sectionPath(draft.code, section ?? "");
        if (form.undo === null || form.undo.revision !== draft.revision) return { kind: "redirect", to: `${back}?done=too-late` };
        await deps.studies.save(callerOf(context), draft.code, draft.revision, form.undo.before as Partial<StudyContent>);
        await forms.forgetUndo(deps.db, draft.code);
        return { kind: "redirect", to: `${back}?done=undone` };
      },
    }),
    route({
      method: "POST", path: "/studies/:code/edit/:section", access: "signed-in", summary: "Saves one section of a record", params: ofSection, body: z.looseObject({}),
      handle: async ({ params, body, context }) => save(params.code, params.section, body, context),
    }),
  ];

  function load(code: string, context: RequestContext): Promise<Loaded> {
    return loadDraft(deps, callerOf(context), code, context);
  }

  async function save(code: string, section: SectionCode, written: Written, context: RequestContext): Promise<Reply> {
    const actor = callerOf(context);
    const before = await load(code, context);
    const questions = questionsOf(section, await askedFor(deps, before.draft.content));
    const auto = textOf(written, "auto") === "yes";
    const act = textOf(written, "act");
    const outcome = await saveSection(deps, actor, code, section, questions, written, act);
    if (outcome.kind === "conflict") {
      if (auto) return { kind: "json", status: 409, value: { conflict: outcome.differences.map(({ spec }) => spec.key) } };
      const body = <ConflictPage loaded={{ ...before, draft: outcome.draft }} section={section} differences={outcome.differences} written={written} context={context} />;
      return { kind: "page", status: 409, page: studiesPage(sectionNames[section][context.language], body) };
    }
    if (auto) return savedJson(await load(code, context), section, questions, context);
    const here = sectionPath(code, section);
    if (act !== "") return { kind: "redirect", to: `${here}${await afterAct(actor, code, outcome.draft.revision, act)}` };
    const after = await load(code, context);
    const done = outcome.merged && outcome.changed.length > 0 ? "merged" : "saved";
    if (textOf(written, "go") === "leave") return { kind: "redirect", to: `${sectionPath(code, "")}?done=${done}` };
    const faults = faultsOf(after.draft, after.form).filter((issue) => sectionOf(issue) === section);
    return { kind: "redirect", to: faults.length > 0 ? `${here}?check=1` : `${sectionPath(code, nextSection(section))}?done=${done}` };
  }

  /** What a button within the form asks beyond saving; the end of the address of the section that says what came of it. */
  async function afterAct(actor: Actor, code: string, revision: number, act: string): Promise<string> {
    const [verb = "", subject = ""] = act.split(":");
    const rest = act.slice(verb.length + subject.length + 2);
    const place = `#field-${subject.replace(/[^A-Za-z0-9_-]/g, "-")}`;
    if (verb === "add") return `?more=${encodeURIComponent(subject)}${place}`;
    if (verb === "curate") {
      await deps.studies.curate(actor, code, revision, act.slice(verb.length + 1).split(","));
      return "?done=read";
    }
    const field = fieldOf(subject);
    if ((verb === "take" || verb === "hold") && field !== null) {
      await deps.studies.decideDivergence(actor, code, revision, field.name, rest, verb === "take");
      return "?done=decided";
    }
    return `?done=saved${place}`;
  }

  /** For the script that saves as one goes: when it was saved, what is wrong, from what the form goes on. */
  function savedJson({ draft, form, progress }: Loaded, section: SectionCode, questions: ReturnType<typeof questionsOf>, { language, clock }: RequestContext): Reply {
    const time = formatDateTime(clock.now(), language).split(language === "fr" ? " à " : " at ")[1] ?? "";
    return {
      kind: "json",
      value: {
        revision: draft.revision, base: JSON.stringify(marksOf(questions, draft.content)),
        said: `${language === "fr" ? "Enregistré à" : "Saved at"} ${time}`,
        issues: faultsOf(draft, form).filter((issue) => sectionOf(issue) === section).map((issue) => ({ field: issuePath(issue), text: issue.text[language] })),
        steps: progress.map((one) => ({ key: one.section, text: stateText(one.state, one.faults.length, language), state: one.state })),
      },
    };
  }
}

/** Is it under review, and this caller none who reviews? */
function isLocked({ standing }: Loaded, { actor }: RequestContext): boolean {
  return standing !== null && !mayChangeStudy(actor, standing);
}

/** A refusal that can be mended, told as one fault where it lists none. */
export function refusalOf(error: unknown): AppError | null {
  return error instanceof AppError && error.status !== 404 && error.status < 500 ? error : null;
}
