import type { VNode } from "preact";
import { Breadcrumbs, DataLink, DownloadLinks, Heading, Lead, LinkButton, Notice, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { FactsSection } from "./sections/facts-section.tsx";
import { titleOf } from "./localised.ts";
import { CitationSection, VersionsSection } from "./sections/other-sections.tsx";
import { SheetHeader } from "./sheet-page.tsx";
import { dataPath, type SheetView } from "./view.ts";
import { dayText } from "./words.ts";

/** What stays of a withdrawn dataset: that it was there, why it went, what follows it, and its description (FAIR principle A2). */
export function TombstonePage({ view, successor }: { readonly view: SheetView; readonly successor: Dataset | null }): VNode {
  const { dataset: { withdrawal }, language } = view;
  const fr = language === "fr";
  return (
    <article class="entity datasheet tombstone">
      <SheetHeader view={view} />
      <Notice kind="warn" language={language} title={fr ? "Ce jeu de données a été retiré" : "This dataset has been withdrawn"}>
        {withdrawal === null ? null : <p>{fr ? `Le ${dayText(withdrawal.at, "fr") ?? ""}. Motif\u202f: ${withdrawal.reason}` : `On ${dayText(withdrawal.at, "en") ?? ""}. Reason: ${withdrawal.reason}`}</p>}
        <p>{fr ? "Ses fichiers ne se téléchargent plus. Sa description reste ici, pour que les citations mènent toujours quelque part." : "Its files can no longer be downloaded. Its description stays here, so that citations still lead somewhere."}</p>
        {successor === null ? null : <p>{fr ? "Remplacé par" : "Replaced by"} <a href={dataPath(successor.code)}>{titleOf(successor.metadata.title, language).text}</a></p>}
      </Notice>
      <FactsSection view={view} />
      <CitationSection view={view} />
      <VersionsSection view={view} />
    </article>
  );
}

/** Before a reader leaves for the repository that keeps the data: its name, its address, what to keep in mind. */
export function ElsewherePage({ dataset, language }: { readonly dataset: Dataset; readonly language: Language }): VNode | null {
  const { elsewhere, title } = dataset.metadata;
  if (elsewhere === null) return null;
  const fr = language === "fr";
  const named = titleOf(title, language);
  const host = URL.canParse(elsewhere.url) ? new URL(elsewhere.url).hostname : null;
  return (
    <article class="entity">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: dataset.code, href: dataPath(dataset.code) }, { label: elsewhere.repository }]} />
        <Heading level={1}>{fr ? `Vous allez sur ${elsewhere.repository}` : `You are going to ${elsewhere.repository}`}</Heading>
        <Lead>{fr ? <>Les données «{"\u202f"}<span lang={named.lang}>{named.text}</span>{"\u202f"}» y sont déposées.</> : <>The data “<span lang={named.lang}>{named.text}</span>” are kept there.</>}</Lead>
      </header>
      <ul class="copy-text">
        <li>{fr ? "C’est un autre site, avec ses propres conditions d’accès, son compte et ses règles de citation." : "It is another site, with its own conditions of access, account and citation rules."}</li>
        <li>{fr ? <>Adresse{"\u202f"}: <DataLink href={elsewhere.url}>{host ?? elsewhere.url}</DataLink></> : <>Address: <DataLink href={elsewhere.url}>{host ?? elsewhere.url}</DataLink></>}</li>
        {dataset.doi === null ? null : <li>{fr ? "Identifiant à citer" : "Identifier to cite"}{fr ? "\u202f:" : ":"} <code>{dataset.doi}</code></li>}
      </ul>
      <div class="button-row"><LinkButton kind="main" href={elsewhere.url}>{fr ? `Continuer vers ${elsewhere.repository}` : `Continue to ${elsewhere.repository}`}</LinkButton> <LinkButton href={dataPath(dataset.code)}>{fr ? "Rester ici" : "Stay here"}</LinkButton></div>
    </article>
  );
}

export interface VersionsPageProps {
  readonly dataset: Dataset;
  readonly versions: readonly { readonly version: number; readonly publishedAt: string; readonly summary: string }[];
  readonly language: Language;
}

export function VersionsPage({ dataset, versions, language }: VersionsPageProps): VNode {
  const fr = language === "fr";
  const title = titleOf(dataset.metadata.title, language);
  return (
    <article class="entity">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: dataset.code, href: dataPath(dataset.code) }, { label: "Versions" }]} />
        <Heading level={1} kicker={dataset.code}>{fr ? "Versions publiées" : "Published versions"}</Heading>
        <Lead><span lang={title.lang}>{title.text}</span></Lead>
      </header>
      <Table
        caption={fr ? "Versions" : "Versions"} captionHidden language={language} rows={versions.toSorted((a, b) => b.version - a.version)}
        columns={[
          { header: "Version", rowHeader: true, cell: ({ version }) => <a href={`${dataPath(dataset.code)}/versions/${version}`}>{version}</a> },
          { header: fr ? "Publiée le" : "Published on", cell: ({ publishedAt }) => dayText(publishedAt, language) ?? "" },
          { header: fr ? "Ce qui a changé" : "What changed", cell: ({ summary }) => summary },
        ]}
      />
      <DownloadLinks downloads={usualDownloads(`/exports/datasets/${dataset.code}/versions`)} language={language} />
    </article>
  );
}
