export { folderStorage } from "./folder.ts";
export { s3Storage } from "./s3.ts";
export type { S3Settings } from "./s3.ts";
export { verifyStorage } from "./storage.ts";
export type { BytePart, Storage, StoredFile } from "./storage.ts";
