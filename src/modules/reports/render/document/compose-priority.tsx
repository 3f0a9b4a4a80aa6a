import { formatDay, formatList, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { SpreadBar } from "../../../steering/index.ts";
import type { ReportAction, ReportObjective, ReportPriority } from "../../domain/content.ts";
import { sayIn, type Block, type Section, type TableRow } from "./blocks.ts";
import type { TextOf } from "./compose.ts";
import { colon, confidence, spreadSentence, stateOfAction } from "./words.ts";

/** One priority: its synthesis, then each objective with the spread of its actions and what their owners say. */
export function prioritySection(priority: ReportPriority, knownOn: Day, textOf: TextOf, language: Language): Section {
  const say = sayIn(language);
  return {
    id: `priority-${priority.code}`,
    title: `${say("Priorité", "Priority")} ${priority.code}${colon(language)}${pick(priority.title, language)}`,
    newPage: true,
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
      kind: "table",
      caption: say(`Objectif ${objective.code}, ce que disent les responsables des actions`, `Objective ${objective.code}, what the owners of the actions say`),
      columns: [
        { header: say("Action", "Action"), rowHeader: true, weight: 2.6 },
        { header: say("État", "State"), weight: 1.5 },
        { header: say("Synthèse et demandes", "Synthesis and requests"), weight: 3 },
        { header: say("Jalons", "Milestones"), weight: 2.2 },
      ],
      rows: objective.actions.map((action) => actionRow(action, language)),
    },
  ];
}

function actionRow(action: ReportAction, language: Language): TableRow {
  return {
    cells: [
      { text: lines([`${action.code}. ${pick(action.title, language)}`, tiesLine(action, language)]) },
      { text: stateLines(action, language) },
      { text: lines([action.review?.synthesis ?? "", ...action.openAsks.map((ask) => askLine(ask, language))]) || "–" },
      { text: milestoneLines(action, language) },
    ],
  };
}

function stateLines(action: ReportAction, language: Language): string {
  const say = sayIn(language);
  const flags = [
    ...(action.late ? [say("jalon en retard", "late milestone")] : []),
    ...(action.silent ? [say("sans revue récente", "no recent review")] : []),
  ];
  if (action.review === null) return lines([say("Jamais revue", "Never reviewed"), ...flags.filter((flag) => !flag.includes("revue") && !flag.includes("review"))]);
  const { state, on, confidenceShare } = action.review;
  return lines([stateOfAction(state, language), confidence(confidenceShare, language), say(`revue du ${formatDay(on, "fr")}`, `reviewed on ${formatDay(on, "en")}`), ...flags]);
}

function askLine(ask: ReportAction["openAsks"][number], language: Language): string {
  const say = sayIn(language);
  const kind = ask.kind === "obstacle" ? say("Obstacle", "Obstacle") : say("Décision demandée", "Decision asked for");
  return `${kind} (${formatDay(ask.openedOn, language, "short")})${colon(language)}${ask.text}`;
}

function milestoneLines(action: ReportAction, language: Language): string {
  const say = sayIn(language);
  if (action.milestones.length === 0) return "–";
  return lines(
    action.milestones.map((one) => {
      const moved = one.dueOn === one.firstDueOn ? "" : say(` (d’abord ${formatDay(one.firstDueOn, "fr", "short")})`, ` (first ${formatDay(one.firstDueOn, "en", "short")})`);
      const due = formatDay(one.dueOn, language, "short");
      const how = one.dropped
        ? say("abandonné", "dropped")
        : one.reachedOn === null
          ? say(`prévu le ${due}${moved}`, `due ${due}${moved}`)
          : say(`atteint le ${formatDay(one.reachedOn, "fr", "short")}, prévu le ${due}${moved}`, `reached ${formatDay(one.reachedOn, "en", "short")}, due ${due}${moved}`);
      return `${one.title}${colon(language)}${how}`;
    }),
  );
}

function tiesLine(action: ReportAction, language: Language): string {
  const say = sayIn(language);
  const named = action.ties.map((tie) => (tie.label === "" ? tie.code : tie.label));
  if (named.length > 0) return `${say("Liée à", "Tied to")}${colon(language)}${formatList(named, language)}`;
  return action.noIndicator === null ? "" : `${say("Aucun indicateur", "No indicator")}${colon(language)}${action.noIndicator}`;
}

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== "").join("\n");
}
