/** A real town, so that maps look like the country; all that stands in it is invented. */
export interface Town {
  readonly name: string;
  readonly postalCode: string;
  /** As written on envelopes, where it is not the commune. */
  readonly cedex?: string;
  readonly communeCode: string;
  readonly departmentCode: string;
  readonly regionCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** INSEE codes of 2025; overseas included. */
export const towns = {
  paris: { name: "Paris", postalCode: "75013", communeCode: "75113", departmentCode: "75", regionCode: "11", latitude: 48.828, longitude: 2.362 },
  villejuif: { name: "Villejuif", postalCode: "94805", cedex: "VILLEJUIF CEDEX", communeCode: "94076", departmentCode: "94", regionCode: "11", latitude: 48.793, longitude: 2.36 },
  lyon: { name: "Lyon", postalCode: "69008", communeCode: "69388", departmentCode: "69", regionCode: "84", latitude: 45.734, longitude: 4.869 },
  grenoble: { name: "Grenoble", postalCode: "38042", cedex: "GRENOBLE CEDEX 9", communeCode: "38185", departmentCode: "38", regionCode: "84", latitude: 45.188, longitude: 5.724 },
  marseille: { name: "Marseille", postalCode: "13005", communeCode: "13205", departmentCode: "13", regionCode: "93", latitude: 43.293, longitude: 5.4 },
  montpellier: { name: "Montpellier", postalCode: "34295", cedex: "MONTPELLIER CEDEX 5", communeCode: "34172", departmentCode: "34", regionCode: "76", latitude: 43.611, longitude: 3.877 },
  toulouse: { name: "Toulouse", postalCode: "31024", cedex: "TOULOUSE CEDEX 3", communeCode: "31555", departmentCode: "31", regionCode: "76", latitude: 43.604, longitude: 1.444 },
  bordeaux: { name: "Bordeaux", postalCode: "33076", cedex: "BORDEAUX CEDEX", communeCode: "33063", departmentCode: "33", regionCode: "75", latitude: 44.838, longitude: -0.579 },
  nantes: { name: "Nantes", postalCode: "44000", communeCode: "44109", departmentCode: "44", regionCode: "52", latitude: 47.218, longitude: -1.554 },
  rennes: { name: "Rennes", postalCode: "35000", communeCode: "35238", departmentCode: "35", regionCode: "53", latitude: 48.112, longitude: -1.674 },
  lille: { name: "Lille", postalCode: "59037", cedex: "LILLE CEDEX", communeCode: "59350", departmentCode: "59", regionCode: "32", latitude: 50.633, longitude: 3.059 },
  strasbourg: { name: "Strasbourg", postalCode: "67085", cedex: "STRASBOURG CEDEX", communeCode: "67482", departmentCode: "67", regionCode: "44", latitude: 48.583, longitude: 7.746 },
  saintDenis: { name: "Saint-Denis", postalCode: "97400", communeCode: "97411", departmentCode: "974", regionCode: "04", latitude: -20.882, longitude: 55.45 },
  fortDeFrance: { name: "Fort-de-France", postalCode: "97200", communeCode: "97209", departmentCode: "972", regionCode: "02", latitude: 14.609, longitude: -61.073 },
} as const satisfies Readonly<Record<string, Town>>;
export type TownCode = keyof typeof towns;
