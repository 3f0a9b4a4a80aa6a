import type { KeyObject } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { day, fixedClock, type Clock } from "../../../../kernel/time/day.ts";
import { checkAnswers } from "../../domain/answering/index.ts";
import type { Answers } from "../../domain/answers.ts";
import type { AxisKey, Questionnaire } from "../../domain/campaign.ts";
import type { Form, FormAxis } from "../../domain/form.ts";
import type { Ballot } from "../../domain/ports.ts";
import { makeSigningKey, signingKeyBytes } from "../crypto/blind-signature.ts";
import { createBallots, type BallotService } from "../ballots.ts";
import type { BallotDeps } from "../deps.ts";
import { fastToken, unblinded } from "./fast-client.ts";

const both = (text: string) => ({ fr: text, en: text });
export const axisCodes = ["strategy", "support", "integrity", "openness"] as const;

const axis = (code: string): FormAxis => ({
  code, title: both(code), introduction: both(code), objectives: [],
  sections: [{ code: "only", title: both("only"), questions: [
    { kind: "scale", code: "useful", label: both("useful"), low: 1, high: 5, lowLabel: both("low"), highLabel: both("high"), noOpinion: true },
    { kind: "multiple", code: "means", label: both("means"), options: ["time", "money", "people"].map((option) => ({ code: option, label: both(option) })) },
    { kind: "text", code: "words", label: both("words"), longest: 4_000 },
  ] }],
});

/** Four axes of three questions, with one group. */
export const smallForm: Form = {
  code: "small", version: 1, title: both("small"), introduction: both("small"),
  groups: [{ kind: "single", code: "work", label: both("work"), options: ["research", "support"].map((option) => ({ code: option, label: both(option) })) }],
  axes: axisCodes.map(axis),
};

export function questionnaireOf(given: Partial<Questionnaire> = {}): Questionnaire {
  return {
    code: "self-evaluation", title: both("t"), purpose: both("p"), mode: "anonymous", period: null, opensOn: day("2025-03-01"), closesOn: day("2025-04-01"),
    threshold: 5, eligibleRoles: null, form: smallForm, state: "open", definitionSha256: "d".repeat(64), demonstration: false, ...given,
  };
}

export const actorOf = (accountId: string): Actor => ({ accountId, name: accountId, roles: [] });

export interface Campaign {
  readonly ballots: BallotService;
  readonly keys: readonly AxisKey[];
  readonly keyDirectory: string;
  /** Changes what the house knows of the questionnaire, or its clock. */
  set(changes: { readonly questionnaire?: Partial<Questionnaire>; readonly clock?: Clock }): void;
  /** A service as another process, or the same one started again, would have it. */
  again(deps?: Partial<BallotDeps>): BallotService;
  ballotOf(token: { readonly axis: string; readonly token: string; readonly signature: string }, answers?: Answers): Ballot;
  /** Signed tokens of one person, for all axes. */
  tokensFor(accountId: string, axes?: readonly string[]): Promise<readonly { readonly axis: string; readonly token: string; readonly signature: string }[]>;
  end(): void;
}

/** A questionnaire that stands still, over a database and keys that others have or had too. */
export function campaignIn(db: Db, keyDirectory: string): { readonly ballots: BallotService; readonly questionnaire: Questionnaire } {
  const questionnaire = questionnaireOf();
  return { questionnaire, ballots: createBallots({ db, keyDirectory, clock: fixedClock("2025-03-10"), questionnaire: async () => questionnaire, mayAnswer: async () => true, eligibleCount: async () => 60, checkAnswers }) };
}

/** Made once for all questionnaires of a test file, since a key takes half a second; another questionnaire has them for other axes. */
let keyPool: Promise<readonly KeyObject[]> | null = null;

export async function layKeys(keyDirectory: string, code: string): Promise<void> {
  keyPool ??= Promise.all(axisCodes.map(makeSigningKey));
  const pool = await keyPool;
  const folder = join(keyDirectory, code);
  mkdirSync(folder, { mode: 0o700 });
  for (const [index, axisCode] of axisCodes.entries()) {
    const key = pool[(index + code.length) % pool.length];
    if (key !== undefined) writeFileSync(join(folder, `sign-${axisCode}`), signingKeyBytes(key), { mode: 0o600 });
  }
}

/** A questionnaire that is open, in a folder of keys of its own. */
export async function openCampaign(db: Db, given: Partial<Questionnaire> = {}, deps: Partial<BallotDeps> = {}): Promise<Campaign> {
  const keyDirectory = mkdtempSync(join(tmpdir(), "jalon-ballots-"));
  let questionnaire = questionnaireOf(given);
  let clock = fixedClock("2025-03-10");
  const all: BallotDeps = {
    db, keyDirectory, clock: { now: () => clock.now(), today: () => clock.today() },
    questionnaire: async (code) => (code === questionnaire.code ? questionnaire : null),
    mayAnswer: async (actor) => !actor.accountId.startsWith("outsider"), eligibleCount: async () => 60, checkAnswers, ...deps,
  };
  if (questionnaire.mode === "anonymous") await layKeys(keyDirectory, questionnaire.code);
  const again = (other: Partial<BallotDeps> = {}): BallotService => createBallots({ ...all, ...other });
  const ballots = again();
  const keys = await ballots.open(questionnaire);
  return {
    ballots, keys, keyDirectory, again,
    set: (changes) => {
      questionnaire = { ...questionnaire, ...changes.questionnaire };
      clock = changes.clock ?? clock;
    },
    ballotOf: ({ axis: axisCode, token, signature }, answers = { useful: 4 }) => ({ questionnaire: questionnaire.code, axis: axisCode, definitionSha256: questionnaire.definitionSha256 ?? "", token, signature, answers }),
    async tokensFor(accountId, axes = axisCodes) {
      const made = keys.filter(({ axis: axisCode }) => axes.includes(axisCode)).map(({ axis: axisCode, publicKey }) => ({ axis: axisCode, made: fastToken(publicKey) }));
      const signatures = await ballots.issue(actorOf(accountId), questionnaire.code, Object.fromEntries(made.map(({ axis: axisCode, made: { blinded } }) => [axisCode, blinded])));
      return made.map(({ axis: axisCode, made: token }) => ({ axis: axisCode, token: token.token.toString("base64url"), signature: unblinded(token, signatures[axisCode] ?? "") }));
    },
    end: () => rmSync(keyDirectory, { recursive: true, force: true }),
  };
}
