import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { identityHash } from "./credential.ts";
import type { KnownIssuer } from "./identifiers.ts";
import { compactPayload, compactProof, embeddedProof, type ProofVerdict } from "./proof.ts";
import { isRecord, readCredential } from "./read.ts";
import { shapeOf, type ShownCredential } from "./shape.ts";
import { datesWords, issuerWords, proofWords, readWords, recipientWords, statusWords, stopped } from "./verdict-words.ts";

export type StepState = "passed" | "failed" | "unknown";
export const stepCodes = ["reading", "proof", "issuer", "dates", "status", "recipient"] as const;
export type StepCode = (typeof stepCodes)[number];

export interface Step {
  readonly code: StepCode;
  readonly state: StepState;
  readonly text: Bilingual;
}

export const outcomes = ["valid", "expired", "not-yet-valid", "revoked", "altered", "not-ours", "unreadable", "other-person", "undecided"] as const;
/** The answer in one word; `undecided` where a step could not be carried out without the network. */
export type Outcome = (typeof outcomes)[number];

export interface Verdict {
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  readonly shown: ShownCredential | null;
}

export interface VerifyDeps {
  readonly now: Date;
  /** The issuers under which this house signs, or ever signed. */
  readonly ours: readonly KnownIssuer[];
  /** What this house knows of a certificate of its own, by the id in it; null where it knows none of that id. */
  readonly standing: (id: string) => Promise<"in-force" | "superseded" | "revoked" | null>;
}

/**
 * Is this certificate genuine, whose word is it, does it still hold, and is it about the person whose mail address is given
 * (null: not asked)? One step after the other, each with its answer in words; what could only be known by asking the network
 * is said to be unknown. Never throws because of what it is given.
 */
export async function verifyGiven(bytes: Uint8Array, email: string | null, { now, ours, standing }: VerifyDeps): Promise<Verdict> {
  const reading = readCredential(bytes);
  if ("fault" in reading) return stop([{ code: "reading", state: "failed", text: reading.fault }], null);
  const { given } = reading;
  const credential = given.kind === "embedded" ? given.credential : (compactPayload(given.text)?.credential ?? null);
  if (credential === null) return stop([{ code: "reading", state: "failed", text: readWords.badToken }], null);
  const { shown, faults } = shapeOf(credential);
  const [firstFault] = faults;
  if (shown === null || firstFault !== undefined) return stop([{ code: "reading", state: "failed", text: together(faults) }], shown);

  const steps: Step[] = [{ code: "reading", state: "passed", text: given.kind === "embedded" ? readWords.embedded : readWords.compact }];
  const proof = given.kind === "embedded" ? await embeddedProof(credential, ours) : await compactProof(given.text, ours);
  steps.push({ code: "proof", state: proof === "good" ? "passed" : proof === "not-held" ? "unknown" : "failed", text: proofWords[proof] });
  const isOurs = ours.some(({ did }) => did === shown.issuerId);
  if (proof !== "good") return { outcome: proof === "not-held" ? "not-ours" : "altered", steps: [...steps, ...rest("issuer")], shown };
  steps.push({ code: "issuer", state: isOurs ? "passed" : "unknown", text: isOurs ? issuerWords.ours : issuerWords.other });

  const dates = datesOf(shown, now);
  steps.push({ code: "dates", state: dates === "in-force" ? "passed" : "failed", text: datesWords(dates, shown) });
  const known = isOurs && shown.id !== null ? await standing(shown.id) : null;
  steps.push({ code: "status", state: known === null ? "unknown" : known === "revoked" ? "failed" : "passed", text: statusWords[known ?? "unknown"] });
  const recipient = email === null ? null : matches(credential, email);
  steps.push({ code: "recipient", state: recipient === null ? "unknown" : recipient ? "passed" : "failed", text: recipient === null ? recipientWords.notAsked : recipient ? recipientWords.same : recipientWords.other });
  return { outcome: outcomeOf(isOurs, dates, known, recipient), steps, shown };
}

function outcomeOf(isOurs: boolean, dates: DatesVerdict, standing: string | null, recipient: boolean | null): Outcome {
  if (standing === "revoked") return "revoked";
  if (!isOurs) return "not-ours";
  if (dates !== "in-force") return dates;
  if (standing === null) return "undecided";
  return recipient === false ? "other-person" : "valid";
}

export type DatesVerdict = "in-force" | "expired" | "not-yet-valid";

/** From the instant it starts, that one included, until the instant it ends, that one left out. */
function datesOf({ from, until }: ShownCredential, now: Date): DatesVerdict {
  if (from !== null && now.getTime() < Date.parse(from)) return "not-yet-valid";
  return until !== null && now.getTime() >= Date.parse(until) ? "expired" : "in-force";
}

/** Is the address the one of an IdentityObject of the certificate, hashed or in clear? */
function matches(credential: Readonly<Record<string, unknown>>, email: string): boolean {
  const subject = credential["credentialSubject"];
  // One alone may stand without its list: the same statement, under the same proof.
  const identifiers = isRecord(subject) ? [subject["identifier"]].flat() : [];
  return identifiers.filter(isRecord).some((one) => {
    const kept = one["identityHash"];
    if (typeof kept !== "string") return false;
    const plain = email.trim().normalize("NFC").toLowerCase();
    return one["hashed"] === true ? kept.toLowerCase() === identityHash(plain, typeof one["salt"] === "string" ? one["salt"] : "") : kept.trim().toLowerCase() === plain;
  });
}

function together(faults: readonly Bilingual[]): Bilingual {
  return { fr: faults.map(({ fr }) => fr).join(" "), en: faults.map(({ en }) => en).join(" ") };
}

/** The steps from `first` on, none of which is carried out: what an altered document says means nothing. */
function rest(first: StepCode): Step[] {
  return stepCodes.slice(stepCodes.indexOf(first)).map((code) => ({ code, state: "unknown", text: stopped }));
}

function stop(steps: readonly Step[], shown: ShownCredential | null): Verdict {
  return { outcome: "unreadable", steps: [...steps, ...rest("proof")], shown };
}

export type { ProofVerdict };
