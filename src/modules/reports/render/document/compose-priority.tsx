import { formatList, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { SpreadBar } from "../../../steering/index.ts";
import type { ReportAction, ReportObjective, ReportPriority } from "../../domain/content.ts";
import { asWritten, linesCell, sayIn, type Block, type CellLine, type Section, type TableRow } from "./blocks.ts";
import type { TextOf } from "./compose.ts";
import { colon, confidence, dayInOne, spreadSentence, stateOfAction } from "./words.ts";

/** One priority: its synthesis, then each objective with the spread of its actions and what their owners say. */
export function prioritySection(priority: ReportPriority, isFirst: boolean, knownOn: Day, textOf: TextOf, language: Language): Section {
  const say = sayIn(language);
  return {
    id: `priority-${priority.code}`,
    title: `${say("Priorité", "Priority")} ${priority.code}${colon(language)}${pick(priority.title, language)}`,
    newPage: isFirst,
    blocks: [...textOf(`priority-${priority.code}`), ...priority.objectives.flatMap((objective) => objectiveBlocks(objective, knownOn, textOf, language))],
  };
}

function objectiveBlocks(objective: ReportObjective, knownOn: Day, textOf: TextOf, language: Language): readonly Block[] {
  const say = sayIn(language);
  const title = pick(objective.title, language);
  const heading: Block = { kind: "heading", level: 3, id: `objective-${objective.code}`, kicker: `${say("Objectif", "Objective")} ${objective.code}`, text: title };
  const sentence: Block = { kind: "paragraph", text: spreadSentence(objective.spread, language) };
  if (objective.actions.length === 0) return [heading, ...textOf(heading.id), sentence];
  return [
    heading,
    ...textOf(heading.id),
    {
      kind: "chart",
      figure: (
        <SpreadBar
          spread={objective.spread}
          title={say(`Objectif ${objective.code}, les actions selon leur état`, `Objective ${objective.code}, actions by state`)}
          on={knownOn}
          language={language}
        />
      ),
    },
    sentence,
    {
      kind: "fold",
      summary: say(`Les actions de l’objectif ${objective.code}, une par une`, `The actions of objective ${objective.code}, one by one`),
      blocks: [{
        kind: "table",
        caption: say(`Objectif ${objective.code}, ce que disent les responsables des actions`, `Objective ${objective.code}, what the owners of the actions say`),
        columns: [
          { header: say("Action", "Action"), rowHeader: true, weight: 2.6 },
          { header: say("État", "State"), weight: 1.6 },
          { header: say("Synthèse et demandes", "Synthesis and requests"), weight: 3 },
          { header: say("Jalons", "Milestones"), weight: 2.2 },
        ],
        rows: objective.actions.map((action) => actionRow(action, language)),
      }],
    },
  ];
}

function actionRow(action: ReportAction, language: Language): TableRow {
  const { review } = action;
  return {
    cells: [
      linesCell([{ text: `${action.code}. ${pick(action.title, language)}`, tone: "name" }, ...tieLines(action, language)]),
      linesCell(stateLines(action, language)),
      linesCell([...(review === null ? [] : [asWritten(review.synthesis, language)]), ...action.openAsks.map((ask) => askLine(ask, language))]),
      linesCell(action.milestones.map((one) => milestoneLine(one, language))),
    ],
  };
}

function stateLines({ review, late, silent }: ReportAction, language: Language): readonly CellLine[] {
  const say = sayIn(language);
  const flags: readonly CellLine[] = [
    ...(late ? [{ text: say("jalon en retard", "late milestone"), tone: "warn" as const }] : []),
    ...(silent && review !== null ? [{ text: say("sans revue récente", "no recent review"), tone: "warn" as const }] : []),
  ];
  if (review === null) return [{ text: say("Jamais revue", "Never reviewed"), tone: "soft" }, ...flags];
  return [
    { text: stateOfAction(review.state, language), state: review.state },
    { text: confidence(review.confidenceShare, language) },
    { text: say(`revue du ${dayInOne(review.on, "fr", "short")}`, `reviewed ${dayInOne(review.on, "en", "short")}`), tone: "soft" },
    ...flags,
  ];
}

function askLine({ kind, openedOn, text }: ReportAction["openAsks"][number], language: Language): CellLine {
  const say = sayIn(language);
  const name = kind === "obstacle" ? say("Obstacle", "Obstacle") : say("Décision demandée", "Decision asked for");
  return { lead: `${name} (${dayInOne(openedOn, language, "short")})${colon(language)}`, ...asWritten(text, language) };
}

function milestoneLine(one: ReportAction["milestones"][number], language: Language): CellLine {
  const say = sayIn(language);
  const day = (on: Day): string => dayInOne(on, language, "short");
  const moved = one.dueOn === one.firstDueOn ? "" : say(`, d’abord le ${day(one.firstDueOn)}`, `, first ${day(one.firstDueOn)}`);
  const about = one.dropped
    ? say("abandonné", "dropped")
    : one.reachedOn === null
      ? say(`prévu le ${day(one.dueOn)}${moved}`, `due ${day(one.dueOn)}${moved}`)
      : say(`atteint le ${day(one.reachedOn)}, prévu le ${day(one.dueOn)}${moved}`, `reached ${day(one.reachedOn)}, due ${day(one.dueOn)}${moved}`);
  return { ...asWritten(one.title, language), about, item: true };
}

function tieLines(action: ReportAction, language: Language): readonly CellLine[] {
  const say = sayIn(language);
  const named = action.ties.map((tie) => (tie.label === "" ? tie.code : tie.label));
  if (named.length > 0) return [{ text: `${say("Liée à", "Tied to")}${colon(language)}${formatList(named, language)}`, tone: "soft" }];
  return action.noIndicator === null ? [] : [{ lead: `${say("Aucun indicateur", "No indicator")}${colon(language)}`, ...asWritten(action.noIndicator, language), tone: "soft" }];
}
