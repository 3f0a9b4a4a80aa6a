import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { dataCentreOf, dataLanguageOf, dataUseOf, healthBasisOf, healthCategoryOf, legalBasisOf, licenceOf, placeOf, purposeOf, themeOf, type Term } from "../../domain/vocabularies/index.ts";

/** Vocabularies whose codes the datasheet puts into words. */
export type NamedVocabulary = "theme" | "place" | "licence" | "purpose" | "legal-basis" | "health-basis" | "health-category" | "use-condition" | "data-centre" | "language";

/** A code in words, with where its definition stands. */
export interface NamedCode {
  readonly name: Bilingual;
  readonly url?: string;
  readonly description?: Bilingual;
}

const lookups: Readonly<Record<NamedVocabulary, (code: string) => Term | null>> = {
  theme: themeOf, place: placeOf, licence: licenceOf, purpose: purposeOf, "legal-basis": legalBasisOf, "health-basis": healthBasisOf, "health-category": healthCategoryOf, "use-condition": dataUseOf, "data-centre": dataCentreOf, language: dataLanguageOf,
};

/** The words of a code; null where no vocabulary of the house knows it (harvested records bring their own): it is then shown as it is. */
export function nameOf(vocabulary: NamedVocabulary, code: string): NamedCode | null {
  const found = lookups[vocabulary](code);
  if (found === null) return null;
  const url = vocabulary === "licence" ? licenceOf(code)?.url : undefined;
  return { name: found.name, ...(url === undefined ? {} : { url }), ...(found.help === undefined ? {} : { description: found.help }) };
}
