import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { fault } from "./fault.ts";

export const serviceKinds = ["collection", "structuring", "linkage", "cleaning", "sharing", "analysis", "coordination"] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export const serviceKindNames: Readonly<Record<ServiceKind, Bilingual>> = {
  collection: both("recueil", "collection"), structuring: both("structuration", "structuring"), linkage: both("appariement à d’autres données", "linkage with other data"), cleaning: both("nettoyage", "cleaning"), sharing: both("partage sécurisé", "safe sharing"), analysis: both("analyse statistique", "statistical analysis"), coordination: both("coordination", "coordination"),
};

/** What cohorts can ask for, as one version of it. */
export interface Service {
  readonly code: string;
  readonly version: number;
  readonly kind: ServiceKind;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** Who may ask, what has to be ready, what it costs. */
  readonly conditions: Bilingual;
  /** Calendar days promised from the request to an answer: a quote, an agreement or a refusal. */
  readonly answerDays: number;
  /** Calendar days promised from the agreement to the delivery, unless a quote says otherwise. */
  readonly deliveryDays: number;
  /** False: kept for the requests made of it, no longer in the catalogue. */
  readonly offered: boolean;
  readonly demonstration: boolean;
}

export type ServiceInput = Omit<Service, "version" | "demonstration">;

/** Everything wrong with a service. */
export function serviceIssues(service: ServiceInput): readonly Issue[] {
  const issues: Issue[] = [];
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(service.code) || service.code === "new") issues.push(fault("bad-code", "code", "Le code est un mot de 2 à 40 lettres sans accent, chiffres ou traits d’union.", "The code is a word of 2 to 40 plain letters, digits or hyphens."));
  for (const field of ["name", "description", "conditions"] as const) {
    for (const [language, name] of [["fr", `${field}Fr`], ["en", `${field}En`]] as const) {
      const text = service[field][language];
      if (text.trim() === "") issues.push(fault("text-missing", name, language === "fr" ? "Écrivez le texte français." : "Écrivez le texte anglais.", language === "fr" ? "Write the French text." : "Write the English text."));
      else if (text.length > (field === "name" ? 200 : 5_000)) issues.push(fault("too-long", name, "Ce texte est trop long.", "This text is too long."));
    }
  }
  for (const field of ["answerDays", "deliveryDays"] as const) {
    if (!Number.isInteger(service[field]) || service[field] < 1 || service[field] > 3_650) issues.push(fault("bad-days", field, "Un nombre entier de jours, de 1 à 3\u202f650.", "A whole number of days, from 1 to 3,650."));
  }
  return issues;
}
