import type { ComponentChildren, VNode } from "preact";
import { Heading, ShareBars, Table, type ShareBar } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { partLabel, stepsOf, valueLabel } from "../../domain/answering/index.ts";
import type { Question } from "../../domain/form.ts";
import { answeredOf, answerValues, baseOf, rankFigures, scaleFigures, shareOf } from "../domain/figures.ts";
import type { PublishedPart, PublishedQuestion, ShownAxis, ShownCount } from "../domain/published.ts";
import { countWord, hiddenWord, intervalWord, shareWord } from "./words.ts";

export interface QuestionViewProps {
  readonly question: Question;
  readonly published: PublishedQuestion;
  readonly axis: ShownAxis;
  readonly title: string;
  readonly publishedOn: Day;
  readonly language: Language;
  readonly children?: ComponentChildren;
}

/** One question: who answered, key figures where what is published allows them, a drawing and its table. */
export function QuestionView(props: QuestionViewProps): VNode {
  const { question, published, axis, language, children } = props;
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const [first] = published.parts;
  if (first === undefined) return <></>;
  return (
    <article class="results-question" id={`question-${question.code}`}>
      <Heading level={3}>{pick(question.label, language)}</Heading>
      <ul class="results-figures soft small">
        {question.kind === "matrix" ? null : <Answered part={first} axis={axis} language={language} />}
        {question.kind === "scale" ? <ScaleLine question={question} part={first} axis={axis} language={language} /> : null}
      </ul>
      {question.kind === "text"
        ? <p class="prose">{say("Les textes libres ne sont pas montrés ici\u202f: ils sont lus et codés à part, et la synthèse en rend compte.", "Free texts are not shown here: they are read and coded apart, and the synthesis accounts for them.")}</p>
        : <Drawing {...props} />}
      {children}
    </article>
  );
}

