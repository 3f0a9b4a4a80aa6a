import type { Tone } from "../../../../kernel/html/index.ts";
import { both, formatDay } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { SignatureSide } from "../domain/act.ts";
import type { Amendment } from "../domain/amendment.ts";
import type { Comparator } from "../../../indicators/index.ts";
import type { ThingKind } from "../domain/thing.ts";

export const sideNames: Readonly<Record<SignatureSide, Bilingual>> = { institute: both("l’établissement", "the institute"), state: both("l’État", "the State") };

/** The state in words; what is signed is in force, or will be, by its date. */
export function stateName(amendment: Amendment, today: Day): { readonly text: Bilingual; readonly tone: Tone } {
  const from = amendment.inForceFrom;
  switch (amendment.state) {
    case "draft":
      return { text: both("projet", "draft"), tone: "quiet" };
    case "proposed":
      return { text: both("proposé à la signature", "proposed for signature"), tone: "accent" };
    case "signed-by-one":
      return { text: both("signé par une partie", "signed by one side"), tone: "accent" };
    case "abandoned":
      return { text: both("abandonné", "abandoned"), tone: "quiet" };
    case "signed":
      if (from === null) return { text: both("signé", "signed"), tone: "good" };
      return from <= today
        ? { text: both(`en vigueur depuis le ${formatDay(from, "fr")}`, `in force since ${formatDay(from, "en")}`), tone: "good" }
        : { text: both(`signé, en vigueur le ${formatDay(from, "fr")}`, `signed, in force on ${formatDay(from, "en")}`), tone: "good" };
  }
}

export const comparatorNames: Readonly<Record<Comparator, Bilingual>> = {
  "at-least": both("au moins", "at least"),
  "more-than": both("plus de (l’égalité ne suffit pas)", "more than (equality is not enough)"),
  "at-most": both("au plus", "at most"),
  "less-than": both("moins de (l’égalité ne suffit pas)", "less than (equality is not enough)"),
  between: both("entre deux bornes", "between two bounds"),
  "keep-at-or-above": both("rester à ce niveau ou au-dessus", "stay at this level or above"),
  "rank-at-most": both("rang, au plus", "rank, at most"),
  qualitative: both("un acte à accomplir, sans nombre", "a deed to be done, without a number"),
};

export const thingNames: Readonly<Record<ThingKind, Bilingual>> = {
  contract: both("le contrat", "the contract"),
  priority: both("la priorité", "priority"),
  objective: both("l’objectif", "objective"),
  action: both("l’action", "action"),
  indicator: both("l’indicateur", "indicator"),
  part: both("le volet", "part"),
  measure: both("la mesure", "measure"),
  target: both("la cible de", "the target of"),
  reference: both("le renvoi", "the reference"),
  line: both("la ligne", "the line"),
};
