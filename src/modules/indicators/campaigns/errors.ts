import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { inBoth, formatDay } from "../../../kernel/i18n/format.ts";
import type { Campaign } from "./domain/campaign.ts";

export function unknownCampaign(): AppError {
  return new AppError("indicators.unknown-campaign", { fr: "Cette campagne n’existe pas.", en: "There is no such campaign." }, { status: 404 });
}

export function unknownDuty(): AppError {
  return new AppError("indicators.unknown-duty", { fr: "La campagne n’attend pas cette valeur.", en: "The campaign does not expect this value." }, { status: 404 });
}

export function unknownDraft(): AppError {
  return new AppError("indicators.unknown-draft", { fr: "Cet envoi gardé n’existe pas, ou il a déjà été repris.", en: "There is no such kept entry, or it was taken up already." }, { status: 404 });
}

/** Everything that stands against an act, each with what to do. */
export function campaignRefused(issues: readonly Issue[], status = 422): AppError {
  return new AppError(
    "indicators.campaign-refused",
    { fr: issues.map((issue) => issue.text.fr).join(" "), en: issues.map((issue) => issue.text.en).join(" ") },
    { status, issues },
  );
}

export function changedMeanwhile(said: { readonly fr: string; readonly en: string }): AppError {
  return new AppError(
    "indicators.campaign-changed-meanwhile",
    { fr: `Quelqu’un d’autre a modifié ceci depuis que vous l’avez affiché. ${said.fr} Rien n’est perdu\u202f: relisez, puis envoyez de nouveau.`, en: `Somebody else has changed this since you opened it. ${said.en} Nothing is lost: read again, then send again.` },
    { status: 409 },
  );
}

/** The campaign takes no values now; what was sent is kept as a draft. */
export function campaignTakesNothing(campaign: Campaign, phase: "planned" | "closed"): AppError {
  const when = inBoth((language) => {
    if (phase === "planned") return language === "fr" ? `La campagne n’ouvre que le ${formatDay(campaign.opensOn, "fr")}.` : `The campaign opens only on ${formatDay(campaign.opensOn, "en")}.`;
    if (campaign.closed !== null) return language === "fr" ? "La campagne a été close avant votre envoi." : "The campaign was closed before you sent this.";
    return language === "fr" ? `La campagne s’est terminée le ${formatDay(campaign.closesOn, "fr")}.` : `The campaign ended on ${formatDay(campaign.closesOn, "en")}.`;
  });
  return new AppError(
    phase === "planned" ? "indicators.campaign-not-open-yet" : "indicators.campaign-closed",
    {
      fr: `${when.fr} Ce que vous avez écrit est gardé\u202f: le bureau de pilotage peut l’admettre, et vous pourrez l’envoyer de nouveau si la campagne rouvre.`,
      en: `${when.en} What you wrote is kept: the steering office can let it in, and you can send it again if the campaign reopens.`,
    },
    { status: 409 },
  );
}

export function dutyRemoved(): AppError {
  return new AppError(
    "indicators.duty-removed",
    { fr: "La campagne n’attend plus cette valeur. Ce que vous avez écrit est gardé\u202f: voyez avec le bureau de pilotage.", en: "The campaign expects this value no more. What you wrote is kept: see with the steering office." },
    { status: 409 },
  );
}

export function notYourDuty(): AppError {
  return new AppError(
    "indicators.not-your-duty",
    { fr: "Cette valeur n’est pas attendue de vous. Le bureau de pilotage peut vous la confier.", en: "This value is not expected from you. The steering office can assign it to you." },
    { status: 403 },
  );
}

export function notYourProposal(): AppError {
  return new AppError("indicators.not-your-proposal", { fr: "Seule la personne qui a proposé une valeur peut la reprendre.", en: "Only whoever proposed a value can take it back." }, { status: 403 });
}
