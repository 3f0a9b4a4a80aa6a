import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { typed, typedPair, type SentForm } from "../../../../kernel/http/sent-form.ts";
import { day, isDay, type Day } from "../../../../kernel/time/day.ts";
import type { Person } from "../../deps.ts";
import { fault } from "../../domain/fault.ts";
import { legalKinds, populationKinds, type CohortContent, type Funding, type Investigator, type LegalReference } from "../../domain/record.ts";
import { legalNames } from "../../domain/words.ts";
import type { Given } from "../deps.tsx";

const linesOf = (text: string): readonly string[] => text.split("\n").map((line) => line.trim()).filter((line) => line !== "").slice(0, 500);
const partsOf = (line: string): readonly string[] => line.split(";").map((part) => part.trim());

/** A day of a form: null where it is empty; a day that does not exist is a fault of its field. */
export function dayIn(body: SentForm, name: string, issues: Issue[]): Day | null {
  const text = typed(body, name);
  if (text === "") return null;
  if (isDay(text)) return day(text);
  issues.push(fault("bad-day", name, "Donnez un jour qui existe.", "Give a day that exists."));
  return null;
}

/** A day that a form has to give; the first of all days stands for one that is missing or wrong, which is told. */
export function dayAskedIn(body: SentForm, name: string, issues: Issue[]): Day {
  const before = issues.length;
  const found = dayIn(body, name, issues);
  if (found === null && issues.length === before) issues.push(fault("day-missing", name, "Donnez le jour.", "Give the day."));
  return found ?? day("0001-01-01");
}

/** A number as people type it; null for nothing, NaN for what is none. */
export function numberIn(body: SentForm, name: string): number | null {
  return numberOf(typed(body, name));
}

function numberOf(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f€]/g, "").replace(",", ".");
  return plain === "" ? null : /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** What the form of a cohort says, with what could not be read in it. */
export function contentIn(body: SentForm, people: readonly Person[]): { readonly content: CohortContent; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const dayOf = (text: string | undefined, field: string): Day | null => {
    if (text === undefined || text === "") return null;
    if (isDay(text)) return day(text);
    issues.push(fault("bad-day", field, "Un jour s’écrit AAAA-MM-JJ.", "A day is written YYYY-MM-DD."));
    return null;
  };
  const investigators = linesOf(typed(body, "investigators")).map((line): Investigator => {
    const [name = "", orcid = ""] = partsOf(line);
    return { name, orcid: orcid.replace(/^https?:\/\/orcid\.org\//, "").toUpperCase() };
  });
  const funding = linesOf(typed(body, "funding")).map((line): Funding => {
    const [funder = "", programme = "", euros = "", from, until] = partsOf(line);
    const amount = numberOf(euros);
    return { funder, programme, amountEuros: amount, from: dayOf(from, "funding"), until: dayOf(until, "funding") };
  });
  const legal = linesOf(typed(body, "legal")).map((line): LegalReference => {
    const [kind = "", reference = "", on] = partsOf(line);
    const known = legalKinds.find((one) => one === kind || legalNames[one].fr === kind || legalNames[one].en === kind);
    if (known === undefined) issues.push(fault("bad-legal", "legal", `Chaque ligne commence par un de ces mots\u202f: ${legalKinds.map((one) => legalNames[one].fr).join(", ")}.`, `Each line begins with one of these: ${legalKinds.map((one) => legalNames[one].en).join(", ")}.`));
    return { kind: known ?? "other", reference, on: dayOf(on, "legal") };
  });
  const byMail = new Map(people.filter(({ email }) => email !== "").map((one) => [one.email.toLowerCase(), one.accountId]));
  const team = linesOf(typed(body, "team")).map((line) => byMail.get(line.toLowerCase()) ?? "");
  if (team.includes("")) issues.push(fault("unknown-account", "team", "Une de ces adresses n’est celle d’aucun compte.", "One of these addresses is that of no account."));
  const kind = populationKinds.find((one) => one === typed(body, "populationKind"));
  if (kind === undefined) issues.push(fault("population-kind", "populationKind", "Choisissez un type de population.", "Choose a kind of population."));
  const biobank = typed(body, "biobank") === "" && typed(body, "biobankPlace") === "" ? null : { place: typed(body, "biobankPlace"), samples: typed(body, "biobankSamples") };
  return {
    issues,
    content: {
      name: typedPair(body, "name"), acronym: typed(body, "acronym"), population: typedPair(body, "population"), populationKind: kind ?? "general", startedOn: dayIn(body, "startedOn", issues), plannedEndOn: dayIn(body, "plannedEndOn", issues),
      investigators, structure: typed(body, "structure") || null, study: typed(body, "study") || null, datasets: [...new Set(linesOf(typed(body, "datasets")))], funding, biobank, legal, website: typed(body, "website"), sharing: typedPair(body, "sharing"), team: [...new Set(team)].filter((id) => id !== ""),
    },
  };
}

/** A cohort as its form shows it. */
export function givenOf({ name, population, sharing, ...content }: CohortContent, people: readonly Person[], language: "fr" | "en"): Given {
  const mails = new Map(people.map((one) => [one.accountId, one.email]));
  return {
    nameFr: name.fr, nameEn: name.en, populationFr: population.fr, populationEn: population.en, sharingFr: sharing.fr, sharingEn: sharing.en, acronym: content.acronym, populationKind: content.populationKind,
    startedOn: content.startedOn ?? "", plannedEndOn: content.plannedEndOn ?? "", structure: content.structure ?? "", study: content.study ?? "", website: content.website, datasets: content.datasets.join("\n"),
    investigators: content.investigators.map((one) => [one.name, one.orcid].filter((part) => part !== "").join(" ; ")).join("\n"),
    funding: content.funding.map((one) => [one.funder, one.programme, one.amountEuros ?? "", one.from ?? "", one.until ?? ""].join(" ; ").replace(/( ; )+$/, "")).join("\n"),
    legal: content.legal.map((one) => [legalNames[one.kind][language], one.reference, one.on ?? ""].join(" ; ").replace(/( ; )+$/, "")).join("\n"),
    biobank: content.biobank === null ? "" : "on", biobankPlace: content.biobank?.place ?? "", biobankSamples: content.biobank?.samples ?? "", team: content.team.map((id) => mails.get(id) ?? "").filter((mail) => mail !== "").join("\n"),
  };
}
