import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Trial } from "../transparency.ts";
import { registrationWords, reportingWords, sharingWords } from "./words.ts";

/** The trials of the list, as a file: one line each, with the rule's verdicts. */
export function trialTable(trials: readonly Trial[], on: Day, language: Language): Table {
  const column = (key: string, fr: string, en: string) => ({ key, label: { fr, en } });
  const asDay = (value: Day | null): Cell => (value === null ? null : { day: value });
  return {
    name: "study-transparency",
    title: { fr: `Transparence des essais au ${on}`, en: `Transparency of trials on ${on}` },
    columns: [
      column("code", "Étude", "Study"), column("title", "Titre", "Title"), column("sponsor", "Promoteur", "Sponsor"), column("institute", "Institut", "Institute"), column("year", "Année de fin", "Year of completion"),
      column("registration", "Inscription", "Registration"), column("registeredDaysLate", "Inscription, jours de retard", "Registration, days late"), column("reporting", "Résultats", "Results"),
      column("reportDueOn", "Résultats dus le", "Results due on"), column("reportDaysLate", "Résultats, jours de retard", "Results, days late"), column("sharing", "Partage", "Sharing"),
      column("sharingDueOn", "Partage dû le", "Sharing due on"), column("sharingDaysLate", "Partage, jours de retard", "Sharing, days late"), column("asKnownOn", "Connu le", "As known on"),
    ],
    rows: trials.map(({ code, title, sponsor, isInstitute, standing, sharing }) => [
      code, title[language] ?? title.fr ?? title.en ?? "", sponsor?.name ?? "", isInstitute ? { fr: "oui", en: "yes" } : { fr: "non", en: "no" }, standing.completionYear,
      registrationWords[standing.registration], standing.registeredDaysLate, reportingWords[standing.reporting], asDay(standing.reportDueOn), standing.reportDaysLate,
      sharingWords[sharing.state], asDay(sharing.dueOn), sharing.daysLate, { day: on },
    ]),
    demonstration: trials.some(({ demonstration }) => demonstration),
  };
}