function Answered({ part, axis, language }: { readonly part: PublishedPart; readonly axis: ShownAxis; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const notAsked = part.cells.find(({ value }) => value === "not-asked");
  const silent = part.cells.find(({ value }) => value === "no-answer");
  const answered = answeredOf(part, axis.contributions);
  return (
    <>
      {answered === null ? <li>{say(`nombre de réponses masqué, sur ${formatNumber(axis.contributions, "fr")} contributions`, `number of answers hidden, of ${formatNumber(axis.contributions, "en")} contributions`)}</li> : <li><strong>{formatNumber(answered, language)}</strong> {say(`réponses sur ${formatNumber(axis.contributions, "fr")} contributions`, `answers of ${formatNumber(axis.contributions, "en")} contributions`)}</li>}
      <li>{say("sans réponse\u202f: ", "without an answer: ")}<strong>{countWord(silent?.count ?? null, language)}</strong></li>
      {notAsked === undefined ? null : <li>{say("à qui la question n’a pas été posée\u202f: ", "not asked: ")}<strong>{countWord(notAsked.count, language)}</strong></li>}
    </>
  );
}

function ScaleLine({ question, part, axis, language }: { readonly question: Extract<Question, { kind: "scale" }>; readonly part: PublishedPart; readonly axis: ShownAxis; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { mean, median, above } = scaleFigures(question, part, axis.contributions);
  return (
    <>
      {above === null ? null : <li><strong>{formatPercent(above.share, language, 0)}</strong> {say(`vers «\u202f${question.highLabel.fr}\u202f» (${intervalWord(above, "fr")})`, `towards “${question.highLabel.en}” (${intervalWord(above, "en")})`)}</li>}
      {mean === null || median === null
        ? <li>{say("moyenne et médiane non calculables sur ce qui est montré", "mean and median cannot be computed from what is shown")}</li>
        : <li><strong>{formatNumber(mean, language, { maximumFractionDigits: 1 })}</strong> {say(`de moyenne et ${formatNumber(median, "fr")} de médiane, de ${question.low} à ${question.high}`, `mean and ${formatNumber(median, "en")} median, from ${question.low} to ${question.high}`)}</li>}
    </>
  );
}

interface Line {
  readonly label: string;
  readonly part: PublishedPart;
  readonly value: string;
  readonly count: ShownCount;
}

function Drawing(props: QuestionViewProps): VNode {
  const { question, published, axis, language, title, publishedOn } = props;
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const common = {
    title: say("Répartition des réponses", "Distribution of the answers"), language, formatShare: (share: number) => formatPercent(share, language, 0), unknown: pick(hiddenWord, language),
    source: say(`${title}, résultats publiés le ${formatDay(publishedOn, "fr")}.`, `${title}, results published on ${formatDay(publishedOn, "en")}.`),
  };
  const [first] = published.parts;
  const base = first === undefined ? null : baseOf(first, axis.contributions);
  const unit = base?.kind === "contributions" ? say("part des contributions à l’axe", "share of the contributions to the axis") : say("part des réponses à la question", "share of the answers to the question");

  if (question.kind === "scale" || question.kind === "matrix") {
    const values = first === undefined ? [] : answerValues(question, first);
    const labels = values.map((value) => pick(valueLabel(question, value), language));
    const bars = published.parts.map((part): ShareBar => {
      const { of } = baseOf(part, axis.contributions);
      return { label: part.part === "" ? "" : pick(partLabel(question, part.part), language), shares: values.map((value) => shareOf(countOf(part, value), of)?.share ?? null) };
    });
    return <ShareBars {...common} unit={unit} series={labels} twoEnds={question.kind === "scale" ? stepsOf(question).length : 0} bars={bars} description={bars.map((bar) => `${bar.label} ${values.map((_, at) => `${labels[at] ?? ""} ${shareWord(bar.shares[at] ?? null, language)}`).join(", ")}`).join(". ")} table={<PartsTable {...props} />} />;
  }
  const lines = published.parts.flatMap((part) => (question.kind === "ranking" ? ["1"] : answerValues(question, part)).map((value): Line => ({
    label: pick(part.part === "" ? valueLabel(question, value) : partLabel(question, part.part), language), part, value, count: countOf(part, value),
  })));
  const bars = lines.map(({ label, part, count }): ShareBar => {
    const share = shareOf(count, baseOf(part, axis.contributions).of);
    const mean = question.kind === "ranking" ? rankFigures(part, axis.contributions).meanRank : null;
    return { label, shares: [share?.share ?? null], interval: share?.interval ?? null, ...(mean === null ? {} : { note: say(`rang moyen ${formatNumber(mean, "fr", { maximumFractionDigits: 1 })}`, `mean rank ${formatNumber(mean, "en", { maximumFractionDigits: 1 })}`) }) };
  });
  return <ShareBars {...common} unit={question.kind === "ranking" ? say(`mis au premier rang, ${unit}`, `ranked first, ${unit}`) : unit} series={[pick(question.label, language)]} bars={bars} description={bars.map(({ label, shares }) => `${label} ${shareWord(shares[0] ?? null, language)}`).join(", ")} table={<PartsTable {...props} />} />;
}

function countOf(part: PublishedPart, value: string): ShownCount {
  return part.cells.find((cell) => cell.value === value)?.count ?? null;
}

/** Every count published of a question: one row a value, or one row a part where there are several. */
function PartsTable({ question, published, axis, language }: QuestionViewProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const [first, ...more] = published.parts;
  if (first === undefined) return <></>;
  if (more.length === 0 && first.part === "") {
    const { of } = baseOf(first, axis.contributions);
    const isSilence = (value: string): boolean => value === "no-answer" || value === "not-asked";
    return (
      <Table caption={pick(question.label, language)} language={language} rows={first.cells} columns={[
        { header: say("Réponse", "Answer"), rowHeader: true, cell: ({ value }) => pick(valueLabel(question, value), language) },
        { header: say("Nombre", "Count"), numeric: true, cell: ({ count }) => <Count count={count} language={language} /> },
        { header: say("Part", "Share"), numeric: true, cell: ({ value, count }) => (isSilence(value) ? "–" : shareWord(shareOf(count, of)?.share ?? null, language)) },
        { header: say("Intervalle à 95\u202f%", "95% interval"), numeric: true, cell: ({ value, count }) => (isSilence(value) ? "–" : intervalWord(shareOf(count, of), language)) },
      ]} />
    );
  }
  return (
    <Table<PublishedPart> caption={pick(question.label, language)} language={language} rows={published.parts} columns={[
      { header: question.kind === "matrix" ? say("Ligne", "Row") : "Option", rowHeader: true, cell: ({ part }) => pick(partLabel(question, part), language) },
      ...first.cells.map(({ value }) => ({ header: pick(valueLabel(question, value), language), numeric: true, cell: (part: PublishedPart) => <Count count={countOf(part, value)} language={language} /> })),
      ...(question.kind === "multiple" ? [{ header: say("Part (intervalle à 95\u202f%)", "Share (95% interval)"), numeric: true, cell: (part: PublishedPart) => {
        const share = shareOf(countOf(part, "chosen"), baseOf(part, axis.contributions).of);
        return share === null ? "–" : `${shareWord(share.share, language)} (${intervalWord(share, language)})`;
      } }] : []),
    ]} />
  );
}

export function Count({ count, language }: { readonly count: ShownCount; readonly language: Language }): VNode {
  return count === null ? <span class="hidden-count">{pick(hiddenWord, language)}</span> : <>{formatNumber(count, language)}</>;
}
