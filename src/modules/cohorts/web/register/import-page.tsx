import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, Faults, Field, Heading, Lead, Notice } from "../../../../kernel/html/index.ts";
import { formatList, formatNumber } from "../../../../kernel/i18n/format.ts";
import { importColumns, type CohortPlan } from "../../domain/import.ts";
import { Crumbs, Csrf, type Place } from "../deps.tsx";

/** Cohorts out of a file: checked first, or imported at once where nothing is wrong. */
export function ImportPage({ place, plan, issues }: { readonly place: Place; readonly plan: CohortPlan | null; readonly issues: readonly Issue[] }): VNode {
  const { say, language } = place;
  const faults = issues.filter(({ severity }) => severity === "error");
  const remarks = issues.filter(({ severity }) => severity === "warning");
  return (
    <div>
      <Faults issues={faults} language={language} />
      <Crumbs place={place} crumbs={[{ label: say("Importer", "Import") }]} />
      <Heading level={1}>{say("Importer des cohortes", "Import cohorts")}</Heading>
      <Lead>{say("Un fichier CSV, ODS ou XLSX, une cohorte par ligne\u202f: toutes sont inscrites, ou aucune. L’export du registre a la même forme.", "A CSV, ODS or XLSX file, one cohort a line: all are entered, or none. The export of the register has the same shape.")}</Lead>
      {plan === null || faults.length > 0 ? null : <Notice kind="info" language={language} title={say(`${formatNumber(plan.cohorts.length, "fr")} cohortes prêtes`, `${formatNumber(plan.cohorts.length, "en")} cohorts ready`)}><p>{formatList(plan.cohorts.slice(0, 20).map(({ content }) => content.acronym), language)}. {say("Rien n’est encore enregistré\u202f: choisissez le même fichier et importez-le.", "Nothing is recorded yet: choose the same file and import it.")}</p></Notice>}
      {remarks.length === 0 ? null : <ul>{remarks.map((issue) => <li>{issue.text[language]}</li>)}</ul>}
      <form method="post" action="/cohorts/import" enctype="multipart/form-data">
        <Csrf place={place} />
        <Field control="file" name="file" label={say("Fichier", "File")} accept=".csv,.ods,.xlsx" language={language} required />
        <div class="button-row"><Button kind="second" name="act" value="check">{say("Vérifier", "Check")}</Button><Button name="act" value="import">{say("Importer", "Import")}</Button></div>
      </form>
      <Heading level={2}>{say("Colonnes", "Columns")}</Heading>
      <p>{say("Obligatoires\u202f: code, acronyme, nom, population, candidate le. Une cohorte hébergée donne le jour et la référence de sa convention, puis le jour et la pièce de l’ouverture.", "Required: code, acronym, name, population, candidate on. A hosted cohort gives the day and the reference of its agreement, then the day and the document of the opening.")}</p>
      <ul class="plain-list small">{Object.values(importColumns).map((names) => <li>{names.join(" / ")}</li>)}</ul>
    </div>
  );
}
