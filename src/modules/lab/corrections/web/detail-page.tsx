import type { VNode } from "preact";
import { Button, DataLink, DefinitionList, ErrorSummary, Field, fieldId, Heading, Lead, Table, Tag } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import type { FieldDefinition, Relation } from "../../../directory/index.ts";
import type { Correction, CorrectionMove, HeldValue } from "../domain/correction.ts";
import { actsFrom, moves as table, type CorrectionAct } from "../domain/moves.ts";
import type { Given } from "../domain/read-form.ts";
import type { Subject } from "./load.ts";
import { HeldTable, structureCrumbs } from "./new-page.tsx";
import { errorOf, ShapeFields, type Choice } from "./shape-fields.tsx";
import { actNames, actVerbs, ownerNames, stateHelp, stateNames, stateTones } from "./words.ts";

export interface DetailProps {
  readonly correction: Correction;
  readonly moves: readonly CorrectionMove[];
  readonly subject: Subject;
  readonly field: FieldDefinition;
  /** What the record says today. */
  readonly now: readonly HeldValue[];
  readonly csrfToken: string;
  readonly mayAnswer: boolean;
  readonly maySpeak: boolean;
  readonly issues: readonly Issue[];
  /** The act that was just refused. */
  readonly tried: CorrectionAct | null;
  readonly given: Given;
  readonly choices: readonly Choice[] | null;
  readonly relations: readonly Relation[];
}

/** One correction: what was said, what is proposed, every step, and what can be done now. */
export function CorrectionPage(props: DetailProps): VNode {
  const { correction, moves, subject, field, now, issues } = props;
  const { say, language } = subject.place;
  const { number, state } = correction;
  const title = say(`Correction n° ${number}`, `Correction no. ${number}`);
  const received = formatDateTime(correction.recordedAt, language);
  return (
    <div class="sheet">
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field === "text" ? `text-${props.tried ?? ""}` : issue.field), message: issue.text[language] }))} />
      {structureCrumbs(subject, title)}
      <Heading level={1} kicker={`${subject.structure.name} · ${field.label[language]}`}>{title}</Heading>
      <Lead>{say(`Reçue le ${received}.`, `Received on ${received}.`)}</Lead>
      <p><Tag tone={stateTones[state]}>{stateNames[state][language]}</Tag> {stateHelp[state] === undefined ? null : <span class="soft">{stateHelp[state][language]}</span>}</p>
      <DefinitionList
        items={[
          { term: say("Proposé", "Proposed"), details: <strong>{correction.operation === "end" ? say("Dates\u202f: ", "Dates: ") : ""}{correction.text[language]}</strong> },
          ...(correction.answeredText === null ? [] : [{ term: say("Retenu à la place", "Kept instead"), details: <strong>{correction.answeredText[language]}</strong> }]),
          { term: say("Selon", "According to"), details: say(`le laboratoire (${correction.author}), le ${received}`, `the lab (${correction.author}), on ${received}`) },
          { term: say("Ancienne valeur", "Former value"), details: correction.before.length === 0 ? say("rien n’était connu", "nothing was known") : correction.before.map((one) => <div>{one.text[language]} <span class="soft small">({one.source[language]}, {say("vu le", "seen on")} {formatDay(one.observedOn, language, "short")})</span></div>) },
          { term: say("Raison", "Reason"), details: correction.reason },
          ...(correction.evidenceUrl === null ? [] : [{ term: say("Pièce", "Document"), details: <DataLink href={correction.evidenceUrl}>{correction.evidenceUrl}</DataLink> }]),
          { term: say("Qui répond", "Who answers"), details: ownerNames[correction.owner][language] },
          ...(correction.ask === null ? [] : [{ term: say("Demande", "Ask"), details: <a href={`/lab/asks/${correction.ask}`}>n° {correction.ask}</a> }]),
        ]}
      />
      <Heading level={2} id="now">{say("Ce que la fiche dit aujourd’hui", "What the record says today")}</Heading>
      <HeldTable held={now} subject={subject} label={field.label[language]} />
      <Heading level={2} id="steps">{say("Étapes", "Steps")}</Heading>
      <Table<CorrectionMove>
        caption={say("Étapes", "Steps")} captionHidden language={language} rows={moves}
        columns={[
          { header: say("Quand", "When"), rowHeader: true, cell: (one) => formatDateTime(one.recordedAt, language) },
          { header: say("Quoi", "What"), cell: (one) => actNames[one.act][language] },
          { header: say("Par", "By"), cell: (one) => one.author },
          { header: say("Avec ces mots", "In these words"), cell: (one) => one.text },
        ]}
      />
      {props.mayAnswer ? <Acts {...props} side="owner" title={say("Répondre", "Answer")} /> : null}
      {props.maySpeak ? <Acts {...props} side="lab" title={say("Votre tour", "Your turn")} /> : null}
    </div>
  );
}

function Acts(props: DetailProps & { readonly side: "owner" | "lab"; readonly title: string }): VNode | null {
  const { correction, side, title } = props;
  const acts = actsFrom(correction.state, side);
  if (acts.length === 0) return null;
  return (
    <>
      <Heading level={2} id={side}>{title}</Heading>
      {acts.map((one) => <ActForm {...props} act={one} />)}
    </>
  );
}

/** One act, one form: folded where it asks for words, so that the first choice is near. */
function ActForm(props: DetailProps & { readonly act: CorrectionAct }): VNode {
  const { act, correction, subject, csrfToken, tried, issues, given } = props;
  const { say, language } = subject.place;
  const mine = tried === act;
  const form = (
    <form method="post" action={`/lab/corrections/${correction.number}`}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <input type="hidden" name="step" value={act} />
      {act === "accept-with-change" ? (
        <>
          <input type="hidden" name="operation" value={correction.operation} />
          <ShapeFields field={props.field} operation={correction.operation} given={given} issues={mine ? issues : []} language={language} choices={props.choices} relations={props.relations} />
        </>
      ) : null}
      <Field
        control="textarea" rows={2} id={fieldId(`text-${act}`)} name="text" value={mine ? (given["text"] ?? "") : ""} language={language}
        label={act === "ask-back" ? say("Votre question", "Your question") : act === "reply" ? say("Votre réponse", "Your reply") : say("Un mot d’explication", "A word of explanation")}
        {...(table[act].needsText ? { required: true } : { optional: true })} {...(mine ? errorOf(issues, "text", language) : {})}
      />
      <div class="button-row"><Button kind={act === "accept" || act === "reply" ? "main" : act === "decline" || act === "withdraw" ? "danger" : "second"}>{actVerbs[act][language]}</Button></div>
    </form>
  );
  return (
    <details class="disclosure" open={mine || act === "accept" || act === "reply"}>
      <summary>{actVerbs[act][language]}</summary>
      <div class="disclosure-body">
        {act === "transmit" ? <p class="soft">{say("Le registre n’est pas tenu ici\u202f: la fiche changera quand il le dira.", "The register is not kept here: the record will change when it says so.")}</p> : null}
        {act === "accept" ? <p class="soft">{say("La valeur proposée est montrée aussitôt, et le reste quand le registre est importé à nouveau.", "The proposed value is shown at once, and stays when the register is imported again.")}</p> : null}
        {form}
      </div>
    </details>
  );
}
