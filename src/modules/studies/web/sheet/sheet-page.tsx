import type { VNode } from "preact";
import { LinkButton, Notice } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { sectionNames, type SectionCode } from "../../domain/fields/index.ts";
import type { Study } from "../../domain/study.ts";
import { instantDayText } from "../shown/words.ts";
import { CitationSection, FormsSection, StudyFoot, VersionsSection } from "./closing-sections.tsx";
import { FieldSection } from "./field-section.tsx";
import { Glance } from "./glance.tsx";
import { Standing, StudyHeader } from "./header.tsx";
import { QualitySection } from "./quality-section.tsx";
import { SharingSection } from "./sharing-section.tsx";
import { SitesSection } from "./sites-section.tsx";
import { plainTitle, type StudyView } from "./view.ts";
import { studyPath } from "../../exchange/told.ts";

/** What it is about comes first; who keeps which number comes later. */
const before: readonly SectionCode[] = ["subject", "design", "population", "progress"];
const after: readonly SectionCode[] = ["collection", "access", "results", "responsibility", "rules", "identity"];

/** One study: what it is, at a glance and in full; its data and what was promised of them; how good its description is; how to cite it. */
export function StudyPage({ view }: { readonly view: StudyView }): VNode {
  const { language } = view;
  const fr = language === "fr";
  return (
    <article class="entity datasheet study-page">
      <StudyHeader view={view} />
      <Standing view={view} />
      <Glance view={view} />
      <div class="study-columns">
        <Contents view={view} />
        <div class="study-body">
          {before.map((section) => <FieldSection view={view} section={section}>{section === "population" ? <SitesSection view={view} /> : null}</FieldSection>)}
          <SharingSection view={view} />
          {after.map((section) => <FieldSection view={view} section={section} />)}
          <QualitySection view={view} />
          <CitationSection view={view} />
          <VersionsSection view={view} />
          <FormsSection view={view} />
          <p class="button-row no-print"><LinkButton href={`/studies/compare?codes=${view.study.code}`}>{fr ? "Comparer avec d’autres études" : "Compare with other studies"}</LinkButton></p>
          <StudyFoot view={view} />
        </div>
      </div>
    </article>
  );
}

function Contents({ view: { language, study, frozen, versions } }: { readonly view: StudyView }): VNode {
  const fr = language === "fr";
  const links: readonly (readonly [string, string])[] = [
    ...before.map((code) => [code, pick(sectionNames[code], language)] as const), ["sharing", fr ? "Partage des données" : "Sharing of the data"],
    ...after.map((code) => [code, pick(sectionNames[code], language)] as const), ["quality", fr ? "Qualité de la fiche" : "Quality of the record"], ["cite", fr ? "Citer" : "Cite"],
    ...(versions.length === 0 ? [] : [["versions", "Versions"] as const]), ...(frozen || study.state !== "published" ? [] : [["formats", fr ? "Emporter cette fiche" : "Take this record away"] as const]),
  ];
  return (
    <nav class="contents study-contents" aria-label={fr ? "Sur cette page" : "On this page"}>
      <ul>{links.map(([id, name]) => <li><a href={`#${id}`}>{name}</a></li>)}</ul>
    </nav>
  );
}

/** What stays of a withdrawn study: that it was there, why it went, what follows it, how it was cited (FAIR principle A2). */
export function StudyTombstone({ view, successor }: { readonly view: StudyView; readonly successor: Study | null }): VNode {
  const { study: { withdrawal }, language } = view;
  const fr = language === "fr";
  return (
    <article class="entity datasheet study-page tombstone">
      <StudyHeader view={view} />
      <Notice kind="warn" language={language} title={fr ? "Cette fiche a été retirée" : "This record has been withdrawn"}>
        {withdrawal === null ? null : <p>{fr ? `Le ${instantDayText(withdrawal.at, "fr")}. Motif\u202f: ${withdrawal.reason}` : `On ${instantDayText(withdrawal.at, "en")}. Reason: ${withdrawal.reason}`}</p>}
        <p>{fr ? "Son adresse et ses DOI restent, pour que les citations mènent toujours quelque part." : "Its address and DOIs stay, so that citations still lead somewhere."}</p>
        {successor === null ? null : <p>{fr ? "Remplacée par " : "Replaced by "}<a href={studyPath(successor)}>{plainTitle(successor.content, language)}</a></p>}
      </Notice>
      <FieldSection view={view} section="identity" />
      <CitationSection view={view} />
      <VersionsSection view={view} />
      <StudyFoot view={view} />
    </article>
  );
}
