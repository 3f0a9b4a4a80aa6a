import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { day } from "../../../kernel/time/day.ts";
import { bakeSvg, fromSvg } from "./bake.ts";
import { badgeCredential, identityHash, type BadgeFacts } from "./credential.ts";
import { issuerDid, type KnownIssuer } from "./identifiers.ts";
import { badgePicture } from "./image.ts";
import { createKeyFile, type SigningKey } from "./key-file.ts";
import { embeddedProof } from "./proof.ts";
import { signCompact, signEmbedded } from "./sign.ts";
import { encodeStatusList, listLength, statusAt } from "./status-list.ts";
import { verifyGiven, type Outcome } from "./verify.ts";

const at = new Date("2025-03-31T12:00:00Z");
const did = "did:web:jalon.example";

function keyIn(): { readonly key: Promise<SigningKey>; readonly rotate: () => Promise<SigningKey>; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "jalon-badges-"));
  const file = createKeyFile(folder, () => at);
  return { key: file.current(), rotate: file.rotate, folder };
}
const { key: making, rotate, folder } = keyIn();
const key = await making;
const ours: readonly KnownIssuer[] = [{ did, publicKeys: [key.publicKeyMultibase] }];

export const facts: BadgeFacts = {
  id: "0b6f9a34-0e5c-4a39-9d0b-6a1f9c2f7d11",
  issuer: { did, name: "Institut d’essai", url: "https://jalon.example/" },
  achievement: { url: "https://jalon.example/integrity/training/integrite", kind: "module", name: "Intégrité scientifique\u202f: les bases", description: "Trois heures.", criteria: "Suivre la séance et réussir le questionnaire.", version: "1", imageUrl: "https://jalon.example/integrity/training/integrite/badge.svg", imageCaption: "Disque bleu", credits: 3 },
  issuedOn: day("2024-05-02"), expiresOn: day("2027-05-02"),
  recipient: { email: "Ada@Example.org", salt: "sel-42", inClear: false },
  status: { listUrl: "https://jalon.example/integrity/status/1", index: 94567 },
};
const standing = async () => "in-force" as const;
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const outcome = async (given: unknown, email: string | null = null, now = at): Promise<Outcome> => (await verifyGiven(bytes(given), email, { now, ours, standing })).outcome;
const signed = await signEmbedded(badgeCredential(facts), did, key, at);

test("the vector of the W3C for eddsa-rdfc-2022 verifies, and one letter changed does not", async () => {
  // Data Integrity EdDSA Cryptosuites 1.0, section B.1, example 8; the context of its examples is a vocabulary alone.
  const vector = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    id: "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33", type: ["VerifiableCredential", "AlumniCredential"], name: "Alumni Credential", description: "A minimum viable example of an Alumni Credential.",
    issuer: "https://vc.example/issuers/5678", validFrom: "2023-01-01T00:00:00Z", credentialSubject: { id: "did:example:abcdefgh", alumniOf: "The School of Examples" },
    proof: { type: "DataIntegrityProof", cryptosuite: "eddsa-rdfc-2022", created: "2023-02-24T23:36:38Z", verificationMethod: "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", proofPurpose: "assertionMethod", proofValue: "z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9" },
  };
  const issuer: KnownIssuer = { did: "https://vc.example/issuers/5678", publicKeys: ["z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"] };
  const examples = new Map([["https://www.w3.org/ns/credentials/examples/v2", { "@context": { "@vocab": "https://www.w3.org/ns/credentials/examples#" } }]]);
  assert.equal(await embeddedProof(vector, [issuer], examples), "good");
  assert.equal(await embeddedProof({ ...vector, name: "Alumni credential" }, [issuer], examples), "altered");
});

test("a certificate of the house verifies as JSON, as a token and in its picture", async () => {
  assert.equal(await outcome(signed), "valid");
  assert.equal(await outcome(signed, "ada@example.org"), "valid");
  assert.equal(await outcome(signed, "bob@example.org"), "other-person");
  assert.doesNotMatch(JSON.stringify(signed), /ada/i);
  const token = await signCompact(badgeCredential(facts), did, key);
  assert.equal(await outcome(token, "ada@example.org"), "valid");
  const picture = bakeSvg(badgePicture({ kind: "label", title: "Ambassadeur ]]> & <co>", issuer: "Institut", line: "3 crédits", language: "fr" }), { ...signed });
  assert.deepEqual(JSON.parse(fromSvg(picture) ?? ""), JSON.parse(JSON.stringify(signed)));
  assert.equal(await outcome(picture), "valid");
});

test("the hash of a mail address is the one of the specification’s own example", () => {
  // Open Badges 3.0, IdentityHash: a@example.com salted with Kosher.
  assert.equal(identityHash("a@example.com", "Kosher"), "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399");
  assert.equal(createHash("sha256").update("a@example.comKosher").digest("hex"), "b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399");
});

