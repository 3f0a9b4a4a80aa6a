import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DownloadLinks, errorAt, Faults, Field, fieldId, Heading, LinkButton, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import type { Cohort, Statement } from "../../domain/record.ts";
import { evidenceOf, nextStates } from "../../domain/states.ts";
import { evidenceNames, fieldNames, stateNames } from "../../domain/words.ts";
import { cohortPath, Crumbs, Csrf, Done, fieldsOf, StateTag, type Given, type Place } from "../deps.tsx";
import { valueText } from "./value-text.ts";

interface FormProps {
  readonly place: Place;
  readonly cohort: Cohort;
  readonly given: Given;
  readonly issues: readonly Issue[];
}

/** From one state to the next, with the day and the document that it rests on. */
export function StatePage({ place, cohort, given, issues }: FormProps): VNode {
  const { say, language } = place;
  const { one } = fieldsOf(place, given, issues);
  const next = nextStates(cohort.state);
  const last = cohort.transitions.at(-1);
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} crumbs={[{ label: cohort.content.acronym, href: cohortPath(cohort.code) }, { label: say("État", "State") }]} />
      <Heading level={1}>{say(`Changer l’état, ${cohort.content.acronym}`, `Change the state, ${cohort.content.acronym}`)}</Heading>
      <p><StateTag state={cohort.state} language={language} /> {last === undefined ? "" : say(`depuis le ${formatDay(last.on, "fr")}`, `since ${formatDay(last.on, "en")}`)}</p>
      <form method="post" action={cohortPath(cohort.code, "/state")}>
        <Csrf place={place} values={{ revision: cohort.revision }} />
        <Field {...one("state")} control="radios" label={say("Nouvel état", "New state")} required options={next.map((state) => ({ value: state, label: `${stateNames[state][language]} · ${say("pièce\u202f:", "document:")} ${evidenceNames[evidenceOf[state].kind][language]}${evidenceOf[state].required ? "" : say(" (facultative)", " (optional)")}` }))} />
        <Field {...one("on")} control="date" label={say("Depuis le", "Since")} required />
        <Field {...one("reference")} label={say("Référence de la pièce", "Reference of the document")} hint={say("Numéro de la convention signée, procès-verbal de l’ouverture, motif du départ", "Number of the signed agreement, record of the opening, reason for leaving")} />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href={cohortPath(cohort.code)}>{say("Revenir", "Back")}</LinkButton></div>
      </form>
      {cohort.transitions.length < 2 || last === undefined ? null : (
        <section>
          <Heading level={2}>{say("Reprendre le dernier état", "Take back the last state")}</Heading>
          <RetractForm place={place} cohort={cohort} statement={last.statement} issues={issues} label={say(`«\u202f${stateNames[last.state].fr}\u202f» du ${formatDay(last.on, "fr")} a été enregistré par erreur`, `“${stateNames[last.state].en}” of ${formatDay(last.on, "en")} was recorded by mistake`)} />
        </section>
      )}
    </div>
  );
}

function RetractForm({ place, cohort, statement, label, issues }: { readonly place: Place; readonly cohort: Cohort; readonly statement: number; readonly label: string; readonly issues: readonly Issue[] }): VNode {
  const { say, language } = place;
  return (
    <form method="post" action={cohortPath(cohort.code, "/retract")}>
      <Csrf place={place} values={{ revision: cohort.revision, statement }} />
      <p>{label}</p>
      <Field name="reason" id={`${fieldId("reason")}-${statement}`} language={language} label={say("Pourquoi", "Why")} required {...errorAt(issues, "reason", language)} />
      <div class="button-row"><Button kind="danger">{say("Reprendre", "Take back")}</Button></div>
    </form>
  );
}

/** How many people are in a cohort on a day. */
export function ParticipantsPage({ place, cohort, given, issues }: FormProps): VNode {
  const { say, language } = place;
  const { one } = fieldsOf(place, given, issues);
  return (
    <div>
      <Faults issues={issues} language={language} />
      <Crumbs place={place} crumbs={[{ label: cohort.content.acronym, href: cohortPath(cohort.code) }, { label: say("Participants", "Participants") }]} />
      <Heading level={1}>{say(`Compter les participants, ${cohort.content.acronym}`, `Count the participants, ${cohort.content.acronym}`)}</Heading>
      <form method="post" action={cohortPath(cohort.code, "/participants")}>
        <Csrf place={place} values={{ revision: cohort.revision }} />
        <Field {...one("on")} control="date" label={say("Compté le", "Counted on")} required />
        <Field {...one("enrolled")} label={say("Personnes incluses depuis le début", "People enrolled since the start")} inputMode="numeric" required />
        <Field {...one("followed")} label={say("Personnes encore suivies", "People still followed")} inputMode="numeric" optional />
        <Field {...one("source")} label={say("D’où vient ce compte", "Where this count comes from")} required />
        <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href={cohortPath(cohort.code)}>{say("Revenir", "Back")}</LinkButton></div>
      </form>
      {cohort.participants.length === 0 ? null : <Heading level={2}>{say("Reprendre un compte", "Take back a count")}</Heading>}
      {cohort.participants.toReversed().slice(0, 5).map((count) => <RetractForm place={place} cohort={cohort} statement={count.statement} issues={[]} label={say(`Le compte du ${formatDay(count.on, "fr")}`, `The count of ${formatDay(count.on, "en")}`)} />)}
    </div>
  );
}

/** Everything that was said of a cohort, newest first. */
export function HistoryPage({ place, cohort, statements }: { readonly place: Place; readonly cohort: Cohort; readonly statements: readonly Statement[] }): VNode {
  const { say, language } = place;
  const taken = new Set(statements.flatMap(({ retracts }) => retracts ?? []));
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: cohort.content.acronym, href: cohortPath(cohort.code) }, { label: say("Historique", "History") }]} />
      <Heading level={1}>{say(`Historique, ${cohort.content.acronym}`, `History, ${cohort.content.acronym}`)}</Heading>
      <Done place={place} />
      <p>{say("Une cohorte est ce que l’on en a dit, énoncé après énoncé. Rien n’y est changé ni effacé\u202f: une erreur se reprend par un nouvel énoncé.", "A cohort is what was said of it, statement after statement. Nothing is changed or erased: an error is taken back by a new statement.")}</p>
      <DownloadLinks language={language} downloads={usualDownloads(`/exports/cohort-history/${cohort.code}`)} />
      <Table<Statement> caption={say("Énoncés, du plus récent au plus ancien", "Statements, newest first")} captionHidden language={language} rows={statements.toReversed()} filter={statements.length > 12} columns={[
        { header: say("Énoncé", "Statement"), rowHeader: true, cell: ({ id }) => <>{id} {taken.has(id) ? <Tag tone="warn">{say("repris", "taken back")}</Tag> : null}</> },
        { header: say("Enregistré", "Recorded"), cell: ({ recordedAt }) => formatDateTime(recordedAt, language) },
        { header: say("Champ", "Field"), cell: ({ field }) => fieldNames[field]?.[language] ?? field },
        { header: say("Valeur", "Value"), cell: (one) => valueText(one)[language] },
        { header: say("Vaut depuis", "Holds from"), cell: ({ on }) => (on === null ? "–" : formatDay(on, language, "short")) },
        { header: say("Source", "Source"), cell: ({ source }) => source },
      ]} />
    </div>
  );
}
