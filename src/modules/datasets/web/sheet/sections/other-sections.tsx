import type { VNode } from "preact";
import { Heading } from "../../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { Dataset } from "../../../domain/dataset.ts";
import { titleOf } from "../localised.ts";
import { dataPath, type SheetView } from "../view.ts";
import { accessNames, dayText } from "../words.ts";

/** The dataset in the usual styles, and for reference managers. */
export function CitationSection({ view: { dataset, citations, language, isOld } }: { readonly view: SheetView }): VNode {
  const fr = language === "fr";
  const path = dataPath(dataset.code);
  return (
    <section aria-labelledby="cite">
      <Heading level={2} id="cite">{fr ? "Citer" : "Cite"}</Heading>
      {citations.map(({ name, text }) => <div class="work-citation"><Heading level={3}>{name}</Heading><p class="copy-text">{text}</p></div>)}
      {isOld || dataset.state !== "published" ? null : <p class="downloads">{fr ? "Télécharger\u202f:" : "Download:"} <a href={`${path}/citation.bib`} download>BibTeX</a> · <a href={`${path}/citation.ris`} download>RIS</a> · <a href={`${path}/citation.csl.json`} download>CSL-JSON</a></p>}
    </section>
  );
}

export function VersionsSection({ view: { dataset, versions, language } }: { readonly view: SheetView }): VNode | null {
  const fr = language === "fr";
  const [last] = versions.toSorted((a, b) => b.version - a.version);
  if (last === undefined) return null;
  return (
    <section aria-labelledby="versions">
      <Heading level={2} id="versions">Versions</Heading>
      <p>{fr ? `Version ${last.version}, publiée le ${dayText(last.publishedAt, "fr") ?? ""}.` : `Version ${last.version}, published on ${dayText(last.publishedAt, "en") ?? ""}.`} <a href={`${dataPath(dataset.code)}/versions`}>{fr ? (versions.length === 1 ? "Voir l’historique" : `Voir les ${formatNumber(versions.length, "fr")} versions`) : versions.length === 1 ? "See the history" : `See the ${formatNumber(versions.length, "en")} versions`}</a></p>
    </section>
  );
}

export function FormatsSection({ view: { dataset, formats, language, isOld, downloadable } }: { readonly view: SheetView }): VNode | null {
  const fr = language === "fr";
  if (isOld || dataset.state !== "published") return null;
  return (
    <section aria-labelledby="formats">
      <Heading level={2} id="formats">{fr ? "Cette fiche dans d’autres formats" : "This record in other forms"}</Heading>
      <ul class="format-list">{formats.map(({ name, path, mediaType }) => <li><a href={`${dataPath(dataset.code)}/${path}`} type={mediaType}>{name}</a></li>)}<li><a href={`${dataPath(dataset.code)}/croissant.json`} type="application/ld+json">Croissant 1.1</a></li>{downloadable.size === 0 ? null : <li><a href={`${dataPath(dataset.code)}/datapackage.json`} type="application/json">Data Package</a></li>}</ul>
    </section>
  );
}

export function NearSection({ view: { dataset, near, unit, language } }: { readonly view: SheetView }): VNode | null {
  const fr = language === "fr";
  if (near.sameUnit.length === 0 && near.sameThemes.length === 0) return null;
  return (
    <section aria-labelledby="near">
      <Heading level={2} id="near">{fr ? "Jeux de données voisins" : "Datasets nearby"}</Heading>
      {near.sameUnit.length === 0 ? null : (
        <>
          <Heading level={3}>{fr ? "De la même unité" : "Of the same unit"}</Heading>
          <DatasetList datasets={near.sameUnit} language={language} />
          {dataset.metadata.unit === null ? null : <p class="small"><a href={`/data?unit=${encodeURIComponent(dataset.metadata.unit)}`}>{fr ? `Tout ce que publie ${unit?.acronym ?? "cette unité"}` : `All that ${unit?.acronym ?? "this unit"} publishes`}</a></p>}
        </>
      )}
      {near.sameThemes.length === 0 ? null : <><Heading level={3}>{fr ? "Sur les mêmes thèmes" : "On the same themes"}</Heading><DatasetList datasets={near.sameThemes} language={language} /></>}
    </section>
  );
}

function DatasetList({ datasets, language }: { readonly datasets: readonly Dataset[]; readonly language: Language }): VNode {
  return (
    <ul class="relations">
      {datasets.map(({ code, metadata }) => {
        const title = titleOf(metadata.title, language);
        return <li><a href={dataPath(code)} lang={title.lang}>{title.text}</a>{metadata.access === null ? null : <span class="small soft"> · {pick(accessNames[metadata.access], language)}</span>}</li>;
      })}
    </ul>
  );
}
