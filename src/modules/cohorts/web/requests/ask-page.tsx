import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, EmptyState, errorAt, Faults, Field, Heading, Lead, LinkButton } from "../../../../kernel/html/index.ts";
import type { Cohort } from "../../domain/record.ts";
import type { Service } from "../../domain/service.ts";
import { Crumbs, Csrf, fieldsOf, type Given, type Place } from "../deps.tsx";

/** The form of a request for a service. */
export function AskPage({ place, cohorts, services, given, issues, formKey }: { readonly place: Place; readonly cohorts: readonly Cohort[]; readonly services: readonly Service[]; readonly given: Given; readonly issues: readonly Issue[]; readonly formKey: string }): VNode {
  const { say, language } = place;
  const { one } = fieldsOf(place, given, issues);
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} crumbs={[{ label: say("Demandes", "Requests"), href: "/cohorts/requests" }, { label: say("Demander un service", "Ask for a service") }]} />
      <Heading level={1}>{say("Demander un service", "Ask for a service")}</Heading>
      {cohorts.length === 0 ? <EmptyState title={say("Vous ne parlez pour aucune cohorte.", "You speak for no cohort.")}>{say("Demandez au bureau de joindre votre compte à l’équipe de la vôtre.", "Ask the office to add your account to the team of yours.")}</EmptyState> : services.length === 0 ? <EmptyState title={say("Aucun service n’est au catalogue.", "No service is in the catalogue.")} /> : (
        <>
          <Lead>{say("Le bureau répond dans le délai promis au catalogue\u202f; la page de la demande dit où elle en est.", "The office answers within the delay promised in the catalogue; the page of the request says where it stands.")}</Lead>
          <form method="post" action="/cohorts/requests/new" enctype="multipart/form-data">
            <Csrf place={place} values={{ formKey }} />
            <Field {...one("cohort")} control="select" label={say("Pour quelle cohorte", "For which cohort")} options={cohorts.map(({ code, content }) => ({ value: code, label: content.acronym }))} required />
            <Field {...one("service")} control="select" label={say("Quel service", "Which service")} options={services.map(({ code, name }) => ({ value: code, label: name[language] }))} required />
            <Field {...one("title")} label={say("Titre", "Title")} required />
            <Field {...one("need")} control="textarea" rows={6} label={say("Ce dont la cohorte a besoin", "What the cohort needs")} hint={say("Jamais de données de personnes ici\u202f: décrivez-les.", "Never data of people here: describe them.")} required />
            <Field {...one("wantedOn")} control="date" label={say("Souhaité pour le", "Wanted by")} optional />
            {services.some(({ kind }) => kind === "linkage") ? <Field {...one("linkageProject")} label={say("Projet d’appariement", "Linkage project")} hint={say("Son code, pour une demande d’appariement", "Its code, for a request for linkage")} optional /> : null}
            <Field control="file" name="files" label={say("Document", "Document")} language={language} optional {...errorAt(issues, "files", language)} />
            <div class="button-row"><Button>{say("Déposer la demande", "Make the request")}</Button><LinkButton href="/cohorts/requests">{say("Revenir", "Back")}</LinkButton></div>
          </form>
        </>
      )}
    </div>
  );
}
