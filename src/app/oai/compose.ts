import { createOaiProvider, liveIds, type OaiProvider, type OaiSet } from "../../kernel/oai/index.ts";
import { element, type XmlElement } from "../../kernel/xml/xml.ts";
import { labRepository } from "../../modules/lab/index.ts";
import { cerifFormat, publicationRepository } from "../../modules/publications/index.ts";
import { oaiDatasets } from "../datasets/exchange.ts";
import { oaiStudies } from "../studies/exchange.ts";
import type { House } from "../house.ts";
import { siteUrlOf } from "../site-url.ts";

export const oaiPath = "/oai";

/** Nine sets that the CRIS guidelines want, those included that this house has nothing for yet. */
const crisSets: readonly OaiSet[] = ["publications", "products", "patents", "persons", "orgunits", "projects", "funding", "events", "equipments"]
  .map((name) => ({ spec: `openaire_cris_${name}`, name: `OpenAIRE_CRIS_${name}` }));

const demonstrationSet: OaiSet = { spec: "demonstration", name: "Made-up records, for demonstration only" };

/** The name that identifiers hold; without a public one, a name that can be nobody's (RFC 2606). */
export function identifierHost(siteUrl: string): string {
  const { hostname } = new URL(siteUrl);
  return /^[a-z][a-z\d-]*(\.[a-z][a-z\d-]*)+$/i.test(hostname) ? hostname : "jalon.invalid";
}

/** What the house gives to harvesters, all modules at one address: units and people first, since publications name them. */
export function composeOai({ db, clock, config, directory, publications, matching, datasets, studies, vocabularies, institute }: Pick<House, "db" | "clock" | "config" | "directory" | "publications" | "matching" | "datasets" | "studies" | "vocabularies" | "institute">): OaiProvider {
  const siteUrl = siteUrlOf(config);
  const host = identifierHost(siteUrl);
  const baseUrl = `${siteUrl}${oaiPath}`;
  return createOaiProvider({
    db, clock, name: "Jalon", baseUrl, host, adminEmail: config.accessibilityContact ?? `contact@${host}`,
    sets: [...crisSets, demonstrationSet],
    descriptions: [crisService(host, siteUrl, baseUrl)],
    repositories: [
      labRepository({ directory, clock, cerif: cerifFormat }),
      publicationRepository({
        clock, publications, affiliations: matching, siteUrl,
        liveUnits: (ids) => liveIds(db, ids),
        peopleOf: async (orcids) => {
          const found = new Map<string, string>();
          for (const orcid of orcids) {
            const person = await directory.find(`orcid:${orcid}`, "person");
            if (person !== null) found.set(orcid, `Persons/${person.ref.code}`);
          }
          const live = await liveIds(db, [...found.values()]);
          return new Map([...found].filter(([, id]) => live.has(id)));
        },
      }),
      oaiDatasets({ config, clock, institute }, datasets),
      oaiStudies({ db, config, clock, institute, studies, vocabularies }),
    ],
  });
}

/** This house as the service that the CRIS guidelines want in Identify; its acronym is the name in the identifiers. */
function crisService(host: string, siteUrl: string, baseUrl: string): XmlElement {
  const compatibility = "https://www.openaire.eu/cerif-profile/vocab/OpenAIRE_Service_Compatibility";
  return element("Service", { xmlns: cerifFormat.namespace, id: "Services/jalon" },
    element("Compatibility", { xmlns: compatibility }, `${compatibility}#1.2`),
    element("Acronym", {}, host), element("Name", { "xml:lang": "en" }, "Jalon"),
    element("WebsiteURL", {}, `${siteUrl}/`), element("OAIPMHBaseURL", {}, baseUrl));
}
