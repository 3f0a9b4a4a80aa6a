import type { VNode } from "preact";
import { Button, DownloadLinks, Field, Heading, Lead, Notice, Table, Tag, usualDownloads } from "../../../../../kernel/html/index.ts";
import { formatNumber, formatPercent } from "../../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { Enrolment } from "../../domain/model.ts";
import type { ClassView } from "../../training.ts";
import { Csrf, Faults } from "../../../synthesis/web/deps.tsx";
import { sheetPath, type Place } from "../deps.ts";
import { classDays, Crumbs } from "../parts.tsx";
import type { Given } from "./input.ts";

export interface SheetRow {
  readonly enrolment: Enrolment;
  readonly name: string;
  readonly email: string;
}

export interface SheetProps {
  readonly place: Place;
  readonly view: ClassView;
  /** In the order of names. */
  readonly rows: readonly SheetRow[];
  readonly given: Given;
  readonly issues: readonly Issue[];
  readonly done: string | null;
  readonly isOffice: boolean;
}

/** Who came: filled in on the page, from a file, or on paper. */
export function SheetPage({ place, view, rows, given, issues, done, isOffice }: SheetProps): VNode {
  const { say, language, context } = place;
  const { module } = view;
  const enrolled = rows.filter(({ enrolment }) => enrolment.state === "enrolled");
  const waiting = rows.filter(({ enrolment }) => enrolment.state === "waiting");
  const fileError = issues.some(({ field }) => field === "file") ? { error: say("Rien n’a été enregistré\u202f: les lignes à corriger sont données en haut de la page.", "Nothing was recorded: the lines to mend are given at the top of the page.") } : {};
  const marking = !module.selfPaced && view.class.cancelledOn === null;
  const roomAssessed = module.assessment !== null;
  const choice = ({ enrolment }: SheetRow): string => given[`mark-${enrolment.accountId}`] ?? (enrolment.attended === null ? "" : enrolment.attended ? "yes" : "no");
  return (
    <div class="sheet-page">
      <Faults issues={issues} language={language} />
      <Crumbs place={place} managing={isOffice} crumbs={[{ label: module.title[language] }]} />
      {done === null ? null : <Notice kind="info" language={language}>{say(`${formatNumber(Number(done), "fr")} présences enregistrées.`, `${formatNumber(Number(done), "en")} marks recorded.`)}</Notice>}
      <Heading level={1} kicker={module.selfPaced ? say("Inscrits", "Enrolled") : say("Feuille de présence", "Attendance sheet")}>{module.title[language]}</Heading>
      <Lead>{classDays(view.class, place)}, {view.class.place[language] || view.class.place.fr}. {say(`${formatNumber(enrolled.length, "fr")} inscrits`, `${formatNumber(enrolled.length, "en")} enrolled`)}{waiting.length === 0 ? "" : say(`, ${formatNumber(waiting.length, "fr")} en attente`, `, ${formatNumber(waiting.length, "en")} waiting`)}.</Lead>
      {view.class.cancelledOn === null ? null : <Notice kind="warn" language={language}>{say("Cette séance est annulée.", "This class is cancelled.")}</Notice>}
      <form method="post" action={sheetPath(view.class.id)}>
        <Csrf context={context} />
        <Table<SheetRow>
          caption={say("Personnes inscrites", "People enrolled")} captionHidden language={language} rows={enrolled}
          empty={<p class="soft">{say("Personne n’est encore inscrit.", "Nobody is enrolled yet.")}</p>}
          columns={[
            { header: say("Personne", "Person"), rowHeader: true, cell: ({ name }) => name },
            { header: say("Adresse", "E-mail"), cell: ({ email }) => email },
            ...(marking ? [{
              header: say("Présence", "Attendance"), cell: (row: SheetRow) => (
                <fieldset class="mark-choice no-print">
                  <legend class="visually-hidden">{say(`Présence de ${row.name}`, `Attendance of ${row.name}`)}</legend>
                  {(["yes", "no"] as const).map((value) => <label class="choice" for={`mark-${row.enrolment.accountId}-${value}`}><input type="radio" id={`mark-${row.enrolment.accountId}-${value}`} name={`mark-${row.enrolment.accountId}`} value={value} checked={choice(row) === value} />{value === "yes" ? say("présent", "present") : say("absent", "absent")}</label>)}
                </fieldset>
              ),
            }] : []),
            ...(marking && roomAssessed ? [{
              header: say("Résultat en séance, %", "Result in class, %"), cell: (row: SheetRow) => <input class="short-number no-print" type="text" inputMode="decimal" name={`share-${row.enrolment.accountId}`} value={given[`share-${row.enrolment.accountId}`] ?? ""} aria-label={say(`Résultat de ${row.name}, en pourcentage`, `Result of ${row.name}, in percent`)} />,
            }] : []),
            { header: say("Acquis", "Achieved"), cell: ({ enrolment }) => <Achieved place={place} enrolment={enrolment} assessed={roomAssessed} /> },
            { header: say("Signature", "Signature"), cell: () => <span class="print-only signature-space" /> },
          ]}
        />
        {marking && enrolled.length > 0 ? <div class="button-row no-print"><Button>{say("Enregistrer les présences", "Record the attendance")}</Button></div> : null}
      </form>
      {isOffice ? <Attempts place={place} view={view} rows={enrolled} /> : null}
      {waiting.length === 0 ? null : (
        <section class="no-print">
          <Heading level={2}>{say("Liste d’attente", "Waiting list")}</Heading>
          <p class="soft">{say("Dans l’ordre d’arrivée\u202f; une place libérée va à la première personne.", "In the order in which they came; a place that comes free goes to the first.")}</p>
          <ol>{waiting.map(({ name }) => <li>{name}</li>)}</ol>
        </section>
      )}
      {!marking ? null : (
        <section class="no-print">
          <Heading level={2}>{say("Depuis un fichier", "From a file")}</Heading>
          <form method="post" action={sheetPath(view.class.id, "/import")} enctype="multipart/form-data">
            <Csrf context={context} />
            <Field control="file" name="file" label={say("Tableau CSV, XLSX ou ODS", "CSV, XLSX or ODS table")} hint={say("Colonnes\u202f: adresse, présent (oui ou non), et résultat en pourcentage s’il y en a un. Une seule erreur, et rien n’est enregistré.", "Columns: email, attended (yes or no), and result in percent where there is one. One fault, and nothing is recorded.")} accept=".csv,.xlsx,.ods,text/csv" required language={language} {...fileError} />
            <div class="button-row"><Button kind="second">{say("Importer", "Import")}</Button></div>
          </form>
        </section>
      )}
      <DownloadLinks downloads={usualDownloads(`/exports/training-class/${view.class.id}`)} language={language} label={say("La feuille, à remplir ou à garder", "The sheet, to fill in or to keep")} />
    </div>
  );
}

