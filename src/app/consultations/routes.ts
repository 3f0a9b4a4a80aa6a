import { anonymityRoutes, answerRoutes, ballotRoutes, createFormRoutes, integrityRoutes, printRoutes, questionnaireRoutes, resultRoutes, stepsOnHub, stepsRoutes } from "../../modules/consultations/index.ts";
import type { Route } from "../../kernel/http/route.ts";
import { contractObjectives } from "../sites/objectives.ts";
import { may } from "../../modules/identity/index.ts";
import type { House } from "../house.ts";
import { siteUrlOf } from "../site-url.ts";
import { contractItems } from "./steps.ts";
import { synthesisRoutesOf } from "./synthesis.ts";
import { objectiveStandings } from "./standings.ts";
import { trainingRoutesOf } from "./training.ts";

type Parts = Pick<House, "db" | "clock" | "config" | "forms" | "ballots" | "questionnaires" | "mayAnswer" | "robots" | "integrity" | "training" | "identity" | "contracts" | "outbox" | "results" | "indicators" | "steering" | "steps" | "syntheses">;

/** Every route of questionnaires, consultations and integrity. */
export function consultationRoutes(house: Parts): readonly Route[] {
  return [
    ...anonymityRoutes(), ...answerRoutes({ questionnaires: house.questionnaires, ballots: house.ballots, mayAnswer: house.mayAnswer }),
    ...questionnaireRoutes({ questionnaires: house.questionnaires, ballots: house.ballots, mayAnswer: house.mayAnswer, robots: house.robots, site: siteUrlOf(house.config), entries: ({ clock }) => stepsOnHub(house.steps, clock.today()) }),
    ...createFormRoutes({ forms: house.forms, objectives: () => contractObjectives(house.contracts, house.clock.today()) }),
    ...printRoutes({ questionnaireOf: async (code, actor) => { const found = await house.questionnaires.find(code); return found === null || (found.state === "draft" && !may(actor, "consultations.run")) ? null : found; } }),
    ...ballotRoutes({ ballots: house.ballots }),
    ...resultRoutes({ results: house.results, objectiveStandings: (codes, on) => objectiveStandings(house, codes, on), standingDay: () => house.indicators.defaultDay() }),
    ...stepsRoutes({ steps: house.steps, robots: house.robots, contract: contractItems(house.contracts), site: siteUrlOf(house.config) }),
    ...synthesisRoutesOf(house),
    ...integrityRoutes(house.integrity),
    ...trainingRoutesOf(house),
  ];
}
