import { z } from "zod";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import { route, type Actor, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { DatasetDraft } from "../../domain/datasets.ts";
import { mayCurate } from "../../domain/access.ts";
import { needsReview } from "../../domain/review.ts";
import { unknownDataset } from "../../errors.ts";
import type { KeptFile } from "../../files/index.ts";
import type { DeclareDeps } from "./deps.ts";
import { textOf, type Written } from "./form/control.tsx";
import { changeOf, marksOf, valueAt, type FieldKey } from "./form/field-key.ts";
import { forgetUndo, noteSaved, readForm, type FormState } from "./form/form-state.ts";
import { saveStep } from "./form/save-step.ts";
import type { Found } from "./lookup/lookup.ts";
import { lookUp } from "./lookup/look-up.ts";
import { ConflictPage } from "./pages/conflict.tsx";
import { FilesPart } from "./pages/files-part.tsx";
import { FilesStepPage, OverviewPage } from "./pages/overview.tsx";
import { ReviewPage } from "./pages/review.tsx";
import { dataPage, stateText, titleOf } from "./pages/shell.tsx";
import { StepPage } from "./pages/step-page.tsx";
import { knownFor, namesOf, peopleOf } from "./proposals/known.ts";
import { offersFor, takenFrom, type Offer } from "./proposals/offer.ts";
import { pagesOf, stepKeys, stepOfIssue, stepPath, type Step, type StepKey } from "./steps/index.ts";
import { issuesOf, nextStep, progressOf } from "./steps/progress.ts";

const ofStep = z.object({ code: z.string().max(40), step: z.enum(stepKeys) });
const stepQuery = z.object({ done: z.string().max(20).optional().catch(undefined), more: z.string().max(40).optional().catch(undefined), check: z.string().max(5).optional().catch(undefined), identifier: z.string().max(300).optional().catch(undefined) });

/** What a page of the declaration starts from. */
interface Loaded {
  readonly draft: DatasetDraft;
  readonly form: FormState;
  readonly files: readonly KeptFile[];
  readonly steps: readonly Step[];
}

/** The caller of a route that wants somebody signed in. */
export function callerOf({ actor }: Pick<RequestContext, "actor">): Actor {
  if (actor === null) throw unknownDataset();
  return actor;
}

export function stepRoutes(deps: DeclareDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/data/:code/edit", access: "signed-in", summary: "A declaration: how far each step has got", params: z.object({ code: z.string().max(40) }), query: stepQuery,
      handle: async ({ params, query, context }) => {
        const loaded = await load(params.code, context);
        return { kind: "page", page: dataPage(titleOf(loaded.draft.metadata, context.language), <OverviewPage {...loaded} progress={progressFor(loaded)} context={context} done={query.done} />) };
      },
    }),
    route({
      method: "GET", path: "/data/:code/edit/:step", access: "signed-in", summary: "One step of a declaration", params: ofStep, query: stepQuery,
      handle: async ({ params, query, context }) => {
        const loaded = await load(params.code, context);
        const step = stepIn(loaded, params.step);
        if (step.key === "review") return reviewPage(loaded, context, query.done);
        const progress = progressFor(loaded);
        const title = `${step.title[context.language]} · ${titleOf(loaded.draft.metadata, context.language)}`;
        if (step.key === "files") {
          const part = <FilesPart code={loaded.draft.code} files={loaded.files} context={context} locked={isLocked(loaded.draft)} />;
          return { kind: "page", page: dataPage(title, <FilesStepPage {...loaded} step={step} progress={progress} context={context} done={query.done}>{part}</FilesStepPage>) };
        }
        const looked = step.key === "links" && query.identifier !== undefined && query.identifier.trim() !== "" ? await lookUp(deps, query.identifier, context.language) : null;
        const offers = await offersOf(loaded, step, context, looked?.found ?? null);
        const people = step.key === "people" ? await peopleOf(deps, loaded.draft.metadata) : [];
        return { kind: "page", page: dataPage(title, <StepPage draft={loaded.draft} form={loaded.form} step={step} progress={progress} context={context} offers={offers} people={people} units={step.key === "people" ? ((await deps.units?.(deps.clock.today())) ?? []) : []} lookup={looked} query={query} />) };
      },
    }),
    route({
      method: "POST", path: "/data/:code/edit/:step", access: "signed-in", summary: "Saves one step of a declaration", params: ofStep, body: z.looseObject({}),
      handle: async ({ params, body, context }) => save(params.code, params.step, body, context),
    }),
    route({
      method: "POST", path: "/data/:code/edit/undo", access: "signed-in", summary: "Undoes what was just taken, moved or taken away", params: z.object({ code: z.string().max(40) }),
      handle: async ({ params, context }) => {
        const actor = callerOf(context);
        const { draft, form } = await load(params.code, context);
        const back = stepPath(draft.code, form.undo === null ? "" : (stepKeys.find((key) => key === form.undo?.step) ?? ""));
        if (form.undo === null || form.undo.revision !== draft.revision) return { kind: "redirect", to: `${back}?done=too-late` };
        await deps.datasets.save(actor, draft.code, draft.revision, changeOf(draft.metadata, new Map(Object.entries(form.undo.before) as [FieldKey, unknown][])));
        await forgetUndo(deps.db, draft.code);
        return { kind: "redirect", to: `${back}?done=undone` };
      },
    }),
  ];

  async function load(code: string, context: RequestContext): Promise<Loaded> {
    const actor = callerOf(context);
    const draft = await deps.datasets.draft(actor, code);
    if (draft === null) throw unknownDataset();
    const [form, files] = [await readForm(deps.db, code), await deps.files.kept(actor, code)];
    return { draft, form, files, steps: pagesOf(draft.metadata) };
  }

  function stepIn({ steps }: Loaded, key: StepKey): Step {
    const step = steps.find((one) => one.key === key);
    if (step === undefined) throw unknownDataset();
    return step;
  }

  function progressFor({ draft, form, files }: Loaded) {
    return progressOf(draft, form, files.filter(({ removedAt }) => removedAt === null).length);
  }

  async function offersOf({ draft, steps }: Loaded, step: Step, context: RequestContext, found: Found | null): Promise<readonly Offer[]> {
    if (isLocked(draft)) return [];
    const known = await knownFor(deps, callerOf(context), draft, step.key);
    const here = offersFor(step, draft.metadata, [...draft.proposals, ...known]);
    // What a register says of a paper or dataset may answer questions of any step.
    return found === null ? here : [...offersFor({ ...step, fields: steps.flatMap(({ fields }) => fields) }, draft.metadata, found.proposals), ...here];
  }

  async function reviewPage(loaded: Loaded, context: RequestContext, done: string | undefined, status = 200): Promise<Reply> {
    const { draft, form, files } = loaded;
    const actor = callerOf(context);
    const [dataset, standing] = [await deps.datasets.findFor(actor, draft.code), await deps.datasets.standing(draft.code)];
    if (dataset === null || standing === null) throw unknownDataset();
    const asDraft = { ...dataset, state: draft.state, metadata: draft.metadata, files: files.filter(({ removedAt }) => removedAt === null) };
    const mayPublish = mayCurate(actor, standing) || !needsReview(draft.metadata, (await deps.datasets.find(draft.code))?.metadata.subjectKind ?? null, asDraft.files);
    const body = <ReviewPage draft={draft} form={form} progress={progressFor(loaded)} dataset={dataset} fair={deps.datasets.fair(asDraft)} files={files} mayPublish={mayPublish} context={context} done={done} names={await namesOf(deps, draft.metadata)} />;
    return { kind: "page", status, page: dataPage(`${context.language === "fr" ? "Relire et publier" : "Review and publish"} · ${titleOf(draft.metadata, context.language)}`, body) };
  }

  async function save(code: string, key: StepKey, written: Written, context: RequestContext): Promise<Reply> {
    const actor = callerOf(context);
    const before = await load(code, context);
    const step = stepIn(before, key);
    const auto = textOf(written, "auto") === "yes";
    const outcome = await saveStep(deps, actor, code, step, written, textOf(written, "act"));
    if (outcome.kind === "conflict") {
      if (auto) return { kind: "json", status: 409, value: { conflict: outcome.differences.map(({ spec }) => spec.key) } };
      const body = <ConflictPage draft={outcome.draft} step={step} progress={progressFor(before)} differences={outcome.differences} written={written} context={context} />;
      return { kind: "page", status: 409, page: dataPage(step.title[context.language], body) };
    }
    const after = await load(code, context);
    if (auto) return savedJson(after, step, context);
    const here = stepPath(code, key);
    const identifier = textOf(written, "identifier");
    const kept = identifier === "" ? "" : `&identifier=${encodeURIComponent(identifier)}`;
    const act = textOf(written, "act");
    if (act !== "") return { kind: "redirect", to: act.startsWith("add:") ? `${here}?more=${encodeURIComponent(act.slice(4))}#field-${act.slice(4).replace(/[^A-Za-z0-9_-]/g, "-")}` : `${here}?done=saved` };
    const take = textOf(written, "take");
    const person = textOf(written, "person");
    if (take !== "" || person !== "") {
      const found = identifier === "" ? null : ((await lookUp(deps, identifier, context.language)).found);
      const chosen = take !== "" ? takenFrom(await offersOf(after, step, context, found), take) : await withPerson(after, person);
      await put(actor, after, step, chosen);
      return { kind: "redirect", to: `${here}?done=taken${kept}` };
    }
    const merged = outcome.merged && outcome.changed.length > 0 ? "merged" : "saved";
    if (textOf(written, "go") === "leave") return { kind: "redirect", to: `${stepPath(code, "")}?done=${merged}` };
    const faults = issuesOf(after.draft, after.form).filter((issue) => issue.severity === "error" && stepOfIssue(issue, after.steps)?.key === key);
    return { kind: "redirect", to: faults.length > 0 ? `${here}?check=1` : `${stepPath(code, nextStep(after.draft, key))}?done=${merged}` };
  }

  async function withPerson({ draft }: Loaded, wanted: string): Promise<ReadonlyMap<FieldKey, unknown>> {
    const person = (await peopleOf(deps, draft.metadata)).find(({ name, orcid }) => orcid === wanted || name === wanted);
    return new Map(person === undefined ? [] : [["creators", [...draft.metadata.creators, person]]]);
  }

  async function put(actor: Actor, { draft }: Loaded, step: Step, chosen: ReadonlyMap<FieldKey, unknown>): Promise<void> {
    if (chosen.size === 0) return;
    const before = Object.fromEntries([...chosen.keys()].map((key) => [key, valueAt(draft.metadata, key)]));
    const saved = await deps.datasets.save(actor, draft.code, draft.revision, changeOf(draft.metadata, chosen));
    await noteSaved(deps.db, draft.code, { step: step.key, asked: [...chosen.keys()], unread: new Map(), undo: { revision: saved.revision, step: step.key, before } });
  }

  /** For the script that saves as one goes: when it was saved, what is wrong, from what the form goes on. */
  function savedJson(loaded: Loaded, step: Step, { language, clock }: RequestContext): Reply {
    const { draft, form } = loaded;
    const progress = progressFor(loaded);
    const time = formatDateTime(clock.now(), language).split(language === "fr" ? " à " : " at ")[1] ?? "";
    const issues = issuesOf(draft, form).filter((issue) => stepOfIssue(issue, loaded.steps)?.key === step.key && issue.severity === "error");
    return {
      kind: "json",
      value: {
        revision: draft.revision, base: JSON.stringify(marksOf(draft.metadata, step.fields.map(({ key }) => key))),
        said: `${language === "fr" ? "Enregistré à" : "Saved at"} ${time}`,
        issues: issues.map(({ field, text }) => ({ field: field ?? null, text: text[language] })),
        steps: progress.map((one) => ({ key: one.step.key, text: stateText(one.state, one.faults.length, language), state: one.state })),
      },
    };
  }
}

export function isLocked({ state }: Pick<DatasetDraft, "state">): boolean {
  return state === "submitted";
}

