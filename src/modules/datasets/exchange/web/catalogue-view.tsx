import { Breadcrumbs, DefinitionList, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { cataloguePath } from "../graph/catalogue.ts";

const words = {
  data: { fr: "Données", en: "Data" },
  title: { fr: "Moissonner le catalogue", en: "Harvest the catalogue" },
  whole: { fr: "Le catalogue entier, DCAT-AP 3.0.1", en: "The whole catalogue, DCAT-AP 3.0.1" },
  wholeHelp: {
    fr: "Un document qui décrit tous les jeux de données publiés, avec leurs fichiers, leurs licences et leurs accès. Ajoutez ?page=1 pour le recevoir par centaines\u202f; chaque partie donne l’adresse de la suivante (Hydra, en-tête Link).",
    en: "One document that describes every published dataset, with its files, licences and access. Add ?page=1 to receive it by hundreds; each part gives the address of the next (Hydra, Link header).",
  },
  oai: { fr: "OAI-PMH 2.0", en: "OAI-PMH 2.0" },
  oaiHelp: {
    fr: "Formats oai_dc et oai_datacite\u202f; ensemble «\u202fdatasets\u202f» et ses sous-ensembles par nature, par accès et par année. Les jeux retirés y restent signalés comme supprimés.",
    en: "Formats oai_dc and oai_datacite; set “datasets” and its subsets by kind, access and year. Withdrawn datasets stay there, marked as deleted.",
  },
  one: { fr: "Un jeu de données", en: "One dataset" },
  oneHelp: {
    fr: "À l’adresse de sa page, ajoutez /metadata.ttl, /metadata.jsonld ou /metadata.rdf (DCAT-AP), /healthdcat.ttl (données de santé sur des personnes), /datacite.xml, /datacite.json, /schema.json, /dublin-core.xml\u202f; ou demandez la page elle-même avec l’en-tête Accept voulu. Les en-têtes Link de la page (FAIR Signposting) et /linkset.json donnent toutes ces adresses.",
    en: "To the address of its page, add /metadata.ttl, /metadata.jsonld or /metadata.rdf (DCAT-AP), /healthdcat.ttl (health data about people), /datacite.xml, /datacite.json, /schema.json, /dublin-core.xml; or ask for the page itself with the Accept header you want. The Link headers of the page (FAIR Signposting) and /linkset.json give all these addresses.",
  },
  api: { fr: "Interface de programmation", en: "Programming interface" },
  apiHelp: { fr: "Recherche et fiches en JSON. La description des adresses est dans /api/v1/openapi.json.", en: "Search and records in JSON. The addresses are described in /api/v1/openapi.json." },
  what: { fr: "Ce qui s’y trouve", en: "What is in it" },
  whatHelp: {
    fr: "Les jeux de données déclarés ici et publiés, rien d’autre. Les fiches moissonnées dans d’autres catalogues n’y sont pas\u202f: prenez-les à leur source, pour ne pas les tenir deux fois. Des données qui ne sont pas ouvertes, ni le nom, ni la taille, ni l’empreinte des fichiers ne sont donnés.",
    en: "Datasets declared here and published, nothing else. Records harvested from other catalogues are not in it: take them at their source, so as not to hold them twice. For data that are not open, neither names, nor sizes, nor hashes of files are given.",
  },
  reuse: { fr: "Réutiliser les fiches", en: "Reuse of the records" },
  reuseHelp: {
    fr: "Les descriptions peuvent être reprises librement. Les données suivent la licence que leur fiche indique.",
    en: "Descriptions may be reused freely. Data follow the licence that their record names.",
  },
} as const;

/** The page for people: how programs take the records, and what is in there. */
export function CatalogueView({ language, siteUrl, total }: { readonly language: Language; readonly siteUrl: string; readonly total: number }) {
  const say = (key: keyof typeof words): string => pick(words[key], language);
  const count = formatNumber(total, language);
  const link = (path: string, label = `${siteUrl}${path}`) => <a href={path}>{label}</a>;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("data"), href: "/data" }, { label: say("title") }]} />
      <Heading level={1}>{say("title")}</Heading>
      <Lead>{language === "fr" ? `${count} jeux de données publiés, à prendre par programme.` : `${count} published datasets, to be taken by programs.`}</Lead>
      <Heading level={2}>{say("whole")}</Heading>
      <p>{say("wholeHelp")}</p>
      <DefinitionList items={[
        { term: "Turtle", details: link(`${cataloguePath}.ttl`) }, { term: "JSON-LD", details: link(`${cataloguePath}.jsonld`) }, { term: "RDF/XML", details: link(`${cataloguePath}.rdf`) },
      ]} />
      <Heading level={2}>{say("oai")}</Heading>
      <p>{say("oaiHelp")}</p>
      <p>{link("/oai?verb=ListRecords&metadataPrefix=oai_dc&set=datasets", `${siteUrl}/oai`)}</p>
      <Heading level={2}>{say("one")}</Heading>
      <p>{say("oneHelp")}</p>
      <Heading level={2}>{say("api")}</Heading>
      <p>{say("apiHelp")} {link("/api/v1/openapi.json")} · {link(`${cataloguePath}/fairicat.json`, "FAIRiCat")}</p>
      <Heading level={2}>{say("what")}</Heading>
      <p>{say("whatHelp")}</p>
      <Heading level={2}>{say("reuse")}</Heading>
      <p>{say("reuseHelp")}</p>
    </>
  );
}
