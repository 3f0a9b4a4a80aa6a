import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Period } from "../../../../kernel/time/day.ts";
import type { CampaignAct, CampaignPhase } from "./campaign.ts";
import { periodCode, type Periodicity } from "./deadline.ts";
import type { DutyState } from "./duty-state.ts";

export const stateWords: Readonly<Record<DutyState, Bilingual>> = {
  overdue: both("en retard", "overdue"),
  due: both("attendue", "due"),
  "sent-back": both("renvoyée", "sent back"),
  submitted: both("soumise", "submitted"),
  "accepted-with-change": both("acceptée avec modification", "accepted with change"),
  accepted: both("acceptée", "accepted"),
  "already-known": both("déjà connue", "already known"),
  excused: both("dispensée", "excused"),
};

export const phaseWords: Readonly<Record<CampaignPhase, Bilingual>> = {
  planned: both("à venir", "planned"),
  open: both("ouverte", "open"),
  closed: both("close", "closed"),
};

export const periodicityWords: Readonly<Record<Periodicity, Bilingual>> = {
  yearly: both("annuel", "yearly"),
  "half-yearly": both("semestriel", "half-yearly"),
  quarterly: both("trimestriel", "quarterly"),
};

export const actWords: Readonly<Record<CampaignAct["kind"], Bilingual>> = {
  opened: both("ouvrir la campagne", "open the campaign"),
  announced: both("annoncer l’ouverture", "announce the opening"),
  "ladder-set": both("changer les relances", "change the reminders"),
  "duty-added": both("ajouter une valeur attendue", "add an expected value"),
  "duty-removed": both("retirer de la campagne", "remove from the campaign"),
  "duty-reassigned": both("confier à d’autres", "assign to others"),
  "duty-postponed": both("changer l’échéance", "change the due day"),
  "duty-excused": both("dispenser", "excuse"),
  "duty-resumed": both("lever la dispense", "lift the excuse"),
  "draft-let-in": both("admettre un envoi gardé", "let a kept entry in"),
  closed: both("clore la campagne", "close the campaign"),
  reopened: both("rouvrir la campagne", "reopen the campaign"),
};

/** "2024", "1er semestre 2024", "3rd quarter of 2024"; its two days for any other. */
export function periodWords(period: Period): Bilingual {
  const code = periodCode(period);
  const parts = /^(\d{4})-([HQ])(\d)$/.exec(code);
  if (parts === null) return both(code, code);
  const [, year = "", letter = "", number = ""] = parts;
  const nth = { "1": both("1er", "1st"), "2": both("2e", "2nd"), "3": both("3e", "3rd"), "4": both("4e", "4th") }[number] ?? both(number, number);
  return letter === "H" ? both(`${nth.fr} semestre ${year}`, `${nth.en} half of ${year}`) : both(`${nth.fr} trimestre ${year}`, `${nth.en} quarter of ${year}`);
}
