import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DefinitionList, errorAt, Faults, Field, fieldId, Heading, Notice } from "../../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatEuros } from "../../../../kernel/i18n/format.ts";
import type { RequestView } from "../../actions/read.ts";
import type { RequestEvent } from "../../domain/request.ts";
import type { RequestMove } from "../../domain/request-table.ts";
import { moveActs, moveNames, sideNames } from "../../domain/request-words.ts";
import { cohortPath, Crumbs, Csrf, type Given, type Place } from "../deps.tsx";
import { daysText } from "../services/pages.tsx";
import { DueText, RequestTag } from "./list-page.tsx";

/** A request: where it stands, what this reader may do, and everything that happened. */
export function RequestPage({ place, view, given, issues }: { readonly place: Place; readonly view: RequestView; readonly given: Given; readonly issues: readonly Issue[] }): VNode {
  const { say, language, context } = place;
  const { request, cohort, service, moves, project } = view;
  return (
    <article>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} crumbs={[{ label: say("Demandes", "Requests"), href: "/cohorts/requests" }, { label: request.number }]} />
      <Heading level={1} kicker={`${cohort.content.acronym} · ${service.name[language]}`}>{request.title}</Heading>
      {context.url.searchParams.get("done") === "ask" ? <Notice kind="info" language={language}>{say(`La demande ${request.number} est déposée\u202f: le bureau en est prévenu.`, `Request ${request.number} is made: the office has been told.`)}</Notice> : null}
      <p><RequestTag state={request.state} language={language} /> <span class="soft">{nextText(view, place)}</span></p>
      <p class="prose cohort-need">{request.need}</p>
      <DefinitionList items={[
        { term: say("Cohorte", "Cohort"), details: <a href={cohortPath(cohort.code)}>{cohort.content.acronym}</a> },
        { term: say("Service", "Service"), details: <><a href={`/cohorts/services/${service.code}`}>{service.name[language]}</a>, version {service.version}</> },
        { term: say("Déposée le", "Asked on"), details: formatDay(request.askedOn, language) },
        ...(request.wantedOn === null ? [] : [{ term: say("Souhaitée pour le", "Wanted by"), details: formatDay(request.wantedOn, language) }]),
        { term: say("Promis pour le", "Promised by"), details: <DueText line={view} place={place} /> },
        ...(request.quote === null ? [] : [{ term: say("Devis", "Quote"), details: `${request.quote.euros === null ? say("gratuit", "free of charge") : formatEuros(request.quote.euros, language)}, ${daysText(request.quote.days, language)}` }]),
        ...(view.assignedName === null ? [] : [{ term: say("Confiée à", "Assigned to"), details: view.assignedName }]),
        ...(service.kind !== "linkage" ? [] : [{ term: say("Projet d’appariement", "Linkage project"), details: request.linkageProject === null ? say("aucun", "none") : project === null ? request.linkageProject : <>{project.code} · {project.name[language]} <span class="soft">({project.state[language]})</span></> }]),
      ]} />
      {moves.length === 0 ? null : <Heading level={2}>{say("Que faire", "What to do")}</Heading>}
      {moves.map((move) => <MoveForm place={place} view={view} move={move} given={given["move"] === move ? given : {}} issues={given["move"] === move ? issues : []} />)}
      <Heading level={2}>{say("Journal", "Journal")}</Heading>
      <ol class="milestones">{view.events.map((event) => <EventLine place={place} view={view} event={event} />)}</ol>
    </article>
  );
}

/** What is awaited, and from whom. */
function nextText({ request, sides }: RequestView, { say }: Place): string {
  switch (request.state) {
    case "asked": case "qualified": return say("Le bureau doit une réponse.", "The office owes an answer.");
    case "quoted": return sides.includes("cohort") ? say("Le devis attend votre réponse.", "The quote awaits your answer.") : say("Le devis attend la réponse de la cohorte.", "The quote awaits the answer of the cohort.");
    case "accepted": return say("Le travail va commencer.", "Work is about to begin.");
    case "under-way": return say("Le travail est en cours.", "Work is under way.");
    case "delivered": return say("La cohorte relit ce qui est livré, puis clôt ou demande une reprise.", "The cohort looks at what was delivered, then closes or asks to resume.");
    default: return "";
  }
}

const plain: readonly RequestMove[] = ["qualify", "start", "accept", "deliver", "close"];
const withFiles: readonly RequestMove[] = ["message", "quote", "deliver"];

