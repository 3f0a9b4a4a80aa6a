import { Breadcrumbs, DefinitionList, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { studyPortal } from "../context.ts";
import { studyForms } from "../forms.ts";

const words = {
  studies: { fr: "Études", en: "Studies" },
  title: { fr: "Moissonner les études", en: "Harvest the studies" },
  whole: { fr: "Le catalogue entier, DCAT-AP 3.0.1", en: "The whole catalogue, DCAT-AP 3.0.1" },
  wholeHelp: {
    fr: "Chaque étude y est décrite par ses données individuelles\u202f: qui les détient, sur qui elles portent, comment elles se demandent. Ajoutez ?page=1 pour recevoir le catalogue par centaines\u202f; chaque partie donne l’adresse de la suivante.",
    en: "Each study is described by its individual data: who holds them, whom they are about, how they can be asked for. Add ?page=1 to receive the catalogue by hundreds; each part gives the address of the next.",
  },
  oai: { fr: "OAI-PMH 2.0", en: "OAI-PMH 2.0" },
  oaiHelp: { fr: "Formats oai_dc et oai_datacite\u202f; ensemble «\u202fstudies\u202f» et ses sous-ensembles par type, par accès et par année. Les études retirées y restent signalées comme supprimées.", en: "Formats oai_dc and oai_datacite; set “studies” and its subsets by type, access and year. Withdrawn studies stay there, marked as deleted." },
  one: { fr: "Une étude", en: "One study" },
  oneHelp: { fr: "À l’adresse de sa page, ou de celle d’une de ses versions (/v/2), ajoutez\u202f:", en: "To the address of its page, or of the page of one of its versions (/v/2), add:" },
  accept: { fr: "Ou demandez la page elle-même avec l’en-tête Accept voulu. Ses en-têtes Link (FAIR Signposting) donnent toutes ces adresses.", en: "Or ask for the page itself with the Accept header you want. Its Link headers (FAIR Signposting) give all these addresses." },
  more: { fr: "Interface et fichiers", en: "Interface and files" },
  api: { fr: "Interface de programmation, avec exemples", en: "Programming interface, with examples" },
  bulk: { fr: "Toutes les études en un fichier (JSON Lines, Parquet)", en: "All studies in one file (JSON Lines, Parquet)" },
} as const;

/** The page for people: how programs take the studies. */
export function StudyCatalogueView({ language, siteUrl, total }: { readonly language: Language; readonly siteUrl: string; readonly total: number }) {
  const say = (key: keyof typeof words): string => pick(words[key], language);
  const count = formatNumber(total, language);
  const link = (path: string, label = `${siteUrl}${path}`) => <a href={path}>{label}</a>;
  const { cataloguePath } = studyPortal;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("studies"), href: "/studies" }, { label: say("title") }]} />
      <Heading level={1}>{say("title")}</Heading>
      <Lead>{language === "fr" ? `${count} études publiées, à prendre par programme.` : `${count} published studies, to be taken by programs.`}</Lead>
      <Heading level={2}>{say("whole")}</Heading>
      <p>{say("wholeHelp")}</p>
      <DefinitionList items={[{ term: "Turtle", details: link(`${cataloguePath}.ttl`) }, { term: "JSON-LD", details: link(`${cataloguePath}.jsonld`) }, { term: "RDF/XML", details: link(`${cataloguePath}.rdf`) }]} />
      <Heading level={2}>{say("oai")}</Heading>
      <p>{say("oaiHelp")}</p>
      <p>{link("/oai?verb=ListRecords&metadataPrefix=oai_datacite&set=studies")}</p>
      <Heading level={2}>{say("one")}</Heading>
      <p>{say("oneHelp")}</p>
      <DefinitionList items={studyForms.map(({ name, path }) => ({ term: name, details: <code>/{path}</code> }))} />
      <p>{say("accept")}</p>
      <Heading level={2}>{say("more")}</Heading>
      <ul>
        <li>{link("/studies/api", say("api"))}</li>
        <li>{link("/studies/bulk", say("bulk"))}</li>
      </ul>
    </>
  );
}
