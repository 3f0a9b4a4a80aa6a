import type { ComponentChildren, VNode } from "preact";
import { Button, Field, LinkButton } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { Csrf } from "./shell.tsx";

export interface ShareAreaProps {
  readonly context: RequestContext;
  /** `/data/ds-000042/share`: where a colleague is added; below it, `/stop`. */
  readonly path: string;
  /** First line of the list: who declared the record, or that nobody did; null: no line. */
  readonly declarer: ComponentChildren;
  readonly editors: readonly { readonly id: string; readonly name: string }[];
  /** Who else may edit, by their role. */
  readonly others: string;
  /** The address as it was typed, and what is wrong with it. */
  readonly email: string;
  readonly issues: readonly Issue[];
  readonly back: string;
}

/** Who may edit a record: the list, each with an end to it, and the form that adds somebody. */
export function ShareArea({ context, path, declarer, editors, others, email, issues, back }: ShareAreaProps): VNode {
  const { language } = context;
  const fr = language === "fr";
  const fault = issues.find(({ field }) => field === "email");
  return (
    <>
      <ul class="people-list">
        {declarer === null ? null : <li>{declarer}</li>}
        {editors.map(({ id, name }) => (
          <li>
            <form method="post" action={`${path}/stop`} class="inline-form">
              <Csrf context={context} />
              <input type="hidden" name="account" value={id} />
              <span>{name}</span> <Button kind="plain">{fr ? "Ne plus partager" : "Stop sharing"}<span class="visually-hidden"> {name}</span></Button>
            </form>
          </li>
        ))}
      </ul>
      <p class="soft small">{others}</p>
      <form method="post" action={path}>
        <Csrf context={context} />
        <Field control="email" name="email" label={fr ? "Adresse du compte de votre collègue" : "Address of your colleague’s account"} value={email} autocomplete="off" language={language} {...(fault === undefined ? {} : { error: fault.text[language] })} />
        <div class="button-row"><Button>{fr ? "Partager" : "Share"}</Button><LinkButton href={back}>{fr ? "Revenir à la fiche" : "Back to the record"}</LinkButton></div>
      </form>
    </>
  );
}
