import { randomUUID } from "node:crypto";
import { recordAudit } from "../../../../kernel/audit/index.ts";
import { inBoth } from "../../../../kernel/i18n/format.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { may } from "../../../identity/index.ts";
import { ruleOf } from "../domain/charter.ts";
import { fault, plainText } from "../domain/check.ts";
import type { ContributionState } from "../domain/contribution.ts";
import type { StepsDeps } from "../deps.ts";
import { contributionChangedMeanwhile, contributionNotValid, doorNotYours, unknownContribution } from "../errors.ts";
import { lockedContribution, updateState, type KeptContribution } from "../store/contributions.ts";
import { decisionsOf, insertDecision, markUndone } from "../store/outcomes.ts";

export const moderationActs = ["accept", "refuse", "mask", "undo"] as const;
export type ModerationAct = (typeof moderationActs)[number];

export interface Moderation {
  readonly act: ModerationAct;
  /** Of the charter; needed to refuse and to mask. */
  readonly rule: string;
  readonly note: string;
  /** Of the text that was read: nobody decides of another. */
  readonly revision: number;
}

const from: Readonly<Record<Exclude<ModerationAct, "undo">, { readonly states: readonly ContributionState[]; readonly to: ContributionState }>> = {
  accept: { states: ["waiting", "refused", "masked"], to: "published" },
  refuse: { states: ["waiting"], to: "refused" },
  mask: { states: ["published"], to: "masked" },
};

const auditActs: Readonly<Record<ModerationAct, string>> = { accept: "consultations.contribution-accepted", refuse: "consultations.contribution-refused", mask: "consultations.contribution-masked", undo: "consultations.contribution-decision-undone" };

/**
 * Decides of a text, under one's own name, which stays with the decision and in the audit; the audit does not repeat
 * the text. Undo takes back the last decision. Fails with `contribution-changed` where somebody else was faster.
 */
export async function moderate(deps: StepsDeps, actor: Actor, id: string, { act, rule, note, revision }: Moderation): Promise<void> {
  if (!may(actor, "consultations.moderate")) throw doorNotYours();
  await deps.db.tx(async (tx) => {
    const contribution = await lockedContribution(tx, id);
    if (contribution === null || contribution.state === "withdrawn") throw unknownContribution();
    if (contribution.revision !== revision) throw contributionChangedMeanwhile();
    const at = deps.clock.now().toISOString();
    const decision = { id: randomUUID(), contributionId: id, act, previousState: contribution.state, decidedBy: actor.name, decidedAt: at };
    if (act === "undo") {
      const last = (await decisionsOf(tx, id)).find((one) => !one.undone && one.act !== "undo");
      if (last === undefined || last.nextState !== contribution.state) throw contributionChangedMeanwhile();
      const earlier = (await decisionsOf(tx, id)).find((one) => !one.undone && one.act !== "undo" && one.id !== last.id);
      const keptRule = last.previousState === "refused" || last.previousState === "masked" ? (earlier?.rule ?? "off-topic") : null;
      await markUndone(tx, last.id);
      await updateState(tx, id, { state: last.previousState, rule: keptRule, note: keptRule === null ? "" : (earlier?.note ?? ""), publishedAt: contribution.publishedAt });
      await insertDecision(tx, { ...decision, nextState: last.previousState, rule: null, note: "" });
    } else {
      const { states, to } = from[act];
      if (!states.includes(contribution.state)) throw contributionChangedMeanwhile();
      const needsRule = act !== "accept";
      if (needsRule && ruleOf(rule) === null) throw contributionNotValid([fault("no-rule", "rule", "Choisissez la règle de la charte.", "Choose the rule of the charter.")]);
      const said = plainText(note).slice(0, 1_000);
      await updateState(tx, id, { state: to, rule: needsRule ? rule : null, note: needsRule ? said : "", publishedAt: act === "accept" ? (contribution.publishedAt ?? at) : contribution.publishedAt });
      await insertDecision(tx, { ...decision, nextState: to, rule: needsRule ? rule : null, note: needsRule ? said : "" });
      if (needsRule) await tell(deps, tx, contribution, rule, decision.id);
    }
    await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act: auditActs[act], subject: `contribution:${id}`, recordedAt: deps.clock.now(), previous: { state: contribution.state }, next: { act, ...(act === "refuse" || act === "mask" ? { rule } : {}) } });
  });
}

/** Whoever signed in to write is told that their text was not published, and why. */
async function tell(deps: StepsDeps, tx: Parameters<StepsDeps["notify"]>[0], contribution: KeptContribution, rule: string, decision: string): Promise<void> {
  if (contribution.accountId === null) return;
  const why = ruleOf(rule);
  await deps.notify(tx, {
    key: `contribution-decided:${decision}`, to: [contribution.accountId], personal: true, path: `/consultations/steps/${contribution.consultation}/mine`,
    subject: { fr: "Votre texte n’est pas publié", en: "Your text is not published" },
    text: inBoth((language) => (language === "fr" ? `Un modérateur a retiré l’un de vos textes de la consultation, au titre de la charte\u202f: ${why?.fr ?? ""}. Vous pouvez le lire, et le corriger tant que la phase est ouverte.` : `A moderator took one of your texts out of the consultation under the charter: ${why?.en ?? ""}. You can read it, and mend it while the phase is open.`)),
  });
}
