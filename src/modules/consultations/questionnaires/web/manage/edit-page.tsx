import type { VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton } from "../../../../../kernel/html/index.ts";
import { pick } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import { roleCodes } from "../../../../identity/index.ts";
import { campaignModes } from "../../../domain/campaign.ts";
import { leastThreshold } from "../../domain/input.ts";
import { managePath, roleName } from "../deps.ts";
import { modeWords } from "../words.ts";
import { textOf, textsOf, type Sent } from "./read-input.ts";

export interface EditProps {
  /** Null for a new one. */
  readonly code: string | null;
  readonly sent: Sent;
  readonly issues: readonly Issue[];
  readonly forms: readonly { readonly code: string; readonly version: number; readonly title: Bilingual }[];
  readonly csrfToken: string;
  readonly language: Language;
}

/** What is prepared of a questionnaire; all of it can be changed until it is announced. */
export function EditPage({ code, sent, issues, forms, csrfToken, language }: EditProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const title = code === null ? say("Nouveau questionnaire", "New questionnaire") : say("Modifier le brouillon", "Change the draft");
  const error = (name: string): { readonly error?: string } => {
    const found = issues.find(({ field }) => field === name);
    return found === undefined ? {} : { error: pick(found.text, language) };
  };
  const value = (name: string) => ({ name, value: textOf(sent, name), language, ...error(name) });
  const chosenForm = textOf(sent, "form");
  const choices = forms.map((form) => ({ value: `${form.code}@${form.version}`, label: `${pick(form.title, language)} (v${form.version})` }));
  const known = choices.some((choice) => choice.value === chosenForm);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: say("Conduite", "Running"), href: "/consultations/manage" }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <Lead>{say("Rien n’est public avant l’annonce\u202f; rien n’est fixé avant l’ouverture.", "Nothing is public before the announcement; nothing is fixed before the opening.")}</Lead>
      <ErrorSummary language={language} errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field), message: pick(text, language) }))} />
      <form method="post" action={code === null ? "/consultations/manage" : `${managePath(code)}/edit`} class="form">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="revision" value={textOf(sent, "revision")} />
        {code === null ? <Field {...value("code")} label={say("Code, dans l’adresse", "Code, in the address")} hint={say("Par exemple auto-evaluation-2019-2023. Il ne changera plus.", "For instance self-evaluation-2019-2023. It will not change.")} required /> : <input type="hidden" name="code" value={code} />}
        <div class="field-pair">
          <Field {...value("title.fr")} label={say("Titre en français", "Title in French")} required />
          <Field {...value("title.en")} label={say("Titre en anglais", "Title in English")} required />
        </div>
        <div class="field-pair">
          <Field {...value("purpose.fr")} control="textarea" rows={6} label={say("But, en français", "Purpose, in French")} hint={say("Qui demande, à qui, pourquoi, ce qu’il en sera fait.", "Who asks, of whom, why, what will become of it.")} required />
          <Field {...value("purpose.en")} control="textarea" rows={6} label={say("But, en anglais", "Purpose, in English")} hint={say("Une ligne vide sépare deux paragraphes.", "An empty line parts two paragraphs.")} required />
        </div>
        <Field {...value("contact")} label={say("À qui s’adresser", "Whom to ask")} hint={say("Un service, une adresse\u202f: publié sur la page.", "A service, an address: published on the page.")} optional />

        <Heading level={2}>{say("Comment on répond", "How people answer")}</Heading>
        <Field {...value("mode")} control="radios" label={say("Mode", "Mode")} required options={campaignModes.map((mode) => ({ value: mode, label: `${pick(modeWords[mode], language)}${say(
          mode === "anonymous" ? "\u202f: le personnel, une fois par axe, sans que rien ne le relie à ses réponses" : "\u202f: quiconque a l’adresse, peut-être plusieurs fois",
          mode === "anonymous" ? ": staff, once an axis, with nothing that ties them to their answers" : ": whoever has the address, perhaps several times",
        )}` }))} />
        <Field {...value("form")} control="select" label={say("Formulaire", "Form")} required hint={say("Il est copié tel qu’il est aujourd’hui\u202f; l’enregistrement de ce brouillon le recopie.", "It is copied as it is today; saving this draft copies it anew.")} options={[{ value: "", label: say("Choisir…", "Choose…") }, ...choices, ...(known || chosenForm === "" ? [] : [{ value: chosenForm, label: chosenForm.replace("@", " (v").concat(")") }])]} />
        <p class="small"><a href="/consultations/forms">{say("Voir et préparer les formulaires", "See and prepare the forms")}</a></p>
        <Field {...value("threshold")} control="text" inputMode="numeric" label={say("Seuil", "Threshold")} hint={say(`Le plus petit nombre de contributions derrière ce qui est montré\u202f; ${leastThreshold} au moins, 10 d’ordinaire.`, `Fewest contributions behind anything shown; ${leastThreshold} at least, 10 as a rule.`)} required />

        <Heading level={2}>{say("Quand", "When")}</Heading>
        <div class="field-pair">
          <Field {...value("opensOn")} control="date" label={say("Jour d’ouverture", "Opening day")} required />
          <Field {...value("closesOn")} control="date" label={say("Jour de clôture", "Closing day")} hint={say("On ne répond plus dès ce jour.", "Nobody answers from this day on.")} required />
        </div>
        <div class="field-pair">
          <Field {...value("periodFrom")} control="date" label={say("Période évaluée, premier jour", "Period evaluated, first day")} optional />
          <Field {...value("periodTo")} control="date" label={say("Premier jour hors période", "First day outside")} optional />
        </div>

        <Heading level={2}>{say("Qui répond", "Who answers")}</Heading>
        <Field {...value("who")} control="radios" label={say("Comptes", "Accounts")} options={[{ value: "all", label: say("Tous les comptes ouverts", "All open accounts") }, { value: "roles", label: say("Ceux qui tiennent l’un de ces rôles", "Those who hold one of these roles") }]} />
        <fieldset class="field" id={fieldId("eligibleRoles")}>
          <legend>{say("Rôles", "Roles")}</legend>
          {error("eligibleRoles").error === undefined ? null : <p class="field-error">{error("eligibleRoles").error}</p>}
          <div class="choice-columns">{roleCodes.map((role) => <label class="choice"><input type="checkbox" name="eligibleRoles" value={role} checked={textsOf(sent, "eligibleRoles").includes(role)} />{pick(roleName(role), language)}</label>)}</div>
        </fieldset>
        <div class="button-row"><Button>{say("Enregistrer le brouillon", "Save the draft")}</Button><LinkButton href={code === null ? "/consultations/manage" : managePath(code)}>{say("Annuler", "Cancel")}</LinkButton></div>
      </form>
    </>
  );
}
