import type { VNode } from "preact";
import { Button, Heading, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { describe } from "../../shown/describe.ts";
import { ValueView } from "../../shown/shown-view.tsx";
import { baseAfter, type Clash, type Written } from "../form/kit.ts";
import type { Question } from "../form/question.ts";
import { sectionPath } from "../form/section-state.ts";
import type { SectionCode } from "../../../domain/fields/index.ts";
import { say } from "../words.ts";
import type { Loaded } from "./loaded.ts";
import { Csrf, Shell } from "./shell.tsx";

/** Fields of the form itself, which the page of a conflict writes anew. */
const ofForm: ReadonlySet<string> = new Set(["_csrf", "revision", "base", "auto"]);

/** Two people changed the same field: both values side by side, and which to keep. All that was written travels along. */
export function ConflictPage({ loaded, section, differences, written, context }: { readonly loaded: Loaded; readonly section: SectionCode; readonly differences: readonly Clash<Question>[]; readonly written: Written; readonly context: RequestContext }): VNode {
  const { draft, words } = loaded;
  const { language } = context;
  const fr = language === "fr";
  const shown = (question: Question, value: unknown): VNode => {
    if (question.key === "otherDetails") return <>{question.tell(value, language).map((line) => <p class="told">{line}</p>)}</>;
    const told = describe(question.field, { ...draft.content, ...question.changeOf(draft.content, value) }, words);
    return told.items.length === 0 ? <p class="soft">{say("nothing", language)}</p> : <ValueView value={told} language={language} />;
  };
  return (
    <Shell loaded={loaded} context={context} current={section}>
      <Heading level={1}>{fr ? "Quelqu’un d’autre a changé la même chose" : "Somebody else has changed the same thing"}</Heading>
      <Notice kind="warn" language={language}>{fr ? "Rien n’est perdu. Choisissez pour chaque question la valeur à garder." : "Nothing is lost. Choose for each question the value to keep."}</Notice>
      <form method="post" action={sectionPath(draft.code, section)}>
        <Csrf context={context} />
        <input type="hidden" name="revision" value={String(draft.revision)} />
        <input type="hidden" name="base" value={baseAfter(written, differences)} />
        {Object.entries(written).filter(([name]) => !ofForm.has(name) && !name.startsWith("keep.")).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: unknown) => <input type="hidden" name={name} value={typeof one === "string" ? one : ""} />))}
        {differences.map(({ spec, mine, theirs }) => (
          <fieldset class="field field-wide conflict">
            <legend>{spec.field.label[language]}</legend>
            <div class="side-by-side">
              {([["mine", mine, fr ? "Garder la vôtre" : "Keep yours"], ["theirs", theirs, fr ? "Garder l’autre" : "Keep the other"]] as const).map(([code, value, label]) => (
                <div class="conflict-value">
                  <label class="choice"><input type="radio" name={`keep.${spec.key}`} value={code} checked={code === "mine"} />{label}</label>
                  {shown(spec, value)}
                </div>
              ))}
            </div>
          </fieldset>
        ))}
        <div class="button-row"><Button>{say("saveAndGo", language)}</Button></div>
      </form>
    </Shell>
  );
}
