import type { StudyContent } from "../../domain/content.ts";
import type { Site } from "../../domain/parts.ts";
import { inEnglish, plainMarkup, type Part } from "./reading.ts";
import { ageInYears, countryByName, frenchRegion } from "./values.ts";

type PopulationFields = Pick<StudyContent, "populationDetails" | "sexes" | "ageGroups" | "minimumAgeYears" | "maximumAgeYears" | "healthyVolunteers" | "inclusionCriteria" | "exclusionCriteria" | "samplingModes">;

/** Module `eligibility`. */
export function readEligibility(protocol: Part): PopulationFields {
  const module = protocol.part("eligibilityModule");
  const criteria = splitCriteria(plainMarkup(module.text("eligibilityCriteria", "inclusionCriteria")));
  const details = [plainMarkup(module.text("studyPopulation", "populationDetails")), plainMarkup(module.text("genderDescription", "populationDetails"))].filter((text) => text !== null).join("\n\n");
  return {
    populationDetails: inEnglish(details === "" ? null : details),
    sexes: module.concepts("sex", "sex", "sexes"),
    ageGroups: module.concepts("stdAges", "age-group", "ageGroups"),
    minimumAgeYears: age(module, "minimumAge", "minimumAgeYears"),
    maximumAgeYears: age(module, "maximumAge", "maximumAgeYears"),
    healthyVolunteers: module.flag("healthyVolunteers", "healthyVolunteers"),
    inclusionCriteria: inEnglish(criteria.inclusion), exclusionCriteria: inEnglish(criteria.exclusion),
    samplingModes: module.concepts("samplingMethod", "sampling-mode", "samplingModes"),
  };
}

/** Records write 150 or 999 years for "no limit". */
const oldestAgeYears = 130;

function age(module: Part, name: string, field: string): number | null {
  const text = module.text(name, field);
  if (text === null || /^n\/?a$/iu.test(text)) return null;
  const years = ageInYears(text);
  if (years === undefined) module.tell("ctgov-bad-age", "error", field, name, { fr: `«\u202f${text.slice(0, 30)}\u202f» n’est pas un âge (18 Years, 6 Months).`, en: `“${text.slice(0, 30)}” is not an age (18 Years, 6 Months).` });
  if (years !== undefined && years > oldestAgeYears) {
    module.tell("ctgov-age-without-bound", "warning", field, name, { fr: `«\u202f${text.slice(0, 30)}\u202f» dépasse toute vie humaine\u202f: c’est lu comme une absence de limite.`, en: `“${text.slice(0, 30)}” is beyond any human life: it is read as no limit.` });
    return null;
  }
  return years ?? null;
}

const heading = (words: string): RegExp => new RegExp(`^[\\s*#_-]*(?:(?:key|main|major|principal|general)\\s+)?${words}(?:\\s+criteria)?(?:\\s*\\([^)\\n]*\\))?[*_]*\\s*(?::[*_]*|$)`, "imu");
const inclusionHeading = heading("(?:inclusion|eligibility)");
const exclusionHeading = heading("(?:exclusion|non[- ]?inclusion|ineligibility)");

/**
 * Criteria in two where headings say which are which, each without its heading; a text without headings stays whole as inclusion.
 * Several groups of each (by cohort) stay in their order.
 */
export function splitCriteria(text: string | null): { readonly inclusion: string | null; readonly exclusion: string | null } {
  if (text === null) return { inclusion: null, exclusion: null };
  const parts: { exclusion: boolean; lines: string[] }[] = [{ exclusion: false, lines: [] }];
  for (const line of text.split("\n")) {
    const exclusion = exclusionHeading.exec(line);
    const inclusion = exclusion === null ? inclusionHeading.exec(line) : null;
    const found = exclusion ?? inclusion;
    if (found === null) parts.at(-1)?.lines.push(line);
    else parts.push({ exclusion: exclusion !== null, lines: [line.slice(found[0].length)] });
  }
  const join = (wanted: boolean): string | null => {
    const joined = parts.filter(({ exclusion }) => exclusion === wanted).map(({ lines }) => lines.join("\n").trim()).filter((part) => part !== "").join("\n\n");
    return joined === "" ? null : joined;
  };
  return { inclusion: join(false), exclusion: join(true) };
}

/** Places where people are recruited; countries and French regions follow from them. */
export function readPlaces(protocol: Part): Pick<StudyContent, "sites" | "countries" | "regions"> {
  const sites = protocol.part("contactsLocationsModule").parts("locations", "sites").map((part): Site => {
    const named = part.text("country", "sites");
    const listed = named === null ? null : countryByName(named);
    if (named !== null && listed === null) part.tell("ctgov-unknown-country", "warning", "sites", "country", { fr: `pays inconnu «\u202f${named.slice(0, 60)}\u202f».`, en: `unknown country “${named.slice(0, 60)}”.` });
    const postalCode = part.text("zip", "sites");
    const city = part.text("city", "sites");
    // The register lists overseas departments as countries: here they are regions of France.
    const region = frenchRegion(listed, postalCode, part.text("state", "sites"));
    const country = region === null ? listed : "FR";
    const [latitude, longitude] = [part.part("geoPoint").number("lat", "sites"), part.part("geoPoint").number("lon", "sites")];
    const placed = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return {
      name: part.text("facility", "sites") ?? city ?? named ?? "", city, postalCode, country, region,
      latitude: placed ? latitude : null, longitude: placed ? longitude : null, status: part.concept("status", "recruitment-status", "sites"),
    };
  });
  const distinct = (values: readonly (string | null)[]): readonly string[] => [...new Set(values.filter((value) => value !== null))];
  return { sites, countries: distinct(sites.map(({ country }) => country)), regions: distinct(sites.map(({ region }) => region)) };
}
