import type { ComponentChildren, VNode } from "preact";
import { Disclosure, Heading, Lead, Tag } from "../../../../../kernel/html/index.ts";
import { pick } from "../../../../../kernel/i18n/format.ts";
import { describeTarget, type Indicator } from "../../../../indicators/index.ts";
import { keyedLines } from "../../../domain/difference/index.ts";
import type { Priority, ResourceTable } from "../../../domain/register.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import { editsOf } from "../../domain/carry-over.ts";
import { lineCode, tablesIn, type ThingKind } from "../../domain/thing.ts";
import { amendmentPath, type Reader } from "../deps.ts";
import { AmendmentCrumbs } from "../parts.tsx";
import { VoidNotice } from "./edit-page.tsx";
import type { FormName } from "./index.ts";

interface Place {
  readonly reader: Reader;
  readonly loaded: LoadedAmendment;
}

/** The draft in the order of the contract, each of its things a link to the form that changes it. */
export function EditIndex({ reader, loaded }: Place): VNode {
  const { say, language } = reader;
  const { amendment, draft: { register } } = loaded;
  const place = { reader, loaded };
  return (
    <div>
      <AmendmentCrumbs reader={reader} number={amendment.number} last={say("Modifier", "Edit")} />
      <Heading level={1} kicker={say(`Avenant ${amendment.number}`, `Amendment ${amendment.number}`)}>{say("Que change-t-il\u202f?", "What does it change?")}</Heading>
      <Lead>{say("Chaque titre mène au formulaire de la chose. Rien ne change dans le contrat en vigueur tant que l’avenant n’est pas signé.", "Each title leads to the form of the thing. Nothing changes in the contract in force until the amendment is signed.")}</Lead>
      {amendment.state === "draft" ? null : <VoidNotice reader={reader} amendment={amendment} />}
      <Heading level={2} id="contract">{say("Le contrat", "The contract")}</Heading>
      <ul class="prose">
        <li><To {...place} form="title" code="" thing="contract">{pick(register.title, language)}</To></li>
        <li><To {...place} form="years" code="" thing={null}>{say(`Années ${register.fromYear}-${register.toYear}`, `Years ${register.fromYear}-${register.toYear}`)}</To></li>
      </ul>
      <Heading level={2} id="indicators">{say("Indicateurs et cibles", "Indicators and targets")}</Heading>
      {register.indicators.map((one) => <IndicatorEntry {...place} indicator={one} />)}
      <p><Add {...place} form="new-indicator" code="">{say("Ajouter un indicateur", "Add an indicator")}</Add></p>
      <Heading level={2} id="actions">{say("Priorités, objectifs et actions", "Priorities, objectives and actions")}</Heading>
      {register.priorities.map((one) => <PriorityEntry {...place} priority={one} />)}
      <Heading level={2} id="resources">{say("Moyens et emplois", "Resources and posts")}</Heading>
      {tablesIn(register).map((one) => <TableEntry {...place} table={one} />)}
    </div>
  );
}

function IndicatorEntry({ indicator, ...place }: Place & { readonly indicator: Indicator }): VNode {
  const { say, language } = place.reader;
  return (
    <Disclosure summary={`${indicator.code} · ${pick(indicator.title, language)}`}>
      <ul class="prose">
        <li><To {...place} form="indicator" code={indicator.code} thing="indicator">{say("Titre", "Title")}</To></li>
        {indicator.parts.map((part) => (
          <li>
            <To {...place} form="part" code={part.code} thing="part">{say("Volet", "Part")} {part.code}</To>{say("\u202f: ", ": ")}{part.definition === null ? (part.writtenDefinition ?? "–") : pick(part.definition, language)}
            <ul>
              {part.measures.map((measure) => <li><To {...place} form="measure" code={measure.key} thing="measure">{say("Mesure", "Measure")} {measure.key}</To>{say("\u202f: ", ": ")}{pick(measure.name, language)}</li>)}
              {part.targets.map((target) => <li><To {...place} form="target" code={target.key} thing="target">{say("Cible de", "Target of")} {target.key}</To>{say("\u202f: ", ": ")}{pick(describeTarget(target), language)}</li>)}
              <li><Add {...place} form="new-measure" code={part.code}>{say("Ajouter une mesure", "Add a measure")}</Add>, <Add {...place} form="new-target" code={part.code}>{say("une cible", "a target")}</Add></li>
            </ul>
          </li>
        ))}
        <li><Add {...place} form="new-part" code={indicator.code}>{say("Ajouter un volet", "Add a part")}</Add></li>
      </ul>
    </Disclosure>
  );
}

function PriorityEntry({ priority, ...place }: Place & { readonly priority: Priority }): VNode {
  const { say, language } = place.reader;
  return (
    <Disclosure summary={`${say("Priorité", "Priority")} ${priority.code} · ${pick(priority.title, language)}`}>
      <ul class="prose">
        <li><To {...place} form="priority" code={priority.code} thing="priority">{say("Titre", "Title")}</To></li>
        {priority.objectives.map((objective) => (
          <li>
            <To {...place} form="objective" code={objective.code} thing="objective">{say("Objectif", "Objective")} {objective.code}</To>{say("\u202f: ", ": ")}{pick(objective.title, language)}
            <ul>
              {objective.actions.map((action) => (
                <li><To {...place} form="action" code={action.code} thing="action">Action {action.code}</To>{say("\u202f: ", ": ")}{pick(action.title, language)} <Add {...place} form="new-reference" code={action.code}>{say("ajouter un renvoi", "add a reference")}</Add></li>
              ))}
              <li><Add {...place} form="new-action" code={objective.code}>{say("Ajouter une action", "Add an action")}</Add></li>
            </ul>
          </li>
        ))}
        <li><Add {...place} form="new-objective" code={priority.code}>{say("Ajouter un objectif", "Add an objective")}</Add></li>
      </ul>
    </Disclosure>
  );
}

function TableEntry({ table, ...place }: Place & { readonly table: ResourceTable }): VNode {
  const { say, language } = place.reader;
  return (
    <Disclosure summary={pick(table.title, language)}>
      <ul class="prose">
        {keyedLines(table).map(({ key, line }) => <li><To {...place} form="line" code={lineCode(table.code, key)} thing="line">{pick(line.label, language)}</To></li>)}
        <li><Add {...place} form="new-line" code={table.code}>{say("Ajouter une ligne", "Add a line")}</Add></li>
      </ul>
    </Disclosure>
  );
}

/** A link to the form of a thing, marked where this amendment has changed it. */
function To({ reader, loaded, form, code, thing, children }: Place & { readonly form: FormName; readonly code: string; readonly thing: ThingKind | null; readonly children: ComponentChildren }): VNode {
  const changed = thing !== null && editsOf(loaded.amendment.edits, { kind: thing, code }).length > 0;
  return (
    <>
      <a href={amendmentPath(loaded.amendment.number, `/edit/${form}?code=${encodeURIComponent(code)}`)}>{children}</a>
      {changed ? <>{" "}<Tag tone="accent">{reader.say("modifié ici", "changed here")}</Tag></> : null}
    </>
  );
}

function Add({ loaded, form, code, children }: Place & { readonly form: FormName; readonly code: string; readonly children: ComponentChildren }): VNode {
  return <a class="small" href={amendmentPath(loaded.amendment.number, `/edit/${form}?code=${encodeURIComponent(code)}`)}>{children}</a>;
}
