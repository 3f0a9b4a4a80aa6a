import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { listCodes, type ListCode } from "../../domain/lists.ts";
import type { ConceptChange } from "../difference.ts";
import { listNames } from "../list-names.ts";
import type { LoadFacts, StandingList, VocabularyLoad } from "../loaded.ts";
import { fromFresh, labelsOf } from "../own.ts";
import type { VocabularyPlan } from "../vocabularies.ts";
import { words } from "./words.ts";

const home = "/studies/vocabularies";
/** Both labels of a term, each marked with its language. */
function Labels({ label }: { readonly label: Bilingual }): VNode {
  return <><span lang="fr">{label.fr}</span>{label.fr === label.en ? null : <> · <span lang="en">{label.en}</span></>}</>;
}

function Crumbs({ language, title }: { readonly language: Language; readonly title?: string }): VNode {
  return <Breadcrumbs language={language} crumbs={[{ label: words.studies[language], href: "/studies" }, title === undefined ? { label: words.title[language] } : { label: words.title[language], href: home }, ...(title === undefined ? [] : [{ label: title }])]} />;
}

export interface HomeProps {
  readonly context: RequestContext;
  readonly standing: readonly StandingList[];
  readonly loads: readonly VocabularyLoad[];
  readonly given: LoadFacts;
  readonly issues: readonly Issue[];
}

/** The lists that are held, what was loaded, and the form to load more. */
export function HomePage({ context, standing, loads, given, issues }: HomeProps): VNode {
  const { language } = context;
  const number = (value: number): string => formatNumber(value, language);
  const loadOf = new Map(loads.map((one) => [one.number, one]));
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field === "file" ? "files" : field), message: text[language] }))} />
      <Crumbs language={language} />
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      <Heading level={2} id="own">{words.own[language]}</Heading>
      <DownloadLinks language={language} downloads={usualDownloads("/exports/study-concepts", `?lang=${language}`)} />
      <Table<ListCode>
        caption={words.own[language]} captionHidden language={language} rows={[...listCodes]} empty={<EmptyState title={words.noTerm[language]} />}
        columns={[
          { header: words.list[language], rowHeader: true, cell: (list) => <a href={`${home}/lists/${list}`}>{listNames[list][language]}</a> },
          { header: words.id[language], cell: (list) => <code>{list}</code> }, { header: words.concepts[language], numeric: true, cell: (list) => number(labelsOf(list).length) },
          { header: words.tied[language], numeric: true, cell: (list) => number(labelsOf(list).filter(({ fresh }) => fresh.length > 0).length) },
        ]}
      />
      <Heading level={2} id="loaded">{words.loaded[language]}</Heading>
      {standing.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/study-vocabularies", `?lang=${language}`)} />}
      <Table<StandingList>
        caption={words.loaded[language]} captionHidden language={language} rows={standing} empty={<EmptyState title={words.noLoaded[language]}><p>{words.noLoadedHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.list[language], rowHeader: true, cell: (one) => <a href={`${home}/lists/${one.list}`}>{one.name[language]}</a> }, { header: words.id[language], cell: (one) => <code>{one.list}</code> }, { header: words.concepts[language], numeric: true, cell: (one) => number(one.concepts.filter(({ deprecated }) => !deprecated).length) },
          { header: words.gone[language], numeric: true, cell: (one) => number(one.concepts.filter(({ deprecated }) => deprecated).length) }, { header: words.untied[language], numeric: true, cell: (one) => number(one.concepts.filter(({ id }) => fromFresh(id) === null).length) },
          { header: words.edition[language], cell: (one) => loadOf.get(one.load)?.edition ?? "" }, { header: words.licence[language], cell: (one) => <span class="break-anywhere">{loadOf.get(one.load)?.licence ?? ""}</span> }, { header: words.attribution[language], cell: (one) => loadOf.get(one.load)?.attribution ?? "" },
        ]}
      />
      <Heading level={2} id="loads">{words.loads[language]}</Heading>
      <Table<VocabularyLoad>
        caption={words.loads[language]} captionHidden language={language} rows={loads} empty={<EmptyState title={words.noLoad[language]} />}
        columns={[
          { header: words.number[language], rowHeader: true, cell: (one) => number(one.number) }, { header: words.edition[language], cell: (one) => one.edition }, { header: words.on[language], cell: (one) => formatDateTime(one.loadedAt, language) }, { header: words.by[language], cell: (one) => one.author },
          { header: words.loaded[language], numeric: true, cell: (one) => number(one.lists.length) }, { header: words.concepts[language], numeric: true, cell: (one) => number(one.concepts) }, { header: words.attribution[language], cell: (one) => one.attribution }, { header: words.licence[language], cell: (one) => <span class="break-anywhere">{one.licence}</span> },
          { header: words.changes[language], cell: (one) => <a href={`${home}/difference?from=${loads.find((other) => other.number < one.number)?.number ?? 0}&to=${one.number}`}>{words.see[language]}<span class="visually-hidden">{` ${one.number}`}</span></a> },
        ]}
      />
      <Heading level={2} id="load">{words.load[language]}</Heading>
      <LoadForm context={context} given={given} issues={issues} />
    </>
  );
}

