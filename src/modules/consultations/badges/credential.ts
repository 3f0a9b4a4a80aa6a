import { createHash } from "node:crypto";
import type { Day } from "../../../kernel/time/day.ts";
import { badgeContext, credentialsContext } from "./contexts.ts";

/** What a certificate says, before it is signed. */
export interface BadgeFacts {
  /** A UUID that nobody can guess. */
  readonly id: string;
  readonly issuer: { readonly did: string; readonly name: string; readonly url: string };
  readonly achievement: {
    /** The public page of the module or label. */
    readonly url: string;
    readonly kind: "module" | "label";
    readonly name: string;
    readonly description: string;
    readonly criteria: string;
    readonly version: string;
    readonly imageUrl: string;
    readonly imageCaption: string;
    /** What it brings; null where it brings none. */
    readonly credits: number | null;
  };
  readonly issuedOn: Day;
  /** The first day on which it no longer holds. */
  readonly expiresOn: Day | null;
  readonly recipient: { readonly email: string; readonly salt: string; /** The holder asked for the address itself to be in it. */ readonly inClear: boolean };
  readonly status: { readonly listUrl: string; readonly index: number };
}

/** SHA-256 of the address in lower case followed by the salt, as IdentityHash writes it (Open Badges 3.0, section B.8.3). */
export function identityHash(email: string, salt: string): string {
  return `sha256$${createHash("sha256").update(`${email.trim().normalize("NFC").toLowerCase()}${salt}`, "utf8").digest("hex")}`;
}

/**
 * The OpenBadgeCredential of a certificate (Open Badges 3.0.3, section B.1.2; Verifiable Credentials Data Model 2.0), not
 * yet signed. It never names its holder: they are known by the salted hash of their mail address alone, unless they asked
 * otherwise. It carries no evidence.
 */
export function badgeCredential(facts: BadgeFacts): Readonly<Record<string, unknown>> {
  const { achievement, recipient, status, issuer } = facts;
  const instant = (day: Day): string => `${day}T00:00:00Z`;
  return {
    "@context": [credentialsContext, badgeContext],
    id: `urn:uuid:${facts.id}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: achievement.name,
    description: achievement.description,
    issuer: { id: issuer.did, type: ["Profile"], name: issuer.name, url: issuer.url },
    validFrom: instant(facts.issuedOn),
    ...(facts.expiresOn === null ? {} : { validUntil: instant(facts.expiresOn) }),
    awardedDate: instant(facts.issuedOn),
    credentialSubject: {
      type: ["AchievementSubject"],
      identifier: [{
        type: "IdentityObject",
        identityType: "emailAddress",
        hashed: !recipient.inClear,
        identityHash: recipient.inClear ? recipient.email : identityHash(recipient.email, recipient.salt),
        ...(recipient.inClear ? {} : { salt: recipient.salt }),
      }],
      ...(achievement.credits === null ? {} : { creditsEarned: achievement.credits }),
      achievement: {
        id: achievement.url,
        type: ["Achievement"],
        achievementType: achievement.kind === "module" ? "Course" : "Certification",
        name: achievement.name,
        description: achievement.description,
        criteria: { id: `${achievement.url}#criteria`, narrative: achievement.criteria },
        image: { id: achievement.imageUrl, type: "Image", caption: achievement.imageCaption },
        inLanguage: "fr",
        version: achievement.version,
        ...(achievement.credits === null ? {} : { creditsAvailable: achievement.credits }),
      },
    },
    credentialStatus: { id: `${status.listUrl}#${status.index}`, type: "BitstringStatusListEntry", statusPurpose: "revocation", statusListIndex: String(status.index), statusListCredential: status.listUrl },
  };
}
