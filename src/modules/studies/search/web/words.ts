import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { placeNamesWith, tierNamesWith, type FacetValue, type Vocabulary } from "../../../../kernel/search/documents/index.ts";
import { placeOf } from "../../../datasets/index.ts";
import type { ListCode } from "../../domain/lists.ts";
import type { ConceptLabels } from "../../domain/ports.ts";
import type { PromiseState } from "../../domain/promise.ts";
import { languageNames, registryNames } from "../../web/shown/words.ts";
import type { FacetCode, StudySort } from "../domain/question.ts";

export const facetNames: Readonly<Record<FacetCode, Bilingual>> = {
  condition: both("Maladie ou sujet", "Condition or subject"), type: both("Type d’étude", "Type of study"), status: both("Avancement", "Status"), phase: both("Phase", "Phase"),
  design: both("Schéma", "Design"), theme: both("Thème", "Theme"), population: both("Population", "Population"), age: both("Âge", "Age"), sex: both("Sexe", "Sex"),
  country: both("Pays", "Country"), region: both("Région", "Region"), sponsor: both("Promoteur", "Sponsor"), sponsorKind: both("Nature du promoteur", "Kind of sponsor"),
  access: both("Accès aux données", "Access to data"), sharing: both("Promesse de partage", "Promise of sharing"), biobank: both("Biobanque", "Biobank"), national: both("Croisement avec des données nationales", "Linkage with national data"),
  results: both("Résultats", "Results"), doi: both("DOI", "DOI"), language: both("Fiche lisible en", "Record readable in"), start: both("Année de début", "Year of start"), register: both("Registre", "Register"),
};

export const sortNames: Readonly<Record<StudySort, Bilingual>> = {
  relevance: both("Pertinence", "Relevance"), newest: both("Publiées le plus récemment", "Published last"), start: both("Commencées le plus récemment", "Started last"), size: both("Les plus grandes", "Largest"), title: both("Titre", "Title"),
};

export const sharingNames: Readonly<Record<PromiseState, Bilingual>> = {
  none: both("Aucun plan", "No plan"), undecided: both("Pas encore décidé", "Undecided"), refused: both("Pas de partage", "No sharing"), promised: both("Promis, à venir", "Promised, to come"),
  kept: both("Tenue", "Kept"), partly: both("Tenue en partie", "Partly kept"), overdue: both("Date passée, rien de visible", "Past its date, nothing to be seen"), unclear: both("Sans date vérifiable", "No date that can be checked"),
};

const resultNames: Readonly<Record<string, Bilingual>> = { posted: both("Déposés", "Posted"), published: both("Dans un article", "In an article"), none: both("Pas encore", "Not yet") };
const yesNoNames: Readonly<Record<string, Bilingual>> = { yes: both("Oui", "Yes"), no: both("Non", "No") };

/** The list of concepts that names the values of a facet. */
const listOfFacet: Partial<Readonly<Record<FacetCode, ListCode>>> = {
  type: "study-type", status: "recruitment-status", phase: "phase", theme: "theme", population: "population-type", age: "age-group", sex: "sex", sponsorKind: "organisation-kind", access: "individual-data-access", national: "national-source",
};

export interface NamingContext {
  readonly labels: ConceptLabels;
  readonly vocabulary: Vocabulary;
}

function lookUp(names: Readonly<Record<string, Bilingual>>, code: string, language: Language): string {
  const found = Object.hasOwn(names, code) ? names[code] : undefined;
  return found === undefined ? code : pick(found, language);
}

/** What a value of a facet is called; the value itself where nothing names it. */
export function valueName(code: FacetCode, { value }: Pick<FacetValue, "value">, { labels, vocabulary }: NamingContext, language: Language): string {
  const list = listOfFacet[code];
  if (list !== undefined) return labels.label(value, list)?.[language] ?? value;
  switch (code) {
    case "condition": return capital(vocabulary.find(value)?.[language][0] ?? value);
    case "design": {
      const at = value.indexOf(":");
      return labels.label(value.slice(at + 1), value.slice(0, at))?.[language] ?? value.slice(at + 1);
    }
    case "country": case "region": return placeOf(value)?.name[language] ?? value;
    case "sharing": return lookUp(sharingNames, value, language);
    case "results": return lookUp(resultNames, value, language);
    case "biobank": case "doi": return lookUp(yesNoNames, value, language);
    case "language": return lookUp(languageNames, value, language);
    case "register": return lookUp(registryNames, value, language);
    default: return value;
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const tierNames = tierNamesWith({
  identifier: both("c’est le code, le DOI ou le numéro de registre demandé", "it is the code, DOI or registry number asked for"),
  content: both("il a fallu les critères, les bras ou les mesures pour réunir tous les mots", "it took criteria, arms or outcomes to have all words"),
  people: both("il a fallu le promoteur, les investigateurs ou les lieux pour réunir tous les mots", "it took sponsor, investigators or places to have all words"),
});

export const placeNames = placeNamesWith({ content: both("critères, bras, mesures", "criteria, arms, outcomes"), people: both("promoteur, investigateurs, lieux", "sponsor, investigators, places") });
