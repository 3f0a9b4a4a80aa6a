import { formatDay, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Notice } from "../../../../kernel/outbox/notice.ts";
import { addDays, daysBetween, type Day } from "../../../../kernel/time/day.ts";
import { certificateState, type Certificate, type TrainingModule } from "./model.ts";

/** Days before the end of a certificate at which its holder is reminded, once each. */
export const reminderDays: readonly number[] = [180, 60, 14];
/** An account is a newcomer's for so many days. */
export const newcomerDays = 180;

/**
 * What has to be told on a day about certificates that will end: the last rung reached of each, so that a timer that slept
 * tells once and not three times. Made-up certificates remind nobody.
 */
export function expiryNotices(certificates: readonly Certificate[], titles: (certificate: Certificate) => Bilingual, on: Day): readonly Notice[] {
  return certificates.flatMap((certificate): Notice[] => {
    if (certificate.demonstration || certificateState(certificate, on) !== "in-force") return [];
    const left = daysBetween(on, certificate.expiresOn);
    const rung = reminderDays.findLast((days) => left <= days);
    if (rung === undefined) return [];
    const title = titles(certificate);
    const last = addDays(certificate.expiresOn, -1);
    return [{
      key: `training-expiry:${certificate.id}:${rung}`,
      to: [certificate.accountId],
      subject: { fr: `Votre certificat «\u202f${title.fr}\u202f» vaut jusqu’au ${formatDay(last, "fr")}`, en: `Your certificate “${title.en}” holds until ${formatDay(last, "en")}` },
      text: {
        fr: certificate.kind === "label" ? "Ce qui manque pour le renouveler est sur la page de vos formations." : "Suivre de nouveau le module le renouvelle\u202f; les prochaines séances sont au catalogue.",
        en: certificate.kind === "label" ? "What is missing to renew it is on the page of your training." : "Taking the module again renews it; the next classes are in the catalogue.",
      },
      path: "/integrity/my-training",
    }];
  });
}

export interface Newcomer {
  readonly accountId: string;
  readonly since: Day;
}

/** Newcomers who are neither enrolled in nor certified for a compulsory module, told of it once each. `done` answers for an account and a module. */
export function newcomerNotices(people: readonly Newcomer[], modules: readonly TrainingModule[], done: (accountId: string, module: string) => boolean, on: Day): readonly Notice[] {
  const compulsory = modules.filter((module) => module.forNewcomers && module.offered && !module.demonstration);
  return people.filter(({ since }) => since <= on && daysBetween(since, on) <= newcomerDays).flatMap(({ accountId }) => compulsory.filter((module) => !done(accountId, module.code)).map((module): Notice => ({
    key: `training-newcomer:${module.code}:${accountId}`,
    to: [accountId],
    subject: { fr: `Une formation vous attend\u202f: ${module.title.fr}`, en: `Training awaits you: ${module.title.en}` },
    text: inBoth((language) => (language === "fr" ? `Elle fait partie de l’accueil de toutes les personnes qui arrivent.\n\n${module.summary.fr}` : `It is part of the welcome of everyone who joins.\n\n${module.summary.en}`)),
    path: `/integrity/training/${module.code}`,
  })));
}
