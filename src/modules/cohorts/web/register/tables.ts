import { both } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Linked } from "../../deps.ts";
import { importColumns } from "../../domain/import.ts";
import type { Cohort, Statement } from "../../domain/record.ts";
import { cohortStates } from "../../domain/states.ts";
import { fieldNames, populationNames, stateNames } from "../../domain/words.ts";
import { toldText } from "../deps.tsx";
import { valueText } from "./value-text.ts";

const title = (key: keyof typeof importColumns): string => { const text = importColumns[key][0]; return text.charAt(0).toUpperCase() + text.slice(1); };
const label = (key: keyof typeof importColumns) => both(title(key), (importColumns[key].at(-1) ?? key).replace(/^./, (letter) => letter.toUpperCase()));

/** The register as a file, in the shape in which it can be imported. */
export function registerTable(cohorts: readonly Cohort[], structures: ReadonlyMap<string, Linked>): Table {
  return {
    name: "cohorts", title: both("Registre des cohortes", "Register of cohorts"), demonstration: cohorts.some(({ demonstration }) => demonstration),
    columns: [
      { key: "code", label: label("code") }, { key: "acronym", label: label("acronym") }, { key: "nameFr", label: both("Nom (FR)", "Name (FR)") }, { key: "nameEn", label: both("Nom (EN)", "Name (EN)") },
      { key: "state", label: both("État", "State") }, { key: "populationKind", label: label("populationKind") }, { key: "populationFr", label: both("Population (FR)", "Population (FR)") }, { key: "populationEn", label: both("Population (EN)", "Population (EN)") },
      { key: "startedOn", label: label("startedOn") }, { key: "plannedEndOn", label: label("plannedEndOn") }, { key: "investigators", label: label("investigators") }, { key: "structure", label: label("structure") }, { key: "structureName", label: both("Nom de la structure", "Name of the structure") }, { key: "study", label: label("study") }, { key: "datasets", label: label("datasets") }, { key: "biobank", label: label("biobankPlace") }, { key: "website", label: label("website") },
      { key: "candidateOn", label: label("candidate") }, { key: "agreementPreparedOn", label: label("agreed") }, { key: "agreementSignedOn", label: label("signed") }, { key: "agreement", label: label("agreement") }, { key: "systemOpenedOn", label: label("opened") }, { key: "opening", label: both("Pièce de l’ouverture", "Document of the opening") }, { key: "leftOn", label: label("left") }, { key: "leaving", label: label("leaving") },
      { key: "enrolled", label: label("enrolled") }, { key: "followed", label: label("followed") }, { key: "countedOn", label: label("countedOn") },
    ],
    rows: cohorts.map(({ code, content, state, transitions, participants }) => {
      const [, agreed, signed, opened, left] = cohortStates.map((one) => transitions.findLast((each) => each.state === one));
      const candidate = transitions.find((one) => one.state === "candidate");
      const count = participants.at(-1);
      const structure = content.structure === null ? undefined : structures.get(content.structure);
      return [
        code, content.acronym, content.name.fr, content.name.en, state === null ? null : stateNames[state], populationNames[content.populationKind], content.population.fr, content.population.en,
        dayCell(content.startedOn), dayCell(content.plannedEndOn), content.investigators.map(({ name, orcid }) => (orcid === "" ? name : `${name} ${orcid}`)).join(" | "), content.structure, structure?.name ?? null, content.study, content.datasets.join(" | "), content.biobank?.place ?? null, content.website,
        dayCell(candidate?.on), dayCell(agreed?.on), dayCell(signed?.on), signed?.evidence?.reference ?? null, dayCell(opened?.on), opened?.evidence?.reference ?? null, dayCell(left?.on), left?.evidence?.reference ?? null,
        count?.enrolled ?? null, count?.followed ?? null, dayCell(count?.on),
      ];
    }),
  };
}

function dayCell(day: Cohort["content"]["startedOn"] | undefined) {
  return day === null || day === undefined ? null : { day };
}

/** Everything that was said of a cohort, as a file. Accounts of the team are told by how many they are. */
export function historyTable(cohort: Cohort, statements: readonly Statement[]): Table {
  const taken = new Set(statements.flatMap(({ retracts }) => retracts ?? []));
  return {
    name: `cohort-${cohort.code}-history`, title: both(`Historique, ${toldText(cohort.content.name, "fr")}`, `History, ${toldText(cohort.content.name, "en")}`), demonstration: cohort.demonstration,
    columns: [{ key: "statement", label: both("Énoncé", "Statement") }, { key: "recordedAt", label: both("Enregistré le", "Recorded on") }, { key: "field", label: both("Champ", "Field") }, { key: "value", label: both("Valeur", "Value") }, { key: "on", label: both("Vaut depuis le", "Holds from") }, { key: "source", label: both("Source", "Source") }, { key: "retracts", label: both("Reprend l’énoncé", "Takes back statement") }, { key: "takenBack", label: both("Repris", "Taken back") }],
    rows: statements.map((one) => [one.id, one.recordedAt, fieldNames[one.field] ?? one.field, valueText(one), one.on === null ? null : { day: one.on }, one.source, one.retracts, taken.has(one.id) ? both("oui", "yes") : both("non", "no")]),
  };
}
