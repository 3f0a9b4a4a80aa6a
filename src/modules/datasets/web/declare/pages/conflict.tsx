import type { VNode } from "preact";
import { Button, Heading, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import type { DatasetDraft } from "../../../domain/datasets.ts";
import { changeOf } from "../form/field-key.ts";
import { baseAfter } from "../form/save-answers.ts";
import type { Difference } from "../form/save-step.ts";
import type { Written } from "../form/control.tsx";
import { stepPath, type Step } from "../steps/index.ts";
import type { StepProgress } from "../steps/progress.ts";
import { say } from "../words.ts";
import { Csrf, Shell } from "./shell.tsx";

/** Two people changed the same field: both values side by side, and which to keep. All that was written travels along. */
export function ConflictPage({ draft, step, progress, differences, written, context }: { readonly draft: DatasetDraft; readonly step: Step; readonly progress: readonly StepProgress[]; readonly differences: readonly Difference[]; readonly written: Written; readonly context: RequestContext }): VNode {
  const { language } = context;
  const fr = language === "fr";
  return (
    <Shell draft={draft} progress={progress} context={context} current={step.key}>
      <Heading level={1}>{fr ? "Quelqu’un d’autre a changé la même chose" : "Somebody else has changed the same thing"}</Heading>
      <Notice kind="warn" language={language}>{fr ? "Rien n’est perdu. Choisissez pour chaque question la valeur à garder." : "Nothing is lost. Choose for each question the value to keep."}</Notice>
      <form method="post" action={stepPath(draft.code, step.key)}>
        <Csrf context={context} />
        <input type="hidden" name="revision" value={String(draft.revision)} />
        <input type="hidden" name="base" value={baseAfter(written, differences)} />
        {Object.entries(written).filter(([name]) => !["_csrf", "revision", "base", "auto"].includes(name) && !name.startsWith("keep.")).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: unknown) => <input type="hidden" name={name} value={typeof one === "string" ? one : ""} />))}
        {differences.map(({ spec, mine, theirs }) => {
          const told = (value: unknown): readonly string[] => spec.tell({ ...draft.metadata, ...changeOf(draft.metadata, new Map([[spec.key, value]])) }, language);
          return (
            <fieldset class="field field-wide conflict">
              <legend>{spec.label[language]}</legend>
              <div class="side-by-side">
                <Value name={`keep.${spec.key}`} value="mine" label={fr ? "Garder la vôtre" : "Keep yours"} lines={told(mine)} nothing={say("nothing", language)} checked />
                <Value name={`keep.${spec.key}`} value="theirs" label={fr ? "Garder l’autre" : "Keep the other"} lines={told(theirs)} nothing={say("nothing", language)} checked={false} />
              </div>
            </fieldset>
          );
        })}
        <div class="button-row"><Button>{say("saveAndGo", language)}</Button></div>
      </form>
    </Shell>
  );
}

function Value({ name, value, label, lines, nothing, checked }: { readonly name: string; readonly value: string; readonly label: string; readonly lines: readonly string[]; readonly nothing: string; readonly checked: boolean }): VNode {
  return (
    <div class="conflict-value">
      <label class="choice"><input type="radio" name={name} value={value} checked={checked} />{label}</label>
      {lines.length === 0 ? <p class="soft">{nothing}</p> : lines.map((line) => <p class="told">{line}</p>)}
    </div>
  );
}
