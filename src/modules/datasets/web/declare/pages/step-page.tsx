import type { VNode } from "preact";
import { Button, ErrorSummary, fieldId, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber } from "../../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { Creator } from "../../../domain/metadata.ts";
import type { DatasetDraft } from "../../../domain/datasets.ts";
import type { Showing } from "../form/control.tsx";
import { marksOf } from "../form/field-key.ts";
import type { FormState } from "../form/form-state.ts";
import type { Offer } from "../proposals/offer.ts";
import { isWithin, stepPath, type Step } from "../steps/index.ts";
import { issuesOf, nextStep, type StepProgress } from "../steps/progress.ts";
import { unitList } from "../steps/general-steps.ts";
import { say } from "../words.ts";
import { LookupPart } from "./lookup-part.tsx";
import { Offers, PeopleOffers } from "./offers-part.tsx";
import type { OfferedUnit } from "../deps.ts";
import { Csrf, Done, PageHeading, Shell } from "./shell.tsx";

export interface StepPageProps {
  readonly draft: DatasetDraft;
  readonly form: FormState;
  readonly step: Step;
  readonly progress: readonly StepProgress[];
  readonly context: RequestContext;
  readonly offers: readonly Offer[];
  readonly people: readonly Creator[];
  /** Units that the directory knows, offered while one types; empty on the steps that ask for none. */
  readonly units: readonly OfferedUnit[];
  readonly lookup: LookupState | null;
  /** What the address says: what was just done, blank groups wanted, faults to be shown at once. */
  readonly query: { readonly done?: string | undefined; readonly more?: string | undefined; readonly check?: string | undefined };
}

/** Answer to a DOI or HAL number that was typed on this page. */
export interface LookupState {
  readonly text: string;
  readonly fault: string | null;
  readonly title: string | null;
}

/** One theme of the declaration: its questions with what is wrong beside each, what is known already, buttons to go on or to leave. */
export function StepPage(props: StepPageProps): VNode {
  const { draft, form, step, progress, context, query } = props;
  const { language } = context;
  const steps = progress.length + 1;
  const at = progress.findIndex((one) => one.step.key === step.key) + 1;
  const told = query.check !== undefined || form.steps.includes(step.key);
  const own = issuesOf(draft, form).filter(({ field }) => field !== undefined && step.fields.some(({ key }) => isWithin(field, key)));
  const faults = own.filter(({ severity }) => severity === "error");
  const locked = draft.state === "submitted";
  return (
    <Shell draft={draft} progress={progress} context={context} current={step.key}>
      {query.check === undefined ? null : <ErrorSummary errors={faults.map((issue) => ({ fieldId: targetOf(issue, step, draft), message: issue.text[language] }))} language={language} />}
      {query.check === undefined || faults.length === 0 ? null : (
        <p class="go-on">{say("saved", language)} <a href={stepPath(draft.code, nextStep(draft, step.key))}>{say("goOnAnyway", language)}</a></p>
      )}
      <Done done={query.done} language={language} />
      <UndoForm {...props} />
      <PageHeading title={step.title[language]} lead={step.lead[language]} kicker={`${say("step", language)} ${formatNumber(at, language)} ${language === "fr" ? "sur" : "of"} ${formatNumber(steps, language)}`} />
      {locked ? <Notice kind="warn" language={language}>{language === "fr" ? "Cette fiche est en relecture\u202f: seul un administrateur de la donnée peut encore la changer." : "This record is under review: only a data administrator can still change it."}</Notice> : null}
      {step.key === "links" ? <LookupPart code={draft.code} state={props.lookup} language={language} /> : null}
      <form method="post" action={stepPath(draft.code, step.key)} class="declare-form" data-save-as-you-go data-save-failed={language === "fr" ? "Pas encore enregistré\u202f: la liaison a échoué. Ce que vous avez écrit est dans la page." : "Not saved yet: the connection failed. What you wrote is on the page."} data-save-conflict={language === "fr" ? "Quelqu’un d’autre a changé le même champ\u202f: enregistrez pour comparer les deux valeurs." : "Somebody else has changed the same field: save to compare both values."}>
        <Csrf context={context} />
        <input type="hidden" name="revision" value={String(draft.revision)} />
        <input type="hidden" name="base" value={JSON.stringify(marksOf(draft.metadata, step.fields.map(({ key }) => key)))} />
        {props.lookup === null ? null : <input type="hidden" name="identifier" value={props.lookup.text} />}
        {/* The first button of a form answers the Enter key. */}
        <button type="submit" name="go" value="next" class="visually-hidden" tabIndex={-1} aria-hidden="true">{say("saveAndGo", language)}</button>
        <Offers offers={props.offers} language={language} />
        {step.fields.map((field) => field.show(draft.metadata, showingOf(props, told)))}
        {props.units.length === 0 ? null : <datalist id={unitList}>{props.units.map(({ code, text }) => <option value={code}>{text}</option>)}</datalist>}
        {step.key === "people" ? <PeopleOffers people={props.people} language={language} /> : null}
        <p class="saved-state soft small" role="status" data-saved></p>
        <div class="button-row">
          <Button name="go" value="next">{say("saveAndGo", language)}</Button>
          <Button kind="second" name="go" value="leave">{say("saveAndLeave", language)}</Button>
        </div>
      </form>
    </Shell>
  );
}

