import type { VNode } from "preact";
import { Breadcrumbs, Tag, type Crumb, type Tone } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { addDays, type Day } from "../../../../kernel/time/day.ts";
import { certificateState, type Certificate, type CertificateState, type TrainingClass, type TrainingModule } from "../domain/model.ts";
import type { Place } from "./deps.ts";

export const stateNames: Readonly<Record<CertificateState, Bilingual>> = {
  "in-force": { fr: "en vigueur", en: "in force" }, expired: { fr: "expiré", en: "expired" }, superseded: { fr: "remplacé", en: "replaced" }, revoked: { fr: "révoqué", en: "revoked" },
};
const stateTones: Readonly<Record<CertificateState, Tone>> = { "in-force": "good", expired: "quiet", superseded: "quiet", revoked: "bad" };

/** How a certificate stands, in one word; one that ends within 180 days says so. */
export function CertificateTag({ certificate, place }: { readonly certificate: Certificate; readonly place: Place }): VNode {
  const state = certificateState(certificate, place.today);
  if (state === "in-force" && certificate.expiresOn <= addDays(place.today, 180)) return <Tag tone="warn">{place.say("bientôt échu", "ending soon")}</Tag>;
  return <Tag tone={stateTones[state]}>{stateNames[state][place.language]}</Tag>;
}

export function creditsText(credits: number, language: Language): string {
  return `${formatNumber(credits, language)} ${plural(language, credits, { one: language === "fr" ? "crédit" : "credit", other: language === "fr" ? "crédits" : "credits" })}`;
}

/** "3 ans", "18 mois": whole years where the months make them. */
export function monthsText(months: number, language: Language): string {
  const years = months % 12 === 0;
  const number = years ? months / 12 : months;
  const unit = years ? (language === "fr" ? ["an", "ans"] : ["year", "years"]) : language === "fr" ? ["mois", "mois"] : ["month", "months"];
  return `${formatNumber(number, language)} ${plural(language, number, { one: unit[0] ?? "", other: unit[1] ?? "" })}`;
}

export function hoursText(hours: number, language: Language): string {
  return `${formatNumber(hours, language)}\u00a0h`;
}

/** The last day on which something holds: what people say, where the house keeps the first day after. */
export function lastDay(expiresOn: Day, language: Language): string {
  return formatDay(addDays(expiresOn, -1), language);
}

/** "le 12 mai 2025", "du 12 au…", "à votre rythme". */
export function classDays({ startsOn, endsOn }: Pick<TrainingClass, "startsOn" | "endsOn">, { language, say }: Pick<Place, "language" | "say">): string {
  if (startsOn === null || endsOn === null) return say("à votre rythme", "at your own pace");
  if (startsOn === endsOn) return formatDay(startsOn, language);
  return say(`du ${formatDay(startsOn, language)} au ${formatDay(endsOn, language)}`, `${formatDay(startsOn, language)} to ${formatDay(endsOn, language)}`);
}

export function Crumbs({ place, crumbs, managing = false }: { readonly place: Place; readonly crumbs: readonly Crumb[]; readonly managing?: boolean }): VNode {
  const { say } = place;
  return <Breadcrumbs language={place.language} crumbs={[{ label: say("Éthique et intégrité", "Ethics and integrity"), href: "/integrity" }, { label: say("Formations", "Training"), href: "/integrity/training" }, ...(managing ? [{ label: say("Conduite", "Running"), href: "/integrity/training/manage" }] : []), ...crumbs]} />;
}

export function Lines({ text }: { readonly text: string }): VNode {
  return <ul>{text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => <li>{line}</li>)}</ul>;
}

export function CompulsoryTag({ module, say }: { readonly module: Pick<TrainingModule, "forNewcomers">; readonly say: Place["say"] }): VNode | null {
  return module.forNewcomers ? <Tag tone="accent">{say("obligatoire à l’arrivée", "compulsory for newcomers")}</Tag> : null;
}
