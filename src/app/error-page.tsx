import type { VNode } from "preact";
import { ErrorSummary, Heading, Lead } from "../kernel/html/index.ts";
import type { Issue } from "../kernel/errors/app-error.ts";
import type { Page } from "../kernel/http/route.ts";
import type { KeptField, PageContext, PageError } from "../kernel/http/server.ts";

/** What a person reads when a page cannot be given: what happened, what to do, and the number to quote. */
export function errorPage(error: PageError, context: PageContext): Page {
  const { language } = context;
  const french = language === "fr";
  return {
    title: error.title[language],
    body: (
      <>
        <Heading level={1}>{error.title[language]}</Heading>
        <Lead>{error.text[language]}</Lead>
        {error.issues.length === 0 ? null : <ErrorSummary language={language} errors={error.issues.map((issue) => ({ fieldId: null, message: `${placeOf(issue, french)}${issue.text[language]}` }))} />}
        {error.kept === undefined ? null : <Kept fields={error.kept} status={error.status} french={french} />}
        <p>
          <a href="/">{french ? "Revenir au tableau de bord" : "Back to the board"}</a>
        </p>
        {error.status >= 500 ? <p class="soft">{french ? `Numéro à citer\u202f: ${error.requestId}` : `Number to quote: ${error.requestId}`}</p> : null}
      </>
    ),
  };
}

/** What was written is given back: nothing is lost with a session that ended. */
function Kept({ fields, status, french }: { readonly fields: readonly KeptField[]; readonly status: number; readonly french: boolean }): VNode {
  return (
    <section aria-labelledby="kept-title">
      <Heading level={2} id="kept-title">{french ? "Ce que vous aviez écrit" : "What you had written"}</Heading>
      <p class="prose">
        {status === 401
          ? french ? "Votre session a pris fin pendant que vous écriviez. Rien n’a été enregistré\u202f: copiez votre texte, connectez-vous, puis collez-le dans le formulaire." : "Your session ended while you were writing. Nothing was recorded: copy your text, sign in, then paste it into the form."
          : french ? "Rien n’a été enregistré\u202f: copiez votre texte, rouvrez le formulaire, puis collez-le." : "Nothing was recorded: copy your text, open the form again, then paste it."}
        {" "}
        {status === 401 ? <a href="/sign-in" target="_blank" rel="noopener">{french ? "Se connecter (nouvel onglet)" : "Sign in (new tab)"}</a> : null}
      </p>
      {fields.map(({ value }) => <blockquote class="kept-text">{value}</blockquote>)}
    </section>
  );
}

/** The part of the address at fault: nothing on the page shows it otherwise. */
function placeOf({ field }: Issue, french: boolean): string {
  const name = /^\/(?:query|params)\/([^/]+)/.exec(field ?? "")?.[1];
  if (name === undefined) return "";
  return french ? `Dans l’adresse, «\u202f${name}\u202f»\u202f: ` : `In the address, “${name}”: `;
}
