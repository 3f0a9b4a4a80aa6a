import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Condition } from "../../domain/model.ts";

const say = (fr: string, en: string): Bilingual => ({ fr, en });

/** A condition in plain words, for a level without a label. */
export function conditionInWords(condition: Condition): Bilingual {
  if ("exact" in condition) return say("Égal", "Equal");
  if ("similar" in condition) return say(`Ressemblance d’au moins ${String(condition.atLeast).replace(".", ",")}`, `Likeness of at least ${condition.atLeast}`);
  if ("distance" in condition) return condition.atMost === 1 ? say("À une faute de frappe près", "But for one slip") : say(`À ${condition.atMost} fautes de frappe près`, `But for ${condition.atMost} slips`);
  if ("anyName" in condition) return say(`L’un des noms ressemble d’au moins ${String(condition.atLeast).replace(".", ",")}`, `One of the names alike by at least ${condition.atLeast}`);
  if ("swapped" in condition || "swappedFirst" in condition) return say("L’un écrit pour l’autre", "Written in each other’s place");
  if ("sameCore" in condition) return say("Égal hors particules et tirets", "Equal but for particles and hyphens");
  if ("nameParts" in condition) return say("Une partie du nom composé est commune", "A part of the compound name in common");
  if ("date" in condition) return dates[condition.is];
  if ("within" in condition) return say(`Écart d’au plus ${condition.atMost} (${units[condition.unit].fr})`, `At most ${condition.atMost} apart (${units[condition.unit].en})`);
  if ("overlap" in condition) return condition.atLeast === 1 ? say("Un élément commun", "An item in common") : say(`${condition.atLeast} éléments communs`, `${condition.atLeast} items in common`);
  if ("firstNames" in condition) return firstNames[condition.is];
  if ("commune" in condition) return communes[condition.is];
  if ("prefix" in condition) return say(`Mêmes ${condition.characters} premiers signes`, `Same first ${condition.characters} characters`);
  if ("phonetic" in condition) return say("Même son", "Same sound");
  if ("dice" in condition) return say(`Filtres semblables d’au moins ${String(condition.atLeast).replace(".", ",")}`, `Filters alike by at least ${condition.atLeast}`);
  if ("leftHolds" in condition) return say(`L’un de\u202f: ${condition.of.join(", ")}`, `One of: ${condition.of.join(", ")}`);
  if ("missing" in condition) return say("Manquant", "Missing");
  if ("not" in condition) { const inner = conditionInWords(condition.not); return say(`Non\u202f: ${inner.fr}`, `Not: ${inner.en}`); }
  const all = "all" in condition;
  const inner = (all ? condition.all : condition.any).map(conditionInWords);
  return say(inner.map((one) => one.fr).join(all ? " et " : " ou "), inner.map((one) => one.en).join(all ? " and " : " or "));
}

const units = { days: say("jours", "days"), months: say("mois", "months"), years: say("années", "years"), value: say("en valeur", "in value"), share: say("en part", "as a share") } as const;

const dates = {
  "same-day": say("Même jour", "Same day"), "one-slip": say("À une faute de frappe près", "But for one slip"),
  "day-month-swapped": say("Jour et mois intervertis", "Day and month interchanged"), "known-parts-equal": say("Égales dans les parties connues", "Equal in the parts known"),
  "same-year": say("Même année", "Same year"), "same-year-month": say("Même mois de la même année", "Same month of the same year"),
  "same-month-day": say("Même jour d’une autre année", "Same day of another year"), "fictive-compatible": say("1er janvier d’usage, même année", "Conventional 1 January, same year"),
} as const;

const firstNames = {
  "same-order": say("Mêmes prénoms, même ordre", "Same first names in the same order"), "first-equal": say("Premier prénom égal", "First of them equal"),
  "first-among": say("Premier prénom parmi ceux de l’autre", "The first of one among those of the other"), "first-alike": say("Premiers prénoms ressemblants", "Firsts alike"),
  initial: say("Une initiale", "An initial"), "composed-part": say("Une partie d’un prénom composé", "A part of a compound first name"),
} as const;

const communes = {
  same: say("Même commune", "Same commune"), "same-town": say("Même ville", "Same town"), "same-department": say("Même département", "Same department"), "both-abroad": say("Toutes deux à l’étranger", "Both abroad"),
} as const;
