import { ErrorSummary, Heading, Lead } from "../kernel/html/index.ts";
import type { Issue } from "../kernel/errors/app-error.ts";
import type { Page } from "../kernel/http/route.ts";
import type { PageContext, PageError } from "../kernel/http/server.ts";

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
        <p>
          <a href="/">{french ? "Revenir au tableau de bord" : "Back to the board"}</a>
        </p>
        {error.status >= 500 ? <p class="soft">{french ? `Numéro à citer\u202f: ${error.requestId}` : `Number to quote: ${error.requestId}`}</p> : null}
      </>
    ),
  };
}

/** The part of the address at fault: nothing on the page shows it otherwise. */
function placeOf({ field }: Issue, french: boolean): string {
  const name = /^\/(?:query|params)\/([^/]+)/.exec(field ?? "")?.[1];
  if (name === undefined) return "";
  return french ? `Dans l’adresse, «\u202f${name}\u202f»\u202f: ` : `In the address, “${name}”: `;
}
