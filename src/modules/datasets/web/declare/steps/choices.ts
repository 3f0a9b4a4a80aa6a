import { both } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { dataCentres, dataLanguages, places } from "../../../domain/vocabularies/index.ts";
import { datasetKinds } from "../../../domain/metadata.ts";
import { dataUseTerms } from "../../../domain/vocabularies/data-use.ts";
import { healthCategories } from "../../../domain/vocabularies/health-categories.ts";
import { approvalKinds, kinds } from "../../../domain/vocabularies/kinds.ts";
import { healthBases, legalBases, purposes } from "../../../domain/vocabularies/legal.ts";
import { licences } from "../../../domain/vocabularies/licences.ts";
import type { Term } from "../../../domain/vocabularies/term.ts";
import { themes } from "../../../domain/vocabularies/themes.ts";
import type { Choice } from "../form/choice-controls.tsx";

function asChoice({ code, name, help }: Term): Choice {
  return { code, label: name, ...(help === undefined ? {} : { hint: help }) };
}

export const kindChoices: readonly Choice[] = datasetKinds.map((code) => ({ code, label: kinds[code].name }));
export const themeChoices = (): readonly Choice[] => themes.map(asChoice);
export const licenceChoices = (): readonly Choice[] => licences.map(({ code, name }) => ({ code, label: { fr: `${name.fr} (${code})`, en: `${name.en} (${code})` } }));
export const purposeChoices = (): readonly Choice[] => purposes.map(asChoice);
export const legalBasisChoices = (): readonly Choice[] => legalBases.map(asChoice);
export const healthBasisChoices = (): readonly Choice[] => healthBases.map(asChoice);
export const healthCategoryChoices = (): readonly Choice[] => healthCategories.map(asChoice);

const roles: Readonly<Record<"primary" | "narrowing" | "requirement", Bilingual>> = { primary: both("Usage permis", "Allowed use"), narrowing: both("Limite", "Limit"), requirement: both("Obligation", "Obligation") };

export const useConditionChoices = (): readonly (Choice & { readonly detail: boolean })[] => dataUseTerms.map(({ code, name, shorthand, role, detail }) => ({
  code, label: name, hint: { fr: `${roles[role].fr} · ${shorthand}`, en: `${roles[role].en} · ${shorthand}` }, detail: detail !== null,
}));

export const accessChoices: readonly Choice[] = [
  { code: "open", label: both("Ouvert", "Open"), hint: both("Chacun télécharge, sans rien demander.", "Anybody downloads, without asking.") },
  { code: "embargoed", label: both("Ouvert plus tard", "Open later"), hint: both("Ouvert à partir d’un jour que vous dites.", "Open from a day that you tell.") },
  { code: "restricted", label: both("Sur demande", "On request"), hint: both("Chaque demande est examinée, puis acceptée ou refusée.", "Each request is examined, then granted or refused.") },
  { code: "closed", label: both("Fermé", "Closed"), hint: both("Seule la fiche est publique. Dites pourquoi.", "The record alone is public. Say why.") },
];

export const anonymityChoices: readonly Choice[] = [
  { code: "identifying", label: both("Oui, directement", "Yes, directly"), hint: both("Noms, numéros, adresses, images reconnaissables.", "Names, numbers, addresses, recognisable images.") },
  { code: "pseudonymised", label: both("Oui, par une clé gardée à part", "Yes, through a key that is kept apart"), hint: both("Données pseudonymisées\u202f: elles restent personnelles.", "Pseudonymised data: they are still personal.") },
  { code: "anonymous", label: both("Non, les données sont anonymes", "No, the data are anonymous"), hint: both("Personne ne peut plus être retrouvé, même en recoupant. Dites pourquoi ci-dessous.", "Nobody can be found again, even by cross-checking. Say why below.") },
];

export const approvalChoices: readonly Choice[] = approvalKinds.map(asChoice);

/** Languages that data of the house are often in; the others are one click away. */
const usualLanguages: ReadonlySet<string> = new Set(["fr", "en", "de", "es", "it", "pt", "ar", "zh"]);
export const languageChoices = (): readonly Choice[] => dataLanguages.filter(({ code }) => usualLanguages.has(code)).map(asChoice);
export const otherLanguageChoices = (): readonly Choice[] => dataLanguages.filter(({ code }) => !usualLanguages.has(code)).map(asChoice);
/** France and its regions first; the countries are one click away. */
const isNear = (code: string): boolean => ["FR", "EU", "world"].includes(code) || /^\d/.test(code);
export const placeChoices = (): readonly Choice[] => places.filter(({ code }) => isNear(code)).map(asChoice);
export const otherPlaceChoices = (): readonly Choice[] => places.filter(({ code }) => !isNear(code)).map(asChoice);
export const centreChoices = (): readonly Choice[] => dataCentres.map(asChoice);
