import { gunzipSync, gzipSync } from "node:zlib";
import { credentialsContext } from "./contexts.ts";

/** Places in one list; the least that the specification allows, so that asking for one says little about whom (Bitstring Status List 1.0, section 6.1). */
export const listLength = 131_072;

/** The bits of those revoked, first place first (section 2.2): gzip, then base64url after a u (multibase). Places outside the list are an error. */
export function encodeStatusList(revoked: Iterable<number>): string {
  const bytes = new Uint8Array(listLength / 8);
  for (const index of revoked) {
    if (!Number.isInteger(index) || index < 0 || index >= listLength) throw new RangeError(`no such place in a status list: ${index}`);
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return `u${gzipSync(bytes).toString("base64url")}`;
}

/** Is the bit at this place set? Null where the list cannot be read, or has no such place. A list that unfolds to more than a megabyte is not read. */
export function statusAt(encoded: string, index: number): boolean | null {
  try {
    const bytes = gunzipSync(Buffer.from(encoded.replace(/^u/, ""), "base64url"), { maxOutputLength: 1_048_576 });
    const byte = bytes[index >> 3];
    return byte === undefined || index < 0 ? null : (byte & (0x80 >> (index & 7))) !== 0;
  } catch {
    return null;
  }
}

/** The list as a credential, not yet signed (section 3.2). `from` and `until` are instants, ISO 8601. */
export function statusListCredential(list: { readonly url: string; readonly issuerDid: string; readonly revoked: Iterable<number>; readonly from: string; readonly until: string }): Readonly<Record<string, unknown>> {
  return {
    "@context": [credentialsContext],
    id: list.url,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: list.issuerDid,
    validFrom: list.from,
    validUntil: list.until,
    credentialSubject: { id: `${list.url}#list`, type: "BitstringStatusList", statusPurpose: "revocation", encodedList: encodeStatusList(list.revoked) },
  };
}
