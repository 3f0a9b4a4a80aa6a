import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, EmptyState, Field, fieldId, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDateTime } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { fieldPriorities } from "../../domain/fields/priorities.ts";
import type { WorkDecision } from "../../domain/publications.ts";
import { kindNames, recordLabel, words } from "./words.ts";

/** What a form that was refused was about, and what had been typed. */
export interface Refusal {
  readonly issues: readonly Issue[];
  readonly tried: { readonly about: string; readonly reason: string } | null;
}

export interface FormPlace extends Refusal {
  readonly csrfToken: string;
  readonly language: Language;
  /** Where the forms are sent, and where they lead back. */
  readonly action: string;
}

export function ReasonField({ about, tried, issues, language }: Pick<FormPlace, "tried" | "issues" | "language"> & { readonly about: string }): VNode {
  const mine = tried?.about === about;
  return <Field name="reason" id={fieldId(`reason-${about}`)} label={words.reason[language]} value={mine ? tried.reason : ""} required language={language} {...(mine && issues.length > 0 ? { error: issues.map((issue) => issue.text[language]).join(" ") } : {})} />;
}

/** Decisions, the latest first, each with its reason and a form that undoes it. */
export function DecisionList({ decisions, place }: { readonly decisions: readonly WorkDecision[]; readonly place: FormPlace }): VNode {
  const { language, csrfToken, action } = place;
  const french = language === "fr";
  const about = ({ draft }: WorkDecision): readonly string[] => (draft.kind === "prefer"
    ? [recordLabel(draft.record, language), fieldPriorities.find(({ field }) => field === draft.field)?.label[language] ?? draft.field]
    : [recordLabel(draft.left, language), recordLabel(draft.right, language)]);
  return (
    <Table<WorkDecision>
      caption={words.decisions[language]} captionHidden language={language} rows={decisions}
      empty={<EmptyState title={words.noDecision[language]}><p>{words.noDecisionHelp[language]}</p></EmptyState>}
      columns={[
        { header: french ? "Quand" : "When", rowHeader: true, cell: ({ recordedAt }) => formatDateTime(recordedAt, language) },
        { header: french ? "Décision" : "Decision", cell: ({ draft }) => <Tag tone={draft.kind === "same" ? "good" : "quiet"}>{kindNames[draft.kind]?.[language] ?? draft.kind}</Tag> },
        { header: words.records[language], cell: (one) => about(one).map((text) => <div>{text}</div>) },
        { header: words.reason[language], cell: ({ draft, author }) => <>{draft.reason} <span class="soft small">({author})</span></> },
        {
          header: words.undo[language],
          cell: (one) => one.revoked !== null ? <span class="soft">{french ? `annulée par ${one.revoked.author}\u202f: ${one.revoked.reason}` : `undone by ${one.revoked.author}: ${one.revoked.reason}`}</span> : (
            <form method="post" action={action} class="answer-form">
              <input type="hidden" name="_csrf" value={csrfToken} />
              <input type="hidden" name="decision" value={one.id} />
              <ReasonField about={one.id} {...place} />
              <div class="button-row"><Button kind="second" name="act" value="undo">{words.undo[language]}<span class="visually-hidden"> {about(one).join(", ")}</span></Button></div>
            </form>
          ),
        },
      ]}
    />
  );
}
