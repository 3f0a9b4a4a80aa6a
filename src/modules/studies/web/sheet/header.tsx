import type { VNode } from "preact";
import { doiAddress } from "../../../../kernel/doi/index.ts";
import { Breadcrumbs, Button, DataLink, Heading, hrefWith, Lead, LinkButton, Notice, Tag } from "../../../../kernel/html/index.ts";
import { formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import { conceptTexts, localised } from "../shown/context.ts";
import { recordLanguages, type RecordLanguage } from "../shown/shown.ts";
import { InsteadSign, Said } from "../shown/shown-view.tsx";
import { withRecord } from "../shown/record-language.ts";
import { instantDayText, studyStateNames } from "../shown/words.ts";
import { originsOf, UnreadMarks } from "./origin.tsx";
import { plainTitle, studyTitle, type StudyView } from "./view.ts";
import { studyPath } from "../../exchange/told.ts";

/** Title, who answers for it, where it stands, in which language it is read. */
export function StudyHeader({ view }: { readonly view: StudyView }): VNode {
  const { study, language, record, asked, context, frozen } = view;
  const { content } = study;
  const fr = language === "fr";
  const [title, otherTitle] = studyTitle(content, record, language);
  const publicTitles = localised(content.publicTitle, context).filter(({ text }) => text !== title?.text && text !== otherTitle?.text);
  const kind = content.studyType === null ? null : conceptTexts(content.studyType, "study-type", { ...context, record: language })[0]?.text ?? null;
  const status = content.recruitmentStatus === null ? null : conceptTexts(content.recruitmentStatus, "recruitment-status", { ...context, record: language })[0]?.text ?? null;
  const path = studyPath(study);
  return (
    <header>
      <Breadcrumbs language={language} crumbs={[{ label: fr ? "Études" : "Studies", href: "/studies" }, ...(frozen ? [{ label: study.code, href: withRecord(path, asked) }, { label: `Version ${study.version}` }] : [{ label: study.code }])]} />
      <Heading level={1} kicker={[kind, content.acronym, study.code].filter((part) => part !== null && part !== "").join(" · ")}>{title === undefined ? null : <span lang={title.lang ?? undefined}>{title.text}</span>}</Heading>
      {title === undefined || title.missing === null || title.lang === null ? null : <p class="instead-line"><InsteadSign lang={title.lang} language={language} /></p>}
      {otherTitle === undefined ? null : <p class="other-title" lang={otherTitle.lang ?? undefined}>{otherTitle.text}</p>}
      <UnreadMarks origins={originsOf({ name: "title" }, study.provenance)} language={language} />
      {publicTitles.map((shown) => <p class="public-title"><Said shown={shown} language={language} /></p>)}
      <Lead>{content.sponsors.length === 0 ? (fr ? "Promoteur non dit" : "Sponsor not said") : content.sponsors.slice(0, 3).map(({ name }) => name).join(", ")}{study.firstPublishedAt === null ? "" : fr ? ` · fiche publiée le ${instantDayText(study.firstPublishedAt, "fr")}` : ` · record published on ${instantDayText(study.firstPublishedAt, "en")}`}</Lead>
      <p class="labels">
        {study.state === "published" ? null : <><Tag tone={study.state === "withdrawn" ? "bad" : "warn"}>{pick(studyStateNames[study.state], language)}</Tag> </>}
        {status === null ? null : <><Tag tone="accent">{status}</Tag> </>}
        {study.version > 0 ? <Tag>{`Version ${study.version}`}</Tag> : null}
        <DoiLine view={view} />
      </p>
      <RecordSwitch view={view} />
    </header>
  );
}

function DoiLine({ view: { study, frozen } }: { readonly view: StudyView }): VNode | null {
  const doi = frozen ? study.versionDoi : study.doi;
  if (doi === null) return null;
  return <span class="study-doi">DOI <DataLink href={doiAddress(doi)}><code>{doi}</code></DataLink></span>;
}

const switchWords: Readonly<Record<RecordLanguage, { readonly text: string; readonly lang: "fr" | "en" } | null>> = { fr: { text: "Français", lang: "fr" }, en: { text: "English", lang: "en" }, both: null };

/** The language of the record, chosen apart from that of the pages; and what is missing in it. */
export function RecordSwitch({ view }: { readonly view: Pick<StudyView, "language" | "record" | "url" | "quality"> }): VNode {
  const { language, record, url, quality } = view;
  const fr = language === "fr";
  const missing = record === "both" ? new Set([...quality.missingTexts.fr, ...quality.missingTexts.en]).size : quality.missingTexts[record].length;
  return (
    <div class="record-switch">
      <nav aria-label={fr ? "Langue de la fiche" : "Language of the record"}>
        <span class="soft">{fr ? "Langue de la fiche" : "Language of the record"}</span>
        <ul class="choices">{recordLanguages.map((one) => {
          const words = switchWords[one];
          return <li><a href={hrefWith(url, { record: one })} aria-current={one === record ? "true" : undefined} lang={words?.lang} hreflang={words?.lang} rel="nofollow">{words?.text ?? (fr ? "Les deux" : "Both")}</a></li>;
        })}</ul>
      </nav>
      {missing === 0 ? null : <p class="small soft">{missingText(missing, record, language)}</p>}
    </div>
  );
}

function missingText(count: number, record: RecordLanguage, language: "fr" | "en"): string {
  const number = formatNumber(count, language);
  if (language === "fr") return `${number} ${plural("fr", count, { one: "texte n’existe", other: "textes n’existent" })} ${record === "both" ? "que dans une langue" : record === "fr" ? "pas en français\u202f: l’anglais est montré, signalé" : "pas en anglais\u202f: le français est montré, signalé"}.`;
  return `${number} ${plural("en", count, { one: "text is", other: "texts are" })} ${record === "both" ? "in one language only" : record === "fr" ? "not there in French: the English is shown, and marked" : "not there in English: the French is shown, and marked"}.`;
}

/** What the reader must know of the standing of what they see. */
export function Standing({ view }: { readonly view: StudyView }): VNode | null {
  const { study, language, frozen, newest, mayEdit, asked } = view;
  const fr = language === "fr";
  const path = studyPath(study);
  if (frozen) {
    const isNewest = study.version === newest;
    return (
      <Notice kind={isNewest ? "info" : "warn"} language={language} title={isNewest ? (fr ? `Version ${study.version}, en vigueur` : `Version ${study.version}, current`) : fr ? `Version ${study.version}, remplacée` : `Version ${study.version}, replaced`}>
        <p>{isNewest ? (fr ? "Cette page ne changera plus." : "This page will not change any more.") : fr ? `La version ${newest} est en vigueur.` : `Version ${newest} is current.`} <a href={withRecord(path, asked)}>{fr ? "Voir la fiche à jour" : "See the current record"}</a>{isNewest ? null : <> · <a href={withRecord(`${path}/difference?from=${study.version}&to=${newest}`, asked)}>{fr ? "Ce qui a changé depuis" : "What has changed since"}</a></>}</p>
      </Notice>
    );
  }
  if (study.state === "published" || study.state === "withdrawn") {
    return <Acts view={view} />;
  }
  return <Notice kind="info" language={language} title={fr ? "Pas encore publiée" : "Not published yet"}><p>{fr ? "Seuls ceux qui tiennent cette fiche la voient." : "Only those who keep this record see it."} {mayEdit ? <a href={`${path}/edit`}>{fr ? `Reprendre la déclaration de «\u202f${plainTitle(study.content, "fr")}\u202f»` : `Go on with the declaration of “${plainTitle(study.content, "en")}”`}</a> : null}</p></Notice>;
}

/** What whoever keeps or declares studies can begin from a published one. */
function Acts({ view: { study, language, acts: { next, mayWithdraw, mayCopy, csrfToken } } }: { readonly view: StudyView }): VNode | null {
  const fr = language === "fr";
  const path = studyPath(study);
  const isPublished = study.state === "published";
  if (!mayCopy && (!isPublished || (next === null && !mayWithdraw))) return null;
  return (
    <div class="button-row no-print">
      {isPublished && next === "edit" ? <LinkButton href={`${path}/edit`}>{fr ? "Modifier la version en cours" : "Edit the version under way"}</LinkButton> : null}
      {isPublished && next === "revise" ? <form method="post" action={`${path}/revise`}><input type="hidden" name="_csrf" value={csrfToken} /><Button kind="second">{fr ? "Modifier cette fiche" : "Edit this record"}</Button></form> : null}
      {mayCopy ? <LinkButton href={`/studies/declare?copy=${study.code}`}>{fr ? "Partir de cette étude" : "Start from this study"}</LinkButton> : null}
      {isPublished && mayWithdraw ? <LinkButton href={`${path}/withdraw`}>{fr ? "Retirer" : "Withdraw"}</LinkButton> : null}
    </div>
  );
}
