import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, Button, Disclosure, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Table, Tag } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { VersionSummary } from "../../contract/index.ts";
import type { SealedContent } from "../domain/canonical.ts";
import type { ContentChange } from "../domain/compare.ts";
import type { DraftStanding } from "../domain/draft.ts";
import { goneSection, sectionsOf, type Section } from "../domain/sections.ts";
import type { SealedSummary } from "../store/sealed-store.ts";
import { kindName, reportWords as words, stateNames } from "./words.ts";

export interface Choice {
  readonly year: string;
  readonly version: string;
  readonly known: string;
  readonly corrects: string;
  readonly reasonFr: string;
  readonly reasonEn: string;
}

export interface ChoiceProps {
  readonly choice: Choice;
  readonly versions: readonly VersionSummary[];
  readonly language: Language;
  readonly issues: readonly Issue[];
  readonly csrfToken: string;
}

function errorFor(issues: readonly Issue[], field: string, language: Language): { readonly error?: string } {
  const found = issues.filter((issue) => issue.field === field).map((issue) => issue.text[language]).join(" ");
  return found === "" ? {} : { error: found };
}

function Errors({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode {
  return <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field === "reason" ? "reasonFr" : issue.field), message: issue.text[language] }))} />;
}

function VersionAndDay({ choice, versions, issues, language }: Omit<ChoiceProps, "csrfToken">): VNode {
  const dated = versions.filter((one) => one.inForceFrom !== null);
  const options = [{ value: "", label: words.inForceThen[language] }, ...dated.map((one) => ({ value: String(one.number), label: `${one.number} (${one.inForceFrom === null ? "" : formatDay(one.inForceFrom, language)})` }))];
  return (
    <>
      <Field name="known" control="date" label={words.knownOn[language]} value={choice.known} required language={language} {...errorFor(issues, "known", language)} />
      <Field name="version" control="select" label={words.version[language]} options={options} value={choice.version} language={language} {...errorFor(issues, "version", language)} />
    </>
  );
}

/** The form that begins a report: year, day of knowledge, version, and for a new edition what it corrects. */
export function NewDraftPage({ sealed, ...props }: ChoiceProps & { readonly sealed: readonly SealedSummary[] }): VNode {
  const { choice, issues, language, csrfToken } = props;
  return (
    <>
      <Errors issues={issues} language={language} />
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/reports" }, { label: words.newReport[language] }]} />
      <Heading level={1}>{words.newReport[language]}</Heading>
      <Lead>{words.noneHelp[language]}</Lead>
      <form method="post" action="/reports/new">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field name="year" inputMode="numeric" label={words.year[language]} value={choice.year} required language={language} {...errorFor(issues, "year", language)} />
        <VersionAndDay {...props} />
        {sealed.length === 0 ? null : (
          <>
            <Field name="corrects" control="select" label={words.correctsField[language]} options={[{ value: "", label: words.firstEdition[language] }, ...sealed.map(({ code }) => ({ value: code, label: code }))]} value={choice.corrects} language={language} {...errorFor(issues, "corrects", language)} />
            <div class="field-pair">
              <Field name="reasonFr" control="textarea" label={words.reasonFr[language]} value={choice.reasonFr} optional language={language} {...errorFor(issues, "reason", language)} />
              <Field name="reasonEn" control="textarea" label={words.reasonEn[language]} value={choice.reasonEn} optional language={language} />
            </div>
          </>
        )}
        <p class="button-row"><Button>{words.open[language]}</Button></p>
      </form>
    </>
  );
}

export interface DraftPageProps {
  readonly standing: DraftStanding;
  /** Null where the choice can no longer be built; `problem` says why. */
  readonly now: SealedContent | null;
  readonly problem: readonly Issue[];
  readonly versions: readonly VersionSummary[];
  readonly mayWrite: boolean;
  readonly maySeal: boolean;
  readonly issues: readonly Issue[];
  readonly choice: Choice;
  readonly csrfToken: string;
  readonly language: Language;
}

