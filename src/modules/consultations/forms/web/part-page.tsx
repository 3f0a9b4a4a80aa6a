import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, ErrorSummary, Field, Heading, LinkButton } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { formLimits } from "../../domain/answering/index.ts";
import type { Form, Question } from "../../domain/form.ts";
import { axisAt, pathOf, questionAt, sectionAt, type Place } from "../editing/place.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { KindFields } from "./kind-fields.tsx";
import { errorsAt, faultAt, Hidden, TwoTexts, Way } from "./parts.tsx";
import { formPath, kindNames, say } from "./words.ts";

export interface PartPageProps {
  readonly form: Form;
  /** The code under which what is edited stands in the draft: somebody else may move it meanwhile. Null for the head. */
  readonly was: string | null;
  readonly revision: number;
  readonly place: Place;
  /** Those of this part, shown once it was sent. */
  readonly issues: readonly Issue[];
  /** Codes of objectives that may be named, with their titles. */
  readonly objectives: readonly { readonly code: string; readonly title: Bilingual }[];
  readonly context: RequestContext;
}

const words = {
  head: both("Titre et introduction", "Title and introduction"),
  group: both("Question de groupe", "Question of group"),
  axis: both("Axe", "Axis"),
  section: both("Partie", "Section"),
  question: both("Question", "Question"),
  label: both("Question posée", "Question asked"),
  help: both("Aide", "Help"),
  objectives: both("Objectifs du contrat", "Objectives of the contract"),
  required: both("Réponse obligatoire (seulement derrière un lien ouvert)", "Answer needed (behind an open link only)"),
  codeHint: both("Minuscules, chiffres et tirets. Ne donnez jamais à une question le code qu’une autre a eu.", "Lower-case letters, digits and hyphens. Never give a question the code that another had."),
  paragraphs: both("Une ligne vide commence un paragraphe.", "An empty line begins a paragraph."),
  group1: both("Les groupes sont demandés à chaque axe et servent à croiser les résultats, un à la fois. Gardez peu de choix, chacun pour beaucoup de personnes.", "Groups are asked in each axis and serve to cross results, one at a time. Keep few options, each for many people."),
} as const;

/** Questions asked before a place, groups first: what its condition may look at. */
export function questionsBefore(form: Form, place: Place): readonly Question[] {
  const axis = axisAt(form, place);
  if (axis === null || !("section" in place)) return [];
  const earlier = axis.sections.slice(0, place.section).flatMap((section) => section.questions);
  return [...form.groups, ...earlier, ...(place.kind === "question" ? (axis.sections[place.section]?.questions.slice(0, place.index) ?? []) : [])];
}

