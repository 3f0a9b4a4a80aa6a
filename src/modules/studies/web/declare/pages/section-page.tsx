import type { VNode } from "preact";
import { Button, ErrorSummary, Heading, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatNumber } from "../../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { sectionCodes, sectionNames, type Field, type SectionCode } from "../../../domain/fields/index.ts";
import { isUnsaid } from "../../../domain/empty.ts";
import type { StudyContent } from "../../../domain/content.ts";
import type { Asked } from "../form/asked.ts";
import { countryChoices, regionChoices } from "../form/controls.tsx";
import { markOf, type Showing } from "../form/kit.ts";
import { OtherDetailInputs } from "../form/other-details.tsx";
import { offeredIds } from "../form/part-kinds.ts";
import type { Question } from "../form/question.ts";
import { issuePath, issuesOf, isWithin, nextSection, sectionOf, sectionPath } from "../form/section-state.ts";
import { say, sectionLeads } from "../words.ts";
import type { Loaded, SectionOffers } from "./loaded.ts";
import { QuestionNotes } from "./notes.tsx";
import { Csrf, Done, Remarks, Shell } from "./shell.tsx";
import { targetOf } from "./targets.ts";

export interface SectionPageProps {
  readonly loaded: Loaded;
  readonly section: SectionCode;
  readonly questions: readonly Question[];
  readonly asked: Asked;
  readonly offers: SectionOffers;
  readonly context: RequestContext;
  /** Nobody but curators may change it now. */
  readonly locked: boolean;
  /** What the address says: what was just done, a blank part wanted, faults to be shown at once. */
  readonly query: { readonly done?: string | undefined; readonly more?: string | undefined; readonly check?: string | undefined };
}

/** The mark of each answer, from which the form starts: tells what was changed here, and what meanwhile by others. */
export function marksOf(questions: readonly Question[], content: StudyContent): Readonly<Record<string, string>> {
  return Object.fromEntries(questions.map((question) => [question.key, markOf(question.valueOf(content))]));
}

/** One section of the record: its questions in both languages, what is wrong and where it comes from beside each. */
export function SectionPage(props: SectionPageProps): VNode {
  const { loaded, section, questions, asked, offers, context, query, locked } = props;
  const { draft, form, words } = loaded;
  const { language } = context;
  const fr = language === "fr";
  const told = query.check !== undefined || form.steps.includes(section);
  const faults = issuesOf(draft, form).filter((issue) => issue.severity === "error" && sectionOf(issue) === section);
  const showing = showingOf(props, told);
  const at = sectionCodes.indexOf(section) + 1;
  return (
    <Shell loaded={loaded} context={context} current={section}>
      {query.check === undefined ? null : <ErrorSummary errors={faults.map((issue) => ({ fieldId: targetOf(issue)?.id ?? null, message: issue.text[language] }))} language={language} />}
      {query.check === undefined || faults.length === 0 ? null : <p class="go-on">{fr ? "Ce que vous avez écrit est enregistré." : "What you wrote is saved."} <a href={sectionPath(draft.code, nextSection(section))}>{fr ? "Continuer sans corriger maintenant" : "Go on without correcting now"}</a></p>}
      <Done done={query.done} language={language} />
      <UndoForm {...props} />
      <Heading level={1} kicker={`${fr ? "Rubrique" : "Section"} ${formatNumber(at, language)} ${fr ? "sur" : "of"} ${formatNumber(sectionCodes.length, language)}`}>{sectionNames[section][language]}</Heading>
      <p class="lead">{sectionLeads[section][language]}</p>
      <Remarks remarks={draft.state === "returned" ? draft.remarks.slice(0, 1) : []} language={language} />
      {locked ? <Notice kind="warn" language={language}>{fr ? "Cette fiche est en relecture\u202f: seul un curateur peut encore la changer." : "This record is under review: only a curator can still change it."}</Notice> : null}
      <form method="post" action={sectionPath(draft.code, section)} class="declare-form" data-save-as-you-go data-save-failed={fr ? "Pas encore enregistré\u202f: la liaison a échoué. Ce que vous avez écrit est dans la page." : "Not saved yet: the connection failed. What you wrote is on the page."} data-save-conflict={fr ? "Quelqu’un d’autre a changé le même champ\u202f: enregistrez pour comparer les deux valeurs." : "Somebody else has changed the same field: save to compare both values."}>
        <Csrf context={context} />
        <input type="hidden" name="revision" value={String(draft.revision)} />
        <input type="hidden" name="base" value={JSON.stringify(marksOf(questions, draft.content))} />
        <fieldset class="bare" disabled={locked}>
          {/* The first button of a form answers the Enter key. */}
          <button type="submit" name="go" value="next" class="visually-hidden" tabIndex={-1} aria-hidden="true">{say("saveAndGo", language)}</button>
          {questions.filter(({ key, field }) => key === field.name && key !== "otherDetails").map((question) => (
            <div class={`study-question ${dependence(question.field, draft.content)}`}>
              {question.show(draft.content, showing)}
              <OtherDetailInputs field={question.field} content={draft.content} asked={asked} showing={showing} />
              <QuestionNotes question={question} draft={draft} words={words} locked={locked} language={language} />
            </div>
          ))}
          <OfferLists section={section} offers={offers} language={language} />
          <p class="saved-state soft small" role="status" data-saved></p>
          <div class="button-row">
            <Button name="go" value="next">{say("saveAndGo", language)}</Button>
            <Button kind="second" name="go" value="leave">{say("saveAndLeave", language)}</Button>
          </div>
        </fieldset>
      </form>
    </Shell>
  );
}