/** The outline of a draft: what is written, what is not, and what can be done now. */
export function DraftPage(props: DraftPageProps): VNode {
  const { standing, now, language, csrfToken, mayWrite, maySeal } = props;
  const { draft, state } = standing;
  const path = `/reports/drafts/${draft.id}`;
  const open = state === "writing" || state === "ready";
  const french = language === "fr";
  return (
    <>
      <Errors issues={props.issues} language={language} />
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/reports" }, { label: french ? `Projet ${draft.year}` : `Draft ${draft.year}` }]} />
      <Heading level={1} kicker={french ? "Projet de rapport" : "Draft report"}>{french ? `Rapport de l’année ${draft.year}` : `Report of the year ${draft.year}`}</Heading>
      <Lead>{words.knownOn[language]} {formatDay(draft.knownOn, language)}, {now === null ? "" : `${words.version[language].toLowerCase()} ${now.content.contract.versionNumber}`}. <Tag tone={state === "ready" ? "accent" : "quiet"}>{stateNames[state][language]}</Tag></Lead>
      {draft.corrects === null ? null : <p class="prose">{words.corrects[language]} <a href={`/reports/${draft.corrects.code}`}>{draft.corrects.code}</a>{french ? "\u202f: " : ": "}{draft.corrects.reason[language]}</p>}
      {props.problem.length === 0 ? null : <Notice kind="warn" language={language}>{props.problem.map((issue) => <p>{issue.text[language]}</p>)}</Notice>}
      {standing.reportCode === null ? null : <p><a href={`/reports/${standing.reportCode}`}>{words.report[language]} {standing.reportCode}</a></p>}
      {now === null ? null : <Outline sections={sectionsOf(now.content)} standing={standing} path={path} mayWrite={mayWrite && open} language={language} />}
      {now === null ? null : <p><a href={`${path}/preview`}>{words.preview[language]}</a> <span class="soft small">{french ? "empreinte à cette heure" : "hash at this hour"} <code>{now.sha256.slice(0, 16)}…</code></span></p>}
      {open ? (
        <div class="button-row">
          {maySeal && state === "ready" ? <LinkButton href={`${path}/seal`} kind="main">{words.toSeal[language]}</LinkButton> : null}
          {mayWrite && state === "writing" && now !== null ? <Act path={`${path}/ready`} csrfToken={csrfToken}><Button>{words.declareReady[language]}</Button></Act> : null}
          {mayWrite && state === "ready" ? <Act path={`${path}/reopen`} csrfToken={csrfToken}><Button kind="second">{words.reopen[language]}</Button></Act> : null}
        </div>
      ) : null}
      {mayWrite && open ? (
        <>
          <Disclosure summary={words.settings[language]} open={props.issues.length > 0}>
            <form method="post" action={`${path}/settings`}>
              <input type="hidden" name="_csrf" value={csrfToken} />
              <VersionAndDay choice={props.choice} versions={props.versions} issues={props.issues} language={language} />
              <Button kind="second">{words.save[language]}</Button>
            </form>
          </Disclosure>
          <Disclosure summary={words.abandon[language]}>
            <p class="prose">{french ? "Ses textes restent dans la base, mais plus rien ne s’y écrit." : "Its texts stay in the database, but nothing is written in it any more."}</p>
            <Act path={`${path}/abandon`} csrfToken={csrfToken}><Button kind="danger">{words.abandon[language]}</Button></Act>
          </Disclosure>
        </>
      ) : null}
    </>
  );
}

function Act({ path, csrfToken, children }: { readonly path: string; readonly csrfToken: string; readonly children: ComponentChildren }): VNode {
  return <form method="post" action={path}><input type="hidden" name="_csrf" value={csrfToken} />{children}</form>;
}

