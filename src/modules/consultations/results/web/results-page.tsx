import type { VNode } from "preact";
import { Breadcrumbs, Button, Disclosure, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, Table, TabLinks, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { FormAxis } from "../../domain/form.ts";
import { questionsOfAxis } from "../domain/axis-system.ts";
import { answeredOf, scaleFigures } from "../domain/figures.ts";
import { shownAxis, type PublishedAxis, type ShownAxis } from "../domain/published.ts";
import type { PublishedQuestionnaire } from "../results.ts";
import { CrossingView } from "./crossing-view.tsx";
import type { ObjectiveStanding } from "./deps.ts";
import { resultsPath } from "./deps.ts";
import { Count, QuestionView } from "./question-view.tsx";
import { StandingView } from "./standing-view.tsx";
import { hiddenWhy, intervalMeaning, intervalWord, noCause } from "./words.ts";

export interface ResultsPageProps {
  readonly found: PublishedQuestionnaire;
  /** Codes from the address; an unknown one is as if absent. */
  readonly axis: string | null;
  readonly group: string | null;
  readonly standings: readonly ObjectiveStanding[];
  readonly standingOn: Day;
  readonly language: Language;
  readonly url: URL;
}

/** Published results: participation by axis, then one axis with its questions, crossed with one group if asked, beside the objectives it speaks of. */
export function ResultsPage(props: ResultsPageProps): VNode {
  const { found: { questionnaire, release }, language, url } = props;
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { form } = questionnaire;
  const current = form.axes.find(({ code }) => code === props.axis) ?? null;
  const title = pick(questionnaire.title, language);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: title, href: `/consultations/questionnaires/${questionnaire.code}` }, { label: say("Résultats", "Results") }]} />
      <Heading level={1} kicker={say("Résultats", "Results")}>{title}</Heading>
      <Lead>{say(
        `Ce qu’ont répondu celles et ceux qui ont participé, publié une seule fois, le ${formatDay(release.publishedOn, "fr")}. Aucun nombre ne vient de moins de ${formatNumber(questionnaire.threshold, "fr")} contributions.`,
        `What those who took part answered, published once, on ${formatDay(release.publishedOn, "en")}. No number comes from fewer than ${formatNumber(questionnaire.threshold, "en")} contributions.`,
      )}</Lead>
      {questionnaire.mode === "open-link" ? <Notice kind="warn" language={language}><p>{say("Ce questionnaire était ouvert à tous par un lien\u202f: une personne a pu répondre plusieurs fois. Ces nombres disent ce qui a été reçu, pas ce que pense un public.", "This questionnaire was open to all by a link: one person may have answered several times. These numbers tell what was received, not what a public thinks.")}</p></Notice> : null}
      <TabLinks label={say("Axes", "Axes")} tabs={[
        { label: say("Vue d’ensemble", "Overview"), href: resultsPath(questionnaire.code), current: current === null },
        ...form.axes.map((axis, at) => ({ label: `${say("Axe", "Axis")} ${at + 1}`, href: hrefWith(url, { axis: axis.code }), current: axis.code === current?.code })),
      ]} />
      {current === null ? <Overview {...props} /> : <AxisView {...props} current={current} />}
      <section>
        <Heading level={2} id="rule">{say("Comment lire ces nombres", "How to read these numbers")}</Heading>
        <ul class="prose">
          <li>{pick(hiddenWhy(questionnaire.threshold), language)} {say("Les calculs de différence possibles entre tous les tableaux, les croisements et les fichiers ont été vérifiés ensemble avant la publication.", "All differences that can be made between tables, crossings and files were checked together before publication.")}</li>
          <li>{pick(intervalMeaning, language)}</li>
          <li>{say("Les axes ne sont reliés par rien\u202f: on ne peut dire combien de personnes ont répondu à plusieurs d’entre eux, ni croiser deux questions.", "Nothing links the axes: nobody can tell how many people answered several of them, nor cross two questions.")}</li>
        </ul>
        <Disclosure summary={say("Vérifier que rien n’a changé depuis la publication", "Check that nothing has changed since publication")}>
          <p>{say("Empreinte SHA-256 du fichier JSON de l’", "SHA-256 fingerprint of the JSON of the ")}<a href={`/api/v1/questionnaires/${questionnaire.code}/results`}>API</a>{say(" (champ «\u202frelease\u202f», JSON canonique RFC 8785)\u202f: ", " (field “release”, canonical JSON RFC 8785): ")}<code>{release.sha256}</code></p>
        </Disclosure>
        <DownloadLinks language={language} label={say("Tout ce qui est publié\u202f:", "Everything published:")} downloads={usualDownloads(`/exports/questionnaire-results/${questionnaire.code}`, `?lang=${language}`)} />
      </section>
    </>
  );
}

