import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, Heading, LinkButton, Notice, Tag } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { both, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { numbersOf, sayCondition } from "../../domain/answering/index.ts";
import { questionKinds, type Form, type FormAxis, type FormSection, type Question } from "../../domain/form.ts";
import { pathOf, placeOf, type Place } from "../editing/place.ts";
import { completenessOf } from "../editing/translations.ts";
import type { FormDraft } from "../store.ts";
import { Done, Hidden, Way } from "./parts.tsx";
import { completenessText, formPath, kindNames, say } from "./words.ts";

const words = {
  undo: both("Annuler le dernier changement", "Undo the last change"),
  publish: both("Enregistrer comme version", "Save as version"),
  discard: both("Jeter le brouillon", "Discard the draft"),
  ready: both("Rien à corriger\u202f: ce brouillon peut devenir une version.", "Nothing to mend: this draft may become a version."),
  faults: both("À corriger avant d’en faire une version", "To mend before it becomes a version"),
  head: both("Titre et introduction", "Title and introduction"),
  addAxis: both("Ajouter un axe", "Add an axis"), addSection: both("Ajouter une partie", "Add a section"), addGroup: both("Ajouter un groupe", "Add a group"),
  addQuestion: both("Ajouter une question", "Add a question"), noGroups: both("Aucun groupe\u202f: les résultats ne seront pas croisés.", "No group: results will not be crossed."),
  empty: both("Aucune question encore.", "No question yet."),
} as const;

interface DraftProps {
  readonly draft: FormDraft;
  readonly context: RequestContext;
}

/** A draft as a whole: its parts in order, each to be changed, moved, removed; what is to be mended; what to do with it. */
export function DraftPage({ draft, faults, context }: DraftProps & { readonly faults: readonly Issue[] }): VNode {
  const { form } = draft;
  const { language } = context;
  const title = pick(form.title, language) || form.code;
  return (
    <>
      <Way language={language} crumbs={[{ label: title, href: formPath(form.code) }, { label: say("draft", language) }]} />
      <Heading level={1} kicker={say("draft", language)}>{title}</Heading>
      <Done context={context} />
      <p class="lead">{completenessText(completenessOf(form), language)}</p>
      <div class="button-row">
        {draft.canUndo ? <form method="post" action={formPath(form.code, "draft/undo")}><Hidden context={context} revision={draft.revision} /><Button kind="second">{pick(words.undo, language)}</Button></form> : null}
        <LinkButton href={formPath(form.code, "preview?draft=yes")}>{say("preview", language)}</LinkButton>
        {faults.length > 0 ? null : <form method="post" action={formPath(form.code, "draft/publish")}><Hidden context={context} revision={draft.revision} /><Button>{pick(words.publish, language)}</Button></form>}
        <LinkButton href={formPath(form.code, "draft/discard")}>{pick(words.discard, language)}</LinkButton>
      </div>
      <Faults form={form} faults={faults} language={language} />
      <section class="form-part" id="head">
        <PartHead title={pick(words.head, language)} form={form} place={{ kind: "head" }} fixed draft={draft} context={context} />
      </section>
      <section class="form-part" id="groups">
        <Heading level={2}>{say("groups", language)}</Heading>
        {form.groups.length === 0 ? <p class="soft">{pick(words.noGroups, language)}</p> : (
          <ol class="form-questions">{form.groups.map((group, index) => <QuestionRow question={group} place={{ kind: "group", index }} draft={draft} context={context} />)}</ol>
        )}
        <Add draft={draft} context={context} at="head" what="group" label={pick(words.addGroup, language)} />
      </section>
      {form.axes.map((axis, index) => <AxisPart axis={axis} place={{ kind: "axis", axis: index }} draft={draft} context={context} />)}
      <Add draft={draft} context={context} at="head" what="axis" label={pick(words.addAxis, language)} />
    </>
  );
}

function Faults({ form, faults, language }: { readonly form: Form; readonly faults: readonly Issue[]; readonly language: Language }): VNode {
  if (faults.length === 0) return <Notice kind="info" language={language}>{pick(words.ready, language)}</Notice>;
  const most = 30;
  return (
    <Notice kind="warn" language={language} title={`${pick(words.faults, language)} (${formatNumber(faults.length, language)})`}>
      <ul>
        {faults.slice(0, most).map(({ field = "", text }) => <li><a href={formPath(form.code, `draft/part?at=${encodeURIComponent(pathOf(placeOf(field)))}`)}>{nameOf(form, placeOf(field), language)}</a>{language === "fr" ? "\u202f" : ""}: {text[language]}</li>)}
        {faults.length > most ? <li>{language === "fr" ? `et ${faults.length - most} de plus` : `and ${faults.length - most} more`}</li> : null}
      </ul>
    </Notice>
  );
}

/** How a fault names the part it is in. */
function nameOf(form: Form, place: Place, language: Language): string {
  const number = (one: number, name: readonly [string, string]) => `${name[language === "fr" ? 0 : 1]} ${one + 1}`;
  switch (place.kind) {
    case "head": return say("title", language);
    case "group": return number(place.index, ["Groupe", "Group"]);
    case "axis": return number(place.axis, ["Axe", "Axis"]);
    case "section": return `${number(place.axis, ["Axe", "Axis"])}, ${number(place.section, ["partie", "section"])}`;
    case "question": {
      const axis = form.axes[place.axis];
      const code = axis?.sections[place.section]?.questions[place.index]?.code ?? "";
      const at = axis === undefined ? undefined : numbersOf(axis, form.groups).get(code);
      return `${number(place.axis, ["Axe", "Axis"])}, question ${at ?? place.index + 1}`;
    }
  }
}

function AxisPart({ axis, place, draft, context }: DraftProps & { readonly axis: FormAxis; readonly place: Extract<Place, { readonly kind: "axis" }> }): VNode {
  const { language } = context;
  const kicker = `${language === "fr" ? "Axe" : "Axis"} ${place.axis + 1}`;
  return (
    <section class="form-part" id={pathOf(place)}>
      <PartHead title={pick(axis.title, language) || say("untitled", language)} kicker={kicker} form={draft.form} place={place} draft={draft} context={context} note={axis.objectives.length === 0 ? axis.code : `${axis.code} · ${language === "fr" ? plural("fr", axis.objectives.length, { one: "objectif", other: "objectifs" }) : plural("en", axis.objectives.length, { one: "objective", other: "objectives" })} ${axis.objectives.join(", ")}`} />
      {axis.sections.map((section, index) => <SectionPart section={section} axis={axis} place={{ kind: "section", axis: place.axis, section: index }} draft={draft} context={context} />)}
      <Add draft={draft} context={context} at={pathOf(place)} what="section" label={pick(words.addSection, language)} />
    </section>
  );
}

function SectionPart({ section, axis, place, draft, context }: DraftProps & { readonly section: FormSection; readonly axis: FormAxis; readonly place: Extract<Place, { readonly kind: "section" }> }): VNode {
  const { language } = context;
  const at = pathOf(place);
  return (
    <section class="form-section" id={at}>
      <PartHead title={pick(section.title, language) || say("untitled", language)} level={3} form={draft.form} place={place} draft={draft} context={context} note={section.code} />
      {section.when === undefined ? null : <p class="question-condition">{pick(sayCondition(section.when, axis, draft.form.groups), language)}</p>}
      {section.questions.length === 0 ? <p class="soft">{pick(words.empty, language)}</p> : (
        <ol class="form-questions">
          {section.questions.map((question, index) => (
            <QuestionRow question={question} place={{ kind: "question", axis: place.axis, section: place.section, index }} draft={draft} context={context}
              {...(question.when === undefined ? {} : { condition: pick(sayCondition(question.when, axis, draft.form.groups), language) })} {...numbered(numbersOf(axis, draft.form.groups).get(question.code))} />
          ))}
        </ol>
      )}
      <form method="post" action={formPath(draft.form.code, "draft/add")} class="inline-form">
        <Hidden context={context} revision={draft.revision} at={at} />
        <div class="field">
          <label for={`add-${at}`}>{pick(words.addQuestion, language)}</label>
          <select id={`add-${at}`} name="what">{questionKinds.map((kind) => <option value={kind}>{pick(kindNames[kind], language)}</option>)}</select>
        </div>
        <Button kind="second">{say("add", language)}</Button>
      </form>
    </section>
  );
}

function numbered(number: number | undefined): { readonly number?: number } {
  return number === undefined ? {} : { number };
}

function QuestionRow({ question, place, number, condition, draft, context }: DraftProps & { readonly question: Question; readonly place: Place; readonly number?: number; readonly condition?: string }): VNode {
  const { language } = context;
  const label = pick(question.label, language) || say("untitled", language);
  return (
    <li id={pathOf(place)}>
      <div>
        {condition === undefined ? null : <span class="question-condition">{condition}{language === "fr" ? "\u202f" : ""}: </span>}
        <span>{number === undefined ? null : <span class="question-place">{number}. </span>}{label}</span> <Tag>{pick(kindNames[question.kind], language)}</Tag> <span class="small soft">{question.code}</span>
      </div>
      <Acts draft={draft} context={context} place={place} name={label} />
    </li>
  );
}

function PartHead({ title, kicker, level = 2, note, place, fixed = false, draft, context }: DraftProps & { readonly title: string; readonly kicker?: string; readonly level?: 2 | 3; readonly note?: string; readonly form: Form; readonly place: Place; readonly fixed?: boolean }): VNode {
  return (
    <div class="form-part-head">
      <Heading level={level} {...(kicker === undefined ? {} : { kicker })}>{title}</Heading>
      {note === undefined ? null : <span class="small soft">{note}</span>}
      <Acts draft={draft} context={context} place={place} fixed={fixed} name={title} />
    </div>
  );
}

/** What can be done with one part. Each button says which part for those who listen. */
function Acts({ draft, context, place, name, fixed = false }: DraftProps & { readonly place: Place; readonly name: string; readonly fixed?: boolean }): VNode {
  const { language } = context;
  const at = pathOf(place);
  const act = (what: "up" | "down" | "remove") => (
    <form method="post" action={formPath(draft.form.code, "draft/act")}>
      <Hidden context={context} revision={draft.revision} at={at} />
      <button class="link-button" type="submit" name="act" value={what}>{say(what, language)}<span class="visually-hidden">{language === "fr" ? "\u202f" : ""}: {name}</span></button>
    </form>
  );
  return (
    <div class="form-acts">
      <a href={formPath(draft.form.code, `draft/part?at=${encodeURIComponent(at)}`)}>{say("edit", language)}<span class="visually-hidden">{language === "fr" ? "\u202f" : ""}: {name}</span></a>
      {fixed ? null : <>{act("up")}{act("down")}{act("remove")}</>}
    </div>
  );
}

function Add({ draft, context, at, what, label }: DraftProps & { readonly at: string; readonly what: "group" | "axis" | "section"; readonly label: string }): VNode {
  return (
    <form method="post" action={formPath(draft.form.code, "draft/add")} class="form-add">
      <Hidden context={context} revision={draft.revision} at={at} />
      <Button kind="second" name="what" value={what}>{label}</Button>
    </form>
  );
}
