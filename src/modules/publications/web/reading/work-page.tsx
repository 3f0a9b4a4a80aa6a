import type { VNode } from "preact";
import { Breadcrumbs, Heading, Lead, Notice } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { WorkSignature } from "../../domain/affiliation-match.ts";
import type { Work } from "../../domain/work.ts";
import { AccessSection } from "./access-section.tsx";
import { Byline } from "./byline.tsx";
import { FactsSection } from "./facts-section.tsx";
import { workPath } from "./result-list.tsx";
import { documentTypeNames } from "./words.ts";

export interface WorkPageProps {
  readonly work: Work;
  readonly signatures: readonly WorkSignature[];
  readonly citations: readonly { readonly name: string; readonly text: string }[];
  readonly linkedData: string;
  readonly today: Day;
  /** Whether this reader may say which record is right. */
  readonly mayDecide: boolean;
  readonly language: Language;
}

/** One publication: what it is, who signs, where to read it, how to cite it, and where each statement comes from. */
export function WorkPage({ work, signatures, citations, linkedData, today, mayDecide, language }: WorkPageProps): VNode {
  const fr = language === "fr";
  const title = work.title?.value ?? (fr ? "Sans titre" : "Untitled");
  const path = workPath(work.code);
  const kicker = [work.documentType === null ? null : documentTypeNames[work.documentType.value][language], work.year?.value].filter((part) => part !== null && part !== undefined).join(" · ");
  return (
    <article class="entity work">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Publications" : "Publications", href: "/publications" }, { label: shortened(title) }]} />
        <Heading level={1} {...(kicker === "" ? {} : { kicker })}><span lang={work.language?.value}>{title}</span></Heading>
        <Lead>{sourceLine(work, language)}</Lead>
        {work.retracted ? <Notice kind="warn" language={language} title={fr ? "Publication rétractée" : "Retracted publication"}><p>{fr ? "Une source au moins dit que cette publication a été retirée." : "At least one source says that this publication has been withdrawn."}</p></Notice> : null}
      </header>
      <Byline work={work} signatures={signatures} language={language} />
      {work.abstract === null ? null : (
        <section aria-labelledby="abstract">
          <Heading level={2} id="abstract">{fr ? "Résumé" : "Abstract"}</Heading>
          <p class="copy-text" lang={work.language?.value}>{work.abstract.value}</p>
        </section>
      )}
      <AccessSection work={work} today={today} language={language} />
      <section aria-labelledby="cite">
        <Heading level={2} id="cite">{fr ? "Citer" : "Cite"}</Heading>
        {citations.map(({ name, text }) => (
          <div class="work-citation">
            <Heading level={3}>{name}</Heading>
            <p class="copy-text">{text}</p>
          </div>
        ))}
        <p class="downloads">
          {fr ? "Télécharger\u202f:" : "Download:"} <a href={`${path}/record.bib`} download>BibTeX</a> · <a href={`${path}/record.ris`} download>RIS</a> · <a href={`${path}/record.csl.json`} download>CSL-JSON</a> · <a href={`${path}/record.jsonld`} download>JSON-LD (schema.org)</a>
        </p>
      </section>
      <FactsSection work={work} language={language} />
      <footer class="record-foot">
        <p class="small soft">{fr ? "Adresse stable\u202f:" : "Stable address:"} <code>{path}</code></p>
        {mayDecide ? <p class="small"><a href={`${path}/provenance`}>{fr ? "Ce que disent les sources, et qui a raison" : "What the sources say, and which is right"}</a></p> : null}
      </footer>
      {/* A data block: browsers run nothing of it, so the policy against inline scripts lets it be. */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: linkedData.replaceAll("<", "\\u003c") }} />
    </article>
  );
}

function shortened(title: string): string {
  return title.length <= 60 ? title : `${title.slice(0, 60).replace(/\s+\S*$/u, "")}…`;
}

/** "Nature Medicine, 27(3), p. 401-410." as far as it is known. */
function sourceLine(work: Work, language: Language): VNode {
  const fr = language === "fr";
  const host = work.journal?.value.title ?? work.bookTitle?.value;
  const issue = work.issue === null ? "" : `(${work.issue.value})`;
  const volume = work.volume === null ? issue : `${work.volume.value}${issue}`;
  const parts = [volume, work.pages === null ? "" : `p.\u202f${work.pages.value}`, work.year === null ? "" : String(work.year.value)].filter((part) => part !== "");
  return <>{host === undefined ? null : <i>{host}</i>}{host !== undefined && parts.length > 0 ? ", " : null}{parts.join(", ")}{host === undefined && parts.length === 0 ? (fr ? "Ni revue ni année connues." : "Neither journal nor year known.") : "."}</>;
}
