import type { VNode } from "preact";
import { doiAddress } from "../../../../kernel/doi/index.ts";
import { Breadcrumbs, Disclosure, Heading, Lead, Notice, Tag } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { kinds } from "../../domain/vocabularies/index.ts";
import { AccessSection } from "./sections/access-section.tsx";
import { FactsSection } from "./sections/facts-section.tsx";
import { FairSection } from "./sections/fair-section.tsx";
import { FilesSection } from "./sections/files-section.tsx";
import { HumanSection } from "./sections/human-section.tsx";
import { KeepingSection } from "./sections/keeping-section.tsx";
import { said, saidOtherwise, titleOf } from "./localised.ts";
import { CitationSection, FormatsSection, NearSection, VersionsSection } from "./sections/other-sections.tsx";
import { dataPath, type SheetView } from "./view.ts";
import { dayText, labelMeanings, labelNames, stateNames, subjectNames } from "./words.ts";

/** One dataset: what it is, how to get it, how to cite it, what it holds, how good its description is. */
export function SheetPage({ view }: { readonly view: SheetView }): VNode {
  const { dataset, language } = view;
  const { metadata } = dataset;
  const fr = language === "fr";
  const description = said(metadata.description, language);
  const other = saidOtherwise(metadata.description, language);
  return (
    <article class="entity datasheet">
      <SheetHeader view={view} />
      <KeepingSection view={view} />
      <AccessSection view={view} />
      <section aria-labelledby="description">
        <Heading level={2} id="description">{fr ? "Description" : "Description"}</Heading>
        {description === null ? <p class="soft">{fr ? "Pas encore de description." : "No description yet."}</p> : description.text.split(/\n{2,}/).map((paragraph) => <p class="copy-text" lang={description.lang}>{paragraph}</p>)}
        {other === null ? null : <Disclosure summary={other.lang === "en" ? "In English" : "En français"}><div lang={other.lang}>{other.text.split(/\n{2,}/).map((paragraph) => <p class="copy-text">{paragraph}</p>)}</div></Disclosure>}
      </section>
      <CitationSection view={view} />
      <FilesSection view={view} />
      <FactsSection view={view} />
      {metadata.human === null ? null : <HumanSection view={view} human={metadata.human} />}
      <FairSection view={view} />
      <VersionsSection view={view} />
      <FormatsSection view={view} />
      <NearSection view={view} />
      <footer class="record-foot">
        <p class="small soft">{fr ? "Adresse stable\u202f:" : "Stable address:"} <code>{(dataset.doi === null ? null : doiAddress(dataset.doi)) ?? dataPath(dataset.code)}</code></p>
      </footer>
    </article>
  );
}

export function SheetHeader({ view }: { readonly view: SheetView }): VNode {
  const { dataset, language } = view;
  const { metadata, label } = dataset;
  const fr = language === "fr";
  const title = titleOf(metadata.title, language);
  const otherTitle = saidOtherwise(metadata.title, language);
  const kicker = [metadata.kind === null ? null : pick(kinds[metadata.kind].name, language), dataset.code].filter((part) => part !== null).join(" · ");
  return (
    <header>
      <Breadcrumbs language={language} crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: dataset.code }]} />
      <Heading level={1} kicker={kicker}><span lang={title.lang}>{title.text}</span></Heading>
      {otherTitle === null ? null : <p class="other-title" lang={otherTitle.lang}>{otherTitle.text}</p>}
      <Lead>{byline(view)}</Lead>
      <p class="labels">
        {dataset.state === "published" ? null : <><Tag tone={dataset.state === "withdrawn" ? "bad" : "warn"}>{pick(stateNames[dataset.state], language)}</Tag> </>}
        <Tag tone={label.label === "published" ? "good" : label.label === "publishable" ? "accent" : "quiet"}>{pick(labelNames[label.label], language)}</Tag>{" "}
        <Tag tone={metadata.subjectKind === "human" ? "accent" : "quiet"}>{pick(subjectNames[metadata.subjectKind], language)}</Tag>
        {dataset.version > 0 ? <> <Tag>{fr ? `Version ${dataset.version}` : `Version ${dataset.version}`}</Tag></> : null}
      </p>
      <p class="small soft">{pick(labelMeanings[label.label], language)}{label.missing.length === 0 || !view.mayEdit ? null : <> {fr ? "Pour aller plus loin\u202f:" : "To go further:"} {label.missing.map(({ text }) => pick(text, language)).join(" ")}</>}</p>
      <Standing view={view} />
    </header>
  );
}

/** "Inserm · U1234 · publié le 3 mars 2025". */
function byline({ dataset, unit, language }: SheetView): string {
  const { creators } = dataset.metadata;
  const names = creators.slice(0, 3).map(({ name }) => name.split(/\s*,\s*/).toReversed().join(" "));
  const day = dayText(dataset.firstPublishedAt, language);
  const parts = [
    names.length === 0 ? null : `${names.join(", ")}${creators.length > 3 ? (language === "fr" ? " et d’autres" : " and others") : ""}`,
    unit === null ? null : unit.acronym ?? unit.name, day === null ? null : language === "fr" ? `publié le ${day}` : `published on ${day}`,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function Standing({ view }: { readonly view: SheetView }): VNode | null {
  const { dataset, language, isOld } = view;
  const fr = language === "fr";
  if (isOld) {
    return <Notice kind="warn" language={language} title={fr ? `Version ${dataset.version}, remplacée` : `Version ${dataset.version}, replaced`}><p>{fr ? "Une version plus récente a été publiée." : "A more recent version has been published."} <a href={dataPath(dataset.code)}>{fr ? "Voir la version en vigueur" : "See the current version"}</a></p></Notice>;
  }
  return <>{draftNotice(dataset, view)}{vanishedNotice(dataset, view)}</>;
}

function draftNotice(dataset: Dataset, { language }: SheetView): VNode | null {
  const fr = language === "fr";
  if (dataset.state === "published" || dataset.state === "withdrawn") return null;
  return <Notice kind="info" language={language} title={fr ? "Pas encore publié" : "Not published yet"}><p>{fr ? "Seuls ceux qui tiennent cette fiche la voient." : "Only those who keep this record see it."} <a href={`${dataPath(dataset.code)}/edit`}>{fr ? "Reprendre la déclaration" : "Go on with the declaration"}</a></p></Notice>;
}

/** Of harvested records that their catalogue no longer lists. */
function vanishedNotice({ origin }: Dataset, { language }: SheetView): VNode | null {
  if (origin.kind === "declared" || origin.vanishedOn === null) return null;
  const day = dayText(origin.vanishedOn, language);
  return (
    <Notice kind="warn" language={language} title={language === "fr" ? "Disparu de son catalogue" : "Gone from its catalogue"}>
      <p>{language === "fr" ? `${origin.sourceName} ne liste plus ce jeu de données depuis le ${day}. La fiche reste telle qu’elle était.` : `${origin.sourceName} has not listed this dataset since ${day}. The record stays as it was.`}</p>
    </Notice>
  );
}
