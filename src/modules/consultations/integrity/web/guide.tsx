import type { VNode } from "preact";
import { Breadcrumbs, Button, DataLink, DownloadLinks, EmptyState, Field, Heading, Lead, LinkButton, Notice, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Table as ExportTable } from "../../../../kernel/tables/index.ts";
import { fieldNames, type Contact } from "../domain/contact.ts";
import { guideThemes, isReviewDue, latestOf, themeNames, type Sheet, type SheetContent, type SheetVersion } from "../domain/sheet.ts";
import { textDifference } from "../domain/text-difference.ts";
import { Body } from "./body.tsx";
import { sayIn } from "../../../../kernel/i18n/say.ts";

/** The way to a page of the guide. */
export function GuideCrumbs({ more, language }: { readonly more: readonly { readonly label: string; readonly href?: string }[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  return <Breadcrumbs language={language} crumbs={[{ label: say("Éthique et intégrité", "Ethics and integrity"), href: "/integrity" }, { label: say("Guide pratique", "Practical guide"), href: "/integrity/guide" }, ...more]} />;
}

export interface GuideQuery {
  readonly theme: string;
  readonly q: string;
}

/** The sheets in force, by theme. */
export function GuidePage({ sheets, query, mayEdit, search, language }: { readonly sheets: readonly { readonly code: string; readonly version: SheetVersion }[]; readonly query: GuideQuery; readonly mayEdit: boolean; readonly search: string; readonly language: Language }): VNode {
  const say = sayIn(language);
  const themes = guideThemes.filter((theme) => sheets.some(({ version }) => version.content.theme === theme));
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Éthique et intégrité", "Ethics and integrity"), href: "/integrity" }, { label: say("Guide pratique", "Practical guide") }]} />
      <Heading level={1}>{say("Guide pratique", "Practical guide")}</Heading>
      <Lead>{say("Des fiches courtes qui disent quoi faire, sur quel texte elles reposent, de quand elles datent et à qui demander.", "Short sheets that say what to do, which text they rest on, of when they are, and whom to ask.")}</Lead>
      <form method="get" class="inline-form" role="search">
        <Field control="search" name="q" label={say("Mots", "Words")} value={query.q} language={language} />
        <Field control="select" name="theme" label={say("Thème", "Theme")} value={query.theme} language={language} options={[{ value: "", label: say("Tous", "All") }, ...guideThemes.map((theme) => ({ value: theme, label: pick(themeNames[theme], language) }))]} />
        <div class="button-row"><Button kind="second">{say("Chercher", "Search")}</Button>{mayEdit ? <LinkButton href="/integrity/guide/edit">{say("Écrire le guide", "Write the guide")}</LinkButton> : null}</div>
      </form>
      {sheets.length === 0 ? <EmptyState title={say("Aucune fiche ne répond à cette recherche", "No sheet answers this search")}><p><a href="/integrity/guide">{say("Voir tout le guide", "See the whole guide")}</a></p></EmptyState> : null}
      {themes.map((theme) => (
        <section>
          <Heading level={2}>{pick(themeNames[theme], language)}</Heading>
          <ul class="plain-list">
            {sheets.filter(({ version }) => version.content.theme === theme).map(({ code, version }) => (
              <li><a href={`/integrity/guide/${code}`}><strong>{pick(version.content.title, language)}</strong></a><br />{pick(version.content.summary, language)}<br /><span class="soft">{say("Version", "Version")} {version.number}, {formatDay(version.publishedOn, language, "short")}</span></li>
            ))}
          </ul>
        </section>
      ))}
      {sheets.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/integrity/exports/guide", search)} />}
    </>
  );
}

export function guideTable(sheets: readonly { readonly code: string; readonly demonstration: boolean; readonly version: SheetVersion }[]): ExportTable {
  return {
    name: "guide", title: { fr: "Guide pratique d’éthique et d’intégrité", en: "Practical guide of ethics and integrity" },
    columns: [
      { key: "code", label: { fr: "Code", en: "Code" } }, { key: "theme", label: { fr: "Thème", en: "Theme" } }, { key: "title", label: { fr: "Titre", en: "Title" } }, { key: "summary", label: { fr: "Résumé", en: "Summary" } }, { key: "body", label: { fr: "Texte", en: "Text" } },
      { key: "version", label: { fr: "Version", en: "Version" } }, { key: "publishedOn", label: { fr: "Publiée le", en: "Published on" } }, { key: "nextReviewOn", label: { fr: "À relire le", en: "To be reviewed on" } }, { key: "sources", label: { fr: "Sources", en: "Sources" } }, { key: "sha256", label: { fr: "SHA-256", en: "SHA-256" } },
    ],
    demonstration: sheets.some(({ demonstration }) => demonstration),
    rows: sheets.map(({ code, version: { number, content, publishedOn, sha256 } }) => [code, themeNames[content.theme], content.title, content.summary, content.body, number, { day: publishedOn }, { day: content.nextReviewOn }, content.sources.map(({ title, url }) => (url === "" ? title : `${title} (${url})`)).join(" ; "), sha256]),
  };
}

/** One sheet, at one version. */
export function SheetPage({ sheet, version, contacts, mayEdit, today, language }: { readonly sheet: Sheet; readonly version: SheetVersion; readonly contacts: readonly Contact[]; readonly mayEdit: boolean; readonly today: Day; readonly language: Language }): VNode {
  const say = sayIn(language);
  const latest = latestOf(sheet);
  const { content } = version;
  const title = pick(content.title, language);
  return (
    <>
      <GuideCrumbs language={language} more={[{ label: title }]} />
      <Heading level={1} kicker={pick(themeNames[content.theme], language)}>{title}</Heading>
      <Lead>{pick(content.summary, language)}</Lead>
      {sheet.withdrawn === null ? null : <Notice kind="warn" language={language} title={say("Cette fiche n’est plus à suivre", "This sheet is no longer to be followed")}><p>{pick(sheet.withdrawn.reason, language)} <span class="soft">({formatDay(sheet.withdrawn.on, language)})</span></p></Notice>}
      {latest === null || latest.number === version.number ? null : <Notice kind="warn" language={language} title={say("Une version plus récente existe", "There is a later version")}><p><a href={`/integrity/guide/${sheet.code}`}>{say("Lire la version en vigueur", "Read the version in force")}</a> · <a href={`/integrity/guide/${sheet.code}/difference?from=${version.number}&to=${latest.number}`}>{say("Ce qui a changé", "What changed")}</a></p></Notice>}
      {latest?.number === version.number && isReviewDue(sheet, today) ? <Notice kind="info" language={language}><p>{say("La relecture de cette fiche est attendue depuis le ", "This sheet has been due for review since ")}{formatDay(content.nextReviewOn, language)}.</p></Notice> : null}
      <SheetText content={content} language={language} />
      <Heading level={2}>{say("Sur quoi cette fiche repose", "What this sheet rests on")}</Heading>
      <ul>{content.sources.map(({ title: name, url }) => <li><DataLink href={url === "" ? null : url}>{name}</DataLink></li>)}</ul>
      <Heading level={2}>{say("À qui demander", "Whom to ask")}</Heading>
      {contacts.length === 0 ? <p><a href="/integrity/contacts">{say("L’annuaire des contacts", "The directory of contacts")}</a></p> : (
        <ul>{contacts.map((one) => <li>{one.person}, {pick(one.title, language)}{one.mail === "" ? "" : ", "}{one.mail === "" ? null : <a href={`mailto:${one.mail}`}>{one.mail}</a>}</li>)}</ul>
      )}
      <p><a href={`/integrity/contacts?field=${content.contactField}`}>{say("Tous les contacts", "All contacts")}{say("\u202f: ", ": ")}{pick(fieldNames[content.contactField], language)}</a></p>
      <p class="soft">
        {say("Version", "Version")} {version.number}, {say("publiée le", "published on")} {formatDay(version.publishedOn, language)}. {say("Prochaine relecture\u202f:", "Next review:")} {formatDay(content.nextReviewOn, language)}. <a href={`/integrity/guide/${sheet.code}/versions`}>{say("Toutes les versions", "All versions")}</a>
        {mayEdit ? <> · <a href={`/integrity/guide/${sheet.code}/edit`}>{say("Modifier", "Change")}</a></> : null}
      </p>
    </>
  );
}

/** The text alone; what is missing in one language is shown in the other, and said. */
export function SheetText({ content, language }: { readonly content: SheetContent; readonly language: Language }): VNode {
  const shown = content.body[language].trim() !== "" ? language : language === "fr" ? "en" : "fr";
  return (
    <>
      {shown === language ? null : <p class="soft">{language === "fr" ? "Ce texte n’existe qu’en anglais." : "This text exists in French only."}</p>}
      <Body text={content.body[shown]} lang={shown} />
    </>
  );
}

/** Every version with what it changed. */
export function VersionsPage({ sheet, language }: { readonly sheet: Sheet; readonly language: Language }): VNode {
  const say = sayIn(language);
  const title = pick(latestOf(sheet)?.content.title ?? { fr: sheet.code, en: sheet.code }, language);
  return (
    <>
      <GuideCrumbs language={language} more={[{ label: title, href: `/integrity/guide/${sheet.code}` }, { label: say("Versions", "Versions") }]} />
      <Heading level={1} kicker={title}>{say("Versions", "Versions")}</Heading>
      <Table<SheetVersion> caption={say("Versions de la fiche, de la plus récente à la première", "Versions of the sheet, the latest first")} captionHidden language={language} rows={[...sheet.versions].sort((a, b) => b.number - a.number)} columns={[
        { header: say("Version", "Version"), rowHeader: true, cell: ({ number }) => <a href={`/integrity/guide/${sheet.code}/v/${number}`}>{number}</a> },
        { header: say("Publiée le", "Published on"), cell: ({ publishedOn }) => formatDay(publishedOn, language) },
        { header: say("Ce qu’elle change", "What it changes"), cell: ({ note }) => pick(note, language) },
        { header: say("Différence", "Difference"), cell: ({ number }) => (number === 1 ? "–" : <a href={`/integrity/guide/${sheet.code}/difference?from=${number - 1}&to=${number}`}>{say("avec la précédente", "with the one before")}</a>) },
        { header: "SHA-256", cell: ({ sha256 }) => <code>{sha256.slice(0, 16)}…</code> },
      ]} />
    </>
  );
}

/** Two versions side by side, in words. */
export function DifferencePage({ sheet, from, to, language }: { readonly sheet: Sheet; readonly from: SheetVersion; readonly to: SheetVersion; readonly language: Language }): VNode {
  const say = sayIn(language);
  const title = pick(to.content.title, language);
  const texts = (["title", "summary", "body"] as const).filter((part) => from.content[part][language] !== to.content[part][language]);
  const names = { title: say("Titre", "Title"), summary: say("Résumé", "Summary"), body: say("Texte", "Text") };
  const sources = (of: SheetVersion): string => of.content.sources.map((source) => `${source.title}${source.url === "" ? "" : ` (${source.url})`}`).join("\n");
  const other = from.content.theme !== to.content.theme || from.content.contactField !== to.content.contactField || from.content.nextReviewOn !== to.content.nextReviewOn;
  return (
    <>
      <GuideCrumbs language={language} more={[{ label: title, href: `/integrity/guide/${sheet.code}` }, { label: say("Versions", "Versions"), href: `/integrity/guide/${sheet.code}/versions` }, { label: `${from.number} → ${to.number}` }]} />
      <Heading level={1} kicker={title}>{say(`De la version ${from.number} à la version ${to.number}`, `From version ${from.number} to version ${to.number}`)}</Heading>
      <Lead>{pick(to.note, language)}</Lead>
      {texts.map((part) => <section><Heading level={2}>{names[part]}</Heading><Pieces before={from.content[part][language]} after={to.content[part][language]} language={language} /></section>)}
      {sources(from) === sources(to) ? null : <section><Heading level={2}>{say("Sources", "Sources")}</Heading><Pieces before={sources(from)} after={sources(to)} language={language} /></section>}
      {!other ? null : <p>{say("Thème, contact ou jour de relecture\u202f: ", "Theme, contact or day of review: ")}<del>{pick(themeNames[from.content.theme], language)}, {pick(fieldNames[from.content.contactField], language)}, {formatDay(from.content.nextReviewOn, language)}</del> <ins>{pick(themeNames[to.content.theme], language)}, {pick(fieldNames[to.content.contactField], language)}, {formatDay(to.content.nextReviewOn, language)}</ins></p>}
      {from.sha256 === to.sha256 ? <p>{say("Ces versions sont identiques.", "These versions are the same.")}</p> : texts.length === 0 && sources(from) === sources(to) && !other ? <p>{say("Ces versions ne diffèrent qu’en anglais.", "These versions differ in French only.")}</p> : null}
    </>
  );
}

function Pieces({ before, after, language }: { readonly before: string; readonly after: string; readonly language: Language }): VNode {
  const words = { same: "", out: language === "fr" ? "Retiré\u202f: " : "Taken out: ", in: language === "fr" ? "Ajouté\u202f: " : "Put in: " };
  return (
    <div class="prose text-difference">
      {textDifference(before, after).filter(({ text }) => text.trim() !== "").map(({ kind, text }) => {
        const lines = text.split("\n").filter((line) => line.trim() !== "").map((line) => <p>{line}</p>);
        return kind === "same" ? <div>{lines}</div> : kind === "out" ? <del><span class="visually-hidden">{words.out}</span>{lines}</del> : <ins><span class="visually-hidden">{words.in}</span>{lines}</ins>;
      })}
    </div>
  );
}

/** For those who write: every sheet with what awaits it. */
export function EditListPage({ sheets, today, language }: { readonly sheets: readonly Sheet[]; readonly today: Day; readonly language: Language }): VNode {
  const say = sayIn(language);
  const titleOf = (sheet: Sheet): string => pick((sheet.draft ?? latestOf(sheet)?.content)?.title ?? { fr: sheet.code, en: sheet.code }, language) || sheet.code;
  return (
    <>
      <GuideCrumbs language={language} more={[{ label: say("Écrire le guide", "Write the guide") }]} />
      <Heading level={1}>{say("Écrire le guide", "Write the guide")}</Heading>
      <p><LinkButton href="/integrity/guide/new" kind="main">{say("Nouvelle fiche", "New sheet")}</LinkButton></p>
      <Table<Sheet> caption={say("Fiches", "Sheets")} captionHidden filter language={language} rows={sheets} empty={<EmptyState title={say("Le guide n’a pas encore de fiche", "The guide has no sheet yet")} />} columns={[
        { header: say("Fiche", "Sheet"), rowHeader: true, cell: (sheet) => <a href={`/integrity/guide/${sheet.code}/edit`}>{titleOf(sheet)}</a> },
        { header: say("État", "State"), cell: (sheet) => <>{latestOf(sheet) === null ? say("jamais publiée", "never published") : `${say("version", "version")} ${latestOf(sheet)?.number ?? ""}`} {sheet.draft === null ? null : <Tag tone="accent">{say("brouillon", "draft")}</Tag>} {sheet.withdrawn === null ? null : <Tag tone="bad">{say("retirée", "withdrawn")}</Tag>}</> },
        { header: say("Relecture", "Review"), cell: (sheet) => { const latest = latestOf(sheet); return latest === null ? "–" : <>{formatDay(latest.content.nextReviewOn, language, "short")} {isReviewDue(sheet, today) ? <Tag tone="warn">{say("attendue", "due")}</Tag> : null}</>; } },
      ]} />
    </>
  );
}
