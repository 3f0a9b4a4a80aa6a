import type { Db } from "../../../../kernel/db/db.ts";
import { addMonths, type Day } from "../../../../kernel/time/day.ts";
import { listLength } from "../../badges/index.ts";
import { labelExpiry, labelProgress } from "../domain/labels.ts";
import type { Certificate, CertificateKind, TrainingClass, TrainingModule } from "../domain/model.ts";
import type { TrainingDeps } from "../deps.ts";
import { listLabels } from "../store/catalogue.ts";
import { addCredit, listCertificates, listCredits, replaceCertificate, takenPlaces } from "../store/earned.ts";

type EarnDeps = Pick<TrainingDeps, "randomId" | "randomBelow" | "demonstration" | "notify">;

/** A place in a status list, at random, so that neighbours in the list say nothing of one another; a new list once one is half full. */
async function freePlace(deps: EarnDeps, tx: Db): Promise<{ readonly statusList: number; readonly statusIndex: number }> {
  const taken = await takenPlaces(tx);
  const lists = 1 + Math.floor(taken.size / (listLength / 2));
  for (;;) {
    const at = deps.randomBelow(lists * listLength);
    if (!taken.has(at)) return { statusList: 1 + Math.floor(at / listLength), statusIndex: at % listLength };
  }
}

async function issue(deps: EarnDeps, tx: Db, facts: { readonly accountId: string; readonly kind: CertificateKind; readonly code: string; readonly version: number; readonly credits: number | null; readonly issuedOn: Day; readonly expiresOn: Day; readonly classId: string | null; readonly before: Certificate | null }): Promise<void> {
  const { classId, before, ...rest } = facts;
  const id = deps.randomId();
  // What the holder wished of the one before holds of the one after.
  await replaceCertificate(tx, { ...rest, id, nameShown: before?.nameShown ?? false, mailInClear: before?.mailInClear ?? false, ...(await freePlace(deps, tx)), demonstration: deps.demonstration === true }, classId);
}

/**
 * Somebody has completed a class on a day: credits once, the certificate of the module in the place of the one before, and
 * every label that is now due. Asked again for the same class: nothing. Inside a transaction.
 */
export async function complete(deps: EarnDeps, tx: Db, accountId: string, one: TrainingClass, module: TrainingModule, on: Day): Promise<void> {
  const certificates = await listCertificates(tx, accountId);
  const expiresOn = addMonths(on, module.validityMonths);
  if (module.credits > 0) await addCredit(tx, { id: deps.randomId(), accountId, classId: one.id, moduleCode: module.code, credits: module.credits, earnedOn: on, expiresOn }, deps.demonstration === true);
  const before = certificates.find((held) => held.kind === "module" && held.code === module.code && held.supersededBy === null && held.revokedOn === null) ?? null;
  await issue(deps, tx, { accountId, kind: "module", code: module.code, version: module.version, credits: module.credits === 0 ? null : module.credits, issuedOn: on, expiresOn, classId: one.id, before });
  await awardLabels(deps, tx, accountId, on);
}

/** Gives or renews every label that is due to a person on a day; gives the codes. Inside a transaction. */
export async function awardLabels(deps: EarnDeps, tx: Db, accountId: string, on: Day): Promise<readonly string[]> {
  const [labels, certificates, credits] = [await listLabels(tx), await listCertificates(tx, accountId), await listCredits(tx, accountId)];
  const given: string[] = [];
  for (const label of labels) {
    const progress = labelProgress(label, certificates, credits, on);
    // Of a class that is recorded late: what was given since stands.
    if (!progress.due || certificates.some((one) => one.kind === "label" && one.code === label.code && one.issuedOn > on)) continue;
    const before = certificates.find((held) => held.kind === "label" && held.code === label.code && held.supersededBy === null && held.revokedOn === null) ?? null;
    await issue(deps, tx, { accountId, kind: "label", code: label.code, version: label.version, credits: null, issuedOn: on, expiresOn: labelExpiry(progress, on), classId: null, before });
    given.push(label.code);
    if (deps.demonstration === true || label.demonstration) continue;
    await deps.notify(tx, {
      key: `training-label:${label.code}:${accountId}:${on}`,
      to: [accountId],
      subject: progress.held === null ? { fr: `Vous avez le label «\u202f${label.title.fr}\u202f»`, en: `You have the label “${label.title.en}”` } : { fr: `Votre label «\u202f${label.title.fr}\u202f» est renouvelé`, en: `Your label “${label.title.en}” is renewed` },
      text: { fr: "Le certificat et son badge sont sur la page de vos formations.", en: "The certificate and its badge are on the page of your training." },
      path: "/integrity/my-training",
    });
  }
  return given;
}
