import type { VNode } from "preact";
import { ShareBars, Table, type ShareBar } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { SingleQuestion } from "../../domain/form.ts";
import { partLabel } from "../../domain/answering/index.ts";
import type { PublishedCrossing, PublishedGroup, PublishedPart } from "../domain/published.ts";
import { Count, type QuestionViewProps } from "./question-view.tsx";
import { categoryLabel, columnLabel, hiddenWord, shareWord } from "./words.ts";

interface CrossingProps extends QuestionViewProps {
  readonly group: SingleQuestion;
  readonly categories: PublishedGroup["categories"];
}

/** A question by one group: one drawing and one table for each of its parts. */
export function CrossingView(props: CrossingProps): VNode {
  const { question, published, group, language } = props;
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const crossed = published.parts.flatMap((part) => part.crossings.filter((one) => one.group === group.code).map((crossing) => ({ part, crossing })));
  if (question.kind === "text") return <></>;
  if (crossed.length === 0) {
    return <p class="soft small">{say("Cette question n’est pas croisée avec ce groupe\u202f: l’une des deux décide de qui est interrogé ensuite, ou elle n’a été posée qu’à une partie des personnes.", "This question is not crossed with this group: one of the two decides who is asked further, or only some people were asked it.")}</p>;
  }
  return <>{crossed.map(({ part, crossing }) => <OneCrossing {...props} part={part} crossing={crossing} />)}</>;
}

function OneCrossing({ question, group, categories, part, crossing, title, publishedOn, language }: CrossingProps & { readonly part: PublishedPart; readonly crossing: PublishedCrossing }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const about = part.part === "" ? pick(group.label, language) : `${pick(partLabel(question, part.part), language)} – ${pick(group.label, language)}`;
  const labels = crossing.columns.map((values) => pick(columnLabel(question, values), language));
  const isShown = crossing.rows.some((row) => row.some((count) => count !== null));
  const name = say(`Selon\u202f: ${about}`, `By: ${about}`);
  if (!isShown) return <p class="soft small">{name}{say("\u202f: tout est masqué, les nombres sont trop petits.", ": all is hidden, the numbers are too small.")}</p>;
  const rows = categories.map((category, index) => ({ category, counts: crossing.rows[index] ?? [] }));
  const bars = rows.map(({ category, counts }): ShareBar => ({ label: pick(categoryLabel(group, category.values), language), note: formatNumber(category.contributions, language), shares: counts.map((count) => (count === null ? null : count / category.contributions)) }));
  return (
      <ShareBars
        title={name} unit={say("part des contributions de chaque groupe", "share of the contributions of each group")} language={language} series={labels} bars={bars} twoEnds={question.kind === "scale" ? crossing.columns.filter((values) => /^-?\d+$/.test(values[0] ?? "")).length : 0}
        formatShare={(share) => formatPercent(share, language, 0)} unknown={pick(hiddenWord, language)}
        description={bars.map((bar) => `${bar.label}${say("\u202f: ", ": ")}${labels.map((label, at) => `${label} ${shareWord(bar.shares[at] ?? null, language)}`).join(", ")}`).join(". ")}
        source={say(`${title}, résultats publiés le ${formatDay(publishedOn, "fr")}.`, `${title}, results published on ${formatDay(publishedOn, "en")}.`)}
        table={<Table<(typeof rows)[number]> caption={name} language={language} rows={rows} columns={[
          { header: pick(group.label, language), rowHeader: true, cell: ({ category }) => pick(categoryLabel(group, category.values), language) },
          ...labels.map((label, column) => ({ header: label, numeric: true, cell: ({ counts }: (typeof rows)[number]) => <Count count={counts[column] ?? null} language={language} /> })),
          { header: "Contributions", numeric: true, cell: ({ category }) => formatNumber(category.contributions, language) },
        ]} />}
      />
  );
}
