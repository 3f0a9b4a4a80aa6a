import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { isDay, addDays, type Day } from "../../../../kernel/time/day.ts";
import type { HarvestedRecord } from "../../domain/harvested.ts";
import { changed, emptyHuman, emptyMetadata } from "../../domain/empty.ts";
import type { AccessLevel, Creator, DatasetMetadata, LocalisedText, Period, RelatedResource } from "../../domain/metadata.ts";
import { licenceOf, licences } from "../../domain/vocabularies/licences.ts";
import { healthCategoryNamed } from "../../domain/vocabularies/health-categories.ts";
import { themes } from "../../domain/vocabularies/themes.ts";
import { plainText } from "./plain-text.ts";
import type { RawAgent, RawRecord, RawText } from "./raw.ts";

export interface ReadingSource {
  readonly name: string;
  readonly language: "fr" | "en";
}

const mostKeywords = 100;
const longestText = 20_000;

/**
 * A foreign record as one of this house: what fits is taken, what does not is told by field and left out. Null where it has no
 * identifier or no title: it could not be followed, or not be shown. It never claims to be of the institute: no unit, no project.
 */
export function recordFrom(raw: RawRecord, source: ReadingSource): { readonly record: HarvestedRecord | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const fault = (field: string, fr: string, en: string, severity: Issue["severity"] = "warning"): void => { issues.push({ code: `datasets.harvest-${field}`, severity, field, text: both(fr, en) }); };
  const title = localised(raw.titles, source, 500);
  if (raw.identifier === null || raw.identifier.trim() === "") fault("identifier", "La notice n’a pas d’identifiant\u202f: elle ne pourrait pas être suivie d’une moisson à l’autre. Elle n’est pas prise.", "The record has no identifier: it could not be followed from one harvest to the next. It is not taken.", "error");
  if (title.fr === undefined && title.en === undefined) fault("title", "La notice n’a pas de titre\u202f: elle n’est pas prise.", "The record has no title: it is not taken.", "error");
  if (raw.identifier === null || raw.identifier.trim() === "" || (title.fr === undefined && title.en === undefined)) return { record: null, issues };
  const foreign = raw.titles.find(({ language }) => language !== null && !/^(?:fr|en)/i.test(language));
  if (foreign !== undefined && !raw.titles.some(({ language }) => language === null || /^(?:fr|en)/i.test(language))) fault("title-language", `Le titre n’existe qu’en «\u202f${foreign.language ?? ""}\u202f»\u202f: il est montré tel quel.`, `The title exists in “${foreign.language ?? ""}” only: it is shown as it is.`);
  const description = localised(raw.descriptions, source, longestText);
  if (description.fr === undefined && description.en === undefined) fault("description", "La notice n’a pas de description.", "The record has no description.");
  const page = webAddress(raw.page) ?? raw.identifiers.map(webAddress).find((one) => one !== null) ?? webAddress(raw.identifier);
  if (page === null) fault("landing-page", "La notice ne dit pas où trouver les données.", "The record does not say where the data are found.");
  const licence = licenceFrom(raw.licences);
  if (raw.licences.length > 0 && licence === null) fault("licence", "La licence n’est pas de celles que le portail connaît\u202f: voyez la source.", "The licence is not one that the portal knows: see the source.");
  if (raw.licences.length === 0) fault("licence-missing", "La notice ne dit pas sous quelle licence sont les données.", "The record does not say under which licence the data are.");
  const period = periodFrom(raw, fault);
  const access = accessFrom(raw.accessRights, licence);
  const contact = raw.contact === null ? null : contactFrom(raw.contact);
  if (raw.contact !== null && contact === null) fault("contact", "Le point de contact n’a ni adresse électronique ni page qui se lisent.", "The contact point has no e-mail address or page that can be read.");
  const categories = (raw.health?.categories ?? []).map((given) => ({ given, code: healthCategoryNamed(given)?.code ?? null }));
  for (const { given, code } of categories) if (code === null) fault("health-category", `La catégorie de données de santé «\u202f${clipped(given, 200) ?? ""}\u202f» n’est pas connue\u202f: elle est laissée de côté.`, `The health category “${clipped(given, 200) ?? ""}” is not known: it is left out.`);
  const meshTerms = [...new Set(raw.themes.flatMap((theme) => /id\.nlm\.nih\.gov\/mesh\/(?:\d{4}\/)?(D\d{6}(?:\d{3})?)$/.exec(theme.trim())?.[1] ?? []))].slice(0, mostKeywords);
  const doi = [...raw.identifiers, raw.identifier, raw.page ?? ""].map(doiIn).find((one) => one !== null) ?? null;
  const metadata: DatasetMetadata = changed(emptyMetadata(raw.health === null ? "non-human" : "human"), {
    title, description, keywords: keywordsFrom(raw.keywords, source), creators: raw.creators.flatMap(creatorFrom).slice(0, 500), publisher: clipped(raw.publisher?.name ?? source.name, 300), contact,
    languages: [...new Set(raw.languages.flatMap(languageCode))], collected: period, places: [...new Set(raw.places.flatMap(placeFrom))], access, licence: licence?.code ?? null,
    elsewhere: page === null ? null : { repository: source.name, url: page }, conformsTo: raw.conformsTo.map((text) => clipped(text, 300)).filter((text): text is string => text !== null).slice(0, 50), provenance: localised(raw.provenance, source, longestText), volumeBytes: raw.volumeBytes,
    kind: kindFrom(raw.mediaTypes), meshTerms, themes: themes.filter(({ mesh }) => mesh.some((term) => meshTerms.includes(term))).map(({ code }) => code), related: raw.related.flatMap(relatedFrom).slice(0, 100),
    human: raw.health === null ? null : {
      ...emptyHuman, healthBases: [], healthCategories: [...new Set(categories.flatMap(({ code }) => code ?? []))], legalBases: raw.health.legalBases.flatMap(legalBasis), purposes: raw.health.purposes.flatMap((text) => /dpv#(\w+)$/.exec(text)?.[1] ?? []), numberOfIndividuals: raw.health.individuals, minimumAgeYears: raw.health.minimumAge, maximumAgeYears: raw.health.maximumAge,
      populationCoverage: localised(raw.health.coverage, source, 5_000), accessBody: raw.health.accessBody === null ? null : contactFrom(raw.health.accessBody),
    },
  });
  return { record: { identifier: raw.identifier.trim().slice(0, 1_000), url: page, doi, metadata, issues }, issues };
}

function localised(texts: readonly RawText[], { language }: ReadingSource, longest: number): LocalisedText {
  const found: { fr?: string; en?: string } = {};
  for (const wanted of ["fr", "en"] as const) {
    const own = texts.find((one) => one.language !== null && one.language.toLowerCase().startsWith(wanted)) ?? (wanted === language ? texts.find((one) => one.language === null) : undefined);
    const text = own === undefined ? null : clipped(plainText(own.text), longest);
    if (text !== null) found[wanted] = text;
  }
  if (found.fr === undefined && found.en === undefined) {
    const text = texts.map((one) => clipped(plainText(one.text), longest)).find((one) => one !== null);
    if (text !== undefined && text !== null) found[language] = text;
  }
  return found;
}

function keywordsFrom(words: readonly RawText[], { language }: ReadingSource): DatasetMetadata["keywords"] {
  const of = (wanted: "fr" | "en"): readonly string[] => [...new Set(words.filter((word) => (word.language === null || !/^(?:fr|en)/i.test(word.language) ? language : word.language.slice(0, 2).toLowerCase()) === wanted).flatMap(({ text }) => clipped(plainText(text), 120) ?? []))].slice(0, mostKeywords);
  return { fr: of("fr"), en: of("en") };
}

function relatedFrom({ relation, address }: RawRecord["related"][number]): readonly RelatedResource[] {
  const doi = doiIn(address);
  if (doi !== null) return [{ relation, scheme: "doi", value: doi, title: null }];
  return webAddress(address) === null ? [] : [{ relation, scheme: "url", value: address, title: null }];
}

function clipped(text: string | null, longest: number): string | null {
  const trimmed = (text ?? "").trim();
  return trimmed === "" ? null : trimmed.length > longest ? `${trimmed.slice(0, longest - 1)}…` : trimmed;
}

/** Only of the web: nothing that a browser would run. */
export function webAddress(text: string | null): string | null {
  const trimmed = (text ?? "").trim();
  if (trimmed.length > 2_000 || !URL.canParse(trimmed)) return null;
  const { protocol, username, href } = new URL(trimmed);
  return (protocol === "https:" || protocol === "http:") && username === "" ? href : null;
}

export function doiIn(text: string): string | null {
  return /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/[^\s"<>]{1,200})$/i.exec(text.trim())?.[1]?.toLowerCase() ?? null;
}

const licenceNames: readonly (readonly [RegExp, string])[] = [
  [/etalab|licence[ _-]?ouverte|open[ _-]?licence|^lov2|^fr-lo$/i, "etalab-2.0"], [/odbl|odc-odbl|opendatacommons\.org\/licenses\/odbl/i, "ODbL-1.0"], [/odc-by|licenses\/by\/1/i, "ODC-By-1.0"], [/pddl/i, "PDDL-1.0"], [/publicdomain\/zero|cc[ _-]?0|cc-zero|notspecified-cc0/i, "CC0-1.0"],
  [/licenses\/by-nc-sa|cc[ _-]by[ _-]?nc[ _-]?sa/i, "CC-BY-NC-SA-4.0"], [/licenses\/by-nc-nd|cc[ _-]by[ _-]?nc[ _-]?nd/i, "CC-BY-NC-ND-4.0"], [/licenses\/by-nc|cc[ _-]by[ _-]?nc/i, "CC-BY-NC-4.0"], [/licenses\/by-sa|cc[ _-]by[ _-]?sa/i, "CC-BY-SA-4.0"], [/licenses\/by-nd|cc[ _-]by[ _-]?nd/i, "CC-BY-ND-4.0"], [/licenses\/by\/3|cc[ _-]by[ _-]3/i, "CC-BY-3.0"], [/creativecommons\.org\/licenses\/by\/4|^cc[ _-]by(?:[ _-]?4(?:[._]0)?)?$/i, "CC-BY-4.0"],
];

function licenceFrom(found: readonly string[]): { readonly code: string } | null {
  for (const text of found) {
    const trimmed = text.trim().replace(/\/$/, "");
    const known = licenceOf(trimmed) ?? licences.find(({ url, euUri }) => url.replace(/\/$/, "").replace(/^https?:/, "") === trimmed.replace(/^https?:/, "") || euUri === trimmed.replace(/^https:/, "http:"));
    if (known !== undefined && known !== null) return known;
    const named = trimmed.length > 300 ? undefined : licenceNames.find(([pattern]) => pattern.test(trimmed));
    if (named !== undefined) return licenceOf(named[1]);
  }
  return null;
}

/** Of the EU, COAR and the words that portals use. Nothing said: open where an open licence says so, else unknown. */
function accessFrom(rights: readonly string[], licence: { readonly code: string } | null): AccessLevel | null {
  for (const text of rights) {
    if (/NON_PUBLIC|c_14cb|closed|prive|private/i.test(text)) return "closed";
    if (/RESTRICTED|SENSITIVE|c_16ec|restricted|restreint|registered/i.test(text)) return "restricted";
    if (/c_f1cf|embargo/i.test(text)) return "restricted";
    if (/\/PUBLIC$|c_abf2|^public$|^open|openaccess/i.test(text)) return "open";
  }
  return licence !== null && (licenceOf(licence.code)?.isOpen ?? false) ? "open" : null;
}

type Fault = (field: string, fr: string, en: string) => void;

function periodFrom({ period }: RawRecord, fault: Fault): Period {
  const start = dayFrom(period.start, "first");
  const last = dayFrom(period.end, "last");
  if ((period.start !== null && start === null) || (period.end !== null && last === null)) fault("period", "La période des données n’est pas faite de dates.", "The period of the data is not made of dates.");
  if (start !== null && last !== null && last < start) {
    fault("period-reversed", "La période des données finit avant de commencer\u202f: elle est laissée de côté.", "The period of the data ends before it begins: it is left out.");
    return { start: null, end: null };
  }
  return { start, end: last === null ? null : addDays(last, 1) };
}

/** The first or last day of what is written: a day, an instant, a month, a year. */
export function dayFrom(written: string | null, which: "first" | "last"): Day | null {
  const text = (written ?? "").trim();
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?$/.exec(text);
  if (found === null) return null;
  const [, year = "", month, dayOf] = found;
  if (dayOf !== undefined) return isDay(`${year}-${month}-${dayOf}`) ? (`${year}-${month}-${dayOf}` as Day) : null;
  const firstOf = `${year}-${month ?? (which === "first" ? "01" : "12")}-01`;
  if (!isDay(firstOf)) return null;
  if (which === "first") return firstOf;
  const next = new Date(Date.UTC(Number(year), Number(month ?? "12"), 0));
  return next.toISOString().slice(0, 10) as Day;
}

function contactFrom({ name, email, url }: RawAgent): DatasetMetadata["contact"] {
  const mail = (email ?? "").replace(/^mailto:/i, "").trim();
  const address = webAddress(url ?? null);
  const valid = /^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$/i.test(mail) ? mail : null;
  if (valid === null && address === null) return null;
  return { name: clipped(name ?? valid ?? address, 200) ?? "", email: valid, url: address };
}

function creatorFrom({ name, kind, identifier, affiliation }: RawAgent): readonly Creator[] {
  const plain = clipped(name, 300);
  if (plain === null) return [];
  const orcid = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i.exec(identifier ?? "")?.[1]?.toUpperCase() ?? null;
  const ror = /ror\.org\/(0[a-z0-9]{8})$/i.exec(identifier ?? "")?.[0] ?? null;
  return [{ name: plain, kind, orcid: kind === "person" ? orcid : null, ror: kind === "organisation" && ror !== null ? `https://${ror}` : null, affiliation: clipped(affiliation ?? null, 300) }];
}

const threeLetters: Readonly<Record<string, string>> = { fra: "fr", fre: "fr", eng: "en", deu: "de", ger: "de", spa: "es", ita: "it", nld: "nl", dut: "nl", swe: "sv", por: "pt", cat: "ca", dan: "da", fin: "fi", nor: "no", pol: "pl", ces: "cs", ell: "el" };
const languageNames: Readonly<Record<string, string>> = { english: "en", french: "fr", français: "fr", german: "de", spanish: "es" };

function languageCode(text: string): readonly string[] {
  const last = (/([^/#]+)$/.exec(text.trim())?.[1] ?? "").toLowerCase();
  const code = threeLetters[last] ?? languageNames[last] ?? (/^[a-z]{2}(?:-[a-z]{2})?$/.test(last) ? last.slice(0, 2) : null);
  return code === null ? [] : [code];
}

function placeFrom(text: string): readonly string[] {
  const trimmed = text.trim();
  if (/authority\/country\/FRA$|^(?:FR|France)$|geonames\.org\/3017382/i.test(trimmed)) return ["FR"];
  if (/authority\/continent\/EUROPE$|^(?:EU|Europe)$/i.test(trimmed)) return ["EU"];
  return [];
}

function legalBasis(text: string): readonly string[] {
  const found = /A6-1-([a-f])/i.exec(text)?.[1] ?? (text.endsWith("#Consent") ? "a" : text.endsWith("#PublicInterest") ? "e" : text.endsWith("#LegalObligation") ? "c" : text.endsWith("#LegitimateInterest") ? "f" : null);
  return found === null ? [] : [`6.1.${found.toLowerCase()}`];
}

function kindFrom(mediaTypes: readonly string[]): DatasetMetadata["kind"] {
  const all = mediaTypes.join(" ").toLowerCase();
  if (/dicom|nifti|tiff/.test(all)) return "imaging";
  if (/fastq|fasta|vcf|\bbam\b/.test(all)) return "sequence";
  return /csv|xlsx?|ods|parquet|spreadsheet|\btsv\b/.test(all) ? "tabular" : null;
}
