import type { VNode } from "preact";
import { Breadcrumbs, Button, ErrorSummary, Field, Heading, Notice, Table } from "../../../kernel/html/index.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { describeTarget, formatPeriod, formatValue, VerdictMark } from "../../indicators/index.ts";
import { StateMark } from "../../steering/index.ts";
import type { ReportAction, ReportContent, ReportSeries } from "../domain/content.ts";
import type { Draft, TextRevision } from "../domain/draft.ts";
import type { Section } from "../domain/sections.ts";
import { kindName, reportWords as words } from "./words.ts";

export interface SectionPageProps {
  readonly draft: Draft;
  readonly section: Section;
  readonly sections: readonly Section[];
  readonly content: ReportContent;
  /** What the form holds, and the revision that it is written on. */
  readonly text: Bilingual;
  readonly basedOn: number;
  /** What somebody else saved meanwhile; null where nobody did. */
  readonly theirs: TextRevision | null;
  readonly problem: string | null;
  readonly saved: boolean;
  readonly csrfToken: string;
  readonly language: Language;
}

/** Writing one synthesis, with the figures that it speaks of. */
export function SectionPage(props: SectionPageProps): VNode {
  const { draft, section, text, theirs, language } = props;
  const path = `/reports/drafts/${draft.id}`;
  const french = language === "fr";
  return (
    <>
      {props.problem === null ? null : <ErrorSummary language={language} errors={[{ fieldId: theirs === null ? null : "field-fr", message: props.problem }]} />}
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/reports" }, { label: french ? `Projet ${draft.year}` : `Draft ${draft.year}`, href: path }, { label: section.kind === "overall" ? section.title[language] : `${kindName(section, language)} ${section.code}` }]} />
      <Heading level={1} {...(section.kind === "overall" ? {} : { kicker: `${kindName(section, language)} ${section.code}` })}>{section.title[language]}</Heading>
      {props.saved ? <Notice kind="info" language={language}><p>{words.saved[language]}</p></Notice> : null}
      {theirs === null ? null : (
        <div class="two-texts">
          <section aria-labelledby="theirs-title">
            <Heading level={2} id="theirs-title">{words.theirs[language]} <span class="soft small">({theirs.author})</span></Heading>
            <p class="plain-text" lang="fr">{theirs.text.fr}</p>
            <p class="plain-text" lang="en">{theirs.text.en}</p>
          </section>
          <section aria-labelledby="yours-title">
            <Heading level={2} id="yours-title">{words.yours[language]}</Heading>
            <p class="plain-text" lang="fr">{text.fr}</p>
            <p class="plain-text" lang="en">{text.en}</p>
          </section>
        </div>
      )}
      <form method="post" action={`${path}/sections/${section.key}`}>
        <input type="hidden" name="_csrf" value={props.csrfToken} />
        <input type="hidden" name="basedOn" value={String(theirs?.revision ?? props.basedOn)} />
        <div class="field-pair">
          <Field name="fr" control="textarea" rows={10} hint={words.textHint[language]} label={words.textFr[language]} value={text.fr} language={language} />
          <Field name="en" control="textarea" rows={10} hint={words.textHint[language]} label={words.textEn[language]} value={text.en} language={language} />
        </div>
        <p class="button-row"><Button>{words.save[language]}</Button></p>
      </form>
      <Figures {...props} />
      <Neighbours {...props} path={path} />
    </>
  );
}

/** What the draft says of this section: series with their verdicts, or actions with their states. */
function Figures({ section, content, language }: SectionPageProps): VNode | null {
  const series = content.indicators.filter(({ indicator }) => section.kind === "overall" || (section.kind === "indicator" && indicator.code === section.code)).flatMap((one) => one.series);
  const objectives = content.priorities.flatMap((priority) => priority.objectives.filter((objective) => (section.kind === "priority" ? priority.code === section.code : section.kind === "objective" && objective.code === section.code)));
  const actions = objectives.flatMap((objective) => objective.actions);
  if (series.length === 0 && actions.length === 0) return null;
  return (
    <section aria-labelledby="figures-title">
      <Heading level={2} id="figures-title">{words.figures[language]}</Heading>
      {series.length === 0 ? (
        <Table<ReportAction>
          caption={words.figures[language]} captionHidden language={language} rows={actions}
          columns={[
            { header: "Action", rowHeader: true, cell: (one) => `${one.code} · ${one.title[language]}` },
            { header: words.state[language], cell: (one) => <StateMark state={one.review?.state ?? null} language={language} /> },
            { header: language === "fr" ? "Dernière revue" : "Last review", cell: (one) => one.review?.synthesis ?? "–" },
          ]}
        />
      ) : (
        <Table<ReportSeries>
          caption={words.figures[language]} captionHidden language={language} rows={series}
          columns={[
            { header: language === "fr" ? "Série" : "Series", rowHeader: true, cell: (one) => `${one.key} · ${one.name[language]}` },
            { header: language === "fr" ? "Cible" : "Target", cell: ({ assessment }) => (assessment.target === null ? "–" : describeTarget(assessment.target)[language]) },
            { header: language === "fr" ? "Valeur" : "Value", cell: ({ assessment: { compared, measure } }) => (compared === null ? "–" : `${formatValue(compared.value, measure.unit, language)} (${formatPeriod(compared.period, language)})`) },
            { header: "Verdict", cell: ({ assessment }) => <><VerdictMark kind={assessment.verdict.kind} language={language} /> <span class="soft small">{assessment.verdict.reason[language]}</span></> },
          ]}
        />
      )}
    </section>
  );
}

function Neighbours({ section, sections, path, language }: SectionPageProps & { readonly path: string }): VNode {
  const at = sections.findIndex(({ key }) => key === section.key);
  const link = (other: Section | undefined, rel: "prev" | "next"): VNode | null => (other === undefined ? null : <a rel={rel} href={`${path}/sections/${other.key}`}>{other.kind === "overall" ? other.title[language] : `${kindName(other, language)} ${other.code}`}</a>);
  return <nav class="pager" aria-label={language === "fr" ? "Sections voisines" : "Neighbouring sections"}>{link(sections[at - 1], "prev")}<span>{at + 1} / {sections.length}</span>{link(sections[at + 1], "next")}</nav>;
}