function Outline({ sections, standing, path, mayWrite, language }: { readonly sections: readonly Section[]; readonly standing: DraftStanding; readonly path: string; readonly mayWrite: boolean; readonly language: Language }): VNode {
  const known = new Set(sections.map(({ key }) => key));
  const gone = [...standing.texts.values()].flatMap(({ section, text }) => (known.has(section) || (text.fr === "" && text.en === "") ? [] : (goneSection(section) ?? [])));
  const stateOf = ({ key }: Section): VNode => {
    if (!known.has(key)) return <Tag tone="warn">{words.goneTag[language]}</Tag>;
    const text = standing.texts.get(key)?.text ?? { fr: "", en: "" };
    if (text.fr === "" && text.en === "") return <span class="soft">{words.notWritten[language]}</span>;
    if (text.en === "") return <Tag tone="warn">{words.onlyFrench[language]}</Tag>;
    return text.fr === "" ? <Tag tone="warn">{words.onlyEnglish[language]}</Tag> : <span>{beginning(text[language])}</span>;
  };
  const label = (section: Section): string => (section.kind === "overall" ? section.title[language] : `${kindName(section, language)} ${section.code} · ${section.title[language]}`);
  return (
    <Table<Section>
      caption={words.section[language]}
      captionHidden
      language={language}
      rows={[...sections, ...gone]}
      columns={[
        { header: words.section[language], rowHeader: true, cell: (section) => (mayWrite ? <a href={`${path}/sections/${section.key}`}>{label(section)}</a> : label(section)) },
        { header: words.written[language], cell: stateOf },
      ]}
    />
  );
}

/** The first words of a text, none of them cut. */
function beginning(text: string): string {
  const start = text.slice(0, 80);
  return text.length <= 80 ? text : `${start.slice(0, start.includes(" ") ? start.lastIndexOf(" ") : 80)}…`;
}

export interface SealPageProps {
  readonly standing: DraftStanding;
  readonly now: SealedContent;
  readonly changes: readonly ContentChange[];
  /** Why this person may not seal it; null where they may. */
  readonly refusal: string | null;
  readonly moved: boolean;
  /** Why the report would be made without its PDF; null where it will have one. */
  readonly missingPdf: Bilingual | null;
  readonly csrfToken: string;
  readonly language: Language;
}

/** The last look before the seal: the hash, what changed since it was declared ready, and a button that cannot be undone. */
export function SealPage({ standing, now, changes, refusal, moved, missingPdf, csrfToken, language }: SealPageProps): VNode {
  const { draft, ready } = standing;
  const path = `/reports/drafts/${draft.id}`;
  const french = language === "fr";
  const before = ready?.contentSha256 ?? null;
  return (
    <>
      {moved ? <ErrorSummary language={language} errors={[{ fieldId: null, message: french ? "Des faits ont encore changé pendant que vous lisiez\u202f: relisez la liste, puis scellez." : "Facts changed again while you were reading: read the list, then seal." }]} /> : null}
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/reports" }, { label: french ? `Projet ${draft.year}` : `Draft ${draft.year}`, href: path }, { label: words.sealThis[language] }]} />
      <Heading level={1}>{words.sealThis[language]}</Heading>
      <Lead>{words.sealHelp[language]}</Lead>
      <p><a href={`${path}/preview`}>{words.preview[language]}</a></p>
      {before === null ? null : before === now.sha256 ? <p class="prose">{words.unchanged[language]}</p> : (
        <Notice kind="warn" language={language} title={words.moved[language]}>
          <p>{french ? "L’empreinte était" : "The hash was"} <code class="report-hash">{before}</code></p>
          <ul>{changes.map((one) => <li>{one.label[language]}{french ? "\u202f: " : ": "}{one.before?.[language] ?? "–"} → {one.after?.[language] ?? "–"}</li>)}</ul>
        </Notice>
      )}
      <p>{words.seal[language]} <code class="report-hash">{now.sha256}</code></p>
      {missingPdf === null ? null : <Notice kind="warn" language={language}><p>{missingPdf[language]}</p></Notice>}
      {refusal === null ? (
        <form method="post" action={`${path}/seal`}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <input type="hidden" name="expected" value={now.sha256} />
          <Button>{words.sealThis[language]}</Button>
        </form>
      ) : <Notice kind="warn" language={language}><p>{refusal}</p></Notice>}
    </>
  );
}
