import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatDay, formatList } from "../../../kernel/i18n/format.ts";
import { yearOf, type Day } from "../../../kernel/time/day.ts";
import type { ContractVersion, VersionSummary } from "../../contract/index.ts";
import { readAllEvents, type StoredEvent } from "../../indicators/index.ts";
import type { ReportCorrection, ReportText } from "../domain/content.ts";
import { cannotBeBuilt } from "../errors.ts";
import type { ReportsDeps } from "./deps.ts";
import { eventsWithin, isWithinYear, type Cut } from "./values.ts";

/** What whoever asks for a report chooses. */
export interface ReportChoice {
  readonly year: number;
  /** Null: the version in force on `knownOn`. */
  readonly versionNumber: number | null;
  readonly knownOn: Day;
  readonly texts: readonly ReportText[];
  readonly corrects: ReportCorrection | null;
}

/** The facts behind a choice that can be built. */
export interface Resolved {
  readonly version: ContractVersion;
  /** All events of values, in the order recorded. */
  readonly allEvents: readonly StoredEvent[];
  /** Those on this side of the cut. */
  readonly events: readonly StoredEvent[];
  readonly cut: Cut;
}

export async function allValueEvents(deps: Pick<ReportsDeps, "db">): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of readAllEvents(deps.db)) events.push(...page);
  return events;
}

/**
 * Can there be a report for this choice? Fails with `reports.cannot-be-built`, whose issues say all that is wrong and
 * what there is: years of the contract, years with values, versions, days.
 */
export async function resolveChoice(deps: ReportsDeps, choice: Omit<ReportChoice, "texts" | "corrects">, built: Omit<Cut, "knownOn"> = { builtAt: null, lastEventId: null }): Promise<Resolved> {
  const dated = (await deps.contracts.versions()).filter((one) => one.inForceFrom !== null);
  const summary = choice.versionNumber === null ? versionOn(dated, choice.knownOn) : dated.find((one) => one.number === choice.versionNumber);
  const issues: Issue[] = [];
  if (summary === undefined) issues.push(unknownVersion(choice.versionNumber, dated));
  else if (summary.inForceFrom !== null && summary.inForceFrom > choice.knownOn && summary.number !== firstOf(dated)?.number) issues.push(versionToCome(summary.number, summary.inForceFrom, choice.knownOn));
  const version = summary === undefined ? undefined : await deps.contracts.version(summary.number);
  if (version === undefined && summary !== undefined) issues.push(unknownVersion(choice.versionNumber, dated));
  if (version !== undefined) issues.push(...periodIssues(choice, version, deps.clock.today()));
  const cut: Cut = { knownOn: choice.knownOn, ...built };
  const allEvents = await allValueEvents(deps);
  const events = eventsWithin(allEvents, cut);
  if (version !== undefined && issues.length === 0) issues.push(...valueIssues(choice, events, allEvents));
  if (version === undefined || issues.length > 0) throw cannotBeBuilt(issues);
  return { version, allEvents, events, cut };
}

function firstOf(dated: readonly VersionSummary[]): VersionSummary | undefined {
  return dated.toSorted((a, b) => ((a.inForceFrom ?? "") < (b.inForceFrom ?? "") ? -1 : 1))[0];
}

/** The version in force on a day; before any is, the first. */
function versionOn(dated: readonly VersionSummary[], on: Day): VersionSummary | undefined {
  const started = dated.filter((one) => one.inForceFrom !== null && one.inForceFrom <= on);
  const keyOf = (one: VersionSummary): string => `${one.inForceFrom ?? ""} ${String(one.number).padStart(6, "0")}`;
  return started.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))[0] ?? firstOf(dated);
}

