import type { VNode } from "preact";
import { Button, Field, fieldId, Heading, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { TrainingLabel, TrainingModule } from "../../domain/model.ts";
import { Csrf, errorAt, Faults, PairFields } from "../../../synthesis/web/deps.tsx";
import { manage, sheetPath, type Place } from "../deps.ts";
import { Crumbs } from "../parts.tsx";
import type { Given } from "./input.ts";

export interface FormProps {
  readonly place: Place;
  readonly given: Given;
  readonly issues: readonly Issue[];
}

type Common = { readonly language: Place["language"]; readonly value: string; readonly error?: string };

/** What fields of one form share: what was typed in them, and what is wrong with it. */
function fieldsOf({ place, given, issues }: FormProps) {
  const text = (name: string): string => given[name] ?? "";
  return {
    text,
    one: (name: string): Common & { readonly name: string } => ({ name, language: place.language, value: text(name), ...errorAt(issues, name, place.language) }),
    pair: (name: string) => ({ name, issues, language: place.language, translated: true, value: { fr: text(`${name}Fr`), en: text(`${name}En`) } }),
    box: (name: string) => ({ control: "checkbox" as const, name, language: place.language, checked: text(name) !== "", ...errorAt(issues, name, place.language) }),
  };
}

export function ModuleFormPage(props: FormProps & { readonly module: TrainingModule | null }): VNode {
  const { place, module, issues } = props;
  const { say, language, context } = place;
  const { one, pair, box } = fieldsOf(props);
  const title = module === null ? say("Nouveau module", "New module") : module.title[language];
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} managing crumbs={[{ label: title }]} />
      <Heading level={1}>{title}</Heading>
      {module === null ? null : <p>{say(`Version ${module.version}. Enregistrer en fait la version ${module.version + 1}\u202f: les séances déjà ouvertes gardent la leur.`, `Version ${module.version}. Saving makes version ${module.version + 1}: classes that are open keep theirs.`)} <a href={`${manage}/modules/${module.code}/classes/new`}>{say("Ouvrir une séance", "Open a class")}</a></p>}
      <form method="post" action={module === null ? `${manage}/modules/new` : `${manage}/modules/${module.code}`}>
        <Csrf context={context} />
        {module === null ? <Field {...one("code")} label={say("Code", "Code")} hint={say("Un mot en minuscules, qui ne changera plus\u202f: integrite-bases", "A word in lower case that will not change: integrity-basics")} required /> : null}
        <PairFields {...pair("title")} label={{ fr: "Titre", en: "Title" }} />
        <PairFields {...pair("summary")} label={{ fr: "Résumé", en: "Summary" }} rows={3} />
        <PairFields {...pair("aims")} label={{ fr: "Ce que l’on saura faire, une ligne chacun", en: "What one will be able to do, one a line" }} rows={4} />
        <PairFields {...pair("audience")} label={{ fr: "Pour qui", en: "For whom" }} />
        <Field {...one("durationHours")} label={say("Durée, en heures", "Duration, in hours")} inputMode="decimal" required />
        <Field {...one("credits")} label={say("Crédits", "Credits")} inputMode="numeric" required />
        <Field {...one("validityMonths")} label={say("Validité, en mois", "Validity, in months")} inputMode="numeric" required />
        <Field {...box("forNewcomers")} label={say("Obligatoire pour les personnes qui arrivent", "Compulsory for those who join")} />
        <Field {...box("selfPaced")} label={say("Suivi en ligne, à son rythme", "Taken on line, at one’s own pace")} />
        <Field {...box("offered")} label={say("Au catalogue", "In the catalogue")} />
        <Heading level={2}>{say("Évaluation", "Assessment")}</Heading>
        <Field {...box("assessed")} label={say("Une évaluation est à réussir", "An assessment has to be passed")} />
        <Field {...one("passPercent")} label={say("Part de bonnes réponses à atteindre, en pourcentage", "Share of right answers to reach, in percent")} inputMode="numeric" />
        <Field {...one("attempts")} label={say("Nombre d’essais", "Number of attempts")} inputMode="numeric" />
        <Field {...one("quiz")} control="textarea" rows={14} label={say("Questionnaire", "Quiz")} optional hint={say("Une ligne par question (? au début), puis une par réponse (+ juste, - fausse)\u202f: français | anglais. Sans questionnaire, le formateur note le résultat sur la feuille.", "One line a question (? first), then one an answer (+ right, - wrong): French | English. Without a quiz, the trainer enters the result on the sheet.")} />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href={manage}>{say("Revenir", "Back")}</LinkButton></div>
      </form>
    </div>
  );
}

