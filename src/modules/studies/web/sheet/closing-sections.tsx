import type { VNode } from "preact";
import { doiAddress } from "../../../../kernel/doi/index.ts";
import { DataLink, Heading } from "../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import { readableSummary } from "../../domain/difference.ts";
import { withRecord } from "../shown/record-language.ts";
import { instantDayText, registryNames } from "../shown/words.ts";
import type { RegistryScheme } from "../../domain/parts.ts";
import { type StudyView } from "./view.ts";
import { studyPath } from "../../exchange/told.ts";

/** The record in the usual styles, and for reference managers; its two DOIs. */
export function CitationSection({ view: { study, citations, language, frozen } }: { readonly view: StudyView }): VNode {
  const fr = language === "fr";
  const path = `${studyPath(study)}${frozen ? `/v/${study.version}` : ""}`;
  const dois = [[fr ? "DOI de l’étude, qui mène toujours à la dernière version" : "DOI of the study, which always leads to the newest version", study.doi], [fr ? `DOI de la version ${study.version}` : `DOI of version ${study.version}`, study.versionDoi]] as const;
  return (
    <section aria-labelledby="cite" class="study-section">
      <Heading level={2} id="cite">{fr ? "Citer" : "Cite"}</Heading>
      {citations.map(({ name, text }) => <div class="work-citation"><Heading level={3}>{name}</Heading><p class="copy-text">{text}</p></div>)}
      {study.state !== "published" ? null : <p class="downloads">{fr ? "Télécharger\u202f:" : "Download:"} <a href={`${path}/citation.bib`} download>BibTeX</a> · <a href={`${path}/citation.ris`} download>RIS</a> · <a href={`${path}/citation.csl.json`} download>CSL-JSON</a></p>}
      {dois.some(([, doi]) => doi !== null) ? <ul class="study-items small">{dois.map(([name, doi]) => (doi === null ? null : <li>{name}{fr ? "\u202f: " : ": "}<DataLink href={doiAddress(doi)}><code>{doi}</code></DataLink></li>))}</ul> : null}
    </section>
  );
}

export function VersionsSection({ view: { study, versions, language, asked } }: { readonly view: StudyView }): VNode | null {
  const fr = language === "fr";
  const newest = versions.toSorted((a, b) => b.version - a.version);
  if (newest.length === 0) return null;
  const path = studyPath(study);
  return (
    <section aria-labelledby="versions" class="study-section">
      <Heading level={2} id="versions">Versions</Heading>
      <ul class="study-items">
        {newest.slice(0, 3).map(({ version, publishedAt, summary, automatic }) => <li><a href={withRecord(`${path}/v/${version}`, asked)}>Version {version}</a>, {instantDayText(publishedAt, language)}{` · ${pick(readableSummary(summary), language)}`}{automatic ? <span class="soft"> · {fr ? "tirée d’un registre" : "from a register"}</span> : null}</li>)}
      </ul>
      <p><a href={withRecord(`${path}/versions`, asked)}>{newest.length === 1 ? (fr ? "Voir l’historique" : "See the history") : fr ? `Voir les ${formatNumber(newest.length, "fr")} versions et leurs différences` : `See the ${formatNumber(newest.length, "en")} versions and what differs`}</a></p>
    </section>
  );
}

/** The record in the forms of the standards. */
export function FormsSection({ view: { study, forms, language, frozen } }: { readonly view: StudyView }): VNode | null {
  const fr = language === "fr";
  if (frozen || study.state !== "published" || forms.length === 0) return null;
  return (
    <section aria-labelledby="formats" class="study-section no-print">
      <Heading level={2} id="formats">{fr ? "Emporter cette fiche" : "Take this record away"}</Heading>
      <ul class="format-list">{forms.map(({ name, href, mediaType }) => <li><a href={href} type={mediaType}>{name}</a></li>)}</ul>
    </section>
  );
}

/** Registers that the record follows, where to write, its stable address. */
export function StudyFoot({ view: { study, language, contactEmail } }: { readonly view: StudyView }): VNode {
  const fr = language === "fr";
  return (
    <footer class="record-foot">
      {study.sources.map(({ register, number, url, seenAt }) => (
        <p class="small soft">{fr ? "Suivie au registre" : "Followed at"} {Object.hasOwn(registryNames, register) ? registryNames[register as RegistryScheme][language] : register}{" "}
          <DataLink href={url}>{number}</DataLink>, {fr ? `lu le ${instantDayText(seenAt, "fr")}` : `read on ${instantDayText(seenAt, "en")}`}.</p>
      ))}
      <p class="small soft">{fr ? "Dernière modification\u202f: " : "Last change: "}{instantDayText(study.modifiedAt, language)}. {fr ? "Adresse stable\u202f:" : "Stable address:"} <code>{(study.doi === null ? null : doiAddress(study.doi)) ?? studyPath(study)}</code></p>
      {contactEmail === null ? null : <p class="small"><DataLink href={`mailto:${contactEmail}?subject=${encodeURIComponent(`${fr ? "Fiche" : "Record"} ${study.code}`)}`}>{fr ? "Signaler une erreur dans cette fiche" : "Report an error in this record"}</DataLink></p>}
    </footer>
  );
}