function LoadForm({ context: { language, csrfToken }, given, issues }: Pick<HomeProps, "context" | "given" | "issues">): VNode {
  const fault = (name: string): { readonly error: string } | object => {
    const found = issues.find(({ field }) => field === name);
    return found === undefined ? {} : { error: found.text[language] };
  };
  return (
    <form method="post" action={home} encType="multipart/form-data">
      <input type="hidden" name="_csrf" value={csrfToken} />
      <div class="field">
        <label for={fieldId("files")}>{words.files[language]}</label>
        <p class="hint" id="field-files-hint">{words.filesHint[language]}</p>
        <input type="file" id={fieldId("files")} name="files" multiple accept=".ttl,.csv,.zip,.xlsx,.ods" aria-describedby="field-files-hint" />
      </div>
      <Field name="edition" label={words.edition[language]} hint={words.editionHint[language]} value={given.edition} language={language} {...fault("edition")} />
      <Field name="licence" label={words.licence[language]} hint={words.licenceHint[language]} value={given.licence} language={language} {...fault("licence")} />
      <Field name="attribution" label={words.attribution[language]} hint={words.attributionHint[language]} value={given.attribution} language={language} {...fault("attribution")} />
      <div class="button-row"><Button name="act" value="plan">{words.plan[language]}</Button></div>
    </form>
  );
}

export interface PlanProps {
  readonly context: RequestContext;
  readonly plan: VocabularyPlan;
  readonly given: LoadFacts;
  /** The files, to be sent again with the confirmation; null where they are too large for that. */
  readonly held: string | null;
}

/** What would be done, before it is. */
export function PlanPage({ context, plan, given, held }: PlanProps): VNode {
  const { language, csrfToken } = context;
  const isWrong = plan.lists.length === 0 || plan.issues.some(({ severity }) => severity === "error");
  const facts = { edition: given.edition || (plan.edition ?? ""), licence: given.licence || (plan.licence ?? ""), attribution: given.attribution };
  return (
    <>
      <Crumbs language={language} title={words.planTitle[language]} />
      <Heading level={1}>{words.planTitle[language]}</Heading>
      {plan.issues.length === 0 ? null : <Remarks issues={plan.issues} language={language} />}
      <Table<VocabularyPlan["lists"][number]>
        caption={words.loaded[language]} language={language} rows={plan.lists} empty={<EmptyState title={words.noTerm[language]} />}
        columns={[{ header: words.list[language], rowHeader: true, cell: (one) => one.name[language] }, { header: words.id[language], cell: (one) => <code>{one.list}</code> }, { header: words.concepts[language], numeric: true, cell: (one) => formatNumber(one.concepts, language) }, { header: words.standing[language], cell: (one) => <Tag tone={one.standing === "unchanged" ? "quiet" : "accent"}>{words[one.standing][language]}</Tag> }]}
      />
      <Changes changes={plan.changes.slice(0, 200)} total={plan.changes.length} language={language} />
      {isWrong ? <div class="button-row"><LinkButton href={home}>{words.cancel[language]}</LinkButton></div> : held === null ? <><Notice kind="info" language={language}><p>{words.again[language]}</p></Notice><LoadForm context={context} given={facts} issues={[]} /></> : (
        <form method="post" action={home} encType="multipart/form-data">
          <input type="hidden" name="_csrf" value={csrfToken} /><input type="hidden" name="held" value={held} />
          {(["edition", "licence", "attribution"] as const).map((name) => <Field name={name} label={words[name][language]} value={facts[name]} language={language} />)}
          <div class="button-row"><Button name="act" value="load">{words.confirm[language]}</Button><LinkButton href={home}>{words.cancel[language]}</LinkButton></div>
        </form>
      )}
    </>
  );
}