interface AxisRow {
  readonly axis: FormAxis;
  readonly number: number;
  readonly published: PublishedAxis | undefined;
}

function Overview({ found: { questionnaire, release }, language, url }: ResultsPageProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const rows = questionnaire.form.axes.map((axis, at): AxisRow => ({ axis, number: at + 1, published: release.results.axes.find((one) => one.axis === axis.code) }));
  const shown = ({ published }: AxisRow): ShownAxis | null => (published?.shown === true ? published : null);
  const number = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : formatNumber(value, language));
  const isStaff = questionnaire.mode === "anonymous";
  return (
    <section>
      <Heading level={2}>{say("Participation", "Participation")}</Heading>
      {release.eligible === null ? null : <p>{say(`${formatNumber(release.eligible, "fr")} personnes pouvaient répondre. Recevoir un droit de répondre n’oblige pas à s’en servir, et personne ne sait qui s’en est servi.`, `${formatNumber(release.eligible, "en")} people could answer. Receiving a right to answer does not oblige anyone to use it, and nobody knows who did.`)}</p>}
      <Table<AxisRow> caption={say("Participation par axe", "Participation by axis")} captionHidden language={language} rows={rows} columns={[
        { header: say("Axe", "Axis"), rowHeader: true, cell: ({ axis, number: at }) => <a href={hrefWith(url, { axis: axis.code })}>{at}. {pick(axis.title, language)}</a> },
        { header: "Contributions", numeric: true, cell: (row) => { const axis = shown(row); return axis === null ? say(`moins de ${questionnaire.threshold}`, `fewer than ${questionnaire.threshold}`) : number(axis.contributions); } },
        ...(isStaff ? [
          { header: say("Droits remis", "Rights given out"), numeric: true, cell: ({ axis }: AxisRow) => number(release.issued[axis.code]) },
          { header: say("Part des personnes", "Share of people"), numeric: true, cell: (row: AxisRow) => { const axis = shown(row); return axis === null || release.eligible === null || release.eligible === 0 ? "–" : formatPercent(axis.contributions / release.eligible, language, 0); } },
        ] : []),
        ...(release.lost === undefined ? [] : [{ header: say("Contributions perdues", "Contributions lost"), numeric: true, cell: ({ axis }: AxisRow) => { const count = release.lost?.[axis.code]; return count === 0 ? say(`moins de ${questionnaire.threshold}`, `fewer than ${questionnaire.threshold}`) : number(count); } }]),
        { header: say("Nombres montrés", "Numbers shown"), numeric: true, cell: (row) => number(shown(row)?.shownCells) },
        { header: say("Nombres masqués", "Numbers hidden"), numeric: true, cell: (row) => number(shown(row)?.hiddenCells) },
      ]} />
      {release.lost === undefined ? null : <p>{say("Une clé a été perdue pendant que le questionnaire était ouvert\u202f: des contributions qui attendaient n’ont jamais pu être lues. La liste des bulletins reçus les contient encore, puisque rien ne dit lesquelles ce sont.", "A key was lost while the questionnaire was open: contributions that waited could never be read. The list of ballots received still holds them, since nothing tells which they are.")}</p>}
      {rows.map((row) => { const axis = shown(row); return axis === null ? null : <KeyFigures row={row} axis={axis} url={url} language={language} />; })}
    </section>
  );
}

/** Scales of an axis in one line each: who answered, who did not, how many stand above the middle. */
function KeyFigures({ row, axis, url, language }: { readonly row: AxisRow; readonly axis: ShownAxis; readonly url: URL; readonly language: Language }): VNode | null {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const lines = questionsOfAxis(row.axis).flatMap(({ question }) => {
    const part = axis.questions.find((one) => one.question === question.code)?.parts[0];
    return question.kind !== "scale" || part === undefined ? [] : [{ question, answered: answeredOf(part, axis.contributions), silent: part.cells.find(({ value }) => value === "no-answer")?.count ?? null, above: scaleFigures(question, part, axis.contributions).above }];
  });
  if (lines.length === 0) return null;
  const title = `${row.number}. ${pick(row.axis.title, language)}`;
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <Table<(typeof lines)[number]> caption={say(`Chiffres clés\u202f: ${title}`, `Key figures: ${title}`)} captionHidden language={language} rows={lines} columns={[
        { header: "Question", rowHeader: true, cell: ({ question }) => <a href={`${hrefWith(url, { axis: row.axis.code })}#question-${question.code}`}>{pick(question.label, language)}</a> },
        { header: say("Réponses", "Answers"), numeric: true, cell: ({ answered }) => <Count count={answered} language={language} /> },
        { header: say("Sans réponse", "No answer"), numeric: true, cell: ({ silent }) => <Count count={silent} language={language} /> },
        { header: say("Au-dessus du milieu", "Above the middle"), numeric: true, cell: ({ above }) => (above === null ? <Count count={null} language={language} /> : `${formatPercent(above.share, language, 0)} (${intervalWord(above, language)})`) },
        { header: say("Vers", "Towards"), cell: ({ question }) => pick(question.highLabel, language) },
      ]} />
    </>
  );
}

