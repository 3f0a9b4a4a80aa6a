import { randomInt, randomUUID } from "node:crypto";
import { createChallenge, verifySolution, type Challenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import type { Issue } from "../errors/app-error.ts";
import type { Language } from "../i18n/language.ts";
import { drawQuestion, plainAnswer } from "./questions.ts";
import { createSeal } from "./seal.ts";
import { createAddressCounter, createSpentSet } from "./spent.ts";
import { robotIssue } from "./words.ts";

/** Names of the fields that a protected form sends. */
export const robotFields = { token: "robot-token", solution: "robot-solution", answer: "robot-answer", trap: "robot-trap" } as const;

/** What a form shows: `RobotFields` renders it. */
export interface RobotCheck {
  /** Sealed; comes back as `robot-token`. */
  readonly token: string;
  /** What the browser works on by itself. */
  readonly challenge: Challenge;
  /** What those without a script answer instead. */
  readonly question: string;
  /** Kept from what was sent, where the form comes back for another reason. */
  readonly solution: string;
  readonly answer: string;
}

export type PostedFields = Readonly<Record<string, unknown>>;

export interface Robots {
  /**
   * The check of a form that is about to be shown. `form` names the form and what it is about (`proposal STEP-1`): what
   * was shown for one is worth nothing for another. With `posted`, a check that is still good is shown again as it was
   * answered, so that nobody answers twice because of a fault elsewhere in the form.
   */
  fields(form: string, language: Language, posted?: PostedFields): Promise<RobotCheck>;
  /**
   * What stands against taking this form as sent by a person; nothing where all is well. A check is good once: it is
   * spent by a check that finds no fault, unless `spend` is false (the form has other faults and will come back).
   * Wrong answers spend it too: who guesses gets another question.
   */
  check(posted: PostedFields, context: { readonly form: string; readonly address?: string | undefined; readonly spend?: boolean }): Promise<readonly Issue[]>;
}

export interface RobotOptions {
  /** 32 bytes that stay in this house; read at the first use. */
  readonly key: () => Uint8Array;
  /** Milliseconds of real time, which a house whose clock is set elsewhere still needs. By default they only go forward, whatever is done to the clock of the machine. */
  readonly now?: () => number;
  /** Nobody reads and fills a form faster. Default 2 seconds. */
  readonly leastMs?: number;
  /** How long a form may stay open. Default 4 hours. */
  readonly longestMs?: number;
  /** Sendings from one address within ten minutes: an institute stands behind one address. Default 60. */
  readonly mostPerAddress?: number;
  /** Derivations that a browser has to try: between these two. */
  readonly tries?: { readonly least: number; readonly most: number };
}

/** Of PBKDF2 for each try: browsers do them away from the page's own thread, which stays free. */
const iterations = 5_000;
/** Measured: about 1.1 ms a try on one core of a server, so 0.2 to 0.6 s; two or three seconds on an old phone, while the person types. */
const usualTries = { least: 200, most: 500 };
const windowMs = 600_000;

const tokenShape = z.object({
  id: z.string(), form: z.string(), shownAtMs: z.number(), question: z.string(), answer: z.string(),
  challenge: z.object({ parameters: z.looseObject({ algorithm: z.string(), nonce: z.string(), salt: z.string(), cost: z.number(), keyLength: z.number(), keyPrefix: z.string(), keySignature: z.string() }), signature: z.string() }),
});
const solutionShape = z.object({ counter: z.number(), derivedKey: z.string().max(200) });

/**
 * Keeps programs from filling public forms, without a third party, a cookie or a picture: the browser does a little work
 * by itself (proof of work, ALTCHA 2), those without a script answer a plain question in words; a field that people
 * neither see nor hear of stays empty; nobody is faster than two seconds. What is spent is held in the memory of this
 * process; a form shown before the process began is shown again. WCAG 2.2, 3.3.8 in spirit: no test of memory or sight
 * is asked of who has a script, and the words to be copied stand in the question of who has none.
 */
export function createRobots({ key, now = forward, leastMs = 2_000, longestMs = 4 * 3_600_000, mostPerAddress = 60, tries = usualTries }: RobotOptions): Robots {
  const seal = createSeal(key, "robots");
  const startedAtMs = now();
  const spent = createSpentSet(now);
  const sendings = createAddressCounter(now, windowMs, mostPerAddress);
  const signing = () => ({ hmacSignatureSecret: seal.digest("challenge"), hmacKeySignatureSecret: seal.digest("derived key") });
  const answerDigest = (id: string, answer: string): string => seal.digest(`answer ${id} ${plainAnswer(answer)}`);

  const open = (posted: PostedFields, form: string) => {
    const parsed = tokenShape.safeParse(seal.open(textOf(posted[robotFields.token])));
    if (!parsed.success || parsed.data.form !== form) return "stale" as const;
    const token = parsed.data;
    if (spent.has(token.id)) return "used" as const;
    return token.shownAtMs < startedAtMs || now() - token.shownAtMs > longestMs ? ("stale" as const) : token;
  };

  return {
    async fields(form, language, posted) {
      const kept = posted === undefined ? "stale" : open(posted, form);
      if (posted !== undefined && typeof kept !== "string") {
        return { token: textOf(posted[robotFields.token]), challenge: kept.challenge, question: kept.question, solution: textOf(posted[robotFields.solution]).slice(0, 500), answer: textOf(posted[robotFields.answer]).slice(0, 200) };
      }
      const id = randomUUID();
      const question = drawQuestion(language);
      const challenge = await createChallenge({ algorithm: "PBKDF2/SHA-256", cost: iterations, counter: randomInt(tries.least, tries.most + 1), deriveKey, data: { id }, ...signing() });
      const token = seal.seal({ id, form, shownAtMs: now(), question: question.text, answer: answerDigest(id, question.answer), challenge });
      return { token, challenge, question: question.text, solution: "", answer: "" };
    },

    async check(posted, { form, address, spend = true }) {
      const token = open(posted, form);
      if (typeof token === "string") return [robotIssue(token)];
      if (textOf(posted[robotFields.trap]) !== "") return [robotIssue("trap")];
      if (now() - token.shownAtMs < leastMs) return [robotIssue("too-fast")];
      const [solution, answer] = [textOf(posted[robotFields.solution]), textOf(posted[robotFields.answer])];
      if (solution === "" && answer.trim() === "") return [robotIssue("unanswered")];
      const passed = (solution !== "" && (await isSolved(token.challenge, solution, signing()))) || (answer.trim() !== "" && answerDigest(token.id, answer) === token.answer);
      const expiresAtMs = token.shownAtMs + longestMs;
      if (!passed) {
        spent.spend(token.id, expiresAtMs);
        return [robotIssue("wrong")];
      }
      if (!spend) return [];
      if (address !== undefined && !sendings.count(address)) return [robotIssue("too-many")];
      return spent.spend(token.id, expiresAtMs) ? [] : [robotIssue("used")];
    },
  };
}

function forward(): number {
  return performance.timeOrigin + performance.now();
}

async function isSolved(challenge: z.output<typeof tokenShape>["challenge"], text: string, secrets: { readonly hmacSignatureSecret: string; readonly hmacKeySignatureSecret: string }): Promise<boolean> {
  const solution = solutionShape.safeParse(jsonOf(text));
  if (!solution.success) return false;
  const { verified } = await verifySolution({ challenge: challenge as Challenge, solution: solution.data, deriveKey, ...secrets });
  return verified;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, 500)) as unknown;
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 5_000) : "";
}
