import { defineField as field, type FieldDefinition, type FieldOptions } from "../../../directory/index.ts";
import { figureBasisNames, figureBoundNames, figureStandingNames, figureThemeNames, figureUnitNames } from "./codes.ts";

const of = { kinds: ["key-figure"], priority: "money", owner: "institute-document" } as const satisfies Partial<FieldOptions>;
/** French and English side by side: the slots `fr` and `en`. */
const inTwoLanguages = { ...of, shape: "text", many: true } as const;

/** Fields of a key figure. Its French label is the field `name` of the graph, whatever holds for none is said by a word, never left out. */
export const figureFields: readonly FieldDefinition[] = [
  field("figure-code", "Code du chiffre", "Figure code", { ...of, shape: "text" }),
  field("figure-year", "Année", "Year", { ...of, shape: "number" }),
  field("figure-label", "Intitulé", "Label", inTwoLanguages),
  field("figure-noun", "Ce qui est compté", "What is counted", inTwoLanguages),
  field("figure-note", "Explication", "Explanation", inTwoLanguages),
  field("figure-value", "Valeur", "Value", { ...of, shape: "number", help: { fr: "Une part va de 0 à 1.", en: "A share goes from 0 to 1." } }),
  field("figure-unit", "Unité", "Unit", { ...of, shape: "code", options: figureUnitNames }),
  field("figure-bound", "Précision", "Precision", { ...of, shape: "code", options: figureBoundNames }),
  field("figure-basis", "Période", "Period", { ...of, shape: "code", options: figureBasisNames }),
  field("figure-theme", "Thème", "Theme", { ...of, shape: "code", options: figureThemeNames }),
  field("figure-part-of", "Partie du chiffre", "Part of the figure", { ...of, shape: "text" }),
  field("figure-region", "Région", "Region", { ...of, shape: "text", help: { fr: "Code Insee, ou national.", en: "INSEE code, or national." } }),
  field("figure-ties", "Dans le contrat", "In the contract", { ...of, shape: "text-list", help: { fr: "Indicateur (14.a) ou action (action-29).", en: "Indicator (14.a) or action (action-29)." } }),
  field("figure-order", "Rang", "Order", { ...of, shape: "number" }),
  field("figure-source-title", "Publication", "Publication", inTwoLanguages),
  field("figure-source-publisher", "Éditeur", "Publisher", inTwoLanguages),
  field("figure-source-day", "Date de la publication", "Date of the publication", { ...of, shape: "partial-date" }),
  field("figure-source-line", "Ligne du texte", "Line of the text", { ...of, shape: "number", help: { fr: "0\u202f: sans ligne.", en: "0: no line." } }),
  field("figure-standing", "État", "Standing", { ...of, shape: "code", options: figureStandingNames }),
];