/** Yes-or-no questions on which others hang: those are folded away once the answer is no, unless they hold something. */
const hangOn: Readonly<Record<string, string>> = {
  sampleTypes: "biobank", biobankDetails: "biobank", followUpModes: "activeFollowUp", dataSources: "reusesOtherData", accessRequestUrl: "accessRequestTool",
  variableDictionaryUrl: "variableDictionary", mockSampleUrl: "mockSample",
};
const ownTypes: ReadonlySet<string> = new Set(["interventional", "observational", "expanded-access"]);

/** The class by which a style rule shows a question only where it is asked, at once and without a script. */
function dependence({ name, only }: Field, content: StudyContent): string {
  if (!isUnsaid(content[name])) return "";
  if (only !== null) return content.studyType === null || ownTypes.has(content.studyType) ? `asked-of-${only}` : "";
  const on = hangOn[name];
  return on === undefined ? "" : `asked-with-${on}`;
}

function UndoForm({ loaded: { draft, form }, section, context, query, locked }: SectionPageProps): VNode | null {
  if (locked || form.undo === null || form.undo.revision !== draft.revision || form.undo.step !== section || query.done === "undone") return null;
  return (
    <form method="post" action={sectionPath(draft.code, "undo")} class="undo-form">
      <Csrf context={context} />
      <Button kind="second">{say("undo", context.language)}</Button>
    </form>
  );
}

/** Lists from which inputs of parts offer what is known. */
function OfferLists({ section, offers, language }: { readonly section: SectionCode; readonly offers: SectionOffers; readonly language: "fr" | "en" }): VNode {
  return (
    <>
      {section !== "population" ? null : <><datalist id={offeredIds.countries}>{countryChoices.map(({ code, label }) => <option value={code}>{label[language]}</option>)}</datalist><datalist id={offeredIds.regions}>{regionChoices.map(({ code, label }) => <option value={code}>{label[language]}</option>)}</datalist></>}
      {section !== "responsibility" ? null : <datalist id={offeredIds.organisations}>{offers.organisations.map(({ code, name }) => <option value={name}>{code}</option>)}</datalist>}
      {section !== "results" ? null : <datalist id={offeredIds.datasets}>{offers.datasets.map(({ code, name }) => <option value={code}>{name}</option>)}</datalist>}
    </>
  );
}

function showingOf({ loaded: { draft, form }, questions, context, query }: SectionPageProps, told: boolean): Showing {
  const { language } = context;
  const issues = issuesOf(draft, form).map((issue) => ({ issue, path: issuePath(issue) }));
  const find = (path: string, within: boolean, severity: Issue["severity"]): string | undefined => {
    const found = issues.filter(({ issue, path: at }) => issue.severity === severity && at !== "" && (within ? isWithin(at, path) : at === path));
    return found.length === 0 ? undefined : found.map(({ issue }) => issue.text[language]).join(" ");
  };
  return {
    language,
    // Before a section was saved once, only what is written and wrong is told; what is missing waits.
    errorAt: (path, within = false) => (told || form.unread.has(path) ? find(path, within, "error") : undefined),
    adviceAt: (path) => (told ? find(path, false, "warning") : undefined),
    unreadAt: (path) => form.unread.get(path)?.text,
    blanks: (key) => (query.more === key && questions.some((question) => question.key === key) ? 1 : 0),
  };
}