function Achieved({ place, enrolment, assessed }: { readonly place: Place; readonly enrolment: Enrolment; readonly assessed: boolean }): VNode {
  const { say, language } = place;
  if (enrolment.passed || (enrolment.attended === true && !assessed)) return <Tag tone="good">{enrolment.bestShare === null ? say("oui", "yes") : formatPercent(enrolment.bestShare, language, 0)}</Tag>;
  if (enrolment.bestShare !== null) return <Tag tone="warn">{formatPercent(enrolment.bestShare, language, 0)}</Tag>;
  return <span class="soft">{enrolment.attended === true ? say("questionnaire à faire", "quiz to take") : "–"}</span>;
}

/** Those who used up their attempts, for the office to give them more. */
function Attempts({ place, view, rows }: { readonly place: Place; readonly view: ClassView; readonly rows: readonly SheetRow[] }): VNode | null {
  const { say, context } = place;
  const most = view.module.assessment?.attempts ?? 0;
  const stuck = most === 0 ? [] : rows.filter(({ enrolment }) => !enrolment.passed && enrolment.attempts >= most);
  if (stuck.length === 0) return null;
  return (
    <section class="no-print">
      <Heading level={2}>{say("À court d’essais", "Out of attempts")}</Heading>
      <ul class="plain-list">{stuck.map(({ enrolment, name }) => (
        <li><form method="post" action={sheetPath(view.class.id, "/attempts")} class="inline-form"><Csrf context={context} values={{ person: enrolment.accountId }} /><span>{name}</span><Button kind="second">{say("Rendre ses essais", "Give the attempts back")}</Button></form></li>
      ))}</ul>
    </section>
  );
}