function Remarks({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode {
  return (
    <Table<Issue>
      caption={words.remarks[language]} language={language} rows={issues.slice(0, 200)} empty={<EmptyState title={words.noChange[language]} />}
      columns={[{ header: words.severity[language], rowHeader: true, cell: (one) => <Tag tone={one.severity === "error" ? "bad" : "warn"}>{words[one.severity][language]}</Tag> }, { header: words.what[language], cell: (one) => <span class="break-anywhere">{one.text[language]}</span> }]}
    />
  );
}

function Changes({ changes, total, language }: { readonly changes: readonly ConceptChange[]; readonly total: number; readonly language: Language }): VNode {
  return (
    <Table<ConceptChange>
      caption={`${words.changes[language]} (${formatNumber(total, language)})`} language={language} rows={changes} empty={<EmptyState title={words.noChange[language]} />}
      columns={[
        { header: words.id[language], rowHeader: true, cell: (one) => <code>{one.id}</code> }, { header: words.kind[language], cell: (one) => <Tag tone={one.kind === "added" ? "good" : one.kind === "removed" ? "bad" : "accent"}>{words[one.kind][language]}</Tag> },
        { header: words.before[language], cell: (one) => (one.before === null ? "–" : <Labels label={one.before} />) }, { header: words.after[language], cell: (one) => (one.after === null ? "–" : <Labels label={one.after} />) },
      ]}
    />
  );
}

export function DifferencePage({ context: { language, url }, changes, page, pageSize, from, to }: { readonly context: RequestContext; readonly changes: readonly ConceptChange[]; readonly page: number; readonly pageSize: number; readonly from: number; readonly to: number }): VNode {
  const title = `${words.changes[language]} ${from} → ${to}`;
  return (
    <>
      <Crumbs language={language} title={title} />
      <Heading level={1}>{title}</Heading>
      <DownloadLinks language={language} downloads={usualDownloads("/exports/study-vocabulary-changes", `?from=${from}&to=${to}&lang=${language}`)} />
      <Changes changes={changes.slice((page - 1) * pageSize, page * pageSize)} total={changes.length} language={language} />
      <Pager page={page} pages={Math.ceil(changes.length / pageSize)} url={url} language={language} />
    </>
  );
}

export interface ShownConcept {
  readonly id: string;
  readonly label: Bilingual;
  readonly help: Bilingual | null;
  readonly ties: readonly string[];
  readonly own: string | null;
  readonly gone: boolean;
  readonly uses: number;
}

export interface ListProps {
  readonly context: RequestContext;
  readonly name: Bilingual;
  readonly isOwn: boolean;
  readonly list: string;
  readonly text: string;
  readonly rows: readonly ShownConcept[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly load: VocabularyLoad | null;
}

/** The concepts of one list. */
export function ListPage({ context: { language, url }, name, isOwn, list, text, rows, total, page, pageSize, load }: ListProps): VNode {
  return (
    <>
      <Crumbs language={language} title={name[language]} />
      <Heading level={1} kicker={isOwn ? words.own[language] : words.loaded[language]}>{name[language]}</Heading>
      {load === null ? null : <p>{load.attribution}, {load.edition}. {words.licence[language]}{language === "fr" ? "\u202f: " : ": "}<span class="break-anywhere">{load.licence}</span></p>}
      <form method="get" action={url.pathname} role="search">
        <Field control="search" name="q" label={words.search[language]} value={text} language={language} />
        <div class="button-row"><Button kind="second">{words.find[language]}</Button></div>
      </form>
      <DownloadLinks language={language} downloads={usualDownloads(isOwn ? "/exports/study-concepts" : "/exports/study-vocabularies", `?list=${list}&lang=${language}`)} />
      <Table<ShownConcept>
        caption={`${name[language]} (${formatNumber(total, language)})`} language={language} rows={rows} empty={<EmptyState title={words.noTerm[language]} />}
        columns={[
          { header: words.id[language], rowHeader: true, cell: (one) => <code class="break-anywhere">{one.id}</code> }, { header: words.french[language], cell: (one) => <span lang="fr">{one.label.fr}</span> }, { header: words.english[language], cell: (one) => <span lang="en">{one.label.en}</span> },
          { header: words.definition[language], cell: (one) => (one.help === null ? "" : one.help[language]) }, { header: words.match[language], cell: (one) => <span class="break-anywhere">{one.ties.join(" ")}</span> },
          ...(isOwn ? [] : [{ header: words.house[language], cell: (one: ShownConcept) => (one.gone ? <Tag tone="quiet">{words.gone[language]}</Tag> : one.own === null ? <Tag tone="warn">{words.untied[language]}</Tag> : <code>{one.own}</code>) }]),
          { header: words.uses[language], numeric: true, cell: (one: ShownConcept) => formatNumber(one.uses, language) },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
    </>
  );
}
