import * as fc from "fast-check";
import { day } from "../../../../kernel/time/day.ts";
import { emptyHuman, emptyMetadata } from "../../domain/empty.ts";
import type { DatasetMetadata, LocalisedText } from "../../domain/metadata.ts";
import { validate } from "../../domain/validity/index.ts";
import { dataUseTerms } from "../../domain/vocabularies/data-use.ts";
import { healthCategories } from "../../domain/vocabularies/health-categories.ts";
import { healthBases, legalBases, purposes } from "../../domain/vocabularies/legal.ts";
import { licences } from "../../domain/vocabularies/licences.ts";
import { places } from "../../domain/vocabularies/places.ts";
import { themes } from "../../domain/vocabularies/themes.ts";
import type { ExchangeContext } from "../context.ts";
import type { Dataset, DatasetFile } from "../record.ts";

export const testContext: ExchangeContext = {
  siteUrl: "https://donnees.example.org", today: day("2025-03-31"), institute: { name: "Inserm", ror: "https://ror.org/02vjkv261", homepage: null }, contactEmail: "donnees@example.org", healthRelease: 5,
};

/** Text as people, programs and attackers write it. */
const hostile = fc.oneof(
  fc.constantFrom("Cohorte ]]> <!-- & \"guillemets\" 'simples'", "\u0000\u0008\u001b[31mrouge\ufffe", "\ud800 seul", "\u202egauche\u202c مرحبا", "👩‍🔬 é́́ 𝒳", "a\r\nb\rc\td", "<script>alert(1)</script>", "\\\"\\n@fr^^xsd:string .", "x".repeat(4_000), "=HYPERLINK(1)", "{{dct:title}}", "\u0085\u2028\ufeff"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
);
const short = hostile.map((text) => `${text.slice(0, 80)} x`);
const localised: fc.Arbitrary<LocalisedText> = fc.oneof(hostile.map((fr) => ({ fr: `${fr} x` })), hostile.map((en) => ({ en: `${en} x` })), fc.tuple(hostile, hostile).map(([fr, en]) => ({ fr: `${fr} x`, en: `${en} x` })));
const some = <T>(values: readonly T[], minimum = 0): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...values), { minLength: minimum, maxLength: 4 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const anyDay = fc.constantFrom("1912-02-29", "2019-12-31", "2024-02-29", "2025-03-31", "2031-01-01", "0001-01-01", "9999-12-31").map(day);
const period = fc.record({ start: maybe(anyDay), end: maybe(anyDay) });
const address = fc.constantFrom("https://example.org/a b?c=<d>&e=\"f\"|{g}", "https://exämple.org/é#x", "http://example.org", "https://example.org/%zz%", "https://example.org/\u202e`^\\");
const mail = fc.constantFrom("contact@example.org", "o'neil+é@exämple.fr", "a%b{c}|d`e^f?g#h@example.org");
const contact = fc.record({ name: short, email: maybe(mail), url: maybe(address) });
const related = fc.record({
  relation: fc.constantFrom("IsSupplementTo", "IsDerivedFrom", "IsCitedBy", "References", "IsPartOf", "HasVersion"),
  link: fc.constantFrom(["doi", "10.1234/a?b#c<d>%e\"f"], ["doi", "10.1234/\ud800é"], ["hal", "hal-01234567"], ["pmid", "12345"], ["nct", "NCT01234567"], ["handle", "20.500.1/é|x"], ["url", "https://example.org/<x>"]),
  title: maybe(short),
}).map(({ relation, link: [scheme, value], title }) => ({ relation, scheme: scheme as "doi", value: value ?? "", title }));
const creator = fc.record({ name: short, kind: fc.constantFrom("person" as const, "organisation" as const), orcid: maybe(fc.constantFrom("0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097")), ror: maybe(fc.constantFrom("02vjkv261", "https://ror.org/02vjkv261")), affiliation: maybe(short) });

const human = fc.record({
  anonymity: fc.constantFrom("identifying" as const, "pseudonymised" as const, "anonymous" as const), anonymityReason: maybe(short.map((text) => `k-anonymat, avis du comité ${text}`)),
  purposes: some(purposes.map(({ code }) => code)), purposeText: localised, legalBases: some(legalBases.map(({ code }) => code)), healthBases: some(healthBases.map(({ code }) => code)), accessBody: contact,
  healthCategories: some(healthCategories.map(({ code }) => code), 1), conditions: some(["icd10:E11", "icd11:5A11", "orpha:558", "mesh:D003920", "ICD10:C50.9"]), numberOfIndividuals: maybe(fc.nat()), minimumAgeYears: maybe(fc.nat({ max: 60 })),
  maximumAgeYears: maybe(fc.integer({ min: 60, max: 130 })), populationCoverage: fc.oneof(localised, fc.constant({})), retention: period,
  useConditions: some(dataUseTerms.filter(({ detail }) => detail === null).map(({ code }) => ({ code, detail: null }))), approvals: fc.constant([]), structured: fc.boolean(),
}).map((held) => ({ ...emptyHuman, ...held }));

const metadata: fc.Arbitrary<DatasetMetadata> = fc.record({
  title: short.map((fr) => ({ fr })), description: localised, keywords: fc.record({ fr: fc.array(short, { maxLength: 3 }), en: fc.array(short, { maxLength: 3 }) }),
  kind: fc.constantFrom("tabular" as const, "imaging" as const, "survey" as const, "omics" as const, "software" as const, "other" as const), themes: some(themes.map(({ code }) => code), 1), meshTerms: some(["D003920", "D000123456"]), unit: maybe(fc.constant("U1018")),
  creators: fc.array(creator, { minLength: 1, maxLength: 3 }), publisher: maybe(short), contact, languages: some(["fr", "en", "de", "br", "sw"]), collected: period, places: some(places.map(({ code }) => code)),
  access: fc.constantFrom("open" as const, "embargoed" as const, "restricted" as const, "closed" as const), accessReason: localised, availableFrom: maybe(anyDay), licence: maybe(fc.constantFrom(...licences.map(({ code }) => code))),
  elsewhere: maybe(fc.record({ repository: short, url: address })), related: fc.array(related, { maxLength: 3 }), provenance: fc.oneof(localised, fc.constant({})), conformsTo: fc.array(short, { maxLength: 2 }), volumeBytes: maybe(fc.nat()),
}).chain((held) => fc.option(human, { nil: null }).map((about) => ({ ...emptyMetadata(about === null ? "non-human" : "human"), ...held, subjectKind: about === null ? "non-human" as const : "human" as const, human: about })));

const file: fc.Arbitrary<DatasetFile> = fc.record({
  id: fc.uuid(), path: short, sha256: fc.constant("ab".repeat(32)), sizeBytes: fc.nat(),
  mediaType: fc.oneof(fc.constantFrom("text/csv", "application/dicom", "text/plain; charset=utf-8", "application/x-hdf5", "application/octet-stream", "image/png", "not a type", "", "text/<x>"), short), state: fc.constant("checked" as const), profile: fc.constant(null),
  description: maybe(short), addedAt: fc.constant("2024-01-01T00:00:00.000Z"),
});

/** Published records without one error by the portal's own rules, with whatever text those let through. */
export const validRecord: fc.Arbitrary<Dataset> = fc.record({ metadata, files: fc.array(file, { maxLength: 3 }), number: fc.integer({ min: 1, max: 999_999 }), doi: maybe(fc.constantFrom("10.1234/ds-1", "10.5072/ds-2")), demonstration: fc.boolean() })
  .filter(({ metadata: held, files }) => validate(held, { today: testContext.today, files }).every(({ severity }) => severity !== "error"))
  .map(({ number, ...held }): Dataset => ({
    ...held, code: `ds-${String(number).padStart(6, "0")}`, state: "published", version: 1, origin: { kind: "declared" }, firstPublishedAt: "2024-05-06T07:08:09.000Z", modifiedAt: "2024-05-06T07:08:09.000Z", withdrawal: null,
  }));
