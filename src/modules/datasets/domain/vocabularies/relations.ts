import { byCode, term, type Term } from "./term.ts";

/** Relation types of DataCite 4.7, those that datasets often have first; each reads "this dataset … the other". */
export const relations: readonly Term[] = [
  term("IsSupplementTo", "accompagne", "is supplement to"), term("IsCitedBy", "est cité par", "is cited by"), term("IsReferencedBy", "est référencé par", "is referenced by"),
  term("IsDocumentedBy", "est documenté par", "is documented by"), term("IsDescribedBy", "est décrit par", "is described by"), term("IsDerivedFrom", "est tiré de", "is derived from"),
  term("IsSourceOf", "est à la source de", "is source of"), term("IsPartOf", "fait partie de", "is part of"), term("HasPart", "contient", "has part"),
  term("IsNewVersionOf", "est une nouvelle version de", "is new version of"), term("IsPreviousVersionOf", "est une version antérieure de", "is previous version of"),
  term("IsVersionOf", "est une version de", "is version of"), term("HasVersion", "a pour version", "has version"), term("IsIdenticalTo", "est identique à", "is identical to"),
  term("Cites", "cite", "cites"), term("References", "se réfère à", "references"), term("Documents", "documente", "documents"), term("Describes", "décrit", "describes"),
  term("IsSupplementedBy", "est accompagné par", "is supplemented by"), term("IsContinuedBy", "est continué par", "is continued by"), term("Continues", "continue", "continues"),
  term("HasMetadata", "a pour métadonnées", "has metadata"), term("IsMetadataFor", "est la métadonnée de", "is metadata for"), term("IsPublishedIn", "est publié dans", "is published in"),
  term("IsCompiledBy", "est compilé par", "is compiled by"), term("Compiles", "compile", "compiles"), term("IsVariantFormOf", "est une variante de", "is variant form of"),
  term("IsOriginalFormOf", "est la forme d’origine de", "is original form of"), term("IsReviewedBy", "est relu par", "is reviewed by"), term("Reviews", "relit", "reviews"),
  term("IsRequiredBy", "est requis par", "is required by"), term("Requires", "requiert", "requires"), term("Obsoletes", "remplace", "obsoletes"),
  term("IsObsoletedBy", "est remplacé par", "is obsoleted by"), term("IsCollectedBy", "est recueilli par", "is collected by"), term("Collects", "recueille", "collects"),
  term("IsTranslationOf", "est une traduction de", "is translation of"), term("HasTranslation", "a pour traduction", "has translation"), term("Other", "a un autre lien avec", "is otherwise related to"),
];

const relationByCode = byCode(relations);
export function relationOf(code: string): Term | null {
  return relationByCode.get(code) ?? null;
}
