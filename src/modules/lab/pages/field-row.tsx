import type { ComponentChildren, VNode } from "preact";
import { Tag, VisuallyHidden } from "../../../kernel/html/index.ts";
import type { ResolvedValue } from "../../directory/index.ts";
import { resolvedOf, type EntityFacts } from "./entity-facts.ts";
import type { Place } from "./place.ts";
import { Provenance } from "./provenance/provenance-view.tsx";
import { observedText, statedPeriod } from "./standing.ts";
import { valueText } from "./values/value-text.ts";

export interface FieldRowProps {
  readonly code: string;
  readonly facts: EntityFacts;
  readonly place: Place;
  readonly statementsPath: string;
  /** What stands for the value; the value in words when not given. */
  readonly children?: ComponentChildren;
  /** Says that nothing is known, where the row is shown all the same. */
  readonly missing?: string;
  readonly label?: string;
}

/**
 * One field of a record: its name, its value, what is contested, values of other times, and where it all comes from.
 * The row has the address `#field-CODE`. Nothing is drawn where there is neither value nor statement, unless `missing`
 * says what to write.
 */
export function FieldRow({ code, facts, place, statementsPath, children, missing, label }: FieldRowProps): VNode | null {
  const field = facts.fields.get(code);
  if (field === undefined) return null;
  const { language } = place;
  const resolved = resolvedOf(facts, code, place);
  const statements = facts.statements.filter((statement) => statement.field === code);
  if (children === undefined && (resolved?.current.length ?? 0) === 0 && statements.length === 0 && missing === undefined) return null;
  const current = resolved?.current ?? [];
  const text = current.map((value) => valueText(field, value, language, facts.refs)).filter((one) => one !== "");
  return (
    <div id={`field-${code}`} class="fact">
      <dt>{label ?? field.label[language]}</dt>
      <dd>
        <div class="fact-value">
        {children ?? (text.length > 0 ? <p>{text.join("\u00a0; ")}</p> : <p class="soft">{missing ?? place.say("Rien n’est connu à cette date.", "Nothing is known on this day.")}</p>)}
        <Contested values={resolved?.contested ?? []} code={code} facts={facts} place={place} />
        </div>
        <Provenance
          field={field} resolved={resolved} statements={statements} decisions={facts.decisions} refs={facts.refs} place={place} statementsPath={statementsPath}
        />
        <CorrectionLink href={place.correct?.(code) ?? null} label={label ?? field.label[language]} place={place} />
      </dd>
    </div>
  );
}

function CorrectionLink({ href, label, place }: { readonly href: string | null; readonly label: string; readonly place: Place }): VNode | null {
  if (href === null) return null;
  return <p class="small"><a href={href}>{place.say("Proposer une correction", "Propose a correction")}<VisuallyHidden>{place.say("\u202f: ", ": ")}{label}</VisuallyHidden></a></p>;
}

/** What another source says otherwise, beside what is shown and never in its place. */
function Contested({ values, code, facts, place }: { readonly values: readonly ResolvedValue[]; readonly code: string; readonly facts: EntityFacts; readonly place: Place }): VNode | null {
  const field = facts.fields.get(code);
  if (values.length === 0 || field === undefined) return null;
  const { say, language } = place;
  const sources = new Map(facts.statements.map((statement) => [statement.source, statement.sourceName[language]]));
  return (
    <ul class="contested">
      {values.map((value) => (
        <li>
          <Tag tone="warn">{say("contesté", "contested")}</Tag>{" "}
          {say("Selon", "According to")} {sources.get(value.source) ?? value.source}{say("\u202f: ", ": ")}{valueText(field, value, language, facts.refs)}{" "}
          <span class="soft small">({observedText(value.attestedFrom, value.attestedUntil, place)})</span>
        </li>
      ))}
    </ul>
  );
}

/** Values of other times, oldest first: "Institut Untel (jusqu'en 2016)". */
export function ValuesOverTime({ code, facts, place }: { readonly code: string; readonly facts: EntityFacts; readonly place: Place }): VNode | null {
  const field = facts.fields.get(code);
  const others = resolvedOf(facts, code, place)?.others ?? [];
  if (field === undefined || others.length === 0) return null;
  return (
    <ul class="over-time small">
      {others.map((value) => (
        <li>
          {valueText(field, value, place.language, facts.refs)} <span class="soft">({statedPeriod(value, place) ?? observedText(value.attestedFrom, value.attestedUntil, place)})</span>
        </li>
      ))}
    </ul>
  );
}
