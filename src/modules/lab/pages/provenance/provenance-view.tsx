import type { VNode } from "preact";
import { DataLink, Disclosure, Tag, VisuallyHidden } from "../../../../kernel/html/index.ts";
import { formatDay, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Decision, EntityRef, FieldDefinition, NodeId, ProvenStatement, ResolvedField } from "../../../directory/index.ts";
import type { Place } from "../place.ts";
import { statedPeriod } from "../standing.ts";
import { valueText } from "../values/value-text.ts";
import { provenanceOf, reasonOf, sourceKindNames, stateNames, type ProvenValue } from "./provenance.ts";

/** Beyond this many statements the page of the field's statements tells the rest. */
const shownAtMost = 12;

export interface ProvenanceProps {
  readonly field: FieldDefinition;
  readonly resolved: ResolvedField | undefined;
  readonly statements: readonly ProvenStatement[];
  readonly decisions: readonly Decision[];
  readonly refs: ReadonlyMap<NodeId, EntityRef>;
  readonly place: Place;
  /** Where all statements of the entity stand. */
  readonly statementsPath: string;
}

/** "Where does this come from?": every statement behind a field, what became of each and why. Works without script. */
export function Provenance({ field, resolved, statements, decisions, refs, place, statementsPath }: ProvenanceProps): VNode | null {
  if (statements.length === 0) return null;
  const { say, language } = place;
  const all = provenanceOf(resolved, statements);
  const sources = new Set(statements.map(({ source }) => source)).size;
  return (
    <Disclosure
      summary={
        <>
          {say("D’où vient cette information\u202f?", "Where does this come from?")}
          <VisuallyHidden> {field.label[language]}</VisuallyHidden>
          {statements.length === 1 ? null : (
            <span class="soft">
              {" "}{statements.length} {say("déclarations", "statements")}{sources > 1 ? say(` de ${sources} sources`, ` of ${sources} sources`) : ""}
            </span>
          )}
        </>
      }
    >
      <ol class="origins">
        {all.slice(0, shownAtMost).map((one) => <Origin one={one} field={field} refs={refs} place={place} />)}
      </ol>
      {all.length > shownAtMost ? (
        <p class="small"><a href={place.href(statementsPath, { field: field.code })}>{say(`Voir les ${all.length} déclarations`, `See all ${all.length} statements`)}</a></p>
      ) : null}
      <p class="small soft">{reasonOf(field, statements, decisions)[language]}</p>
    </Disclosure>
  );
}

function Origin({ one: { statement, state }, field, refs, place }: { readonly one: ProvenValue; readonly field: FieldDefinition; readonly refs: ReadonlyMap<NodeId, EntityRef>; readonly place: Place }): VNode {
  const { say, language } = place;
  const period = statedPeriod({ validFrom: statement.validFrom, validUntil: statement.validUntil }, place);
  const text = valueText(field, statement, language, refs);
  return (
    <li>
      <p>
        <span class="origin-value">{text === "" ? "–" : text}</span>{" "}
        <Tag tone={state === "shown" ? "good" : state === "contested" ? "warn" : "quiet"}>{stateNames[state][language]}</Tag>
      </p>
      <p class="small soft">
        {statement.sourceName[language]} ({sourceKindNames[statement.sourceKind][language]}).{" "}
        {observation(statement, place)}
        {period === null ? "" : say(`. Valable ${period}`, `. Valid ${period}`)}
        {statement.confidence < 1 ? say(`. Confiance\u202f: ${formatPercent(statement.confidence, language, 0)}`, `. Confidence: ${formatPercent(statement.confidence, language, 0)}`) : ""}.
      </p>
      {statement.raw === null || statement.raw.trim() === "" || statement.raw === text ? null : (
        <p class="small soft">{say("Texte de la source\u202f: ", "Text of the source: ")}<q>{statement.raw}</q></p>
      )}
    </li>
  );
}

/** "Vu le …", "vu du … au …, plus ensuite". */
export function observation({ firstObservedOn, lastObservedOn, endedOn }: Pick<ProvenStatement, "firstObservedOn" | "lastObservedOn" | "endedOn">, { say, language }: Pick<Place, "say" | "language">): string {
  const day = (on: ProvenStatement["firstObservedOn"]): string => formatDay(on, language);
  const seen = firstObservedOn === lastObservedOn
    ? say(`Vue le ${day(firstObservedOn)}`, `Seen on ${day(firstObservedOn)}`)
    : say(`Vue du ${day(firstObservedOn)} au ${day(lastObservedOn)}`, `Seen from ${day(firstObservedOn)} to ${day(lastObservedOn)}`);
  return endedOn === null ? seen : say(`${seen}, absente le ${day(endedOn)}`, `${seen}, gone on ${day(endedOn)}`);
}

/** A value with a link where its entity has a page. */
export function RefLink({ entity, path, children }: { readonly entity: Pick<EntityRef, "name">; readonly path: string | null; readonly children?: string }): VNode {
  return <DataLink href={path}>{children ?? entity.name}</DataLink>;
}
