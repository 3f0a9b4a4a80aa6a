import type { Route } from "../../kernel/http/route.ts";
import { freshRoutes, vocabularyRoutes } from "../../modules/studies/index.ts";
import type { House } from "../house.ts";

/** Vocabularies, FReSH XML of published studies. */
export function studyVocabularyRoutes({ db, vocabularies, studies, institute }: Pick<House, "db" | "vocabularies" | "studies" | "institute">): readonly Route[] {
  return [...vocabularyRoutes({ db, vocabularies }), ...freshRoutes({ studies, vocabularies, contributor: async () => (await institute()).name })];
}
