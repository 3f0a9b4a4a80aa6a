import { both } from "../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { GapItem } from "../store/gaps.ts";
import { gapNames, groundNames } from "./words.ts";

/** The gaps as a table: one line for each publication and kind. */
export function depositTable(items: readonly GapItem[], names: ReadonlyMap<string, string>): Table {
  return {
    name: "publications-deposit", title: both("Dépôt dans HAL", "Deposit in HAL"), demonstration: items.some(({ demonstration }) => demonstration),
    columns: [
      { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Titre", "Title") }, { key: "year", label: both("Année", "Year") }, { key: "journal", label: both("Revue", "Journal") }, { key: "doi", label: both("DOI", "DOI") },
      { key: "hal", label: both("HAL", "HAL") }, { key: "gap", label: both("Ce qui manque", "What is missing") }, { key: "ground", label: both("Droit de déposer", "Right to deposit") }, { key: "depositFrom", label: both("Fichier dès le", "File from") },
      { key: "embargoUntil", label: both("Ouvert le", "Open on") }, { key: "structureCodes", label: both("Codes des structures", "Structure codes") }, { key: "structures", label: both("Structures", "Structures") },
    ],
    rows: items.flatMap((item) => item.holding.map((kind) => [
      item.code, item.title, item.year, item.journal, item.doi, item.halIds.join(" ; "), gapNames[kind], item.ground === null ? null : groundNames[item.ground], item.depositFrom === null ? null : { day: item.depositFrom },
      item.embargoUntil === null ? null : { day: item.embargoUntil }, item.units.join(" ; "), item.units.map((code) => names.get(code) ?? code).join(" ; "),
    ])),
  };
}

/** What a person must still give for each file of an archive. */
export function toGiveTable(files: readonly { readonly file: string; readonly title: string; readonly issues: readonly Issue[]; readonly demonstration: boolean }[]): Table {
  return {
    name: "a-completer", title: both("À compléter avant le dépôt", "To complete before the deposit"), demonstration: files.some(({ demonstration }) => demonstration),
    columns: [{ key: "file", label: both("Fichier", "File") }, { key: "title", label: both("Titre", "Title") }, { key: "mandatory", label: both("Obligatoire", "Mandatory") }, { key: "remark", label: both("Ce qu’il faut faire", "What to do") }],
    rows: files.flatMap(({ file, title, issues }) => issues.map((issue) => [file, title, issue.severity === "error" ? both("oui", "yes") : both("non", "no"), issue.text])),
  };
}
