import type { VNode } from "preact";
import { Button, Heading, Notice, Tag } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatBytes, formatDateTime, formatPercent } from "../../../../../kernel/i18n/format.ts";
import type { Dataset } from "../../../domain/dataset.ts";
import type { DatasetDraft, FairReport } from "../../../domain/datasets.ts";
import type { DatasetMetadata } from "../../../domain/metadata.ts";
import type { FormState } from "../form/form-state.ts";
import { pagesOf, stepOfIssue, stepPath } from "../steps/index.ts";
import { issuesOf, type StepProgress } from "../steps/progress.ts";
import { labelWords, say, subjectWords } from "../words.ts";
import { fileStateText } from "./file-words.ts";
import { Csrf, Done, PageHeading, Shell, titleOf } from "./shell.tsx";
import { targetOf } from "./step-page.tsx";
import type { KeptFile } from "../../../files/index.ts";

export interface ReviewProps {
  readonly draft: DatasetDraft;
  readonly form: FormState;
  readonly progress: readonly StepProgress[];
  readonly dataset: Dataset;
  readonly fair: FairReport;
  readonly files: readonly KeptFile[];
  /** Whether this caller may publish it without a review by somebody else. */
  readonly mayPublish: boolean;
  readonly context: RequestContext;
  readonly done?: string | undefined;
  /** Names of the unit and the project, by code. */
  readonly names: ReadonlyMap<string, string>;
}

/** Everything on one page as it will be shown, with what still forbids publishing and what would gain most. */
export function ReviewPage(props: ReviewProps): VNode {
  const { draft, form, progress, context, files, done } = props;
  const { language } = context;
  const fr = language === "fr";
  const steps = pagesOf(draft.metadata);
  const faults = issuesOf(draft, form).filter(({ severity }) => severity === "error");
  return (
    <Shell draft={draft} progress={progress} context={context} current="review">
      <Done done={done} language={language} />
      <PageHeading title={fr ? "Relire et publier" : "Review and publish"} />
      <Remarks draft={draft} context={context} />
      {faults.length === 0 ? <Notice kind="info" language={language}>{fr ? "Rien ne s’oppose à la publication." : "Nothing stands against publication."}</Notice> : (
        <div class="notice notice-warn" id="faults">
          <p class="notice-title">{fr ? "À compléter avant publication" : "To complete before publication"} ({faults.length})</p>
          <ul>
            {faults.map((issue) => {
              const step = stepOfIssue(issue, steps);
              return <li>{step === null ? issue.text[language] : <a href={`${stepPath(draft.code, step.key)}?check=1#${targetOf(issue, step, draft) ?? (step.key === "files" ? "field-files" : "main")}`}>{issue.text[language]}</a>}</li>;
            })}
          </ul>
        </div>
      )}
      <Standing {...props} />
      <Preview metadata={draft.metadata} code={draft.code} files={files} context={context} names={props.names} editable />
      <Decide {...props} faults={faults.length} />
    </Shell>
  );
}

function Standing({ dataset, fair, context, draft }: ReviewProps): VNode {
  const { language } = context;
  const fr = language === "fr";
  const { label } = dataset;
  const steps = pagesOf(draft.metadata);
  const bestStep = fair.best === null ? null : stepOfIssue(fair.best.advice, steps);
  return (
    <section class="declare-standing" aria-labelledby="standing">
      <Heading level={2} id="standing">{fr ? "Où en est la fiche" : "Where the record stands"}</Heading>
      <p>{fr ? "Label\u202f: " : "Label: "}<Tag tone={label.label === "preliminary" ? "warn" : "good"}>{labelWords[label.label][language]}</Tag></p>
      {label.missing.length === 0 || label.label === "preliminary" ? null : <p>{fr ? "Pour le label suivant\u202f: " : "For the next label: "}{label.missing.map(({ text }) => text[language]).join(" ")}</p>}
      <p>{fr ? "Score FAIR\u202f: " : "FAIR score: "}<strong>{formatPercent(fair.score, language, 0)}</strong></p>
      {fair.best === null ? null : (
        <p>{fr ? "Ce qui rapporte le plus\u202f: " : "What gains most: "}{bestStep === null ? fair.best.advice.text[language] : <a href={stepPath(draft.code, bestStep.key)}>{fair.best.advice.text[language]}</a>} ({formatPercent(fair.best.gain, language, 0, true)})</p>
      )}
    </section>
  );
}

