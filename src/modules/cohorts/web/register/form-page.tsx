import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, Faults, Field, Heading, LinkButton, PairFields } from "../../../../kernel/html/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { legalKinds, populationKinds, type Cohort } from "../../domain/record.ts";
import { legalNames, populationNames } from "../../domain/words.ts";
import { cohortPath, Crumbs, Csrf, fieldsOf, type Given, type Place } from "../deps.tsx";

/** The form of a cohort, new or not. `revision`: the one that this editor saw. */
export function CohortFormPage({ place, cohort, revision, given, issues }: { readonly place: Place; readonly cohort: Cohort | null; readonly revision: number; readonly given: Given; readonly issues: readonly Issue[] }): VNode {
  const { say, language } = place;
  const { one, pair, box } = fieldsOf(place, given, issues);
  const title = cohort === null ? say("Inscrire une cohorte", "Enter a cohort") : say(`Changer la fiche ${cohort.content.acronym}`, `Change the record ${cohort.content.acronym}`);
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} crumbs={[...(cohort === null ? [] : [{ label: cohort.content.acronym, href: cohortPath(cohort.code) }]), { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <p>{say("Ce que vous changez devient un énoncé daté, à côté des précédents\u202f: rien n’est effacé.", "What you change becomes a dated statement beside those before it: nothing is erased.")}</p>
      <form method="post" action={cohort === null ? "/cohorts/new" : cohortPath(cohort.code, "/edit")}>
        <Csrf place={place} values={{ revision }} />
        {cohort === null ? <Field {...one("code")} label={say("Code", "Code")} hint={say("Un mot en minuscules, qui ne changera plus\u202f: il est dans l’adresse de la page.", "A word in lower case that will not change: it is in the address of the page.")} required /> : null}
        <Field {...one("acronym")} label={say("Acronyme ou nom court", "Acronym or short name")} required />
        <PairFields {...pair("name")} label={both("Nom", "Name")} />
        <PairFields {...pair("population")} label={both("Population suivie", "Population followed")} rows={3} />
        <Field {...one("populationKind")} control="select" label={say("Type de population", "Kind of population")} options={[{ value: "", label: say("Choisir", "Choose") }, ...populationKinds.map((kind) => ({ value: kind, label: populationNames[kind][language] }))]} required />
        <Field {...one("startedOn")} control="date" label={say("Début", "Start")} optional />
        <Field {...one("plannedEndOn")} control="date" label={say("Fin prévue", "Planned end")} optional />
        <Field {...one("investigators")} control="textarea" rows={3} label={say("Investigateurs", "Investigators")} hint={say("Un par ligne\u202f: nom ; ORCID", "One a line: name ; ORCID")} optional />
        <Field {...one("structure")} label={say("Structure responsable", "Responsible structure")} hint={say("Son code au référentiel des structures", "Its code in the directory of structures")} optional />
        <Field {...one("study")} label={say("Fiche au portail des études", "Record in the portal of studies")} hint="st-000001" optional />
        <Field {...one("datasets")} control="textarea" rows={3} label={say("Jeux de données du portail", "Datasets of the portal")} hint={say("Un code par ligne\u202f: ds-000001", "One code a line: ds-000001")} optional />
        <Field {...one("funding")} control="textarea" rows={3} label={say("Financements", "Funding")} hint={say("Un par ligne\u202f: financeur ; programme ; montant en euros ; du ; au (AAAA-MM-JJ)", "One a line: funder ; programme ; amount in euros ; from ; until (YYYY-MM-DD)")} optional />
        <Field {...box("biobank")} label={say("La cohorte garde des échantillons", "The cohort keeps samples")} />
        <Field {...one("biobankPlace")} label={say("Où les échantillons sont gardés", "Where the samples are kept")} optional />
        <Field {...one("biobankSamples")} label={say("Quels échantillons", "Which samples")} optional />
        <Field {...one("legal")} control="textarea" rows={3} label={say("Références juridiques", "Legal references")} hint={`${say("Une par ligne, nature ; référence ; jour. Nature", "One a line, kind ; reference ; day. Kind")}${say("\u202f:", ":")} ${legalKinds.map((kind) => legalNames[kind][language]).join(", ")}`} optional />
        <Field {...one("website")} label={say("Site", "Website")} inputMode="text" optional />
        <PairFields {...pair("sharing")} label={both("Plan de partage et conditions", "Sharing plan and conditions")} rows={5} />
        <Field {...one("team")} control="textarea" rows={3} label={say("Comptes de l’équipe", "Accounts of the team")} hint={say("Une adresse par ligne. Ils demandent des services au nom de la cohorte\u202f; la liste n’est jamais publique.", "One address a line. They ask for services in the name of the cohort; the list is never public.")} optional />
        {cohort === null ? <><Field {...one("on")} control="date" label={say("Candidate depuis le", "Candidate since")} required /><Field {...one("reference")} label={say("Référence de la candidature", "Reference of the application")} optional /></> : null}
        <Field {...one("source")} label={say("D’où viennent ces faits", "Where these facts come from")} hint={say("Un courriel de l’équipe, un rapport, une convention…", "A message of the team, a report, an agreement…")} required />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href={cohort === null ? "/cohorts" : cohortPath(cohort.code)}>{say("Revenir", "Back")}</LinkButton></div>
      </form>
    </div>
  );
}
