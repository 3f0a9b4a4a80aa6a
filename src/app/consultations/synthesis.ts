import type { Db } from "../../kernel/db/db.ts";
import { both } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { createSyntheses, createSynthesisRoutes, questionnaireSource, sourcesTogether, stepSource, type ContributionSource, type Syntheses } from "../../modules/consultations/index.ts";
import { rolesFor } from "../../modules/identity/index.ts";
import type { Route } from "../../kernel/http/route.ts";
import type { House } from "../house.ts";
import { contractObjectives } from "../sites/objectives.ts";

type Parts = Pick<House, "questionnaires" | "ballots" | "results" | "steps" | "identity"> & { readonly db: Db; readonly clock: Clock; readonly secret?: () => string };

export function synthesisSource({ questionnaires, ballots, steps, clock }: Pick<Parts, "questionnaires" | "ballots" | "steps" | "clock">): ContributionSource {
  return sourcesTogether([questionnaireSource({ questionnaires, ballots }), stepSource({ steps, clock })]);
}

/** Accounts that may be made coders. */
async function coders({ identity }: Pick<Parts, "identity">): Promise<readonly { readonly accountId: string; readonly name: string }[]> {
  const holders: readonly string[] = rolesFor("consultations.code");
  return (await identity.allAccounts()).filter(({ active, roles }) => active && roles.some(({ role }) => holders.includes(role))).map(({ id, name }) => ({ accountId: id, name }));
}

/** Coding and syntheses over what questionnaires and participatory steps have gathered. */
export function composeSyntheses({ db, clock, secret, ...parts }: Parts): Syntheses {
  return createSyntheses({ db, clock, source: synthesisSource({ ...parts, clock }), results: (code) => parts.results.carryingOf(code), people: () => coders(parts), ...(secret === undefined ? {} : { secret }) });
}

/**
 * What the self-evaluation says of an objective, for the final evaluation of the contract: the headline figure of the
 * published results, then the sentences of the published synthesis with the numbers behind them. Null where neither is.
 */
export async function selfEvaluationOf({ results, syntheses }: { readonly results: Pick<House["results"], "headlineOf">; readonly syntheses: Pick<Syntheses, "selfEvaluationOf"> }, objective: string): Promise<Bilingual | null> {
  const said = [await results.headlineOf(objective), await syntheses.selfEvaluationOf(objective)].filter((one) => one !== null);
  return said.length === 0 ? null : both(said.map(({ fr }) => fr).join(" "), said.map(({ en }) => en).join(" "));
}

export function synthesisRoutesOf(house: Pick<House, "syntheses" | "questionnaires" | "ballots" | "steps" | "identity" | "contracts" | "clock">): readonly Route[] {
  return createSynthesisRoutes({
    syntheses: house.syntheses, source: synthesisSource(house), people: () => coders(house),
    objectives: () => contractObjectives(house.contracts, house.clock.today()),
  });
}
