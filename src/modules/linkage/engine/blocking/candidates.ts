import { rulePairs } from "./rules.ts";
import type { Engine } from "../engine.ts";

/** Makes `candidates` rule by rule; gives how many pairs each rule makes that no earlier one made. */
export async function makeCandidates(engine: Engine): Promise<number[]> {
  const { analytics, model } = engine;
  await analytics.run("create or replace table candidates (rule smallint, l integer, r integer)");
  const made: number[] = [];
  for (const [index, rule] of model.blocking.entries()) {
    engine.told("comparing", (0.6 * index) / model.blocking.length);
    const earlier = model.blocking.slice(0, index).map((other) => other.on);
    const inserted = await analytics.connection.runAndReadAll(`insert into candidates select ${index}::smallint, l, r from (${rulePairs(model, rule.on, earlier, { isLink: engine.isLink, newOnly: engine.newOnly })})`);
    made.push(Number(inserted.getRowsJS()[0]?.[0] ?? 0));
  }
  return made;
}
