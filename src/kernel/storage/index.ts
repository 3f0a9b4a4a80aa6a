export { folderStorage, verifyStorage } from "./storage.ts";
export type { Storage, StoredFile } from "./storage.ts";
