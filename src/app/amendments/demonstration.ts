import { fixedClock } from "../../kernel/time/day.ts";
import { createAmendments, type Edit } from "../../modules/contract/index.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import type { House } from "../house.ts";

const madeBy = { accountId: null, name: "Démonstration" };

/**
 * One amendment in draft beside the shipped contract: never proposed, so that the contract in force stays the published
 * one. Its reason says that it is made up.
 */
export async function addDemonstrationAmendment({ db, contracts, indicators }: House): Promise<void> {
  const amendments = createAmendments({ db, clock: fixedClock(demonstrationDay), contracts, indicators });
  if ((await amendments.list()).length > 0) return;
  const number = await amendments.start(madeBy, {
    reasonKind: "planned-results",
    reason: {
      fr: "Exemple fictif, pour montrer un avenant en préparation\u202f: deux ans de collaborations empêchées par la crise sanitaire, et un accueil de jeunes chercheurs renforcé.",
      en: "Made-up example, to show an amendment in preparation: two years of collaborations held up by the pandemic, and more support for young researchers.",
    },
    demonstration: true,
  });
  const { draft } = await amendments.load(number);
  let revision = 1;
  for (const edit of madeUpEdits(draft.register)) revision = (await amendments.edit(madeBy, number, edit, revision)).amendment.revision;
}

/** A lower sum to reach, a longer definition and a new action, where the contract has what they change. */
function madeUpEdits(register: Awaited<ReturnType<ReturnType<typeof createAmendments>["load"]>>["draft"]["register"]): Edit[] {
  const edits: Edit[] = [];
  const target = register.indicators.flatMap((one) => one.parts).flatMap((one) => one.targets).find((one) => one.key === "3.a");
  if (target?.value === 70) {
    const { comparator, strict, upperValue, scope, dueYear, approximate, condition, statement, role } = target;
    edits.push({ kind: "target.terms", code: "3.a", terms: { comparator, strict, value: 60, upperValue, scope, dueYear, approximate, condition, statement, role } });
  }
  const objective = register.priorities[0]?.objectives[0];
  if (objective !== undefined) {
    edits.push({ kind: "action.add", objective: objective.code, code: "66", title: { fr: "Accompagner les jeunes chercheurs lauréats dans leurs deux premières années (action fictive)", en: "Support newly appointed young researchers through their first two years (made-up action)" } });
    edits.push({ kind: "reference.add", action: "66", indicator: "3.a" });
  }
  return edits;
}