export function LabelFormPage(props: FormProps & { readonly label: TrainingLabel | null; readonly modules: readonly TrainingModule[] }): VNode {
  const { place, label, issues, modules } = props;
  const { say, language, context } = place;
  const { one, pair, box, text } = fieldsOf(props);
  const title = label === null ? say("Nouveau label", "New label") : label.title[language];
  const required = new Set(text("required").split(" "));
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} managing crumbs={[{ label: title }]} />
      <Heading level={1}>{title}</Heading>
      <form method="post" action={label === null ? `${manage}/labels/new` : `${manage}/labels/${label.code}`}>
        <Csrf context={context} />
        {label === null ? <Field {...one("code")} label={say("Code", "Code")} hint={say("Un mot en minuscules\u202f: ambassadeur", "A word in lower case: ambassador")} required /> : null}
        <PairFields {...pair("title")} label={{ fr: "Titre", en: "Title" }} />
        <PairFields {...pair("description")} label={{ fr: "Description", en: "Description" }} rows={4} />
        <fieldset class="field" id={fieldId("required")}>
          <legend>{say("Modules exigés", "Required modules")}</legend>
          {modules.map((module) => <label class="choice" for={`required-${module.code}`}><input type="checkbox" id={`required-${module.code}`} name="required" value={module.code} checked={required.has(module.code)} />{module.title[language]}</label>)}
        </fieldset>
        <Field {...one("credits")} label={say("Crédits en vigueur à réunir", "Credits in force to gather")} inputMode="numeric" required />
        <Field {...one("validityMonths")} label={say("Validité, en mois", "Validity, in months")} inputMode="numeric" required />
        <Field {...one("renewalCredits")} label={say("Crédits à gagner depuis, pour le renouveler", "Credits to earn since, to renew it")} inputMode="numeric" required />
        <Field {...box("offered")} label={say("Donné et renouvelé", "Given and renewed")} />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href={manage}>{say("Revenir", "Back")}</LinkButton></div>
      </form>
    </div>
  );
}

export interface ClassFormProps extends FormProps {
  readonly module: TrainingModule;
  /** Null for a class to be opened. */
  readonly classId: string | null;
  readonly cancelled: boolean;
  readonly trainers: readonly { readonly accountId: string; readonly name: string }[];
}

export function ClassFormPage(props: ClassFormProps): VNode {
  const { place, module, classId, cancelled, issues, trainers } = props;
  const { say, language, context } = place;
  const { one } = fieldsOf(props);
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} managing crumbs={[{ label: module.title[language], href: `${manage}/modules/${module.code}` }, { label: classId === null ? say("Nouvelle séance", "New class") : say("Séance", "Class") }]} />
      <Heading level={1} kicker={classId === null ? say("Nouvelle séance", "New class") : say("Séance", "Class")}>{module.title[language]}</Heading>
      {cancelled ? <Notice kind="warn" language={language}>{say("Cette séance est annulée.", "This class is cancelled.")}</Notice> : null}
      {classId === null ? null : <p><a href={sheetPath(classId)}>{say("Feuille de présence", "Attendance sheet")}</a></p>}
      <form method="post" action={classId === null ? `${manage}/modules/${module.code}/classes/new` : `${manage}/classes/${classId}`}>
        <Csrf context={context} />
        {module.selfPaced ? <p class="soft">{say("Module suivi à son rythme\u202f: laissez les jours vides.", "A module taken at one’s own pace: leave the days empty.")}</p> : null}
        <Field {...one("startsOn")} control="date" label={say("Premier jour", "First day")} optional={module.selfPaced} />
        <Field {...one("endsOn")} control="date" label={say("Dernier jour", "Last day")} optional hint={say("Vide\u202f: le même.", "Empty: the same.")} />
        <Field {...one("placeFr")} label={say("Où, en français", "Where, in French")} required />
        <Field {...one("placeEn")} label={say("Où, en anglais", "Where, in English")} optional />
        <Field {...one("places")} label={say("Places", "Places")} hint={say("Vide\u202f: sans limite.", "Empty: no limit.")} inputMode="numeric" optional />
        <Field {...one("trainer")} control="select" label={say("Formateur", "Trainer")} hint={say("Remplit la feuille de présence de sa séance.", "Fills in the attendance sheet of their class.")} options={[{ value: "", label: say("aucun\u202f: le bureau s’en charge", "none: the office sees to it") }, ...trainers.map(({ accountId, name }) => ({ value: accountId, label: name }))]} />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button>{classId === null || cancelled ? null : <LinkButton href={`${manage}/classes/${classId}/cancel`}>{say("Annuler la séance…", "Cancel the class…")}</LinkButton>}</div>
      </form>
    </div>
  );
}

export interface ConfirmProps {
  readonly place: Place;
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly back: string;
  readonly button: string;
  /** Asks for a reason. */
  readonly reason?: { readonly label: string; readonly hint: string; readonly value: string };
  readonly issues?: readonly Issue[];
}

/** Asks again before what cannot be taken back. */
export function ConfirmPage({ place, title, lead, action, back, button, reason, issues = [] }: ConfirmProps): VNode {
  const { language, say, context } = place;
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} managing crumbs={[{ label: title }]} />
      <Heading level={1}>{title}</Heading>
      <p>{lead}</p>
      <form method="post" action={action}>
        <Csrf context={context} />
        {reason === undefined ? null : <Field control="textarea" rows={3} name="reason" label={reason.label} hint={reason.hint} value={reason.value} required language={language} {...errorAt(issues, "reason", language)} />}
        <div class="button-row"><Button kind="danger">{button}</Button><LinkButton href={back}>{say("Ne rien changer", "Change nothing")}</LinkButton></div>
      </form>
    </div>
  );
}