function UndoForm({ form, draft, step, context, query }: StepPageProps): VNode | null {
  if (form.undo === null || form.undo.revision !== draft.revision || form.undo.step !== step.key || query.done === undefined || query.done === "undone") return null;
  return (
    <form method="post" action={`${stepPath(draft.code, "")}/undo`} class="undo-form">
      <Csrf context={context} />
      <Button kind="second">{say("undo", context.language)}</Button>
    </form>
  );
}

function showingOf({ draft, form, step, context, query }: StepPageProps, told: boolean): Showing {
  const { language } = context;
  const issues = issuesOf(draft, form);
  const find = (path: string, within: boolean, severity: Issue["severity"]): string | undefined => {
    const found = issues.filter((issue) => issue.severity === severity && issue.field !== undefined && (within ? isWithin(issue.field, path) : issue.field === path));
    return found.length === 0 ? undefined : found.map(({ text }) => text[language]).join(" ");
  };
  return {
    language,
    // Before a step was saved once, only what is written and wrong is told; what is missing waits.
    errorAt: (path, within = false) => (told || form.unread.has(path) ? find(path, within, "error") : undefined),
    adviceAt: (path) => (told ? find(path, false, "warning") : undefined),
    unreadAt: (path) => form.unread.get(path)?.text,
    blanks: (key) => (query.more === key && step.fields.some((field) => field.key === key) ? 1 : 0),
  };
}

/** The field on the page where a fault is mended: the very input where there is one, else the question that holds it. */
export function targetOf({ field }: Pick<Issue, "field">, step: Step, draft: DatasetDraft): string | null {
  const spec = field === undefined ? undefined : step.fields.find(({ key }) => isWithin(field, key));
  if (spec === undefined || field === undefined) return null;
  const inner = field.slice(spec.key.length + 1);
  const list = valueIsList(draft, spec.key);
  return fieldId(inner === "" || (list && !/^\d+\./.test(inner)) || singleInputs.has(spec.key) ? spec.key : field);
}

/** Lists that are typed into one box or ticked. */
const singleInputs: ReadonlySet<string> = new Set(["themes", "meshTerms", "languages", "conformsTo", "places", "human.purposes", "human.legalBases", "human.healthBases", "human.healthCategories", "human.conditions", "human.useConditions"]);

function valueIsList({ metadata }: DatasetDraft, key: string): boolean {
  return key === "creators" ? Array.isArray(metadata.creators) : key === "related" || key === "human.approvals";
}
