import { isResolvable } from "../../../kernel/doi/index.ts";
import type { LocalisedText } from "../../datasets/index.ts";
import { exchange } from "../../datasets/index.ts";
import type { Study } from "../domain/study.ts";
import type { ConceptId, StudyContent } from "../domain/content.ts";
import type { ListCode } from "../domain/lists.ts";
import type { LinkedData, PublicationLink, RegistryNumber } from "../domain/parts.ts";
import { fromFresh } from "../vocabularies/index.ts";
import { registryAddress } from "../web/shown/numbers.ts";
import { demonstrationNotice, type StudyExchangeContext } from "./context.ts";

const { has, relatedAddress, said, webAddress } = exchange;

const languages = ["fr", "en"] as const;

/** In each language the first of these texts that has it. */
export function firstOf(...given: readonly LocalisedText[]): LocalisedText {
  return byLanguage((language) => given.map((text) => said(text[language])).find((text) => text !== null) ?? null);
}

/** These texts one after the other, language by language. */
export function joined(separator: string, ...given: readonly LocalisedText[]): LocalisedText {
  return byLanguage((language) => given.map((text) => said(text[language])).filter((text) => text !== null).join(separator) || null);
}

function byLanguage(of: (language: "fr" | "en") => string | null): LocalisedText {
  return Object.fromEntries(languages.flatMap((language) => { const text = of(language); return text === null ? [] : [[language, text]]; }));
}

/** The scientific title; in a language that has none, the public one. Where nobody gave either: the acronym, the code. */
export function titleOf({ code, content }: Pick<Study, "code" | "content">): LocalisedText {
  const told = firstOf(content.title, content.publicTitle);
  return has(told) ? told : { fr: said(content.acronym) ?? code };
}

/** The other titles: public ones that are not the scientific one, and the acronym in no language. */
export function otherTitles({ content, ...study }: Pick<Study, "code" | "content">): { readonly titles: LocalisedText; readonly acronym: string | null } {
  const main = titleOf({ ...study, content });
  const titles = byLanguage((language) => (said(content.publicTitle[language]) === main[language] ? null : said(content.publicTitle[language])));
  const acronym = said(content.acronym);
  return { titles, acronym: acronym === main.fr ? null : acronym };
}

/** The summary, else the objectives, else the title; made-up studies say so first. */
export function descriptionOf(study: Pick<Study, "code" | "content" | "demonstration">): LocalisedText {
  const told = firstOf(study.content.summary, study.content.purpose);
  const text = has(told) ? told : titleOf(study);
  return study.demonstration ? byLanguage((language) => (said(text[language]) === null ? null : `${demonstrationNotice[language]}\n${said(text[language])}`)) : text;
}

/** Labels of concepts of a list in both languages; an id that no list knows is left out: it is no word of any language. */
export function labelsOf(list: ListCode, ids: readonly (string | null)[], { labels }: Pick<StudyExchangeContext, "labels">): readonly LocalisedText[] {
  return ids.flatMap((id) => (id === null ? [] : labels.label(id, list) ?? []));
}

/** The house's own code for a concept, whichever vocabulary its id is of; the id itself where none means the same. */
export function ownCode(id: ConceptId | null): string | null {
  return id === null ? null : (fromFresh(id)?.code ?? id);
}

/** Keywords as they were given, then what the study is about in the words of the vocabularies; each once. */
export function keywordsOf({ keywords, conditions, themes, determinants, interventions }: StudyContent, context: Pick<StudyExchangeContext, "labels">): { readonly fr: readonly string[]; readonly en: readonly string[] } {
  const terms = [...conditions.map(({ label }) => label), ...interventions.flatMap((one) => one.terms.map(({ label }) => label)), ...labelsOf("theme", themes, context), ...labelsOf("determinant", determinants, context)];
  const words = (language: "fr" | "en"): readonly string[] => [...new Set([...keywords[language], ...terms.map((term) => term[language])].map(said).filter((word) => word !== null))];
  return { fr: words("fr"), en: words("en") };
}

/** Names of the registers, and who keeps them. */
const registers: Readonly<Partial<Record<RegistryNumber["scheme"], readonly [name: string, agency: string]>>> = {
  nct: ["ClinicalTrials.gov", "National Library of Medicine"], eudract: ["EudraCT", "European Medicines Agency"], ctis: ["EU CTIS", "European Medicines Agency"], "id-rcb": ["ID-RCB", "ANSM"], isrctn: ["ISRCTN", "ISRCTN registry"],
  utn: ["UTN", "World Health Organization"], drks: ["DRKS", "BfArM"], fresh: ["FReSH", "FReSH"], pef: ["Portail Épidémiologie-France", "Aviesan"], eclaire: ["ECLAIRE", "Agence du numérique en santé"], doi: ["DOI", "DOI Foundation"],
};

export interface NamedNumber {
  readonly number: string;
  readonly register: string;
  readonly agency: string | null;
  /** Page of the study at its register, where the number tells it. */
  readonly address: string | null;
}

/** Registry numbers with the names of their registers; numbers without text are left out. */
export function numbersOf({ registryNumbers }: Pick<StudyContent, "registryNumbers">): readonly NamedNumber[] {
  return registryNumbers.flatMap(({ scheme, number: given, issuer }) => {
    const number = said(given);
    if (number === null) return [];
    const [name, agency] = registers[scheme] ?? [said(issuer) ?? scheme, said(issuer)];
    return [{ number, register: name, agency, address: webAddress(registryAddress({ scheme, number })) }];
  });
}

/** Where a linked thing is on the web: a publication, a dataset of the portal or of elsewhere. Null where its number is not of the form of its scheme. */
export function linkedAddress({ scheme, identifier }: Pick<PublicationLink, "scheme" | "identifier"> | Pick<LinkedData, "scheme" | "identifier">, { siteUrl }: Pick<StudyExchangeContext, "siteUrl">): string | null {
  if (identifier === null || scheme === "none" || scheme === "other") return null;
  if (scheme === "portal") return /^ds-\d{6,}$/.test(identifier) ? `${siteUrl}/data/${identifier}` : null;
  // A DOI for trials leads nowhere.
  const address = relatedAddress({ scheme, value: identifier });
  return address !== null && scheme === "doi" && !isResolvable(address.slice("https://doi.org/".length)) ? null : address;
}