function MoveForm({ place, view, move, given, issues }: { readonly place: Place; readonly view: RequestView; readonly move: RequestMove; readonly given: Given; readonly issues: readonly Issue[] }): VNode {
  const { say, language } = place;
  const { request, office } = view;
  const field = (name: string) => ({ name, id: `${fieldId(name)}${issues.length > 0 ? "" : `-${move}`}`, language, value: given[name] ?? "", ...errorAt(issues, name, language) });
  const textLabel = move === "message" ? say("Message", "Message") : plain.includes(move) || move === "quote" ? say("Précision", "Remark") : say("Pourquoi", "Why");
  return (
    <details class="disclosure" open={issues.length > 0}>
      <summary>{moveActs[move][language]}{move === "message" ? say(" un message ou un document", " a message or a document") : move === "tie" ? say(" à un projet d’appariement", " to a linkage project") : ""}</summary>
      <div class="disclosure-body">
        <form method="post" action={`/cohorts/requests/${request.number}`} enctype="multipart/form-data">
          <Csrf place={place} values={{ move, revision: request.revision }} />
          {move === "assign" ? <Field {...field("assignedTo")} control="select" label={say("À qui", "To whom")} value={given["assignedTo"] ?? request.assignedTo ?? ""} options={[{ value: "", label: say("personne", "nobody") }, ...office.map(({ accountId, name }) => ({ value: accountId, label: name }))]} /> : null}
          {move === "tie" ? <Field {...field("linkageProject")} label={say("Code du projet", "Code of the project")} value={given["linkageProject"] ?? request.linkageProject ?? ""} optional /> : null}
          {move === "quote" ? <><Field {...field("euros")} label={say("Montant en euros, vide si gratuit", "Amount in euros, empty if free")} inputMode="decimal" optional /><Field {...field("days")} label={say("Jours de l’accord à la livraison", "Days from the agreement to the delivery")} inputMode="numeric" required /></> : null}
          {move === "assign" || move === "tie" ? null : <Field {...field("text")} control="textarea" rows={3} label={textLabel} optional={plain.includes(move) || move === "quote"} />}
          {move === "message" && view.sides.includes("office") ? <Field name="internal" id={`${fieldId("internal")}-${move}`} control="checkbox" label={say("Pour le bureau seulement", "For the office alone")} checked={given["internal"] !== undefined && given["internal"] !== ""} language={language} /> : null}
          {withFiles.includes(move) ? <Field control="file" name="files" id={`${fieldId("files")}${issues.length > 0 ? "" : `-${move}`}`} label={say("Document", "Document")} language={language} optional {...errorAt(issues, "files", language)} /> : null}
          <div class="button-row"><Button kind={move === "refuse" || move === "withdraw" ? "danger" : "main"}>{moveActs[move][language]}</Button></div>
        </form>
      </div>
    </details>
  );
}

function EventLine({ place, view, event }: { readonly place: Place; readonly view: RequestView; readonly event: RequestEvent }): VNode {
  const { say, language } = place;
  const { text, documents = [], quote, assignedName, linkageProject } = event.detail;
  const who = event.side === "office" && !view.sides.includes("office") ? sideNames.office[language] : event.author;
  return (
    <li class={`milestone${event.move === "message" ? "" : " milestone-reached"}`}>
      <p class="milestone-date"><time dateTime={event.at}>{view.request.demonstration ? formatDay(event.on, language) : formatDateTime(event.at, language)}</time></p>
      <div>
        <p class="milestone-title">{moveNames[event.move][language]} <span class="soft">· {who}{event.internal ? say(", pour le bureau", ", for the office") : ""}</span></p>
        {quote === undefined ? null : <p>{quote.euros === null ? say("gratuit", "free of charge") : formatEuros(quote.euros, language)}, {daysText(quote.days, language)}</p>}
        {assignedName === undefined ? null : <p>{assignedName}</p>}
        {linkageProject === undefined ? null : <p>{linkageProject ?? say("aucun projet", "no project")}</p>}
        {text === undefined ? null : <p class="cohort-need">{text}</p>}
        {documents.length === 0 ? null : <ul>{documents.map(({ name, sha256 }) => <li><a href={`/cohorts/requests/${view.request.number}/documents/${sha256}`}>{name}</a></li>)}</ul>}
      </div>
    </li>
  );
}