/** The record by step, as answers for people; with links to change each where it can be. */
export function Preview({ metadata, code, files, context, names, editable }: { readonly names: ReadonlyMap<string, string>; readonly metadata: DatasetMetadata; readonly code: string; readonly files: readonly Pick<KeptFile, "path" | "sizeBytes" | "state" | "profileState" | "removedAt" | "description">[]; readonly context: RequestContext; readonly editable: boolean }): VNode {
  const { language } = context;
  return (
    <section class="declare-preview" aria-labelledby="preview">
      <Heading level={2} id="preview">{titleOf(metadata, language)}</Heading>
      <p class="soft">{subjectWords[metadata.subjectKind][language]}</p>
      {pagesOf(metadata).filter(({ key }) => key !== "review").map((step) => {
        const rows = step.key === "files"
          ? files.filter(({ removedAt }) => removedAt === null).map((file) => ({ term: file.path, lines: [`${formatBytes(file.sizeBytes, language)}, ${fileStateText(file, language)}`, ...(file.description === null ? [] : [file.description])] }))
          : step.fields.map((field) => ({ term: field.label[language], lines: field.tell(metadata, language).map((line) => (field.key === "unit" || field.key === "project" ? named(line, names) : line)) })).filter(({ lines }) => lines.length > 0);
        return (
          <div class="preview-step">
            <div class="preview-head">
              <Heading level={3}>{step.title[language]}</Heading>
              {editable ? <a href={stepPath(code, step.key)}>{say("change", language)}<span class="visually-hidden"> {step.title[language]}</span></a> : null}
            </div>
            {rows.length === 0 ? <p class="soft">{say("nothing", language)}</p> : (
              <dl class="definitions">
                {rows.map(({ term, lines }) => <div><dt>{term}</dt><dd>{lines.map((line) => <p class="told">{line}</p>)}</dd></div>)}
              </dl>
            )}
          </div>
        );
      })}
    </section>
  );
}

export function Remarks({ draft, context }: { readonly draft: DatasetDraft; readonly context: RequestContext }): VNode | null {
  const { language } = context;
  if (draft.remarks.length === 0) return null;
  return (
    <Notice kind="warn" language={language} title={language === "fr" ? "Remarques de la relecture" : "Remarks of the review"}>
      <ul>{draft.remarks.map(({ at, author, text }) => <li><span class="told">{text}</span> <span class="small soft">{author}, {formatDateTime(at, language)}</span></li>)}</ul>
    </Notice>
  );
}

function Decide({ draft, mayPublish, context, faults }: ReviewProps & { readonly faults: number }): VNode {
  const { language } = context;
  const fr = language === "fr";
  if (draft.state === "submitted" && !mayPublish) return <Notice kind="info" language={language}>{fr ? "La fiche est en relecture\u202f: un administrateur de la donnée va l’accepter ou la renvoyer avec une remarque." : "The record is under review: a data administrator will accept it or send it back with a remark."}</Notice>;
  return (
    <form method="post" action={`${stepPath(draft.code, "")}/${mayPublish ? "publish" : "submit"}`} class="decide">
      <Csrf context={context} />
      <p>{mayPublish
        ? fr ? "La publication rend cette fiche visible de tous. Une version publiée ne change plus\u202f: les corrections font une nouvelle version." : "Publication shows this record to everybody. A published version no longer changes: corrections make a new version."
        : fr ? "Les données sur des personnes, et celles dont les fichiers semblent en contenir, passent devant un administrateur de la donnée avant publication. Vous pourrez suivre la relecture dans «\u202fMes jeux de données\u202f»." : "Data about people, and those whose files seem to hold such data, pass before a data administrator before publication. You can follow the review under “My datasets”."}</p>
      <div class="button-row">
        <Button disabled={faults > 0}>{mayPublish ? (fr ? "Publier" : "Publish") : fr ? "Soumettre à relecture" : "Hand in for review"}</Button>
        <a class="button button-second" href="/data/mine">{fr ? "Plus tard" : "Later"}</a>
      </div>
      {faults > 0 ? <p class="soft small">{fr ? "Complétez d’abord les points signalés." : "Complete the points above first."}</p> : null}
    </form>
  );
}

function named(code: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(code);
  return name === undefined || name === code ? code : `${name} (${code})`;
}
