import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { figureBasisNames, figureBoundNames, figureThemeNames, type Figure } from "../../../activity/index.ts";
import { regionOf } from "../../../directory/index.ts";
import { sourceText } from "../say-figure.ts";

/** The figures of a year as a table to take away. */
export function figuresTable(year: number, figures: readonly Figure[]): Table {
  return {
    name: `year-${year}`,
    title: both(`L’année ${year} en chiffres`, `The year ${year} in figures`),
    demonstration: figures.some((one) => one.demonstration),
    columns: [
      { key: "code", label: both("Code", "Code") }, { key: "theme", label: both("Thème", "Theme") }, { key: "part_of", label: both("Partie du chiffre", "Part of the figure") },
      { key: "label", label: both("Intitulé", "Label") }, { key: "value", label: both("Valeur", "Value") }, { key: "noun", label: both("Ce qui est compté", "What is counted") },
      { key: "precision", label: both("Précision", "Precision") }, { key: "period", label: both("Période", "Period") }, { key: "region", label: both("Région", "Region") },
      { key: "note", label: both("Explication", "Explanation") }, { key: "contract", label: both("Dans le contrat", "In the contract") },
      { key: "source", label: both("Source", "Source") }, { key: "source_day", label: both("Date de la source", "Day of the source") },
    ],
    rows: figures.map((one): readonly Cell[] => [
      one.code, figureThemeNames[one.theme], one.partOf, one.label, valueCell(one), one.noun, figureBoundNames[one.bound], figureBasisNames[one.basis],
      one.region === null ? null : (regionOf(one.region)?.name ?? one.region), one.note, one.ties.join(" "), both(sourceText(one.source, "fr"), sourceText(one.source, "en")), one.source.day,
    ]),
  };
}

function valueCell({ value, unit }: Figure): Cell {
  if (unit === "share") return { share: value };
  return unit === "euros" ? { euros: value } : value;
}
