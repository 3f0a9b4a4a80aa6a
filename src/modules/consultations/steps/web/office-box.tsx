import type { VNode } from "preact";
import { Button, Field } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { ContractItem } from "../deps.ts";
import { followUpStates, verdicts } from "../domain/contribution.ts";
import { sayIn, textIn } from "./deps.ts";
import { errorOf } from "./parts.tsx";
import { followUpNames, verdictNames } from "./words.ts";

/** For those who answer for the institute: the answer, and what became of the proposal since. */
export function officeBox({ path, contract, context, given, act, issues }: { readonly path: string; readonly contract: { readonly actions: readonly ContractItem[] }; readonly context: RequestContext; readonly given: unknown; readonly act: string; readonly issues: readonly Issue[] }): VNode {
  const { language, csrfToken } = context;
  const say = sayIn(language);
  return (
    <section class="office" aria-label={say("Répondre pour l’institut", "Answer for the institute")}>
      <details class="disclosure" open={act === "answer"}>
        <summary>{say("Répondre à cette proposition", "Answer this proposal")}</summary>
        <form method="post" action={`${path}/answer`} class="disclosure-body">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Field control="radios" name="verdict" label={say("Décision", "Decision")} value={textIn(given, "verdict")} required language={language} options={verdicts.map((value) => ({ value, label: pick(verdictNames[value], language) }))} />
          <Field control="textarea" name="reason" rows={6} required label={say("Ce que l’institut fait de cette proposition, et pourquoi", "What the institute makes of this proposal, and why")} value={textIn(given, "reason")} language={language} {...errorOf(issues, "reason", language)} />
          <Field name="answeredBy" required label={say("Qui répond pour l’institut", "Who answers for the institute")} hint={say("Une fonction ou une instance, public.", "A function or a body, public.")} value={textIn(given, "answeredBy")} language={language} {...errorOf(issues, "answeredBy", language)} />
          {contract.actions.length === 0 ? null : <Field control="select" name="action" optional label={say("Action du contrat qui la porte", "Action of the contract that carries it")} value={textIn(given, "action")} language={language} options={[{ value: "", label: say("Aucune", "None") }, ...contract.actions.map(({ code, title }) => ({ value: code, label: `${code}. ${pick(title, language)}` }))]} {...errorOf(issues, "action", language)} />}
          <div class="button-row"><Button>{say("Publier la réponse", "Publish the answer")}</Button></div>
        </form>
      </details>
      <details class="disclosure" open={act === "follow-up"}>
        <summary>{say("Dire une suite", "Say what followed")}</summary>
        <form method="post" action={`${path}/follow-up`} class="disclosure-body">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Field control="select" name="state" label={say("État", "State")} value={textIn(given, "state")} language={language} options={followUpStates.map((value) => ({ value, label: pick(followUpNames[value], language) }))} {...errorOf(issues, "state", language)} />
          <Field control="date" name="happenedOn" required label={say("Le", "On")} value={textIn(given, "happenedOn") || context.clock.today()} language={language} {...errorOf(issues, "happenedOn", language)} />
          <Field control="textarea" name="note" required label={say("Ce qui s’est passé", "What happened")} value={textIn(given, "note")} language={language} {...errorOf(issues, "note", language)} />
          <div class="button-row"><Button>{say("Publier la suite", "Publish it")}</Button></div>
        </form>
      </details>
    </section>
  );
}
