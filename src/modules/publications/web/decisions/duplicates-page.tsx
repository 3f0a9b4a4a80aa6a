import type { VNode } from "preact";
import { Breadcrumbs, EmptyState, ErrorSummary, fieldId, Heading, Button, Lead, Pager, Table } from "../../../../kernel/html/index.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { fieldPriorities, isToldField } from "../../domain/fields/priorities.ts";
import type { WorkDecision, WorkPair } from "../../domain/publications.ts";
import type { Work } from "../../domain/work.ts";
import { schemeNames } from "../reading/words.ts";
import { workPath } from "../reading/result-list.tsx";
import { DecisionList, ReasonField, type FormPlace } from "./decision-list.tsx";
import { told, valueText } from "./field-text.ts";
import { evidenceText, recordLabel, words } from "./words.ts";

export interface DuplicatesProps {
  readonly pairs: readonly WorkPair[];
  readonly works: ReadonlyMap<string, Work>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly decisions: readonly WorkDecision[];
  readonly place: FormPlace;
  readonly url: URL;
}

/** Pairs of publications that may be one, side by side, for a person to decide; and what was decided, which can be undone. */
export function DuplicatesPage({ pairs, works, total, page, pageSize, decisions, place, url }: DuplicatesProps): VNode {
  const { language, issues, tried } = place;
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: tried === null ? null : fieldId(`reason-${tried.about}`), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.publications[language], href: "/publications" }, { label: words.duplicates[language] }]} />
      <Heading level={1}>{words.duplicates[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      <p><a href="/publications/priorities">{words.priorities[language]}</a></p>
      {total === 0 ? null : <p role="status">{formatNumber(total, language)} {plural(language, total, language === "fr" ? { one: "paire", other: "paires" } : { one: "pair", other: "pairs" })}</p>}
      {pairs.length === 0 ? <EmptyState title={words.nothing[language]}><p>{words.nothingHelp[language]}</p></EmptyState> : null}
      {pairs.map((pair) => <Pair pair={pair} works={works} place={place} />)}
      <Pager page={page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
      <Heading level={2} id="decisions">{words.decisions[language]}</Heading>
      <DecisionList decisions={decisions} place={place} />
    </>
  );
}

/** A short name for a pair in ids of the page. */
function pairAbout({ left, right }: WorkPair): string {
  return `${left.code}-${right.code}`;
}

function Pair({ pair, works, place }: { readonly pair: WorkPair; readonly works: ReadonlyMap<string, Work>; readonly place: FormPlace }): VNode {
  const { language, csrfToken, action } = place;
  const { left, right } = pair;
  const separator = language === "fr" ? "\u202f; " : "; ";
  const sides = [works.get(left.code), works.get(right.code)];
  const rows = [
    ...fieldPriorities.filter(({ field }) => field !== "abstract").flatMap(({ field, label }) => {
      if (!isToldField(field)) return [];
      const texts = sides.map((work) => { const one = work === undefined ? null : told(work, field); return one === null ? "" : valueText(field, one.value, language); });
      return texts.every((text) => text === "") ? [] : [{ label: label[language], texts }];
    }),
    { label: language === "fr" ? "Identifiants" : "Identifiers", texts: sides.map((work) => (work?.identifiers ?? []).map(({ scheme, value }) => `${schemeNames[scheme]} ${value}`).join(separator)) },
    { label: words.records[language], texts: sides.map((work) => (work?.records ?? []).map(({ record }) => recordLabel(`${record.source}:${record.key}`, language)).join(separator)) },
  ];
  const title = left.title === right.title ? `${left.title} (${left.code} / ${right.code})` : `${left.title} / ${right.title}`;
  return (
    <section aria-label={title}>
      <Heading level={2}>{title}</Heading>
      <Table
        caption={title} captionHidden language={language} rows={rows}
        columns={[
          { header: words.field[language], rowHeader: true, cell: ({ label }) => label },
          { header: left.code, cell: ({ texts }) => texts[0] ?? "" },
          { header: right.code, cell: ({ texts }) => texts[1] ?? "" },
        ]}
      />
      <p class="small">{language === "fr" ? "Pourquoi\u202f: " : "Why: "}{pair.evidence.map((one) => evidenceText(one, language)).join(separator)} · <a href={workPath(left.code)}>{left.code}</a> · <a href={workPath(right.code)}>{right.code}</a></p>
      <form method="post" action={action}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="left" value={left.record} />
        <input type="hidden" name="right" value={right.record} />
        <input type="hidden" name="about" value={pairAbout(pair)} />
        <ReasonField about={pairAbout(pair)} {...place} />
        <div class="button-row">
          <Button name="act" value="same">{words.same[language]}</Button>
          <Button name="act" value="different" kind="second">{words.different[language]}</Button>
        </div>
      </form>
    </section>
  );
}
