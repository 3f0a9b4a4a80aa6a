import type { VNode } from "preact";
import { Breadcrumbs, Button, EmptyState, Field, Heading, Lead, Notice, Table } from "../../../kernel/html/index.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { alertsPath } from "./alerts.ts";
import type { Alert } from "./alert.ts";

export interface AlertsPageProps {
  readonly alerts: readonly Alert[];
  readonly signedIn: boolean;
  readonly sendsMail: boolean;
  readonly query: string;
  readonly error: string | null;
  readonly csrfToken: string;
  readonly language: Language;
}

const studiesOf = (query: string): string => `/studies${query === "" ? "" : `?${query}`}`;

function Head({ title, language }: { readonly title: string; readonly language: Language }): VNode {
  return <><Breadcrumbs language={language} crumbs={[{ label: language === "fr" ? "Études" : "Studies", href: "/studies" }, { label: title }]} /><Heading level={1}>{title}</Heading></>;
}

/** Searches that somebody follows, and the form that adds the one they come from. */
export function AlertsPage({ alerts, signedIn, sendsMail, query, error, csrfToken, language }: AlertsPageProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <>
      <Head title={say("Recherches suivies", "Followed searches")} language={language} />
      <Lead>{say("Être prévenu des études nouvelles, mises à jour ou retirées, et des résultats déposés. Rien n’est envoyé quand rien ne change.", "Be told of studies that are new, updated or withdrawn, and of results posted. Nothing is sent when nothing changes.")}</Lead>
      {!signedIn ? null : (
        <Table<Alert> caption={say("Vos recherches suivies", "Your followed searches")} language={language} rows={alerts} empty={<EmptyState title={say("Aucune recherche suivie", "No followed search")}><p>{say("Ajoutez la recherche ci-dessous, ou venez-en depuis une page de résultats.", "Add the search below, or come from a page of results.")}</p></EmptyState>} columns={[
          { header: say("Recherche", "Search"), rowHeader: true, cell: (one) => <a href={studiesOf(one.query)}>{one.name}</a> },
          { header: say("Rythme", "Rhythm"), cell: (one) => `${one.rhythm === "daily" ? say("chaque jour", "daily") : say("chaque semaine", "weekly")}${one.paused ? say(", en pause", ", paused") : ""}` },
          { header: say("Suivie depuis", "Followed since"), cell: (one) => formatDay(new Date(one.createdAt).toISOString().slice(0, 10) as Day, language, "short") },
          { header: say("Changer", "Change"), cell: (one) => (
            <form method="post" action={`${alertsPath}/${one.id}/change`} class="button-row">
              <input type="hidden" name="_csrf" value={csrfToken} />
              <button class="button second" name="act" value={one.paused ? "resume" : "pause"}>{one.paused ? say("Reprendre", "Resume") : say("Suspendre", "Pause")}</button>
              <button class="button second" name="act" value={one.rhythm === "daily" ? "weekly" : "daily"}>{one.rhythm === "daily" ? say("Chaque semaine", "Weekly") : say("Chaque jour", "Daily")}</button>
              <button class="button second" name="act" value="delete">{say("Supprimer", "Delete")}</button>
            </form>
          ) },
        ]} />
      )}
      <Heading level={2}>{query === "" ? say("Suivre toutes les études", "Follow all studies") : say("Suivre cette recherche", "Follow this search")}</Heading>
      <p><a href={studiesOf(query)}>{say("Voir la recherche", "See the search")}</a> · <a href={`/studies/feed.atom?${query}${query === "" ? "" : "&"}lang=${language}`}>{say("Fil Atom", "Atom feed")}</a></p>
      {!signedIn && !sendsMail ? <Notice kind="info" language={language}><p>{say("Aucun courriel ne part de ce site\u202f: suivez la recherche par son fil Atom.", "No mail leaves this site: follow the search by its Atom feed.")}</p></Notice> : (
        <form method="post" action={alertsPath} class="form">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <input type="hidden" name="query" value={query} />
          <Field name="name" label={say("Nom de la recherche", "Name of the search")} value={new URLSearchParams(query).get("q") ?? ""} optional language={language} />
          <Field control="select" name="rhythm" label={say("Au plus", "At most")} value="daily" language={language} options={[{ value: "daily", label: say("une fois par jour", "once a day") }, { value: "weekly", label: say("une fois par semaine", "once a week") }]} />
          {signedIn ? null : <Field control="email" name="email" label={say("Votre adresse", "Your address")} required autocomplete="email" language={language} {...(error === null ? {} : { error })} hint={say("Un courriel vous demandera de confirmer. Sans réponse sous 48 heures, l’adresse est oubliée\u202f; elle ne sert à rien d’autre.", "A mail will ask you to confirm. Without an answer within 48 hours the address is forgotten; it serves nothing else.")} />}
          <div class="button-row"><Button>{say("Suivre", "Follow")}</Button></div>
        </form>
      )}
    </>
  );
}

/** What a link of a mail leads to: nothing is done before the button is pressed, since programs follow links. */
export function TokenPage({ what, token, name, csrfToken, language }: { readonly what: "confirm" | "stop"; readonly token: string; readonly name: string; readonly csrfToken: string; readonly language: Language }): VNode {
  const fr = language === "fr";
  const title = what === "confirm" ? (fr ? "Confirmer le suivi" : "Confirm") : (fr ? "Ne plus suivre" : "Stop following");
  return (
    <>
      <Head title={title} language={language} />
      <p>{fr ? "Recherche\u202f: " : "Search: "}<strong>{name}</strong></p>
      <form method="post" action={`${alertsPath}/${what}/${token}`}><input type="hidden" name="_csrf" value={csrfToken} /><Button>{title}</Button></form>
    </>
  );
}

export function AnswerPage({ what, language }: { readonly what: "asked" | "confirmed" | "expired" | "ended"; readonly language: Language }): VNode {
  const words = {
    asked: ["Regardez votre courrier", "Si l’adresse est juste, un courriel vient de partir\u202f: confirmez par le lien qu’il contient.", "Look at your mail", "If the address is right, a mail has just left: confirm with the link in it."],
    confirmed: ["C’est confirmé", "Vous serez prévenu de ce qui change.", "Confirmed", "You will be told of what changes."],
    expired: ["Lien expiré", "Ce lien a plus de 48 heures, ou n’a jamais existé. Demandez de nouveau à suivre la recherche.", "Link expired", "This link is older than 48 hours, or never was. Ask again to follow the search."],
    ended: ["Vous ne suivez plus cette recherche", "Votre adresse est oubliée.", "You no longer follow this search", "Your address is forgotten."],
  }[what];
  return <><Head title={words[language === "fr" ? 0 : 2] ?? ""} language={language} /><p>{words[language === "fr" ? 1 : 3]}</p><p><a href="/studies">{language === "fr" ? "Toutes les études" : "All studies"}</a></p></>;
}