/** One part of a draft: the head, an axis, a section or a question, both languages side by side. */
export function PartPage({ form, was, revision, place, issues, objectives, context }: PartPageProps): VNode {
  const { language } = context;
  const at = pathOf(place);
  const question = questionAt(form, place);
  const title = question === null ? pick(words[place.kind], language) : `${pick(words[place.kind], language)} · ${pick(kindNames[question.kind], language)}`;
  return (
    <>
      <Way language={language} crumbs={[{ label: pick(form.title, language) || form.code, href: formPath(form.code) }, { label: say("draft", language), href: formPath(form.code, "draft") }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <ErrorSummary errors={errorsAt(issues, at, language)} language={language} />
      <form method="post" action={formPath(form.code, "draft/part")}>
        <Hidden context={context} revision={revision} at={at} />
        {was === null ? null : <input type="hidden" name="was" value={was} />}
        <Fields form={form} place={place} issues={issues} objectives={objectives} context={context} />
        <div class="button-row"><Button>{say("save", language)}</Button><Button kind="second" name="after" value="stay">{language === "fr" ? "Enregistrer et rester" : "Save and stay"}</Button><LinkButton href={`${formPath(form.code, "draft")}#${at}`}>{language === "fr" ? "Revenir sans enregistrer" : "Back without saving"}</LinkButton></div>
      </form>
    </>
  );
}

function Fields({ form, place, issues, objectives, context: { language } }: Omit<PartPageProps, "revision" | "was">): VNode {
  const at = pathOf(place);
  const shared = { at, issues, language };
  const [axis, section, question] = [axisAt(form, place), sectionAt(form, place), questionAt(form, place)];
  const before = questionsBefore(form, place);
  if (question !== null) {
    return (
      <>
        {place.kind === "group" ? <p class="hint">{pick(words.group1, language)}</p> : null}
        <TwoTexts name="label" label={pick(words.label, language)} value={question.label} {...shared} />
        <TwoTexts name="help" label={pick(words.help, language)} value={question.help ?? { fr: "", en: "" }} optional {...shared} />
        <KindFields question={question} {...shared} />
        <Code value={question.code} {...shared} />
        {place.kind === "group" || axis === null ? null : (
          <>
            <Objectives chosen={question.objectives ?? []} known={objectives} {...shared} />
            <ConditionEditor condition={question.when} before={before} axis={axis} groups={form.groups} language={language} {...conditionFault(issues, `${at}.when`, language)} />
            <Field control="checkbox" name="required" label={pick(words.required, language)} value="yes" checked={question.required === true} language={language} />
          </>
        )}
      </>
    );
  }
  if (section !== null && axis !== null) {
    return (
      <>
        <TwoTexts name="title" label={say("title", language)} value={section.title} {...shared} />
        <TwoTexts name="introduction" label={say("introduction", language)} rows={4} optional hint={pick(words.paragraphs, language)} value={section.introduction ?? { fr: "", en: "" }} {...shared} />
        <Code value={section.code} {...shared} />
        <ConditionEditor condition={section.when} before={before} axis={axis} groups={form.groups} language={language} {...conditionFault(issues, `${at}.when`, language)} />
      </>
    );
  }
  const texts = axis ?? form;
  return (
    <>
      <TwoTexts name="title" label={say("title", language)} value={texts.title} {...shared} />
      <TwoTexts name="introduction" label={say("introduction", language)} rows={5} optional hint={pick(words.paragraphs, language)} value={texts.introduction} {...shared} />
      {axis === null ? null : <><Code value={axis.code} {...shared} /><Objectives chosen={axis.objectives} known={objectives} {...shared} /></>}
    </>
  );
}

function conditionFault(issues: readonly Issue[], path: string, language: Language): { readonly fault?: string } {
  const found = issues.filter(({ field = "" }) => field === path || field.startsWith(`${path}.`));
  return found.length === 0 ? {} : { fault: found.map(({ text }) => text[language]).join(" ") };
}

interface Shared {
  readonly at: string;
  readonly issues: readonly Issue[];
  readonly language: Language;
}

function Code({ value, at, issues, language }: Shared & { readonly value: string }): VNode {
  return <Field name="code" label={say("code", language)} hint={pick(words.codeHint, language)} value={value} language={language} {...faultAt(issues, `${at}.code`, language)} />;
}

/** Boxes for the objectives that are known; a field for codes where none are. */
function Objectives({ chosen, known, at, issues, language }: Shared & { readonly chosen: readonly string[]; readonly known: PartPageProps["objectives"] }): VNode {
  if (known.length === 0) return <Field name="objectives" label={pick(words.objectives, language)} optional value={chosen.join(", ")} language={language} {...faultAt(issues, `${at}.objectives`, language)} />;
  const all = [...known, ...chosen.filter((code) => !known.some((one) => one.code === code)).map((code) => ({ code, title: both("", "") }))].slice(0, formLimits.objectives * 3);
  return (
    <fieldset class="field" id="field-objectives">
      <legend>{pick(words.objectives, language)}</legend>
      {all.map(({ code, title }) => <label class="choice" for={`objective-${code}`}><input type="checkbox" id={`objective-${code}`} name="objectives" value={code} checked={chosen.includes(code)} />{code}{pick(title, language) === "" ? "" : ` · ${pick(title, language)}`}</label>)}
    </fieldset>
  );
}
