import type { VNode } from "preact";
import { Button, Field, LinkButton } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { RobotFields, type RobotCheck } from "../../../../kernel/robots/index.ts";
import { identitiesOf } from "../actions/contribute.ts";
import type { ContractItem } from "../deps.ts";
import { lengths, type Draft } from "../domain/check.ts";
import type { Consultation, Door } from "../domain/consultation.ts";
import { sayIn } from "./deps.ts";
import { errorOf } from "./parts.tsx";

export interface ContributionFormProps {
  readonly kind: "proposal" | "comment";
  readonly action: string;
  readonly consultation: Consultation;
  readonly door: Door;
  readonly context: RequestContext;
  readonly objectives: readonly ContractItem[];
  readonly draft: Draft;
  readonly pseudonym: string;
  readonly as: string;
  readonly secret: string;
  readonly replyTo: string | null;
  readonly robots: RobotCheck | null;
  readonly issues: readonly Issue[];
  /** Where it is changed rather than sent: the revision that was read. */
  readonly revision?: number;
}

/** What somebody writes, proposal or comment, first time or again. Nothing typed is ever lost by a fault. */
export function ContributionForm(props: ContributionFormProps): VNode {
  const { kind, action, consultation, door, context, objectives, draft, issues, replyTo } = props;
  const { language } = context;
  const say = sayIn(language);
  const changing = props.revision !== undefined;
  const personal = issues.some(({ severity }) => severity === "warning");
  return (
    <form method="post" action={action} class="form contribution-form">
      <input type="hidden" name="_csrf" value={context.csrfToken} />
      <input type="hidden" name="secret" value={props.secret} />
      {replyTo === null ? null : <input type="hidden" name="replyTo" value={replyTo} />}
      {props.revision === undefined ? null : <input type="hidden" name="revision" value={props.revision} />}
      {changing || door === "stakeholders" ? null : door === "public" ? (
        <Field name="pseudonym" label={say("Votre pseudonyme", "Your pseudonym")} hint={say("Il sera public. Ne donnez pas votre nom si vous ne voulez pas être reconnu.", "It will be public. Do not give your name if you do not want to be recognised.")} value={props.pseudonym} autocomplete="off" required language={language} {...errorOf(issues, "pseudonym", language)} />
      ) : context.actor === null ? null : (
        <Field control="select" name="as" label={say("Sous quel nom écrire", "Write under which name")} value={props.as} language={language} options={identitiesOf(context.actor, consultation).map(({ value, label }) => ({ value, label: pick(label, language) }))} {...errorOf(issues, "as", language)} />
      )}
      {kind === "comment" ? null : (
        <>
          <Field name="title" label={say("Titre", "Title")} hint={say("En une ligne, ce que vous proposez.", "In one line, what you propose.")} value={draft.title} required language={language} {...errorOf(issues, "title", language)} />
          <Field control="select" name="theme" label={say("Thème", "Theme")} value={draft.theme} language={language} options={[{ value: "", label: say("Choisir…", "Choose…") }, ...consultation.themes.map(({ code, title }) => ({ value: code, label: pick(title, language) }))]} {...errorOf(issues, "theme", language)} />
          {objectives.length === 0 ? null : <Field control="select" name="objective" label={say("Objectif du contrat", "Objective of the contract")} optional value={draft.objective} language={language} options={[{ value: "", label: say("Aucun en particulier", "None in particular") }, ...objectives.map(({ code, title }) => ({ value: code, label: `${code}. ${pick(title, language)}` }))]} {...errorOf(issues, "objective", language)} />}
        </>
      )}
      <Field
        control="textarea" name="body" rows={kind === "proposal" ? 10 : 4} required value={draft.body} language={language}
        label={kind === "proposal" ? say("Votre proposition", "Your proposal") : say("Votre commentaire", "Your comment")}
        hint={say(`Texte simple, ${lengths[kind].most.toLocaleString("fr").replaceAll(/\s/g, "\u202f")} caractères au plus. Ne nommez personne.`, `Plain text, ${lengths[kind].most.toLocaleString("en")} characters at most. Do not name anybody.`)}
        {...errorOf(issues, "body", language)}
      />
      {personal ? <Field control="checkbox" name="sure" label={say("J’ai relu\u202f: ce texte ne contient rien qui ne puisse être public.", "I have read it again: this text holds nothing that may not be public.")} language={language} /> : null}
      {props.robots === null ? null : <RobotFields check={props.robots} language={language} issues={issues} />}
      <div class="button-row">
        <Button>{changing ? say("Enregistrer", "Save") : say("Envoyer", "Send")}</Button>
        {kind === "comment" && !changing ? null : <LinkButton href={`/consultations/steps/${consultation.code}`}>{say("Annuler", "Cancel")}</LinkButton>}
      </div>
    </form>
  );
}
