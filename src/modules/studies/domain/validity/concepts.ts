import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { dataUseTerms, placeOf } from "../../../datasets/index.ts";
import type { StudyContent } from "../content.ts";
import { fieldOf, fields } from "../fields/index.ts";
import type { ListCode } from "../lists.ts";
import { fault, type StudyValidityContext } from "./issue.ts";

interface Named { readonly field: string; readonly list: ListCode; readonly id: string | null }

/** Ids that no list holds, countries and regions that there are not, conditions of reuse that DUO has not. */
export function conceptIssues(content: StudyContent, { knowsConcept }: StudyValidityContext): Issue[] {
  const unknown = [...fieldConcepts(content), ...partConcepts(content)].filter(({ id, list }) => id !== null && id !== "" && !knowsConcept(id, list));
  const uses = new Set(dataUseTerms.map(({ code }) => code));
  return [
    ...unknown.map(({ field, id }) => fault(field, "concept-unknown", `Le code «\u202f${(id ?? "").slice(0, 60)}\u202f» n’est dans aucune liste connue\u202f: choisissez dans la liste, ou faites charger son vocabulaire.`, `The code “${(id ?? "").slice(0, 60)}” is in no known list: choose in the list, or have its vocabulary loaded.`)),
    ...content.useConditions.flatMap(({ code }, at) => (uses.has(code) ? [] : [fault(`useConditions[${at}].code`, "use-condition-unknown", `La condition «\u202f${code.slice(0, 40)}\u202f» n’est pas dans la liste DUO.`, `The condition “${code.slice(0, 40)}” is not in the list of DUO.`)])),
    ...content.otherDetails.flatMap(({ field, concept }, at) => [
      ...(fieldOf(field) === null ? [fault(`otherDetails[${at}].field`, "field-unknown", "Cette précision ne va avec aucun champ de la fiche.", "This detail goes with no field of the record.")] : []),
      ...(/^[\w:.-]{1,100}$/.test(concept) ? [] : [fault(`otherDetails[${at}].concept`, "concept-unknown", "Cette précision va avec le code d’une liste, comme «\u202fother\u202f».", "This detail goes with a code of a list, such as “other”.")]),
    ]),
    ...placeIssues(content),
  ];
}

function fieldConcepts(content: StudyContent): Named[] {
  return fields.flatMap(({ name, kind, list }): Named[] => {
    if (list === null) return [];
    const value = content[name];
    if (kind === "concept") return [{ field: name, list, id: value as string | null }];
    return (value as readonly string[]).map((id, at) => ({ field: `${name}[${at}]`, list, id }));
  });
}

function partConcepts(content: StudyContent): Named[] {
  const organisations = (["sponsors", "funders", "collaborators"] as const).flatMap((field) => content[field].map(({ kind }, at): Named => ({ field: `${field}[${at}].kind`, list: "organisation-kind", id: kind })));
  return [
    ...organisations,
    ...content.authorisations.map(({ authority }, at): Named => ({ field: `authorisations[${at}].authority`, list: "authority", id: authority })),
    ...content.arms.map(({ kind }, at): Named => ({ field: `arms[${at}].kind`, list: "arm-kind", id: kind })),
    ...content.interventions.map(({ kind }, at): Named => ({ field: `interventions[${at}].kind`, list: "intervention-kind", id: kind })),
    ...content.sites.map(({ status }, at): Named => ({ field: `sites[${at}].status`, list: "recruitment-status", id: status })),
    ...(content.sharingPlan?.information ?? []).map((id, at): Named => ({ field: `sharingPlan.information[${at}]`, list: "sharing-information", id })),
    ...content.dataSources.flatMap(({ kinds, purpose, national }, at): Named[] => [
      ...kinds.map((id, place): Named => ({ field: `dataSources[${at}].kinds[${place}]`, list: "source-kind", id })),
      { field: `dataSources[${at}].purpose`, list: "source-purpose", id: purpose }, { field: `dataSources[${at}].national`, list: "national-source", id: national },
    ]),
    ...content.documents.map(({ kind }, at): Named => ({ field: `documents[${at}].kind`, list: "document-kind", id: kind })),
  ];
}

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && (code === "FR" || placeOf(code) !== null);
const isRegion = (code: string): boolean => /^\d{2,3}$/.test(code) && placeOf(code) !== null;

function placeIssues({ countries, regions, sites }: StudyContent): Issue[] {
  const noCountry = (field: string, code: string): Issue[] => (isCountry(code) ? [] : [fault(field, "country-unknown", `«\u202f${code.slice(0, 20)}\u202f» n’est pas un code de pays à deux lettres (ISO 3166-1), comme FR.`, `“${code.slice(0, 20)}” is not a two-letter country code (ISO 3166-1), such as FR.`)]);
  const noRegion = (field: string, code: string): Issue[] => (isRegion(code) ? [] : [fault(field, "region-unknown", `«\u202f${code.slice(0, 20)}\u202f» n’est pas le code INSEE d’une région, comme 84.`, `“${code.slice(0, 20)}” is not the INSEE code of a French region, such as 84.`)]);
  const issues = [...countries.flatMap((code, at) => noCountry(`countries[${at}]`, code)), ...regions.flatMap((code, at) => noRegion(`regions[${at}]`, code))];
  if (regions.length > 0 && countries.length > 0 && !countries.includes("FR")) issues.push(fault("regions", "regions-without-france", "Des régions françaises sont données, mais la France n’est pas parmi les pays.", "French regions are given, but France is not among the countries."));
  sites.forEach(({ name, country, region, latitude, longitude }, at) => {
    if (name.trim() === "") issues.push(fault(`sites[${at}].name`, "name-missing", "Nommez ce centre.", "Name this site."));
    if (country !== null) issues.push(...noCountry(`sites[${at}].country`, country));
    if (region !== null) issues.push(...noRegion(`sites[${at}].region`, region));
    if (region !== null && country !== null && country !== "FR") issues.push(fault(`sites[${at}].region`, "region-abroad", "Une région française ne va qu’avec un centre en France.", "A French region goes with a site in France alone."));
    if ((latitude === null) !== (longitude === null)) issues.push(fault(`sites[${at}].latitude`, "coordinate-alone", "Donnez la latitude et la longitude, ou aucune des deux.", "Give latitude and longitude, or neither."));
    if ((latitude !== null && !(Math.abs(latitude) <= 90)) || (longitude !== null && !(Math.abs(longitude) <= 180))) issues.push(fault(`sites[${at}].latitude`, "coordinates-wrong", "La latitude va de −90 à 90 degrés, la longitude de −180 à 180.", "Latitude is between −90 and 90 degrees, longitude between −180 and 180."));
  });
  return issues;
}
