import type { VNode } from "preact";
import { Breadcrumbs, Heading, Lead, Notice } from "../../../kernel/html/index.ts";
import type { Crumb } from "../../../kernel/html/index.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { SealedReport } from "../domain/content.ts";
import { composeDocument } from "../render/document/compose.ts";
import { Blocks } from "../render/html/block-view.tsx";
import { BackToContents, Contents } from "../render/html/contents.tsx";

/** A whole report in the frame of the site, from the same blocks as its files. */
export function ReadPage({ report, crumbs, notice, language }: { readonly report: SealedReport; readonly crumbs: readonly Crumb[]; readonly notice: string | null; readonly language: Language }): VNode {
  const document = composeDocument(report, language);
  return (
    <>
      <Breadcrumbs language={language} crumbs={crumbs} />
      <Heading level={1} kicker={document.institute}>{document.title}</Heading>
      {notice === null ? null : <Notice kind="warn" language={language}><p>{notice}</p></Notice>}
      <Lead>{language === "fr" ? "Le même texte, les mêmes tableaux et les mêmes dessins que dans les fichiers du rapport." : "The same text, the same tables and the same drawings as in the files of the report."}</Lead>
      <nav aria-labelledby="contents-title">
        <Heading level={2} id="contents-title">{language === "fr" ? "Sommaire" : "Contents"}</Heading>
        <Contents sections={document.sections} />
      </nav>
      {document.sections.map((section) => (
        <section id={section.id} class="report-section" aria-labelledby={`${section.id}-title`}>
          <Heading level={2} id={`${section.id}-title`}>{section.title}</Heading>
          <Blocks blocks={section.blocks} language={language} folded />
          <BackToContents language={language} />
        </section>
      ))}
    </>
  );
}
