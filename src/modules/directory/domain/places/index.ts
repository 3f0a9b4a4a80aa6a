import { communes } from "./communes.ts";

export { codeOn } from "./commune-changes.ts";
export { codeEdition } from "./communes.ts";
export { findCommune, locate, type CommuneMatch, type PlaceAnswer, type PlaceEvidence, type PlaceQuestion } from "./find-commune.ts";
export { departmentPosition, positionOf, positionProvider, type PlacePosition } from "./positions.ts";
export { departmentOf, departments, regionOf, regions, type Department, type Region } from "./regions.ts";

export interface Place {
  /** Current INSEE code: of the arrondissement where that is what was asked. */
  readonly communeCode: string;
  readonly name: string;
  readonly departmentCode: string;
  readonly regionCode: string;
  /** The commune by which a map or a list groups: arrondissements folded into their city (75056, 69123, 13055). */
  readonly siteCode: string;
  readonly siteName: string;
}

/** The place of an INSEE code, current or former (a former one gives its successor); null for a code that is none. */
export function placeOfCommune(code: string): Place | null {
  const found = communes().byCode.get(code);
  if (found === undefined) return null;
  const commune = found.kind === "former" ? (communes().byCode.get(found.partOf) ?? found) : found;
  const site = communes().byCode.get(commune.partOf) ?? commune;
  return {
    communeCode: commune.code, name: commune.name, departmentCode: commune.department, regionCode: commune.region,
    siteCode: site.code, siteName: site.name,
  };
}
