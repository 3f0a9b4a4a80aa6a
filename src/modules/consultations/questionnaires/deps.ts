import { createHash } from "node:crypto";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { Announce, Notify } from "../../../kernel/outbox/index.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { AxisKey, CampaignMode, Questionnaire } from "../domain/campaign.ts";
import { definitionOf, definitionText } from "../domain/definition.ts";
import type { Form } from "../domain/form.ts";
import type { Ballots, Forms } from "../domain/ports.ts";

/** An account that is open, by its own roles. */
export interface Person {
  readonly accountId: string;
  readonly roles: readonly { readonly role: string }[];
}

export interface QuestionnaireDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly forms: Pick<Forms, "find" | "list">;
  readonly ballots: Pick<Ballots, "open" | "fold" | "close" | "participation" | "keyLoss" | "giveUpWaiting">;
  /** Every fault of a form put to people in this mode. */
  readonly formFaults?: (form: Form, options: { readonly mode: CampaignMode }) => readonly Issue[];
  readonly people: () => Promise<readonly Person[]>;
  /** Accounts that run questionnaires: told of what needs them. */
  readonly organisers: () => Promise<readonly string[]>;
  readonly notify: Notify;
  readonly announce: Announce;
  /** What the publication of results makes final; called before the state is changed, perhaps twice. Left out: nothing. */
  readonly publishResults?: (actor: Actor, code: string) => Promise<void>;
  /** A number from 0 to 1 that nobody can foresee: when in the night the counters are fed. */
  readonly random: () => number;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** SHA-256 in hexadecimal of what is fixed, as whoever reads the definition from the API finds it (RFC 8785). */
export function definitionHash(questionnaire: Questionnaire, keys: readonly AxisKey[]): string {
  return createHash("sha256").update(definitionText(definitionOf(questionnaire, keys)), "utf8").digest("hex");
}
