export { bakeSvg } from "./bake.ts";
export { badgeCredential, type BadgeFacts } from "./credential.ts";
export { didDocument, issuerDid, type KnownIssuer } from "./identifiers.ts";
export { badgePicture } from "./image.ts";
export { createKeyFile, type KeyFile } from "./key-file.ts";
export { signCompact, signEmbedded } from "./sign.ts";
export { listLength, statusListCredential } from "./status-list.ts";
export { verifyGiven, type Outcome, type Step, type StepState, type Verdict } from "./verify.ts";
export { outcomeNames, stateNames, stepNames } from "./verdict-words.ts";
