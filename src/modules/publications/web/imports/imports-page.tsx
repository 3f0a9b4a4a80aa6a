import type { VNode } from "preact";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, Lead, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { TakenFile } from "../../actions/take-file.ts";
import { DeliveryList, type DeliveryListProps } from "./delivery-list.tsx";
import { FaultsView, OutcomeView } from "./outcome-view.tsx";
import { words } from "./words.ts";

/** A file on its way back with the form, so that it need not be chosen again. */
export interface HeldFile {
  readonly name: string;
  readonly base64: string;
}

/** What a form was answered. */
export interface ImportAnswer {
  readonly given: { readonly observedOn: string; readonly replace: boolean };
  readonly taken: TakenFile | null;
  readonly isRecorded: boolean;
  readonly held: HeldFile | null;
  /** Why the act was refused; `field` names the field to go to. */
  readonly refusals: readonly Issue[];
  /** What is wrong with the file. */
  readonly faults: readonly Issue[];
}

export interface ImportsPageProps {
  readonly context: RequestContext;
  readonly answer: ImportAnswer;
  /** The database holds made-up publications, which the first real record removes. */
  readonly demonstration: boolean;
  readonly list: Omit<DeliveryListProps, "context">;
}

export function ImportsPage({ context, answer, demonstration, list }: ImportsPageProps): VNode {
  const { language } = context;
  const { taken, isRecorded, held, refusals, faults } = answer;
  return (
    <>
      <ErrorSummary language={language} errors={refusals.map(({ field, text }) => ({ fieldId: fieldId(field ?? "file"), message: text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.publications[language], href: "/publications" }, { label: words.title[language] }]} />
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      {demonstration ? <Notice kind="warn" language={language} title={words.replaceTitle[language]}><p>{words.replaceNotice[language]}</p></Notice> : null}
      {taken === null ? null : <OutcomeView taken={taken} isRecorded={isRecorded} isHeld={held !== null} language={language} />}
      {taken === null || held === null ? null : <HeldForm context={context} answer={answer} held={held} demonstration={demonstration} />}
      <FaultsView context={context} issues={faults} />
      <NewForm context={context} answer={answer} demonstration={demonstration} />
      <DeliveryList context={context} {...list} />
    </>
  );
}

type FormProps = Pick<ImportsPageProps, "context" | "answer" | "demonstration">;

/** The file that was checked, to be recorded as it is. */
function HeldForm({ context: { language, csrfToken }, answer: { given }, held, demonstration }: FormProps & { readonly held: HeldFile }): VNode {
  return (
    <form method="post" action="/publications/imports" encType="multipart/form-data">
      <input type="hidden" name="_csrf" value={csrfToken} />
      <input type="hidden" name="observedOn" value={given.observedOn} />
      <HeldFields held={held} />
      {demonstration ? <Field control="checkbox" id="held-replace" name="replace" label={words.replace[language]} hint={words.replaceHint[language]} checked={given.replace} required language={language} /> : null}
      <div class="button-row"><Button name="act" value="record">{words.recordChecked[language]}</Button></div>
    </form>
  );
}

function HeldFields({ held }: { readonly held: HeldFile }): VNode {
  return <><input type="hidden" name="heldName" value={held.name} /><input type="hidden" name="held" value={held.base64} /></>;
}

/** For a first file or another one; a file whose form was refused stays in it until another is chosen. */
function NewForm({ context: { language, csrfToken }, answer: { given, taken, held, refusals }, demonstration }: FormProps): VNode {
  const kept = taken === null ? held : null;
  const hint = kept === null ? words.fileHint[language] : `${keptText(kept.name, language)} ${words.fileHint[language]}`;
  return (
    <>
      <Heading level={2} id="new">{words.newImport[language]}</Heading>
      <form method="post" action="/publications/imports" encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrfToken} />
        {kept === null ? null : <HeldFields held={kept} />}
        <Field control="file" name="file" label={words.file[language]} hint={hint} accept=".json,.jsonl,.ndjson,.xml,.bib,.bibtex,.ris,.txt" required={kept === null} language={language} {...faultOf("file", refusals, language)} />
        <Field control="date" name="observedOn" label={words.observedOn[language]} hint={words.observedOnHint[language]} value={given.observedOn} required language={language} {...faultOf("observedOn", refusals, language)} />
        {demonstration ? <Field control="checkbox" name="replace" label={words.replace[language]} hint={words.replaceHint[language]} checked={given.replace} language={language} {...faultOf("replace", refusals, language)} /> : null}
        <div class="button-row">
          <Button name="act" value="check">{words.check[language]}</Button>
          <Button name="act" value="record" kind="second">{words.record[language]}</Button>
        </div>
      </form>
    </>
  );
}

function keptText(name: string, language: Language): string {
  return language === "fr" ? `«\u202f${name}\u202f» est gardé\u202f; choisissez-en un autre pour le remplacer.` : `“${name}” is kept; choose another one in its place.`;
}

function faultOf(name: string, refusals: readonly Issue[], language: Language): { readonly error: string } | object {
  const fault = refusals.find(({ field }) => field === name);
  return fault === undefined ? {} : { error: fault.text[language] };
}
