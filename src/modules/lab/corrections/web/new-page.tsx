import type { VNode } from "preact";
import { Breadcrumbs, Button, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Table, TabLinks } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { FieldDefinition, Relation } from "../../../directory/index.ts";
import type { HeldValue, Operation } from "../domain/correction.ts";
import type { Given } from "../domain/read-form.ts";
import type { Subject } from "./load.ts";
import { errorOf, ShapeFields, type Choice } from "./shape-fields.tsx";
import { ownerNames } from "./words.ts";

export interface NewCorrectionProps {
  readonly subject: Subject;
  readonly csrfToken: string;
  readonly field: FieldDefinition;
  readonly operations: readonly Operation[];
  readonly operation: Operation;
  readonly given: Given;
  readonly issues: readonly Issue[];
  readonly held: readonly HeldValue[];
  readonly choices: readonly Choice[] | null;
  readonly relations: readonly Relation[];
  readonly ask: number | null;
}

export function structureCrumbs(subject: Subject, last: string): VNode {
  const { say, language } = subject.place;
  const { code, name } = subject.structure;
  return <Breadcrumbs language={language} crumbs={[{ label: say("Laboratoires", "Labs"), href: "/lab" }, { label: name, href: `/structures/${encodeURIComponent(code)}` }, { label: last }]} />;
}

/** The form that proposes another value for one field of a structure. */
export function NewCorrectionPage(props: NewCorrectionProps): VNode {
  const { subject, csrfToken, field, operations, operation, given, issues, held, ask } = props;
  const { say, language } = subject.place;
  const label = field.label[language];
  const path = `/structures/${encodeURIComponent(subject.structure.code)}/corrections/new`;
  const query = (one: Operation): string => `?${new URLSearchParams({ field: field.code, operation: one, ...(ask === null ? {} : { ask: String(ask) }) }).toString()}`;
  const isLabs = field.owner === "lab";
  return (
    <div class="sheet">
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      {structureCrumbs(subject, say("Proposer une correction", "Propose a correction"))}
      <Heading level={1} kicker={subject.structure.name}>{say(`Corriger\u202f: ${label}`, `Correct: ${label}`)}</Heading>
      <Lead>{isLabs
        ? say("Ce champ vous appartient\u202f: ce que vous écrivez est montré aussitôt.", "This field is yours: what you write is shown at once.")
        : say(`Votre correction ira à qui tient ce champ\u202f: ${ownerNames[field.owner].fr}. Sa réponse vous reviendra ici.`, `Your correction goes to whoever keeps this field: ${ownerNames[field.owner].en}. The answer comes back here.`)}</Lead>
      {field.help === undefined ? null : <p class="soft">{field.help[language]}</p>}
      <Heading level={2} id="now">{say("Ce que la fiche dit", "What the record says")}</Heading>
      <HeldTable held={held} subject={subject} label={label} />
      {operations.length < 2 ? null : (
        <TabLinks label={say("Que corriger", "What to correct")} tabs={operations.map((one) => ({ label: one === "add" ? say("En ajouter une", "Add one") : say("Dater ou finir une", "Date or end one"), href: `${path}${query(one)}`, current: one === operation }))} />
      )}
      {operation === "end" && props.relations.length === 0 ? <EmptyState title={say("Rien à dater ni à finir", "Nothing to date or end")}><p>{say("La fiche ne dit rien ici\u202f: ajoutez ce qui manque.", "The record says nothing here: add what is missing.")}</p></EmptyState> : (
        <form method="post" action={`${path}${query(operation)}`}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <ShapeFields field={field} operation={operation} given={given} issues={issues} language={language} choices={props.choices} relations={props.relations} />
          <Field control="textarea" rows={3} name="reason" label={say("D’où le savez-vous\u202f?", "How do you know?")} hint={say("Une convention, une décision, un constat sur place.", "An agreement, a decision, what you see on the spot.")} value={given["reason"] ?? ""} required language={language} {...errorOf(issues, "reason", language)} />
          <Field name="evidence" label={say("Lien vers une pièce", "Link to a document")} value={given["evidence"] ?? ""} optional language={language} {...errorOf(issues, "evidence", language)} />
          <div class="button-row"><Button name="act" value="propose">{isLabs ? say("Enregistrer", "Record") : say("Proposer", "Propose")}</Button></div>
        </form>
      )}
    </div>
  );
}

export function HeldTable({ held, subject, label }: { readonly held: readonly HeldValue[]; readonly subject: Pick<Subject, "place">; readonly label: string }): VNode {
  const { say, language } = subject.place;
  return (
    <Table<HeldValue>
      caption={label} captionHidden language={language} rows={held}
      empty={<p class="soft">{say("Rien n’est connu.", "Nothing is known.")}</p>}
      columns={[
        { header: say("Valeur", "Value"), rowHeader: true, cell: (one) => one.text[language] },
        { header: say("Source", "Source"), cell: (one) => one.source[language] },
        { header: say("Vu le", "Seen on"), cell: (one) => <span class="nowrap">{formatDay(one.observedOn, language, "short")}</span> },
      ]}
    />
  );
}

/** Every field that can be corrected, where none was chosen. */
export function ChooseFieldPage({ subject, rows }: { readonly subject: Subject; readonly rows: readonly { readonly field: FieldDefinition; readonly held: readonly HeldValue[] }[] }): VNode {
  const { say, language } = subject.place;
  const path = `/structures/${encodeURIComponent(subject.structure.code)}/corrections/new`;
  return (
    <div class="sheet">
      {structureCrumbs(subject, say("Proposer une correction", "Propose a correction"))}
      <Heading level={1} kicker={subject.structure.name}>{say("Que faut-il corriger\u202f?", "What is to be corrected?")}</Heading>
      {subject.facts.record.closed === null ? null : <Notice kind="info" language={language}>{say("Cette structure est fermée.", "This structure is closed.")}</Notice>}
      <Table
        caption={say("Champs", "Fields")} captionHidden language={language} rows={rows}
        columns={[
          { header: say("Champ", "Field"), rowHeader: true, cell: ({ field }) => <a href={`${path}?field=${field.code}`}>{field.label[language]}</a> },
          { header: say("Ce que la fiche dit", "What the record says"), cell: ({ held }) => (held.length === 0 ? <span class="soft">{say("rien", "nothing")}</span> : held.slice(0, 3).map((one) => <div>{one.text[language]}</div>)) },
          { header: say("Qui répond", "Who answers"), cell: ({ field }) => ownerNames[field.owner][language] },
        ]}
      />
    </div>
  );
}
