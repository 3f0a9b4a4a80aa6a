import type { Loader } from "@digitalbazaar/vc";
import { heldContext } from "./contexts.ts";
import { didDocument, keyDocument, keyOfDidKey, type KnownIssuer } from "./identifiers.ts";

/** Thrown for what this house does not hold; `address` is what was asked for. */
export class NotHeld extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`not held here: ${address.slice(0, 200)}`);
    this.address = address;
  }
}

/** The keys of an issuer: of this house (`known`), or the one that a did:key is. Null: they would have to be fetched, and nothing is. */
export function issuerAt(did: string, known: readonly KnownIssuer[]): KnownIssuer | null {
  const ours = known.find((issuer) => issuer.did === did);
  if (ours !== undefined) return ours;
  const key = keyOfDidKey(did);
  return key === null ? null : { did, publicKeys: [key] };
}

/** Contexts, issuers and keys from what the house holds and from nowhere else. `more` holds further documents by address. */
export function localLoader(known: readonly KnownIssuer[], more: ReadonlyMap<string, object> = new Map()): Loader {
  return async (address) => {
    const given = (document: unknown) => ({ contextUrl: null, documentUrl: address, document });
    const context = more.get(address) ?? heldContext(address);
    if (context !== null) return given(context);
    const [did = "", key] = address.split("#");
    const issuer = issuerAt(did, known);
    if (issuer === null) throw new NotHeld(address);
    if (key === undefined) return given(didDocument(issuer));
    if (!issuer.publicKeys.includes(key)) throw new NotHeld(address);
    return given(keyDocument(did, key));
  };
}
