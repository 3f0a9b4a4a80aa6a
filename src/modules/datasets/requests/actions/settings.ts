import { recordAudit } from "../../../../kernel/audit/index.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { mayEdit } from "../../domain/access.ts";
import type { Dataset, DatasetStanding } from "../../domain/dataset.ts";
import type { UseCondition } from "../domain/request.ts";
import { settingsIssues, usualSettings, type RequestSettings } from "../domain/settings.ts";
import { changedMeanwhile, notValid, notYours, unknownDataset } from "../errors.ts";
import { addSettings, settingsOf, type KeptSettings } from "../store/settings-store.ts";
import type { RequestsDeps } from "./deps.ts";

/** The settings in force; the usual ones (version 0) where nobody has settled anything. */
export async function settingsInForce({ db }: Pick<RequestsDeps, "db">, dataset: string): Promise<KeptSettings> {
  return (await settingsOf(db, dataset)) ?? { version: 0, settings: usualSettings };
}

/** The conditions of use declared with human data, each with its words. */
export function declaredConditions({ conditionText }: Pick<RequestsDeps, "conditionText">, { metadata }: Pick<Dataset, "metadata">): readonly UseCondition[] {
  return (metadata.human?.useConditions ?? []).map(({ code, detail }) => {
    const text = conditionText(code) ?? { fr: code, en: code };
    const more = detail === null || detail.trim() === "" ? "" : ` (${detail})`;
    return { key: code, code, text: { fr: `${text.fr}${more}`, en: `${text.en}${more}` } };
  });
}

/** The standing of a dataset that this caller may edit. Fails with `requests.unknown-dataset`, or `requests.not-yours` where they may read it only. */
export async function editable({ datasets }: Pick<RequestsDeps, "datasets">, actor: Actor | null, code: string): Promise<{ readonly dataset: Dataset; readonly standing: DatasetStanding }> {
  const [dataset, standing] = [await datasets.findFor(actor, code), await datasets.standing(code)];
  if (dataset === null || standing === null) throw unknownDataset();
  if (!mayEdit(actor, standing)) throw notYours();
  return { dataset, standing };
}

/**
 * Settles what a dataset asks of those who want it, as a new version: requests under way keep the form and rule that they
 * were handed in with. Fails with `requests.not-valid`, `requests.changed-meanwhile` (`basedOn` is not the version any more).
 */
export async function settle(deps: RequestsDeps, actor: Actor, code: string, settings: RequestSettings, basedOn: number): Promise<KeptSettings> {
  const { dataset } = await editable(deps, actor, code);
  const open = new Set((await deps.accounts.allAccounts()).filter(({ active }) => active).map(({ id }) => id));
  const issues = settingsIssues(settings, open);
  if (issues.length > 0) throw notValid(issues);
  const current = await settingsInForce(deps, dataset.code);
  if (current.version !== basedOn) throw changedMeanwhile();
  const at = deps.clock.now().toISOString();
  const kept = { version: basedOn + 1, settings };
  await deps.db.tx(async (inside) => {
    if (!(await addSettings(inside, dataset.code, kept.version, settings, at, actor.accountId))) throw changedMeanwhile();
    await recordAudit(inside, { recordedAt: new Date(at), accountId: actor.accountId, author: actor.name, act: "requests.settled", subject: `dataset:${dataset.code}`, previous: { version: current.version }, next: { version: kept.version, deciders: settings.deciders.length, rule: settings.rule, deadlineDays: settings.deadlineDays } });
  });
  return kept;
}
