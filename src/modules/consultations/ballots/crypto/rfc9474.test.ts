import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { z } from "zod";
import { bytesFrom, fastToken, inverseOf, numberFrom, unblinded } from "../testing/fast-client.ts";
import { blindSign, isBlindedMessage, isSigned } from "./blind-signature.ts";

const vectors = z.object({
  p: z.string(), q: z.string(), msg: z.string(), salt: z.string(), inv: z.string(),
  variants: z.array(z.object({ name: z.string(), prefix: z.string(), salt: z.string().optional(), inv: z.string().optional(), blinded: z.string(), blindSig: z.string(), sig: z.string() })).length(4),
}).parse(JSON.parse(readFileSync(new URL("../testing/rfc9474.json", import.meta.url), "utf8")));

const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");
const hex = (of: Uint8Array): string => Buffer.from(of).toString("hex");
const size = 512;
const [p, q, e] = [numberFrom(bytes(vectors.p)), numberFrom(bytes(vectors.q)), 65_537n];
const n = p * q;
const d = inverseOf(e, (p - 1n) * (q - 1n));
const text = (number: bigint): string => Buffer.from(number.toString(16).padStart(number.toString(16).length + (number.toString(16).length % 2), "0"), "hex").toString("base64url");
const jwk = { kty: "RSA", n: text(n), e: text(e), d: text(d), p: text(p), q: text(q), dp: text(d % (p - 1n)), dq: text(d % (q - 1n)), qi: text(inverseOf(q, p)) };
const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
const publicKey = createPublicKey({ key: { kty: "RSA", n: jwk.n, e: jwk.e }, format: "jwk" });
const spki = publicKey.export({ type: "spki", format: "der" });

const { PSS, PSSZero } = RSABSSA.SHA384;
const suites = [PSS.Randomized(), PSSZero.Randomized(), PSS.Deterministic(), PSSZero.Deterministic()];

/** What the library draws, in order: the prefix, the salt, the blinding factor. */
async function withRandom<T>(drawn: readonly Buffer[], work: () => Promise<T>): Promise<T> {
  const waiting = drawn.filter(({ byteLength }) => byteLength > 0);
  const before = crypto.getRandomValues;
  crypto.getRandomValues = (array) => {
    if (array instanceof Uint8Array && array.byteLength > 0) {
      const next = waiting.shift();
      assert.equal(next?.byteLength, array.byteLength);
      array.set(next ?? []);
    }
    return array;
  };
  try {
    return await work();
  } finally {
    crypto.getRandomValues = before;
  }
}

for (const [index, variant] of vectors.variants.entries()) {
  const [salt, inv] = [bytes(variant.salt ?? vectors.salt), bytes(variant.inv ?? vectors.inv)];
  const prepared = Buffer.concat([bytes(variant.prefix), bytes(vectors.msg)]);

  test(`${variant.name}: the library, the signer by OpenSSL and the tests’ own arithmetic give the values of RFC 9474, appendix A`, async () => {
    const suite = suites[index];
    assert.ok(suite !== undefined);
    assert.equal(suite.toString(), variant.name);
    const key = await crypto.subtle.importKey("spki", spki, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
    const factor = bytesFrom(inverseOf(numberFrom(inv), n), size);
    const { message, blindedMsg, inv: made } = await withRandom([bytes(variant.prefix), salt, factor], async () => {
      const preparedMessage = suite.prepare(bytes(vectors.msg));
      return { message: preparedMessage, ...(await suite.blind(key, preparedMessage)) };
    });
    assert.deepEqual([hex(message), hex(blindedMsg), hex(made)], [hex(prepared), variant.blinded, hex(inv)]);
    const own = fastToken(spki.toString("base64url"), prepared, salt, numberFrom(inv));
    assert.equal(hex(Buffer.from(own.blinded, "base64url")), variant.blinded);

    assert.equal(hex(blindSign(privateKey, publicKey, bytes(variant.blinded))), variant.blindSig);
    assert.equal(hex(Buffer.from(unblinded(own, bytes(variant.blindSig).toString("base64url")), "base64url")), variant.sig);
    assert.equal(hex(await suite.finalize(key, prepared, bytes(variant.blindSig), inv)), variant.sig);
    assert.ok(await suite.verify(key, bytes(variant.sig), prepared));
    // The house takes signatures with a salt of 48 bytes, and no other.
    assert.equal(isSigned(publicKey, prepared, bytes(variant.sig)), salt.byteLength === 48);
    const bent = bytes(variant.sig);
    bent[100] = (bent[100] ?? 0) ^ 1;
    assert.ok(!isSigned(publicKey, prepared, bent) && !isSigned(publicKey, Buffer.concat([prepared, Buffer.of(0)]), bytes(variant.sig)));
  });
}

test("what is not below the modulus and as long as it is not signed", () => {
  for (const bad of [bytesFrom(n, size), bytesFrom(n + 1n, size), Buffer.alloc(size), Buffer.alloc(size - 1, 1), Buffer.alloc(size + 1), Buffer.alloc(0)]) {
    assert.equal(isBlindedMessage(publicKey, bad), false);
    assert.throws(() => blindSign(privateKey, publicKey, bad), RangeError);
  }
  assert.ok(isBlindedMessage(publicKey, bytesFrom(n - 1n, size)));
});

test("a signature that does not verify is never given out", () => {
  const wrong = createPublicKey({ key: { kty: "RSA", n: jwk.n, e: text(3n) }, format: "jwk" });
  assert.throws(() => blindSign(privateKey, wrong, bytesFrom(12_345n, size)), /signing failure/);
});
