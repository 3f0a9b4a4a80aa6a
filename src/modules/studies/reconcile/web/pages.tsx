import type { VNode } from "preact";
import { Breadcrumbs, Button, EmptyState, ErrorSummary, Heading, Lead, LinkButton, Field, Pager, Table, Tag, DownloadLinks, usualDownloads } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { StudyContent } from "../../domain/content.ts";
import { emptyContent, isUnsaid } from "../../domain/empty.ts";
import { fields, type Field as StudyField } from "../../domain/fields/index.ts";
import type { ConceptLabels } from "../../domain/ports.ts";
import { words } from "../../registers/web/words.ts";
import { describe } from "../../web/shown/describe.ts";
import { valueText } from "../../web/shown/plain-text.ts";
import type { DuplicateCandidate } from "../candidates.ts";
import { sameMeaning } from "../meaning.ts";
import type { DuplicatePair } from "../merge.ts";
import type { DuplicateDecision } from "../store.ts";
import { isOrdered } from "../units.ts";

export interface DuplicatesPageProps {
  readonly context: RequestContext;
  readonly pairs: readonly DuplicateCandidate[];
  readonly titles: ReadonlyMap<string, string>;
  readonly decisions: readonly DuplicateDecision[];
  readonly page: number;
  readonly pageSize: number;
  readonly issues: readonly Issue[];
}

const percent = (score: number, language: Language): string => `${formatNumber(Math.round(score * 100), language)}${language === "fr" ? "\u202f%" : "%"}`;

/** Pairs that somebody has to look at, and what was decided of others. */
export function DuplicatesPage({ context: { language, url, csrfToken }, pairs, titles, decisions, page, pageSize, issues }: DuplicatesPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ text }) => ({ fieldId: null, message: text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.studies[language], href: "/studies" }, { label: words.duplicates[language] }]} />
      <Heading level={1}>{words.duplicates[language]}</Heading>
      <Lead>{words.duplicatesLead[language]}</Lead>
      {pairs.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/study-duplicates", `?lang=${language}`)} />}
      <Table<DuplicateCandidate>
        caption={`${words.duplicates[language]} (${formatNumber(pairs.length, language)})`} language={language} rows={pairs.slice((page - 1) * pageSize, page * pageSize)} empty={<EmptyState title={words.noPair[language]}><p>{words.noPairHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.pair[language], rowHeader: true, cell: ({ left, right }) => <>{[left, right].map((code) => <span class="event-details"><a href={`/studies/${code}`}>{code}</a> {titles.get(code) ?? ""}</span>)}</> },
          { header: words.score[language], numeric: true, cell: ({ score }) => percent(score, language) },
          { header: words.why[language], cell: ({ reasons }) => <ul>{reasons.map((reason) => <li>{reason[language]}</li>)}</ul> },
          { header: words.compare[language], cell: ({ left, right }) => <LinkButton href={`/studies/duplicates/${left}/${right}`}>{words.compare[language]}<span class="visually-hidden">{` ${left}, ${right}`}</span></LinkButton> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(pairs.length / pageSize)} url={url} language={language} />
      <Heading level={2} id="decisions">{words.decisions[language]}</Heading>
      <Table<DuplicateDecision>
        caption={words.decisions[language]} captionHidden language={language} rows={decisions} empty={<EmptyState title={words.noDecision[language]} />}
        columns={[
          { header: words.pair[language], rowHeader: true, cell: ({ left, right }) => <><a href={`/studies/${left}`}>{left}</a> {language === "fr" ? "et" : "and"} <a href={`/studies/${right}`}>{right}</a></> },
          { header: words.decision[language], cell: ({ decision, kept }) => <>{decision === "same" ? words.decidedSame[language] : words.decidedDifferent[language]}{kept === null ? null : <span class="event-details">{words.keep[language]} {kept}</span>}</> },
          { header: words.by[language], cell: ({ author, decidedAt }) => <>{formatDateTime(decidedAt, language)}<span class="event-details">{author}</span></> },
          { header: words.undo[language], cell: ({ number, undoneAt, left, right }) => (undoneAt !== null ? <Tag tone="quiet">{words.undone[language]}</Tag> : <form method="post" action={`/studies/duplicates/decisions/${number}/undo`}><input type="hidden" name="_csrf" value={csrfToken} /><Button kind="second">{words.undo[language]}<span class="visually-hidden">{` ${left}, ${right}`}</span></Button></form>) },
        ]}
      />
    </>
  );
}

