import type { VNode } from "preact";
import { doiAddress } from "../../../../kernel/doi/index.ts";
import { Breadcrumbs, DataLink, DownloadLinks, EmptyState, Heading, Lead, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { readableSummary } from "../../domain/difference.ts";
import type { Study, StudyVersion } from "../../domain/study.ts";
import { studyPath, versionPath } from "../../exchange/told.ts";
import { studyTitle } from "../sheet/view.ts";
import { instantDayText } from "../shown/words.ts";

export function StudyVersionsPage({ study, versions, language }: { readonly study: Study; readonly versions: readonly StudyVersion[]; readonly language: Language }): VNode {
  const fr = language === "fr";
  const [title] = studyTitle(study.content, language, language);
  return (
    <article class="entity">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Études" : "Studies", href: "/studies" }, { label: study.code, href: studyPath(study) }, { label: "Versions" }]} />
        <Heading level={1} kicker={study.code}>{fr ? "Versions publiées" : "Published versions"}</Heading>
        <Lead><span lang={title?.lang ?? undefined}>{title?.text}</span></Lead>
      </header>
      <Table
        caption={fr ? "Versions publiées" : "Published versions"} captionHidden language={language} rows={versions.toSorted((a, b) => b.version - a.version)}
        empty={<EmptyState title={fr ? "Aucune version n’est publiée encore." : "No version is published yet."} />}
        columns={[
          { header: "Version", rowHeader: true, cell: ({ version }) => <a href={versionPath(study, version)}>{`Version ${version}`}</a> },
          { header: fr ? "Publiée le" : "Published on", cell: ({ publishedAt }) => instantDayText(publishedAt, language) },
          { header: fr ? "Ce qui a changé" : "What changed", cell: ({ version, summary }) => <>{pick(readableSummary(summary), language)}{version === 1 ? null : <>{" "}<a href={`${studyPath(study)}/difference?from=${version - 1}&to=${version}`}>{fr ? `Différences avec la version ${version - 1}` : `Differences with version ${version - 1}`}</a></>}</> },
          { header: fr ? "Par" : "By", cell: ({ automatic }) => (automatic ? (fr ? "un registre, sans intervention" : "a register, automatically") : fr ? "le portail" : "the portal") },
          { header: "DOI", cell: ({ doi }) => (doi === null ? "" : <DataLink href={doiAddress(doi)}>{doi}</DataLink>) },
        ]}
      />
      <DownloadLinks downloads={usualDownloads(`/exports/studies/${study.code}/versions`)} language={language} />
    </article>
  );
}
