import type { VNode } from "preact";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import { recordName } from "../../domain/codes.ts";
import { fieldPriorities, isToldField } from "../../domain/fields/priorities.ts";
import type { WorkDecision } from "../../domain/publications.ts";
import type { Work } from "../../domain/work.ts";
import { workPath } from "../reading/result-list.tsx";
import { sourceNames } from "../reading/words.ts";
import { DecisionList, ReasonField, type FormPlace } from "./decision-list.tsx";
import { told, valueText } from "./field-text.ts";
import { recordLabel, words } from "./words.ts";

export interface ProvenanceProps {
  readonly work: Work;
  readonly decisions: readonly WorkDecision[];
  readonly place: FormPlace;
}

/** Every field of one publication with its sources; forms that give a record right about a field, or part it from the others. */
export function ProvenancePage({ work, decisions, place }: ProvenanceProps): VNode {
  const { language, issues, tried, action, csrfToken } = place;
  const title = work.title?.value ?? work.code;
  const names = work.records.map(({ record }) => recordName(record.source, record.key));
  const options = names.map((name) => ({ value: name, label: recordLabel(name, language) }));
  const fields = fieldPriorities.flatMap(({ field, label }) => (isToldField(field) ? [{ field, label: label[language], said: told(work, field) }] : []));
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: tried === null ? null : fieldId(`reason-${tried.about}`), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.publications[language], href: "/publications" }, { label: title.length <= 60 ? title : `${title.slice(0, 60).replace(/\s+\S*$/u, "")}…`, href: workPath(work.code) }, { label: words.provenance[language] }]} />
      <Heading level={1}>{words.provenance[language]}</Heading>
      <Lead>{title}</Lead>
      <p>{words.provenanceLead[language]} <a href="/publications/priorities">{words.priorities[language]}</a></p>
      <Table
        caption={words.provenance[language]} captionHidden language={language} rows={fields}
        columns={[
          { header: words.field[language], rowHeader: true, cell: ({ label }) => label },
          { header: words.kept[language], cell: ({ field, said }) => (said === null ? <span class="soft">{words.noValue[language]}</span> : <>{valueText(field, said.value, language)} <span class="soft small">({sourceNames[said.source][language]})</span></>) },
          { header: words.otherwise[language], cell: ({ field, said }) => (said?.otherwise ?? []).map((one) => <div>{valueText(field, one.value, language)} <span class="soft small">({sourceNames[one.source][language]})</span></div>) },
        ]}
      />
      <Heading level={2}>{words.records[language]}</Heading>
      <Table
        caption={words.records[language]} captionHidden language={language} rows={work.records}
        columns={[
          { header: language === "fr" ? "Notice" : "Record", rowHeader: true, cell: ({ record }) => recordLabel(recordName(record.source, record.key), language) },
          { header: language === "fr" ? "Vue le" : "Seen on", cell: ({ observedOn }) => formatDay(observedOn, language) },
          { header: language === "fr" ? "Titre" : "Title", cell: ({ record }) => record.title ?? "" },
        ]}
      />
      <Heading level={2}>{words.prefer[language]}</Heading>
      <form method="post" action={action}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="about" value="prefer" />
        <Field name="field" id="prefer-field" label={words.field[language]} control="select" options={fields.map(({ field, label }) => ({ value: field, label }))} language={language} />
        <Field name="left" id="prefer-record" label={language === "fr" ? "Notice qui a raison" : "Record that is right"} control="select" options={options} language={language} />
        <ReasonField about="prefer" {...place} />
        <div class="button-row"><Button name="act" value="prefer">{words.prefer[language]}</Button></div>
      </form>
      {names.length < 2 ? null : (
        <>
          <Heading level={2}>{words.part[language]}</Heading>
          <p>{words.partHelp[language]}</p>
          <form method="post" action={action}>
            <input type="hidden" name="_csrf" value={csrfToken} />
            <input type="hidden" name="about" value="part" />
            <Field name="left" id="part-left" label={language === "fr" ? "Notice à séparer" : "Record to part"} control="select" options={options} language={language} />
            <Field name="right" id="part-right" label={language === "fr" ? "De la notice" : "From the record"} control="select" options={options.toReversed()} language={language} />
            <ReasonField about="part" {...place} />
            <div class="button-row"><Button name="act" value="different" kind="second">{words.different[language]}</Button></div>
          </form>
        </>
      )}
      <Heading level={2} id="decisions">{words.decisions[language]}</Heading>
      <DecisionList decisions={decisions} place={place} />
    </>
  );
}