test("what was altered, is not ours or is out of date is told so", async () => {
  const subject = signed["credentialSubject"] as Record<string, unknown>;
  assert.equal(await outcome({ ...signed, validUntil: "2037-05-02T00:00:00Z" }), "altered");
  assert.equal(await outcome({ ...signed, credentialSubject: { ...subject, creditsEarned: 30 } }), "altered");
  assert.equal(await outcome({ ...signed, added: "word" }), "altered");
  const { proof: _proof, ...unsigned } = signed;
  assert.equal(await outcome(unsigned), "altered");
  assert.equal(await outcome({ ...signed, proof: { ...(signed["proof"] as object), cryptosuite: "eddsa-jcs-2022" } }), "altered");
  assert.equal(await outcome(signed, null, new Date("2027-05-02T00:00:00Z")), "expired");
  assert.equal(await outcome(signed, null, new Date("2027-05-01T23:59:59Z")), "valid");
  assert.equal(await outcome(signed, null, new Date("2024-05-01T23:00:00Z")), "not-yet-valid");
  assert.equal((await verifyGiven(bytes(signed), null, { now: at, ours, standing: async () => "revoked" })).outcome, "revoked");
  assert.equal((await verifyGiven(bytes(signed), null, { now: at, ours, standing: async () => null })).outcome, "undecided");

  const stranger = keyIn();
  const other = await stranger.key;
  rmSync(stranger.folder, { recursive: true });
  const selfDid = issuerDid(undefined, other.publicKeyMultibase);
  assert.equal(await outcome(await signEmbedded(badgeCredential({ ...facts, issuer: { ...facts.issuer, did: selfDid } }), selfDid, other, at)), "not-ours");
  assert.equal(await outcome(await signEmbedded(badgeCredential({ ...facts, issuer: { ...facts.issuer, did: "did:web:elsewhere.example" } }), "did:web:elsewhere.example", other, at)), "not-ours");
  // Somebody else’s key under our name.
  assert.equal(await outcome(await signEmbedded(badgeCredential(facts), did, other, at)), "altered");
  // Our name in the document, their own identifier in the proof.
  assert.equal(await outcome(await signEmbedded(badgeCredential(facts), selfDid, other, at)), "altered");
  const [header = "", payload = "", signature = ""] = (await signCompact(badgeCredential(facts), did, key)).split(".");
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const said = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
  assert.equal(await outcome(`${header}.${encoded({ ...said, exp: 9_999_999_999 })}.${signature}`), "altered");
  assert.equal(await outcome(`${encoded({ alg: "none" })}.${payload}.AA`), "altered");
  assert.equal(await outcome(`${encoded({ alg: "HS256", kid: "x" })}.${payload}.${signature}`), "altered");
});

test("an end hidden in other words of the same meaning is found, although the proof holds", async () => {
  const { validUntil, ...rest } = signed;
  const address = "https://www.w3.org/2018/credentials#validUntil";
  for (const hidden of [{ [address]: { "@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": validUntil } }, { validUntil: [validUntil] }, { validUntil: { "@value": validUntil, "@type": "http://www.w3.org/2001/XMLSchema#dateTime" } }]) {
    const late = { ...rest, ...hidden };
    assert.equal(await outcome(late, null, new Date("2030-01-01T00:00:00Z")), "unreadable");
  }
  assert.equal(await embeddedProof({ ...rest, [address]: { "@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": validUntil } }, ours), "good");
});

test("what is no certificate is told so, whatever it is", async () => {
  for (const bad of ["", "bonjour", "{", "[]", "null", "{\"a\":1}", "a.b.c", "<svg></svg>", "x".repeat(300_000), `${"[".repeat(100_000)}`, `{"a":${"[".repeat(50)}1${"]".repeat(50)}}`, { ...signed, "@context": [] }, { ...signed, "@context": ["https://www.w3.org/ns/credentials/v2", "https://evil.example/context"] }, { ...signed, "@context": [...(signed["@context"] as string[]), { name: "https://evil.example/name" }] }, { ...signed, issuer: undefined }, { ...signed, validFrom: "hier" }]) {
    assert.equal(await outcome(bad), "unreadable", JSON.stringify(bad).slice(0, 60));
  }
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("iTXt", Buffer.concat([Buffer.from("openbadgecredential\0\0\0\0\0"), Buffer.from(JSON.stringify(signed))])), chunk("IEND", Buffer.alloc(0))]);
  assert.equal((await verifyGiven(png, null, { now: at, ours, standing })).outcome, "valid");
  assert.equal((await verifyGiven(png.subarray(0, 200), null, { now: at, ours, standing })).outcome, "unreadable");
});

test("a list of states holds its bits from the left, over 131,072 places", () => {
  const list = encodeStatusList([0, 9, listLength - 1]);
  assert.deepEqual([0, 1, 9, 10, listLength - 1].map((index) => statusAt(list, index)), [true, false, true, false, true]);
  assert.equal(statusAt(list, listLength), null);
  assert.equal(gunzipSync(Buffer.from(list.slice(1), "base64url"))[0], 0x80);
  // Bitstring Status List 1.0, section 4, example: an empty list of 16 kB.
  assert.equal(statusAt("uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA", 94567), false);
  assert.throws(() => encodeStatusList([listLength]), RangeError);
});

test("the key is readable by its owner alone, and a new one leaves old certificates verifiable", async () => {
  assert.equal(statSync(join(folder, "badge-key.json")).mode & 0o777, 0o600);
  const next = await rotate();
  assert.notEqual(next.publicKeyMultibase, key.publicKeyMultibase);
  const both = [{ did, publicKeys: [key.publicKeyMultibase, next.publicKeyMultibase] }];
  for (const one of [signed, await signEmbedded(badgeCredential(facts), did, next, at)]) assert.equal((await verifyGiven(bytes(one), null, { now: at, ours: both, standing })).outcome, "valid");
  rmSync(folder, { recursive: true });
});

function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(type), body, Buffer.alloc(4)]);
}
