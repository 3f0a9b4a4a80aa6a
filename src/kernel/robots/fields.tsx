import type { VNode } from "preact";
import type { Issue } from "../errors/app-error.ts";
import { Field, fieldId } from "../html/index.ts";
import { pick } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import { robotFields, type RobotCheck } from "./robots.ts";

export interface RobotFieldsProps {
  readonly check: RobotCheck;
  readonly language: Language;
  /** Of `Robots.check`, where the form comes back. */
  readonly issues?: readonly Issue[];
}

/**
 * The check against robots, to be put in a form right before its button. With a script it is a line that says it is done;
 * without one a question. The trap is out of reach of eyes, keys and screen readers, and no browser fills it.
 */
export function RobotFields({ check, language, issues = [] }: RobotFieldsProps): VNode {
  const fr = language === "fr";
  const issue = issues.find(({ field }) => field === robotFields.answer);
  return (
    <div
      class="robots"
      data-robots={JSON.stringify(check.challenge.parameters)}
      data-working={fr ? "Vérification contre les robots en cours, par votre navigateur\u202f; vous n’avez rien à faire." : "Your browser is checking that you are no robot; there is nothing for you to do."}
      data-done={fr ? "Vérification contre les robots faite." : "The check against robots is done."}
    >
      <input type="hidden" name={robotFields.token} value={check.token} />
      <input type="hidden" name={robotFields.solution} value={check.solution} />
      <div class="robots-question">
        <Field
          name={robotFields.answer} label={check.question} value={check.answer} language={language} autocomplete="off"
          hint={fr ? "Une question contre les robots\u202f: un mot ou un nombre suffit, majuscules et accents ne comptent pas." : "A question to keep robots out: a word or a number will do, capitals and accents do not matter."}
          {...(issue === undefined ? {} : { error: pick(issue.text, language) })}
        />
      </div>
      <div class="visually-hidden" aria-hidden="true" inert>
        <label for={fieldId(robotFields.trap)}>{fr ? "Laissez ce champ vide" : "Leave this field empty"}</label>
        <input type="text" id={fieldId(robotFields.trap)} name={robotFields.trap} tabIndex={-1} autoComplete="off" />
      </div>
    </div>
  );
}
