import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { badgeContext, heldContext } from "./contexts.ts";
import { badgeCredential } from "./credential.ts";
import { issuerDid } from "./identifiers.ts";
import { createKeyFile } from "./key-file.ts";
import { signCompact, signEmbedded } from "./sign.ts";
import { statusListCredential } from "./status-list.ts";

const peers = process.env["JALON_PYTHON_PEERS"] ?? "";
const python = join(peers, "bin/python");
const noPeers = peers !== "" && existsSync(python) && spawnSync(python, ["-c", "import openvc, pyld"]).status === 0 ? false : "no verifier in Python: run .ci/python-peers FOLDER and set JALON_PYTHON_PEERS=FOLDER";

/** Verifies both proofs and reads the list with code of other makers, then changes one word: it has to be refused. */
const program = `
import json, sys, jwt
from openvc.proof.data_integrity import DataIntegrityProofSuite
from openvc.status.bitstring import decode_bitstring, get_status_bit
from openvc.did.did_key import DidKeyResolver
given = json.load(open(sys.argv[1]))
said = {}
for name in ("badge", "list"):
    DataIntegrityProofSuite().verify(given[name], extra_contexts=given["contexts"])
    changed = dict(given[name], validUntil="2099-01-01T00:00:00Z")
    try:
        DataIntegrityProofSuite().verify(changed, extra_contexts=given["contexts"])
        said[name] = "changed, and taken"
    except Exception as error:
        said[name] = type(error).__name__
bits = decode_bitstring(given["list"]["credentialSubject"]["encodedList"])
said["bits"] = [get_status_bit(bits, at) for at in (0, 4, 5, 131071)]
key = DidKeyResolver().resolve(given["badge"]["issuer"]["id"]).verification_methods[0].public_key_jwk
said["token"] = jwt.decode(given["token"], jwt.PyJWK(key), algorithms=["EdDSA"])["jti"]
print(json.dumps(said))
`;

test("a verifier of other makers takes the certificate, the token and the list, and refuses a changed word", { skip: noPeers }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "jalon-badge-peer-"));
  try {
    const now = new Date();
    const key = await createKeyFile(folder, () => now).current();
    const did = issuerDid(undefined, key.publicKeyMultibase);
    const url = "https://jalon.example/integrity/status/1";
    const badge = badgeCredential({
      id: "0b6f9a34-0e5c-4a39-9d0b-6a1f9c2f7d11", issuer: { did, name: "Institut d’essai", url: "https://jalon.example/" },
      achievement: { url: "https://jalon.example/integrity/training/integrite", kind: "module", name: "Intégrité\u202f: les bases", description: "Trois heures.", criteria: "Réussir.", version: "1", imageUrl: "https://jalon.example/badge.svg", imageCaption: "Disque", credits: 3 },
      issuedOn: day("2024-05-02"), expiresOn: day("2090-05-02"), recipient: { email: "ada@example.org", salt: "sel", inClear: false }, status: { listUrl: url, index: 5 },
    });
    const list = statusListCredential({ url, issuerDid: did, revoked: [5, 131_071], from: "2024-01-01T00:00:00Z", until: "2090-01-01T00:00:00Z" });
    const file = join(folder, "given.json");
    writeFileSync(file, JSON.stringify({ badge: await signEmbedded(badge, did, key, now), list: await signEmbedded(list, did, key, now), token: await signCompact(badge, did, key), contexts: { [badgeContext]: heldContext(badgeContext) } }));
    const run = spawnSync(python, ["-c", program, file], { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(JSON.parse(run.stdout), { badge: "SignatureInvalid", list: "SignatureInvalid", bits: [0, 0, 1, 1], token: "urn:uuid:0b6f9a34-0e5c-4a39-9d0b-6a1f9c2f7d11" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
