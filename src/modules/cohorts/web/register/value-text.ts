import { both, formatDay, formatNumber, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { evidenceNames, legalNames, populationNames, stateNames } from "../../domain/words.ts";
import type { CohortContent, Statement } from "../../domain/record.ts";
import type { CohortState, Evidence } from "../../domain/states.ts";

const joined = (list: readonly string[]): Bilingual => both(list.join("\u202f; "), list.join("; "));

/** What a statement says, in words. */
export function valueText({ field, value, retracts }: Statement): Bilingual {
  if (retracts !== null) return both(`reprise de l’énoncé ${retracts}`, `takes back statement ${retracts}`);
  if (value === null || value === "") return both("rien", "nothing");
  const content = { [field]: value } as unknown as CohortContent;
  switch (field) {
    case "state": {
      const { state, evidence } = value as { readonly state: CohortState; readonly evidence: Evidence | null };
      return inBoth((language) => `${stateNames[state][language]}${evidence === null ? "" : `, ${evidenceNames[evidence.kind][language]}${language === "fr" ? "\u202f:" : ":"} ${evidence.reference}`}`);
    }
    case "participants": {
      const { enrolled, followed } = value as { readonly enrolled: number; readonly followed: number | null };
      return both(`${formatNumber(enrolled, "fr")} inclus${followed === null ? "" : `, ${formatNumber(followed, "fr")} suivis`}`, `${formatNumber(enrolled, "en")} enrolled${followed === null ? "" : `, ${formatNumber(followed, "en")} followed`}`);
    }
    case "populationKind": return populationNames[content.populationKind];
    case "investigators": return joined(content.investigators.map(({ name, orcid }) => (orcid === "" ? name : `${name} (${orcid})`)));
    case "datasets": return joined(content.datasets);
    case "funding": return inBoth((language) => content.funding.map(({ funder, programme, amountEuros }) => [funder, programme, amountEuros === null ? "" : `${formatNumber(amountEuros, language)}\u00a0€`].filter((part) => part !== "").join(", ")).join("; "));
    case "biobank": return joined(content.biobank === null ? [] : [content.biobank.place, content.biobank.samples].filter((part) => part !== ""));
    case "legal": return inBoth((language) => content.legal.map(({ kind, reference }) => `${legalNames[kind][language]} ${reference}`).join("; "));
    case "team": return both(`${content.team.length} compte${content.team.length > 1 ? "s" : ""}`, `${content.team.length} account${content.team.length === 1 ? "" : "s"}`);
    case "name": case "population": case "sharing": { const text = value as Bilingual; return both(text.fr || text.en, text.en || text.fr); }
    default: return typeof value === "string" ? (isDay(value) ? inBoth((language) => formatDay(value, language)) : both(value, value)) : both("–", "–");
  }
}
