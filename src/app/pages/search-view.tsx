import type { VNode } from "preact";
import { Button, EmptyState, Field, Heading, hrefWith, Lead, TabLinks } from "../../kernel/html/index.ts";
import { both, formatNumber, pick, plural } from "../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../kernel/i18n/language.ts";
import type { Day } from "../../kernel/time/day.ts";
import { PortalSection, type PortalAnswers } from "./portal-answers.tsx";
import { countKinds, excerpt, markWords, textThatAnswers, type SearchKind, type SearchResult } from "./search.ts";

const kindWords: Readonly<Record<SearchKind, { readonly one: Bilingual; readonly many: Bilingual }>> = {
  priority: { one: both("Priorité", "Priority"), many: both("Priorités", "Priorities") },
  objective: { one: both("Objectif", "Objective"), many: both("Objectifs", "Objectives") },
  action: { one: both("Action", "Action"), many: both("Actions", "Actions") },
  indicator: { one: both("Indicateur", "Indicator"), many: both("Indicateurs", "Indicators") },
  series: { one: both("Série", "Series"), many: both("Séries", "Series") },
  resource: { one: both("Moyens", "Resources"), many: both("Moyens", "Resources") },
  contradiction: { one: both("Contradiction", "Contradiction"), many: both("Contradictions", "Contradictions") },
};

export interface SearchViewProps {
  readonly query: string;
  readonly results: readonly SearchResult[];
  readonly kind: SearchKind | null;
  /** Kept in the form and in links when the reader chose a day. */
  readonly on: Day | null;
  readonly language: Language;
  readonly url: URL;
  /** What the portal finds for the same words; null or left out: nothing. */
  readonly portal?: PortalAnswers | null;
}

/** Answers to a question in words or in codes, best first, with the words that answer marked. */
export function SearchView({ query, results, kind, on, language, url, portal = null }: SearchViewProps): VNode {
  const fr = language === "fr";
  const shown = kind === null ? results : results.filter((one) => one.entry.kind === kind);
  const asked = query.trim() !== "";
  return (
    <div>
      <Heading level={1}>{fr ? "Chercher" : "Search"}</Heading>
      <div class="stack">
        <Lead>{fr ? "Dans le contrat\u202f: actions, objectifs, indicateurs, moyens, contradictions. Dans les laboratoires\u202f: structures, organisations, personnes. Un numéro suffit\u202f: «\u202f48\u202f», «\u202f4.d\u202f», «\u202faction 48\u202f»." : "In the contract: actions, objectives, indicators, resources, contradictions. In the labs: structures, organisations, people. A number is enough: “48”, “4.d”, “action 48”."}</Lead>
        <form method="get" action="/search" class="inline-form" role="search">
          {on === null ? null : <input type="hidden" name="on" value={on} />}
          <Field control="search" name="q" label={fr ? "Mots ou numéro" : "Words or number"} language={language} value={query} />
          <Button>{fr ? "Chercher" : "Search"}</Button>
        </form>
        {asked ? null : <Hints language={language} />}
      </div>
      {!asked ? null : results.length === 0 ? (portal === null ? <NothingFound query={query} language={language} /> : null) : (
        <>
          <Kinds results={results} kind={kind} language={language} url={url} />
          <p class="visually-hidden" role="status">{formatNumber(shown.length, language)} {plural(language, shown.length, { one: fr ? "réponse" : "answer", other: fr ? "réponses" : "answers" })}</p>
          <ol class="prose stack" aria-label={fr ? "Réponses" : "Answers"}>
            {shown.map((one) => <Result result={one} query={query} on={on} language={language} />)}
          </ol>
        </>
      )}
      {portal === null ? null : <PortalSection answers={portal} query={query} on={on} language={language} />}
    </div>
  );
}

function Kinds({ results, kind, language, url }: { readonly results: readonly SearchResult[]; readonly kind: SearchKind | null; readonly language: Language; readonly url: URL }): VNode {
  const fr = language === "fr";
  const number = (count: number): VNode => <span class="soft">{formatNumber(count, language)}</span>;
  const tabs = countKinds(results).map((one) => ({
    label: <>{pick(one.count === 1 ? kindWords[one.kind].one : kindWords[one.kind].many, language)} {number(one.count)}</>,
    href: hrefWith(url, { kind: one.kind }),
    current: kind === one.kind,
  }));
  return <TabLinks label={fr ? "Réponses par nature" : "Answers by kind"} tabs={[{ label: <>{fr ? "Tout" : "All"} {number(results.length)}</>, href: hrefWith(url, { kind: null }), current: kind === null }, ...tabs]} />;
}

function Result({ result, query, on, language }: { readonly result: SearchResult; readonly query: string; readonly on: Day | null; readonly language: Language }): VNode {
  const { entry } = result;
  const named = entry.kind !== "resource" && entry.kind !== "contradiction";
  const [path = "", anchor] = entry.href.split("#");
  const href = `${path}${on === null ? "" : `?on=${on}`}${anchor === undefined ? "" : `#${anchor}`}`;
  const text = textThatAnswers(entry.text, query, language);
  return (
    <li>
      <span class="soft small">{pick(kindWords[entry.kind].one, language)}{named ? <> <Words text={entry.code} query={query} /></> : null}</span>
      <br />
      <a href={href}><Words text={textThatAnswers(entry.title, query, language)} query={query} /></a>
      {text === "" ? null : <><br /><span class="soft small"><Words text={excerpt(text, query)} query={query} /></span></>}
    </li>
  );
}

function Words({ text, query }: { readonly text: string; readonly query: string }): VNode {
  return <>{markWords(text, query).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>;
}

function NothingFound({ query, language }: { readonly query: string; readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <EmptyState title={fr ? `Rien ne répond à «\u202f${query.trim()}\u202f».` : `Nothing answers “${query.trim()}”.`} action={{ href: "/actions", label: fr ? "Voir toutes les actions" : "See all actions" }}>
      <p>{fr ? "Essayez moins de mots, ou seulement leur début («\u202fcohort\u202f»), en français ou en anglais. Un numéro d’action ou d’indicateur suffit." : "Try fewer words, or only their beginning (“cohort”), in French or in English. The number of an action or an indicator is enough."}</p>
    </EmptyState>
  );
}

function Hints({ language }: { readonly language: Language }): VNode {
  const fr = language === "fr";
  const examples = fr ? ["cohortes", "science ouverte", "action 48", "4.d", "start-up"] : ["cohorts", "open science", "action 48", "4.d", "start-up"];
  return (
    <p class="soft">
      {fr ? "Par exemple\u202f: " : "For example: "}
      {examples.map((example, index) => <>{index === 0 ? null : ", "}<a href={`/search?q=${encodeURIComponent(example)}`}>{example}</a></>)}.
    </p>
  );
}
