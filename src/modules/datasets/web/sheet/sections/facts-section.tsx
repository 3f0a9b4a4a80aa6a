import type { ComponentChildren, VNode } from "preact";
import { doiAddress } from "../../../../../kernel/doi/index.ts";
import { DataLink, DefinitionList, Heading, type Definition } from "../../../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { kinds, relationOf } from "../../../domain/vocabularies/index.ts";
import type { Creator } from "../../../domain/metadata.ts";
import { relatedAddress, webAddress } from "../../../exchange/addresses.ts";
import { Contact } from "./access-section.tsx";
import { wordsOf } from "./human-section.tsx";
import { said } from "../localised.ts";
import type { LinkedResource, SheetView } from "../view.ts";
import { nameOf } from "../vocabulary-names.ts";
import { dayText, periodText } from "../words.ts";

/** Who made them, where, when, under which licence, tied to what. */
export function FactsSection({ view }: { readonly view: SheetView }): VNode {
  const { dataset, language, unit, project, related } = view;
  const { metadata } = dataset;
  const fr = language === "fr";
  const keywords = metadata.keywords[language].length > 0 ? { list: metadata.keywords[language], lang: language } : { list: metadata.keywords[fr ? "en" : "fr"], lang: fr ? "en" : "fr" };
  const provenance = said(metadata.provenance, language);
  const licence = metadata.licence === null ? null : nameOf("licence", metadata.licence);
  const words = (vocabulary: "theme" | "place" | "language", codes: readonly string[]): string | null => (codes.length === 0 ? null : codes.map((code) => wordsOf(view, vocabulary, code)).join(", "));
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    [fr ? "Auteurs" : "Creators", metadata.creators.length === 0 ? null : <ul class="relations">{metadata.creators.map((creator) => <li><CreatorName creator={creator} /></li>)}</ul>],
    [fr ? "Unité" : "Unit", metadata.unit === null ? null : <a href={`/structures/${encodeURIComponent(metadata.unit)}`}>{unit === null ? metadata.unit : `${unit.acronym === null ? "" : `${unit.acronym} · `}${unit.name}`}</a>],
    [fr ? "Projet" : "Project", metadata.project === null ? null : project ?? metadata.project],
    [fr ? "Publications et ressources liées" : "Publications and related resources", related.length === 0 && dataset.label.publication === null ? null : <Related view={view} items={related} />],
    [fr ? "Nature" : "Kind", metadata.kind === null ? null : pick(kinds[metadata.kind].name, language)],
    [fr ? "Thèmes" : "Themes", words("theme", metadata.themes)],
    [fr ? "Mots-clés" : "Keywords", keywords.list.length === 0 ? null : <span lang={keywords.lang}>{keywords.list.join(", ")}</span>],
    [fr ? "Descripteurs MeSH" : "MeSH descriptors", metadata.meshTerms.length === 0 ? null : <>{metadata.meshTerms.map((term, index) => <>{index === 0 ? null : ", "}<DataLink href={`https://id.nlm.nih.gov/mesh/${encodeURIComponent(term)}`}>{nameOf("mesh", term)?.name[language] ?? term}</DataLink></>)}</>],
    [fr ? "Licence" : "Licence", metadata.licence === null ? null : <DataLink href={licence?.url ?? null}>{licence === null ? metadata.licence : pick(licence.name, language)}</DataLink>],
    [fr ? "Période de recueil" : "Period of collection", periodText(metadata.collected, language)],
    [fr ? "Lieux" : "Places", words("place", metadata.places)],
    [fr ? "Langues des données" : "Languages of the data", words("language", metadata.languages)],
    [fr ? "Provenance" : "Provenance", provenance === null ? null : <span lang={provenance.lang}>{provenance.text}</span>],
    [fr ? "Normes suivies" : "Standards followed", metadata.conformsTo.length === 0 ? null : metadata.conformsTo.join(", ")],
    [fr ? "Éditeur" : "Publisher", metadata.publisher],
    [fr ? "Contact" : "Contact", metadata.contact === null ? null : <Contact view={view} />],
    [fr ? "Centre de données" : "Data centre", metadata.dataCentre === null ? null : wordsOf(view, "data-centre", metadata.dataCentre)],
    ["DOI", dataset.doi === null ? null : <DataLink href={doiAddress(dataset.doi)}>{dataset.doi}</DataLink>],
    [fr ? "Vient de" : "Comes from", dataset.origin.kind === "declared" ? null : <DataLink href={dataset.origin.url}>{dataset.origin.sourceName}</DataLink>],
    [fr ? "Publié le" : "Published on", dayText(dataset.firstPublishedAt, language)],
    [fr ? "Modifié le" : "Changed on", dataset.modifiedAt.slice(0, 10) === dataset.firstPublishedAt?.slice(0, 10) ? null : dayText(dataset.modifiedAt, language)],
  ];
  return (
    <section aria-labelledby="about">
      <Heading level={2} id="about">{fr ? "Fiche" : "Record"}</Heading>
      <DefinitionList items={rows.flatMap(([term, details]): readonly Definition[] => (details === null || details === "" ? [] : [{ term, details }]))} />
      {metadata.availableFrom === null || metadata.access !== "embargoed" ? null : <p class="small soft">{fr ? `Embargo jusqu’au ${formatDay(metadata.availableFrom, "fr")}, jour de l’ouverture.` : `Embargo until ${formatDay(metadata.availableFrom, "en")}, the day on which it opens.`}</p>}
    </section>
  );
}

export function CreatorName({ creator: { name, orcid, ror, affiliation } }: { readonly creator: Creator }): VNode {
  return (
    <>
      {name}
      {orcid === null ? null : <> <DataLink href={`https://orcid.org/${orcid}`} className="small">ORCID {orcid}</DataLink></>}
      {ror === null ? null : <> <DataLink href={ror.startsWith("https:") ? ror : `https://ror.org/${ror}`} className="small">ROR</DataLink></>}
      {affiliation === null ? null : <span class="small soft"> {affiliation}</span>}
    </>
  );
}

function Related({ view, items }: { readonly view: SheetView; readonly items: readonly LinkedResource[] }): VNode {
  const { dataset: { label }, language } = view;
  const fr = language === "fr";
  const held = label.publication;
  return (
    <ul class="relations">
      {held === null ? null : <li><span class="soft">{fr ? "Publication dans HAL\u202f:" : "Publication in HAL:"}</span> <a href={`/publications/${encodeURIComponent(held.work)}`}>{held.title}</a> <DataLink href={`https://hal.science/${held.hal}`} className="small">{held.hal}</DataLink></li>}
      {items.filter(({ work }) => work === null || work.code !== held?.work).map((item) => <li><span class="soft">{relationName(item.relation, language)}</span> <ResourceLink item={item} /></li>)}
    </ul>
  );
}

function ResourceLink({ item: { work, scheme, value, title } }: { readonly item: LinkedResource }): VNode {
  const outside = schemeAddress(scheme, value);
  if (work !== null) return <><a href={`/publications/${encodeURIComponent(work.code)}`}>{work.title}</a> <DataLink href={outside} className="small">{value}</DataLink></>;
  return <DataLink href={outside}>{title ?? value}</DataLink>;
}

function schemeAddress(scheme: LinkedResource["scheme"], value: string): string | null {
  return relatedAddress({ scheme, value }) ?? webAddress(value);
}

function relationName(relation: string, language: Language): string {
  const found = relationOf(relation);
  return found === null ? relation : pick(found.name, language);
}
