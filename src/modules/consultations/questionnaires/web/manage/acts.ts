import { both } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import type { CampaignState } from "../../../domain/campaign.ts";

/** Acts of an organiser, each with a page that asks to confirm. */
export const acts = ["announce", "back-to-draft", "open", "send", "close", "publish", "cancel", "give-up-waiting"] as const;
export type Act = (typeof acts)[number];

export const actWords: Readonly<Record<Act, Bilingual>> = {
  announce: both("Annoncer", "Announce"),
  "back-to-draft": both("Revenir au brouillon", "Back to the draft"),
  open: both("Ouvrir", "Open"),
  send: both("Envoyer", "Send"),
  close: both("Clore maintenant", "Close now"),
  publish: both("Publier les résultats", "Publish the results"),
  cancel: both("Abandonner", "Give up"),
  "give-up-waiting": both("Renoncer à ce qui attend", "Give up what waits"),
};

/** The state that an act leads to, for those that are steps of the life. */
export const stepOf: Readonly<Partial<Record<Act, CampaignState>>> = { announce: "announced", "back-to-draft": "draft", open: "open", close: "closed", publish: "published" };

/** Acts that make sense where a questionnaire stands, the main one first; only where a key is lost is there anything to give up. */
export function actsIn(state: CampaignState, isKeyLost: boolean): readonly Act[] {
  if (isKeyLost) return state === "open" ? ["give-up-waiting", "send"] : ["give-up-waiting"];
  switch (state) {
    case "draft": return ["announce", "cancel"];
    case "announced": return ["open", "back-to-draft", "cancel"];
    case "open": return ["send", "close"];
    case "closed": return ["publish"];
    case "published": return [];
  }
}