function unknownVersion(number: number | null, dated: readonly VersionSummary[]): Issue {
  const numbers = dated.map((one) => String(one.number));
  const text = numbers.length === 0
    ? both("Aucune version du contrat n’est en vigueur\u202f: importez-en une et mettez-la en vigueur.", "No version of the contract is in force: import one and put it in force.")
    : both(`Le contrat n’a pas de version ${number ?? ""} en vigueur. Versions\u202f: ${formatList(numbers, "fr")}.`, `The contract has no version ${number ?? ""} in force. Versions: ${formatList(numbers, "en")}.`);
  return { code: "reports.unknown-version", severity: "error", field: "version", text };
}

function versionToCome(number: number, from: Day, knownOn: Day): Issue {
  return {
    code: "reports.version-not-in-force", severity: "error", field: "version",
    text: both(`La version ${number} n’est en vigueur qu’à partir du ${formatDay(from, "fr")}, après le ${formatDay(knownOn, "fr")}.`, `Version ${number} is in force only from ${formatDay(from, "en")}, after ${formatDay(knownOn, "en")}.`),
  };
}

function periodIssues({ year, knownOn }: Pick<ReportChoice, "year" | "knownOn">, { register }: ContractVersion, today: Day): readonly Issue[] {
  const issues: Issue[] = [];
  if (year < register.fromYear || year > register.toYear) {
    issues.push({
      code: "reports.year-outside-contract", severity: "error", field: "year",
      text: both(`L’année ${year} n’est pas dans le contrat, qui va de ${register.fromYear} à ${register.toYear}.`, `The year ${year} is outside the contract, which goes from ${register.fromYear} to ${register.toYear}.`),
    });
  }
  if (knownOn > today) {
    issues.push({
      code: "reports.known-on-in-future", severity: "error", field: "known",
      text: both(`Le ${formatDay(knownOn, "fr")} n’est pas encore venu\u202f: choisissez un jour jusqu’au ${formatDay(today, "fr")}.`, `${formatDay(knownOn, "en")} has not come yet: choose a day up to ${formatDay(today, "en")}.`),
    });
  }
  if (yearOf(knownOn) < register.fromYear) {
    issues.push({
      code: "reports.known-on-before-contract", severity: "error", field: "known",
      text: both(`Le ${formatDay(knownOn, "fr")} est avant le contrat, qui commence en ${register.fromYear}.`, `${formatDay(knownOn, "en")} is before the contract, which begins in ${register.fromYear}.`),
    });
  }
  return issues;
}

function valueIssues({ year, knownOn }: Pick<ReportChoice, "year" | "knownOn">, events: readonly StoredEvent[], allEvents: readonly StoredEvent[]): readonly Issue[] {
  const yearsIn = (some: readonly StoredEvent[]): readonly number[] => [...new Set(some.filter((event) => event.kind !== "proposed" && event.kind !== "refused").map((event) => lastYearOf(event.period.until)))].sort((a, b) => a - b);
  const known = yearsIn(events);
  if (known.includes(year) && events.some((event) => isWithinYear(event.period, year))) return [];
  const later = yearsIn(allEvents).includes(year);
  const span = (language: "fr" | "en"): string => {
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return language === "fr" ? "Aucune valeur n’est connue à ce jour" : "No value is known on that day";
    if (first === last) return language === "fr" ? `Des valeurs sont connues pour ${first}` : `Values are known for ${first}`;
    return language === "fr" ? `Des valeurs sont connues pour ${first} à ${last}` : `Values are known for ${first} to ${last}`;
  };
  return [{
    code: "reports.year-without-values", severity: "error", field: "year",
    text: both(
      `Aucune valeur de ${year} n’est connue au ${formatDay(knownOn, "fr")}. ${span("fr")}${later ? "\u202f; celles de cette année-là ont été connues plus tard" : ""}.`,
      `No value of ${year} is known on ${formatDay(knownOn, "en")}. ${span("en")}${later ? "; those of that year became known later" : ""}.`,
    ),
  }];
}

/** The year in which the last day of a period lies. */
function lastYearOf(until: Day): number {
  return until.endsWith("-01-01") ? yearOf(until) - 1 : yearOf(until);
}