function AxisView(props: ResultsPageProps & { readonly current: FormAxis }): VNode {
  const { found: { questionnaire, release }, current, standings, standingOn, language } = props;
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const axis = shownAxis(release.results, current.code);
  const title = pick(questionnaire.title, language);
  if (axis === null) {
    return (
      <section>
        <Heading level={2}>{pick(current.title, language)}</Heading>
        <EmptyState title={say(`Moins de ${questionnaire.threshold} contributions`, `Fewer than ${questionnaire.threshold} contributions`)}><p>{say("Rien n’est montré de cet axe, pas même combien il en a reçu.", "Nothing of this axis is shown, not even how many it received.")}</p></EmptyState>
      </section>
    );
  }
  const group = questionnaire.form.groups.find(({ code }) => code === props.group) ?? null;
  const categories = axis.groups.find((one) => one.group === group?.code)?.categories ?? null;
  const questions = new Map(questionsOfAxis(current).map(({ question }) => [question.code, question]));
  const published = new Map(axis.questions.map((one) => [one.question, one]));
  const share = release.eligible === null || release.eligible === 0 ? "" : say(`, ${formatPercent(axis.contributions / release.eligible, "fr", 0)} des ${formatNumber(release.eligible, "fr")} personnes qui pouvaient répondre`, `, ${formatPercent(axis.contributions / release.eligible, "en", 0)} of the ${formatNumber(release.eligible, "en")} people who could answer`);
  return (
    <section>
      <Heading level={2}>{pick(current.title, language)}</Heading>
      <p><strong>{formatNumber(axis.contributions, language)}</strong> contributions{share}.</p>
      {axis.groups.length === 0 ? <p class="soft">{say("Aucun groupe n’est assez nombreux sur cet axe pour comparer.", "No group is large enough on this axis to compare.")}</p> : (
        <form method="get" action={resultsPath(questionnaire.code)} class="inline-form">
          <input type="hidden" name="axis" value={current.code} />
          <Field control="select" name="group" label={say("Croiser avec un groupe", "Cross with a group")} value={group?.code ?? ""} language={language} options={[{ value: "", label: say("aucun", "none") }, ...questionnaire.form.groups.filter(({ code }) => axis.groups.some((one) => one.group === code)).map(({ code, label }) => ({ value: code, label: pick(label, language) }))]} />
          <div class="button-row"><Button kind="second">{say("Croiser", "Cross")}</Button></div>
        </form>
      )}
      {group !== null && categories === null ? <Notice kind="info" language={language}><p>{say("Ce groupe n’est pas assez nombreux sur cet axe pour y être comparé.", "This group is not large enough on this axis to be compared.")}</p></Notice> : null}
      {standings.length === 0 ? null : (
        <section>
          <Heading level={3}>{say(`L’état des objectifs au ${formatDay(standingOn, "fr")}`, `The state of the objectives on ${formatDay(standingOn, "en")}`)}</Heading>
          <p class="soft small prose">{pick(noCause, language)}</p>
          <div class="results-standings">{standings.map((standing) => <StandingView standing={standing} questions={questionsOfAxis(current).filter(({ question }) => question.objectives?.includes(standing.code) === true && question.kind !== "text").map(({ question }) => question)} language={language} />)}</div>
        </section>
      )}
      {current.sections.map((section) => (
        <section>
          <Heading level={2}>{pick(section.title, language)}</Heading>
          {section.questions.map((question) => {
            const result = published.get(question.code);
            const known = questions.get(question.code);
            if (result === undefined || known === undefined) return null;
            const view = { question: known, published: result, axis, title, publishedOn: release.publishedOn, language };
            return <QuestionView {...view}>{group === null || categories === null ? null : <CrossingView {...view} group={group} categories={categories} />}</QuestionView>;
          })}
        </section>
      ))}
    </section>
  );
}
