export { derivedKey, keyFingerprint, readKeyFile } from "./keys.ts";
export { createPseudonymiser, pseudonymise } from "./pseudonymise.ts";
export { encodeFile, type EncodedFile } from "./bloom/encode.ts";
export { checkEncoding, defaultEncoding, encodedModel, encodingNotReadable, type EncodingSpec } from "./bloom/specification.ts";
