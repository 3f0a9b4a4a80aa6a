import type { VNode } from "preact";
import { Button, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { RequestView } from "../../actions/read.ts";
import { moveActs } from "../../domain/request-words.ts";
import { Crumbs, Csrf, type Place } from "../deps.tsx";

/** Moves that end a request for good. */
export const endings = ["refuse", "withdraw"] as const;

/** The last question before a request is refused or withdrawn: nothing leads back from there. */
export function ConfirmPage({ place, view: { request, cohort }, move, text, revision }: { readonly place: Place; readonly view: RequestView; readonly move: (typeof endings)[number]; readonly text: string; readonly revision: string }): VNode {
  const { say, language } = place;
  const back = `/cohorts/requests/${request.number}`;
  return (
    <article>
      <Crumbs place={place} crumbs={[{ label: say("Demandes", "Requests"), href: "/cohorts/requests" }, { label: request.number, href: back }, { label: moveActs[move][language] }]} />
      <Heading level={1} kicker={`${cohort.content.acronym} · ${request.number}`}>{move === "withdraw" ? say("Retirer cette demande\u202f?", "Withdraw this request?") : request.state === "quoted" ? say("Refuser ce devis\u202f?", "Refuse this quote?") : say("Refuser cette demande\u202f?", "Refuse this request?")}</Heading>
      <Notice kind="warn" language={language}>{say(`«\u202f${request.title}\u202f» sera close pour de bon\u202f: pour y revenir, il faudra une autre demande.`, `“${request.title}” will be over for good: to come back to it takes another request.`)}</Notice>
      <p><strong>{say("Pourquoi", "Why")}</strong></p>
      <p class="prose cohort-need">{text}</p>
      <form method="post" action={back} enctype="multipart/form-data">
        <Csrf place={place} values={{ move, revision, text, confirmed: "1" }} />
        <div class="button-row"><Button kind="danger">{moveActs[move][language]}</Button><LinkButton href={back}>{say("Ne rien faire", "Do nothing")}</LinkButton></div>
      </form>
    </article>
  );
}
