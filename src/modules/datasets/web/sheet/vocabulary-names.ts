import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { shippedVocabulary } from "../../search/vocabulary/vocabulary.ts";
import { approvalOf, dataCentreOf, dataLanguageOf, dataUseOf, healthBasisOf, healthCategoryOf, legalBasisOf, licenceOf, placeOf, purposeOf, themeOf, type Term } from "../../domain/vocabularies/index.ts";

/** Vocabularies whose codes the datasheet puts into words. */
export type NamedVocabulary = "theme" | "place" | "licence" | "purpose" | "legal-basis" | "health-basis" | "health-category" | "use-condition" | "data-centre" | "language" | "approval" | "mesh";

/** A code in words, with where its definition stands. */
export interface NamedCode {
  readonly name: Bilingual;
  readonly url?: string;
  readonly description?: Bilingual;
}

/** MeSH descriptors that the vocabulary of the search names; the others keep their identifier. */
function meshOf(code: string): Term | null {
  const concept = shippedVocabulary().find(code);
  const [fr, en] = [concept?.fr[0], concept?.en[0]];
  return fr === undefined || en === undefined ? null : { code, name: { fr, en } };
}

const lookups: Readonly<Record<NamedVocabulary, (code: string) => Term | null>> = {
  theme: themeOf, place: placeOf, licence: licenceOf, purpose: purposeOf, "legal-basis": legalBasisOf, "health-basis": healthBasisOf, "health-category": healthCategoryOf, "use-condition": dataUseOf, "data-centre": dataCentreOf, language: dataLanguageOf, approval: approvalOf, mesh: meshOf,
};

/** The words of a code; null where no vocabulary of the house knows it (harvested records bring their own): it is then shown as it is. */
export function nameOf(vocabulary: NamedVocabulary, code: string): NamedCode | null {
  const found = lookups[vocabulary](code);
  if (found === null) return null;
  const url = vocabulary === "licence" ? licenceOf(code)?.url : undefined;
  return { name: found.name, ...(url === undefined ? {} : { url }), ...(found.help === undefined ? {} : { description: found.help }) };
}

/** `icd10:K74` as people write it: "CIM-10 K74"; a MeSH descriptor by its name; anything else as it is. */
export function conditionText(code: string, language: Language): string {
  const [, scheme = "", value = ""] = /^(icd10|icd11|orpha|mesh):(.+)$/i.exec(code) ?? [];
  switch (scheme.toLowerCase()) {
    case "icd10": return `${language === "fr" ? "CIM-10" : "ICD-10"} ${value}`;
    case "icd11": return `${language === "fr" ? "CIM-11" : "ICD-11"} ${value}`;
    case "orpha": return `ORPHA ${value}`;
    case "mesh": return nameOf("mesh", value)?.name[language] ?? `MeSH ${value}`;
    default: return code;
  }
}
