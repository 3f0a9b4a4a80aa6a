export { folderStorage } from "./folder.ts";
export { sweepLeftovers } from "./leftovers.ts";
export { s3Storage } from "./s3.ts";
export type { S3Settings } from "./s3.ts";
export { alteredFile, verifyStorage } from "./storage.ts";
export type { BytePart, Storage, StoredFile } from "./storage.ts";
