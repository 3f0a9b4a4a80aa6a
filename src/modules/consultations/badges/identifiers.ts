import { publicKeyText } from "./key-text.ts";

/** An issuer as the world finds it: who, and with which keys it has signed. */
export interface KnownIssuer {
  readonly did: string;
  readonly publicKeys: readonly string[];
}

/**
 * The identifier under which this house signs: did:web of its public address when that is one of HTTPS without a path
 * (did:web method specification, section 3.1), so that anyone can fetch its keys; else did:key, which is the key itself.
 */
export function issuerDid(publicUrl: string | undefined, publicKeyMultibase: string): string {
  const host = webHost(publicUrl);
  return host === null ? `did:key:${publicKeyMultibase}` : `did:web:${host}`;
}

function webHost(publicUrl: string | undefined): string | null {
  if (publicUrl === undefined || !URL.canParse(publicUrl)) return null;
  const { protocol, host, pathname } = new URL(publicUrl);
  return protocol === "https:" && pathname === "/" ? host.replace(":", "%3A") : null;
}

/** The address of a key of an issuer: for did:web and did:key alike, the key after the mark. */
export function keyAddress(did: string, publicKeyMultibase: string): string {
  return `${did}#${publicKeyMultibase}`;
}

export interface KeyDocument {
  readonly "@context": string;
  readonly id: string;
  readonly type: "Multikey";
  readonly controller: string;
  readonly publicKeyMultibase: string;
}

/** The document of an issuer (Decentralized Identifiers 1.0, section 5): every key that may have signed, retired ones too, so that old certificates stay verifiable. */
export function didDocument({ did, publicKeys }: KnownIssuer): Readonly<Record<string, unknown>> {
  const keys = publicKeys.map((key) => keyAddress(did, key));
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: publicKeys.map((key) => ({ id: keyAddress(did, key), type: "Multikey", controller: did, publicKeyMultibase: key })),
    assertionMethod: keys,
  };
}

export function keyDocument(did: string, publicKeyMultibase: string): KeyDocument {
  return { "@context": "https://w3id.org/security/multikey/v1", id: keyAddress(did, publicKeyMultibase), type: "Multikey", controller: did, publicKeyMultibase };
}

/** The key that a did:key is; null for any other identifier. */
export function keyOfDidKey(did: string): string | null {
  const key = did.startsWith("did:key:") ? did.slice("did:key:".length) : "";
  return publicKeyText.test(key) ? key : null;
}
