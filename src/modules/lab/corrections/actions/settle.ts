import type { Author } from "../../../../kernel/audit/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { partialDate, type DeliveryDraft, type NodeId, type Source, type SourceKind, type StatementDraft } from "../../../directory/index.ts";
import type { LabDeps } from "../../deps.ts";
import { thingOf, type Correction, type Proposed } from "../domain/correction.ts";
import { graphOf } from "../domain/moves.ts";
import { deskOf } from "../domain/routing.ts";
import { markSettled, unsettledCorrections } from "../store/corrections.ts";

const scope = "corrections";

/** What labs say here. Made-up facts have a source of their own, that of the demonstration, so that they leave as a whole. */
export function labSource(demonstration: boolean): Source {
  return {
    id: demonstration ? "demonstration-labs" : "lab", kind: "lab", home: null, licence: null,
    name: demonstration ? { fr: "Déclarations des laboratoires (fictif)", en: "Statements of the labs (fictitious)" } : { fr: "Déclarations des laboratoires", en: "Statements of the labs" },
  };
}

const deskNames: Partial<Record<SourceKind, { fr: string; en: string }>> = {
  "human-resources": { fr: "Réponses des ressources humaines aux corrections", en: "Answers of human resources to corrections" },
  finance: { fr: "Réponses des finances aux corrections", en: "Answers of finance to corrections" },
  contracts: { fr: "Réponses des contrats aux corrections", en: "Answers of contracts to corrections" },
};

/** What the owner of a field states when it accepts a correction: its own word, which stands whatever the lab says next. */
export function ownerSource(owner: SourceKind, demonstration: boolean): Source {
  const desk = deskOf(owner) === "field-owner" ? owner : "directory-office";
  const name = deskNames[desk] ?? { fr: "Référentiel des structures, corrections acceptées", en: "Directory office, accepted corrections" };
  return { id: `${demonstration ? "demonstration-" : ""}answers-${desk}`, kind: desk, name: demonstration ? { fr: `${name.fr} (fictif)`, en: `${name.en} (fictitious)` } : name, home: null, licence: null };
}

/**
 * Brings the graph to what the state of a correction asks for. Its two parts, the journal of corrections and the graph, are
 * not in one transaction: the journal says first what shall be, and this may be done again until it is.
 */
export async function settle(deps: LabDeps, by: Author, correction: Correction): Promise<void> {
  const { directory, clock } = deps;
  const { lab, owner } = graphOf(correction.state, correction.atOnce);
  const key = thingOf(correction);
  const deliver = (source: Source, said: Proposed | null): Promise<unknown> =>
    directory.deliver(by, delivery(source, clock.today(), correction, key, said));
  let decision: string | null = null;
  if (owner !== "nothing") {
    const said = owner === "answered" ? correction.answered : correction.proposed;
    if (said === null) throw new Error("a correction accepted with a change says none");
    const source = ownerSource(correction.owner, correction.demonstration);
    await deliver(source, said);
    decision = await prefer(deps, by, correction, source, key, said);
  }
  if (lab === "said" && correction.state !== "accepted") await deliver(labSource(correction.demonstration), correction.proposed);
  if (lab === "ended") await deliver(labSource(correction.demonstration), null);
  await markSettled(deps.db, correction.number, correction.state, decision);
}

/** Settles what an earlier failure left behind; made-up corrections whose structures have left stay as they are. */
export async function settleAll(deps: LabDeps): Promise<void> {
  const unsettled = await unsettledCorrections(deps.db);
  if (unsettled.length === 0) return;
  const demonstration = await deps.directory.hasDemonstration();
  for (const correction of unsettled.filter((one) => demonstration || !one.demonstration)) await settle(deps, { accountId: correction.accountId, name: correction.author }, correction);
}

function delivery(source: Source, observedOn: Day, correction: Correction, key: string, said: Proposed | null): DeliveryDraft {
  return {
    source, observedOn, scope, complete: false, fileSha256: null, mapping: null, demonstration: correction.demonstration,
    records: [{ key, line: null, raw: { correction: correction.number }, statements: said === null ? [] : statementsOf(correction, said) }],
  };
}

function statementsOf(correction: Correction, said: Proposed): readonly StatementDraft[] {
  const { value, slot, object, objectName, validFrom, validUntil } = said;
  return [
    {
      subject: { kind: "structure", key: correction.structure.key }, field: correction.field, value, raw: null,
      ...(slot === "" ? {} : { slot }), ...(object === null ? {} : { object }),
      ...(validFrom === null ? {} : { validFrom: partialDate(validFrom) }), ...(validUntil === null ? {} : { validUntil: partialDate(validUntil) }),
    },
    ...(object === null || objectName === null ? [] : [{ subject: object, field: "name", value: objectName }]),
  ];
}

/** The decision that keeps the owner's word above all others, through every import to come. */
async function prefer({ directory }: LabDeps, by: Author, correction: Correction, source: Source, recordKey: string, said: Proposed): Promise<string> {
  const found = await directory.find(correction.structure.key, "structure");
  if (found === null) throw new Error("the structure of a correction is not in the graph");
  const id: NodeId = found.ref.id;
  const statement = (await directory.statements(id, correction.field)).find((one) => one.source === source.id && one.recordKey === recordKey && one.endedOn === null);
  if (statement === undefined) throw new Error("the accepted word of a correction is not in the graph");
  const standing = (await directory.decisions(id)).find((one) => one.kind === "prefer" && one.statement === statement.id && one.revoked === null);
  if (standing !== undefined) return standing.id;
  const decision = await directory.decide(by, {
    kind: "prefer", nodeKind: "structure", key: correction.structure.key, field: correction.field, slot: said.slot, statement: statement.id,
    reason: `Correction n° ${correction.number}`,
  });
  return decision.id;
}
