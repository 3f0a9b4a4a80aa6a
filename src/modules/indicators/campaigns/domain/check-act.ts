import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatDay, formatList, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { phaseOn, type Campaign, type CampaignAct } from "./campaign.ts";
import { campaignMoves, dutyMoves, moveOfAct, type DutyPosition } from "./moves.ts";
import { actWords, phaseWords, stateWords } from "./words.ts";

const longestReason = 2000;

/** What forbids an act on a campaign on a day, all faults at once; `positions` says where its duties stand. An opening is checked by `openingIssues`. */
export function actIssues(campaign: Campaign, act: CampaignAct, positions: ReadonlyMap<string, DutyPosition>, on: Day): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, text: Bilingual, field?: string): void => {
    issues.push({ code: `indicators.${code}`, severity: "error", text, ...(field === undefined ? {} : { field }) });
  };
  const phase = phaseOn(campaign, on);
  if (!campaignMoves[phase].includes(act.kind)) {
    add("campaign-act-not-allowed", inBoth((language) => language === "fr"
      ? `La campagne est ${phaseWords[phase].fr}\u202f: on ne peut pas ${actWords[act.kind].fr}. Possible\u202f: ${formatList(campaignMoves[phase].map((kind) => actWords[kind].fr), "fr")}.`
      : `The campaign is ${phaseWords[phase].en}: it is not possible to ${actWords[act.kind].en}. Possible: ${formatList(campaignMoves[phase].map((kind) => actWords[kind].en), "en")}.`));
  }
  if ("reason" in act && (act.reason.trim() === "" || act.reason.length > longestReason)) add("reason-missing", both("Dites pourquoi, en 2\u202f000 signes au plus\u202f: ce motif reste dans l’historique.", "Say why, in at most 2,000 characters: the reason stays in the history."), "reason");
  if (act.kind === "announced" && campaign.announced) add("campaign-already-announced", both("L’ouverture est déjà annoncée.", "The opening was announced already."));
  if (act.kind === "duty-added" && campaign.duties.some((duty) => duty.code === act.duty.code)) add("duty-already-there", both(`La campagne attend déjà ${act.duty.code}.`, `The campaign expects ${act.duty.code} already.`), "duty");
  if (act.kind === "duty-postponed" && act.dueOn === campaign.duties.find((duty) => duty.code === act.duty)?.dueOn) add("due-day-unchanged", both("C’est déjà l’échéance\u202f: choisissez un autre jour.", "This is the due day already: choose another day."), "dueOn");
  if (act.kind === "duty-reassigned") {
    if (act.owners.length === 0) add("duty-without-owner", both("Désignez au moins une personne.", "Name at least one person."), "owners");
    if (act.owners.length === 1 && act.validator?.accountId === act.owners[0]?.accountId) add("duty-one-person", both("La personne qui valide n’est pas la seule à pouvoir proposer\u202f: désignez deux personnes.", "Whoever accepts cannot be the only one to propose: name two people."), "validator");
  }
  if (act.kind === "draft-let-in" && campaign.lettingIn.has(act.draftId)) add("draft-already-in", both("Cet envoi est déjà admis.", "This entry was let in already."));
  if (act.kind === "reopened" && act.closesOn < on) add("campaign-closes-before-today", both(`Le nouveau dernier jour est au plus tôt le ${formatDay(on, "fr")}.`, `The new last day is at the earliest ${formatDay(on, "en")}.`), "closesOn");
  const move = moveOfAct[act.kind];
  if (move !== null && "duty" in act && typeof act.duty === "string") {
    const position = positions.get(act.duty);
    if (position === undefined) add("duty-unknown", both(`La campagne n’attend pas ${act.duty}.`, `The campaign does not expect ${act.duty}.`), "duty");
    else if (act.kind !== "draft-let-in" && dutyMoves[position][move] === undefined) {
      const state = stateWords[position === "unsigned" ? "submitted" : position];
      add("duty-move-not-allowed", both(`La valeur est ${state.fr}\u202f: on ne peut pas ${actWords[act.kind].fr}.`, `The value is ${state.en}: it is not possible to ${actWords[act.kind].en}.`), "duty");
    }
  }
  return issues;
}

export interface OpeningDraft {
  readonly code: string;
  readonly title: Bilingual;
  readonly year: number;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** What is wrong with the words of a new campaign, all faults at once. */
export function openingIssues(draft: OpeningDraft, duties: number): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, field: string, text: Bilingual): void => {
    issues.push({ code: `indicators.${code}`, severity: "error", field, text });
  };
  if (!/^[a-z0-9][a-z0-9-]{0,29}$/.test(draft.code) || draft.code === "new") add("campaign-code-malformed", "code", both("Donnez un code de 1 à 30 signes\u202f: lettres minuscules sans accent, chiffres, tirets.", "Give a code of 1 to 30 characters: unaccented lower-case letters, digits, hyphens."));
  if (draft.title.fr.trim() === "" || draft.title.fr.length > 120) add("campaign-title-missing", "titleFr", both("Donnez un titre français de 1 à 120 signes.", "Give a French title of 1 to 120 characters."));
  if (draft.title.en.trim() === "" || draft.title.en.length > 120) add("campaign-title-missing", "titleEn", both("Donnez un titre anglais de 1 à 120 signes.", "Give an English title of 1 to 120 characters."));
  if (!Number.isInteger(draft.year) || draft.year < 1990 || draft.year > 2200) add("campaign-year-wrong", "year", both("Donnez une année, par exemple 2024.", "Give a year, for example 2024."));
  if (!isDay(draft.opensOn)) add("campaign-opens-missing", "opensOn", both("Donnez le premier jour.", "Give the first day."));
  if (!isDay(draft.closesOn)) add("campaign-closes-missing", "closesOn", both("Donnez le dernier jour.", "Give the last day."));
  if (isDay(draft.opensOn) && isDay(draft.closesOn) && draft.closesOn < draft.opensOn) add("campaign-closes-before-opening", "closesOn", both("Le dernier jour vient avant le premier.", "The last day comes before the first."));
  if (duties === 0) add("campaign-without-duty", "duties", both("Choisissez au moins une valeur attendue.", "Choose at least one expected value."));
  return issues;
}
