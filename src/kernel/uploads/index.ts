import type { MigrationSet } from "../db/migrate.ts";

export const uploadMigrations: MigrationSet = { schema: "uploads", directory: new URL("./migrations/", import.meta.url) };

export { createUploads } from "./uploads.ts";
export type { PartChecksum, UploadDeps, Uploads, UploadStanding, UploadStart } from "./uploads.ts";
export { tusRoutes, uploadsPath } from "./tus-routes.ts";
export { defaultLimits } from "./upload.ts";
export type { Upload, UploadLimits, UploadTaker } from "./upload.ts";
