import { z } from "zod";
import { Breadcrumbs, Heading, Lead } from "../../../../kernel/html/index.ts";
import { openApiDocument } from "../../../../kernel/http/openapi.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { StudyExchangeDeps } from "../deps.ts";
import { studyJsonSchema } from "../json/study-schema.ts";
import { readsPerMinute } from "./api-routes.ts";
import { openHeaders } from "./record-routes.ts";

/** What can be asked, as somebody would type it; a test runs each of them. `$SITE` stands for the address of the site. */
export const curlExamples: readonly { readonly title: Bilingual; readonly command: string }[] = [
  { title: { fr: "Les dix premières études", en: "The first ten studies" }, command: 'curl "$SITE/api/v1/studies?limit=10"' },
  { title: { fr: "Celles qui ont changé depuis un jour donné, retraits compris", en: "Those that changed since a day, withdrawals included" }, command: 'curl "$SITE/api/v1/studies?updatedSince=2025-01-01&state=all"' },
  { title: { fr: "Une étude, par son numéro dans un registre", en: "One study, by its number at a register" }, command: 'curl "$SITE/api/v1/studies?register=nct&number=NCT06171568"' },
  { title: { fr: "Une étude et ses versions", en: "One study and its versions" }, command: 'curl "$SITE/api/v1/studies/$CODE/versions"' },
  { title: { fr: "Ce qui a changé entre deux versions", en: "What changed between two versions" }, command: 'curl "$SITE/api/v1/studies/$CODE/differences?from=1&to=1"' },
  { title: { fr: "Les listes de concepts", en: "The lists of concepts" }, command: 'curl "$SITE/api/v1/studies/vocabularies"' },
  { title: { fr: "Une étude en HealthDCAT-AP", en: "One study in HealthDCAT-AP" }, command: 'curl "$SITE/studies/$CODE/healthdcat.ttl"' },
  { title: { fr: "La page, demandée en JSON-LD", en: "The page, asked for as JSON-LD" }, command: 'curl -L -H "Accept: application/ld+json" "$SITE/studies/$CODE"' },
  { title: { fr: "Toutes les études, OAI-PMH", en: "All studies, OAI-PMH" }, command: 'curl "$SITE/oai?verb=ListRecords&metadataPrefix=oai_dc&set=studies"' },
];

const words = {
  studies: { fr: "Études", en: "Studies" },
  title: { fr: "Interface de programmation des études", en: "Programming interface of the studies" },
  lead: { fr: "Lire toutes les études publiées par programme, sans compte ni clé.", en: "Read every published study by program, without account or key." },
  rules: { fr: "Les règles", en: "The rules" },
  cors: { fr: "Ouverte aux pages de tout site (CORS).", en: "Open to pages of any site (CORS)." },
  etag: { fr: "Chaque réponse porte un ETag\u202f; rendez-le dans If-None-Match\u202f: une réponse qui n’a pas changé tient en un 304.", en: "Each answer bears an ETag; give it back in If-None-Match: an answer that has not changed is a 304." },
  cursor: { fr: "Les listes vont par parties\u202f: rendez «\u202fnext\u202f» dans «\u202fcursor\u202f» jusqu’à ce qu’il soit nul.", en: "Lists come in parts: give “next” back as “cursor” until it is null." },
  language: { fr: "Les textes sont donnés dans leurs deux langues\u202f; une langue absente n’a pas été donnée. Chaque concept est un identifiant, ses libellés sont dans «\u202fconcepts\u202f».", en: "Texts are given in both languages; a language that is not there was not given. Each concept is an id, its labels are in “concepts”." },
  described: { fr: "Les descriptions", en: "The descriptions" },
  openapi: { fr: "OpenAPI 3.1 de la lecture des études", en: "OpenAPI 3.1 of the reading of studies" },
  whole: { fr: "OpenAPI 3.1 de toute la maison", en: "OpenAPI 3.1 of the whole house" },
  schema: { fr: "JSON Schema (2020-12) d’une étude", en: "JSON Schema (2020-12) of a study" },
  examples: { fr: "Exemples", en: "Examples" },
  where: { fr: "Remplacez $SITE par l’adresse du site et $CODE par le code d’une étude.", en: "Put the address of the site for $SITE and the code of a study for $CODE." },
  more: { fr: "Moissonner le catalogue (DCAT-AP, OAI-PMH)", en: "Harvest the catalogue (DCAT-AP, OAI-PMH)" },
  bulk: { fr: "Toutes les études en un fichier", en: "All studies in one file" },
} as const;

/** The page that explains the interface, its OpenAPI document and the JSON Schema of a study. */
export function apiPageRoutes({ siteUrl, version }: Pick<StudyExchangeDeps, "siteUrl"> & { readonly version: string }, api: readonly Route[]): readonly Route[] {
  const document = openApiDocument(api, { title: "Jalon: health studies", version, sessionCookie: "session" });
  const schema = studyJsonSchema(siteUrl);
  const described = { method: "GET", access: "public", headers: openHeaders } as const;
  return [
    route({
      method: "GET", path: "/studies/api", access: "public", summary: "The programming interface of the studies, with examples",
      handle: async ({ context }) => ({ kind: "page", page: { title: pick(words.title, context.language), section: "/studies", body: <ApiView language={context.language} siteUrl={siteUrl} />, headLinks: [{ rel: "service-desc", href: "/studies/openapi.json", type: "application/json" }] } }),
    }),
    route({ ...described, path: "/studies/openapi.json", summary: "OpenAPI 3.1 of the reading of studies", query: z.object({}), handle: async () => ({ kind: "document", mediaType: "application/json; charset=utf-8", text: `${JSON.stringify(document, null, 2)}\n` }) }),
    route({ ...described, path: "/studies/schema.json", summary: "JSON Schema 2020-12 of a study", query: z.object({}), handle: async () => ({ kind: "document", mediaType: "application/json; charset=utf-8", text: `${JSON.stringify(schema, null, 2)}\n` }) }),
  ];
}

function ApiView({ language, siteUrl }: { readonly language: Language; readonly siteUrl: string }) {
  const say = (key: keyof typeof words): string => pick(words[key], language);
  const limit = formatNumber(readsPerMinute, language);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("studies"), href: "/studies" }, { label: say("title") }]} />
      <Heading level={1}>{say("title")}</Heading>
      <Lead>{say("lead")}</Lead>
      <Heading level={2}>{say("rules")}</Heading>
      <ul>
        <li>{language === "fr" ? `${limit} questions par minute au plus\u202f; au-delà, 429 avec Retry-After.` : `At most ${limit} requests a minute; beyond, 429 with Retry-After.`}</li>
        <li>{say("cors")}</li>
        <li>{say("etag")}</li>
        <li>{say("cursor")}</li>
        <li>{say("language")}</li>
      </ul>
      <Heading level={2}>{say("described")}</Heading>
      <ul>
        <li><a href="/studies/openapi.json">{say("openapi")}</a></li>
        <li><a href="/api/v1/openapi.json">{say("whole")}</a></li>
        <li><a href="/studies/schema.json">{say("schema")}</a></li>
        <li><a href="/studies/catalogue">{say("more")}</a></li>
        <li><a href="/studies/bulk">{say("bulk")}</a></li>
      </ul>
      <Heading level={2}>{say("examples")}</Heading>
      <p>{say("where")} <span class="soft">$SITE = {siteUrl}</span></p>
      {curlExamples.map(({ title, command }) => (
        <>
          <Heading level={3}>{pick(title, language)}</Heading>
          <pre tabindex={0}><code>{command}</code></pre>
        </>
      ))}
    </>
  );
}