export interface PairPageProps {
  readonly context: RequestContext;
  readonly pair: DuplicatePair;
  readonly concepts: ConceptLabels;
  readonly issues: readonly Issue[];
}

/** Both records side by side: what differs first, then what one alone says, then what agrees. */
export function PairPage({ context: { language, csrfToken }, pair, concepts, issues }: PairPageProps): VNode {
  const { left, right, reasons, score } = pair.candidate;
  const [ours, theirs] = [whole(pair.left), whole(pair.right)];
  const rows = fields.filter(({ name }) => !isUnsaid(ours[name]) || !isUnsaid(theirs[name])).map((field) => ({ field, how: standingOf(field, ours, theirs) })).toSorted((one, other) => order[one.how] - order[other.how]);
  const text = (field: StudyField, content: StudyContent): string => valueText(describe(field, content, { language, record: "both", labels: concepts, datasets: new Map(), cohorts: new Map() }), language);
  const place = `/studies/duplicates/${left}/${right}`;
  const csrf = <input type="hidden" name="_csrf" value={csrfToken} />;
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ text: told }) => ({ fieldId: null, message: told[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.studies[language], href: "/studies" }, { label: words.duplicates[language], href: "/studies/duplicates" }, { label: `${left}, ${right}` }]} />
      <Heading level={1} kicker={`${words.score[language]} ${percent(score, language)}`}>{words.compareTitle[language]}</Heading>
      <ul>{reasons.map((reason) => <li>{reason[language]}</li>)}</ul>
      <Table<{ readonly field: StudyField; readonly how: Standing }>
        caption={`${left}, ${right}`} language={language} rows={rows}
        columns={[
          { header: words.field[language], rowHeader: true, cell: ({ field }) => field.label[language] },
          { header: words.outcome[language], cell: ({ how }) => <Tag tone={how === "differs" ? "warn" : how === "agrees" ? "good" : "quiet"}>{words[how][language]}</Tag> },
          { header: left, cell: ({ field }) => <span class="break-anywhere">{cut(text(field, ours))}</span> },
          { header: right, cell: ({ field }) => <span class="break-anywhere">{cut(text(field, theirs))}</span> },
        ]}
      />
      <Heading level={2} id="same">{words.same[language]}</Heading>
      <p>{words.sameText[language]}</p>
      <form method="post" action={`${place}/same`}>
        {csrf}
        <Field control="radios" name="kept" label={words.keep[language]} value={pair.rightPublic && !pair.leftPublic ? right : left} options={[left, right].map((code) => ({ value: code, label: code }))} language={language} />
        <div class="button-row"><Button>{words.merge[language]}</Button></div>
      </form>
      <Heading level={2} id="different">{words.different[language]}</Heading>
      <form method="post" action={`${place}/different`}>{csrf}<div class="button-row"><Button kind="second">{words.different[language]}</Button></div></form>
    </>
  );
}

type Standing = "differs" | "onlyOne" | "agrees";
const order: Readonly<Record<Standing, number>> = { differs: 0, onlyOne: 1, agrees: 2 };
const whole = (content: Partial<StudyContent>): StudyContent => ({ ...emptyContent(), ...content });
const cut = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)}…` : text);

function standingOf({ name }: StudyField, ours: StudyContent, theirs: StudyContent): Standing {
  if (isUnsaid(ours[name]) || isUnsaid(theirs[name])) return "onlyOne";
  return sameMeaning(ours[name], theirs[name], isOrdered(name)) ? "agrees" : "differs";
}
