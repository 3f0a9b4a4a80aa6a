import type { VNode } from "preact";
import { Heading } from "../../kernel/html/index.ts";
import { both, formatNumber, pick, plural } from "../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../kernel/i18n/language.ts";
import type { Day } from "../../kernel/time/day.ts";
import { entityPath, type Search, type SearchKind } from "../../modules/lab/index.ts";

/** What the portal of laboratories finds for the same words. */
export interface PortalAnswers {
  readonly kinds: readonly { readonly kind: SearchKind; readonly count: number }[];
  readonly first: readonly { readonly name: string; readonly detail: string; readonly href: string }[];
}

const shown = 5;
const kinds = ["structure", "organisation", "person"] as const;
const kindWords: Readonly<Record<SearchKind, { readonly one: Bilingual; readonly other: Bilingual }>> = {
  structure: { one: both("structure", "structure"), other: both("structures", "structures") },
  organisation: { one: both("organisation", "organisation"), other: both("organisations", "organisations") },
  person: { one: both("personne", "person"), other: both("personnes", "people") },
};

/** Null where nothing answers as it is written: the portal's own page goes further. */
export async function portalAnswers(search: Search, text: string, on: Day): Promise<PortalAnswers | null> {
  if (text.trim() === "") return null;
  const answers = await Promise.all(kinds.map((kind) => search.search({ text, kind, on, pageSize: shown })));
  const sound = answers.filter(({ reading }) => reading !== "some");
  const items = sound.flatMap(({ items: some }) => some).slice(0, shown);
  if (items.length === 0) return null;
  return {
    kinds: answers.flatMap((answer, at) => (answer.reading === "some" || answer.total === 0 ? [] : [{ kind: kinds[at] ?? "structure", count: answer.total }])),
    first: items.map((item) => ({
      name: item.ref.name,
      detail: [item.acronym, ...item.labels.slice(0, 2), item.siteName, item.ref.kind === "person" ? (item.related[0]?.ref.name ?? null) : null].filter((part) => part !== null).join(" · "),
      href: entityPath(item.ref),
    })),
  };
}

/** The first answers of the portal, and the way to all of them. */
export function PortalSection({ answers, query, on, language }: { readonly answers: PortalAnswers; readonly query: string; readonly on: Day | null; readonly language: Language }): VNode {
  const fr = language === "fr";
  const day = on === null ? "" : `on=${on}`;
  return (
    <section aria-labelledby="portal-answers">
      <Heading level={2} id="portal-answers">{fr ? "Dans les laboratoires" : "In the labs"}</Heading>
      <ul class="plain-list prose">
        {answers.first.map(({ name, detail, href }) => <li><a href={`${href}${day === "" ? "" : `?${day}`}`}>{name}</a>{detail === "" ? null : <span class="soft small"> {detail}</span>}</li>)}
      </ul>
      <p>
        {answers.kinds.map(({ kind, count }, at) => (
          <>{at === 0 ? null : " · "}<a href={`/lab?q=${encodeURIComponent(query.trim())}&kind=${kind}${day === "" ? "" : `&${day}`}`}>{formatNumber(count, language)} {plural(language, count, { one: pick(kindWords[kind].one, language), other: pick(kindWords[kind].other, language) })}</a></>
        ))}
      </p>
    </section>
  );
}
