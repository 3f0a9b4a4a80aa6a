import type { VNode } from "preact";
import { Disclosure, Heading, Table } from "../../../../kernel/html/index.ts";
import { formatEuros, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { EntityRef } from "../../../directory/index.ts";
import type { Place } from "../place.ts";
import { hasMeans, meansWords, type Means } from "./means.ts";

/** Posts, projects, agreements and money; nothing where no management system speaks of the structure. */
export function MeansSection({ means, place }: { readonly means: Means; readonly place: Place }): VNode | null {
  if (!hasMeans(means)) return null;
  const { say, language } = place;
  const lists = [["projects", means.projects], ["cohorts", means.cohorts], ["agreements", means.agreements]] as const;
  return (
    <section aria-labelledby="means">
      <Heading level={2} id="means">{say("Moyens", "Means")}</Heading>
      <p class="soft small">{say("Les postes et les montants viennent des systèmes de gestion\u202f: seuls leurs totaux sont publics.", "Posts and amounts come from management systems: only their totals are public.")}</p>
      <dl class="definitions facts">
        {means.posts === 0 ? null : (
          <div class="fact">
            <dt>{meansWords.posts[language]}</dt>
            <dd>
              {formatNumber(means.posts, language)}
              {means.fullTimeEquivalents === null ? "" : say(` (${formatNumber(means.fullTimeEquivalents, language)} équivalents temps plein)`, ` (${formatNumber(means.fullTimeEquivalents, language)} full-time equivalents)`)}
            </dd>
          </div>
        )}
        {lists.map(([key, refs]) => (refs.length === 0 ? null : <div class="fact"><dt>{meansWords[key][language]}</dt><dd><Names refs={refs} place={place} /></dd></div>))}
      </dl>
      {means.budget.length === 0 ? null : (
        <Table
          caption={meansWords.budget[language]}
          language={language}
          rows={means.budget}
          columns={[
            { header: say("Exercice", "Year"), cell: (row) => String(row.year), rowHeader: true },
            { header: say("Lignes", "Lines"), cell: (row) => formatNumber(row.lines, language), numeric: true },
            { header: say("Engagé", "Committed"), cell: (row) => formatEuros(row.committedEuros, language), numeric: true },
            { header: say("Payé", "Paid"), cell: (row) => formatEuros(row.paidEuros, language), numeric: true },
          ]}
        />
      )}
    </section>
  );
}

function Names({ refs, place }: { readonly refs: readonly EntityRef[]; readonly place: Place }): VNode {
  const first = refs.slice(0, 8);
  return (
    <>
      <ul class="relations">{first.map(({ name }) => <li>{name}</li>)}</ul>
      {refs.length > first.length ? (
        <Disclosure summary={place.say(`Voir les ${refs.length - first.length} autres`, `See the other ${refs.length - first.length}`)}>
          <ul class="relations">{refs.slice(first.length).map(({ name }) => <li>{name}</li>)}</ul>
        </Disclosure>
      ) : null}
    </>
  );
}
